# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Between what is wanted, what ISE holds and what is sent. Pure functions of a declaration.

A :class:`Snapshot` is one object as ISE showed it.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from .._errors import InvalidInput
from .._redaction import is_mask
from .._schema.comparison import Automatic, is_empty
from .._schema.resource import Branch, Leaf, Resource, is_within
from .desired_state import Path, Wanted

_UNSET = object()


class Secret(Enum):
    """What ISE lets us know of a secret."""

    ABSENT = "there is none"
    SHOWN = "ISE shows its value"
    UNREADABLE = "there is one, or may be, and ISE does not tell it"


@dataclass(frozen=True)
class Snapshot:
    """One object as ISE showed it: the wire ``document`` without its envelope."""

    resource: Resource
    document: Mapping[str, Any]

    def __post_init__(self) -> None:
        object.__setattr__(self, "resource", self.resource.with_attributes_of(self.document))

    @property
    def id(self) -> str:
        """Return ISE's identifier."""
        return str(self.document.get("id", ""))

    @property
    def name(self) -> str:
        """Return the name, as ISE spells it; empty where objects have none."""
        return str(self.value((self.resource.identity.listed_as,)) or "") if self.resource.identity.listed_as else ""

    def value(self, path: Path) -> Any:
        """Return the canonical value at ``path``, ISE's default where the attribute is missing."""
        leaf = self.resource.leaf(path)
        wire = self._wire(leaf)
        return leaf.field.server_default if is_empty(wire) else leaf.field.decode(wire)

    def holds(self, leaf: Leaf) -> bool:
        """Tell whether ISE showed a value for an attribute."""
        return not is_empty(self._wire(leaf))

    def _wire(self, leaf: Leaf) -> Any:
        return _at(self.document, leaf.api_path)

    def has_place_for(self, item: Leaf | Branch) -> bool:
        """Tell whether all options have the values without which ISE does not have ``item``."""
        return all(self.value(path) in values for path, values in item.needs)

    def secret(self, leaf: Leaf) -> tuple[Secret, str]:
        """Return what ISE lets us know of the secret at ``leaf``, and its value where it is shown."""
        if leaf.field.visibility.hidden:
            if leaf.field.visibility.implied_by:
                exists = not is_empty(self.value((*leaf.path[:-1], leaf.field.visibility.implied_by)))
            else:
                exists = _at(self.document, leaf.api_path[:-1]) is not None
            return (Secret.UNREADABLE if exists else Secret.ABSENT), ""
        value = _at(self.document, leaf.api_path)
        if is_empty(value):
            witness = (*leaf.path[:-1], leaf.field.visibility.masked_if_missing)
            unknown = leaf.field.visibility.masked_if_missing and is_empty(self._wire(self.resource.leaf(witness)))
            return (Secret.UNREADABLE if unknown else Secret.ABSENT), ""
        return (Secret.UNREADABLE, "") if is_mask(value) else (Secret.SHOWN, str(value))

    def is_configured(self, block: Branch) -> bool:
        """Tell whether anything in ``block`` is set on ISE."""
        if (
            not block.field.update.not_clearable
            and block.api_path
            and isinstance(_at(self.document, block.api_path), Mapping)
        ):
            return True
        for leaf in self.resource.leaves:
            if not is_within(leaf.path, block.path) or leaf.field.write_only:
                continue
            if leaf.field.secret:
                if self.secret(leaf)[0] is not Secret.ABSENT:
                    return True
            elif not leaf.field.compare.equal(self.value(leaf.path), leaf.field.server_default):
                return True
        return False

    def result(self) -> dict[str, Any]:
        """Return the object under option names, with ``id``; secrets and derived values are left out."""
        flat = {
            leaf.path: leaf.field.decode(wire)
            for leaf in self.resource.leaves
            if not (leaf.field.secret or leaf.field.derive or leaf.field.write_only)
            and (wire := self._wire(leaf)) is not None
        }
        return {**({"id": self.id} if self.id else {}), **nested(flat)}

    def shown_secrets(self) -> list[str]:
        """Return the secret values ISE shows, so that they can be kept out of every text."""
        return [
            value for leaf in self.resource.leaves if leaf.field.secret for value in [self.secret(leaf)[1]] if value
        ]


def nested(flat: Mapping[Path, Any]) -> dict[str, Any]:
    """Return nested dictionaries for a flat one."""
    result: dict[str, Any] = {}
    for path, value in flat.items():
        target = result
        for key in path[:-1]:
            target = target.setdefault(key, {})
        target[path[-1]] = value
    return result


def new_document(resource: Resource, wanted: Wanted) -> dict[str, Any]:
    """Return the wire document that creates the wanted object. Empty values, and what has no place, are left out."""
    document: dict[str, Any] = {}
    for leaf in resource.leaves:
        value = wanted.get(leaf.path)
        if is_empty(value):
            continue
        encoded = leaf.field.encode(leaf.field.compare.merged(None, value))
        if not is_empty(encoded):
            put(document, leaf.api_path, encoded)
    top = {leaf.api_path[0] for leaf in resource.leaves if len(leaf.api_path) == 1}
    _add_initial(resource, document, top | set(document))
    for leaf in resource.leaves:
        if not leaf.needs:
            continue
        if not Snapshot(resource, document).has_place_for(leaf):
            remove(document, leaf.api_path)
        elif leaf.field.create_default is not None and is_empty(_at(document, leaf.api_path)):
            put(document, leaf.api_path, leaf.field.encode(leaf.field.create_default))
    return document


def left_to_ise(resource: Resource, document: Mapping[str, Any]) -> list[Leaf]:
    """Return the attributes of a document to create that hold the word by which ISE is asked to choose a value."""
    return [
        leaf
        for leaf in resource.leaves
        if isinstance(leaf.field.compare, Automatic)
        and (wire := _at(document, leaf.api_path)) is not None
        and leaf.field.compare.leaves_it_to_ise(leaf.field.decode(wire))
    ]


def _add_initial(resource: Resource, document: dict[str, Any], keys: set[str]) -> None:
    for leaf in resource.leaves:
        if leaf.field.create_default is None or leaf.needs or leaf.api_path[0] not in keys:
            continue
        if isinstance(_at(document, leaf.api_path[:-1]), Mapping) and is_empty(_at(document, leaf.api_path)):
            put(document, leaf.api_path, leaf.field.encode(leaf.field.create_default))


def _at(document: Any, wire: Path) -> Any:
    for key in wire:
        if not isinstance(document, Mapping):
            return None
        document = document.get(key)
    return document


def put(document: dict[str, Any], wire: Path, value: Any) -> None:
    """Set the value at a wire path, making the objects on the way."""
    for key in wire[:-1]:
        inner = document.get(key)
        if not isinstance(inner, dict):
            inner = document[key] = {}
        document = inner
    document[wire[-1]] = value


def remove(document: dict[str, Any], wire: Path) -> None:
    """Remove the value at a wire path, if it is there."""
    container = _at(document, wire[:-1])
    if isinstance(container, dict):
        container.pop(wire[-1], None)


def without(document: Mapping[str, Any], leaves: Iterable[Leaf]) -> dict[str, Any]:
    """Return a copy of a document without some of its attributes."""
    rest = copy.deepcopy(dict(document))
    for leaf in leaves:
        remove(rest, leaf.api_path)
    return rest


@dataclass(frozen=True)
class Change:
    """One attribute that differs: canonical ``before`` and ``after``; None for one that goes."""

    target: Leaf | Branch
    before: Any
    after: Any

    @property
    def clears(self) -> bool:
        """Tell whether a block or an attribute goes."""
        return self.target.field.clears(self.after)


def differences(snapshot: Snapshot, wanted: Wanted, *, write_unreadable: bool) -> list[Change]:
    """Return what must change on ISE to hold the wanted state.

    A secret ISE does not show counts as a difference only with ``write_unreadable``. Raises :class:`InvalidInput` when a
    block that ISE cannot clear would have to be cleared.
    """
    resource = snapshot.resource
    changes = []
    for block in resource.branches:
        if wanted.get(block.path) == {} and snapshot.is_configured(block):
            if block.field.update.not_clearable:
                raise InvalidInput(f"{block.option}: {block.field.update.not_clearable}")
            changes.append(Change(block, None, None))
    for leaf in resource.leaves:
        value = wanted.get(leaf.path, _UNSET)
        if value is _UNSET or leaf.field.write_only:
            continue
        if leaf.field.secret:
            state, shown = snapshot.secret(leaf)
            # A mask tells that there is something to clear; of a secret ISE never returns nothing is known.
            clears = value == "" and not leaf.field.visibility.hidden
            if clears and leaf.field.update.not_clearable and state is not Secret.ABSENT:
                raise InvalidInput(f"{leaf.option}: {leaf.field.update.not_clearable}")
            if (write_unreadable or clears) if state is Secret.UNREADABLE else value != shown:
                changes.append(Change(leaf, None, value))
            continue
        if not is_used(leaf, lambda path: wanted[path] if path in wanted else snapshot.value(path)):
            continue
        current = snapshot.value(leaf.path)
        if not leaf.field.compare.equal(leaf.field.representative(current), leaf.field.representative(value)):
            if leaf.field.update.not_clearable and is_empty(value):
                raise InvalidInput(f"{leaf.option}: {leaf.field.update.not_clearable}")
            if leaf.field.update.immutable:
                raise InvalidInput(
                    f"{leaf.option}: ISE cannot change this of an existing {resource.words}; delete it and create it again."
                )
            changes.append(Change(leaf, current, leaf.field.compare.merged(current, value)))
    return changes


@dataclass(frozen=True)
class Update:
    """An update ready to be sent.

    ``patch`` is the body for PATCH, None where PATCH cannot express it; ``whole`` the body for PUT.
    ``needed_to_patch`` and ``needed_to_put`` name the options of secrets that the body would have to carry, that ISE does
    not tell, and that the user did not give: with any of them the body must not be sent.
    """

    patch: dict[str, Any] | None
    whole: dict[str, Any]
    needed_to_patch: tuple[str, ...]
    needed_to_put: tuple[str, ...]


def updated_document(snapshot: Snapshot, wanted: Wanted, changes: list[Change]) -> Update:
    """Return the bodies that bring ``changes`` about.

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
        elif change.clears or (change.target.field.update.cleared_with and is_empty(change.after)):
            remove(whole, change.target.api_path)
        else:
            put(whole, change.target.api_path, change.target.field.encode(change.after))
            touched.add(change.target.api_path[0])
    changed = {change.target.path: change.after for change in changes}
    for leaf in resource.leaves:
        # A static group and the flag that makes it one: together, so that ISE cannot choose another one in between.
        implied = leaf.field.sets.items()
        switched_on = any(changed.get((*leaf.path[:-1], sibling), _UNSET) == value for sibling, value in implied)
        if switched_on and not is_empty(wanted.get(leaf.path)):
            put(whole, leaf.api_path, leaf.field.encode(wanted[leaf.path]))
            touched.add(leaf.api_path[0])
    for leaf in resource.leaves:
        # PUT drops what it does not carry, so these values go with every one that has their block.
        given = leaf.field.write_only and not is_empty(wanted.get(leaf.path))
        if given and _at(whole, leaf.api_path[:-1]) is not None and Snapshot(resource, whole).has_place_for(leaf):
            put(whole, leaf.api_path, leaf.field.encode(wanted[leaf.path]))
    _add_initial(resource, whole, touched)

    needed: dict[str, str] = {}
    for leaf in resource.leaves:
        unreadable = leaf.field.secret and snapshot.secret(leaf)[0] is Secret.UNREADABLE
        if not unreadable or leaf.path in changed or _at(whole, leaf.api_path[:-1]) is None:
            continue
        if resource.endpoint.put == "merge" and len(leaf.api_path) == 1:
            remove(whole, leaf.api_path)  # what is left out stays; ISE may refuse to be given the same password again
        elif wanted.get(leaf.path):
            put(whole, leaf.api_path, leaf.field.encode(wanted[leaf.path]))
        elif resource.endpoint.put == "replace" and is_used(leaf, Snapshot(resource, whole).value):
            needed[leaf.option] = leaf.api_path[0]
        else:
            remove(whole, leaf.api_path)
    return Update(
        patch=None if any(change.clears for change in changes) else {key: whole[key] for key in sorted(touched)},
        whole=whole,
        needed_to_patch=tuple(option for option, key in needed.items() if key in touched),
        needed_to_put=tuple(needed),
    )


def _without_nulls(value: Any) -> Any:
    """Return a copy without nulls, which ISE may send but refuses to read."""
    if isinstance(value, Mapping):
        return {key: _without_nulls(inner) for key, inner in value.items() if inner is not None}
    return [_without_nulls(inner) for inner in value] if isinstance(value, list) else value


def is_used(leaf: Leaf, value_of: Callable[[Path], Any]) -> bool:
    """Tell whether a value matters beside those of its siblings: KeyWrap keys do not while KeyWrap is off."""
    siblings = ((value_of((*leaf.path[:-1], when.option)), when.values) for when in leaf.field.relevant_when)
    return all(value is None or value in values for value, values in siblings)


def _clear(resource: Resource, block: Branch, document: dict[str, Any]) -> None:
    """Take a block out of ``document``, with the parts of it that live elsewhere on the wire."""
    items: list[Branch | Leaf] = [*resource.branches, *resource.leaves]
    for item in items:
        if item.api_path and is_within(item.path, block.path):
            remove(document, item.api_path)


def secret_values(resource: Resource, wanted: Wanted) -> list[str]:
    """Return the secret values the user gave."""
    return [wanted[leaf.path] for leaf in resource.leaves if leaf.field.secret and wanted.get(leaf.path)]
