# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every call of the Monitoring API: results, refusals and formats."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.mnt.probe import Mnt
from ise_simulator.mnt.reasons import REASONS
from ise_simulator.testing import Simulator

MAC = "00:1B:21:00:00:2A"
NOBODY = "00:00:00:00:00:01"
ID = "C000020700000001AAAAAAAA"
SESSION: dict[str, Any] = {
    "calling_station_id": MAC,
    "user_name": "anna",
    "audit_session_id": ID,
    "nas_ip_address": "192.0.2.7",
    "nas_ipv6_address": "2001:db8:0:0:0:0:0:7",
    "acs_server": "ise-psn1",
    "destination_ip_address": "192.0.2.21",
    "framed_ip_address": "198.51.100.7",
    "framed_ipv6_address": ("2001:db8::aa",),
}


@pytest.fixture
def anna(sim: Simulator) -> str:
    return sim.sessions.authenticate(**SESSION)


FOUND = [
    f"MACAddress/{MAC}",
    f"MACAddress/{MAC.replace(':', '%3A')}",
    "UserName/anna",
    "IPAddress/192.0.2.7",
    "IPAddress/2001:db8:0:0:0:0:0:7",
    "EndPointIPAddress/198.51.100.7",
    "EndPointIPAddress/2001:db8::aa",
    "EndPointIPAddress/2001:db8:0:0:0:0:0:aa",
]


@pytest.mark.parametrize("path", FOUND)
def test_latest_session(mnt: Mnt, anna: str, path: str) -> None:
    found = mnt.values(f"Session/{path}")
    assert (found["audit_session_id"], found["user_name"], found["acs_server"]) == (ID, "anna", "ise-psn1")


@pytest.mark.parametrize(
    ("path", "what"),
    [
        (f"MACAddress/{NOBODY}", NOBODY),
        ("UserName/Anna", "Anna"),
        ("UserName/anna@corp.example.com", "anna@corp.example.com"),
        ("IPAddress/198.51.100.7", "198.51.100.7"),
        ("IPAddress/2001:db8::7", "2001:db8::7"),
        ("EndPointIPAddress/192.0.2.7", "192.0.2.7"),
    ],
)
def test_no_such_session(mnt: Mnt, anna: str, path: str, what: str) -> None:
    text = f"Error in generating XML output. Error message = Session data is not available for {what}."
    assert mnt.error(f"Session/{path}") == text


@pytest.mark.parametrize(
    "mac", [MAC.lower(), MAC.replace(":", "-"), MAC.replace(":", ""), "001B.2100.002A", MAC[:-1], "00:1B:21:00:00:2G"]
)
@pytest.mark.parametrize(
    "path", ["Session/MACAddress/{}", "AuthStatus/MACAddress/{}/60/0/All", "AcctStatus/MACAddress/{}/60"]
)
def test_one_form_of_mac_addresses(mnt: Mnt, anna: str, path: str, mac: str) -> None:
    assert mnt.error(path.format(mac)) == f"{mac} is not a valid MAC address."
    assert mnt.error(f"Session/Delete/MACAddress/{mac}", "DELETE") == f"{mac} is not a valid MAC address."


@pytest.mark.parametrize("path", ["IPAddress/sw7", "EndPointIPAddress/198.51.100", "IPAddress/1:2:3"])
def test_malformed_addresses(mnt: Mnt, anna: str, path: str) -> None:
    assert mnt.error(f"Session/{path}").endswith("is not a valid IP address.")


def test_a_domain_user_is_posted(sim: Simulator, mnt: Mnt) -> None:
    user = "employee1@demo.local"
    sim.sessions.authenticate(user_name=user)
    assert mnt.ask("POST", "Session/UserName", user).xml.findtext("user_name") == user
    assert mnt.ask("POST", "Session/UserName/ignored", f"{user}\n").xml.findtext("user_name") == user
    assert "not available" in mnt.error("Session/UserName", "POST", "other@demo.local")
    assert mnt.error("Session/UserName", "POST", "") == "The request has no user name."
    assert mnt.error("Session/UserName", "POST", "DEMO\\employee1") == "DEMO\\employee1 is not a valid user name."
    assert mnt.get("Session/UserName/DEMO%5Cemployee1").status == 400
    assert mnt.get("Session/UserName").status == 405


def test_the_latest_record_wins_even_if_it_is_over(sim: Simulator, mnt: Mnt, anna: str) -> None:
    second = sim.sessions.authenticate(**{**SESSION, "audit_session_id": "SECOND"})
    assert mnt.values(f"Session/MACAddress/{MAC}")["audit_session_id"] == second == "SECOND"
    assert [row["audit_session_id"] for row in mnt.listed()] == [ID, "SECOND"]
    sim.sessions.advance(10)
    sim.sessions.end("SECOND", "Lost Carrier")
    found = mnt.values("Session/UserName/anna")
    shown = [found[name] for name in ("audit_session_id", "acct_status_type", "stopped", "acct_terminate_cause")]
    assert shown == ["SECOND", "Stop", "true", "Lost Carrier"]
    assert [row["audit_session_id"] for row in mnt.listed()] == [ID]


def test_a_rejection_shows_the_accounting_of_what_was_before(sim: Simulator, mnt: Mnt, anna: str) -> None:
    sim.sessions.end(ID)
    sim.sessions.advance(5)
    reason = "15039 Rejected per authorization profile"
    assert sim.sessions.authenticate(**{**SESSION, "audit_session_id": "NEW"}, failure_reason=reason) == "NEW"
    found = mnt.values(f"Session/MACAddress/{MAC}")
    assert (found["passed"], found["failed"], found["failure_reason"]) == ("false", "true", reason)
    assert (found["audit_session_id"], found["message_code"], found["acct_status_type"]) == (ID, "5400", "Stop")
    assert ":!:CPMSessionID=NEW:!:" in (found["other_attr_string"] or "")
    assert found["selected_azn_profiles"] == "DenyAccess"
    assert (found["acct_acs_timestamp"] or "") < (found["auth_acs_timestamp"] or "")
    assert mnt.listed() == []
    sim.sessions.authenticate(**SESSION, failure_reason="22040 Wrong password or invalid shared secret")
    assert "identity_group" not in mnt.values(f"Session/MACAddress/{MAC}")


def test_other_attributes(sim: Simulator, mnt: Mnt) -> None:
    sim.sessions.authenticate(
        **SESSION, policy_set="Wired; =Lab", authorization_rule="A<B & C", identity_group="Cameras"
    )
    found = mnt.values(f"Session/MACAddress/{MAC}")
    pairs = [pair.partition("=") for pair in (found["other_attr_string"] or "").split(":!:")]
    values = {key: value for key, _, value in pairs}
    assert pairs[0] == ("", "", "")
    assert (values["ISEPolicySetName"], values["AuthorizationPolicyMatchedRule"]) == ("Wired; =Lab", "A<B & C")
    assert values["EAP-Key-Name"] == "" and "=StepData" in values["StepData"]
    assert f"audit-session-id={ID}" in values["CiscoAVPair"]
    steps = (found["execution_steps"] or "").split(",")
    assert len(values["StepLatency"].split(";")) == len(steps) - 1


def test_by_audit_session_id(mnt: Mnt, anna: str) -> None:
    found = mnt.get(f"Session/Active/SessionID/{ID}/0").xml
    assert (found.tag, found.get("noOfActiveSession")) == ("activeSessionList", "1")
    row = {element.tag: element.text for element in found[0]}
    assert (row["username"], row["server"], row["session_state"]) == ("anna", "ise-psn1", "Active")
    assert "user_name" not in row and len(row) == 48
    assert mnt.listed("Session/Active/SessionID/NONE/0") == []
    assert mnt.listed(f"Session/Active/SessionID/{ID.lower()}/0") == []
    assert "output type" in mnt.error(f"Session/Active/SessionID/{ID}/1")
    assert mnt.get(f"Session/Active/SessionID/{ID}").status == 404


COUNTS: list[tuple[dict[str, Any], tuple[int, int, int]]] = [
    ({}, (0, 0, 0)),
    ({"posture_status": "Compliant", "endpoint_policy": "Printer"}, (1, 1, 1)),
    ({"posture_status": "NotApplicable", "endpoint_policy": "Unknown"}, (1, 0, 0)),
    ({"posture_status": "", "endpoint_policy": ""}, (1, 0, 0)),
    ({"posture_status": "NonCompliant", "failure_reason": "22040 Wrong password"}, (0, 0, 0)),
]


@pytest.mark.parametrize(("values", "seen"), COUNTS)
def test_counters(sim: Simulator, mnt: Mnt, values: dict[str, Any], seen: tuple[int, int, int]) -> None:
    if values:
        sim.sessions.authenticate(**values)
    names = ("ActiveCount", "PostureCount", "ProfilerCount")
    assert tuple(int(mnt.values(f"Session/{name}")["count"] or "") for name in names) == seen


# The node's clock is at 2026-06-01 08:00:00; sessions started 3, 2 and 1 hours before, and one now.
TIMES = [
    ("null/null", [3, 2, 1, 0]),
    ("2026-06-01%2006:00:00.0/null", [2, 1, 0]),
    ("2026-06-01 06:00:00/null", [2, 1, 0]),
    ("2026-06-01%2006:00:00.001/null", [1, 0]),
    ("null/2026-06-01%2006:00:00.000", [3, 2]),
    ("null/2026-06-01%2005:59:59.999999", [3]),
    ("2026-06-01%2006:30:00.0/2026-06-01%2007:30:00.00", [1]),
    ("2026-06-01%2007:30:00.0/2026-06-01%2006:30:00.0", []),
    ("2027-01-01%2000:00:00.0/null", []),
]


@pytest.mark.parametrize(("path", "hours"), TIMES)
def test_authenticated_list(sim: Simulator, mnt: Mnt, path: str, hours: list[int]) -> None:
    for hour in (3, 2, 1, 0):
        sim.sessions.authenticate(age=hour * 3600, user_name=f"user{hour}")
    found = mnt.listed(f"Session/AuthList/{path.replace(' ', '%20')}")
    assert [row["user_name"] for row in found] == [f"user{hour}" for hour in hours]


@pytest.mark.parametrize(
    "path", ["2026-06-01/null", "2026-06-01T06:00:00/null", "null/now", "2026-13-01%2000:00:00/null", "null/NULL"]
)
def test_wrong_dates(mnt: Mnt, path: str) -> None:
    assert mnt.error(f"Session/AuthList/{path}").startswith("Wrong date format")


def test_passive_identities_are_active_and_not_authenticated(sim: Simulator, mnt: Mnt) -> None:
    nobody: dict[str, Any] = dict.fromkeys(
        ("calling_station_id", "nas_ip_address", "acs_server", "audit_session_id"), ""
    )
    sim.sessions.authenticate(
        user_name="test19", framed_ip_address="10.1.2.3", framed_ipv6_address=(), auth_at=0, accounting=False, **nobody
    )
    sim.configure(mnt_list_elements="eight")
    assert mnt.listed() == [{"user_name": "test19", "framed_ip_address": "10.1.2.3", "framed_ipv6_address": None}]
    assert mnt.listed("Session/AuthList/null/null") == []
    assert "passed" not in mnt.values("Session/UserName/test19")


def test_deleting(sim: Simulator, mnt: Mnt, anna: str) -> None:
    other = sim.sessions.authenticate()
    twin = sim.sessions.authenticate(**{**SESSION, "audit_session_id": "TWIN"})
    reply = mnt.ask("DELETE", f"Session/Delete/SessionID/{ID}")
    assert (reply.status, reply.xml.findtext("status")) == (200, "SUCCESSFUL")
    assert [row["audit_session_id"] for row in mnt.listed()] == [other, twin]
    assert "not available" in mnt.error(f"Session/Delete/SessionID/{ID}", "DELETE")
    assert mnt.ask("DELETE", f"Session/Delete/MACAddress/{MAC}").status == 200
    assert "not available" in mnt.error(f"Session/Delete/MACAddress/{MAC}", "DELETE")
    assert len(sim.sessions) == 1
    assert mnt.ask("DELETE", "Session/Delete/All").status == 200
    assert (mnt.listed(), mnt.ask("DELETE", "Session/Delete/All").status) == ([], 200)
    assert sim.sessions.orders == []


@pytest.mark.parametrize(("profile", "build"), [("2.7", "2.7.0.356"), ("3.0", "3.0.0.458"), ("3.5", "3.5.0.527")])
def test_version_on_the_gateway_of_every_release(sim: Simulator, mnt: Mnt, profile: str, build: str) -> None:
    sim.configure(profile=profile)
    assert mnt.values("Version") == {"version": build, "type_of_node": "1"}
    assert mnt.get("Version").xml.attrib == {"name": "Cisco Identity Services Engine"}
    assert mnt.ask("GET", "Version", port="ers").status == 404


def test_failure_reasons(mnt: Mnt) -> None:
    rows = list(mnt.get("FailureReasons").xml)
    assert [row.get("id") for row in rows] == sorted(REASONS)
    assert all([element.tag for element in row] == ["code", "cause", "resolution"] for row in rows)
    assert all((row.findtext("code") or "").split()[0] == row.get("id") for row in rows)
    known = {row.get("id"): row.findtext("code") for row in rows}
    assert known["22040"] == "22040 Wrong password or invalid shared secret"
    assert any(row.findtext("cause") == "" for row in rows) and sum(bool(row.findtext("cause")) for row in rows) > 100
