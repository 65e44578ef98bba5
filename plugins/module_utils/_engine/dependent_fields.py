# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dependent attributes: ISE has them only with certain values of others, such as the settings of an allowed protocol.

ISE refuses a body with attributes whose condition is false, and one without those that are required then.
Pure functions of a declaration.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._errors import InvalidInput
from .._schema.attribute import Path
from .._schema.comparison import is_empty
from .._schema.resource import Branch, Leaf, is_within
from .changes import Change
from .current_state import Snapshot
from .desired_state import Values
from .paths import put, remove, without


def with_consequences(before: Snapshot, desired: Values, changes: list[Change]) -> list[Change]:
    """Return changes of an object with those that follow from them.

    Attributes whose condition becomes false are removed; those whose condition becomes true are added, with the desired or
    default value. Raises :class:`InvalidInput` for a change of an attribute whose condition is false afterwards, and for a
    missing one that is required then.
    """
    resource = before.resource
    changed = {change.target.path: change.after for change in changes}
    removed = [
        Change(block, None, None)
        for block in resource.branches
        if block.attribute.enabled_by and changed.get((*block.path, block.attribute.enabled_by)) is False
    ]
    lost = [leaf for leaf in resource.leaves if any(is_within(leaf.path, change.target.path) for change in removed)]
    document = without(before.document, lost)
    for change in changes:
        if isinstance(change.target, Leaf):
            put(document, change.target.api_path, change.target.attribute.encode(change.after))
    after = Snapshot(resource, document)
    more = []
    for leaf in resource.leaves:
        if not leaf.needs or leaf.attribute.write_only:
            continue
        if not after.has_place_for(leaf):
            if leaf.path in changed:
                raise InvalidInput(_no_place(after, leaf))
            if before.has_place_for(leaf) and after.holds(leaf):
                more.append(Change(leaf, before.value(leaf.path), None))
                remove(document, leaf.api_path)
        elif not before.has_place_for(leaf) and not after.holds(leaf):
            value = desired.get(leaf.path, leaf.attribute.create_default)
            if not is_empty(value):
                more.append(Change(leaf, None, value))
                put(document, leaf.api_path, leaf.attribute.encode(value))
    _check_complete(after, {path[0] for path in changed})
    return [*removed, *changes, *more]


def check_new(created: Snapshot, desired: Values) -> None:
    """Raise :class:`InvalidInput` for desired values that have no place in a new object, and for missing ones."""
    for leaf in created.resource.leaves:
        value = desired.get(leaf.path)
        if not is_empty(value) and value != leaf.attribute.server_default and not created.has_place_for(leaf):
            raise InvalidInput(_no_place(created, leaf))
    require_witnesses(created, desired)
    # A block given as {} is not to be there.
    _check_complete(created, {path[0] for path, value in desired.items() if value != {}})


def require_witnesses(before: Snapshot, desired: Values) -> None:
    """Raise :class:`InvalidInput` for a hidden secret without the option that shows its existence: it would differ for ever."""
    for leaf in before.resource.leaves:
        implied_by = leaf.attribute.visibility.implied_by
        witness = (*leaf.path[:-1], implied_by)
        if implied_by and desired.get(leaf.path) and is_empty(desired.get(witness, before.value(witness))):
            raise InvalidInput(f"{leaf.option} requires {'.'.join(witness)}, which the object does not have; set both.")


def _check_complete(snapshot: Snapshot, options: set[str]) -> None:
    """Raise :class:`InvalidInput` where something is missing inside the given options."""
    held = {leaf.path: value for leaf in snapshot.resource.leaves if not is_empty(value := _value(snapshot, leaf))}
    for leaf in snapshot.resource.leaves:
        above = leaf.path[:-1]
        if not (above and leaf.attribute.required and leaf.path[0] in options and leaf.path not in held):
            continue
        if snapshot.has_place_for(leaf) and any(is_within(path, above) for path in held):
            raise InvalidInput(f"{leaf.option} is needed; ISE does not take {'.'.join(above)} without it.")
    for block in snapshot.resource.branches:
        if (
            block.path[0] in options
            and block.attribute.one_of
            and snapshot.has_place_for(block)
            and _is_on(held, block)
        ):
            names = block.attribute.one_of
            if not any(_any_is_on(held, (*block.path, name)) for name in names):
                raise InvalidInput(f"{block.option}: give at least one of {', '.join(names)}.")


def _value(snapshot: Snapshot, leaf: Leaf) -> Any:
    return None if leaf.attribute.secret else snapshot.value(leaf.path)


def _is_on(held: Mapping[Path, Any], block: Branch) -> bool:
    return bool(held.get((*block.path, block.attribute.enabled_by))) if block.attribute.enabled_by else True


def _any_is_on(held: Mapping[Path, Any], option: Path) -> bool:
    return any(is_within(path, option) and bool(value) for path, value in held.items())


def _no_place(snapshot: Snapshot, leaf: Leaf) -> str:
    path, values = next(need for need in leaf.needs if snapshot.value(need[0]) not in need[1])
    words = " or ".join((str(value).lower() if isinstance(value, bool) else str(value)) or "empty" for value in values)
    return f"{leaf.option}: ISE has this only where {'.'.join(path)} is {words}."
