# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``coa``: sent once, to the right session through the right PSN, with a correct report; never in check mode."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.tests.truth.budget import Requests, gets
from ansible_collections.openise.ise.tests.truth.coa_helpers import (
    ACTIONS,
    DISCONNECT,
    LOOKS,
    MAC,
    REAUTH,
    SENT,
    XML,
    anna,
    bert,
    on_one,
    one,
    orders,
    paths,
    run,
)
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.mnt_helpers import PATH
from ansible_collections.openise.ise.tests.truth.node import Node

on_some = each(rows_with=first_row, releases=("2.7", "3.0", "3.4", "3.5"))


@on_some
def test_reauthenticate(node: Node) -> None:
    """Check mode sends no CoA. The run sends one through the PSN of the session, which authenticates again."""
    key = anna(node)
    before = node.sim.sessions.get(key)
    predicted = run(node, {**REAUTH, "mac": ["001b.2100.002a"]}, check=True)
    assert (node.sent, orders(node)) == (LOOKS, [])
    result = run(node, {**REAUTH, "mac": ["001b.2100.002a"]})
    path = f"CoA/Reauth/ise-psn1/{MAC}/0"
    assert node.sent == SENT
    assert paths(node) == [f"Session/MACAddress/{MAC}", f"Session/Active/SessionID/{key}/0", path]
    assert orders(node) == [("Reauth", "ise-psn1", MAC, "0", "", "")]
    target = one(result)
    assert (result["changed"], result["node"], "failed" in result) == (True, node.sim.host, False)
    assert {name: target[name] for name in target if name != "before"} == {
        "target": MAC,
        "mac": MAC,
        "session_id": key,
        "psn": "ise-psn1",
        "nas_ip": "10.1.2.3",
        "request": f"GET {PATH}{path}",
        "outcome": "accepted",
    }
    assert (target["before"]["username"], target["before"]["status"]) == ("anna", "active")
    assert target["before"]["authorization_profiles"] == ["PermitAccess"]
    assert predicted == {**result, "targets": [{**target, "outcome": "planned"}]}
    after = node.sim.sessions.get(key)
    assert before and after and after["active"] and after["auth_at"] > before["auth_at"]


@on_some
def test_disconnect(node: Node) -> None:
    """Check mode sends no CoA. The run ends the session, and the second run finds none."""
    key = anna(node)
    predicted = run(node, {**DISCONNECT, "mac": [MAC]}, check=True)
    assert (node.sent, predicted["changed"], len(node.sim.sessions)) == (LOOKS, True, 1)
    result = run(node, {**DISCONNECT, "mac": [MAC]})
    assert node.sent == SENT and orders(node) == [("Disconnect", "ise-psn1", MAC, "0", "", "")]
    assert (result["changed"], one(result)["outcome"], one(result)["session_id"]) == (True, "accepted", key)
    assert len(node.sim.sessions) == 0
    for check in (True, False):
        again = run(node, {**DISCONNECT, "mac": [MAC]}, check=check)
        assert (again["changed"], "failed" in again, one(again)["outcome"]) == (False, False, "no_session")
        assert node.sent == LOOKS and len(orders(node)) == 1


@on_one
@pytest.mark.parametrize(
    ("options", "kind", "number"),
    [
        ({**REAUTH, "reauthenticate_type": "default"}, "Reauth", "0"),
        ({**REAUTH, "reauthenticate_type": "last"}, "Reauth", "1"),
        ({**REAUTH, "reauthenticate_type": "rerun"}, "Reauth", "2"),
        ({**DISCONNECT, "port_option": "default"}, "Disconnect", "0"),
        ({**DISCONNECT, "port_option": "bounce"}, "Disconnect", "1"),
        ({**DISCONNECT, "port_option": "shutdown"}, "Disconnect", "2"),
    ],
    ids=str,
)
@pytest.mark.parametrize("said", ["reauth", "disconnect"])
def test_types(node: Node, options: dict[str, Any], kind: str, number: str, said: str) -> None:
    """ISE's number for each type; the name of the request in ISE's response does not matter."""
    node.sim.configure(mnt_disconnect_type=said)
    anna(node)
    assert run(node, {**options, "mac": [MAC]})["changed"] is True
    assert orders(node) == [(kind, "ise-psn1", MAC, number, "", "")]


@on_one
@pytest.mark.parametrize(
    ("options", "call"),
    [
        ({"user": ["anna"]}, "Session/UserName/anna"),
        ({"ip_address": ["10.20.0.42"]}, "Session/EndPointIPAddress/10.20.0.42"),
        ({"ip_address": ["2001:DB8:1::42"]}, "Session/EndPointIPAddress/2001:db8:1:0:0:0:0:42"),
        ({"user": ["anna@example.com"]}, "Session/UserName"),
    ],
    ids=str,
)
def test_lookup_by_attribute(node: Node, options: dict[str, Any], call: str) -> None:
    """One more request, which is Cisco's POST for a user of a domain, also in check mode."""
    posted = call.endswith("UserName")
    anna(node, **({"user_name": "anna@example.com"} if posted else {}))
    bert(node)
    found = Requests({"POST": 1}) if posted else gets(1)
    predicted = run(node, {**REAUTH, **options}, check=True)
    assert (node.sent, one(predicted)["mac"], orders(node)) == (LOOKS + found, MAC, [])
    result = run(node, {**REAUTH, **options})
    assert node.sent == SENT + found and paths(node)[0] == call
    assert (one(result)["mac"], one(result)["outcome"]) == (MAC, "accepted")
    assert orders(node) == [("Reauth", "ise-psn1", MAC, "0", "", "")]


@on_one
def test_by_session_id(node: Node) -> None:
    """Only active sessions have a result, so the only other request is for the latest record of the endpoint."""
    key = anna(node)
    result = run(node, {**REAUTH, "session_id": [key]})
    assert (one(result)["mac"], one(result)["outcome"], node.sent) == (MAC, "accepted", SENT)


@on_one
@pytest.mark.parametrize("unknown", ["empty", "error"])
@pytest.mark.parametrize("option", ["mac", "user", "ip_address", "session_id"])
def test_no_session(node: Node, option: str, unknown: str) -> None:
    """A name that ISE does not know may be misspelt: a failure. There is nothing to disconnect at a MAC address: a warning."""
    node.sim.configure(mnt_unknown_session_id=unknown)
    name = {"mac": MAC, "user": "anna", "ip_address": "10.20.0.42", "session_id": "0A010203"}[option]
    words = f"{option} {name!r}: ISE has no "
    for check in (True, False):
        for action in (REAUTH, DISCONNECT):
            result = run(node, {**action, option: [name]}, check=check)
            assert (one(result)["outcome"], result["changed"]) == ("no_session", False)
            if option == "mac" and action is DISCONNECT:
                assert "failed" not in result and "ISE has no " in one(result)["msg"]
                (warning,) = result["warnings"]
                assert warning.startswith(words) and warning.endswith("No CoA was sent.")
            else:
                assert result["failed"] and result["msg"].startswith(words) and "warnings" not in result
                assert ("missing_ok" in result["msg"]) is (option != "mac")
            accepted = run(node, {**action, option: [name], "missing_ok": True}, check=check)
            assert (one(accepted)["outcome"], accepted["changed"]) == ("no_session", False)
            assert not {"failed", "warnings"} & {*accepted}
    assert orders(node) == []


@on_one
@pytest.mark.parametrize("unknown", ["empty", "error"])
@pytest.mark.parametrize("how", ["ended", "rejected", "forgotten", "deleted", "moved"])
def test_ended_session(node: Node, how: str, unknown: str) -> None:
    """ISE returns the latest record, also of an ended session: a passed authentication alone does not prove activity."""
    node.sim.configure(mnt_unknown_session_id=unknown)
    key = anna(node, accounting=how != "forgotten", **({"failure_reason": "22040 x"} if how == "rejected" else {}))
    if how == "ended":
        node.sim.sessions.advance(1)
        node.sim.sessions.end(key)
    if how == "forgotten":
        node.sim.sessions.advance(3601)
    if how == "deleted":
        node.sim.sessions.table.retire(node.sim.sessions.table.active(key))
    if how == "moved":
        node.sim.sessions.end(key)
        node.sim.sessions.advance(1)
        bert(node, calling_station_id=MAC)
    for action, failed in ((REAUTH, True), (DISCONNECT, False)):
        result = run(node, {**action, "user": ["anna"]})
        assert (result.get("failed", False), result["changed"], one(result)["outcome"]) == (
            failed,
            False,
            "no_session",
        )
        assert ("has another session now" in one(result)["msg"]) is (how == "moved")
        assert bool(result.get("warnings")) is not failed
        assert "failed" not in run(node, {**action, "user": ["anna"], "missing_ok": True})
    assert orders(node) == []


@on_one
def test_active_session_with_a_newer_record(node: Node) -> None:
    """A late accounting stop does not end the session, and a session with an id is found in spite of later records."""
    key = anna(node, elements={"acct_status_type": "Stop", "stopped": "true"})
    assert run(node, {**REAUTH, "mac": [MAC]})["changed"] is True
    node.sim.sessions.advance(1)
    anna(node, failure_reason="22040 x")
    result = run(node, {**REAUTH, "session_id": [key]})
    assert (result["changed"], one(result)["session_id"], one(result)["psn"]) == (True, key, "ise-psn1")


@on_one
@ACTIONS
@pytest.mark.parametrize("accounting", [True, False])
def test_rejection_beside_an_active_session(node: Node, action: str, accounting: bool) -> None:
    """Of the same endpoint, as another user: found by the user, and by the id beside the rejection."""
    key = anna(node, age=60, accounting=accounting)
    anna(node, user_name="bert", acs_server="ise-psn2", failure_reason="22040 x")
    for options in ({"user": ["anna"]}, *([{"mac": [MAC]}] if accounting else [])):
        found = one(run(node, {"action": action, **options}, check=True))
        assert (found["outcome"], found["session_id"], found["psn"]) == ("planned", key, "ise-psn1")
        assert (found["before"]["username"], found["before"]["status"]) == ("anna", "active")
    if not accounting:
        assert one(run(node, {"action": action, "mac": [MAC]}, check=True))["outcome"] == "no_session"


@on_one
@pytest.mark.parametrize("form", ["false", "error"])
@ACTIONS
def test_session_ends_before_the_coa(node: Node, action: str, form: str) -> None:
    """Between lookup and CoA. If ISE says so, there is no session; after ``false`` the session is looked up again."""
    node.sim.configure(mnt_coa_no_session=form)
    key = anna(node)
    node.sim.fault("run_before", path="CoA", run=[{"op": "delete", "resource": "sessions", "key": key}])
    result = run(node, {"action": action, "mac": [MAC]})
    assert (node.sent, result["changed"]) == (SENT + LOOKS if form == "false" else SENT, False)
    assert (one(result)["outcome"], "ended before the CoA" in one(result)["msg"]) == ("no_session", True)
    assert result.get("failed", False) is (action == "reauthenticate")
    assert bool(result.get("warnings")) is (action == "disconnect")


@on_one
def test_without_a_mac_address(node: Node) -> None:
    """Sessions of VPN clients have none."""
    anna(node, calling_station_id="198.18.0.7")
    result = run(node, {**DISCONNECT, "user": ["anna"]})
    assert result["failed"] and "ISE identifies the endpoint as '198.18.0.7'" in result["msg"]
    assert (one(result)["outcome"], node.sent) == ("failed", gets(1))


@on_one
def test_psn(node: Node) -> None:
    """The given one, without its domain; ISE refuses a wrong one, and the message names the right one."""
    anna(node)
    assert run(node, {**REAUTH, "mac": [MAC], "psn": "ise-psn1.example.com"})["changed"] is True
    result = run(node, {**REAUTH, "mac": [MAC], "psn": "ise-psn2"})
    assert result["failed"] and result["changed"] is False and one(result)["outcome"] == "refused"
    assert "through ise-psn2. The PSN of the session is ise-psn1; remove psn" in result["msg"]
    assert [order[1] for order in orders(node)] == ["ise-psn1", "ise-psn2"]
    assert node.sent == SENT + LOOKS


def _list_only_the_id(node: Node, key: str) -> None:
    """Reduce the entry of a session in the list of active sessions to its id."""
    member = f"<activeSession><audit_session_id>{key}</audit_session_id></activeSession>"
    body = f'<activeSessionList noOfActiveSession="1">{member}</activeSessionList>'
    node.sim.fault("status", path="Active/SessionID", status=200, headers=XML, body=body, times=0)


@on_one
def test_unknown_psn(node: Node) -> None:
    """The message asks for the option; with the option it is used."""
    _list_only_the_id(node, anna(node, elements={"acs_server": None}))
    result = run(node, {**REAUTH, "mac": [MAC]})
    assert result["failed"] and "give psn" in result["msg"] and node.sent == LOOKS
    assert run(node, {**REAUTH, "mac": [MAC], "psn": "ise-psn1"})["changed"] is True


@on_one
@ACTIONS
def test_addresses(node: Node, action: str) -> None:
    """From the options or from the session: the address from which the network device connects to ISE."""
    base = {"action": action, "mac": [MAC]}
    for options in (
        {"nas_ip": "10.1.2.3", "destination_ip": "192.0.2.21"},
        {"addresses_from_session": True},
        {"addresses_from_session": True, "psn": "ise-psn1"},
    ):
        anna(node)
        assert run(node, {**base, **options})["changed"] is True
        assert orders(node)[-1][4:] == ("10.1.2.3", "192.0.2.21")
        node.sim.sessions.reset()
    anna(node, device_ip_address="10.9.9.9")
    assert run(node, {**base, "addresses_from_session": True})["changed"] is True
    assert orders(node)[-1][4] == "10.9.9.9"
    result = run(node, {**REAUTH, "mac": [MAC], "nas_ip": "10.1.2.4", "destination_ip": "192.0.2.21"})
    assert result["failed"] and result["changed"] is False


@on_one
@pytest.mark.parametrize("missing", [["destination_ip_address"], ["device_ip_address", "nas_ip_address"]], ids=str)
def test_unknown_addresses(node: Node, missing: list[str]) -> None:
    """The module does not guess."""
    _list_only_the_id(node, anna(node, elements=dict.fromkeys(missing)))
    result = run(node, {**REAUTH, "mac": [MAC], "addresses_from_session": True})
    assert result["failed"] and "ISE does not report both addresses" in result["msg"]
    assert (node.sent, orders(node)) == (LOOKS, [])


@on_one
@pytest.mark.parametrize(
    ("options", "words"), [(REAUTH, ""), ({**DISCONNECT, "port_option": "bounce"}, "A wireless client has no port")]
)
def test_network_device_without_answer(node: Node, options: dict[str, Any], words: str) -> None:
    """ISE answers ``false``: a failure with advice."""
    anna(node)
    node.sim.sessions.silence("10.1.2.3")
    result = run(node, {**options, "mac": [MAC]})
    assert result["failed"] and result["changed"] is False and one(result)["outcome"] == "refused"
    assert "10.1.2.3 is reachable and accepts CoA from ise-psn1 (UDP 1700 or 3799)" in result["msg"]
    assert words in result["msg"] and ("wireless" in result["msg"]) is bool(words)
    assert len(orders(node)) == 1
