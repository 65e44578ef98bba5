# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``coa`` for all sessions on a network device: each one, no other, and none if there are too many."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.tests.truth.budget import gets
from ansible_collections.openise.ise.tests.truth.coa_helpers import (
    ACTIONS,
    DISCONNECT,
    MAC,
    OTHER,
    REAUTH,
    anna,
    bert,
    on_one,
    orders,
    run,
)
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node, Result

NAS, THIRD = "10.1.2.3", "00:1B:21:00:00:2C"
on_some = each(rows_with=first_row, releases=("2.7", "3.0", "3.4", "3.5"))


def _outcomes(result: Result) -> dict[str, str]:
    return {target.get("mac", target["target"]): target["outcome"] for target in result["targets"]}


@on_some
@ACTIONS
def test_all_sessions(node: Node, action: str) -> None:
    """Count, list, one look at each endpoint, one CoA each; check mode sends none of these."""
    anna(node)
    bert(node)
    anna(node, calling_station_id=THIRD, nas_ip_address="10.1.2.4")
    options: dict[str, Any] = {"action": action, "nas": [NAS]}
    predicted = run(node, options, check=True)
    assert (node.sent, orders(node), predicted["changed"]) == (gets(2 + 2), [], True)
    result = run(node, options)
    assert _outcomes(result) == {MAC: "accepted", OTHER: "accepted"} and node.sent == gets(2 + 2 + 2)
    assert sorted((order[1], order[2]) for order in orders(node)) == [("ise-psn1", MAC), ("ise-psn2", OTHER)]
    first = result["targets"][0]
    assert (first["target"], first["nas_ip"], first["before"]["username"]) == (NAS, NAS, "anna")
    assert [{**item, "outcome": "accepted"} for item in predicted["targets"]] == result["targets"]


@on_one
def test_together_with_other_options(node: Node) -> None:
    """An endpoint gets one CoA, and IPv6 addresses have any notation."""
    anna(node, nas_ip_address="", nas_ipv6_address="2001:db8:0:0:0:0:0:3", elements={"device_ip_address": None})
    node.sim.configure(mnt_list_elements="guide")
    result = run(node, {**REAUTH, "mac": [MAC], "nas": ["2001:DB8::3", "2001:db8:0::3"]})
    assert [(target["target"], target["outcome"]) for target in result["targets"]] == [(MAC, "accepted")]
    assert len(orders(node)) == 1


@on_one
@ACTIONS
def test_too_many(node: Node, action: str) -> None:
    """No CoA at all."""
    anna(node)
    bert(node)
    result = run(node, {"action": action, "nas": [NAS], "max_targets": 1})
    assert result["failed"] and node.sent == gets(2) and orders(node) == []
    assert "max_targets: 2 sessions are active on 10.1.2.3, and no CoA is sent to more than 1" in result["msg"]
    result = run(node, {"action": action, "nas": [NAS], "max_sessions": 1})
    assert result["failed"] and node.sent == gets(1) and "max_sessions: ISE has 2 active sessions" in result["msg"]


@on_one
@ACTIONS
def test_device_without_sessions(node: Node, action: str) -> None:
    """The address may be misspelt: a failure, unless it may be; the other device gets its CoA."""
    anna(node)
    result = run(node, {"action": action, "nas": [NAS, "10.9.9.9"]})
    assert result["failed"] and result["changed"] and _outcomes(result) == {MAC: "accepted", "10.9.9.9": "no_session"}
    assert "nas '10.9.9.9': ISE has no session for this network device. Check how it is spelt" in result["msg"]
    result = run(node, {"action": action, "nas": ["10.9.9.9"], "missing_ok": True})
    assert not {"failed", "warnings"} & {*result} and result["changed"] is False


@on_one
@ACTIONS
@pytest.mark.parametrize("elsewhere", ["10.1.2.4", NAS])
def test_stale_session(node: Node, action: str, elsewhere: str) -> None:
    """The endpoint has another session by now, on this device or another one: the list has both, and only one gets a CoA."""
    anna(node, age=60)
    key = anna(node, nas_ip_address=elsewhere, acs_server="ise-psn2")
    bert(node)
    result = run(node, {"action": action, "nas": [NAS]})
    assert "failed" not in result and "another session now" in result["warnings"][0]
    assert f"nas '10.1.2.3', mac {MAC!r}" in result["warnings"][0]
    again = [target["session_id"] for target in result["targets"] if target.get("session_id") == key]
    assert again == ([key] if elsewhere == NAS else [])
    assert sorted(order[2] for order in orders(node)) == ([MAC, OTHER] if elsewhere == NAS else [OTHER])


@on_one
@ACTIONS
def test_session_ends_meanwhile(node: Node, action: str) -> None:
    """Between list and CoA: nothing is left to do for it, and it is named."""
    key = anna(node)
    bert(node)
    end = {"op": "delete", "resource": "sessions", "key": key}
    node.sim.fault("run_before", path=f"MACAddress/{MAC}", run=[end])
    result = run(node, {"action": action, "nas": [NAS]})
    assert _outcomes(result) == {MAC: "no_session", OTHER: "accepted"}
    assert "failed" not in result and "ended before the CoA" in result["warnings"][0]


@on_one
def test_endpoint_without_mac_address(node: Node) -> None:
    """It cannot get a CoA, which is a failure; the others get theirs."""
    anna(node, calling_station_id="198.18.0.7")
    bert(node)
    result = run(node, {**DISCONNECT, "nas": [NAS]})
    assert result["failed"] and "sends CoA to MAC addresses only" in result["msg"]
    assert [target["outcome"] for target in result["targets"]] == ["failed", "accepted"]


@on_one
def test_unreadable_list(node: Node) -> None:
    """No list is no empty list."""
    anna(node)
    node.sim.fault("html", path="ActiveList", status=500)
    result = run(node, {**DISCONNECT, "nas": [NAS], "missing_ok": True})
    assert result["failed"] and result["status"] == 500 and orders(node) == []
