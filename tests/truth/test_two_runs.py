# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two runs of ``config`` at once: each reports its own changes, and names what it found done by the other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.openise.ise.plugins.module_utils._engine import deploy
from ansible_collections.openise.ise.plugins.module_utils._ers import bulk
from ansible_collections.openise.ise.plugins.modules import config
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node, Result

once = each(rows_with=first_row, releases=("3.4",))
_DEVICES = [{"name": f"two-{number}", "ip_addresses": [f"10.9.1.{number}"]} for number in range(1, 16)]
_RESOURCES: dict[str, list[dict[str, Any]]] = {
    "endpoint_groups": [{"name": "Two"}],
    "network_devices": _DEVICES,
}
_NUMBER = sum(map(len, _RESOURCES.values()))
_MODES = pytest.mark.parametrize("options", [{}, {"bulk": True}], ids=str)


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "_FIRST_WAIT", 0.01)
    monkeypatch.setattr(deploy, "_PAUSE", 0.01)


def _run(node: Node, **options: Any) -> Result:
    return node.perform(config.TASK, {"resources": _RESOURCES, **options})


def _numbers(result: Result) -> tuple[int, int, int, int]:
    summary = result["summary"]
    return summary["create"], summary["delete"], summary["unchanged"], len(result["done_by_others"])


def _named(result: Result) -> set[tuple[str, str, str]]:
    return {(item["type"], item["name"], item["action"]) for item in result["done_by_others"]}


def _shown(result: Result) -> list[str]:
    """Return the lines of the diff that name an object."""
    return [line for entry in result["diff"] for line in entry["prepared"].splitlines() if line[0] in "+~-"]


@once
@_MODES
def test_created_by_another_run(node: Node, options: dict[str, Any]) -> None:
    """The other run creates all devices between the plan of this one and its first change."""
    _run(node)
    documents = [item for item in node.sim.store.list("networkdevice") if item["name"].startswith("two-")]
    _run(node, state="absent")
    rivals = [{"op": "put", "resource": "networkdevice", "document": document} for document in documents]
    node.sim.fault("run_before", method="POST|PUT", run=rivals)
    result = _run(node, **options)
    assert _numbers(result) == (1, 0, len(_DEVICES), len(_DEVICES))
    assert (result["changed"], result["failed_objects"]) == (True, [])
    assert _named(result) == {("network_devices", str(device["name"]), "create") for device in _DEVICES}
    assert _shown(result) == ["+ endpoint_groups Two"]
    assert _run(node)["done_by_others"] == []


@once
@_MODES
def test_deleted_by_another_run(node: Node, options: dict[str, Any]) -> None:
    node.sim.configure(bulk_delete_devices="accept")
    _run(node)
    rivals = [{"op": "delete", "resource": "networkdevice", "key": device["name"]} for device in _DEVICES]
    node.sim.fault("run_before", method="DELETE|PUT", run=rivals)
    result = _run(node, state="absent", **options)
    assert _numbers(result) == (0, 1, len(_DEVICES), len(_DEVICES))
    assert _named(result) == {("network_devices", str(device["name"]), "delete") for device in _DEVICES}


@once
def test_everything_was_done_by_another_run(node: Node) -> None:
    """This one changed nothing, and says so."""
    _run(node)
    rivals = [{"op": "delete", "resource": "networkdevice", "key": device["name"]} for device in _DEVICES]
    node.sim.fault("run_before", method="DELETE", run=[*rivals, _group_gone(node)])
    result = _run(node, state="absent")
    assert (result["changed"], result.get("failed"), result["diff"]) == (False, None, [])
    assert _numbers(result) == (0, 0, _NUMBER, _NUMBER)


def _group_gone(_node: Node) -> dict[str, Any]:
    return {"op": "delete", "resource": "endpointgroup", "key": "Two"}


@once
def test_deployed_but_created_by_another_run(node: Node) -> None:
    """The deployment is a change of this run, the creation is not."""
    mapping = {"host": "10.7.0.1/32", "security_group": "BYOD", "deploy": "always"}
    options = {"resources": {"ip_sgt_mappings": [mapping]}}
    node.perform(config.TASK, options)
    (document,) = node.sim.store.list("sgmapping")
    node.sim.store.delete("sgmapping", document["id"])
    rival = {"op": "put", "resource": "sgmapping", "document": document}
    node.sim.fault("run_before", method="POST", run=[rival])
    node.sim.fault("status", method="POST", status=400)
    result = node.perform(config.TASK, options)
    assert result["changed"] is True
    assert (result["summary"]["create"], result["summary"]["change"], result["summary"]["unchanged"]) == (0, 1, 0)
    assert _named(result) == {("ip_sgt_mappings", "10.7.0.1/32", "create")}


@once
@_MODES
@pytest.mark.parametrize("state", ["present", "absent"])
def test_two_runs_at_once(node: Node, options: dict[str, Any], state: str) -> None:
    """Each object is claimed by one run, and named by the other. ISE refuses a second device of a name with 400.

    It refuses other duplicates with 500, which it also sends after it has done the work: then both runs report the change.
    """
    node.sim.configure(bulk_delete_devices="accept")
    if state == "absent":
        _run(node)
    resources = {"network_devices": _DEVICES}
    start = Barrier(2)
    validator = ArgumentSpecValidator(**config.TASK.specification())
    given = {**node.connection(), "resources": resources, "state": state, **options}
    parameters = validator.validate(given).validated_parameters

    def perform(_number: int) -> Result:
        start.wait()
        return config.TASK.perform(parameters, check_mode=False, diff=True)

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(perform, range(2))
    kind = "create" if state == "present" else "delete"
    for result in (one, other):
        assert "failed" not in result, result["msg"]
        assert result["summary"][kind] + result["summary"]["unchanged"] == len(_DEVICES)
        assert len(_shown(result)) == result["summary"][kind]
        assert len(result["done_by_others"]) <= result["summary"]["unchanged"]
    assert one["summary"][kind] + other["summary"][kind] == len(_DEVICES)
    assert not _named(one) & _named(other)
