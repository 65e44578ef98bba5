# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The run that started a task ends while the task works: no loop begins another write, and no loop goes on waiting."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._tasks import coa as coa_task
from ansible_collections.openise.ise.plugins.modules import config, guest_user_action, network_device_group
from ansible_collections.openise.ise.tests.truth import coa_helpers
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import ACCOUNTS, Node
from ansible_collections.openise.ise.tests.truth.row import Row, rows

once = each(rows_with=first_row, releases=("3.4",))
_GROUPS = [{"name": f"ended-{number}"} for number in range(5)]
_ONE_AT_A_TIME: dict[str, Any] = {"max_connections": 1}
Ends = Callable[[Node, int], None]


@pytest.fixture(name="ends")
def _ends(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ends]:
    """Return a function after which the run ends when the node has received this number of writes."""
    own = os.getppid()

    def after(node: Node, writes: int) -> None:
        already = _acts(node)
        monkeypatch.setattr(os, "getppid", lambda: own if _acts(node) - already < writes else 1)

    yield after


def _acts(node: Node) -> int:
    """Return how many requests that change something, CoA among them, the node has received."""
    return sum(record.method != "GET" or "/CoA/" in record.path for record in node.sim.requests)


@once
@pytest.mark.parametrize("retries", [0, 1])
def test_objects_of_a_configuration(node: Node, ends: Ends, retries: int) -> None:
    """The rest is named as not begun. A failed object is not retried."""
    if retries:
        node.sim.fault("status", method="POST", status=400)
    ends(node, 2)
    result = node.perform(config.TASK, {"resources": {"endpoint_groups": _GROUPS}, **_ONE_AT_A_TIME})
    assert _acts(node) == 2
    assert (result["changed"], result["summary"]["create"]) == (True, 2 - retries)
    outcomes = [failure["outcome"] for failure in result["failed_objects"]]
    assert sorted(outcomes) == sorted(["not_begun"] * 3 + ["failed"] * retries)


@once
def test_deployments_of_a_configuration(node: Node, ends: Ends) -> None:
    """The objects are saved; each says that it is not deployed."""
    group = {"name": "Ended", "value": 77}
    mappings = [
        {"host": f"10.7.0.{number}/32", "security_group": "Ended", "deploy": "on_change"} for number in range(1, 4)
    ]
    resources = {"security_groups": [group], "ip_sgt_mappings": mappings}
    ends(node, 4)
    result = node.perform(config.TASK, {"resources": resources, **_ONE_AT_A_TIME})
    assert "summary" in result, result["msg"]
    assert not [record.path for record in node.sim.requests if record.path.endswith("/deploy")]
    assert result["summary"]["create"] == 4
    assert [failure["action"] for failure in result["failed_objects"]] == ["deploy"] * 3
    assert all("is saved, but not deployed: Not attempted" in each["msg"] for each in result["failed_objects"])


@once
def test_missing_parents(node: Node, ends: Ends) -> None:
    ends(node, 1)
    name = "Location#All Locations#Ended#Floor 1"
    result = node.perform(network_device_group.TASK, {"name": name, "create_parents": True})
    assert result["failed"] and "Not attempted" in result["msg"]
    assert _acts(node) == 1
    assert node.sim.store.get("networkdevicegroup", name) is None


@once
def test_guests(node: Node, ends: Ends) -> None:
    row: Row = next(row for row in rows() if row.module == "guest_user")
    names = ["anna", "bert", "carl"]
    for name in names:
        node.sim.store.put("guestuser", {**row.minimal.stored, "name": name, "status": "ACTIVE"})
    sponsor = dict(zip(("sponsor_username", "sponsor_password"), ACCOUNTS["sponsor"], strict=True))
    ends(node, 1)
    result = node.perform(guest_user_action.TASK, {**sponsor, "action": "suspend", "names": names})
    assert result["failed"] and result["changed"]
    assert _acts(node) == 1
    states = [(node.sim.store.get("guestuser", name) or {})["status"] for name in names]
    assert states == ["SUSPENDED", "ACTIVE", "ACTIVE"]


@once
def test_changes_of_authorization(node: Node, ends: Ends) -> None:
    macs = [f"00:1B:21:00:01:{number:02X}" for number in range(5)]
    for mac in macs:
        coa_helpers.anna(node, calling_station_id=mac, user_name=mac)
    ends(node, 1)
    result = coa_helpers.run(node, {**coa_helpers.REAUTH, "mac": macs}, **_ONE_AT_A_TIME)
    assert len(coa_helpers.orders(node)) == 1
    assert [target["outcome"] for target in result["targets"]] == ["accepted"] + ["failed"] * 4
    assert "Not attempted" in result["msg"]


@once
def test_the_wait_for_a_session(node: Node, ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    coa_helpers.anna(node)
    waits: list[float] = []
    monkeypatch.setattr(coa_task, "time", SimpleNamespace(sleep=waits.append, monotonic=lambda: sum(waits)))
    ends(node, 1)
    result = coa_helpers.run(node, {**coa_helpers.REAUTH, "mac": [coa_helpers.MAC], "wait": True})
    assert len(waits) == 1
    assert coa_helpers.one(result)["outcome"] == "unknown"
