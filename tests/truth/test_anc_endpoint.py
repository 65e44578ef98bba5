# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``anc_endpoint``: apply and clear are actions of ISE, and follow the same rules as objects."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.modules import anc_endpoint
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, Requests
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import Row

MAC, OTHER = "00:1A:2B:3C:4D:5E", "00:1A:2B:3C:4D:FF"
ADDRESS, ITS_MAC, NAS = "10.1.20.40", "00:1A:2B:3C:4D:40", "10.1.2.3"
QUARANTINE = {"mac": MAC, "policy": "Quarantine"}
READ_NONE: Requests = Counter(GET=1)


def _anc(row: Row) -> bool:
    return row.info == "anc_endpoint_info"


@pytest.fixture
def anc(node: Node) -> Node:
    """Provide a known node with two ANC policies, and an endpoint with an address."""
    node.sim.sessions.authenticate(calling_station_id=ITS_MAC, framed_ip_address=ADDRESS, nas_ip_address=NAS)
    for name in ("Quarantine", "Shut"):
        node.sim.store.put("ancpolicy", {"id": name, "name": name, "actions": ["QUARANTINE"]})
    return node


def _apply(node: Node, policy: str, mac: str = MAC) -> None:
    node.put({"macAddress": mac, "policyName": policy})


def _held(node: Node) -> dict[str, str]:
    return {item["macAddress"]: item["policyName"] for item in node.sim.store.list("ancendpoint")}


def _run(node: Node, options: dict[str, Any], *, check: bool = False, **connection: Any) -> Result:
    return node.perform(anc_endpoint.TASK, options, check=check, **connection)


def _changes(
    node: Node, options: dict[str, Any], before: dict[str, Any], after: dict[str, Any], cost: Requests
) -> None:
    """Check mode predicts the change with the same reads; the run applies it; the second run changes nothing."""
    held = _held(node)
    predicted = _run(node, options, check=True)
    assert node.sent == Counter(GET=cost["GET"])
    assert _held(node) == held
    result = _run(node, options)
    assert node.sent == cost
    assert predicted == result
    assert result["changed"] is True, result
    assert result["diff"] == {"before": before, "after": after}
    assert result["anc_endpoint"] == after
    again = _run(node, options)
    assert again["changed"] is False
    assert again["diff"]["before"] == again["diff"]["after"] == after
    assert node.sent == Counter(GET=1 + len(_held(node)))


@each(rows_with=_anc, reads=True)
@pytest.mark.parametrize("mac", [MAC, "00-1a-2b-3c-4d-5e", "001a.2b3c.4d5e", "001a2b3c4d5e"])
def test_life_cycle(anc: Node, mac: str) -> None:
    """Apply, apply another policy, clear, with any notation of the address. Other endpoints do not change."""
    _apply(anc, "Shut", OTHER)
    _changes(anc, {"mac": mac, "policy": "Quarantine"}, {}, QUARANTINE, Counter(GET=3, PUT=1))
    shut = {"mac": MAC, "policy": "Shut"}
    _changes(anc, {"mac": mac, "policy": "shut"}, QUARANTINE, shut, Counter(GET=4, PUT=2))
    assert _held(anc) == {MAC: "Shut", OTHER: "Shut"}
    _changes(anc, {"mac": mac, "state": "absent"}, shut, {}, Counter(GET=3, PUT=1))
    assert _held(anc) == {OTHER: "Shut"}


@each(rows_with=_anc, reads=True)
def test_other_policies_stay(anc: Node) -> None:
    """With a policy, ``absent`` keeps another policy, and reports it."""
    _apply(anc, "Shut")
    result = _run(anc, {**QUARANTINE, "state": "absent"})
    assert (result["changed"], result["anc_endpoint"]) == (False, {})
    assert result["diff"]["after"] == {"mac": MAC, "policy": "Shut"}
    assert _run(anc, {"mac": MAC, "policy": "SHUT", "state": "absent"})["changed"] is True
    assert _held(anc) == {}


@each(rows_with=_anc, reads=True, releases=("3.0", "3.4"))
@pytest.mark.parametrize(
    "switches", [{"anc_apply_again": "replace", "anc_clear_absent": "accept"}, {"anc_clear_status": 200}]
)
def test_switches(anc: Node, switches: dict[str, Any]) -> None:
    """The result is the same for every uncertain behaviour of ISE."""
    anc.sim.configure(**switches)
    for options, changed in (
        (QUARANTINE, True),
        (QUARANTINE, False),
        ({"mac": MAC, "policy": "Shut"}, True),
        ({"mac": MAC, "state": "absent"}, True),
        ({"mac": MAC, "state": "absent"}, False),
    ):
        assert _run(anc, options)["changed"] is changed
    assert _held(anc) == {}


@each(rows_with=_anc, reads=True)
def test_invalid_options(anc: Node) -> None:
    """Reported before any request, or at least before any write, with similar names."""
    for options, words, cost in (
        ({"mac": "no", "policy": "Quarantine"}, "mac: 'no' is not a MAC address", NOTHING),
        ({"mac": MAC}, "policy is needed", NOTHING),
        ({"mac": MAC, "policy": " "}, "policy is empty", NOTHING),
        ({"mac": "", "policy": "Quarantine"}, "mac is empty", NOTHING),
        ({"ip_address": "10.1.20", "policy": "Quarantine"}, "is no IP address", NOTHING),
        ({"ip_address": ADDRESS, "policy": "Quarantine", "state": "absent"}, "leave policy out", NOTHING),
        ({"mac": MAC, "policy": "Quarantin"}, "policy: 'Quarantin' does not exist (did you mean 'Quarantine'", None),
        ({"ip_address": ADDRESS, "policy": "Shot"}, "did you mean 'Shut'", None),
    ):
        result = _run(anc, options)
        assert result["failed"] and words in result["msg"], result
        assert anc.sent == cost if cost is not None else not anc.sent["PUT"]
    assert _held(anc) == {}


@each(rows_with=_anc, reads=True)
def test_lookup_by_address(anc: Node) -> None:
    """ISE finds the endpoint; the list shows what changed. Check mode cannot know, and says so."""
    _apply(anc, "Shut", OTHER)
    applied = {"ip_address": ADDRESS, "policy": "quarantine"}
    assert "give mac" in _run(anc, applied, check=True)["msg"]
    assert anc.sent == NOTHING
    result = _run(anc, applied)
    assert result["changed"] is True
    assert result["diff"] == {"before": {}, "after": {"mac": ITS_MAC, "policy": "Quarantine"}}
    assert result["anc_endpoint"]["mac"] == ITS_MAC
    anc.sim.configure(anc_apply_again="replace", anc_clear_absent="accept")
    assert _run(anc, applied)["changed"] is False
    cleared = _run(anc, {"ip_address": ADDRESS, "state": "absent"})
    assert (cleared["changed"], cleared["anc_endpoint"]) == (True, {})
    assert cleared["diff"]["before"] == {"mac": ITS_MAC, "policy": "Quarantine"}
    assert _run(anc, {"ip_address": ADDRESS, "state": "absent"})["changed"] is False
    assert _held(anc) == {OTHER: "Shut"}
    unknown = _run(anc, {"ip_address": "10.9.9.9", "policy": "Quarantine"})
    assert unknown["failed"] and unknown["status"] == 500


@each(rows_with=_anc, reads=True, releases=("3.4",))
def test_old_policy_is_restored_after_a_refusal(anc: Node) -> None:
    """A failed change must not leave the endpoint without a policy."""
    _apply(anc, "Shut")
    anc.sim.fault("status", method="PUT", path="ancendpoint/apply", status=400)
    result = _run(anc, QUARANTINE)
    assert result["failed"] and "'Shut' was cleared for it, and is applied again" in result["msg"]
    assert _held(anc) == {MAC: "Shut"}
    anc.sim.fault("status", method="PUT", path="ancendpoint/apply", status=500, times=2)
    result = _run(anc, QUARANTINE)
    assert result["failed"] and "could not be applied again" in result["msg"]
    assert _held(anc) == {}


@each(rows_with=_anc, reads=True, releases=("3.0", "3.4"))
@pytest.mark.parametrize("action", ["apply", "clear"])
@pytest.mark.parametrize("fault", ["reset", "reset_after"])
def test_lost_response(anc: Node, action: str, fault: str) -> None:
    """After a write without a response the state of ISE decides."""
    desired = {"mac": MAC, "state": "absent"} if action == "clear" else QUARANTINE
    if action == "clear":
        _apply(anc, "Quarantine")
    anc.sim.fault(fault, method="PUT", path=f"ancendpoint/{action}")
    assert _run(anc, desired)["changed"] is True
    assert _held(anc) == ({} if action == "clear" else {MAC: "Quarantine"})
    assert anc.sent["PUT"] == (2 if fault == "reset" else 1)


@each(rows_with=_anc, reads=True, releases=("3.4",))
def test_concurrent_change(anc: Node) -> None:
    """A refusal is not a failure if ISE already has the desired state; then this task changed nothing."""
    document = {"id": "theirs", "macAddress": MAC, "policyName": "Quarantine"}
    put = [{"op": "put", "resource": "ancendpoint", "document": document}]
    anc.sim.fault("run_before", method="PUT", path="ancendpoint/apply", run=put)
    anc.sim.fault("status", method="PUT", path="ancendpoint/apply", status=400)
    result = _run(anc, QUARANTINE)
    assert (result.get("changed"), result.get("anc_endpoint")) == (False, {"id": "theirs", **QUARANTINE}), result
    delete = [{"op": "delete", "resource": "ancendpoint", "key": "theirs"}]
    anc.sim.fault("run_before", method="PUT", path="ancendpoint/clear", run=delete)
    anc.sim.fault("status", method="PUT", path="ancendpoint/clear", status=400)
    assert _run(anc, {"mac": MAC, "state": "absent"})["changed"] is False
    assert _held(anc) == {}


@each(rows_with=_anc, reads=True, releases=("3.0", "3.4"))
@pytest.mark.parametrize("target", [{"mac": ITS_MAC}, {"ip_address": ADDRESS}])
def test_coa_without_answer(anc: Node, target: dict[str, str]) -> None:
    """ISE answers 500 although it applied the policy: a change, with a warning that the session may continue."""
    anc.sim.sessions.silence(NAS)
    for options, held in (
        ({"policy": "Quarantine"}, {ITS_MAC: "Quarantine"}),
        ({"policy": "Shut"}, {ITS_MAC: "Shut"}),
        ({"state": "absent"}, {}),
    ):
        if "ip_address" in target and options == {"policy": "Shut"}:
            continue  # ISE cannot replace a policy, and by address the task does not know one to clear
        result = _run(anc, {**target, **options})
        assert result.get("changed") is True, result
        assert _held(anc) == held
        if options != {"policy": "Shut"}:
            assert "may not have taken the CoA" in result["warnings"][0] and "Radius Failure" in result["warnings"][0]
    anc.sim.configure(anc_coa_failed="accept")
    assert "warnings" not in _run(anc, {**target, "policy": "Quarantine"})


@each(rows_with=_anc, reads=True, releases=("3.4",))
def test_failures(anc: Node) -> None:
    """A read-only account, a permanent refusal, a failure of ISE afterwards: the task reports no change."""
    user, password = anc.sim.operator
    result = _run(anc, QUARANTINE, username=user, password=password)
    assert result["failed"] and result["status"] == 403
    anc.sim.fault("status", method="PUT", path="ancendpoint/apply", status=400, times=0)
    assert _run(anc, QUARANTINE)["status"] == 400
    assert anc.sent["PUT"] == 1
    anc.sim.fault("status", method="PUT", path="ancendpoint/clear", status=500, times=0)
    failed = _run(anc, {"ip_address": ADDRESS, "state": "absent"})
    assert failed["failed"] and failed["status"] == 500
    anc.sim.fault("status", method="GET", path="ancendpoint", status=500, skip=1, times=0)
    result = _run(anc, QUARANTINE)
    assert result["failed"] and "Looking at the endpoint again failed as well" in result["msg"]
    assert _held(anc) == {}
