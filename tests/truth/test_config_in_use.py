# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans that delete what others use: undeclared users, and those that the plan deletes or gives another group."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.tests.truth.budget import gets
from ansible_collections.openise.ise.tests.truth.config_helpers import (
    counts,
    device,
    failures,
    names,
    once,
    put_device,
    run,
    writes,
)
from ansible_collections.openise.ise.tests.truth.node import Node

LYON = "Location#All Locations#Lyon"
PARIS = "Location#All Locations#Paris"
ROOTS = ["Device Type#All Device Types", "IPSEC#Is IPSEC Device#No"]
KEPT = {"network_device_groups": [{"name": PARIS}]}
PURGE: dict[str, Any] = {"purge": ["network_device_groups"]}


@pytest.fixture(name="lyon")
def fixture_lyon(node: Node) -> Node:
    """Return a node with two locations; ISE removes deleted ones from devices silently."""
    node.sim.configure(ndg_delete_used="detach", ndg_delete_parent="cascade")
    for name in (LYON, PARIS):
        node.sim.store.put("networkdevicegroup", {"name": name, "othername": "Location"})
    return node


def _put(node: Node, number: int, *groups: str) -> str:
    return put_device(node, number, NetworkDeviceGroupList=[*groups, *ROOTS])


def _groups(node: Node, name: str) -> list[str]:
    found: list[str] = (node.sim.store.get("networkdevice", name) or {})["NetworkDeviceGroupList"]
    return found


@once
def test_undeclared_users(node: Node, lyon: Node) -> None:
    """The purge of a group that undeclared devices use stops the whole run; a plan says the same. force_in_use does it."""
    for number in range(1, 13):
        _put(lyon, number, LYON)
    resources = {**KEPT, "endpoint_groups": [{"name": "New"}]}
    for check in (True, False):
        result = run(node, resources, check=check, **PURGE)
        sentence = "12 network devices use it (sw-1, sw-10, sw-11, ...); re-assign or delete them, or set force_in_use."
        assert failures(result) == {f"network_device_groups {LYON}": sentence}
        assert result["failed"] and sentence in result["msg"] and "nothing was changed" in result["msg"]
        assert (writes(node), LYON in names(node, "networkdevicegroup")) == (0, True)
        assert counts(result) == {"create": 1, "unchanged": 1, "failed": 1}
    forced = run(node, resources, force_in_use=True, **PURGE)
    assert (forced["changed"], counts(forced)) == (True, {"create": 1, "delete": 1, "unchanged": 1})
    assert forced["warnings"] == [
        f"network_device_groups {LYON!r} is deleted because force_in_use is set. 12 network devices use it (sw-1, sw-10, sw-11, "
        "...)."
    ]
    assert LYON not in _groups(node, "sw-1")


@once
def test_cost(node: Node, lyon: Node) -> None:
    """Two lists for each deleted group: its devices, and the groups below it. Nothing more without deletions.

    A plan in diff mode also reads the group, to show it.
    """
    run(node, KEPT, check=True)
    without = node.sent
    run(node, KEPT, check=True, **PURGE)
    assert node.sent == without + gets(2 + 1)


@once
def test_use_that_the_plan_ends(node: Node, lyon: Node) -> None:
    """Devices that get another group, and devices that are deleted, do not count; the group is deleted after them."""
    for number in (1, 2, 3):
        _put(lyon, number, LYON)
    _put(lyon, 4, PARIS)
    devices = [device(1, groups=[PARIS]), device(2, groups=[PARIS]), device(4)]
    resources = {**KEPT, "network_devices": devices}
    result = run(node, resources, purge=["network_device_groups", "network_devices"])
    assert (result["changed"], "failed" in result) == (True, False), result.get("msg")
    assert counts(result) == {"change": 2, "delete": 2, "unchanged": 2}
    assert (_groups(node, "sw-1")[0], LYON in names(node, "networkdevicegroup")) == (PARIS, False)


@once
def test_one_user_is_left(node: Node, lyon: Node) -> None:
    """A declared device whose declaration says nothing about groups keeps the group, so it uses it."""
    for number in (1, 2):
        _put(lyon, number, LYON)
    result = run(node, {**KEPT, "network_devices": [device(1, groups=[PARIS]), device(2)]}, **PURGE)
    assert "1 network device uses it (sw-2)" in failures(result)[f"network_device_groups {LYON}"]
    assert writes(node) == 0


@once
@pytest.mark.parametrize("below", ["missed", "found"])
def test_group_below_instead(node: Node, lyon: Node, below: str) -> None:
    """A device that moves to a group below the deleted one, or out of one, whatever ISE's filter finds."""
    lyon.sim.configure(device_filter_below=below)
    floor = f"{LYON}#Floor"
    node.sim.store.put("networkdevicegroup", {"name": floor, "othername": "Location"})
    _put(lyon, 1, floor)
    moved = run(node, {**KEPT, "network_devices": [device(1, groups=[PARIS])]}, check=True, **PURGE)
    assert (failures(moved), moved["summary"]["delete"]) == ({}, 2)  # the group and the one below it
    kept = {"network_device_groups": [{"name": PARIS}, {"name": floor}]}
    refused = run(node, kept, **PURGE)
    assert "below it (" in failures(refused)[f"network_device_groups {LYON}"]
    assert writes(node) == 0


@once
def test_many_users(node: Node, lyon: Node) -> None:
    """All pages count where the plan ends the use by some: 150 devices move, one does not."""
    for number in range(1, 152):
        _put(lyon, number, LYON)
    devices = [device(number, groups=[PARIS]) for number in range(1, 151)]
    result = run(node, {**KEPT, "network_devices": devices}, check=True, **PURGE)
    assert "1 network device uses it (sw-151)" in failures(result)[f"network_device_groups {LYON}"]
    devices.append(device(151, groups=[PARIS]))
    result = run(node, {**KEPT, "network_devices": devices}, check=True, **PURGE)
    assert (failures(result), result["summary"]["delete"]) == ({}, 1)


@once
def test_failed_change_of_a_user(node: Node, lyon: Node) -> None:
    """If the change that ends the use fails, the group is not deleted: the device would lose it."""
    for number in (1, 2):
        _put(lyon, number, LYON)
    resources = {**KEPT, "network_devices": [device(1, groups=[PARIS]), device(2, groups=[PARIS])]}
    node.sim.fault("status", method="PATCH|PUT", path=_path(node, "sw-2"), status=400, times=0)
    result = run(node, resources, **PURGE)
    assert result["failed"] and set(failures(result)) == {"network_devices sw-2", f"network_device_groups {LYON}"}
    assert "It depends on the change of network_devices 'sw-2'" in failures(result)[f"network_device_groups {LYON}"]
    assert (LYON in names(node, "networkdevicegroup"), _groups(node, "sw-2")[0]) == (True, LYON)


@once
def test_parents_and_children(node: Node, lyon: Node) -> None:
    """A tree of groups is deleted from below; each deletion relies on those below it."""
    for name in (f"{LYON}#A", f"{LYON}#A#B"):
        node.sim.store.put("networkdevicegroup", {"name": name, "othername": "Location"})
    node.sim.configure(ndg_delete_parent="refuse")
    result = run(node, KEPT, **PURGE)
    assert (counts(result), "failed" in result) == ({"delete": 3, "unchanged": 1}, False), result.get("msg")


@once
def test_bulk(node: Node) -> None:
    """Endpoint groups have no bulk requests, endpoints do: the group is deleted after the bulk deletion of its endpoints."""
    group = node.sim.store.put("endpointgroup", {"name": "Old", "systemDefined": False})
    macs = [f"02:00:00:00:00:{number:02x}" for number in range(20)]
    for mac in macs:
        node.sim.store.put(
            "endpoint", {"name": mac, "mac": mac, "groupId": group, "staticGroupAssignment": True, "profileId": ""}
        )
    gone = {"endpoint_groups": [{"name": "Old"}], "endpoints": [{"mac": mac} for mac in macs]}
    result = run(node, gone, state="absent", bulk=True)
    assert counts(result) == {"delete": 21}, result.get("msg")


@once
def test_unreadable_users(node: Node, lyon: Node) -> None:
    """A list of users that cannot be read fails its deletion alone, and with force_in_use warns."""
    _put(lyon, 1, LYON)
    node.sim.fault("status", method="GET", path=r"/ers/config/networkdevice\?", status=403, times=0)
    resources: dict[str, Any] = {**KEPT, "endpoint_groups": [{"name": "New"}]}
    result = run(node, resources, **PURGE)
    assert counts(result) == {"create": 1, "unchanged": 1, "failed": 1}
    assert failures(result)[f"network_device_groups {LYON}"].startswith(
        "Whether other objects use it could not be read:"
    )
    assert LYON in _groups(node, "sw-1")
    forced = run(node, resources, force_in_use=True, **PURGE)
    assert "Whether other objects use it could not be read" in forced["warnings"][0]
    assert (counts(forced)["delete"], "failed" in forced) == (1, False)


@once
def test_many_warnings(node: Node) -> None:
    """Five forced deletions are named, the others counted."""
    for number in range(1, 8):
        name = f"{LYON}-{number}"
        node.sim.store.put("networkdevicegroup", {"name": name, "othername": "Location"})
        _put(node, number, name)
    node.sim.configure(ndg_delete_used="detach")
    options: dict[str, Any] = {
        "purge": ["network_device_groups"],
        "allow_empty": ["network_device_groups"],
        "max_deletes": 20,
    }
    result = run(node, {}, check=True, force_in_use=True, **options)
    assert len(result["warnings"]) == 6
    assert result["warnings"][-1] == "2 more objects are deleted because force_in_use is set."


def _path(node: Node, name: str) -> str:
    return f"/ers/config/networkdevice/{(node.sim.store.get('networkdevice', name) or {})['id']}"
