# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The names that files may refer to without declaring them: those that a new ISE has, on every release."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._config.factory_objects import FACTORY_OBJECTS
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.modules import config, config_info
from ansible_collections.openise.ise.plugins.plugin_utils.factory_objects import factory_names
from ansible_collections.openise.ise.tests.truth.budget import NOTHING
from ansible_collections.openise.ise.tests.truth.config_helpers import once
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node


@each(rows_with=first_row)
def test_factory_objects(node: Node) -> None:
    for plural in FACTORY_OBJECTS:
        resource = TYPES[plural]
        (key,) = resource.leaf((resource.identity.key[0],)).api_path
        stored = {str(document[key]) for document in node.sim.store.list(resource.endpoint.path)}
        assert stored and stored <= set(factory_names(resource)), plural


_KNOWN = {plural for plural, objects in FACTORY_OBJECTS.items() if all(objects.values()) or plural == "sxp_domains"}
_UNKNOWN = {
    "allowed_protocols": ["Default Device Admin", "Default Network Access"],
    "tacacs_command_sets": ["DenyAllCommands"],
    "network_device_groups": list(FACTORY_OBJECTS["network_device_groups"]),
}


def _names(node: Node, factory: Any) -> dict[str, list[str]]:
    exported = node.perform(config_info.TASK, {"factory": factory})
    assert "failed" not in exported, exported["msg"]
    return {
        plural: [item.get("name", "") for item in items] for plural, items in exported["resources"].items() if items
    }


@each(rows_with=first_row)
def test_edited_objects_are_exported(node: Node) -> None:
    """Of the others, those are not exported that are known to be as ISE ships them, on any release."""
    found = _names(node, "edited")
    assert not _KNOWN & set(found)
    assert "security_groups" not in found
    assert {plural: found[plural] for plural in _UNKNOWN} == _UNKNOWN
    node.sim.store.update("sgt", "Guests", {"description": "Visitors"})
    node.sim.store.update("sgacl", "Permit IP", {"aclcontent": "permit ip log"})
    node.sim.store.update("networkdevice", "ISE_EST_Local_Host", {"description": "Enrolment"})
    found = _names(node, "edited")
    assert (found["security_groups"], found["security_group_acls"]) == (["Guests"], ["Permit IP"])
    assert found["network_devices"] == ["ISE_EST_Local_Host"]
    exported = node.perform(config_info.TASK, {})
    assert exported["resources"]["security_groups"][0]["description"] == "Visitors"
    for compare in ("declared", "everything"):
        same = node.perform(config.TASK, {"resources": exported["resources"], "compare": compare})
        assert (same.get("msg"), same["changed"]) == (None, False)


@once
def test_choices(node: Node) -> None:
    assert _names(node, "none") == _names(node, False) == {}
    everything = _names(node, "all")
    assert everything == _names(node, True)
    assert {*_KNOWN, *_UNKNOWN} <= set(everything)
    refused = node.perform(config_info.TASK, {"factory": "some"})
    assert (refused["msg"], node.sent) == (
        "factory must be one of none, edited, all, or a boolean, not 'some'.",
        NOTHING,
    )
