# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A gateway in front of ISE answers 404 in the middle of a run: no existing object counts as absent.

The process knows the server. ``once``: the gateway answers one request; then the task finishes as usual or fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ansible_collections.openise.ise.plugins.modules import config, config_info
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row, thorough
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.operations import CHANGE, CREATE, DELETE, READ_ALL, READ_ONE
from ansible_collections.openise.ise.tests.truth.row import Row

FORMS: dict[str, dict[str, Any]] = {
    "html": {"action": "html", "status": 404},
    "empty": {"action": "empty", "status": 404},
    "text": {
        "action": "status",
        "status": 404,
        "body": "404 page not found",
        "headers": {"Content-Type": "text/plain"},
    },
    "json": {"action": "status", "status": 404, "body": {"message": "no Route matched with those values"}},
}


def _gateway(node: Node, form: str, *, times: int, skip: int = 0, path: str = "") -> None:
    node.sim.clear_faults()
    node.sim.fault(path=path, times=times, skip=skip, **FORMS[form])


def _forms(row: Row, release: str) -> Iterator[str]:
    return iter(FORMS if release == "3.4" and thorough(row) else ("html",))


@each(releases=("3.0", "3.4"), reads=True, form=_forms)
def test_for_the_rest_of_the_run(node: Node, form: str) -> None:
    """Every request of the task gets the gateway's 404: the task fails, and ISE is unchanged."""
    writing = [DELETE, CHANGE] if node.row.small_change else [DELETE]
    for operation in (READ_ONE, READ_ALL, *(writing if node.row.module else ())):
        node.sim.clear_faults()
        operation.prepare(node)
        held = node.all_documents()
        _gateway(node, form, times=0)
        result = operation.run(node)
        assert result.get("failed") is True and result["status"] == 404, (operation, result)
        assert node.all_documents() == held


@each(releases=("3.0", "3.4"), rows_with=lambda row: not row.delete_since, form=_forms)
def test_one_answer(node: Node, form: str) -> None:
    """One request of a task, whichever, gets the gateway's 404: the existing object is deleted, or the task fails."""
    minimal = node.for_release(node.row.minimal)
    for number in range(node.cost.delete(minimal)["GET"]):
        node.sim.clear_faults()
        DELETE.prepare(node)
        _gateway(node, form, times=1, skip=number)
        result = DELETE.run(node)
        assert result.get("failed") or result.get("changed") is True, (number, result)
        assert (node.stored(minimal) is None) is not result.get("failed", False), (number, result)


@each(releases=("3.4",), reads=True, form=_forms)
def test_one_answer_to_a_read(node: Node, form: str) -> None:
    """The same for reading: the existing object is shown, or the task fails."""
    for operation in (READ_ONE, READ_ALL):
        node.sim.clear_faults()
        operation.prepare(node)
        expected = operation.run(node)["total"]
        reads = node.sent["GET"]
        for number in range(reads):
            _gateway(node, form, times=1, skip=number)
            result = operation.run(node)
            assert result.get("failed") or result["total"] == expected, (operation, number, result)


@each(releases=("3.4",), form=_forms)
def test_names_only(node: Node, form: str) -> None:
    """The gateway lacks the route of names only, and ERS answers everything else: the list shows the object."""
    CREATE.prepare(node)
    minimal = node.for_release(node.row.minimal)
    _gateway(node, form, times=0, path="/name/")
    result = CREATE.run(node)
    assert result.get("failed") or result.get("changed") is True, result
    for operation in (DELETE, READ_ONE):
        result = operation.run(node)
        deleted = operation is DELETE and result.get("changed") is True and node.stored(minimal) is None
        assert result.get("failed") or deleted or result.get("total") == 1, (operation, result)
        operation.prepare(node)


def _config(node: Node, **options: Any) -> Result:
    return node.perform(config.TASK, options)


@each(releases=("3.0", "3.4"), rows_with=first_row, form=_forms)
def test_configuration(node: Node, form: str) -> None:
    """``config`` does not report objects as absent, and an export does not leave out a type."""
    names = [f"TestGroup{number}" for number in range(5)]
    for name in names:
        node.sim.store.put("endpointgroup", {"name": name})
    groups = {"resources": {"endpoint_groups": [{"name": name} for name in names]}}
    export = node.perform(config_info.TASK, {"types": ["endpoint_groups"]})
    assert {item["name"] for item in export["resources"]["endpoint_groups"]} >= set(names)
    reads = node.sent["GET"]
    held = node.all_documents()
    for times in (0, 1):
        for number in range(reads if times else 1):
            _gateway(node, form, times=times, skip=number)
            result = node.perform(config_info.TASK, {"types": ["endpoint_groups"]})
            assert result.get("failed") or result["resources"] == export["resources"], (number, result)
            assert times or result.get("failed")
    _gateway(node, form, times=0)
    result = _config(node, **groups, state="absent")
    assert result.get("failed"), result
    assert node.all_documents() == held
