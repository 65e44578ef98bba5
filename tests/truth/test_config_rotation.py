# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``rotate`` of ``config``: a secret of the files is written once, wherever it is used, and is no drift afterwards."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Leaf
from ansible_collections.openise.ise.plugins.modules import network_device
from ansible_collections.openise.ise.tests.contract.bodies import body_of
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import NOTHING
from ansible_collections.openise.ise.tests.truth.config_helpers import (
    counts,
    device,
    failures,
    once,
    put_device,
    run,
    writes,
)
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import CANARY, Row

OLD, NEW, OTHER = f"{CANARY}-Old-1", f"{CANARY}-New-2", f"{CANARY}-Other-3"
ROTATED = "(secret, written by rotate)"


def _rotatable(row: Row, release: str) -> list[Leaf]:
    """Return the secrets of the types of configuration as code."""
    return row.secrets(release) if row.resource.plural in TYPES else []


def _changed(result: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the planned values by object and option."""
    return {
        entry["name"]: {change["option"]: change["after"] for change in entry["changes"]}
        for entry in result["plan"]["change"]
    }


@each(leaf=_rotatable)
def test_every_secret(node: Node, leaf: Leaf) -> None:
    """Written once, with nothing else, whether ISE shows or masks it; then neither a change nor drift, and never shown."""
    full, other = node.for_release(node.row.full), node.row.second_value(leaf)
    assert other is not None
    for masked in (True, False):
        node.sim.configure(mask_secrets=masked)
        node.put(full.stored)
        named = {each.option: trees.at(full.options, each.path) for each in node.row.secrets(node.release)}
        references = [(tuple(option.split(".")), f"secret://{option}") for option in named]
        item = {**node.row.always_given, **trees.having(full.options, *references)}
        resources = {node.row.resource.plural: [item]}
        before, secrets = node.all_documents(), {**named, leaf.option: other.value}
        # The other secrets may belong to the same block, which is written whole.
        checked = run(node, resources, secrets=secrets, rotate=[leaf.option], check=True)
        assert (checked["changed"], counts(checked), node.all_documents()) == (True, {"change": 1}, before), checked
        assert list(_changed(checked).values()) == [{leaf.option: ROTATED}]
        rotated = run(node, resources, secrets=secrets, rotate=[f"secret://{leaf.option}"])
        assert ("failed" in rotated, rotated["plan"]) == (False, checked["plan"]), rotated
        assert node.stored(full) == trees.having(full.stored, (leaf.api_path, other.stored))
        held = node.all_documents()
        assert run(node, resources, secrets=secrets)["changed"] is False
        assert "failed" not in run(node, resources, secrets=secrets, fail_on_drift=True)
        assert node.all_documents() == held
        if not node.hides(leaf):  # ISE shows that it is the new one already
            assert run(node, resources, secrets=secrets, rotate=[leaf.option])["changed"] is False
        node.remove(full)


def _device(number: int, reference: str, **more: Any) -> dict[str, Any]:
    return device(number, radius={"shared_secret": f"secret://{reference}"}, **more)


def _secret(node: Node, number: int) -> Any:
    return (node.sim.store.get("networkdevice", f"sw-{number}") or {})["authenticationSettings"]["radiusSharedSecret"]


@once
def test_only_the_named_secret(node: Node) -> None:
    """Of three devices those that refer to it are written, whatever their update_secrets; a new one is created as usual."""
    for number in (1, 2, 3):
        put_device(node, number)
    initial = _secret(node, 3)
    items = [
        _device(1, "paris"),
        _device(2, "paris", update_secrets="on_create"),
        _device(3, "nice"),
        _device(4, "paris"),
    ]
    result = run(node, {"network_devices": items}, secrets={"paris": NEW, "nice": OTHER}, rotate=["paris"])
    assert (counts(result), _changed(result)) == (
        {"create": 1, "change": 2, "unchanged": 1},
        {"sw-1": {"radius.shared_secret": ROTATED}, "sw-2": {"radius.shared_secret": ROTATED}},
    )
    assert [_secret(node, number) for number in (1, 2, 3, 4)] == [NEW, NEW, initial, NEW]
    again = run(node, {"network_devices": items}, secrets={"paris": NEW, "nice": OTHER})
    assert (again["changed"], writes(node)) == (False, 0)


@once
def test_unknown_name(node: Node) -> None:
    """Refused with the nearest name, before the first request."""
    result = run(node, {"network_devices": [_device(1, "radius/paris")]}, rotate=["radius/pariss"])
    assert result["failed"] and "secret://radius/pariss; did you mean 'radius/paris'?" in result["msg"], result
    assert node.sent == NOTHING


@once
def test_with_a_check_for_drift(node: Node) -> None:
    """Refused, because a check writes nothing."""
    result = run(node, {"network_devices": [_device(1, "paris")]}, rotate=["paris"], fail_on_drift=True)
    assert result["failed"] and "fail_on_drift" in result["msg"], result
    assert node.sent == NOTHING


@once
def test_missing_value(node: Node) -> None:
    """A plan shows what would be written and names the secret; a run refuses before any write, of other objects too."""
    put_device(node, 1)
    resources = {"network_devices": [_device(1, "paris"), device(2)]}
    checked = run(node, resources, rotate=["paris"], check=True)
    assert ("failed" in checked, checked["needed_secrets"]) == (False, ["paris"])
    assert _changed(checked) == {"sw-1": {"radius.shared_secret": ROTATED}}
    refused = run(node, resources, rotate=["paris"])
    assert refused["failed"] and "'paris' for network_devices 'sw-1'" in refused["msg"], refused
    assert (refused["changed"], writes(node)) == (False, 0)


@once
def test_objects_to_delete(node: Node) -> None:
    """They need no secret; a purge and a rotation in one run do not meet."""
    for number in (1, 2, 3):
        put_device(node, number)
    items = [_device(1, "paris", state="absent"), _device(2, "paris")]
    result = run(node, {"network_devices": items}, secrets={"paris": NEW}, rotate=["paris"], purge=["network_devices"])
    assert (counts(result), _secret(node, 2)) == ({"change": 1, "delete": 2}, NEW), result
    gone = run(node, {"network_devices": [_device(1, "paris", state="absent")]}, rotate=["paris"])
    assert ("failed" in gone, gone["changed"]) == (False, False)


@once
def test_run_that_failed(node: Node) -> None:
    """ISE refuses one of three devices: the others are written, and the same run again completes the rotation."""
    ids = [put_device(node, number) for number in (1, 2, 3)]
    resources = {"network_devices": [_device(number, "paris") for number in (1, 2, 3)]}
    node.sim.fault("status", method="PATCH", path=ids[1], status=400, times=0)
    first = run(node, resources, secrets={"paris": NEW}, rotate=["paris"])
    assert (first["failed"], counts(first)) == (True, {"change": 2, "failed": 1}), first
    assert len(failures(first)) == 1
    assert sorted(_secret(node, number) == NEW for number in (1, 2, 3)) == [False, True, True]
    node.sim.clear_faults()
    second = run(node, resources, secrets={"paris": NEW}, rotate=["paris"])
    assert ("failed" in second, counts(second)) == (False, {"change": 3})
    assert {_secret(node, number) for number in (1, 2, 3)} == {NEW}
    assert run(node, resources, secrets={"paris": NEW})["changed"] is False


@once
def test_lost_answer(node: Node) -> None:
    """ISE wrote the secret, but its answer was lost: the secret is written, and the run is no failure."""
    put_device(node, 1)
    resources = {"network_devices": [_device(1, "paris")]}
    node.sim.fault("reset_after", method="PATCH", times=1)
    result = run(node, resources, secrets={"paris": NEW}, rotate=["paris"])
    assert ("failed" in result, result["changed"], _secret(node, 1)) == (False, True, NEW), result


@once
@pytest.mark.parametrize("how", [{"rotate": ["paris"]}, {"update_secrets": "always"}], ids=str)
def test_write_that_never_succeeds(node: Node, how: dict[str, Any]) -> None:
    """ISE does not show whether a masked secret was written, so an object without an answer is never reported as done."""
    ids = [put_device(node, number) for number in (1, 2)]
    initial = _secret(node, 2)
    node.sim.fault("reset", method="PATCH", path=ids[1], times=0)
    resources = {"network_devices": [_device(1, "paris"), _device(2, "paris")]}
    result = run(node, resources, secrets={"paris": NEW}, **how)
    assert (_secret(node, 1), _secret(node, 2)) == (NEW, initial)
    assert (result["failed"], counts(result)) == (True, {"change": 1, "failed": 1}), result
    assert [(entry["name"], entry["outcome"]) for entry in result["failed_objects"]] == [("sw-2", "unknown")]


@once
@pytest.mark.parametrize("executed", [True, False])
@pytest.mark.parametrize("module", ["config", "network_device"])
def test_500_to_a_secret(node: Node, module: str, executed: bool) -> None:
    """ISE also answers 500 after it has done the work; of a secret that it does not show nobody knows."""
    put_device(node, 1)
    initial = _secret(node, 1)
    node.sim.fault("status", method="PATCH", status=500, times=0, executed=executed)
    if module == "config":
        result = run(node, {"network_devices": [_device(1, "paris")]}, secrets={"paris": NEW}, rotate=["paris"])
        assert [entry["outcome"] for entry in result["failed_objects"]] == ["unknown"]
    else:
        result = node.perform(network_device.TASK, device(1, radius={"shared_secret": NEW}, update_secrets="always"))
    assert (result["failed"], result["changed"], _secret(node, 1)) == (True, True, NEW if executed else initial)
    assert "is unknown" in result["msg"] and "ISE does not show radius.shared_secret" in result["msg"], result["msg"]


@once
def test_two_secrets_of_a_device(node: Node) -> None:
    """The recipe: accept a second secret, change the devices, make it the only one. Each run is followed by no change."""
    put_device(node, 1)
    first = {"shared_secret": "secret://old", "second_shared_secret": "secret://new", "use_second_shared_secret": True}
    both = {"network_devices": [device(1, radius=first)]}
    secrets = {"old": OLD, "new": NEW}
    assert run(node, both, secrets=secrets, rotate=["new"])["changed"] is True
    assert run(node, both, secrets=secrets)["changed"] is False
    settings = (node.sim.store.get("networkdevice", "sw-1") or {})["authenticationSettings"]
    assert (settings["radiusSharedSecret"], settings["secondRadiusSharedSecret"]) == (OLD, NEW)
    last = {"shared_secret": "secret://new", "second_shared_secret": "", "use_second_shared_secret": False}
    only = {"network_devices": [device(1, radius=last)]}
    assert run(node, only, secrets=secrets, rotate=["new"])["changed"] is True
    assert run(node, only, secrets=secrets)["changed"] is False
    assert _secret(node, 1) == NEW


@once
@pytest.mark.parametrize("masked", [True, False])
def test_objects_by_api_path(node: Node, masked: bool) -> None:
    """The secrets of an object without a type, wherever they are in it."""
    node.sim.configure(mask_secrets=masked)
    body = body_of("ldap")
    settings = body["connectionSettings"]
    servers = {key: {**settings[key], "adminPassword": "secret://ldap"} for key in ("primaryServer", "secondaryServer")}
    attributes = {key: value for key, value in body.items() if key != "name"}
    item = {"name": "corp", "attributes": {**attributes, "connectionSettings": {**settings, **servers}}}
    resources = {"ers_resources": {"ldap": [item]}}
    assert counts(run(node, resources, secrets={"ldap": OLD})) == {"create": 1}
    checked = run(node, resources, secrets={"ldap": NEW}, rotate=["ldap"], check=True)
    options = [f"connectionSettings.{server}.adminPassword" for server in servers]
    assert _changed(checked) == {"corp": dict.fromkeys(options, ROTATED)}, checked
    rotated = run(node, resources, secrets={"ldap": NEW}, rotate=["ldap"])
    assert ("failed" in rotated, rotated["plan"]) == (False, checked["plan"]), rotated
    stored = (node.sim.store.get("ldap", "corp") or {})["connectionSettings"]
    assert {stored[server]["adminPassword"] for server in servers} == {NEW}
    assert run(node, resources, secrets={"ldap": NEW})["changed"] is False
