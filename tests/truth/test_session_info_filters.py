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
    authenticate_anna(node)
    authenticate_bob(node)
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
        found = found_sessions(node, details=True, **options)
        assert [item["username"] for item in found] == names, options
        assert all(item["policy_set"] == "Wired" and item["status"] == "active" for item in found)
        assert node.sent == gets(cost), options


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
