# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Network device groups: parents, moves, referenced groups, the two names of their type."""

from __future__ import annotations

from collections import Counter

from ansible_collections.openise.ise.tests.truth.budget import NOTHING, ONE_READ, gets
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row

PARIS = "Location#All Locations#Paris"
DEEP = "Location#All Locations#Europe#Iberia#Lisbon"
ON_THE_WAY = ["Location#All Locations#Europe", "Location#All Locations#Europe#Iberia"]


def groups(row: Row) -> bool:
    """Select the row of this file."""
    return row.module == "network_device_group"


@each(rows_with=groups)
def test_missing_parent(node: Node) -> None:
    """Refused before any write, with the parent and the option that creates it; check mode expects an earlier task to do that."""
    given = {"name": DEEP, "missing_references": "fail"}
    node.fails(given, f"the parent {ON_THE_WAY[-1]!r}", "does not exist", "create_parents", cost=gets(2))
    expected = node.run({"name": DEEP}, check=True)
    assert ("failed" in expected, expected["changed"]) == (False, True)
    assert "missing_references" in expected["warnings"][0] and "does not exist" in expected["warnings"][0]
    assert node.stored(DEEP) is None


@each(rows_with=groups)
def test_create_parents(node: Node) -> None:
    """create_parents creates all missing ones, from the top, and reports their names; they have no description."""
    given = {"name": DEEP, "description": "Tram city", "create_parents": True}
    result = node.check_and_run(given, Counter(GET=4, POST=3))
    assert result["changed"] is True
    assert result["created_parents"] == ON_THE_WAY
    assert result["diff"] == {"before": {}, "after": {"name": DEEP, "description": "Tram city"}}
    for name in ON_THE_WAY:
        assert node.stored(name) == {"name": name, "othername": "Location"}
    again = node.check_and_run(given, ONE_READ)
    assert again["changed"] is False
    assert again["created_parents"] == []


@each(rows_with=groups, releases=("3.0", "3.4"))
def test_delayed_parent(node: Node, waits: list[float]) -> None:
    """ISE may not accept a new group as parent immediately: the child is retried after a pause."""
    node.sim.fault("status", method="POST", skip=1, status=500)
    result = node.run({"name": DEEP, "create_parents": True})
    assert result.get("changed") is True, result
    assert node.stored(DEEP) is not None
    assert node.sent["POST"] == 4
    assert waits and waits[0] >= 1


@each(rows_with=groups)
def test_name_without_type(node: Node) -> None:
    """The name of a group starts with its type."""
    for name in ("Paris", "Location#", "#Paris", "Location##Paris"):
        node.fails({"name": name}, "not a full group path", "Location#All Locations#Paris", cost=NOTHING)


@each(rows_with=groups)
def test_move(node: Node) -> None:
    """ISE cannot move a group to another parent; reported before any request."""
    identity = node.sim.store.put(node.row.path, {"name": PARIS, "othername": "Location"})
    given = {"id": identity, "name": "Device Type#All Device Types#Paris"}
    node.fails(given, "cannot move", "only its last level can change", cost=ONE_READ)


@each(rows_with=groups)
def test_rename_with_children(node: Node) -> None:
    """ISE renames groups below a renamed one and references of devices, with one write."""
    group = node.sim.store.get(node.row.path, PARIS) or {}
    node.sim.store.put(node.row.path, {"name": f"{PARIS}#Floor 1", "othername": "Location"})
    node.sim.store.put("networkdevice", {"name": "sw", "NetworkDeviceGroupList": [PARIS]})
    new = "Location#All Locations#Lutetia"
    assert node.check_and_run({"id": group["id"], "name": new}, node.cost.update(None))["changed"] is True
    assert node.stored(f"{new}#Floor 1") is not None
    assert (node.sim.store.get("networkdevice", "sw") or {})["NetworkDeviceGroupList"] == [new]


@each(rows_with=groups)
def test_group_in_use(node: Node) -> None:
    """ISE 2.7 refuses the deletion, later releases remove the references: with force_in_use the task reports what was done."""
    node.sim.store.put("networkdevice", {"name": "sw", "NetworkDeviceGroupList": [PARIS]})
    for refuses in (True, False):
        node.sim.configure(ndg_delete_used="refuse" if refuses else "detach")
        result = node.run({"name": PARIS, "state": "absent", "force_in_use": True})
        looked_again = gets(1) if refuses else NOTHING  # a 500 does not say whether the deletion was done
        assert node.sent == node.cost.delete(PARIS) + looked_again
        assert (node.stored(PARIS) is not None) is refuses
        if refuses:
            assert result.get("failed") is True and "Failed to delete Network Device Group" in result["msg"]
        else:
            assert result["changed"] is True
            assert PARIS not in (node.sim.store.get("networkdevice", "sw") or {})["NetworkDeviceGroupList"]
        assert "1 network device uses it (sw)" in result["warnings"][0] if not refuses else True


@each(rows_with=groups, releases=("3.4",))
def test_members_of_groups_below(node: Node) -> None:
    """Whether ISE's filter finds the devices of groups below or not: the parent of such a group is in use."""
    node.sim.store.put(node.row.path, {"name": f"{PARIS}#Floor 1", "othername": "Location"})
    node.sim.store.put("networkdevice", {"name": "sw", "NetworkDeviceGroupList": [f"{PARIS}#Floor 1"]})
    node.sim.store.put(node.row.path, {"name": f"{PARIS} Nord", "othername": "Location"})
    node.sim.store.put("networkdevice", {"name": "other", "NetworkDeviceGroupList": [f"{PARIS} Nord"]})
    for found in ("missed", "found"):
        node.sim.configure(device_filter_below=found, ndg_delete_parent="cascade", ndg_delete_used="detach")
        message = node.run({"name": PARIS, "state": "absent"})["msg"]
        assert f"1 network device group is below it ({PARIS}#Floor 1)" in message
        assert ("1 network device uses it (sw)" in message) is (found == "found") and "other" not in message
        assert node.stored(f"{PARIS}#Floor 1") is not None and node.sent["DELETE"] == 0


@each(rows_with=groups, releases=("3.4",))
def test_group_of_a_custom_type_in_use(node: Node) -> None:
    """ISE has no filter for other types than Location and Device Type; its filter for locations was seen to find all."""
    for name in ("Stage#Stages", "Stage#Stages#Lab"):
        node.sim.store.put(node.row.path, {"name": name, "othername": "Stage"})
    node.sim.store.put("networkdevice", {"name": "sw", "NetworkDeviceGroupList": ["Stage#Stages#Lab"]})
    node.fails({"name": "Stage#Stages#Lab", "state": "absent"}, "1 network device uses it (sw)", cost=gets(3))


@each(rows_with=groups)
def test_built_in_group(node: Node) -> None:
    """ISE refuses to delete built-in groups; the task fails with ISE's message."""
    result = node.run({"name": "IPSEC#Is IPSEC Device#Yes", "state": "absent"})
    assert result.get("failed") is True and "ISE said" in result["msg"], result


@each(rows_with=groups, known=False)
def test_other_name_of_the_type(node: Node) -> None:
    """3.1 patch 4 to 7 and 3.2 call it ``ndgtype``: discovered by a read or by one refused write, then cached."""
    node.sim.configure(ndg_key="ndgtype")
    minimal, own = node.row.minimal.options, {"name": "Site#Site"}
    assert node.run(own)["changed"] is True  # a new root: there is no parent to read
    assert node.sent == Counter(GET=1, POST=2)
    assert node.run({"name": "Zone#Zone"})["changed"] is True
    assert node.sent == Counter(GET=1, POST=1)
    assert node.run(minimal)["changed"] is True
    assert node.sent == node.cost.create(node.row.minimal)
    assert (node.stored(node.row.minimal) or {})["othername"] == "Location"
    node.forget_server()
    assert node.run({**minimal, "description": "new"})["changed"] is True
    cost = node.cost.update(node.row.minimal)
    assert node.sent == cost + node.cost.discover_patch(cost)
    node.sim.configure(ndg_key="othername")
    node.forget_server()
    assert node.run(minimal)["changed"] is False


@each(rows_with=groups, releases=("3.4",))
def test_too_many_levels(node: Node) -> None:
    """More levels than ISE supports: fails with ISE's message, after the supported levels."""
    name = "Location#All Locations#" + "#".join("ABCDEFG")
    result = node.run({"name": name, "create_parents": True})
    assert result.get("failed") is True, result
    assert "levels" in result["msg"]
    assert node.stored(name) is None
