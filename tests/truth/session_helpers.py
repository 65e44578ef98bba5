# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Helpers for tests of ``session_info``: two endpoints with a session, and the sessions that the task returns."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.plugins.modules import session_info
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.mnt_helpers import ask
from ansible_collections.openise.ise.tests.truth.node import Node

TASK = session_info.TASK
MAC, OTHER = "00:1B:21:00:00:2A", "00:1B:21:00:00:2B"
on_one = each(rows_with=first_row, releases=("3.4",))
on_some = each(rows_with=first_row, releases=("2.7", "3.0", "3.4", "3.5"))


def found_sessions(node: Node, /, *, check: bool = False, **options: Any) -> list[dict[str, Any]]:
    """Run the task and return its sessions."""
    result = ask(node, TASK, options, check=check)
    assert result.get("changed") is False, result
    found: list[dict[str, Any]] = result["sessions"]
    assert result["total"] == len(found)
    return found


def authenticate_anna(node: Node, **more: Any) -> str:
    """Start a session of anna; return its id."""
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


def authenticate_bob(node: Node, **more: Any) -> str:
    """Start a session of bob, on another endpoint; return its id."""
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
    return authenticate_anna(node, **{**others, **more})
