# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``session_info``: lists, the latest session by each attribute, filters. Only "none" is an empty list."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest

from ansible_collections.openise.ise.plugins.modules import session_info
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, Requests, gets
from ansible_collections.openise.ise.tests.truth.conftest import Simulators
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.mnt_helpers import FAILURES, PATH, FailureCase, ask
from ansible_collections.openise.ise.tests.truth.node import ACCOUNTS, Node

TASK = session_info.TASK
MAC, OTHER = "00:1B:21:00:00:2A", "00:1B:21:00:00:2B"
XML = {"Content-Type": "application/xml"}
ONE_POST = Requests({"POST": 1})
on_one = each(rows_with=first_row, releases=("3.4",))
on_some = each(rows_with=first_row, releases=("2.7", "3.0", "3.4", "3.5"))


def _found(node: Node, /, *, check: bool = False, **options: Any) -> list[dict[str, Any]]:
    result = ask(node, TASK, options, check=check)
    assert result.get("changed") is False, result
    found: list[dict[str, Any]] = result["sessions"]
    assert result["total"] == len(found)
    return found


def _anna(node: Node, **more: Any) -> str:
    values = {
        "calling_station_id": MAC,
        "user_name": "anna",
        "nas_ip_address": "10.1.2.3",
        "nas_ipv6_address": "2001:db8:0:0:0:0:0:3",
        "network_device_name": "sw1",
        "framed_ip_address": "10.20.0.42",
        "framed_ipv6_address": ["2001:db8:1:0:0:0:0:42"],
        "acs_server": "ise-psn1",
        "identity_group": "Endpoint Identity Groups:Profiled:Workstation",
        "cts_security_group": "Employees",
        "selected_azn_profiles": "PermitAccess",
        "endpoint_policy": "Windows10-Workstation",
        "policy_set": "Wired",
    }
    return node.sim.sessions.authenticate(**{**values, **more})


def _bob(node: Node, **more: Any) -> str:
    others = {
        "calling_station_id": OTHER,
        "user_name": "bob",
        "nas_ip_address": "10.1.2.4",
        "nas_ipv6_address": "",
        "network_device_name": "sw2",
        "framed_ip_address": "10.20.0.43",
        "framed_ipv6_address": [],
        "acs_server": "ise-psn2",
        "identity_group": "Endpoint Identity Groups:GuestEndpoints",
        "cts_security_group": "Guests",
        "selected_azn_profiles": "Guest",
        "endpoint_policy": "Apple-iPad",
    }
    return _anna(node, **{**others, **more})


def _asked(node: Node) -> str:
    """Return the last path below the API's root, decoded."""
    return unquote(node.sim.requests[-1].path).partition(PATH)[2].partition("?")[0]


# -- lists -------------------------------------------------------------------------------------------------------------


@on_some
def test_active_list(node: Node) -> None:
    """Count, then list; an empty one is an empty list; check mode is the same."""
    assert _found(node) == []
    assert node.sent == gets(2)
    key = _anna(node)
    (anna,) = _found(node)
    assert node.sent == gets(2)
    assert (anna["username"], anna["calling_station_id"], anna["server"]) == ("anna", MAC, "ise-psn1")
    assert (anna["audit_session_id"], anna["nas_ip_address"], anna["status"]) == (key, "10.1.2.3", "active")
    _bob(node)
    assert [item["username"] for item in _found(node, check=True)] == ["anna", "bob"]
    node.sim.sessions.end(key)
    assert [item["username"] for item in _found(node)] == ["bob"]


@on_one
@pytest.mark.parametrize(
    "switches",
    [{"mnt_list_root": "activeSessionList"}, {"mnt_list_elements": "guide"}, {"mnt_list_elements": "twelve"}],
    ids=str,
)
def test_forms_of_lists(node: Node, switches: dict[str, Any]) -> None:
    """Whatever the release's root element and attributes."""
    node.sim.configure(**switches)
    assert _found(node) == []
    _anna(node)
    assert [item["username"] for item in _found(node)] == ["anna"]


@on_one
def test_max_sessions(node: Node) -> None:
    """Above the limit the list is not read."""
    _anna(node)
    _bob(node)
    assert len(_found(node, max_sessions=2)) == 2
    result = ask(node, TASK, {"max_sessions": 1})
    assert result["failed"] and "max_sessions: ISE has 2 active sessions" in result["msg"]
    assert node.sent == gets(1) and _asked(node) == "Session/ActiveCount"
    assert "out of range" in ask(node, TASK, {"max_sessions": 0})["msg"]


@on_one
@pytest.mark.parametrize("zone", ["UTC", "-05:00", "+07:00"])
def test_authenticated_list(node: Node, zone: str) -> None:
    """All four combinations; the node's clock is at 2026-06-01T08:00:00Z."""
    node.sim.configure(mnt_timezone=zone)
    _anna(node, age=7200)
    _bob(node, age=600)

    def names(**options: Any) -> list[str]:
        return [item["username"] for item in _found(node, timezone=zone, **options)]

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
        ({"profile": "x", "session_id": "1"}, "profile: the lists of ISE"),
        ({"nas": "sw1"}, "nas: the lists of ISE do not contain names of network devices"),
    ],
    ids=str,
)
def test_bad_input(node: Node, options: dict[str, Any], words: str) -> None:
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
    assert _found(node, **options) == []
    assert node.sent == gets(1) and _asked(node) == f"Session/{path}"
    key = _anna(node)
    _bob(node)
    (anna,) = _found(node, **options)
    assert (anna["username"], anna["audit_session_id"], anna["status"]) == ("anna", key, "active")
    assert (anna["passed"], anna["policy_set"], anna["server"]) == (True, "Wired", "ise-psn1")
    assert anna["authorization_profiles"] == ["PermitAccess"]
    assert _found(node, check=True, **options) == [anna]


@on_one
@pytest.mark.parametrize("switches", [{}, {"mnt_flags": "string"}, {"mnt_empty_elements": "show"}], ids=str)
def test_status(node: Node, switches: dict[str, Any]) -> None:
    """Active, ended, rejected; whatever ISE's form of flags."""
    node.sim.configure(**switches)
    key = _anna(node)
    node.sim.sessions.account(key)
    assert _found(node, mac=MAC)[0]["status"] == "active"
    node.sim.sessions.end(key)
    assert _found(node, mac=MAC)[0]["status"] == "ended"
    assert _found(node, mac=MAC, status="active") == []
    node.sim.sessions.advance(60)
    _anna(node, failure_reason="22040 Wrong password or invalid shared secret")
    (rejected,) = _found(node, mac=MAC, status="rejected")
    assert (rejected["failed"], rejected["failure_code"]) == (True, 22040)


@on_one
@pytest.mark.parametrize("form", ["bare", "named", "both"])
def test_user_of_a_domain(node: Node, form: str) -> None:
    """Cisco's POST, also in check mode; if ISE requires the name in the path, that form is used."""
    node.sim.configure(mnt_user_post=form, mnt_user_backslash="accept")
    requests = Requests({"POST": 2 if form == "named" else 1})
    others = ("EXAMPLE\\anna", "host/pc1.example.com")  # servers refuse these in paths
    for name in ("anna@example.com", *(others if form != "named" else ())):
        assert _found(node, user=name) == []
        assert node.sent == requests
        _anna(node, user_name=name)
        assert [item["username"] for item in _found(node, check=True, user=name)] == [name]
        assert node.sent == requests
    for name in others if form == "named" else ():
        assert ask(node, TASK, {"user": name})["failed"] is True


@on_one
def test_backslash(node: Node) -> None:
    """If ISE refuses it, that is a failure with advice, and no empty list."""
    _anna(node, user_name="EXAMPLE\\anna")
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
    key = _anna(node)
    (anna,) = _found(node, session_id=key)
    assert node.sent == gets(1) and _asked(node) == f"Session/Active/SessionID/{key}/0"
    assert (anna["username"], anna["calling_station_id"], anna["status"]) == ("anna", MAC, "active")
    assert _found(node, session_id="0A no such") == []
    node.sim.sessions.end(key)
    assert _found(node, session_id=key) == []


# -- filters -----------------------------------------------------------------------------------------------------------


@on_one
def test_filters_of_lists(node: Node) -> None:
    """By attributes in lists, without further requests."""
    _anna(node)
    _bob(node)
    cases: tuple[tuple[dict[str, Any], list[str]], ...] = (
        ({"nas": "10.1.2.3"}, ["anna"]),
        ({"nas": "10.9.9.9"}, []),
        ({"psn": "ISE-PSN2"}, ["bob"]),
        ({"psn": "ise-psn"}, []),
        ({"status": "active"}, ["anna", "bob"]),
        ({"status": "ended"}, []),
        ({"nas": "10.1.2.3", "psn": "ise-psn2"}, []),
    )
    for options, names in cases:
        assert [item["username"] for item in _found(node, **options)] == names, options
        assert node.sent == gets(2)


@on_one
def test_filters_with_details(node: Node) -> None:
    """Each session that matches in the list is read by itself."""
    _anna(node)
    _bob(node)
    cases: tuple[tuple[dict[str, Any], list[str], int], ...] = (
        ({}, ["anna", "bob"], 4),
        ({"nas": "sw1"}, ["anna"], 4),
        ({"nas": "10.1.2.3", "profile": "permitaccess"}, ["anna"], 3),
        ({"psn": "ise-psn2", "profile": "PermitAccess"}, [], 3),
        ({"profile": "Apple-iPad"}, ["bob"], 4),
        ({"identity_group": "workstation"}, ["anna"], 4),
        ({"identity_group": "Endpoint Identity Groups:GuestEndpoints"}, ["bob"], 4),
        ({"security_group": "Guests"}, ["bob"], 4),
    )
    for options, names, cost in cases:
        found = _found(node, details=True, **options)
        assert [item["username"] for item in found] == names, options
        assert all(item["policy_set"] == "Wired" and item["status"] == "active" for item in found)
        assert node.sent == gets(cost), options


@on_one
def test_details_of_another_session(node: Node) -> None:
    """ISE returns the latest record of an endpoint: an older session does not get its attributes."""
    first = _anna(node, age=60)
    second = _anna(node, selected_azn_profiles="Quarantine")
    assert {item["audit_session_id"] for item in _found(node)} == {first, second}
    found = {item["audit_session_id"]: item for item in _found(node, details=True)}
    assert found[second]["authorization_profiles"] == ["Quarantine"]
    assert "authorization_profiles" not in found[first]
    assert [item["audit_session_id"] for item in _found(node, details=True, profile="Quarantine")] == [second]


@on_one
def test_filters_of_one_session(node: Node) -> None:
    """Without another request."""
    _anna(node)
    assert len(_found(node, mac=MAC, nas="sw1", identity_group="Workstation", security_group="employees")) == 1
    assert _found(node, mac=MAC, security_group="Guests") == []
    assert node.sent == gets(1)


# -- failures ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [{}, {"mac": MAC}, {"user": "a@b.c"}, {"session_id": "1"}], ids=str)
@pytest.mark.parametrize("failure", FAILURES, ids=str)
@on_one
def test_troubles(node: Node, options: dict[str, Any], failure: FailureCase, waits: list[float]) -> None:
    """Each fails with its cause; none is an empty list."""
    _anna(node)
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
def test_a_list_that_is_none(node: Node, body: str, words: str) -> None:
    """No part of it counts as sessions."""
    node.sim.fault("status", path="ActiveList", status=200, body=body, headers=XML)
    result = ask(node, TASK)
    assert result["failed"] and words in result["msg"], result


@on_one
@pytest.mark.parametrize("action", ["truncate", "reset"])
def test_a_list_that_breaks(node: Node, action: str, waits: list[float]) -> None:
    """It is read again, from the start, after a pause."""
    _anna(node)
    _bob(node)
    node.sim.fault(action, path="ActiveList", times=1)
    assert [item["username"] for item in _found(node)] == ["anna", "bob"]
    assert node.sent == gets(3) and len(waits) == 1 and waits[0] >= 5


@on_one
def test_no_session_and_no_mnt(node: Node) -> None:
    """The same status and cpm-code with different meanings; in both forms of the error."""
    for form in ("full", "short"):
        node.sim.configure(mnt_error_form=form, mnt_node="primary")
        assert _found(node, mac=MAC) == []
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
