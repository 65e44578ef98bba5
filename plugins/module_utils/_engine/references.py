# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""References between objects: users write names, ISE wants ids. Each is asked for once in a process and server."""

from __future__ import annotations

import copy
import difflib
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from .._errors import AuthenticationFailed, IseError, NotPermitted, UnknownName
from .._schema.attribute import Id
from .._schema.comparison import is_empty
from .._schema.filters import Filter
from .._schema.resource import Leaf, Resource
from .changes import Change
from .current_state import Snapshot
from .desired_state import Path, Wanted
from .dialect import Dialect, Reader
from .paths import put


class References:
    """Translates names to ids and back."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._lookups = dialect.lookups
        self._expected: dict[tuple[str, str], Id] = {}
        self._expected_names: dict[str, str] = {}
        self._unknown: dict[tuple[str, ...], str] = {}
        # Whether names that an option leaves to ISE are looked up, too, because ISE is not going to be asked.
        self.looks_up_all = False

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

    def identified(self, resource: Resource, document: Mapping[str, Any]) -> dict[str, Any]:
        """Return a document with ids where ISE showed something else with the name of an object in it."""
        result = dict(document)
        for leaf, targets in resource.referring:
            name = _shown_name(leaf, result.get(leaf.api_path[0]))
            if name:
                with suppress(UnknownName):
                    result[leaf.api_path[0]] = self._id(targets, leaf, name)
        return result

    def learn(self, resource: Resource, documents: Iterable[Mapping[str, Any]]) -> None:
        """Remember the names of objects that were read, where objects of the same kind may refer to them."""
        if resource.own_references:
            for document in documents:
                self.remember(resource, document)

    def check_names(self, resource: Resource, changes: Iterable[Change]) -> None:
        """Raise :class:`UnknownName` for a new value that names an object ISE does not have, where ISE stores names.

        Each name is asked for once. What this account may not look up is left to ISE.
        """
        if resource.endpoint.sponsored and self._lookups is self._dialect:
            return
        for change in changes:
            option = change.target.option
            names = resource.names.get(option)
            if not names or not names.checked_by or (names.checked_by == "ise" and not self.looks_up_all):
                continue
            target = names.of
            for name in set(_texts(change.after)) - set(_texts(change.before)):
                place = (target.endpoint.path, name.casefold())
                if place in self._dialect.features.ids or place in self._expected:
                    continue
                with suppress(AuthenticationFailed, NotPermitted):
                    document = None if place in self._unknown else self._lookups.find(target, name)
                    if document is None:
                        raise self._no_such(option, (target,), name)
                    self.remember(target, document)

    def find_by_key(self, resource: Resource, wanted: Wanted) -> list[dict[str, Any]]:
        """Return the objects with these values of the key, resolved before; a value not given is its default, if it has one."""
        filters = [
            Filter(filter_field, "EQ", str(self._in_filter(resource, (option,), wanted[option,])))
            for option, filter_field in resource.identity.key_filters.items()
            if not is_empty(wanted.get((option,)))
        ]
        return self._dialect.find_where(
            resource,
            filters,
            lambda document: has_key(Snapshot(resource, document), wanted, self._dialect.features.ids),
        )

    def _in_filter(self, resource: Resource, path: Path, value: Any) -> Any:
        """Return what ISE's filters compare: number or name behind a reference's id, any other value as ISE writes it."""
        leaf = resource.leaf(path)
        targets = resource.targets(leaf)
        if not targets:
            return leaf.field.encode(value)
        name = self._name(targets, leaf, str(value))
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
        expected = [self._expected.get((target.endpoint.path, name.casefold())) for target in targets]
        if found := next((each for each in expected if each), None):
            return found
        if (*(target.endpoint.path for target in targets), name.casefold()) in self._unknown:
            raise self._no_such(leaf.option, targets, name)
        known = self._dialect.features.ids
        for target in sorted(targets, key=lambda target: (target.endpoint.path, name.casefold()) not in known):
            if (target.endpoint.path, name.casefold()) not in known:
                try:
                    document = self._lookups.find(target, name) or self._numbered(target, name)
                except (AuthenticationFailed, NotPermitted) as error:
                    if not leaf.field.id_option:
                        raise
                    raise error.with_context(
                        f"{leaf.option}: to look up {name!r} takes an administrator's account; give one in username and "
                        f"password, or give {leaf.field.id_option} instead."
                    ) from None
                if document is None:
                    continue
                self.remember(target, document, name)
            return known[target.endpoint.path, name.casefold()]
        raise self._no_such(leaf.option, targets, name)

    def _no_such(self, option: str, targets: Iterable[Resource], name: str) -> UnknownName:
        """Return the failure for a name nobody has. Which are near is looked up once: it takes whole lists."""
        place = (*(target.endpoint.path for target in targets), name.casefold())
        told = self._unknown.get(place) or missing(self._lookups, targets, name)
        self._unknown[place] = told
        return UnknownName(f"{option}: {told}")

    def _numbered(self, target: Resource, number: str) -> dict[str, Any] | None:
        """Return the object that users refer to with this number."""
        if not target.identity.also_found_by or not number.isdigit():
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
        if object_id in self._expected_names:
            return self._expected_names[object_id]
        known = self._dialect.features.names
        for target in sorted(targets, key=lambda target: (target.endpoint.path, object_id) not in known):
            if (target.endpoint.path, object_id) not in known:
                document = None if _shown_name(leaf, object_id) else self._lookups.get(target, object_id)
                if document is None:
                    continue
                self.remember(target, document)
            return known[target.endpoint.path, object_id]
        return _shown_name(leaf, object_id) or object_id

    def remember(self, target: Resource, document: Mapping[str, Any], nickname: str = "") -> None:
        """Remember name and id of an object, from its document or its entry in a list, and what else led to it."""
        object_id, features = str(document["id"]), self._dialect.features
        name = str(document.get("name", object_id))
        features.ids[target.endpoint.path, name.casefold()] = object_id
        features.names[target.endpoint.path, object_id] = name
        if nickname.casefold() not in ("", name.casefold()):
            features.ids[target.endpoint.path, nickname.casefold()] = object_id
            features.nicknames.setdefault((target.endpoint.path, object_id), set()).add(nickname)
        number = (
            Snapshot(target, document).value((target.identity.also_found_by,))
            if target.identity.also_found_by
            else None
        )
        if number is not None:  # lists do not tell it
            features.numbers[target.endpoint.path, object_id] = str(number)

    # -- objects that are not there yet ------------------------------------------------------------------------------

    def expect(self, resource: Resource, *names: str) -> None:
        """Let the names of an object that is going to be created stand for its id until then."""
        for name in names:
            self._expected[resource.endpoint.path, name.casefold()] = Id(
                f"{resource.endpoint.path} {name} to be created"
            )
            self._expected_names[self._expected[resource.endpoint.path, name.casefold()]] = name

    def fulfil(self, resource: Resource, *names: str) -> None:
        """Take what was expected for created, or given up."""
        places = [(resource.endpoint.path, name.casefold()) for name in names]
        if any(place in self._expected for place in places):
            self._unknown = {
                place: told for place, told in self._unknown.copy().items() if resource.endpoint.path not in place[:-1]
            }
        for place in places:
            self._expected.pop(place, None)

    def waits(self, resource: Resource, wanted: Wanted) -> bool:
        """Tell whether a resolved state refers to objects that were expected when it was resolved."""
        found = (wanted[leaf.path] for leaf in _given(resource, wanted))
        return any(each in self._expected_names for value in found for each in _texts(value))


def has_key(snapshot: Snapshot, wanted: Wanted, ids: Mapping[tuple[str, str], str]) -> bool:
    """Tell whether an object has the key of a wanted state, resolved before, and one of the values that narrow it.

    ``ids`` are the known ids by API path and casefolded name: ISE may show a name where it holds an id.
    """
    resource = snapshot.resource
    for leaf in (resource.leaf((option,)) for option in resource.identity.key):
        value = wanted.get(leaf.path, leaf.field.server_default)
        if value is not None and not leaf.field.compare.equal(_with_id(snapshot, leaf, ids), value):
            return False
    narrowing = [
        resource.leaf((option,)) for option in resource.identity.narrowed_by if not is_empty(wanted.get((option,)))
    ]
    return not narrowing or any(
        leaf.field.overlaps(_with_id(snapshot, leaf, ids), wanted[leaf.path]) for leaf in narrowing
    )


def _with_id(snapshot: Snapshot, leaf: Leaf, ids: Mapping[tuple[str, str], str]) -> Any:
    """Return the value of an attribute, with the id in place of a name whose id is known."""
    value = snapshot.value(leaf.path)
    name = _shown_name(leaf, value).casefold()
    places = ((target.endpoint.path, name) for target in snapshot.resource.targets(leaf) if name)
    return next((ids[place] for place in places if place in ids), value)


def missing(reader: Reader, resources: Iterable[Resource], name: str) -> str:
    """Return a sentence saying that a name does not exist, with the nearest that do."""
    names: list[str] = []
    for resource in resources:
        with suppress(IseError):
            names += [str(entry.get("name", "")) for entry in reader.list_all(resource)]
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    return f"{name!r} does not exist" + (f" (did you mean {' or '.join(map(repr, near))}?)." if near else ".")


def _shown_name(leaf: Leaf, value: Any) -> str:
    """Return the name in what ISE showed instead of an id; empty when it showed an id."""
    match = re.fullmatch(leaf.field.shown_as, value) if leaf.field.shown_as and isinstance(value, str) else None
    return match[1] if match else ""


def _texts(value: Any) -> list[str]:
    return [str(member) for member in value] if isinstance(value, list) else [str(value)] if value else []


def _given(resource: Resource, wanted: Wanted) -> list[Leaf]:
    return [leaf for leaf, _targets in resource.referring if leaf.path in wanted]
