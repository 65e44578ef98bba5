# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rotation of secrets: writes named secrets once, to every object that refers to them, whether ISE shows them or not."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from .._engine.desired_state import Desired
from .._errors import InvalidInput
from .._schema.attribute import Path
from .._schema.near_names import near_names
from .secret_references import PREFIX

# In place of a rotated secret in a plan.
WRITTEN = "(secret, written by rotate)"


class Rotation:
    """The secrets of the option ``rotate``, which lists their names, or references such as ``secret://NAME``."""

    def __init__(self, given: Sequence[str] = ()) -> None:
        self._names = list(dict.fromkeys(text.removeprefix(PREFIX) for text in given))

    def paths(self, references: Mapping[Path, str]) -> frozenset[Path]:
        """Return the options of an object with a rotated secret. ``references`` has its secrets by name."""
        return frozenset(path for path, name in references.items() if name in self._names)

    def check(self, referenced: Collection[str], *, drift: bool) -> None:
        """Raise :class:`InvalidInput` for a name that no declared object refers to, and in a check for drift."""
        if self._names and drift:
            raise InvalidInput("rotate: fail_on_drift writes no secret; remove one of both options.")
        for name in self._names:
            if name not in referenced:
                near = near_names(name, referenced)
                hint = f"; did you mean {near[0]!r}?" if near else "; remove it, or correct the name."
                raise InvalidInput(f"rotate: no declared object refers to {PREFIX}{name}{hint}")


NO_ROTATION = Rotation()


def with_rotated(desired: Desired, paths: frozenset[Path]) -> Desired:
    """Return a desired object whose secrets at these paths are written, whatever its ``update_secrets`` says."""
    if not paths or not desired.present or desired.update_secrets is True:
        return desired
    return replace(desired, update_secrets=paths)
