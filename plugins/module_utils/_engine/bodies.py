# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bodies of requests: of a new object, and of an update by PATCH or PUT. Pure functions of a declaration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .._schema.comparison import Automatic, is_empty
from .._schema.resource import Branch, Leaf, Resource, is_within
from .changes import Change
from .current_state import Secret, Snapshot, is_used
from .desired_state import Values
from .paths import at, put, remove

_UNSET = object()


def new_document(resource: Resource, desired: Values) -> dict[str, Any]:
    """Return the wire document of a new object, without empty values and attributes whose condition is false."""
    document: dict[str, Any] = {}
    for leaf in resource.leaves:
        value = desired.get(leaf.path)
        if is_empty(value):
            continue
        encoded = leaf.attribute.encode(leaf.attribute.compare.merged(None, value))
        if not is_empty(encoded):
            put(document, leaf.api_path, encoded)
    top = {leaf.api_path[0] for leaf in resource.leaves if len(leaf.api_path) == 1}
    _add_initial(resource, document, top | set(document))
    for leaf in resource.leaves:
        if not leaf.needs:
            continue
        if not Snapshot(resource, document).has_place_for(leaf):
            remove(document, leaf.api_path)
        elif leaf.attribute.create_default is not None and is_empty(at(document, leaf.api_path)):
            put(document, leaf.api_path, leaf.attribute.encode(leaf.attribute.create_default))
    return document


def left_to_ise(resource: Resource, document: Mapping[str, Any]) -> list[Leaf]:
    """Return the attributes of a new document whose value is the word that leaves the choice to ISE."""
    return [
        leaf
        for leaf in resource.leaves
        if isinstance(leaf.attribute.compare, Automatic)
        and (wire := at(document, leaf.api_path)) is not None
        and leaf.attribute.compare.leaves_it_to_ise(leaf.attribute.decode(wire))
    ]


@dataclass(frozen=True)
class Update:
    """An update ready to be sent.

    ``patch`` is the body for PATCH, None where PATCH cannot express it; ``whole`` the body for PUT. ``patch_writes_back`` is
    true if the former contains values that were read.
    ``needed_to_patch`` and ``needed_to_put`` name the options of secrets that the body must contain, but that neither ISE
    shows nor the user gave: with any of them the body must not be sent.
    """

    patch: dict[str, Any] | None
    whole: dict[str, Any]
    needed_to_patch: tuple[str, ...]
    needed_to_put: tuple[str, ...]
    patch_writes_back: bool = True


def updated_document(snapshot: Snapshot, desired: Values, changes: list[Change]) -> Update:
    """Return the bodies that make the ``changes``.

    PUT replaces the object, so its body is everything ISE showed with the changes laid over it. Whether PATCH merges or
    replaces a nested object is not documented, so a touched one is sent whole. A mask is never part of either.
    """
    resource = snapshot.resource
    whole: dict[str, Any] = _without_nulls(snapshot.document)
    whole.pop("link", None)
    touched: set[str] = set()
    for change in changes:
        if isinstance(change.target, Branch):
            _clear(resource, change.target, whole)
        elif change.clears or (change.target.attribute.update.cleared_with and is_empty(change.after)):
            remove(whole, change.target.api_path)
        else:
            put(whole, change.target.api_path, change.target.attribute.encode(change.after))
            touched.add(change.target.api_path[0])
    changed = {change.target.path: change.after for change in changes}
    for leaf in resource.leaves:
        # A static group and the flag that makes it one: together, so that ISE cannot choose another one in between.
        implied = leaf.attribute.sets.items()
        switched_on = any(changed.get((*leaf.path[:-1], sibling), _UNSET) == value for sibling, value in implied)
        if switched_on and not is_empty(desired.get(leaf.path)):
            put(whole, leaf.api_path, leaf.attribute.encode(desired[leaf.path]))
            touched.add(leaf.api_path[0])
    for leaf in resource.leaves:
        # PUT drops what it does not carry, so these values go with every one that has their block.
        given = leaf.attribute.write_only and not is_empty(desired.get(leaf.path))
        if given and at(whole, leaf.api_path[:-1]) is not None and Snapshot(resource, whole).has_place_for(leaf):
            put(whole, leaf.api_path, leaf.attribute.encode(desired[leaf.path]))
            if len(leaf.api_path) == 1 and leaf.attribute.is_option:  # its block is the whole object
                touched.add(leaf.api_path[0])
    _add_initial(resource, whole, touched)

    needed: dict[str, str] = {}
    for leaf in resource.leaves:
        unreadable = leaf.attribute.secret and snapshot.secret(leaf)[0] is Secret.UNREADABLE
        if not unreadable or leaf.path in changed or at(whole, leaf.api_path[:-1]) is None:
            continue
        witness = leaf.attribute.visibility.implied_by
        if witness and is_empty(Snapshot(resource, whole).value((*leaf.path[:-1], witness))):
            remove(whole, leaf.api_path)  # it goes with the option that shows its existence
        elif resource.endpoint.put == "merge" and len(leaf.api_path) == 1:
            remove(whole, leaf.api_path)  # what is left out stays; ISE may refuse to be given the same password again
        elif desired.get(leaf.path):
            put(whole, leaf.api_path, leaf.attribute.encode(desired[leaf.path]))
        elif resource.endpoint.put == "replace" and is_used(leaf, Snapshot(resource, whole).value):
            needed[leaf.option] = leaf.api_path[0]
        else:
            remove(whole, leaf.api_path)
    patch = {key: whole[key] for key in sorted(touched)}
    return Update(
        patch=None if any(change.clears for change in changes) else patch,
        patch_writes_back=any(_given(resource, desired, key) != value for key, value in patch.items()),
        whole=whole,
        needed_to_patch=tuple(option for option, key in needed.items() if key in touched),
        needed_to_put=tuple(needed),
    )


def _given(resource: Resource, desired: Values, key: str) -> Any:
    """Return the value at a key of the document that consists of desired values only."""
    document: dict[str, Any] = {}
    for leaf in resource.leaves:
        if leaf.api_path[0] == key and leaf.path in desired:
            value = leaf.attribute.compare.merged(None, desired[leaf.path])
            put(document, leaf.api_path, leaf.attribute.encode(value))
    return document.get(key)


def _without_nulls(value: Any) -> Any:
    """Return a copy without nulls, which ISE may send but refuses to read."""
    if isinstance(value, Mapping):
        return {key: _without_nulls(inner) for key, inner in value.items() if inner is not None}
    return [_without_nulls(inner) for inner in value] if isinstance(value, list) else value


def _add_initial(resource: Resource, document: dict[str, Any], keys: set[str]) -> None:
    for leaf in resource.leaves:
        if leaf.attribute.create_default is None or leaf.needs or leaf.api_path[0] not in keys:
            continue
        if isinstance(at(document, leaf.api_path[:-1]), Mapping) and is_empty(at(document, leaf.api_path)):
            put(document, leaf.api_path, leaf.attribute.encode(leaf.attribute.create_default))


def _clear(resource: Resource, block: Branch, document: dict[str, Any]) -> None:
    """Remove a block from ``document``, with the parts of it that are elsewhere in the wire form."""
    items: list[Branch | Leaf] = [*resource.branches, *resource.leaves]
    for item in items:
        if item.api_path and is_within(item.path, block.path):
            remove(document, item.api_path)
