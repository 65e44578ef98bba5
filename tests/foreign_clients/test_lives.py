# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of an object of each resource of the simulator, through two releases of ciscoisesdk, unmodified."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.contract.bodies import objects_for
from ansible_collections.openise.ise.tests.foreign_clients import lives
from ansible_collections.openise.ise.tests.foreign_clients.lives import Dialect
from ise_simulator.catalog import CATALOG
from ise_simulator.testing import Simulator

Call = Callable[..., dict[str, Any]]
PATHS = sorted(path for path, resource in CATALOG.items() if resource.methods)


class Life:
    """Takes one object through the steps that client and ISE have."""

    def __init__(self, sim: Simulator, call: Call, dialect: Dialect, path: str) -> None:
        self.sim, self.path, self.dialect = sim, path, dialect
        self.resource, self.module = CATALOG[path], lives.module(dialect, path)
        self.sent = lives.body(sim, path)
        self._call = call

    def step(self, step: str, status: int, **more: Any) -> dict[str, Any]:
        """Take a step; the client must get this status, unless a table says that it gets another or has no such method."""
        user = "sponsor" if self.path == "guestuser" else "admin"
        if "body" in more and lives.unchecked(self.dialect, self.path):
            more.setdefault("arguments", {})["active_validation"] = False
        result = self._call(self.module, step, user=user, **more)
        if (self.dialect.version, self.path, step) in lives.NO_METHOD:
            assert result.get("error") == "LookupError", result
            return {}
        expected = lives.REFUSED.get((self.dialect.version, self.path, step), status)
        assert result["status"] == expected, result
        return result if expected == status else {}

    def create(self) -> str:
        """Return the id of a new object, made by the client where ISE lets clients make one."""
        if not lives.supports(self.dialect, self.path, "create"):
            return self.sim.store.put(self.path, self.sent)
        identity = str(self.step("create", 201, body=self.sent)["location"]).rpartition("/")[2]
        assert self.sim.store.get(self.path, identity) is not None
        return identity

    def has(self, step: str) -> bool:
        """Return whether ISE serves a step."""
        return lives.supports(self.dialect, self.path, step)


@pytest.mark.parametrize("path", PATHS)
def test_life(sim: Simulator, call: Call, dialect: Dialect, path: str) -> None:
    """Create, list, read, read by name, update, patch and delete an object of each resource."""
    for other, document in objects_for(path):
        sim.store.put(other, document)
    if (dialect.version, path) in lives.NO_MODULE:
        assert call(path, "list")["error"] == "AttributeError"
        return
    life = Life(sim, call, dialect, path)
    identity = life.create()
    listed = life.step("list", 200)["pages"]
    assert identity in [row["id"] for page in listed for row in page["SearchResult"]["resources"]]
    read = life.step("read", 200, id=identity)["body"]
    assert read[life.resource.envelope]["link"]["href"].endswith(identity)
    if life.has("read_by_name"):
        spelt = (life.resource.name_in_url or str)(life.sent["name"])
        assert life.step("read_by_name", 200, arguments={"name": spelt}).get("body", read) == read
    if life.has("update") and (put := life.step("update", 200, body=lives.changed(life.sent, path, identity))):
        assert "updatedField" in put["body"]["UpdatedFieldsList"]
        check_description(sim, path, identity, put)
    if life.has("patch"):
        patched = life.step("patch", 200, body={"description": "changed"}, id=identity)
        check_description(sim, path, identity, patched)
    if life.has("delete") and life.step("delete", 204, id=identity):
        assert sim.store.get(path, identity) is None
        assert life.step("read", 404, id=identity)["error"] == "ApiError"


def check_description(sim: Simulator, path: str, identity: str, result: dict[str, Any]) -> None:
    """The update arrived, where the client can send a description."""
    stored = sim.store.get(path, identity)
    assert stored is not None
    assert "description" in result["left_out"] or stored["description"] == "changed"
