# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects that are to be absent although what their key refers to does not exist: misspelt, or deleted before.

An object may outlive what it refers to, such as a cell whose security group is gone. It is found where ISE still shows the name,
or by its id. Where ISE has none that could be meant, only the user can know whether the name is misspelt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .._errors import InvalidInput, UnknownName
from .._schema.attribute import Path
from .._schema.matching import single_match
from .._schema.resource import Leaf, Resource
from .current_state import Snapshot
from .desired_state import Desired, Values
from .dialect import Dialect
from .references import References, has_key, shown_name


@dataclass(frozen=True)
class Deleted:
    """Which objects that do not exist are known to have been deleted, by their resources and name.

    ``remedy`` is a sentence that says how the user can confirm that.
    """

    knows: Callable[[tuple[Resource, ...], str], bool] = lambda _resources, _name: False
    remedy: str = ""


NOTHING_DELETED = Deleted()


@dataclass(frozen=True)
class _Missing:
    """The options of a key whose objects do not exist, each with the name the user gave; and the first error."""

    names: Mapping[Path, str]
    error: UnknownName


class Orphans:
    """Finds objects of one server that refer to what is gone. Whole lists are read once.

    ``assumed`` has a sentence for each key whose objects were taken for deleted.
    """

    def __init__(self, dialect: Dialect, references: References, deleted: Deleted) -> None:
        self._dialect = dialect
        self._references = references
        self._deleted = deleted
        self.assumed: list[str] = []
        self._documents: dict[str, list[dict[str, Any]]] = {}
        self._exists: dict[tuple[str, str], bool] = {}

    def find(self, desired: Desired) -> dict[str, Any] | None:
        """Return the object that is meant by a key with an unknown name; None if it is certain that there is none.

        Raises :class:`UnknownName` for a name that is not known to be deleted, and :class:`InvalidInput` where an object may be
        the one that is meant.
        """
        resource = desired.resource
        known, missing = self._resolved(desired)
        if missing is None:
            raise AssertionError("every name of the key exists")
        if resource.endpoint.path not in self._documents:
            self._documents[resource.endpoint.path] = self._dialect.find_where(resource, (), lambda _document: True)
        matching: list[dict[str, Any]] = []
        doubtful: list[dict[str, Any]] = []
        for document in self._documents[resource.endpoint.path]:
            verdict = self._is_meant(Snapshot(resource, document), known, missing)
            if verdict is not False:
                (doubtful if verdict is None else matching).append(document)
        if matching:
            return single_match(matching, resource, desired.description)
        if doubtful:
            ids = ", ".join(str(document["id"]) for document in doubtful)
            raise InvalidInput(
                f"{missing.error.message} It may have been deleted: ISE has {resource.plural_words} that refer to a "
                f"deleted object, with the id {ids}. Whether one of them is meant is unknown; set id to delete it."
            )
        if not all(self._deleted.knows(resource.targets(leaf), name) for leaf, name in _leaves(resource, missing)):
            raise missing.error.with_context("", self._deleted.remedy)
        self.assumed.append(missing.error.message)
        return None

    def _resolved(self, desired: Desired) -> tuple[Values, _Missing | None]:
        """Return the values of the key with ids in place of names, as far as these exist, and those that do not."""
        known: Values = {}
        names: dict[Path, str] = {}
        first: UnknownName | None = None
        for path, value in desired.values.items():
            try:
                known.update(self._references.with_ids(desired.resource, {path: value}))
            except UnknownName as error:
                names[path] = str(value)
                first = first or error
        return known, _Missing(names, first) if first else None

    def _is_meant(self, snapshot: Snapshot, known: Values, missing: _Missing) -> bool | None:
        """Return whether an object has the key; None if it refers to a deleted object whose name ISE does not show."""
        own = {path: snapshot.value(path) for path in missing.names}
        if not has_key(snapshot, {**known, **own}, self._dialect.features.ids):
            return False
        leaves = _leaves(snapshot.resource, missing)
        verdicts = [self._is_missing_name(snapshot, leaf, name) for leaf, name in leaves]
        return False if False in verdicts else None if None in verdicts else True

    def _is_missing_name(self, snapshot: Snapshot, leaf: Leaf, name: str) -> bool | None:
        """Return whether an object refers to a deleted object that had this name; None if ISE does not show what it had."""
        value = snapshot.value(leaf.path)
        if not isinstance(value, str) or not value:
            return False
        targets = snapshot.resource.targets(leaf)
        if shown := shown_name(leaf, value):
            return shown.lower() == name.lower()
        if any(self._does_exist(target, value) for target in targets):
            return False
        if name.isdecimal() and any(target.identity.also_found_by for target in targets):
            return None
        joined = _names_of_key(snapshot)
        return joined[leaf.path[-1]] == name.lower() if leaf.path[-1] in joined else None

    def _does_exist(self, target: Resource, object_id: str) -> bool:
        place = (target.endpoint.path, object_id)
        if place not in self._exists:
            self._exists[place] = self._dialect.lookups.get(target, object_id) is not None
        return self._exists[place]


def _leaves(resource: Resource, missing: _Missing) -> list[tuple[Leaf, str]]:
    return [(resource.leaf(path), name) for path, name in missing.names.items()]


def _names_of_key(snapshot: Snapshot) -> dict[str, str]:
    """Return the lower-case names of the objects of the key by option, where ISE's own name of the object consists of them."""
    identity = snapshot.resource.identity
    name = snapshot.document.get("name")
    parts = name.split(identity.name_joins_key) if identity.name_joins_key and isinstance(name, str) else []
    return dict(zip(identity.key, map(str.lower, parts), strict=True)) if len(parts) == len(identity.key) else {}
