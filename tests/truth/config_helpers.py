# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Helpers for tests of ``config``: a small configuration, and the task on one release, independent of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ansible_collections.openise.ise.plugins.modules import config
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import CANARY

Resources = Mapping[str, Sequence[Mapping[str, Any]]]

once = each(rows_with=first_row, releases=("3.4",))

KINDS = ("create", "change", "delete", "unchanged", "failed")
WRITES = ("POST", "PUT", "PATCH", "DELETE")
SECRET = f"{CANARY}-Radius-1"


def run(node: Node, resources: Any, *, check: bool = False, **options: Any) -> Result:
    """Run ``config``; options may be those of the connection."""
    return node.perform(config.TASK, {"resources": resources, **options}, check=check)


def device(number: int, **more: Any) -> dict[str, Any]:
    """Return a device in the form of configuration files."""
    address = {"ip_addresses": [f"10.77.0.{number}"], "radius": {"shared_secret": SECRET}}
    return {"name": f"sw-{number}", **address, **more}


def put_device(node: Node, number: int, **more: Any) -> str:
    """Store such a device in ISE; return its id."""
    document = {
        "name": f"sw-{number}",
        "NetworkDeviceIPList": [{"ipaddress": f"10.77.0.{number}", "mask": 32}],
        "authenticationSettings": {"networkProtocol": "RADIUS", "radiusSharedSecret": SECRET},
        "NetworkDeviceGroupList": [
            "Location#All Locations",
            "Device Type#All Device Types",
            "IPSEC#Is IPSEC Device#No",
        ],
        "profileName": "Cisco",
        "coaPort": 1700,
    }
    return node.sim.store.put("networkdevice", {**document, **more})


def counts(result: Result) -> dict[str, int]:
    """Return the numbers of created, updated, ... objects, without zeros."""
    return {kind: result["summary"][kind] for kind in KINDS if result["summary"][kind]}


def failures(result: Result) -> dict[str, str]:
    """Return the causes of failures, by type and name."""
    return {f"{entry['type']} {entry['name']}": entry["msg"] for entry in result["failed_objects"]}


def writes(node: Node) -> int:
    """Return the number of write requests of the last task."""
    return sum(node.sent[method] for method in WRITES)


def names(node: Node, path: str) -> list[str]:
    """Return the names of the objects of a resource in ISE."""
    return [str(document.get("name")) for document in node.sim.store.list(path)]
