# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Failures of ``config``: those of the node stop at once, those of one object do not affect the others."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._ers import bulk as bulk_requests
from ansible_collections.openise.ise.plugins.module_utils._http.breaker import LIMIT
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, ONE_READ
from ansible_collections.openise.ise.tests.truth.config_helpers import (
    counts,
    device,
    failures,
    names,
    once,
    put_device,
    run,
    writes,
)
from ansible_collections.openise.ise.tests.truth.conftest import Simulators
from ansible_collections.openise.ise.tests.truth.node import ACCOUNTS, Node

_GROUP = {"name": "Lab"}
_ENDPOINT = {"mac": "02:00:00:00:00:01", "group": "Lab"}
_ALL = {
    "network_devices": [device(number) for number in range(1, 7)],
    "endpoint_groups": [_GROUP],
    "endpoints": [_ENDPOINT],
    "security_groups": [{"name": "Lab", "value": 3001}],
}
_SIZE = 9


# -- the node ------------------------------------------------------------------------------------------------------


@once
def test_wrong_password(node: Node) -> None:
    """One request, whatever the plan: each counts towards the lock-out of the account."""
    result = run(node, _ALL, password="wrong")
    assert result["failed"] and "plan" not in result
    assert (result["status"], node.sent) == (401, ONE_READ)


@once
def test_password_changed_meanwhile(node: Node) -> None:
    """Each write in progress is refused once; no other starts, and each object has the reason."""
    node.sim.fault("status", method="POST", status=401, times=0)
    result = run(node, _ALL, max_connections=2)
    assert result["failed"]
    assert counts(result) == {"failed": _SIZE}
    assert 1 <= node.sent["POST"] <= 2
    reasons = failures(result)
    assert sum("Not attempted" in reason for reason in reasons.values()) == _SIZE - node.sent["POST"]
    assert names(node, "networkdevice") == ["ISE_EST_Local_Host"]


@once
def test_read_only_account(node: Node) -> None:
    """A read-only account can plan. In a run every object fails with the reason, and nothing changes."""
    user, password = ACCOUNTS["operator"]
    account: dict[str, Any] = {"username": user, "password": password}
    held = node.all_documents()
    planned = run(node, _ALL, check=True, **account)
    assert counts(planned) == {"create": _SIZE}
    result = run(node, _ALL, **account)
    assert (result["failed"], result["changed"], counts(result)) == (True, False, {"failed": _SIZE})
    assert {entry.get("status") for entry in result["failed_objects"] if entry["type"] != "endpoints"} == {403}
    assert node.all_documents() == held


@once
def test_account_without_access(node: Node) -> None:
    """Each object of each type is reported as unreadable, and none counts as absent."""
    user, password = ACCOUNTS["mnt"]
    result = run(node, _ALL, username=user, password=password)
    assert (result["failed"], counts(result), writes(node)) == (True, {"failed": _SIZE}, 0)
    assert {(entry["action"], entry["status"]) for entry in result["failed_objects"]} == {("read", 403)}


@once
@pytest.mark.parametrize("kind", ["untrusted", "wrong_host", "expired", "none"])
def test_tls(node: Node, kind: str, simulators: Simulators) -> None:
    """The task fails once, not once for every object."""
    result = run(node, _ALL, port=simulators.with_tls(kind).port)
    assert result["failed"] and "plan" not in result
    assert ("TLS" if kind == "none" else "certificate") in result["msg"]


@once
def test_timeout(node: Node) -> None:
    """After a timeout the node gets no further requests."""
    node.sim.fault("timeout", times=0, seconds=2)
    result = run(node, _ALL, timeout=1)
    assert result["failed"] and "within 1 seconds" in result["msg"]
    assert node.sent == ONE_READ


# -- one object or one type ----------------------------------------------------------------------------------------

_BAD_ANSWERS: dict[str, dict[str, Any]] = {
    "500": {"action": "status", "status": 500},
    "503": {"action": "status", "status": 503},
    "a web page": {"action": "html"},
    "no body": {"action": "empty"},
    "cut JSON": {"action": "malformed"},
    "another type": {"action": "status", "status": 200, "body": "[]"},
}


@once
@pytest.mark.parametrize("answer", _BAD_ANSWERS)
def test_unreadable_object(node: Node, answer: str) -> None:
    """It fails with the reason, and does not count as absent; the others are applied."""
    object_id = put_device(node, 1, description="by hand")
    node.sim.fault(**_BAD_ANSWERS[answer], method="GET", path=f"networkdevice/{object_id}", times=0)
    result = run(node, _ALL)
    assert (result["failed"], result["changed"]) == (True, True)
    assert counts(result) == {"create": _SIZE - 1, "failed": 1}
    assert list(failures(result)) == ["network_devices sw-1"]
    assert "network_devices 'sw-1'" in result["msg"]
    assert names(node, "networkdevice").count("sw-1") == 1
    held = node.sim.store.get("networkdevice", object_id)
    assert held is not None and held["description"] == "by hand"


@once
@pytest.mark.parametrize("answer", _BAD_ANSWERS)
def test_unreadable_list(node: Node, answer: str) -> None:
    """Its type fails, with one message, and is not purged; the other types are applied."""
    put_device(node, 9)
    node.sim.fault(**_BAD_ANSWERS[answer], method="GET", path=r"networkdevice\?", times=0)
    held = names(node, "networkdevice")
    result = run(node, _ALL, purge=["network_devices"])
    assert (result["failed"], counts(result)) == (True, {"create": 3, "failed": 6})
    assert {entry["type"] for entry in result["failed_objects"]} == {"network_devices"}
    assert result["msg"].startswith("6 objects failed; ")
    assert result["msg"].count("network_devices") == 1
    assert "network_devices 'sw-1' and 5 more: " in result["msg"]
    assert names(node, "networkdevice") == held


@once
def test_reset_after_a_write(node: Node) -> None:
    """A write without a response is looked up, reported as applied, and not repeated."""
    node.sim.fault("reset_after", method="POST", path="networkdevice")
    result = run(node, _ALL)
    assert "failed" not in result
    assert (counts(result), node.sent["POST"]) == ({"create": _SIZE}, _SIZE)
    assert sorted(names(node, "networkdevice")) == ["ISE_EST_Local_Host", *(f"sw-{number}" for number in range(1, 7))]


@once
def test_continue_after_a_failure(node: Node) -> None:
    """One refused object: all other changes are applied, the message names it, and the next run does the rest."""
    node.sim.fault("status", method="POST", path="networkdevice", status=400, times=0, skip=2)
    result = run(node, {**_ALL, "network_devices": _ALL["network_devices"][:3]}, max_connections=1)
    assert (result["failed"], counts(result)) == (True, {"create": 5, "failed": 1})
    assert failures(result).keys() == {"network_devices sw-3"}
    assert result["failed_objects"][0]["action"] == "create"
    assert "1 object failed" in result["msg"] and "'sw-3'" in result["msg"]
    node.sim.clear_faults()
    assert counts(run(node, {**_ALL, "network_devices": _ALL["network_devices"][:3]})) == {"create": 1, "unchanged": 5}


@once
def test_stop_after_a_failure(node: Node) -> None:
    """With ``on_error: stop`` no further step is started, and each step that was not attempted is reported."""
    node.sim.fault("status", method="POST", path="networkdevice", status=400, times=0, skip=2)
    result = run(node, {"network_devices": _ALL["network_devices"]}, on_error="stop", max_connections=1)
    assert (result["failed"], counts(result)) == (True, {"create": 2, "failed": 4})
    assert node.sent["POST"] == 3
    reasons = failures(result)
    assert [("Not attempted" in reasons[f"network_devices sw-{number}"]) for number in range(3, 7)] == [
        False,
        True,
        True,
        True,
    ]


@once
def test_members_of_a_failed_group(node: Node) -> None:
    """An object whose group could not be created is not sent, and names the group."""
    node.sim.fault("status", method="POST", path="endpointgroup", status=400, times=0)
    result = run(node, _ALL)
    assert (result["failed"], counts(result)) == (True, {"create": 7, "failed": 2})
    reasons = failures(result)
    assert reasons.keys() == {"endpoint_groups Lab", "endpoints 02:00:00:00:00:01"}
    assert reasons["endpoints 02:00:00:00:00:01"].startswith("group: 'lab' of endpoint_groups could not be created")
    assert not [
        request for request in node.sim.requests if request.method == "POST" and request.path.endswith("/endpoint")
    ]


@once
def test_retry_after_other_changes(node: Node) -> None:
    """One device releases an address and another takes it: both are correct at the end, in either order."""
    put_device(node, 1)
    put_device(node, 2)
    takes = device(1, ip_addresses=["10.77.0.2"])
    gives = device(2, ip_addresses=["10.77.0.3"])
    result = run(node, {"network_devices": [takes, gives]}, max_connections=1)
    assert "failed" not in result
    assert counts(result) == {"change": 2}
    addresses = [node.sim.store.get("networkdevice", f"sw-{number}") for number in (1, 2)]
    assert [held and held["NetworkDeviceIPList"][0]["ipaddress"] for held in addresses] == ["10.77.0.2", "10.77.0.3"]


@once
def test_exchange_of_addresses(node: Node) -> None:
    """ISE accepts neither change first: both devices stay unchanged, and the task reports both."""
    put_device(node, 1)
    put_device(node, 2)
    before = node.sim.store.list("networkdevice")
    desired = [device(1, ip_addresses=["10.77.0.2"]), device(2, ip_addresses=["10.77.0.1"])]
    result = run(node, {"network_devices": desired})
    assert (result["failed"], result["changed"], counts(result)) == (True, False, {"failed": 2})
    assert set(failures(result)) == {"network_devices sw-1", "network_devices sw-2"}
    assert node.sim.store.list("networkdevice") == before


@once
@pytest.mark.parametrize("purged", [True, False])
def test_deletion_of_nested_groups(node: Node, purged: bool) -> None:
    """Nested groups are deleted from the lowest level, whatever depth and names: ISE refuses none."""
    above = ""
    for name in "edbacfgh":
        document = {"name": f"Chain {name}", "systemDefined": False}
        above = node.sim.store.put("endpointgroup", {**document, **({"parentId": above} if above else {})})
    gone = [{"name": f"Chain {name}"} for name in "abcdefgh"]
    ways: dict[bool, dict[str, Any]] = {
        True: {"purge": ["endpoint_groups"], "max_deletes": 8},
        False: {"state": "absent"},
    }
    result = run(node, {"endpoint_groups": [_GROUP] if purged else gone}, on_error="stop", **ways[purged])
    assert "failed" not in result, result["msg"]
    assert counts(result) == {"delete": 8, **({"create": 1} if purged else {})}
    assert {request.status for request in node.sim.requests if request.method == "DELETE"} == {204}
    assert not [name for name in names(node, "endpointgroup") if name.startswith("Chain")]


@once
def test_domains_and_their_members(node: Node) -> None:
    """SXP domains are created before the connections and bindings in them, and deleted after them."""
    connection = {
        "ip_address": "10.31.0.1",
        "node": "psn1",
        "peer": "edge-1",
        "mode": "listener",
        "domains": ["Campus"],
    }
    binding = {"ip_address": "10.31.1.0/24", "security_group": "Cameras", "domains": ["Branch"]}
    resources = {
        "sxp_connections": [connection],
        "sxp_local_bindings": [binding],
        "security_groups": [{"name": "Cameras", "value": 3001}],
        "sxp_domains": [{"name": "Campus"}, {"name": "Branch"}],
    }
    created = run(node, resources, on_error="stop")
    assert "failed" not in created, created["msg"]
    assert counts(created) == {"create": 5}
    gone = run(node, resources, state="absent", on_error="stop")
    assert "failed" not in gone, gone["msg"]
    deleted = [request.path.split("/")[3] for request in node.sim.requests if request.method == "DELETE"]
    assert set(deleted[:2]) == {"sxpconnections", "sxplocalbindings"}


@once
def test_change_after_a_creation(node: Node) -> None:
    """A group with a new parent is changed after the parent exists, and ISE refuses nothing."""
    node.sim.store.put("endpointgroup", {"name": "Shelf", "systemDefined": False})
    groups = [{"name": "Shelf", "parent": "Lab"}, {"name": "Lab", "parent": "Site"}, {"name": "Site"}]
    result = run(node, {"endpoint_groups": groups}, on_error="stop")
    assert "failed" not in result, result["msg"]
    assert counts(result) == {"create": 2, "change": 1}
    assert {request.status for request in node.sim.requests if request.method != "GET"} <= {200, 201}
    ids = {name: (node.sim.store.get("endpointgroup", name) or {}) for name in ("Shelf", "Lab", "Site")}
    assert (ids["Shelf"]["parentId"], ids["Lab"]["parentId"]) == (ids["Lab"]["id"], ids["Site"]["id"])


@once
def test_empty_configuration(node: Node) -> None:
    """Without objects there are no requests."""
    result = run(node, {})
    assert (result["changed"], result["summary"]["total"], node.sent) == (False, 0, NOTHING)
    assert run(node, {"network_devices": []})["changed"] is False
    assert node.sent == Counter()


@once
@pytest.mark.parametrize("bulk", [False, True])
def test_node_that_hangs_in_mid_apply(node: Node, bulk: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writes in progress end by the timeout; then nothing is begun, and each object has what is known of it."""
    waited = [0.0]
    clock = SimpleNamespace(monotonic=lambda: sum(waited), sleep=waited.append)
    monkeypatch.setattr(bulk_requests, "time", clock)
    devices = [device(number) for number in range(1, 42)]
    node.sim.fault("timeout", method="POST|PUT", skip=0 if bulk else 5, times=0, seconds=30)
    # Before the writes the list is read, and the built-in device, which may have one of the addresses.
    node.sim.fault("timeout", method="GET", skip=3 if bulk else 2, times=0, seconds=30)
    result = run(node, {"network_devices": devices}, timeout=1, max_connections=4, bulk=bulk)
    assert (result["failed"], result["changed"]) == (True, True)
    outcomes = Counter(entry["outcome"] for entry in result["failed_objects"])
    assert set(outcomes) == ({"unknown"} if bulk else {"unknown", "not_begun"})
    created = len(names(node, "networkdevice")) - 1
    assert counts(result) == {**({"create": created} if created else {}), "failed": 41 - created}
    assert outcomes["unknown"] <= (41 if bulk else 4)
    assert f"{outcomes['unknown']} with an unknown outcome" in result["msg"]
    assert bulk or f"{outcomes['not_begun']} not begun" in result["msg"]
    assert node.sent["POST"] + node.sent["PUT"] <= created + 4
    assert node.sent["GET"] <= 3 + 4


@once
def test_single_tasks_after_a_node_has_stopped_answering(node: Node) -> None:
    """As the items of a loop: three timeouts, then none is waited for; a later task finds that the node answers again."""
    node.sim.fault("timeout", times=LIMIT, seconds=30)
    failed = [node.run(node.key_options(node.row.minimal), timeout=1) for _item in range(LIMIT + 5)]
    assert ["was not sent" in each["msg"] for each in failed] == [False] * LIMIT + [True] * 5
    assert node.sim.stats.total == LIMIT
