# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``session_info``: lists, and the latest session by each attribute. Only "none" is an empty list."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest

from ansible_collections.openise.ise.tests.truth.budget import NOTHING, Requests, gets
from ansible_collections.openise.ise.tests.truth.conftest import Simulators
from ansible_collections.openise.ise.tests.truth.mnt_helpers import FAILURES, PATH, FailureCase, ask
from ansible_collections.openise.ise.tests.truth.node import ACCOUNTS, Node
from ansible_collections.openise.ise.tests.truth.session_helpers import (
    MAC,
    TASK,
    authenticate_anna,
    authenticate_bob,
    found_sessions,
    on_one,
    on_some,
)

XML = {"Content-Type": "application/xml"}
ONE_POST = Requests({"POST": 1})


def _asked(node: Node) -> str:
    """Return the last path below the API's root, decoded."""
    return unquote(node.sim.requests[-1].path).partition(PATH)[2].partition("?")[0]


# -- lists -------------------------------------------------------------------------------------------------------------


@on_some
def test_active_list(node: Node) -> None:
    """Count, then list; an empty one is an empty list; check mode is the same."""
    assert found_sessions(node) == []
    assert node.sent == gets(2)
    key = authenticate_anna(node)
    (anna,) = found_sessions(node)
    assert node.sent == gets(2)
    assert (anna["username"], anna["calling_station_id"], anna["server"]) == ("anna", MAC, "ise-psn1")
    assert (anna["audit_session_id"], anna["nas_ip_address"], anna["status"]) == (key, "10.1.2.3", "active")
    authenticate_bob(node)
    assert [item["username"] for item in found_sessions(node, check=True)] == ["anna", "bob"]
    node.sim.sessions.end(key)
    assert [item["username"] for item in found_sessions(node)] == ["bob"]


@on_one
@pytest.mark.parametrize(
    "switches",
    [{"mnt_list_root": "activeSessionList"}, {"mnt_list_elements": "guide"}, {"mnt_list_elements": "twelve"}],
    ids=str,
)
def test_forms_of_lists(node: Node, switches: dict[str, Any]) -> None:
    """Whatever the release's root element and attributes."""
    node.sim.configure(**switches)
    assert found_sessions(node) == []
    authenticate_anna(node)
    assert [item["username"] for item in found_sessions(node)] == ["anna"]


@on_one
def test_max_sessions(node: Node) -> None:
    """Above the limit the list is not read."""
    authenticate_anna(node)
    authenticate_bob(node)
    assert len(found_sessions(node, max_sessions=2)) == 2
    result = ask(node, TASK, {"max_sessions": 1})
    assert result["failed"] and "max_sessions: ISE has 2 active sessions" in result["msg"]
    assert node.sent == gets(1) and _asked(node) == "Session/ActiveCount"
    assert "out of range" in ask(node, TASK, {"max_sessions": 0})["msg"]


@on_one
@pytest.mark.parametrize("zone", ["UTC", "-05:00", "+07:00"])
def test_authenticated_list(node: Node, zone: str) -> None:
    """All four combinations; the node's clock is at 2026-06-01T08:00:00Z."""
    node.sim.configure(mnt_timezone=zone)
    authenticate_anna(node, age=7200)
    authenticate_bob(node, age=600)

    def names(**options: Any) -> list[str]:
        return [item["username"] for item in found_sessions(node, timezone=zone, **options)]

    assert names(authenticated=True) == ["anna", "bob"]
    assert _asked(node) == "Session/AuthList/null/null"
    assert names(since="2026-06-01T07:00:00Z") == ["bob"]
    assert _asked(node).startswith("Session/AuthList/2026-0") and _asked(node).endswith("/null")
    assert names(until="20260601T090000+0200") == ["anna"]
    assert names(since="2026-06-01 05:00:00+00", until="2026-06-01T07:00Z") == ["anna"]
    assert names(since="2026-06-01T07:51:00.5Z") == []
    hour = {"UTC": "07", "-05:00": "02", "+07:00": "14"}[zone]
    assert names(since=f"2026-06-01T{hour}:00") == ["bob"]  # without an offset: the node's time
    assert node.sent == gets(2)
    assert _asked(node) == f"Session/AuthList/2026-06-01 {hour}:00:00.000/null"


@on_one
@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"since": "2026-06-02", "until": "2026-06-01"}, "until: '2026-06-01' is before since"),
        ({"since": "yesterday"}, "since: 'yesterday' is not a date"),
        ({"until": "2026-13-01"}, "until: '2026-13-01' is not a date"),
        ({"authenticated": True, "timezone": "Mars/Olympus"}, "timezone: 'Mars/Olympus' is not a known time zone"),
        ({"mac": "00:1B:21"}, "mac: '00:1B:21' is not a MAC address"),
        ({"nas_ip": "sw1"}, "nas_ip: 'sw1' is not an IPv4 or IPv6 address"),
        ({"ip_address": "10.1"}, "ip_address: '10.1' is not an IPv4"),
        ({"user": " "}, "user is empty"),
        ({"session_id": ""}, "session_id is empty"),
        ({"mac": MAC, "authenticated": True}, "authenticated selects a list and excludes mac"),
        ({"identity_group": "x"}, "identity_group: the lists of ISE do not contain this attribute; set details: true"),
        ({"security_group": "x"}, "security_group: the lists of ISE"),
        ({"location": "x"}, "location: the lists of ISE do not contain this attribute; set details: true"),
        ({"session_user": " "}, "session_user is empty"),
        ({"vlan": ""}, "vlan is empty"),
        ({"profile": "x", "session_id": "1"}, "profile: the lists of ISE"),
        ({"nas": "sw1"}, "nas: the lists of ISE do not contain names of network devices"),
    ],
    ids=str,
)
def test_invalid_options(node: Node, options: dict[str, Any], words: str) -> None:
    """One sentence, before any request."""
    result = ask(node, TASK, options)
    assert result["failed"] and words in result["msg"], result
    assert node.sent == NOTHING


# -- the latest session ------------------------------------------------------------------------------------------------


@on_some
@pytest.mark.parametrize(
    ("options", "path"),
    [
        ({"mac": MAC}, f"MACAddress/{MAC}"),
        ({"mac": "001b.2100.002a"}, f"MACAddress/{MAC}"),
        ({"mac": " 00-1b-21-00-00-2a "}, f"MACAddress/{MAC}"),
        ({"user": "anna"}, "UserName/anna"),
        ({"nas_ip": "10.1.2.3"}, "IPAddress/10.1.2.3"),
        ({"nas_ip": "2001:DB8::3"}, "IPAddress/2001:db8:0:0:0:0:0:3"),
        ({"ip_address": "10.20.0.42"}, "EndPointIPAddress/10.20.0.42"),
        ({"ip_address": "2001:db8:1::42"}, "EndPointIPAddress/2001:db8:1:0:0:0:0:42"),
    ],
    ids=str,
)
def test_by_attribute(node: Node, options: dict[str, Any], path: str) -> None:
    """One request; no session is an empty list; a session has typed values and the applied policy."""
    assert found_sessions(node, **options) == []
    assert node.sent == gets(1) and _asked(node) == f"Session/{path}"
    key = authenticate_anna(node)
    authenticate_bob(node)
    (anna,) = found_sessions(node, **options)
    assert (anna["username"], anna["audit_session_id"], anna["status"]) == ("anna", key, "active")
    assert (anna["passed"], anna["policy_set"], anna["server"]) == (True, "Wired", "ise-psn1")
    assert anna["authorization_profiles"] == ["PermitAccess"]
    assert found_sessions(node, check=True, **options) == [anna]


@on_one
@pytest.mark.parametrize("switches", [{}, {"mnt_flags": "string"}, {"mnt_empty_elements": "show"}], ids=str)
def test_status(node: Node, switches: dict[str, Any]) -> None:
    """Active, ended, rejected; whatever ISE's form of flags."""
    node.sim.configure(**switches)
    key = authenticate_anna(node)
    node.sim.sessions.account(key)
    assert found_sessions(node, mac=MAC)[0]["status"] == "active"
    node.sim.sessions.end(key)
    assert found_sessions(node, mac=MAC)[0]["status"] == "ended"
    assert found_sessions(node, mac=MAC, status="active") == []
    node.sim.sessions.advance(60)
    authenticate_anna(node, failure_reason="22040 Wrong password or invalid shared secret")
    (rejected,) = found_sessions(node, mac=MAC, status="rejected")
    assert (rejected["failed"], rejected["failure_code"]) == (True, 22040)


@on_one
@pytest.mark.parametrize("form", ["bare", "named", "both"])
def test_user_of_a_domain(node: Node, form: str) -> None:
    """Cisco's POST, also in check mode; if ISE requires the name in the path, that form is used."""
    node.sim.configure(mnt_user_post=form, mnt_user_backslash="accept")
    requests = Requests({"POST": 2 if form == "named" else 1})
    others = ("EXAMPLE\\anna", "host/pc1.example.com")  # servers refuse these in paths
    for name in ("anna@example.com", *(others if form != "named" else ())):
        assert found_sessions(node, user=name) == []
        assert node.sent == requests
        authenticate_anna(node, user_name=name)
        assert [item["username"] for item in found_sessions(node, check=True, user=name)] == [name]
        assert node.sent == requests
    for name in others if form == "named" else ():
        assert ask(node, TASK, {"user": name})["failed"] is True


@on_one
def test_backslash(node: Node) -> None:
    """If ISE refuses it, that is a failure with advice, and no empty list."""
    authenticate_anna(node, user_name="EXAMPLE\\anna")
    result = ask(node, TASK, {"user": "EXAMPLE\\anna"})
    assert result["failed"] and result["status"] == 500
    assert "is not a valid user name" in result["msg"] and "user@domain" in result["msg"]
    assert node.sent == ONE_POST
    refused = ask(node, TASK, {"user": "EXAMPLE\\anna"}, password="wrong")
    assert refused["status"] == 401 and "backslash" not in refused["msg"]


@on_one
@pytest.mark.parametrize("unknown", ["empty", "error"])
def test_by_session_id(node: Node, unknown: str) -> None:
    """Active ones only; an unknown id is an empty list, whatever the form of ISE's response."""
    node.sim.configure(mnt_unknown_session_id=unknown)
    key = authenticate_anna(node)
    (anna,) = found_sessions(node, session_id=key)
    assert node.sent == gets(1) and _asked(node) == f"Session/Active/SessionID/{key}/0"
    assert (anna["username"], anna["calling_station_id"], anna["status"]) == ("anna", MAC, "active")
    assert found_sessions(node, session_id="0A no such") == []
    node.sim.sessions.end(key)
    assert found_sessions(node, session_id=key) == []


# -- failures ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [{}, {"mac": MAC}, {"user": "a@b.c"}, {"session_id": "1"}], ids=str)
@pytest.mark.parametrize("failure", FAILURES, ids=str)
@on_one
def test_failures(node: Node, options: dict[str, Any], failure: FailureCase, waits: list[float]) -> None:
    """Each fails with its cause; none is an empty list."""
    authenticate_anna(node)
    connection = failure.arrange(node)
    if connection.get("password") == "":
        connection["password"] = ACCOUNTS[connection["username"]][1]
    result = ask(node, TASK, options, **connection)
    assert result.get("failed") is True and "sessions" not in result, result
    assert all(word in result["msg"] for word in failure.words), result["msg"]
    assert result.get("status") == failure.status
    assert sum(node.sent.values()) == (2 if "user" in options and failure.status == 404 else sum(failure.sent.values()))
    assert len(waits) == failure.waits


@on_one
@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            '<activeList noOfActiveSession="2"><activeSession><user_name>anna</user_name></activeSession>',
            "malformed XML",
        ),
        (
            "<mnt-rest-result><status>x</status></mnt-rest-result>",
            "'mnt-rest-result' instead of a list of 'activeSession'",
        ),
        ("<html><body>Please log in</body></html>", "a web page"),
        ("", "malformed XML, 0 bytes"),
    ],
)
def test_invalid_list(node: Node, body: str, words: str) -> None:
    """No part of it counts as sessions."""
    node.sim.fault("status", path="ActiveList", status=200, body=body, headers=XML)
    result = ask(node, TASK)
    assert result["failed"] and words in result["msg"], result


@on_one
@pytest.mark.parametrize("action", ["truncate", "reset"])
def test_interrupted_list(node: Node, action: str, waits: list[float]) -> None:
    """It is read again, from the start, after a pause."""
    authenticate_anna(node)
    authenticate_bob(node)
    node.sim.fault(action, path="ActiveList", times=1)
    assert [item["username"] for item in found_sessions(node)] == ["anna", "bob"]
    assert node.sent == gets(3) and len(waits) == 1 and waits[0] >= 5


@on_one
def test_no_session_and_no_mnt(node: Node) -> None:
    """The same status and cpm-code with different meanings; in both forms of the error."""
    for form in ("full", "short"):
        node.sim.configure(mnt_error_form=form, mnt_node="primary")
        assert found_sessions(node, mac=MAC) == []
        node.sim.configure(mnt_node="psn")
        for options in ({"mac": MAC}, {}, {"session_id": "1"}):
            result = ask(node, TASK, options)
            assert result["failed"] and "is not a Monitoring node" in result["msg"]


@on_one
def test_fail_over(node: Node, simulators: Simulators) -> None:
    """Counter and list come from the node that answers."""
    other = simulators.beside(node.sim)
    other.reset()
    other.sessions.authenticate(user_name="carl")
    node.sim.configure(mnt_node="pan")
    two = {"mnt_hostname": [node.sim.host, other.host]}
    result = ask(node, TASK, two, validate_certs=False)
    assert ([item["username"] for item in result["sessions"]], result["node"]) == (["carl"], other.host)
    assert node.sent == gets(1)
    assert other.stats.by_method == {"GET": 2}
