# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Helpers for tests of CoA: two endpoints with a session, the task, and the orders that the node received."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest

from ansible_collections.openise.ise.plugins.modules import coa
from ansible_collections.openise.ise.tests.truth.budget import gets
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.mnt_helpers import PATH, ask
from ansible_collections.openise.ise.tests.truth.node import Node, Result

MAC, OTHER = "00:1B:21:00:00:2A", "00:1B:21:00:00:2B"
REAUTH, DISCONNECT = {"action": "reauthenticate"}, {"action": "disconnect"}
ACTIONS = pytest.mark.parametrize("action", ["reauthenticate", "disconnect"])
XML = {"Content-Type": "application/xml"}
LOOKS = gets(2)  # the newest record, and whether its session is active
SENT = gets(3)
on_one = each(rows_with=first_row, releases=("3.4",))


def anna(node: Node, **more: Any) -> str:
    """Start a session of anna at ise-psn1; return its id."""
    values = {
        "calling_station_id": MAC,
        "user_name": "anna",
        "nas_ip_address": "10.1.2.3",
        "framed_ip_address": "10.20.0.42",
        "framed_ipv6_address": ["2001:db8:1:0:0:0:0:42"],
        "acs_server": "ise-psn1",
        "destination_ip_address": "192.0.2.21",
        "selected_azn_profiles": "PermitAccess",
    }
    return node.sim.sessions.authenticate(**{**values, **more})


def bert(node: Node, **more: Any) -> str:
    """Start a session of bert at ise-psn2, on another endpoint."""
    others = {
        "calling_station_id": OTHER,
        "user_name": "bert",
        "framed_ip_address": "10.20.0.43",
        "acs_server": "ise-psn2",
    }
    return anna(node, **{"framed_ipv6_address": [], **others, **more})


def paths(node: Node) -> list[str]:
    """Return the paths of the requests of the last task, below the API's root, decoded."""
    number = sum(node.sent.values())
    return [unquote(request.path).partition(PATH)[2] for request in node.sim.requests[-number:]]


def orders(node: Node) -> list[tuple[str, str, str, str, str, str]]:
    """Return the CoA orders that the node received."""
    return [
        (order.kind, order.psn, order.mac, order.option, order.nas_ip, order.destination_ip)
        for order in node.sim.sessions.orders
    ]


def run(node: Node, options: dict[str, Any], *, check: bool = False, **more: Any) -> Result:
    """Run the module."""
    return ask(node, coa.TASK, options, check=check, **more)


def one(result: Result) -> dict[str, Any]:
    """The only target of a result."""
    (target,) = result["targets"]
    found: dict[str, Any] = target
    return found


def answer(results: str) -> str:
    """Return ISE's response to a CoA."""
    return f'<remoteCoA requestType="reauth"><results>{results}</results></remoteCoA>'
