# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The objects of the simulated ISE: one table per resource, with indexes by id, by name and as the catalog declares.

Entries are replaced, never changed, so that a snapshot of a table is a shallow copy of its indexes.
"""

from __future__ import annotations

import bisect
import copy
import random
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from .catalog.language import Attribute, Document, Resource
from .letters import Letters, coarse

__all__ = ["Entry", "Index", "Store", "Table"]

_random = random.Random(0x15E)
_clock = _random.getrandbits(14)


def new_id() -> str:
    """Return a time-based UUID as ISE assigns them, with a constant node number instead of this machine's.

    In recordings the ids of new objects contain the number of the ISE node; those of built-in objects do not.
    """
    return str(uuid.uuid1(node=0xD60CBF15E15E, clock_seq=_clock))


class Index(Protocol):
    """An additional index of a table."""

    def add(self, identity: str, document: Document) -> None: ...

    def remove(self, identity: str, document: Document) -> None: ...

    def copy(self) -> Index: ...


class Entry:
    """One stored object. ``cache`` holds rendered responses, keyed by everything they depend on."""

    __slots__ = ("cache", "document", "etag", "id", "name", "protected")

    def __init__(self, document: Document, protected: bool = False) -> None:
        self.document = document
        self.id: str = document["id"]
        self.name: str = str(document.get("name", self.id))
        self.protected = protected
        self.etag = f"{_random.getrandbits(128):032X}"
        self.cache: dict[Any, tuple[bytes, str, str]] = {}


def value_at(document: Mapping[str, Any], path: str) -> Any:
    """Return the value at a dotted path through nested blocks, or None."""
    value: Any = document
    for part in path.split("."):
        if not isinstance(value, Mapping) or part not in value:
            return None
        value = value[part]
    return value


def _unique_paths(attributes: tuple[Attribute, ...], prefix: str = "") -> Iterator[tuple[str, Attribute]]:
    for attr in attributes:
        if attr.unique:
            yield prefix + attr.name, attr
        if attr.type == "block":
            yield from _unique_paths(attr.attributes, f"{prefix}{attr.name}.")


class Table:
    """The objects of one resource."""

    def __init__(self, resource: Resource) -> None:
        self.resource = resource
        self.unique_attrs = dict(_unique_paths(resource.attributes))
        self.by_id: dict[str, Entry] = {}
        self.by_folded: dict[str, list[str]] = {}
        self.by_url: dict[str, list[str]] = {}
        self.order: list[tuple[str, str]] = []
        self.unique: dict[str, dict[Any, set[str]]] = {path: {} for path in self.unique_attrs}
        self.index: Index | None = resource.hooks.index() if resource.hooks.index else None
        self.version = 0
        self.results: dict[Any, list[Entry] | None] = {}

    def __len__(self) -> int:
        return len(self.by_id)

    def entries(self) -> Iterator[Entry]:
        """Return all entries, by name ascending."""
        by_id = self.by_id
        return (by_id[identity] for _, identity in self.order)

    def _url(self, name: str) -> str:
        form = self.resource.name_in_url
        return form(name) if form else name

    def put(self, document: Document, protected: bool | None = None) -> Entry:
        """Store ``document`` (which has an id); it replaces an object with the same id."""
        old = self.by_id.get(document["id"])
        if old is not None:
            self._unindex(old)
        entry = Entry(document, old.protected if protected is None and old is not None else bool(protected))
        self.by_id[entry.id] = entry
        self.by_folded.setdefault(coarse(entry.name), []).append(entry.id)
        self.by_url.setdefault(coarse(self._url(entry.name)), []).append(entry.id)
        bisect.insort(self.order, (entry.name, entry.id))
        for path, values in self.unique.items():
            value = value_at(document, path)
            if value not in (None, ""):
                values.setdefault(value, set()).add(entry.id)
        if self.index is not None:
            self.index.add(entry.id, document)
        self.version += 1
        return entry

    def _unindex(self, entry: Entry) -> None:
        for names, key in (
            (self.by_folded, coarse(entry.name)),
            (self.by_url, coarse(self._url(entry.name))),
        ):
            names[key].remove(entry.id)
            if not names[key]:
                del names[key]
        del self.order[bisect.bisect_left(self.order, (entry.name, entry.id))]
        for path, values in self.unique.items():
            value = value_at(entry.document, path)
            if value not in (None, ""):
                values[value].discard(entry.id)
        if self.index is not None:
            self.index.remove(entry.id, entry.document)

    def delete(self, identity: str) -> Entry:
        entry = self.by_id[identity]
        self._unindex(entry)
        del self.by_id[identity]
        self.version += 1
        return entry

    def named(self, name: str, *, exact: bool = True) -> Entry | None:
        """Return the object with this name; ``exact=False`` ignores case."""
        return next((entry for entry in self.all_named(name, str.lower) if not exact or entry.name == name), None)

    def all_named(self, name: str, letters: Letters) -> list[Entry]:
        """Return the objects whose names ``letters`` makes equal to this one."""
        entries = (self.by_id[identity] for identity in self.by_folded.get(coarse(name), ()))
        return [entry for entry in entries if letters(entry.name) == letters(name)]

    def url_named(self, text: str, letters: Letters) -> Entry | None:
        """Return the object whose name is ``text`` in the form for URLs."""
        entries = (self.by_id[identity] for identity in self.by_url.get(coarse(text), ()))
        return next((entry for entry in entries if letters(self._url(entry.name)) == letters(text)), None)

    def copy(self) -> Table:
        """Return an independent table with the same entries."""
        twin = copy.copy(self)
        twin.by_id = dict(self.by_id)
        twin.results = {}
        twin.by_folded = {key: list(ids) for key, ids in self.by_folded.items()}
        twin.by_url = {key: list(ids) for key, ids in self.by_url.items()}
        twin.order = list(self.order)
        twin.unique = {path: {v: set(ids) for v, ids in values.items()} for path, values in self.unique.items()}
        twin.index = self.index.copy() if self.index is not None else None
        return twin


class Store:
    """All tables, a lock for access from other threads, and the snapshot that ``reset`` restores."""

    def __init__(self, catalog: Mapping[str, Resource]) -> None:
        self.lock = threading.RLock()
        self.tables = {path: Table(resource) for path, resource in catalog.items()}
        self.on_change: Callable[[], None] | None = None
        self.processes: dict[str, float] = {}  # name of a process of this ISE -> time of its end
        self._snapshot: dict[str, Table] = {}

    def changed(self) -> None:
        if self.on_change is not None:
            self.on_change()

    def take_snapshot(self) -> None:
        with self.lock:
            self._snapshot = {path: table.copy() for path, table in self.tables.items()}

    def restore_snapshot(self) -> None:
        """Restore the snapshot; tables without changes stay as they are."""
        with self.lock:
            self.processes.clear()
            for path, saved in self._snapshot.items():
                if self.tables[path].version != saved.version:
                    version = self.tables[path].version
                    self.tables[path] = saved.copy()
                    # Never reuse a version number: it is part of the key of cached query results.
                    self.tables[path].version = saved.version = version + 1
            self.changed()

    def documents(self) -> dict[str, list[Document]]:
        """Return every stored document, by resource (shared, not copied: do not change them)."""
        with self.lock:
            return {path: [entry.document for entry in table.entries()] for path, table in self.tables.items()}
