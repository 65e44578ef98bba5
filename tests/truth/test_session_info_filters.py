# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Filters of ``session_info``, for lists, details and single sessions."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.tests.truth.budget import NOTHING, gets
from ansible_collections.openise.ise.tests.truth.mnt_helpers import ask
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.session_helpers import (
    MAC,
    TASK,
    authenticate_anna,
    authenticate_bob,
    found_sessions,
    on_one,
)


@on_one
def test_filters_of_lists(node: Node) -> None:
    """By attributes in lists, without further requests."""
    authenticate_anna(node)
    authenticate_bob(node)
    cases: tuple[tuple[dict[str, Any], list[str]], ...] = (
        ({"nas": "10.1.2.3"}, ["anna"]),
        ({"nas": "10.9.9.9"}, []),
        ({"psn": "ISE-PSN2"}, ["bob"]),
        ({"psn": "ise-psn"}, []),
        ({"status": "active"}, ["anna", "bob"]),
        ({"psn": "ise-psn2.example.com"}, ["bob"]),
        ({"psn": "ISE-PSN1."}, ["anna"]),
        ({"nas": "10.1.2.3", "psn": "ise-psn2"}, []),
        ({"session_user": "ANNA"}, ["anna"]),
        ({"session_user": "ann"}, []),
        ({"session_user": "anna", "psn": "ise-psn2"}, []),
    )
    for options, names in cases:
        assert [item["username"] for item in found_sessions(node, **options)] == names, options
        assert node.sent == gets(2)


@on_one
@pytest.mark.parametrize("choice", [{}, {"details": True}, {"authenticated": True}, {"session_id": "0A"}], ids=str)
@pytest.mark.parametrize("status", ["ended", "rejected"])
def test_status_that_no_list_contains(node: Node, status: str, choice: dict[str, Any]) -> None:
    """A sentence instead of an empty list, before any request; a single record has every status."""
    authenticate_anna(node, failure_reason="22040 x")
    result = ask(node, TASK, {**choice, "status": status})
    assert result["failed"] and node.sent == NOTHING
    assert f"status: the lists of ISE contain only active sessions, none that is {status}; read one" in result["msg"]
    assert len(found_sessions(node, mac=MAC, status=status)) == (status == "rejected")


@on_one
@pytest.mark.parametrize("choice", [{}, {"mac": MAC}, {"session_id": "0A"}], ids=str)
def test_psn_that_is_no_host_name(node: Node, choice: dict[str, Any]) -> None:
    """As in ``coa``: an address would match nothing."""
    result = ask(node, TASK, {**choice, "psn": "10.1.2.3"})
    assert result["failed"] and node.sent == NOTHING
    assert "psn: '10.1.2.3' is not a host name; give the host name of the PSN without its domain" in result["msg"]


@on_one
def test_filters_with_details(node: Node) -> None:
    """Each session that matches in the list is read by itself."""
    authenticate_anna(node, location="All Locations#Berlin")
    authenticate_bob(node, location="All Locations#Paris#Floor 1")
    cases: tuple[tuple[dict[str, Any], list[str], int], ...] = (
        ({}, ["anna", "bob"], 4),
        ({"nas": "sw1"}, ["anna"], 4),
        ({"nas": "10.1.2.3", "profile": "permitaccess"}, ["anna"], 3),
        ({"psn": "ise-psn2", "profile": "PermitAccess"}, [], 3),
        ({"profile": "Apple-iPad"}, ["bob"], 4),
        ({"identity_group": "workstation"}, ["anna"], 4),
        ({"identity_group": "Endpoint Identity Groups:GuestEndpoints"}, ["bob"], 4),
        ({"security_group": "Guests"}, ["bob"], 4),
        ({"location": "berlin"}, ["anna"], 4),
        ({"location": "All Locations"}, ["anna", "bob"], 4),
        ({"location": "Location#All Locations#Paris#Floor 1", "session_user": "bob"}, ["bob"], 3),
    )
    for options, names, cost in cases:
        found = found_sessions(node, details=True, **options)
        assert [item["username"] for item in found] == names, options
        assert all(item["policy_set"] == "Wired" and item["status"] == "active" for item in found)
        assert node.sent == gets(cost), options


@on_one
def test_all_sessions_of_a_user(node: Node) -> None:
    """Where ``user`` has only the newest; devices without a user have their MAC address, in any notation."""
    keys = [authenticate_anna(node, calling_station_id=f"00:1B:21:00:01:0{number}") for number in range(3)]
    authenticate_bob(node, user_name="00-1B-21-00-00-2B")
    assert [item["audit_session_id"] for item in found_sessions(node, session_user="anna")] == keys
    assert len(found_sessions(node, user="anna")) == 1
    assert len(found_sessions(node, session_user="001b.2100.002b")) == 1


@on_one
def test_vlan(node: Node) -> None:
    """A list does not contain it, and a record only if ISE assigned one: the others are counted, with a warning."""
    authenticate_anna(node, elements={"vlan": "20"})
    authenticate_bob(node)
    authenticate_bob(node, calling_station_id="00:1B:21:00:00:2C", elements={"vlan": "30"})
    result = ask(node, TASK, {"vlan": "20"})
    assert result["failed"] and "vlan: the lists of ISE do not contain this attribute; set details" in result["msg"]
    result = ask(node, TASK, {"vlan": "20", "details": True})
    assert ([item["username"] for item in result["sessions"]], result["undecided"]) == (["anna"], 1)
    warning = "1 of 3 sessions are left out, although they may match, because ISE reports no VLAN of them."
    assert result["warnings"] == [warning]
    decided = ask(node, TASK, {"vlan": "20", "details": True, "session_user": "anna"})
    assert (decided["total"], decided["undecided"], "warnings" in decided) == (1, 0, False)
    elsewhere = ask(node, TASK, {"vlan": "20", "security_group": "Employees", "details": True})
    assert (elsewhere["total"], elsewhere["undecided"]) == (1, 0)  # bob is in another group in any case
    one = ask(node, TASK, {"mac": MAC, "vlan": "30"})
    assert (one["total"], one["undecided"]) == (0, 0)


@on_one
def test_filters_of_sessions_without_details(node: Node) -> None:
    """Of VPN clients and older sessions ISE has none, so whether they match is unknown; it is not silent about them."""
    authenticate_anna(node, age=60, cts_security_group="Guests")
    authenticate_anna(node)
    authenticate_bob(node, calling_station_id="198.18.0.7")
    result = ask(node, TASK, {"security_group": "Employees", "details": True})
    assert (result["total"], result["undecided"]) == (1, 2)
    assert (
        "2 of 3 sessions are left out, although they may match, because ISE reports no details" in result["warnings"][0]
    )
    by_name = ask(node, TASK, {"nas": "sw1", "details": True})
    assert (by_name["total"], by_name["undecided"]) == (1, 2)
    assert ask(node, TASK, {"nas": "10.1.2.3", "details": True})["undecided"] == 0


@on_one
def test_details_of_another_session(node: Node) -> None:
    """ISE returns the latest record of an endpoint: an older session does not get its attributes."""
    first = authenticate_anna(node, age=60)
    second = authenticate_anna(node, selected_azn_profiles="Quarantine")
    assert {item["audit_session_id"] for item in found_sessions(node)} == {first, second}
    found = {item["audit_session_id"]: item for item in found_sessions(node, details=True)}
    assert found[second]["authorization_profiles"] == ["Quarantine"]
    assert "authorization_profiles" not in found[first]
    assert [item["audit_session_id"] for item in found_sessions(node, details=True, profile="Quarantine")] == [second]


@on_one
def test_filters_of_one_session(node: Node) -> None:
    """Without another request."""
    authenticate_anna(node)
    assert len(found_sessions(node, mac=MAC, nas="sw1", identity_group="Workstation", security_group="employees")) == 1
    assert found_sessions(node, mac=MAC, security_group="Guests") == []
    assert node.sent == gets(1)
