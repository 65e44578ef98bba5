# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``renamed_from`` of ``config``: a rename keeps the object, its id and what refers to it, and is no change once done."""

from __future__ import annotations

import os
from collections import Counter
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, gets
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
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row, renamable
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import CANARY, Row


def _kept(row: Row) -> bool:
    return renamable(row) and row.resource.plural in TYPES


def _declared(node: Node, **more: Any) -> dict[str, Any]:
    """Return the smallest object under its other name, with all that its module needs."""
    options = node.for_release(node.row.minimal).options
    return {**node.row.always_given, **options, "name": node.row.rename, "renamed_from": options["name"], **more}


def _run(node: Node, item: dict[str, Any], **options: Any) -> dict[str, Any]:
    return run(node, {node.row.resource.plural: [item]}, **options)


@each(rows_with=_kept)
def test_rename(node: Node) -> None:
    """The plan shows both names; the object keeps its id; the second run changes nothing."""
    minimal = node.for_release(node.row.minimal)
    object_id = node.put(minimal.stored)
    before, item = node.all_documents(), _declared(node)
    planned = _run(node, item, check=True)
    assert (counts(planned), node.all_documents()) == ({"change": 1}, before), planned
    (entry,) = planned["plan"]["change"]
    names = [change for change in entry["changes"] if change["option"] == "name"]
    assert (entry["name"], entry["id"], names) == (
        node.row.rename,
        object_id,
        [{"option": "name", "before": minimal.options["name"], "after": node.row.rename}],
    )
    result = _run(node, item)
    assert ("failed" in result, result["plan"], counts(result)) == (False, planned["plan"], {"change": 1}), result
    renamed = node.row.renamed(minimal)
    assert node.id_of(node.row.rename) == object_id
    assert node.effective_values(node.stored(renamed)) == node.effective_values(renamed.stored)
    assert node.stored(minimal.options["name"]) is None
    again = _run(node, item)
    assert (again["changed"], counts(again), writes(node)) == (False, {"unchanged": 1}, 0)
    assert "failed" not in _run(node, item, fail_on_drift=True)


@each(rows_with=lambda row: _kept(row) and row.small_change is not None, releases=("3.0", "3.4"))
def test_rename_and_change(node: Node) -> None:
    """The other options are written with the new name."""
    minimal = node.for_release(node.row.minimal)
    object_id = node.put(minimal.stored)
    item = trees.merged(_declared(node), node.small_change(0, minimal))
    result = _run(node, item)
    assert ("failed" in result, counts(result)) == (False, {"change": 1}), result
    assert node.id_of(node.row.rename) == object_id
    assert node.has_small_change(node.stored(node.row.renamed(minimal)), 0)
    assert _run(node, item)["changed"] is False


@each(rows_with=_kept)
def test_new_object(node: Node) -> None:
    """ISE has neither name: the object is created."""
    item = _declared(node)
    assert counts(_run(node, item, check=True)) == {"create": 1}
    result = _run(node, item)
    assert ("failed" in result, counts(result)) == (False, {"create": 1}), result
    assert _run(node, item)["changed"] is False


@each(rows_with=_kept)
def test_done_already(node: Node) -> None:
    """ISE has the new name only: the same requests as without the option."""
    minimal = node.for_release(node.row.minimal)
    node.put(node.row.renamed(minimal).stored)
    item = _declared(node)
    without = {option: value for option, value in item.items() if option != "renamed_from"}
    assert _run(node, without)["changed"] is False
    cost = node.sent
    assert (_run(node, item)["changed"], node.sent) == (False, cost)


@each(rows_with=_kept)
def test_both_names(node: Node) -> None:
    """Which object is meant is unknown: a failure that names both, in a plan and in a run, and nothing is written."""
    minimal = node.for_release(node.row.minimal)
    node.put(minimal.stored)
    other = {**minimal.stored, **node.row.copy(minimal, 1), "name": node.row.rename}
    node.put({**other, **({"value": 77} if node.row.module == "security_group" else {})})
    held = node.all_documents()
    for check in (True, False):
        result = _run(node, _declared(node), check=check)
        assert (result["failed"], counts(result), node.all_documents()) == (True, {"failed": 1}, held), result
        for name in (node.row.rename, str(minimal.options["name"])):
            assert repr(name) in result["msg"], result["msg"]
        assert "remove renamed_from" in result["msg"]


@each(rows_with=_kept, releases=("3.0", "3.4"))
def test_lost_answers(node: Node) -> None:
    """ISE renamed the object, but did not say so: the object is read again, and the rename counts as done."""
    minimal = node.for_release(node.row.minimal)
    for action, rule in (("reset_after", {}), ("status", {"status": 500, "executed": True})):
        object_id = node.put(minimal.stored)
        for method in ("PUT", "PATCH"):
            node.sim.fault(action, method=method, path=f"{node.row.path}/", **rule)
        result = _run(node, _declared(node))
        assert ("failed" in result, result["changed"]) == (False, True), result
        assert node.id_of(node.row.rename) == object_id
        node.sim.clear_faults()
        assert _run(node, _declared(node))["changed"] is False
        node.remove(node.row.rename)


@each(rows_with=_kept, releases=("3.0", "3.4"))
def test_refused(node: Node) -> None:
    """ISE refuses the rename: the object keeps its name, and neither a second one nor another write is made."""
    minimal = node.for_release(node.row.minimal)
    node.put(minimal.stored)
    held = node.all_documents()
    for method in ("PUT", "PATCH"):
        node.sim.fault("status", method=method, status=400, times=0)
    result = _run(node, _declared(node))
    assert (result["failed"], result["changed"], counts(result)) == (True, False, {"failed": 1}), result
    assert (node.all_documents(), node.sent["POST"]) == (held, 0)


# -- several objects -------------------------------------------------------------------------------------------------

PARIS, LUTETIA = "Location#All Locations#Paris", "Location#All Locations#Lutetia"
SECRET = f"{CANARY}-Radius-1"
_FOLLOWS = pytest.mark.parametrize("follows", ["updated", "kept"])


def _devices(*groups: str) -> list[dict[str, Any]]:
    return [device(number, groups=[group]) for number, group in enumerate(groups, start=1)]


def _put_groups(node: Node, *names: str) -> list[str]:
    return [node.sim.store.put("networkdevicegroup", {"name": name, "othername": name.split("#")[0]}) for name in names]


def _group_id(node: Node, name: str) -> str:
    return str((node.sim.store.get("networkdevicegroup", name) or {}).get("id"))


def _groups_of(node: Node, number: int) -> list[str]:
    document = node.sim.store.get("networkdevice", f"sw-{number}") or {}
    return sorted(name for name in document["NetworkDeviceGroupList"] if name.startswith("Location"))


@_FOLLOWS
@each(rows_with=first_row, releases=("3.0", "3.4"))
def test_group_with_children_and_devices(node: Node, follows: str) -> None:
    """Children and devices have the new path with one write of the group; where ISE does not change it, the run does."""
    node.sim.configure(renamed_references=follows)
    ids = _put_groups(node, PARIS, f"{PARIS}#Floor 1", f"{PARIS}#Floor 1#Room 2")
    for number, group in enumerate((PARIS, f"{PARIS}#Floor 1", f"{PARIS}#Floor 1#Room 2"), start=1):
        put_device(node, number, NetworkDeviceGroupList=[group, "Device Type#All Device Types"])
    resources = {
        "network_device_groups": [
            {"name": f"{LUTETIA}#Floor 1#Room 2"},
            {"name": f"{LUTETIA}#Floor 1"},
            {"name": LUTETIA, "renamed_from": PARIS},
        ],
        "network_devices": _devices(LUTETIA, f"{LUTETIA}#Floor 1", f"{LUTETIA}#Floor 1#Room 2"),
    }
    planned = run(node, resources, check=True)
    assert counts(planned) == {"change": 1, "unchanged": 5}, planned
    assert [entry["name"] for entry in planned["plan"]["change"]] == [LUTETIA]
    result = run(node, resources)
    assert ("failed" in result, result["plan"]) == (False, planned["plan"]), result
    written = 1 if follows == "updated" else 4
    assert (counts(result), writes(node)) == ({"change": written, "unchanged": 6 - written}, written), result
    assert ("warnings" in result) is (follows == "kept")
    assert [_group_id(node, name) for name in _paths(LUTETIA)] == ids
    assert [_groups_of(node, number) for number in (1, 2, 3)] == [[name] for name in _paths(LUTETIA)]
    assert (run(node, resources)["changed"], writes(node)) == (False, 0)


@once
def test_devices_without_declared_groups(node: Node) -> None:
    """Nothing is declared that a rename could change, so an unchanged device is not read again."""
    _put_groups(node, PARIS)
    for number in (1, 2):
        put_device(node, number, NetworkDeviceGroupList=[PARIS])
    resources = {
        "network_device_groups": [{"name": LUTETIA, "renamed_from": PARIS}],
        "network_devices": [device(1), device(2, description="new")],
    }
    result = run(node, resources)
    assert ("failed" in result, counts(result)) == (False, {"change": 2, "unchanged": 1}), result
    # The lists, the group and the devices, and once more the device that is written.
    assert node.sent == gets(2 + 1 + 2 + 1) + Counter(PATCH=2)
    assert [_groups_of(node, number) for number in (1, 2)] == [[LUTETIA], [LUTETIA]]


def _paths(group: str) -> list[str]:
    return [group, f"{group}#Floor 1", f"{group}#Floor 1#Room 2"]


@_FOLLOWS
@once
def test_parent_and_child(node: Node, follows: str) -> None:
    """Both are renamed in one run; the former name of the child is written below either parent."""
    node.sim.configure(renamed_references=follows)
    for former in (f"{PARIS}#Floor 1", f"{LUTETIA}#Floor 1"):
        ids = _put_groups(node, *_paths(PARIS))
        put_device(node, 1, NetworkDeviceGroupList=[f"{PARIS}#Floor 1#Room 2"])
        names_after = [LUTETIA, f"{LUTETIA}#Level 1", f"{LUTETIA}#Level 1#Room 2"]
        resources = {
            "network_device_groups": [
                {"name": names_after[2], "description": "New words"},
                {"name": names_after[1], "renamed_from": former},
                {"name": names_after[0], "renamed_from": PARIS},
                {"name": f"{LUTETIA}#Level 2"},
            ],
            "network_devices": _devices(names_after[2]),
        }
        planned = run(node, resources, check=True)
        assert counts(planned) == {"create": 1, "change": 3, "unchanged": 1}, planned
        options = {
            entry["name"]: [change["option"] for change in entry["changes"]] for entry in planned["plan"]["change"]
        }
        assert options == {names_after[0]: ["name"], names_after[1]: ["name"], names_after[2]: ["description"]}
        result = run(node, resources)
        assert ("failed" in result, result["plan"]) == (False, planned["plan"]), result
        assert [_group_id(node, name) for name in names_after] == ids
        assert _groups_of(node, 1) == [names_after[2]]
        assert (run(node, resources)["changed"], writes(node)) == (False, 0)
        node.prepare()
        node.sim.configure(renamed_references=follows)


@once
def test_group_that_cannot_be_renamed(node: Node) -> None:
    """Children and devices keep the former path; each says so, and the next run does all."""
    _put_groups(node, *_paths(PARIS))
    put_device(node, 1, NetworkDeviceGroupList=[PARIS])
    node.sim.fault("status", method="PATCH", path="networkdevicegroup/", status=400, times=0)
    resources = {
        "network_device_groups": [{"name": f"{LUTETIA}#Floor 1"}, {"name": LUTETIA, "renamed_from": PARIS}],
        "network_devices": [*_devices(LUTETIA), device(2, groups=[LUTETIA])],
    }
    result = run(node, resources)
    reasons = failures(result)
    assert (result["failed"], result["changed"], counts(result)) == (True, False, {"failed": 4}), result
    for name in ("sw-1", "sw-2"):
        assert f"groups: {LUTETIA.lower()!r}" in reasons[f"network_devices {name}"], reasons
        assert "could not be renamed" in reasons[f"network_devices {name}"]
    assert _groups_of(node, 1) == [PARIS]
    node.sim.clear_faults()
    assert counts(run(node, resources)) == {"create": 1, "change": 1, "unchanged": 2}
    assert run(node, resources)["changed"] is False


@once
def test_move(node: Node) -> None:
    """A former name below another parent: ISE cannot move groups, so the object fails before any write."""
    _put_groups(node, PARIS)
    item = {"name": "Device Type#All Device Types#Paris", "renamed_from": PARIS}
    result = run(node, {"network_device_groups": [item]})
    assert (result["failed"], writes(node)) == (True, 0)
    assert "cannot move" in result["msg"], result["msg"]


@_FOLLOWS
@each(rows_with=first_row, releases=("3.0", "3.4"))
def test_names_of_which_nothing_is_proven(node: Node, follows: str) -> None:
    """A profile names an ACL: the plan shows the change, and the run writes only what ISE did not change itself."""
    node.sim.configure(renamed_references=follows)
    node.sim.store.put("downloadableacl", {"name": "OLD", "dacl": "permit ip any any", "daclType": "IPV4"})
    profile = {"accessType": "ACCESS_ACCEPT", "authzProfileType": "SWITCH", "profileName": "Cisco"}
    node.sim.store.put("authorizationprofile", {"name": "Staff", "daclName": "OLD", **profile})
    acl = {"name": "NEW", "renamed_from": "OLD", "content": "permit ip any any"}
    resources = {"downloadable_acls": [acl], "authorization_profiles": [{"name": "Staff", "dacl": "NEW"}]}
    planned = run(node, resources, check=True)
    assert counts(planned) == {"change": 2}, planned
    changes = {entry["name"]: entry["changes"] for entry in planned["plan"]["change"]}
    assert changes["Staff"] == [{"option": "dacl", "before": "OLD", "after": "NEW"}]
    result = run(node, resources)
    assert ("failed" in result, counts(result), result["done_by_others"]) == (False, {"change": 2}, []), result
    assert writes(node) == (1 if follows == "updated" else 2)
    assert (node.sim.store.get("authorizationprofile", "Staff") or {})["daclName"] == "NEW"
    assert (run(node, resources)["changed"], writes(node)) == (False, 0)


@pytest.mark.parametrize("children", ["moved", "kept"])
@once
def test_identity_groups_below(node: Node, children: str) -> None:
    """The path of a parent has its new name; where ISE keeps the former one, the child fails and says why."""
    node.sim.configure(identity_group_children=children)
    root = "NAC Group:NAC:IdentityGroups:User Identity Groups"
    node.sim.store.put("identitygroup", {"name": "Builders", "parent": root})
    node.sim.store.put("identitygroup", {"name": "Carpenters", "parent": f"{root}:Builders"})
    groups = [
        {"name": "Masons", "renamed_from": "Builders"},
        {"name": "Carpenters", "parent": "Masons", "description": "Of wood"},
        {"name": "Joiners", "parent": "Masons"},
    ]
    planned = run(node, {"identity_groups": groups}, check=True)
    assert counts(planned) == {"create": 1, "change": 2}, planned
    result = run(node, {"identity_groups": groups})
    if children == "kept":
        assert failures(result).keys() == {"identity_groups Carpenters"}
        assert "parent: ISE cannot change this" in failures(result)["identity_groups Carpenters"]
        return
    assert ("failed" in result, result["plan"]) == (False, planned["plan"]), result
    assert run(node, {"identity_groups": groups})["changed"] is False


@once
def test_references_by_id(node: Node) -> None:
    """Objects that refer to the new name have no change; one created in the same run gets the id."""
    group = node.sim.store.put("endpointgroup", {"name": "Probes"})
    stored = {"groupId": group, "staticGroupAssignment": True}
    node.sim.store.put("endpoint", {"mac": "02:00:00:00:00:01", "name": "02:00:00:00:00:01", **stored})
    resources = {
        "endpoint_groups": [
            {"name": "Sensors", "renamed_from": "Probes"},
            {"name": "Cold sensors", "parent": "Sensors"},
        ],
        "endpoints": [{"mac": f"02:00:00:00:00:0{number}", "group": "Sensors"} for number in (1, 2)],
    }
    planned = run(node, resources, check=True)
    assert counts(planned) == {"create": 2, "change": 1, "unchanged": 1}, planned
    assert "Probes" not in repr(planned["plan"]["create"])
    result = run(node, resources)
    assert ("failed" in result, result["plan"]["change"]) == (False, planned["plan"]["change"]), result
    assert {endpoint["groupId"] for endpoint in node.sim.store.list("endpoint")} == {group}
    assert (node.sim.store.get("endpointgroup", "Cold sensors") or {})["parentId"] == group
    assert run(node, resources)["changed"] is False


@once
def test_check_mode_leaves_no_trace(node: Node) -> None:
    """After a plan, a task of the same process does not take the new name for an existing one."""
    node.sim.store.put("endpointgroup", {"name": "Probes"})
    renamed = {"endpoint_groups": [{"name": "Sensors", "renamed_from": "Probes"}]}
    endpoint = {"endpoints": [{"mac": "02:00:00:00:00:01", "group": "Sensors"}]}
    assert counts(run(node, renamed, check=True)) == {"change": 1}
    assert "'Sensors' does not exist" in run(node, endpoint)["msg"]
    assert counts(run(node, renamed)) == {"change": 1}
    assert counts(run(node, endpoint)) == {"create": 1}


@once
def test_purge(node: Node) -> None:
    """The object under its former name is declared; another undeclared one is purged. With both names nothing is."""
    for name in ("Probes", "Others"):
        node.sim.store.put("endpointgroup", {"name": name})
    resources = {"endpoint_groups": [{"name": "Sensors", "renamed_from": "Probes"}]}
    result = run(node, resources, purge=["endpoint_groups"])
    assert (counts(result), [entry["name"] for entry in result["plan"]["delete"]]) == (
        {"change": 1, "delete": 1},
        ["Others"],
    ), result
    node.sim.store.put("endpointgroup", {"name": "Probes"})
    held = node.all_documents()
    refused = run(node, resources, purge=["endpoint_groups"])
    assert (refused["failed"], node.all_documents()) == (True, held)
    assert "are not purged" in refused["msg"]


@once
def test_several_former_names(node: Node) -> None:
    """Each may be the one that this ISE has; two of them are one too many."""
    item = {"name": "Sensors", "renamed_from": ["Probes", "Old probes"]}
    object_id = node.sim.store.put("endpointgroup", {"name": "Old probes"})
    assert counts(run(node, {"endpoint_groups": [item]})) == {"change": 1}
    assert (node.sim.store.get("endpointgroup", "Sensors") or {})["id"] == object_id
    assert run(node, {"endpoint_groups": [item]})["changed"] is False
    node.sim.store.delete("endpointgroup", object_id)
    for name in item["renamed_from"]:
        node.sim.store.put("endpointgroup", {"name": name})
    result = run(node, {"endpoint_groups": [item]})
    assert result["failed"] and "'Probes' and 'Old probes'" in result["msg"], result


@once
def test_few_among_many(node: Node) -> None:
    """If the list is not read, each former name costs one look-up, for both verdicts."""
    for number in range(1, 251):
        put_device(node, number, NetworkDeviceIPList=[{"ipaddress": f"10.78.{number}.1", "mask": 32}])
    item = device(1, name="core-1", renamed_from=["sw-1", "sw-one"], ip_addresses=["10.78.1.1"])
    planned = run(node, {"network_devices": [item]}, check=True)
    assert (counts(planned), node.sent) == ({"change": 1}, gets(1 + 3)), planned
    result = run(node, {"network_devices": [item]})
    assert (counts(result), node.sent, result["plan"]) == (
        {"change": 1},
        gets(1 + 3) + Counter(PATCH=1),
        planned["plan"],
    )
    assert run(node, {"network_devices": [item]})["changed"] is False
    put_device(node, 1, NetworkDeviceIPList=[{"ipaddress": "10.79.1.1", "mask": 32}])
    both = run(node, {"network_devices": [item]})
    assert (both["failed"], writes(node)) == (True, 0)
    assert "'core-1' and 'sw-1'" in both["msg"], both["msg"]


@once
def test_absent(node: Node) -> None:
    """An object that must not exist is not looked for under former names: they may belong to another one by now."""
    node.sim.store.put("endpointgroup", {"name": "Probes"})
    resources = {"endpoint_groups": [{"name": "Sensors", "renamed_from": "Probes"}]}
    assert (run(node, resources, state="absent")["changed"], writes(node)) == (False, 0)


@once
def test_ended_run(node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is killed after one of three renames: the others are not begun, and the next run does them."""
    for number in (1, 2, 3):
        put_device(node, number)
    items = [device(number, name=f"core-{number}", renamed_from=f"sw-{number}") for number in (1, 2, 3)]
    own, already = os.getppid(), _all_writes(node)
    monkeypatch.setattr(os, "getppid", lambda: own if _all_writes(node) == already else 1)
    ended = run(node, {"network_devices": items}, max_connections=1)
    assert (ended["changed"], counts(ended)) == (True, {"change": 1, "failed": 2}), ended
    assert {entry["outcome"] for entry in ended["failed_objects"]} == {"not_begun"}
    monkeypatch.setattr(os, "getppid", lambda: own)
    again = run(node, {"network_devices": items})
    assert ("failed" in again, counts(again)) == (False, {"change": 2, "unchanged": 1}), again
    assert {"core-1", "core-2", "core-3"} < set(names(node, "networkdevice"))
    assert not {"sw-1", "sw-2", "sw-3"} & set(names(node, "networkdevice"))


def _all_writes(node: Node) -> int:
    return sum(record.method != "GET" for record in node.sim.requests)


@once
def test_devices_keep_their_secrets(node: Node) -> None:
    """Without PATCH a rename is a PUT of the whole device: its secret is sent again from the files, or the object fails."""
    node.sim.configure(profile="3.1")
    node.forget_server()
    put_device(node, 1)
    item = device(1, name="core-1", renamed_from="sw-1")
    without = {**item, "radius": {"coa_port": 1700}}
    refused = run(node, {"network_devices": [without]}, check=True)
    assert refused["failed"] and "radius.shared_secret" in refused["msg"], refused
    assert counts(run(node, {"network_devices": [item]})) == {"change": 1}
    stored = node.sim.store.get("networkdevice", "core-1") or {}
    assert stored["authenticationSettings"]["radiusSharedSecret"] == SECRET
    node.forget_server()


# -- what is refused before the first request --------------------------------------------------------------------------

_GROUP = {"name": "Sensors", "renamed_from": "Probes"}


@once
@pytest.mark.parametrize(
    ("resources", "words"),
    [
        ({"endpoints": [{"mac": "02:00:00:00:00:01", "renamed_from": "x"}]}, "ISE cannot change the mac"),
        ({"anc_policies": [{"name": "A", "renamed_from": "B"}]}, "ISE cannot change the name"),
        ({"sxp_domains": [{"name": "A", "renamed_from": "B"}]}, "ISE cannot change an existing sxp domain"),
        (
            {"egress_matrix_cells": [{"source": "A", "destination": "B", "renamed_from": "C"}]},
            "egress matrix cells have no name; source and destination identify them",
        ),
        (
            {"ers_resources": {"endpointgroup2": [{"name": "A", "envelope": "X", "renamed_from": "B"}]}},
            "Set id and the new name",
        ),
        ({"endpoint_groups": [{**_GROUP, "renamed_from": "SENSORS"}]}, "is the name of the object already"),
        ({"endpoint_groups": [{**_GROUP, "renamed_from": 12}]}, "an integer in YAML"),
        ({"endpoint_groups": [{**_GROUP, "renamed_from": ["a", None]}]}, "no text in YAML"),
        ({"endpoint_groups": [{**_GROUP, "renamed_from": " "}]}, "renamed_from is empty"),
        ({"endpoint_groups": [{**_GROUP, "id": "1"}]}, "remove one of both options"),
        ({"network_device_groups": [{"name": PARIS, "renamed_from": "Paris"}]}, "not a full group path"),
        ({"endpoint_groups": [_GROUP, {"name": "probes"}]}, "'probes' is declared too"),
        ({"endpoint_groups": [_GROUP, {"name": "Probes", "state": "absent"}]}, "'Probes' is declared too"),
        # a chain: which object has the name in the middle depends on whether the renames are done
        ({"endpoint_groups": [_GROUP, {"name": "Probes", "renamed_from": "Old"}]}, "'Probes' is declared too"),
        ({"endpoint_groups": [_GROUP, {"name": "Other", "renamed_from": "PROBES"}]}, "is a former name of"),
        (
            {"endpoint_groups": [_GROUP], "endpoints": [{"mac": "02:00:00:00:00:01", "group": "probes"}]},
            "group: 'probes' is a former name of endpoint_groups[0] (Sensors); refer to 'Sensors'",
        ),
        (
            {
                "network_device_groups": [{"name": LUTETIA, "renamed_from": PARIS}, {"name": f"{PARIS}#Floor 1"}],
            },
            f"name: {PARIS.lower()!r} is a former name",
        ),
        (
            {
                "network_device_groups": [{"name": LUTETIA, "renamed_from": PARIS}],
                "network_devices": _devices(PARIS),
            },
            f"groups: {PARIS.lower()!r} is a former name",
        ),
        (
            {
                "identity_groups": [
                    {"name": "Masons", "renamed_from": "Builders"},
                    {"name": "Joiners", "parent": "Builders"},
                ]
            },
            "parent: 'builders' is a former name",
        ),
        (
            {
                "downloadable_acls": [{"name": "NEW", "renamed_from": "OLD", "content": "permit ip any any"}],
                "authorization_profiles": [{"name": "Staff", "dacl": "OLD"}],
            },
            "dacl: 'old' is a former name",
        ),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_refused_declarations(node: Node, resources: dict[str, Any], words: str) -> None:
    """One sentence with the place, before the first request."""
    result = run(node, resources)
    assert result["failed"] and len(result["problems"]) == 1, result
    assert words in result["problems"][0], result["problems"]
    assert node.sent == NOTHING


@once
@pytest.mark.parametrize("value", [None, []])
def test_nothing_given(node: Node, value: Any) -> None:
    """No former name is the same as no option, also for types without names."""
    resources = {"endpoint_groups": [{"name": "Sensors", "renamed_from": value}]}
    assert counts(run(node, resources)) == {"create": 1}
    cells = {"sxp_domains": [{"name": "A", "renamed_from": value}]}
    assert counts(run(node, cells)) == {"create": 1}
