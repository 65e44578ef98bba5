# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An ERS dialect above objects in memory, for the engine."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._engine.paths import put
from ansible_collections.openise.ise.plugins.module_utils._ers.client import Ers
from ansible_collections.openise.ise.plugins.module_utils._ers.filters import query_of
from ansible_collections.openise.ise.plugins.module_utils._schema.filters import Filter
from ansible_collections.openise.ise.plugins.module_utils._schema.masks import forgotten_masks
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import FakeTransport
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import MASK

_WRITES = ("create", "patch", "replace", "delete")


class FakeErs(Ers):
    """Holds objects with their real secrets, returns them masked, and rejects a mask in a write.

    ``calls`` lists what was asked for. :meth:`trouble` makes the next call of a kind fail.
    """

    def __init__(
        self,
        *documents: tuple[Resource, Mapping[str, Any]],
        patches: bool = True,
        release: tuple[int, int] | None = (3, 4),
        read_only: bool = False,
        shows_secrets: bool = False,
    ) -> None:
        super().__init__(FakeTransport(self._no_request, read_only=read_only))
        self._patches = patches
        self._release = release
        self._shows_secrets = shows_secrets
        self._troubles: list[tuple[str, Exception, bool, Callable[[], object]]] = []
        self.calls: list[str] = []
        self.objects: dict[str, dict[str, dict[str, Any]]] = {}
        for resource, document in documents:
            self.add(resource, document)

    @staticmethod
    def _no_request(method: str, path: str, _query: Any, _document: Any) -> Any:
        raise AssertionError(f"{method} {path}: the engine went past the dialect")

    def add(self, resource: Resource, document: Mapping[str, Any]) -> None:
        """Put an object in."""
        self.objects.setdefault(resource.endpoint.path, {})[document["id"]] = copy.deepcopy(dict(document))

    def held(self, resource: Resource, object_id: str) -> dict[str, Any]:
        """Return an object as it is, secrets and all."""
        return self.objects[resource.endpoint.path][object_id]

    def trouble(
        self,
        call: str,
        error: Exception,
        *,
        carried_out: bool = False,
        meanwhile: Callable[[], object] = lambda: None,
    ) -> None:
        """Make the next call of this name fail, carried out or not, after another user did ``meanwhile``."""
        self._troubles.append((call, error, carried_out, meanwhile))

    def _done(self, call: str, what: str, work: Callable[[], Any] = lambda: None) -> Any:
        self.calls.append(f"{call} {what}")
        if call in _WRITES:
            self.transport.guard.require()
        planned = next((item for item in self._troubles if item[0] == call), None)
        if planned is None:
            return work()
        self._troubles.remove(planned)
        _call, error, carried_out, meanwhile = planned
        meanwhile()
        if carried_out:
            work()
        raise error

    def _shown(self, resource: Resource, document: Mapping[str, Any]) -> dict[str, Any]:
        shown = copy.deepcopy(dict(document))
        for leaf in resource.leaves:
            if leaf.attribute.secret and not self._shows_secrets and Snapshot(resource, document).secret(leaf)[1]:
                put(shown, leaf.api_path, MASK)
        return shown

    def _all(self, resource: Resource) -> dict[str, dict[str, Any]]:
        return self.objects.setdefault(resource.endpoint.path, {})

    def get_by_name(self, resource: Resource, name: str) -> dict[str, Any] | None:
        """Return the object with this name, masked."""
        found: dict[str, Any] | None = self._done("find", name, lambda: self._by_name(resource, name))
        return found

    def _by_name(self, resource: Resource, name: str) -> dict[str, Any] | None:
        matches = [item for item in self._all(resource).values() if item["name"].lower() == name.lower()]
        return self._shown(resource, matches[0]) if matches else None

    def get(self, resource: Resource, object_id: str) -> dict[str, Any] | None:
        """Return the object with this id, masked."""
        self._done("get", object_id)
        found = self._all(resource).get(object_id)
        return self._shown(resource, found) if found else None

    def list_all(
        self, resource: Resource, filters: Iterable[Filter] = (), *, match_any: bool = False
    ) -> list[dict[str, Any]]:
        """Return id and name of all."""
        self._done("list", resource.endpoint.path)
        return [{"id": item["id"], "name": item["name"]} for item in self._all(resource).values()]

    def begin_list(
        self, resource: Resource, filters: Iterable[Filter], *, match_any: bool = False
    ) -> tuple[int, list[dict[str, Any]]]:
        """Return number, id and name of the objects with one of the values anywhere in them."""
        values = [repr(item.value) for item in filters]
        self._done("list", resource.endpoint.path)
        found = [item for item in self._all(resource).values() if any(value in repr(item) for value in values)]
        return len(found), [{"id": item["id"], "name": item["name"]} for item in found]

    def whole_list(self, resource: Resource, *, pages: int | None = None) -> list[dict[str, Any]] | None:
        """Return id and name of all."""
        return self.list_all(resource)

    def find_where(
        self, resource: Resource, filters: Iterable[Filter], matches: Callable[[dict[str, Any]], bool]
    ) -> list[dict[str, Any]]:
        """Return the objects that match."""
        self._done("where", " ".join(query_of(item)[1] for item in filters))
        shown = [self._shown(resource, item) for item in self._all(resource).values()]
        return [document for document in shown if matches(document)]

    def release(self) -> tuple[int, int] | None:
        """Return the release."""
        self._done("release", "")
        return self._release

    def create(self, resource: Resource, document: Mapping[str, Any]) -> str:
        """Put an object in and return its id."""
        object_id = f"new{len(self._all(resource)) + 1}"
        self._accept(resource, document)
        self._done("create", str(document.get("name", "")), lambda: self.add(resource, {**document, "id": object_id}))
        return object_id

    def patch(self, resource: Resource, object_id: str, document: Mapping[str, Any]) -> dict[str, Any] | None:
        """Put the given attributes in the place of the old ones, nested objects as a whole."""
        if not self._patches:
            self.calls.append(f"patch {object_id}")
            self.features.patch[resource.endpoint.path] = False
            return None
        self._accept(resource, document)
        self._done("patch", object_id, lambda: self.held(resource, object_id).update(copy.deepcopy(dict(document))))
        self.features.patch[resource.endpoint.path] = True
        return self._shown(resource, self.held(resource, object_id))

    def replace(self, resource: Resource, object_id: str, document: Mapping[str, Any]) -> None:
        """Put the document in the place of the old one, or over it where a PUT merges."""
        self._accept(resource, document)
        kept = self.held(resource, object_id) if resource.endpoint.put == "merge" else {}
        self._done("replace", object_id, lambda: self.add(resource, {**kept, **document, "id": object_id}))

    def delete(self, resource: Resource, object_id: str) -> None:
        """Take an object out."""
        self._done("delete", object_id, lambda: self._all(resource).pop(object_id, None))

    @staticmethod
    def _accept(resource: Resource, document: Mapping[str, Any]) -> None:
        if forgotten_masks(resource, document) or "link" in document:
            raise AssertionError(f"a mask or a link would be written: {document}")
