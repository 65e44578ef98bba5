# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``config`` with ``bulk``: the answers of bulk requests are lost. The result says what ISE has, and nothing is created twice."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._ers import bulk as bulk_requests
from ansible_collections.openise.ise.plugins.modules import config
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node, Result

_DEVICES = [
    {"name": f"bulk-{number}", "ip_addresses": [f"10.9.0.{number}"], "radius": {"shared_secret": "Canary-Bulk-2"}}
    for number in range(1, 31)
]
_NAMES = sorted(str(device["name"]) for device in _DEVICES)
_PATH = "networkdevice"
_SUBMIT = "networkdevice/bulk/submit"
_REPORT = "networkdevice/bulk/[0-9]+"

# Any row will do; bulk requests use the administrator's account.
once = each(rows_with=first_row, releases=("3.4",))
LOST_SUBMITS: list[dict[str, Any]] = [
    {"action": "reset_after"},
    {"action": "empty", "executed": True},
    {"action": "html", "executed": True},
    {"action": "odd", "executed": True},
    {"action": "status", "status": 500, "executed": True},
    {"action": "html", "status": 502, "executed": True},
    {"action": "html", "status": 503, "executed": True},
    {"action": "empty", "status": 504, "executed": True},
    {"action": "no_route", "executed": True},
]
LOST_REPORTS: list[dict[str, Any]] = [
    {"action": "status", "status": 403},
    {"action": "status", "status": 404},
    {"action": "status", "status": 500},
    {"action": "no_route"},
    {"action": "reset"},
    {"action": "malformed"},
    {"action": "truncate"},
    {"action": "odd"},
    {"action": "odd", "form": "list"},
    {"action": "status", "status": 200, "body": {"BulkStatus": {"executionStatus": "STRANGE"}}},
    {"action": "status", "status": 200, "body": {"BulkStatus": {"executionStatus": "COMPLETED"}}},
    {
        "action": "status",
        "status": 200,
        "body": {"BulkStatus": {"executionStatus": "COMPLETED", "resourcesStatus": [7]}},
    },
    {"action": "status", "status": 200, "body": {"BulkStatus": {"executionStatus": ["COMPLETED"]}}},
]


class _Clock:
    """A clock on which waiting takes no time."""

    def __init__(self) -> None:
        self.waited = 0.0

    def monotonic(self) -> float:
        return time.monotonic() + self.waited

    def sleep(self, seconds: float) -> None:
        self.waited += seconds


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    clock = _Clock()
    monkeypatch.setattr(bulk_requests, "time", clock)
    return clock


def _run(node: Node, devices: list[dict[str, Any]] | None = None, **options: Any) -> Result:
    return node.perform(config.TASK, {"resources": {"network_devices": devices or _DEVICES}, "bulk": True, **options})


def _held(node: Node) -> list[str]:
    return sorted(item["name"] for item in node.sim.store.list(_PATH) if item["name"] in _NAMES)


def _accepts_deletions(node: Node) -> None:
    node.sim.configure(bulk_delete_devices="accept")
    _run(node)
    assert _held(node) == _NAMES


def _label(rule: Any) -> str:
    return "-".join(str(value) for value in rule.values()) if isinstance(rule, dict) else str(rule)


lost_submits = pytest.mark.parametrize("rule", LOST_SUBMITS, ids=_label)
lost_reports = pytest.mark.parametrize("rule", LOST_REPORTS, ids=_label)


def _assert_created(node: Node, result: Result) -> None:
    assert (result["changed"], result["failed_objects"]) == (True, [])
    assert (result["summary"]["create"], result["summary"]["unchanged"]) == (len(_DEVICES), 0)
    assert _held(node) == _NAMES
    assert _run(node)["changed"] is False


@once
@lost_submits
def test_created_but_the_answer_is_lost(node: Node, rule: dict[str, Any]) -> None:
    node.sim.fault(method="PUT", path=_SUBMIT, **rule)
    result = _run(node)
    assert node.sent["POST"] == 0
    _assert_created(node, result)


@once
@lost_submits
def test_deleted_but_the_answer_is_lost(node: Node, rule: dict[str, Any]) -> None:
    _accepts_deletions(node)
    node.sim.fault(method="PUT", path=_SUBMIT, **rule)
    result = _run(node, state="absent")
    assert (result["changed"], result["failed_objects"]) == (True, [])
    assert (result["summary"]["delete"], result["summary"]["unchanged"]) == (len(_DEVICES), 0)
    assert node.sent["DELETE"] == 0
    assert _held(node) == []


@once
@lost_reports
def test_created_but_the_report_is_lost(node: Node, rule: dict[str, Any]) -> None:
    node.sim.fault(method="GET", path=_REPORT, times=0, **rule)
    result = _run(node)
    assert (node.sent["POST"], node.sent["PUT"]) == (0, 1)
    _assert_created(node, result)


@once
@lost_reports
def test_deleted_but_the_report_is_lost(node: Node, rule: dict[str, Any]) -> None:
    _accepts_deletions(node)
    node.sim.fault(method="GET", path=_REPORT, times=0, **rule)
    result = _run(node, state="absent")
    assert (result["changed"], result["failed_objects"]) == (True, [])
    assert (result["summary"]["delete"], result["summary"]["unchanged"]) == (len(_DEVICES), 0)
    assert (node.sent["DELETE"], _held(node)) == (0, [])


@once
@pytest.mark.parametrize("action", ["reset_after", "reset"])
def test_the_answer_to_a_later_request_is_lost(node: Node, action: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The requests after it are sent once ISE is idle."""
    monkeypatch.setattr(bulk_requests, "DOCUMENTS_PER_REQUEST", 10)
    node.sim.fault(action, method="PUT", path=_SUBMIT, skip=1)
    result = _run(node)
    assert (node.sent["PUT"], node.sent["POST"]) == (3, 10 if action == "reset" else 0)
    _assert_created(node, result)


@once
@pytest.mark.parametrize("action", ["reset", "timeout"])
def test_a_lost_request_that_was_not_executed(node: Node, action: str) -> None:
    node.sim.fault(action, method="PUT", path=_SUBMIT)
    result = _run(node, timeout=1)
    assert node.sent["POST"] == len(_DEVICES)
    _assert_created(node, result)


@pytest.fixture
def gradual(node: Node) -> Iterator[Node]:
    """Return a node that loses the answer to a bulk request, and then creates one object before each read of the devices."""
    before = {item["id"] for item in node.sim.store.list(_PATH)}
    _run(node)
    created = [item for item in node.sim.store.list(_PATH) if item["id"] not in before]
    for item in created:
        node.sim.store.delete(_PATH, item["id"])
    node.sim.fault("reset", method="PUT", path=_SUBMIT)
    for number, item in enumerate(created):
        put = {"op": "put", "resource": _PATH, "document": item}
        node.sim.fault("run_before", method="GET", path="networkdevice.*size=1$", skip=number, run=[put])
    yield node


@once
def test_ise_still_works_on_a_lost_request(gradual: Node) -> None:
    """The task waits until ISE is idle before it looks."""
    result = _run(gradual)
    assert gradual.sent["POST"] == 0
    assert len({item["name"] for item in gradual.sim.store.list(_PATH)}) == len(gradual.sim.store.list(_PATH))
    _assert_created(gradual, result)


@once
def test_ise_works_on_a_lost_request_for_too_long(gradual: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    """Objects that do not exist at the time limit are named, and not created by other requests. The next run creates them."""
    monkeypatch.setattr(bulk_requests, "_TIMEOUT", 30.0)
    result = _run(gradual)
    held = _held(gradual)
    assert 0 < len(held) < len(_DEVICES)
    assert (result["changed"], result["failed"], gradual.sent["POST"]) == (True, True, 0)
    assert result["summary"]["create"] == len(held)
    assert {failure["name"] for failure in result["failed_objects"]} == set(_NAMES) - set(held)
    assert {failure["outcome"] for failure in result["failed_objects"]} == {"unknown"}
    assert "Canary-Bulk-2" not in str(result)
    gradual.sim.clear_faults()
    _assert_created(gradual, {**_run(gradual), "summary": {"create": len(_DEVICES), "unchanged": 0}})


@once
def test_nothing_can_be_read_after_a_lost_answer(node: Node) -> None:
    """Each object is named as unknown; the result says that something may have changed."""
    node.sim.fault("reset_after", method="PUT", path=_SUBMIT)
    node.sim.fault("status", method="GET", path="networkdevice.*size=1$", status=403, times=0)
    node.sim.fault("status", method="GET", path="networkdevice/name|networkdevice\\?.*filter", status=403, times=0)
    result = _run(node)
    assert (result["changed"], result["failed"], result["summary"]["create"]) == (True, True, 0)
    assert sorted(failure["name"] for failure in result["failed_objects"]) == _NAMES
    assert {failure["outcome"] for failure in result["failed_objects"]} == {"unknown"}
    assert result["msg"].startswith("30 objects failed (30 with an unknown outcome); ")
    assert (node.sent["POST"], _held(node)) == (0, _NAMES)


@once
def test_a_busy_ise(node: Node) -> None:
    """503 with ISE's form says that the request was refused: it is sent again, and other objects are not claimed."""
    node.sim.fault("status", method="PUT", path=_SUBMIT, status=503, times=3)
    result = _run(node)
    assert (node.sent["PUT"], node.sent["POST"]) == (4, 0)
    _assert_created(node, result)
