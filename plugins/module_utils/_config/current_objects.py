# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The objects of one type that ISE has: reads them in bulk, and locates declared objects among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .._engine.current_state import Snapshot
from .._engine.desired_state import Desired
from .._engine.references import has_key
from .._ers.client import Ers
from .._progress import Progress
from .._schema.matching import entry_named, single_match
from .._schema.resource import Resource
from .renames import Renames


@dataclass(frozen=True)
class Location:
    """Where a declared object was located: its whole document, or its id, or neither if ISE does not have it.

    ``unknown`` is true where the objects were not read or cannot be compared, so that the object must be looked up. ``renamed``
    is true if ISE has it under another name still. ``read_at`` is when a document was read, None for now.
    """

    document: dict[str, Any] | None = None
    object_id: str = ""
    unknown: bool = False
    renamed: bool = False
    read_at: float | None = None


class CurrentObjects:
    """The objects of one type, by name or by key.

    ``entries`` are list entries of a type with names, whole documents of others; None if there are too many to read.
    ``ids`` are the known ids by API path and lower-case name, for references that ISE shows by name. ``read_at`` is when reading
    began.
    """

    def __init__(
        self,
        resource: Resource,
        entries: list[dict[str, Any]] | None,
        ids: Mapping[tuple[str, str], str],
        *,
        read_at: float | None = None,
    ) -> None:
        self._resource = resource
        self._ids = ids
        self._read_at = read_at
        self.unknown = entries is None
        self._by_name: dict[str, list[dict[str, Any]]] = {}
        self._snapshots: list[Snapshot] = []
        if not resource.identity.is_listed_name:
            self._snapshots = [Snapshot(resource, document) for document in entries or ()]
            return
        for entry in entries or ():
            self._by_name.setdefault(str(entry.get("name", "")).lower(), []).append(entry)

    def has(self, name: str) -> bool:
        """Return whether there is an object with this name. Names in ISE are unique regardless of case."""
        return name.lower() in self._by_name

    def named(self, name: str) -> dict[str, Any] | None:
        """Return the list entry of the object that has this name, or will have it; None where there is none."""
        entries = self._by_name.get(name.lower(), [])
        return entry_named(entries, name) or next(iter(entries), None)

    def rename(self, renames: Renames) -> Iterator[tuple[str, str]]:
        """Let objects be found by the names that they will have after the renames; yield their ids and these names."""
        for entries in list(self._by_name.values()):
            for entry in entries:
                name = str(entry.get("name", ""))
                if (new := renames.name_after(self._resource, name)) != name:
                    self._by_name.setdefault(new.lower(), [entry])
                    yield str(entry["id"]), new

    def locate(self, desired: Desired) -> Location:
        """Return where an object is. Raises :class:`InvalidInput` where more than one object matches."""
        resource = self._resource
        not_listed = desired.name.lower() in (name.lower() for name in resource.identity.unlisted)
        if self.unknown or desired.object_id or not_listed:
            return Location(unknown=True)
        if not resource.identity.is_listed_name:
            found = [each for each in self._snapshots if has_key(each, desired.values, self._ids)]
            match = single_match(found, resource, desired.description)
            return Location(document=dict(match.document), read_at=self._read_at) if match else Location()
        entry = self.named(desired.name)
        if entry is None:
            return Location()
        if not desired.present:
            return Location(document=entry)
        return Location(object_id=str(entry["id"]), renamed=str(entry.get("name", "")).lower() != desired.name.lower())


def read_documents(ers: Ers, resource: Resource, progress: Progress) -> list[dict[str, Any]]:
    """Return all objects of a type whose list entries do not contain the key: one request for each."""
    ids = [str(entry["id"]) for entry in ers.whole_list(resource) or ()]
    progress.begin(f"reading {resource.plural}", len(ids))
    documents = []

    def read(object_id: str) -> dict[str, Any] | None:
        ers.transport.guard.require()
        return ers.get(resource, object_id)

    for document in ers.in_parallel(read, ids):
        progress.tick()
        documents += [document] if document else []
    return documents
