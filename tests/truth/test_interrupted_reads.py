# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Temporary failures: a read that is repeated, or fails later, never changes the conclusion of a task."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth.budget import ONE_READ
from ansible_collections.openise.ise.tests.truth.matrix import each, thorough
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.operations import CHANGE, DELETE, READ_ALL, writes
from ansible_collections.openise.ise.tests.truth.row import Row

PASSING: dict[str, dict[str, Any]] = {
    "502": {"action": "html", "status": 502},
    "503": {"action": "status", "status": 503},
    "504": {"action": "empty", "status": 504},
    "429": {"action": "status", "status": 429, "headers": {"Retry-After": "7"}},
    "reset": {"action": "reset"},
    "reset after": {"action": "reset_after"},
    "truncated": {"action": "truncate"},
}


@each(releases=("3.0", "3.4"), rows_with=thorough, failure=lambda _row, _release: PASSING)
def test_temporary_failure(node: Node, failure: str, waits: list[float]) -> None:
    """One more read, after a wait that is at least as long as ISE requests."""
    for operation in writes(node.row, node.release):
        operation.prepare(node)
        node.sim.clear_faults()
        node.sim.fault(**PASSING[failure])
        waits.clear()
        assert operation.run(node).get("changed") is True
        assert node.sent == operation.whole_cost(node) + ONE_READ
        assert len(waits) == 1
        assert waits[0] >= (7 if failure == "429" else 0.1)


@each(releases=("3.4",), rows_with=thorough)
def test_too_long_wait(node: Node, waits: list[float]) -> None:
    """ISE requests a longer wait than the limit: the task fails at once."""
    node.sim.fault("status", status=429, headers={"Retry-After": "3600"}, times=0)
    for operation in writes(node.row, node.release):
        operation.prepare(node)
        result = operation.run(node)
        assert result.get("failed") is True and "(429)" in result["msg"]
        assert node.sent == ONE_READ
    assert waits == []


@each(releases=("3.0", "3.4"))
def test_failure_of_the_second_request(node: Node) -> None:
    """A read that fails after a successful one is a failure, too, and nothing is written."""
    for operation in (*writes(node.row, node.release), READ_ALL):
        operation.prepare(node)
        reads = operation.cost(node)["GET"] if operation is not READ_ALL else 2
        for failing in range(1, reads):
            node.sim.clear_faults()
            node.sim.fault("status", method="GET", status=500, skip=failing, times=0)
            held = node.all_documents()
            result = operation.run(node)
            assert result.get("failed") is True, (operation, result)
            assert "(500)" in result["msg"]
            assert node.all_documents() == held


def _names_another(row: Row) -> bool:
    return row.module == "endpoint"


@each(releases=("3.0", "3.4"), rows_with=_names_another, known=False)
def test_failure_of_a_name_after_the_change(node: Node) -> None:
    """The change is done, so the task succeeds, shows the id, and says why."""
    for operation in (CHANGE, DELETE):
        operation.prepare(node)
        node.sim.clear_faults()
        node.sim.fault("status", method="GET", path="endpointgroup", status=500, times=0)
        assert operation.run(node, check=True)["failed"] is True
        result = operation.run(node)
        assert result.get("changed") is True, result
        shown = result["diff"]["before"]["group"]
        assert shown == node.for_release(node.row.minimal).stored["groupId"]
        (warning,) = result["warnings"]
        assert "The result shows ids" in warning and "(500)" in warning


@each(releases=("3.0", "3.4"), rows_with=thorough)
def test_page_that_disappears(node: Node) -> None:
    """Objects deleted during a list: a page past the end is neither the end of the list nor a success."""
    listed = node.create_copies(120)
    gone = [{"op": "delete", "resource": node.row.path, "key": document["id"]} for document in listed[30:]]
    node.sim.fault("run_before", method="GET", path="page=2", run=gone)
    result = node.info()
    assert result.get("failed") is True, result
    assert "page 2 does not exist" in result["msg"]


@each(releases=("3.0", "3.4"), rows_with=thorough)
def test_objects_deleted_between_pages(node: Node) -> None:
    """An object deleted between two pages moves the others: the list is read again, so that none is missing."""
    first = node.create_copies(150)[0]["id"]
    node.sim.fault("run_before", path="page=2", run=[{"op": "delete", "resource": node.row.path, "key": first}])
    result = node.info({"details": False})
    ids = [item["id"] for item in result[node.row.resource.plural]]
    assert ids == [document["id"] for document in node.listed_documents()]
    assert result["total"] == len(ids)


@each(releases=("3.0", "3.4"))
def test_object_gone_between_list_and_read(node: Node) -> None:
    """Deleted between the list and its own read: omitted from the details, absent for a task that deletes it."""
    minimal = node.for_release(node.row.minimal)
    identity = node.put(minimal.stored)
    run = [{"op": "delete", "resource": node.row.path, "key": identity}]
    node.sim.fault("run_before", path=f"/{identity}", run=run)
    result = node.info({"details": True})
    assert identity not in [item["id"] for item in result[node.row.resource.plural]]
    assert result["total"] == len(node.listed_documents())
