# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small values that attributes are composed of: when one exists, how it changes, whether ISE shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class When:
    """A condition: the option ``option`` has one of ``values``.

    The option is a sibling of the attribute, or one below a sibling, written with dots.
    """

    option: str
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Update:
    """What ISE does with a new value for an existing object.

    * ``immutable``: the value cannot change. ``verify``: ISE may accept a change without making it, so it is read back.
    * ``after_create``: ISE accepts the value for existing objects only, so an update follows the creation. ``cleared_with``
      names the sibling whose false clears the value, so that an empty one is not sent.
    * ``not_clearable``: the reason why a value cannot be cleared, as a clause that follows the name of the option.
    """

    immutable: bool = False
    verify: bool = False
    after_create: bool = False
    cleared_with: str = ""
    not_clearable: str = ""


CHANGEABLE = Update()
IMMUTABLE = Update(immutable=True)
VERIFY = Update(verify=True)
AFTER_CREATE = Update(after_create=True)


def not_clearable(reason: str) -> Update:
    """Return the rule that a value can change but not be cleared, with the reason."""
    return Update(not_clearable=reason)


@dataclass(frozen=True)
class Visibility:
    """What ISE shows of a secret; a visible one is shown in plain text or as a mask.

    * ``hidden``: never returned. ``implied_by`` names the sibling whose presence means that a hidden secret exists.
    * ``masked_if_missing`` names the secret that every object has: an answer without it shows no secrets at all, so a
      missing one may exist.
    """

    hidden: bool = False
    implied_by: str = ""
    masked_if_missing: str = ""


VISIBLE = Visibility()


def never_shown(*, implied_by: str = "") -> Visibility:
    """Return that ISE never returns the secret; ``implied_by`` is the sibling whose presence means that there is one."""
    return Visibility(hidden=True, implied_by=implied_by)


def masked_if_missing(witness: str) -> Visibility:
    """Return that an answer without the secret ``witness``, which every object has, shows no secrets."""
    return Visibility(masked_if_missing=witness)
