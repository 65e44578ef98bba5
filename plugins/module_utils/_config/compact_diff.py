# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The compact form of a diff: a line for each object and one for each option. Pure functions of entries of a plan.

::

    + network_devices sw-1
        ip_addresses: [10.1.1.1/32]
    ~ downloadable_acls guests
        description: "" -> Guests
        content:
            permit udp any any eq domain
          - permit tcp any any eq www
          + permit tcp any any eq 443
    - security_groups Lifts
        value: 310
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .._engine.plan import Action
from .._types.display_text import changed_lines, inline, printable, value_lines

_SIGNS = {Action.CREATE: "+", Action.UPDATE: "~", Action.DELETE: "-"}
_OPTION, _LINE = "    ", "      "
_WIDTH = 100  # characters of values on the line of their option
_CONTEXT = 1  # equal lines around changed ones


def object_lines(action: Action, entry: Mapping[str, Any], before: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of one object: ``entry`` as in the result's ``plan``, ``before`` the object as ISE has it."""
    yield f"{_SIGNS[action]} {entry['type']} {printable(str(entry['name']))}".rstrip()
    if action is Action.DELETE:
        for option, value in _options(before):
            yield from _value(option, value)
    for change in entry["changes"]:
        option = printable(str(change["option"]))
        if action is Action.CREATE:
            yield from _value(option, change.get("after"))
        else:
            yield from _change(option, change.get("before"), change.get("after"))
    if entry.get("needed_secrets"):
        yield f"{_OPTION}secrets needed to apply: {', '.join(map(printable, entry['needed_secrets']))}"


def _options(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the options of an object with their values; the id is none."""
    for key, value in tree.items():
        option = f"{prefix}{printable(str(key))}"
        if isinstance(value, Mapping) and value:
            yield from _options(value, f"{option}.")
        elif option != "id":
            yield option, value


def _value(option: str, value: Any) -> Iterator[str]:
    text = _short(value)
    if text:
        yield f"{_OPTION}{option}: {text}"
    else:
        yield f"{_OPTION}{option}:"
        yield from (f"{_LINE}  {line}" for line in value_lines(value))


def _change(option: str, before: Any, after: Any) -> Iterator[str]:
    old, new = (_short(value) for value in (before, after))
    if old and new and len(old) + len(new) <= _WIDTH:
        yield f"{_OPTION}{option}: {old} -> {new}"
        return
    yield f"{_OPTION}{option}:"
    lines = list(changed_lines(value_lines(before), value_lines(after), _CONTEXT))
    # Values that differ in the type only, or in the order that a set has.
    lines = lines or [*(f"- {line}" for line in value_lines(before)), *(f"+ {line}" for line in value_lines(after))]
    yield from (f"{_LINE}{line}" for line in lines)


def _short(value: Any) -> str:
    """Return a value on one line; empty if it is too long for that, or a text of several lines."""
    if value is None:
        return "(none)"
    if isinstance(value, str) and "\n" in value:
        return ""
    text = inline(value) if not isinstance(value, str) else printable(value) or '""'
    return text if len(text) <= _WIDTH else ""
