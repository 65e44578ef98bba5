# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Declaration of switches: their type, allowed values and meaning."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any

__all__ = ["SettingError", "Switch", "switch", "switches_of"]


class SettingError(ValueError):
    """An invalid option or switch; the text is one sentence for the user."""


def switch(default: Any, text: str, *choices: Any) -> Any:
    """Return a field for a setting that can change at run time: default, meaning, allowed values."""
    return field(default=default, metadata={"switch": text, "choices": choices})


@dataclass(frozen=True)
class Switch:
    """One switch: its name, meaning, allowed values and default."""

    name: str
    text: str
    choices: tuple[Any, ...]
    kind: type
    optional: bool
    default: Any

    def parse(self, value: Any) -> Any:
        """Return the typed value of a switch given as text (``--set``) or JSON."""
        if self.optional and (value is None or value in ("none", "profile")):
            return None
        if isinstance(value, str) and self.kind is not str:
            try:
                if self.kind is bool:
                    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}[
                        value.lower()
                    ]
                return self.kind(value)
            except (KeyError, ValueError):
                raise SettingError(f"switch {self.name} takes {self.kind.__name__}, not {value!r}") from None
        return self.kind(value) if self.kind is float and type(value) is int else value

    def check(self, value: Any) -> None:
        if value is None and self.optional:
            return
        if type(value) is not self.kind and not (self.kind is float and type(value) is int):
            raise SettingError(f"switch {self.name} takes {self.kind.__name__}, not {value!r}")
        if self.choices and value not in self.choices:
            raise SettingError(f"switch {self.name} must be one of {', '.join(map(str, self.choices))}, not {value!r}")


def switches_of(settings: type[Any]) -> dict[str, Switch]:
    """Return the switches of a settings class by name, in the order of declaration."""
    found: dict[str, Switch] = {}
    for item in dataclasses.fields(settings):
        if "switch" not in item.metadata:
            continue
        kinds = {"bool": bool, "int": int, "float": float, "str": str}
        written = str(item.type).split(" ")[0]
        found[item.name] = Switch(
            item.name,
            item.metadata["switch"],
            item.metadata["choices"],
            kinds[written],
            "None" in str(item.type),
            item.default,
        )
    return found
