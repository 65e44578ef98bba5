# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine with a dialect that is no ERS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine.dialect import KnownNames, Reader
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action
from ansible_collections.openise.ise.plugins.module_utils._errors import WriteInCheckMode
from ansible_collections.openise.ise.plugins.module_utils._redaction import Redactor
from ansible_collections.openise.ise.plugins.module_utils._schema.filters import Filter
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import converge
from ansible_collections.openise.ise.tests.unit.plugins.helpers.declarations import CELL, PAIR, TAG, TAGS
from ansible_collections.openise.ise.tests.unit.plugins.helpers.engine import want


class Memory:
    """The objects of an API in memory, with what the engine requires and nothing else."""

    def __init__(self, *, read_only: bool = False) -> None:
        self.read_only = read_only
        self.redactor = Redactor()
        self.features: KnownNames = SimpleNamespace(ids={}, names={}, numbers={}, nicknames={})
        self.objects: dict[str, dict[str, dict[str, Any]]] = {}
        for resource, document in TAGS:
            self._of(resource)[str(document["id"])] = dict(document)

    @property
    def lookups(self) -> Reader:
        """Return this dialect."""
        return self

    def _of(self, resource: Resource) -> dict[str, dict[str, Any]]:
        return self.objects.setdefault(resource.name, {})

    def _write(self, resource: Resource) -> dict[str, dict[str, Any]]:
        if self.read_only:
            raise WriteInCheckMode(f"{resource.name} is written")
        return self._of(resource)

    def get(self, resource: Resource, object_id: str) -> dict[str, Any] | None:
        """Return an object."""
        return self._of(resource).get(object_id)

    def get_by_name(self, resource: Resource, name: str) -> dict[str, Any] | None:
        """Return an object."""
        return next((each for each in self._of(resource).values() if each["name"] == name), None)

    def find_where(
        self, resource: Resource, filters: Iterable[Filter], matches: Callable[[dict[str, Any]], bool]
    ) -> list[dict[str, Any]]:
        """Return the objects that match."""
        return [each for each in self._of(resource).values() if matches(each)]

    def list_all(
        self, resource: Resource, filters: Iterable[Filter] = (), *, match_any: bool = False
    ) -> list[dict[str, Any]]:
        """Return all objects."""
        return list(self._of(resource).values())

    def begin_list(
        self, resource: Resource, filters: Iterable[Filter], *, match_any: bool = False
    ) -> tuple[int, list[dict[str, Any]]]:
        """Return the number of all objects, and these."""
        return len(self._of(resource)), list(self._of(resource).values())

    def get_many(self, resource: Resource, ids: Iterable[str]) -> list[dict[str, Any]]:
        """Return objects."""
        return [self._of(resource)[each] for each in ids if each in self._of(resource)]

    def require(self, since: str, what: str, remedy: str = "") -> None:
        """Accept every release."""

    def lacks(self, since: str) -> bool:
        """Return that nothing is missing."""
        return False

    def can_patch(self, resource: Resource) -> bool | None:
        """Return that there is PATCH."""
        return True

    def create(self, resource: Resource, document: Mapping[str, Any]) -> str:
        """Add an object."""
        self._write(resource)["m1"] = {**document, "id": "m1"}
        return "m1"

    def patch(self, resource: Resource, object_id: str, document: Mapping[str, Any]) -> dict[str, Any] | None:
        """Change an object."""
        self._write(resource)[object_id].update(document)
        return self._of(resource)[object_id]

    def replace(self, resource: Resource, object_id: str, document: Mapping[str, Any]) -> None:
        """Replace an object."""
        self._write(resource)[object_id] = dict(document)

    def delete(self, resource: Resource, object_id: str) -> None:
        """Delete an object."""
        del self._write(resource)[object_id]

    def in_parallel(self, function: Callable[[Any], Any], values: Iterable[Any], *, at_most: int = 0) -> Iterator[Any]:
        """Work sequentially."""
        return map(function, values)

    def act(
        self,
        resource: Resource,
        object_id: str,
        action: str,
        data: Mapping[str, str] | None = None,
        *,
        reads: bool = False,
        form_known: bool = True,
    ) -> dict[str, Any]:
        """Run no action."""
        raise AssertionError(action)


def test_the_life_of_an_object() -> None:
    dialect = Memory()
    created = converge(dialect, want(CELL, {**PAIR, "status": "on"}), "cell", diff=True)
    assert created["cell"] == {"id": "m1", "source": "guests", "target": "staff", "status": "on"}
    assert created["diff"]["after"] == {"source": "guests", "target": "staff", "status": "on"}
    assert dialect.objects["cell"]["m1"]["sourceId"] == "t0"
    for changed in (True, False):
        result = converge(dialect, want(CELL, {**PAIR, "status": "off"}), "cell", diff=False)
        assert (result["changed"], result["cell"]["status"]) == (changed, "off")
    for changed in (True, False):
        result = converge(dialect, want(CELL, PAIR, present=False), "cell", diff=False)
        assert result == {"changed": changed, "cell": {}}


@pytest.mark.parametrize("action", [Action.CREATE, Action.UPDATE, Action.DELETE])
def test_check_mode_writes_nothing(action: Action) -> None:
    dialect = Memory(read_only=True)
    desired = {
        Action.CREATE: want(TAG, {"name": "new"}),
        Action.UPDATE: want(TAG, {"name": "staff", "value": 99}),
        Action.DELETE: want(TAG, {"name": "staff"}, present=False),
    }
    assert converge(dialect, desired[action], "tag", diff=False)["changed"] is True
    assert [each["value"] for each in dialect.objects["tag"].values()] == [10, 11, 12]
