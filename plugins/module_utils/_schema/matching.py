# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of several objects is the one that is meant. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from .._errors import InvalidInput
from .resource import Resource

_Entry = TypeVar("_Entry", bound=Mapping[str, Any])
_Object = TypeVar("_Object")


def entry_named(entries: Sequence[_Entry], name: str) -> _Entry | None:
    """Return the list entry with a name: the exact one, else one that differs in case only; None where there is none.

    Names in ISE are unique regardless of case. Where they are not, because several names have one canonical form, it raises
    :class:`InvalidInput`.
    """
    found = [entry for entry in entries if str(entry.get("name", "")).lower() == name.lower()]
    exact = [entry for entry in found if entry.get("name") == name]
    if len({str(entry.get("id")) for entry in exact}) > 1:
        ids = ", ".join(str(entry.get("id")) for entry in exact)
        raise InvalidInput(f"ISE has {len(exact)} objects for {name!r}, with the ids {ids}; select one with id.")
    return next(iter(exact or found), None)


def single_match(found: Sequence[_Object], resource: Resource, description: str) -> _Object | None:
    """Return the only object that matches, None where there is none. Raises :class:`InvalidInput` for several."""
    if len(found) > 1:
        ways = " or ".join([*resource.identity.narrowed_by, "id"])
        raise InvalidInput(f"ISE has {len(found)} objects for the {description}; select one with {ways}.")
    return found[0] if found else None
