# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""References between objects: users write names, ISE wants ids. Each is asked for once in a process and server."""

from __future__ import annotations

import copy
import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from .canonical import Path, Snapshot, Wanted, put
from .compare import is_empty
from .errors import IseError, UnknownName
from .ers import Ers, Filter
from .schema import Leaf, Resource


class References:
    """Translates names to ids and back."""

    def __init__(self, ers: Ers) -> None:
        self._ers = ers

    def resolved(self, resource: Resource, wanted: Wanted) -> Wanted:
        """Return a wanted state with ids in place of names.

        Raises :class:`UnknownName` naming the option, and the nearest names, for a name that does not exist.
        """
        return {
            **wanted,
            **{leaf.path: self._ids(resource, leaf, wanted[leaf.path]) for leaf in _given(resource, wanted)},
        }

    def named(self, resource: Resource, tree: Mapping[str, Any]) -> dict[str, Any]:
        """Return an object under option names with names in place of ids; an id that leads nowhere stays."""
        result = copy.deepcopy(dict(tree))
        for leaf in resource.leaves:
            target = resource.target(leaf)
            value: Any = result
            for key in leaf.path:
                value = value.get(key) if isinstance(value, dict) else None
            if target is not None and value:
                names = (
                    [self._name(target, each) for each in value]
                    if isinstance(value, list)
                    else self._name(target, value)
                )
                put(result, leaf.path, names)
        return result

    def learn(self, resource: Resource, documents: Iterable[Mapping[str, Any]]) -> None:
        """Remember the names of objects that were read, where objects of the same kind may refer to them."""
        if any(resource.target(leaf) is resource for leaf in resource.leaves):
            for document in documents:
                self._remember(resource, str(document.get("name", "")), str(document["id"]))

    def find_by_key(self, resource: Resource, wanted: Wanted) -> list[dict[str, Any]]:
        """Return the objects with these values of the key, resolved before; a value not given is its default, if it has one."""
        key = {
            leaf.path: value
            for leaf in (resource.leaf((option,)) for option in resource.key)
            if (value := wanted.get(leaf.path, leaf.field.default)) is not None
        }
        filters = [
            Filter(filter_field, "EQ", str(self._name_or_value(resource, (option,), wanted[option,])))
            for option, filter_field in resource.key_filters.items()
            if not is_empty(wanted.get((option,)))
        ]

        def matches(document: Mapping[str, Any]) -> bool:
            found = Snapshot(resource, document)
            return all(resource.leaf(path).field.compare.equal(found.value(path), value) for path, value in key.items())

        return self._ers.find_where(resource, filters, matches)

    def _name_or_value(self, resource: Resource, path: Path, value: Any) -> Any:
        """Return the name behind a reference's id, and any other value as ISE writes it: what its filters compare with."""
        leaf = resource.leaf(path)
        target = resource.target(leaf)
        return leaf.field.encode(value) if target is None else self._name(target, str(value))

    def _ids(self, resource: Resource, leaf: Leaf, value: Any) -> Any:
        target = resource.target(leaf)
        if target is None or not value:
            return value
        return (
            [self._id(target, leaf, each) for each in value]
            if isinstance(value, list)
            else self._id(target, leaf, value)
        )

    def _id(self, target: Resource, leaf: Leaf, name: str) -> str:
        known = self._ers.features.ids
        if (target.path, name.casefold()) not in known:
            document = self._ers.find(target, name) or self._numbered(target, name)
            if document is None:
                raise UnknownName(f"{leaf.option}: {missing(self._ers, target, name)}")
            self._remember(target, str(document.get("name", name)), str(document["id"]))
            known[target.path, name.casefold()] = str(document["id"])
        return known[target.path, name.casefold()]

    def _numbered(self, target: Resource, number: str) -> dict[str, Any] | None:
        """Return the object that users refer to with this number."""
        if not target.number or not number.isdigit():
            return None
        path = (target.number,)

        def matches(document: Mapping[str, Any] | None) -> bool:
            return document is not None and str(Snapshot(target, document).value(path)) == str(int(number))

        filter_field = target.filters.get(target.number)
        filters = [Filter(filter_field, "EQ", str(int(number)))] if filter_field else []
        listed = self._ers.find_where(target, filters, matches)
        unlisted = (self._ers.get(target, object_id) for object_id in target.unlisted.values())
        return next(iter(listed), None) or next((item for item in unlisted if item and matches(item)), None)

    def _name(self, target: Resource, object_id: str) -> str:
        known = self._ers.features.names
        if (target.path, object_id) not in known:
            document = self._ers.get(target, object_id)
            if document is None:
                return object_id
            self._remember(target, str(document.get("name", object_id)), object_id)
        return known[target.path, object_id]

    def _remember(self, target: Resource, name: str, object_id: str) -> None:
        self._ers.features.ids[target.path, name.casefold()] = object_id
        self._ers.features.names[target.path, object_id] = name


def missing(ers: Ers, resource: Resource, name: str) -> str:
    """Return a sentence saying that a name does not exist, with the nearest that do."""
    try:
        names = [str(entry.get("name", "")) for entry in ers.list_all(resource)]
    except IseError:
        names = []
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    return f"{name!r} does not exist" + (f" (did you mean {' or '.join(map(repr, near))}?)." if near else ".")


def _given(resource: Resource, wanted: Wanted) -> list[Leaf]:
    return [leaf for leaf in resource.leaves if leaf.field.ref is not None and leaf.path in wanted]
