# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about arguments that do not fit the argument spec."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from .redaction import PLACEHOLDER


def unsupported_options(module: str, unsupported: Iterable[str | tuple[str, ...]], spec: Mapping[str, Any]) -> str:
    """Return one sentence naming options that do not exist and their nearest matches; empty when there are none.

    A nested option is a tuple: the options that lead to it, then its own name.
    """
    sentences = []
    for item in sorted(unsupported, key=str):
        path = (item,) if isinstance(item, str) else tuple(item)
        options = spec
        for key in path[:-1]:
            options = options.get(key, {}).get("options", {})
        near = difflib.get_close_matches(path[-1], list(options), n=1)
        where = f" inside {'.'.join(path[:-1])}" if path[:-1] else ""
        hint = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(sorted(options))}."
        sentences.append(f"{module} has no option {path[-1]!r}{where}; {hint}")
    return " ".join(sentences)


def shown_arguments(arguments: Mapping[str, Any], spec: Mapping[str, Any]) -> dict[str, Any]:
    """Return refused arguments as a result may show them: what could be a secret at the wrong place is hidden.

    That is the value of an option that does not exist, and anything but options where options belong. Ansible knows
    neither as ``no_log``.
    """
    known = {alias: option for option in spec.values() for alias in option.get("aliases", [])}
    known.update(spec)
    return {key: _shown(value, known.get(key)) for key, value in arguments.items()}


def _shown(value: Any, option: Mapping[str, Any] | None) -> Any:
    if value is None or (option and "options" not in option):
        return value
    if option and isinstance(value, Mapping):
        return shown_arguments(value, option["options"])
    if option and isinstance(value, (list, tuple)):
        return [_shown(item, option) for item in value]
    return PLACEHOLDER
