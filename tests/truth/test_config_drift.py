# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes that people make by hand: an export in either form sees them, and a run with its files sets them back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from ansible_collections.openise.ise.plugins.modules import config_info
from ansible_collections.openise.ise.plugins.plugin_utils.data_files import with_defaults
from ansible_collections.openise.ise.tests.truth.config_helpers import (
    SECRET,
    counts,
    device,
    failures,
    once,
    put_device,
    run,
)
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import rows_named


class ByHand(NamedTuple):
    """An object, what somebody changes in it, and the options that a plan names."""

    plural: str
    path: str
    document: Mapping[str, Any]
    changes: Mapping[str, Any]
    options: tuple[str, ...]


_DEVICE = {
    "name": "sw-9",
    "NetworkDeviceIPList": [{"ipaddress": "10.77.0.9", "mask": 32}],
    "authenticationSettings": {"networkProtocol": "RADIUS", "radiusSharedSecret": SECRET},
    "NetworkDeviceGroupList": [
        "Location#All Locations",
        "Device Type#All Device Types",
        "IPSEC#Is IPSEC Device#No",
    ],
    "profileName": "Cisco",
    "coaPort": 1700,
}
_TACACS_ONLY = {key: value for key, value in _DEVICE.items() if key != "authenticationSettings"}
_PROTOCOLS = {**rows_named("allowed_protocols")[0].minimal.stored, "processHostLookup": True}
_COMMANDS = {"name": "Show", "permitUnmatched": False, "commands": {"commandList": []}}
_USER = {**rows_named("internal_user")[0].minimal.stored, "customAttributes": {"Site": "Lyon"}}

BY_HAND = {
    "PAP": ByHand("allowed_protocols", "allowedprotocols", _PROTOCOLS, {"allowPapAscii": True}, ("pap_ascii",)),
    "MS-CHAPv1": ByHand("allowed_protocols", "allowedprotocols", _PROTOCOLS, {"allowMsChapV1": True}, ("mschapv1",)),
    "unmatched commands": ByHand(
        "tacacs_command_sets", "tacacscommandsets", _COMMANDS, {"permitUnmatched": True}, ("permit_unmatched",)
    ),
    "TACACS": ByHand(
        "network_devices",
        "networkdevice",
        _DEVICE,
        {"tacacsSettings": {"sharedSecret": SECRET, "connectModeOptions": "OFF"}},
        ("tacacs",),
    ),
    "a flag of a block": ByHand(
        "network_devices",
        "networkdevice",
        _DEVICE,
        {"authenticationSettings": {**_DEVICE["authenticationSettings"], "enableKeyWrap": True}},  # type: ignore[dict-item]
        ("radius.key_wrap",),
    ),
    "a flag that is on": ByHand("internal_users", "internaluser", _USER, {"enabled": False}, ("enabled",)),
    "a group": ByHand(
        "network_devices",
        "networkdevice",
        _DEVICE,
        {
            "NetworkDeviceGroupList": [
                "Location#All Locations",
                "IPSEC#Is IPSEC Device#Yes",
                "Device Type#All Device Types",
            ]
        },
        ("groups",),
    ),
    "a custom attribute": ByHand(
        "internal_users",
        "internaluser",
        _USER,
        {"customAttributes": {"Site": "Lyon", "EmployeeId": "4711"}},
        ("custom_attributes",),
    ),
    "several": ByHand(
        "allowed_protocols",
        "allowedprotocols",
        _PROTOCOLS,
        {"allowPapAscii": True, "allowChap": True, "processHostLookup": False},
        ("chap", "host_lookup", "pap_ascii"),
    ),
}
_WAYS = (("complete", "declared"), ("complete", "everything"), ("compact", "everything"))


def _exported(node: Node, plural: str, form: str) -> dict[str, list[dict[str, Any]]]:
    exported = node.perform(config_info.TASK, {"types": [plural], "form": form})
    defaults = exported["defaults"].get(plural, {})
    return {plural: [with_defaults(item, defaults) for item in exported["resources"][plural]]}


def _options(result: Result) -> list[str]:
    return sorted(change["option"] for step in result["plan"]["change"] for change in step["changes"])


@once
@pytest.mark.parametrize("case", BY_HAND)
@pytest.mark.parametrize(("form", "compare"), _WAYS)
def test_seen_and_set_back(node: Node, case: str, form: str, compare: str) -> None:
    """Without the secrets of the files."""
    plural, path, document, changes, options = BY_HAND[case]
    object_id = node.sim.store.put(path, document)
    resources = _exported(node, plural, form)
    node.sim.store.update(path, object_id, changes)
    drift = run(node, resources, compare=compare, fail_on_drift=True)
    assert (drift["failed"], drift["changed"], _options(drift)) == (True, False, list(options))
    assert drift["msg"].startswith("ISE has drifted from the declarations in 1 object: ")
    secrets = {f"{plural}/{option}": SECRET for option in ("radius.shared_secret", "user_password")}
    repaired = run(node, resources, compare=compare, secrets=secrets)
    assert (repaired.get("msg"), repaired["changed"]) == (None, True)
    assert _exported(node, plural, form) == resources
    assert run(node, resources, compare=compare, fail_on_drift=True).get("failed") is None


@once
def test_undeclared_options_are_marked(node: Node) -> None:
    put_device(node, 1, description="by hand", profileName="ArubaWireless")
    result = run(node, {"network_devices": [device(1, profile="Cisco")]}, check=True, compare="everything")
    changes = {change["option"]: change.get("declared", True) for change in result["plan"]["change"][0]["changes"]}
    assert changes == {"description": False, "profile": True}


@once
def test_declared_options_only(node: Node) -> None:
    put_device(node, 1, description="by hand", profileName="ArubaWireless")
    resources = {"network_devices": [device(1)]}
    assert run(node, resources)["changed"] is False
    assert run(node, resources, compare="declared")["changed"] is False


@once
def test_what_ise_cannot_clear(node: Node) -> None:
    """RADIUS on a device that declares none is reported as an object that fails, with the reason."""
    document = {**_TACACS_ONLY, "tacacsSettings": {"sharedSecret": SECRET, "connectModeOptions": "OFF"}}
    object_id = node.sim.store.put("networkdevice", document)
    declared = {"name": "sw-9", "ip_addresses": ["10.77.0.9"], "tacacs": {"shared_secret": SECRET}}
    resources = {"network_devices": [declared]}
    assert run(node, resources, compare="everything")["changed"] is False
    node.sim.store.update("networkdevice", object_id, {"authenticationSettings": _DEVICE["authenticationSettings"]})
    result = run(node, resources, compare="everything", fail_on_drift=True)
    assert (result["failed"], counts(result)) == (True, {"failed": 1})
    assert "radius: ERS cannot disable RADIUS" in failures(result)["network_devices sw-9"]


@once
@pytest.mark.parametrize("port", [0, 1700])
def test_a_device_without_radius(node: Node, port: int) -> None:
    """ISE shows either port where there is no RADIUS; both say nothing."""
    node.sim.store.put("networkdevice", {**_TACACS_ONLY, "coaPort": port})
    for form in ("complete", "compact"):
        resources = _exported(node, "network_devices", form)
        assert resources["network_devices"][0].get("radius", {}) == {}
        for compare in ("declared", "everything"):
            result = run(node, resources, compare=compare)
            assert (result["changed"], result["failed_objects"]) == (False, [])


@once
def test_values_in_members_of_lists(node: Node) -> None:
    """A value that somebody adds to a member of a list."""
    group = node.sim.store.put("sgt", {"name": "Robots", "value": 77})
    vlan = {"name": "Floor", "defaultVlan": False, "data": True}
    network = {"name": "Campus", "defaultVirtualNetwork": False, "vlans": [vlan]}
    held = {"name": "Robots-VN", "sgtId": group, "virtualnetworklist": [network]}
    object_id = node.sim.store.put("sgtvnvlan", held)
    for form, compare in (("complete", "everything"), ("compact", "everything")):
        node.sim.store.put("sgtvnvlan", {**held, "id": object_id})
        resources = _exported(node, "security_group_virtual_networks", form)
        assert run(node, resources, compare=compare)["changed"] is False
        for changed in (
            {**network, "description": "by hand"},
            {**network, "vlans": [{**vlan, "description": "by hand"}]},
            {**network, "vlans": [{**vlan, "maxValue": 5}]},
        ):
            node.sim.store.put("sgtvnvlan", {**held, "virtualnetworklist": [changed], "id": object_id})
            assert run(node, resources, check=True)["changed"] is False
            assert _options(run(node, resources, compare=compare)) == ["virtual_networks"]
            assert run(node, resources, compare=compare)["changed"] is False


@once
def test_a_secret_without_a_value_is_declared(node: Node) -> None:
    """The block of a secret whose value is not known stays."""
    node.sim.store.put(
        "networkdevice", {**_DEVICE, "tacacsSettings": {"sharedSecret": SECRET, "connectModeOptions": "OFF"}}
    )
    declared = {
        "name": "sw-9",
        "ip_addresses": ["10.77.0.9"],
        "radius": {"shared_secret": "secret://radius"},
        "tacacs": {"shared_secret": "secret://tacacs"},
    }
    result = run(node, {"network_devices": [declared]}, compare="everything")
    assert (result["changed"], result["unresolved_secrets"]) == (False, ["radius", "tacacs"])


@once
def test_a_change_that_needs_a_secret_without_a_value(node: Node) -> None:
    """A plan shows it and names the secret; a run is refused before any write until the secret has a value."""
    tacacs = {"tacacsSettings": {"sharedSecret": SECRET, "connectModeOptions": "OFF"}}
    object_id = node.sim.store.put("networkdevice", {**_DEVICE, **tacacs})
    put_device(node, 1, description="by hand")
    declared = {"name": "sw-9", "ip_addresses": ["10.77.0.9"], "radius": {"shared_secret": "secret://radius"}}
    resources = {"network_devices": [declared, device(1)]}
    planned = run(node, resources, check=True, compare="everything")
    assert (planned["failed_objects"], _options(planned)) == ([], ["description", "tacacs"])
    assert (planned["needed_secrets"], planned["unresolved_secrets"]) == (["radius"], ["radius"])
    held = node.all_documents()
    refused = run(node, resources, compare="everything")
    assert (refused["failed"], refused["changed"], node.all_documents()) == (True, False, held)
    assert "radius" in refused["msg"]
    done = run(node, resources, compare="everything", secrets={"radius": SECRET})
    assert (done.get("msg"), done["changed"]) == (None, True)
    stored = node.sim.store.get("networkdevice", object_id) or {}
    assert "tacacsSettings" not in stored and stored["authenticationSettings"]["radiusSharedSecret"] == SECRET
