# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``ers_resource`` on paths that no module has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ansible_collections.openise.ise.plugins.modules import ers_resource, ers_resource_info
from ansible_collections.openise.ise.tests.contract.bodies import body_of
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node, Result

PORTALS = ("byodportal", "mydeviceportal", "hotspotportal", "selfregportal", "sponsorportal", "sponsoredguestportal")
RELEASES = ("3.1", "3.4")


def _run(node: Node, path: str, attributes: Mapping[str, Any], **more: Any) -> Result:
    given = {"path": path, "attributes": attributes, "secret_attributes": ["adminPassword"], **more}
    return node.perform(ers_resource.TASK, given)


@each(rows_with=lambda row: row.module == "network_device", releases=RELEASES)
def test_life_cycle(node: Node) -> None:
    """Created once, changed once, deleted once; nothing else in the object changes."""
    for path in ("ldap", "portaltheme", *PORTALS):
        name, attributes = {"name": body_of(path)["name"]}, body_of(path)
        results = [_run(node, path, attributes) for _ in range(2)]
        assert [result.get("changed") for result in results] == [True, False], (path, results)
        before = node.sim.store.get(path, name["name"])
        results = [_run(node, path, {**attributes, "description": "changed"}) for _ in range(2)]
        assert [result.get("changed") for result in results] == [True, False], (path, results)
        assert node.sim.store.get(path, name["name"]) == {**(before or {}), "description": "changed"}
        shown = node.perform(ers_resource_info.TASK, {"path": path, **name})["resources"]
        assert [item["description"] for item in shown] == ["changed"], path
        results = [_run(node, path, name, state="absent") for _ in range(2)]
        assert [result.get("changed") for result in results] == [True, False], (path, results)
        assert node.sim.store.get(path, name["name"]) is None


@each(rows_with=lambda row: row.module == "network_device", releases=RELEASES)
def test_a_profile_whose_list_is_a_list_of_changes(node: Node) -> None:
    """The module writes networks back as ISE shows them; where it does not show what to do with them, it refuses them."""
    change = {"name": "Cisco-ISE-NSP", "description": "changed"}
    before = node.sim.store.get("nspprofile", "Cisco-ISE-NSP")
    refused = _run(node, "nspprofile", change)
    assert refused.get("failed") and refused["status"] == 400 and not refused.get("changed"), refused
    assert node.sim.store.get("nspprofile", "Cisco-ISE-NSP") == before
    node.sim.configure(nsp_read_action="show")
    assert [_run(node, "nspprofile", change)["changed"] for _ in range(2)] == [True, False]
    assert node.sim.store.get("nspprofile", "Cisco-ISE-NSP") == {**(before or {}), "description": "changed"}
