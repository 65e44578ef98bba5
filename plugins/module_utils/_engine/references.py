# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""References between objects: names to ids on the way in, ids to names on the way out.

Each name is looked up once in a process and server.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from .._errors import AuthenticationFailed, IseError, NotPermitted, UnexpectedAnswer, UnknownName
from .._schema.attribute import Id, Path
from .._schema.comparison import is_empty
from .._schema.filters import Filter
from .._schema.near_names import near_names
from .._schema.resource import Leaf, Resource
from .changes import Change
from .current_state import Snapshot
from .desired_state import Desired, Values
from .dialect import Dialect, Reader
from .paths import put


class PendingId(Id):
    """Stands for the id of an object that was announced and is not created yet; never part of a request."""

    def __new__(cls, path: str, name: str) -> PendingId:
        """Return the id that stands for the object of a resource path with this name."""
        pending = super().__new__(cls, f"{path} {name} (pending)")
        pending.path, pending.name = path, name
        return pending

    path: str
    name: str

    def __reduce__(self) -> tuple[type[PendingId], tuple[str, str]]:
        """Return how to copy it."""
        return PendingId, (self.path, self.name)


class References:
    """Translates names to ids and back.

    With ``expect_missing`` a name that does not exist is no error: a pending id stands for the object, which an earlier task of
    the play would have created. ``expected`` has a sentence for each.
    """

    def __init__(self, dialect: Dialect, *, expect_missing: bool = False) -> None:
        self._expect_missing = expect_missing
        self.expected: list[str] = []
        self._dialect = dialect
        self._lookups = dialect.lookups
        self._announced: dict[tuple[str, str], PendingId] = {}
        self._renamed: dict[tuple[str, str], str] = {}
        self._new_names: dict[tuple[str, str], str] = {}
        self._unknown: dict[tuple[str, ...], str] = {}

    def with_ids(self, resource: Resource, values: Values) -> Values:
        """Return desired values with ids in place of names.

        Raises :class:`UnknownName` naming the option, and the nearest names, for a name that does not exist.
        """
        return {
            **values,
            **{leaf.path: self._ids(resource, leaf, values[leaf.path]) for leaf in _given(resource, values)},
        }

    def with_names(self, resource: Resource, tree: Mapping[str, Any]) -> dict[str, Any]:
        """Return an object under option names with names in place of ids; an id without an object stays."""
        result = copy.deepcopy(dict(tree))
        for leaf, targets in resource.referring:
            value: Any = result
            for key in leaf.path:
                value = value.get(key) if isinstance(value, dict) else None
            if value:
                names = (
                    [self._name(targets, leaf, each) for each in value]
                    if isinstance(value, list)
                    else self._name(targets, leaf, value)
                )
                put(result, leaf.path, names)
        return result

    def document_with_ids(self, resource: Resource, document: Mapping[str, Any]) -> dict[str, Any]:
        """Return a document with ids where ISE showed the name of an object in another text."""
        result = dict(document)
        for leaf, targets in resource.referring:
            name = shown_name(leaf, result.get(leaf.api_path[0]))
            if name:
                with suppress(UnknownName):
                    result[leaf.api_path[0]] = self._id(targets, leaf, name)
        return result

    def cache_documents(self, resource: Resource, documents: Iterable[Mapping[str, Any]]) -> None:
        """Cache names and ids of objects that were read, where objects of the same type may refer to them."""
        if resource.own_references:
            for document in documents:
                self.cache(resource, document)

    def check_names(self, resource: Resource, changes: Iterable[Change], *, check_all: bool = False) -> None:
        """Raise :class:`UnknownName` for a new value that names an object ISE does not have, where ISE stores names.

        Each name is looked up once. With ``check_all`` that includes names that are left to ISE otherwise. What this account may
        not look up is left to ISE.
        """
        if resource.endpoint.sponsored and self._lookups is self._dialect:
            return
        for change in changes:
            option = change.target.option
            names = resource.names.get(option)
            if not names or not names.checked_by or (names.checked_by == "ise" and not check_all):
                continue
            target = names.of
            for name in set(_texts(change.after)) - set(_texts(change.before)):
                place = (target.endpoint.path, name.lower())
                if place in self._dialect.features.ids or place in self._announced or place in self._renamed:
                    continue
                with suppress(AuthenticationFailed, NotPermitted):
                    document = None if place in self._unknown else self._lookups.get_by_name(target, name)
                    if document is None:
                        self._missing(option, (target,), name)
                    else:
                        self.cache(target, document)

    def find_by_key(self, resource: Resource, values: Values) -> list[dict[str, Any]]:
        """Return the documents of the objects with this key, which has ids; an unset value is its default, if any."""
        filters = [
            Filter(filter_field, "EQ", str(self._in_filter(resource, (option,), values[option,], filter_field)))
            for option, filter_field in resource.identity.key_filters.items()
            if not is_empty(values.get((option,)))
        ]
        return self._dialect.find_where(
            resource,
            filters,
            lambda document: has_key(Snapshot(resource, document), values, self._dialect.features.ids),
        )

    def _in_filter(self, resource: Resource, path: Path, value: Any, filter_field: str) -> Any:
        """Return what ISE's filters compare: number or name behind a reference's id, any other value as ISE writes it.

        A filter that is called like the attribute compares its ids.
        """
        leaf = resource.leaf(path)
        targets = resource.targets(leaf)
        if not targets or filter_field == leaf.api_path[-1]:
            return leaf.attribute.encode(value)
        name = self._name(targets, leaf, value)
        return self._dialect.features.numbers.get((targets[0].endpoint.path, str(value)), name)

    def _ids(self, resource: Resource, leaf: Leaf, value: Any) -> Any:
        targets = resource.targets(leaf)
        if not targets or not value:
            return value
        return (
            [self._id(targets, leaf, each) for each in value]
            if isinstance(value, list)
            else self._id(targets, leaf, value)
        )

    def _id(self, targets: tuple[Resource, ...], leaf: Leaf, name: str) -> str:
        if isinstance(name, Id):
            return str(name)
        renamed = (self._renamed.get((target.endpoint.path, name.lower())) for target in targets)
        if known_id := next((each for each in renamed if each), None):
            return known_id
        announced = (self._announced.get((target.endpoint.path, name.lower())) for target in targets)
        if pending := next((each for each in announced if each), None):
            return pending
        if (*(target.endpoint.path for target in targets), name.lower()) in self._unknown:
            return self._missing(leaf.option, targets, name)
        known = self._dialect.features.ids
        for target in sorted(targets, key=lambda target: (target.endpoint.path, name.lower()) not in known):
            if (target.endpoint.path, name.lower()) not in known:
                try:
                    document = self._lookups.get_by_name(target, name) or self._numbered(target, name)
                except (AuthenticationFailed, NotPermitted) as error:
                    if not leaf.attribute.id_option:
                        raise
                    raise error.with_context(
                        f"{leaf.option}: to look up {name!r} takes an administrator's account; give one in username and "
                        f"password, or give {leaf.attribute.id_option} instead."
                    ) from None
                if document is None:
                    continue
                self.cache(target, document, name)
            return known[target.endpoint.path, name.lower()]
        return self._missing(leaf.option, targets, name)

    def _missing(self, option: str, targets: tuple[Resource, ...], name: str) -> PendingId:
        """Return what stands for the id of an expected object. Raises :class:`UnknownName` where none is expected.

        Similar names are looked up once: that reads whole lists.
        """
        place = (*(target.endpoint.path for target in targets), name.lower())
        sentence = self._unknown.get(place) or missing(self._lookups, targets, name)
        self._unknown[place] = sentence
        if not self._expect_missing:
            raise UnknownName(f"{option}: {sentence}")
        self.expect(f"{option}: {sentence}")
        return PendingId(targets[0].endpoint.path, name)

    def expect(self, sentence: str) -> None:
        """Record that an object is missing which an earlier task would have created."""
        if sentence not in self.expected:
            self.expected.append(sentence)

    def _numbered(self, target: Resource, number: str) -> dict[str, Any] | None:
        """Return the object that users refer to with this number."""
        if not target.identity.also_found_by or not number.isdecimal():
            return None
        path = (target.identity.also_found_by,)

        def matches(document: Mapping[str, Any] | None) -> bool:
            return document is not None and str(Snapshot(target, document).value(path)) == str(int(number))

        filter_field = target.filters.get(target.identity.also_found_by)
        filters = [Filter(filter_field, "EQ", str(int(number)))] if filter_field else []
        listed = self._lookups.find_where(target, filters, matches)
        unlisted = (self._lookups.get(target, object_id) for object_id in target.identity.unlisted.values())
        return next(iter(listed), None) or next((item for item in unlisted if item and matches(item)), None)

    def _name(self, targets: tuple[Resource, ...], leaf: Leaf, object_id: str) -> str:
        if isinstance(object_id, PendingId):
            return object_id.name
        known = {**self._dialect.features.names, **self._new_names} if self._new_names else self._dialect.features.names
        for target in sorted(targets, key=lambda target: (target.endpoint.path, object_id) not in known):
            if (target.endpoint.path, object_id) not in known:
                document = None if shown_name(leaf, object_id) else self._lookups.get(target, object_id)
                if document is None:
                    continue
                self.cache(target, document)
            return known.get((target.endpoint.path, object_id), object_id)
        return shown_name(leaf, object_id) or object_id

    def cache(self, target: Resource, document: Mapping[str, Any], nickname: str = "") -> None:
        """Cache name and id of an object, from its document or list entry, and another text that led to it."""
        object_id, features = str(document["id"]), self._dialect.features
        name = str(document.get("name") or object_id)
        features.ids[target.endpoint.path, name.lower()] = object_id
        features.names[target.endpoint.path, object_id] = name
        if nickname.lower() not in ("", name.lower()):
            features.ids[target.endpoint.path, nickname.lower()] = object_id
            features.nicknames.setdefault((target.endpoint.path, object_id), set()).add(nickname)
        number = (
            Snapshot(target, document).value((target.identity.also_found_by,))
            if target.identity.also_found_by
            else None
        )
        if number is not None:  # list entries lack it
            features.numbers[target.endpoint.path, object_id] = str(number)

    # -- objects that are created later in the task --------------------------------------------------------------------

    def announce(self, resource: Resource, *names: str) -> None:
        """Let the names of an object that will be created stand for its id until then."""
        path = resource.endpoint.path
        self._announced.update({(path, name.lower()): PendingId(path, name) for name in names})

    def rename(self, resource: Resource, object_id: str, name: str) -> None:
        """Let the name that an existing object will get stand for its id from now on."""
        self._renamed[resource.endpoint.path, name.lower()] = object_id
        self._new_names[resource.endpoint.path, object_id] = name

    def settle_announced(self, resource: Resource, *names: str) -> None:
        """Forget the announcement of an object that was created, or will not be."""
        path = resource.endpoint.path
        places = [(path, name.lower()) for name in names]
        if any(place in self._announced for place in places):
            self._unknown = {place: text for place, text in self._unknown.copy().items() if path not in place[:-1]}
        for place in places:
            self._announced.pop(place, None)


def is_pending(desired: Desired) -> bool:
    """Return whether a desired object that has ids in place of names refers to objects that were announced."""
    found = (desired.values[leaf.path] for leaf in _given(desired.resource, desired.values))
    return any(
        isinstance(each, PendingId) for value in found for each in (value if isinstance(value, list) else [value])
    )


def has_key(snapshot: Snapshot, values: Values, ids: Mapping[tuple[str, str], str]) -> bool:
    """Return whether an object has the key of desired values, which have ids, and one of the values that narrow it.

    ``ids`` are the known ids by API path and lower-case name: ISE may show a name where it holds an id.
    """
    resource = snapshot.resource
    unreadable: list[UnexpectedAnswer] = []
    for leaf in (resource.leaf((option,)) for option in resource.identity.key):
        value = values.get(leaf.path, leaf.attribute.server_default)
        try:
            if value is not None and not leaf.attribute.compare.equal(_with_id(snapshot, leaf, ids), value):
                return False
        except UnexpectedAnswer as error:
            unreadable.append(error)
    if unreadable:  # everything else of the key is equal, so this may be the object
        raise unreadable[0]
    narrowing = [
        resource.leaf((option,)) for option in resource.identity.narrowed_by if not is_empty(values.get((option,)))
    ]
    return not narrowing or any(
        leaf.attribute.overlaps(_with_id(snapshot, leaf, ids), values[leaf.path]) for leaf in narrowing
    )


def _with_id(snapshot: Snapshot, leaf: Leaf, ids: Mapping[tuple[str, str], str]) -> Any:
    """Return the value of an attribute, with the id in place of a name whose id is known."""
    value = snapshot.value(leaf.path)
    name = shown_name(leaf, value).lower()
    places = ((target.endpoint.path, name) for target in snapshot.resource.targets(leaf) if name)
    return next((ids[place] for place in places if place in ids), value)


def missing(reader: Reader, resources: Iterable[Resource], name: str) -> str:
    """Return a sentence saying that a name does not exist, with the nearest that do."""
    names: list[str] = []
    for resource in resources:
        with suppress(IseError):
            names += [str(entry.get("name", "")) for entry in reader.list_all(resource)]
    near = near_names(name, names, at_most=3)
    return f"{name!r} does not exist" + (f" (did you mean {' or '.join(map(repr, near))}?)." if near else ".")


def shown_name(leaf: Leaf, value: Any) -> str:
    """Return the name in what ISE showed instead of an id; empty when it showed an id."""
    match = re.fullmatch(leaf.attribute.shown_as, value) if leaf.attribute.shown_as and isinstance(value, str) else None
    return match[1] if match else ""


def _texts(value: Any) -> list[str]:
    return [str(member) for member in value] if isinstance(value, list) else [str(value)] if value else []


def _given(resource: Resource, values: Values) -> list[Leaf]:
    return [leaf for leaf, _targets in resource.referring if leaf.path in values]
