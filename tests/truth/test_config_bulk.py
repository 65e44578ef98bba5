# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``config`` with ``bulk``: the same result with far fewer requests, and single requests where bulk cannot be used."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._ers import bulk as bulk_requests
from ansible_collections.openise.ise.plugins.modules import config
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node, Result

_DEVICES = [
    {"name": f"bulk-{number}", "ip_addresses": [f"10.9.0.{number}"], "radius": {"shared_secret": "Canary-Bulk-1"}}
    for number in range(1, 31)
]
_ENDPOINTS = [{"mac": f"00:11:22:33:44:{number:02x}", "group": "Bulk"} for number in range(20)]
_CONFIGURATION: dict[str, list[dict[str, Any]]] = {
    "network_devices": _DEVICES,
    "endpoint_groups": [{"name": "Bulk"}],
    "endpoints": _ENDPOINTS,
}
_SIZE = sum(map(len, _CONFIGURATION.values()))

# Any row will do; bulk requests use the administrator's account.
once = each(rows_with=first_row, releases=("3.4",))


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_requests, "_FIRST_WAIT", 0.01)


def _run(node: Node, resources: dict[str, list[dict[str, Any]]], **options: Any) -> Result:
    return node.perform(config.TASK, {"resources": resources, **options})


def _numbers(node: Node) -> dict[str, int]:
    return {path: len(node.sim.store.list(path)) for path in ("networkdevice", "endpoint")}


@once
@pytest.mark.parametrize("created_id", ["tell", "omit"])
def test_life(node: Node, created_id: str) -> None:
    """Create, second run, delete: the same as without bulk, whether or not ISE returns the ids of new objects."""
    node.sim.configure(bulk_created_id=created_id)
    before = _numbers(node)
    result = _run(node, _CONFIGURATION, bulk=True)
    assert (result["changed"], result["summary"]["create"], result["failed_objects"]) == (True, _SIZE, [])
    assert node.sent["PUT"] == 2
    assert node.sent["POST"] == 1  # the group: one object is too few for a bulk request
    assert _numbers(node) == {"networkdevice": before["networkdevice"] + 30, "endpoint": before["endpoint"] + 20}
    assert _run(node, _CONFIGURATION)["changed"] is False
    gone = _run(node, _CONFIGURATION, bulk=True, state="absent")
    assert (gone["changed"], gone["summary"]["delete"]) == (True, _SIZE)
    assert _numbers(node) == before


@once
def test_rejected_object(node: Node) -> None:
    """Addresses that overlap with another device's: two devices fail with ISE's reason, the others are created."""
    node.sim.store.put(
        "networkdevice", {"name": "other", "NetworkDeviceIPList": [{"ipaddress": "10.9.0.6", "mask": 31}]}
    )
    result = _run(node, {"network_devices": _DEVICES}, bulk=True)
    assert result["failed"] and result["changed"]
    failed = {failure["name"]: failure["status"] >= 400 for failure in result["failed_objects"]}
    assert failed == {"bulk-6": True, "bulk-7": True}
    assert result["summary"]["create"] == len(_DEVICES) - 2
    assert "Canary-Bulk-1" not in str(result)


@once
def test_bulk_service_fails(node: Node) -> None:
    """The bulk service fails: single requests write every object."""
    node.sim.fault("status", method="PUT", path="networkdevice/", status=400, times=0)
    result = _run(node, {"network_devices": _DEVICES}, bulk=True)
    assert (result["changed"], result["summary"]["create"], result["failed_objects"]) == (True, len(_DEVICES), [])
    assert node.sent["POST"] == len(_DEVICES)


@once
def test_unknown_outcome_counts_as_a_change(node: Node) -> None:
    """The report is refused after the work was done: the objects exist, and this task created them."""
    node.sim.fault("status", method="GET", path="networkdevice/bulk", status=403, times=0)
    result = _run(node, {"network_devices": _DEVICES}, bulk=True)
    assert (result["changed"], result["summary"]["create"], result["failed_objects"]) == (True, len(_DEVICES), [])
    assert _run(node, {"network_devices": _DEVICES})["changed"] is False
