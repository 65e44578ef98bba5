# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another administrator changes an object while a task runs: no change of others is undone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Leaf
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, ONE_READ, Requests, gets
from ansible_collections.openise.ise.tests.truth.config_helpers import SECRET, device, once, put_device, run
from ansible_collections.openise.ise.tests.truth.conftest import Clock
from ansible_collections.openise.ise.tests.truth.matrix import changeable, each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import ALL_RELEASES, CANARY, Row, SideEffects

_ROTATED = f"{CANARY}-rotated"


def _let_time_pass(clock: Clock) -> None:
    """Let so much time pass between the reading of an object and its write that it counts as old."""
    clock.step = 60.0


def _reread(node: Node, write: str) -> Requests:
    """Return the cost of reading an object again before a write with this method."""
    assert node.row.small_change is not None
    leaf = node.row.resource.leaf(tuple(node.row.small_change.option.split(".")))
    narrow = write == "PATCH" and len(leaf.api_path) == 1 and not leaf.attribute.sets
    return NOTHING if narrow else ONE_READ


def _plain(row: Row, release: str) -> list[Leaf]:
    """Return an option of ``full`` beside the small change that an object can lack."""
    if row.small_change is None:
        return []
    full, minimal = (row.for_release(release, example).stored for example in (row.full, row.minimal))
    return [
        leaf
        for leaf in row.available(release)
        if leaf.option != row.small_change.option
        and not (leaf.attribute.secret or leaf.attribute.write_only or leaf.attribute.required or leaf.needs)
        and not (leaf.attribute.update.immutable or leaf.attribute.update.not_clearable)
        and leaf.attribute.type in ("str", "bool", "int")
        and trees.at(full, leaf.api_path)
        and trees.at(minimal, leaf.api_path) is None
    ][:1]


def _together(row: Row, release: str) -> list[Leaf]:
    """Return an option in a block and a list, which PATCH sends with values that were read, if they have a second value."""
    small = row.small_change
    found = [leaf for leaf in row.available(release) if small and leaf.option != small.option and _is_simple(row, leaf)]
    nested = [leaf for leaf in found if len(leaf.api_path) > 1]
    lists = [leaf for leaf in found if leaf.attribute.type in ("list", "dict")]
    return [*nested[:1], *[leaf for leaf in lists[:1] if leaf not in nested[:1]]]


def _is_simple(row: Row, leaf: Leaf) -> bool:
    second = row.second_value(leaf)
    fixed = leaf.attribute.write_only or leaf.attribute.update.immutable or leaf.attribute.update.verify
    if second is None or fixed or leaf.attribute.secret or leaf.needs:
        return False
    return second.side_effects == SideEffects()


def _stored_small_change(node: Node) -> Any:
    assert node.row.small_change is not None
    return node.row.small_change.stored_value(0)


def _other_user_changes(node: Node, identity: str, change: Mapping[str, Any]) -> None:
    """Let another client change an object just after the task has read it."""
    operation = {"op": "update", "resource": node.row.path, "key": identity, "document": change}
    node.sim.fault("run_after", method="GET", path=f"/{identity}$", run=[operation])


@each(rows_with=changeable, releases=ALL_RELEASES, other=_plain)
def test_a_new_value_of_another_option_stays(node: Node, other: Leaf, clock: Clock) -> None:
    """What another user sets meanwhile stays, and a task that writes the whole object says so."""
    full = node.for_release(node.row.full)
    identity = node.put(trees.having(full.stored, (other.api_path, None)))
    _other_user_changes(node, identity, trees.tree((other.api_path, trees.at(full.stored, other.api_path))))
    _let_time_pass(clock)
    result = node.run({"id": identity, **node.small_change(0, full)})
    assert result.get("changed") is True, result
    held = node.sim.store.get(node.row.path, identity)
    assert node.has_small_change(held, 0)
    assert trees.at(held, other.api_path) == trees.at(full.stored, other.api_path)
    if node.sent["PUT"] and not node.sent["PATCH"]:
        assert f"Another user changed {other.option} of the" in result["warnings"][0]


@each(rows_with=changeable, releases=ALL_RELEASES, leaf=_together)
def test_a_new_value_of_the_same_document_stays(node: Node, leaf: Leaf, clock: Clock) -> None:
    """The same where the task changes a member of a block or a list, which PATCH sends whole."""
    full, second = node.for_release(node.row.full), node.row.second_value(leaf)
    assert second is not None
    identity = node.put(full.stored)
    _other_user_changes(node, identity, trees.tree((node.small_change_wire(), _stored_small_change(node))))
    _let_time_pass(clock)
    given = trees.having(node.unreadable_values(leaf, node.row.full), (leaf.path, second.value))
    result = node.run({"id": identity, **given})
    assert result.get("changed") is True, result
    held = node.sim.store.get(node.row.path, identity)
    assert node.has_small_change(held, 0)
    expected = node.row.with_value(node.with_small_change(full.stored, 0), leaf, second.stored)
    assert node.effective_values(trees.having(held or {}, (("id",), None))) == node.effective_values(expected)


@each(rows_with=changeable)
def test_an_unchanged_object_costs_one_read(node: Node, clock: Clock) -> None:
    """Reading an old object again costs one GET, and only before a write that carries more than what changes."""
    minimal = node.for_release(node.row.minimal)
    identity = node.put(minimal.stored)
    _let_time_pass(clock)
    result = node.run({"id": identity, **node.small_change(0)})
    assert result.get("changed") is True, result
    assert "warnings" not in result
    cost = node.cost.update(None)
    confirmed = gets(node.sent["GET"] - cost["GET"])
    assert node.sent - confirmed == cost
    expected = _reread(node, "PATCH" if node.cost.patches else "PUT")
    assert confirmed in (expected, expected + gets(len(node.row.verify)), expected + ONE_READ), node.sent


@each(rows_with=first_row, releases=ALL_RELEASES)
def test_a_fresh_object_is_not_read_again(node: Node) -> None:
    """An object that was read a moment ago is written without another read."""
    minimal = node.for_release(node.row.minimal)
    identity = node.put(minimal.stored)
    node.run({"id": identity, **node.small_change(0)})
    assert node.sent == node.cost.update(None)


# -- config ----------------------------------------------------------------------------------------------------------


_on_each_release = each(rows_with=lambda row: row.module == "network_device", releases=ALL_RELEASES)


def _devices(node: Node) -> list[str]:
    """Store three devices with an old description."""
    return [put_device(node, number, description="old") for number in (1, 2, 3)]


def _rotate_after(node: Node, method: str, identity: str) -> None:
    """Let another user rotate the secret of a device just after the first write."""
    secret = {"authenticationSettings": {"radiusSharedSecret": _ROTATED}}
    operation = {"op": "update", "resource": "networkdevice", "key": identity, "document": secret}
    node.sim.fault("run_after", method=method, path="/networkdevice/", run=[operation])


def _described(number: int, **more: Any) -> dict[str, Any]:
    return {"name": f"sw-{number}", "description": "new", **more}


def _secrets(node: Node) -> list[str]:
    documents = (node.sim.store.get("networkdevice", f"sw-{number}") or {} for number in (1, 2, 3))
    return [document["authenticationSettings"]["radiusSharedSecret"] for document in documents]


@_on_each_release
def test_config_keeps_a_rotated_secret(node: Node, clock: Clock) -> None:
    """A run that only changes descriptions keeps a secret that another user rotates after the first write."""
    node.sim.configure(mask_secrets=False)  # otherwise PUT would need the secrets
    *_others, last = _devices(node)
    method = "PATCH" if node.cost.patches else "PUT"
    _rotate_after(node, method, last)
    _let_time_pass(clock)
    result = run(node, {"network_devices": [_described(number) for number in (1, 2, 3)]}, max_connections=1)
    assert (result.get("failed"), result["summary"]["change"]) == (None, 3), result
    assert _secrets(node) == [SECRET, SECRET, _ROTATED]
    changed = [{"type": "network_devices", "name": "sw-3", "options": ["radius.shared_secret"]}]
    assert result["changed_meanwhile"] == ([] if method == "PATCH" else changed)
    assert node.sent[method] == 3
    assert all(
        warning.startswith("Another user changed network_devices 'sw-3'") for warning in result.get("warnings", [])
    )


@_on_each_release
def test_config_keeps_a_rotated_secret_beside_a_change(node: Node, clock: Clock) -> None:
    """The same for a change in the block of the secret, which PATCH sends whole, where ISE shows secrets."""
    node.sim.configure(mask_secrets=False)
    *_others, last = _devices(node)
    _rotate_after(node, "PATCH" if node.cost.patches else "PUT", last)
    _let_time_pass(clock)
    declared = [_described(number, radius={"dtls_required": True}) for number in (1, 2, 3)]
    result = run(node, {"network_devices": declared}, max_connections=1)
    assert (result.get("failed"), result["summary"]["change"]) == (None, 3), result
    assert _secrets(node) == [SECRET, SECRET, _ROTATED]
    assert [item["name"] for item in result["changed_meanwhile"]] == ["sw-3"]
    assert _ROTATED not in repr(result)


@_on_each_release
def test_config_writes_a_declared_secret(node: Node, clock: Clock) -> None:
    """A declared secret is the desired state, even if another user has changed it meanwhile."""
    node.sim.configure(mask_secrets=False)
    *_others, last = _devices(node)
    _rotate_after(node, "PATCH" if node.cost.patches else "PUT", last)
    _let_time_pass(clock)
    declared = [_described(number, radius={"shared_secret": SECRET, "dtls_required": True}) for number in (1, 2, 3)]
    result = run(node, {"network_devices": declared}, max_connections=1)
    assert (result.get("failed"), result["summary"]["change"]) == (None, 3), result
    assert _secrets(node) == [SECRET] * 3


@once
def test_config_deletion_meanwhile(node: Node, clock: Clock) -> None:
    """An object that another user deletes between plan and write is created again, if the declaration suffices."""
    node.sim.configure(mask_secrets=False)
    *_others, last = _devices(node)
    operation = {"op": "delete", "resource": "networkdevice", "key": last}
    node.sim.fault("run_after", method="PATCH", path="/networkdevice/", run=[operation])
    _let_time_pass(clock)
    declared = [device(number, radius={"shared_secret": SECRET, "dtls_required": True}) for number in (1, 2, 3)]
    result = run(node, {"network_devices": declared}, max_connections=1)
    assert result.get("failed") is None, result
    assert (node.sent["PATCH"], node.sent["POST"]) == (2, 1)


@once
def test_config_rename_meanwhile(node: Node, clock: Clock) -> None:
    """An object that has another name by now is another object: it is left alone, and the declared one is created."""
    node.sim.configure(mask_secrets=False)
    *_others, last = _devices(node)
    document = {"name": "core-9", "NetworkDeviceIPList": [{"ipaddress": "10.78.0.9", "mask": 32}]}
    operation = {"op": "update", "resource": "networkdevice", "key": last, "document": document}
    node.sim.fault("run_after", method="PATCH", path="/networkdevice/", run=[operation])
    _let_time_pass(clock)
    declared = [device(number, radius={"shared_secret": SECRET, "dtls_required": True}) for number in (1, 2, 3)]
    result = run(node, {"network_devices": declared}, max_connections=1)
    assert result.get("failed") is None, result
    renamed = node.sim.store.get("networkdevice", "core-9") or {}
    assert not renamed["authenticationSettings"].get("dtlsRequired")
    assert node.sim.store.get("networkdevice", "sw-3") is not None
