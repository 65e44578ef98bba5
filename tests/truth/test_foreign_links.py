# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Links to other hosts in ISE's responses: no request, and above all no login, is sent there."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth.budget import pages
from ansible_collections.openise.ise.tests.truth.conftest import Simulators
from ansible_collections.openise.ise.tests.truth.matrix import each, thorough
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.operations import CREATE, all_of


@each(releases=("3.0", "3.4"), rows_with=thorough)
def test_redirect(node: Node, simulators: Simulators) -> None:
    """A redirect is not followed; every task fails."""
    other = simulators.another()
    other.stats.reset()
    for method, status in (("GET", 302), ("GET", 307), (None, 308)):
        node.sim.clear_faults()
        location = f"{other.url}/ers/config/{node.row.path}"
        node.sim.fault("redirect", method=method, status=status, times=0, headers={"Location": location})
        for operation in all_of(node.row):
            operation.prepare(node)
            result = operation.run(node)
            assert result.get("failed") is True, (operation, result)
    assert other.stats.total == 0


@each(releases=("3.0", "3.4"), rows_with=thorough)
def test_next_page(node: Node, simulators: Simulators) -> None:
    """Only the page number of a link to the next page is used, whatever its host, path or size."""
    other = simulators.another()
    other.stats.reset()
    node.sim.configure(list_order="name")
    listed = node.create_copies(120)
    ids = {document["id"] for document in listed}
    in_order = [document for document in node.sim.store.list(node.row.path) if document["id"] in ids]
    resources = [{"id": document["id"], "name": document.get("name", "")} for document in in_order[:100]]
    link = {"rel": "next", "href": f"{other.url}/ers/config/{node.row.path}?size=20&page=2", "type": "application/json"}
    body: dict[str, Any] = {"SearchResult": {"total": len(listed), "resources": resources, "nextPage": link}}
    node.sim.fault("status", path="page=1", status=200, body=body)
    result = node.info({"details": False})
    assert [item["id"] for item in result[node.row.resource.plural]] == [document["id"] for document in listed]
    assert node.sent == pages(len(listed))
    assert other.stats.total == 0


@each(releases=("3.0", "3.4"), rows_with=thorough)
def test_a_loop_of_pages(node: Node) -> None:
    """A loop of links ends with an error."""
    link = {"href": f"https://ise.example.com/ers/config/{node.row.path}?size=100&page=1"}
    body = {"SearchResult": {"total": 300, "resources": [], "nextPage": link}}
    node.sim.fault("status", path="page=", status=200, body=body, times=0)
    result = node.info()
    assert result.get("failed") is True and "a loop of pages" in result["msg"], result
    assert node.sent == pages(1)


@each(releases=("3.0", "3.4"), rows_with=thorough)
def test_location(node: Node, simulators: Simulators) -> None:
    """Only the id in the Location of a new object is used; an object with a foreign Location is looked up."""
    other = simulators.another()
    other.stats.reset()
    minimal = node.for_release(node.row.minimal)
    for location in (
        f"{other.url}/ers/config/{node.row.path}/1234-5678",
        f"{other.url}/ers/config/somethingelse/1234-5678",
        "",
    ):
        CREATE.prepare(node)
        node.sim.clear_faults()
        put = [{"op": "put", "resource": node.row.path, "document": minimal.stored}]
        node.sim.fault("run_before", method="POST", run=put)
        node.sim.fault("empty", method="POST", status=201, headers={"Location": location})
        result = CREATE.run(node)
        assert result.get("changed") is True, result
        own = location.endswith(f"{node.row.path}/1234-5678")
        held = node.id_of(minimal)
        assert result[node.row.resource.name]["id"] == ("1234-5678" if own else held)
        assert node.sent == (CREATE.whole_cost(node) if own else CREATE.cost(node) + node.cost.unchanged(minimal))
    assert other.stats.total == 0
