# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is read from ISE's document of an object."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Secret as SecretState
from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._engine.paths import put
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device_group import NETWORK_DEVICE_GROUP
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import Secret, String
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.plugins.module_utils._schema.rules import masked_if_missing
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import (
    MASK,
    RESOURCES,
    SECRET,
    device,
    device_snapshot,
    holding,
    label,
    values,
)


def with_wire(document: Mapping[str, Any], wire: tuple[str, ...], value: Any) -> dict[str, Any]:
    """Return a copy of a document with a raw value at a wire path."""
    copied = copy.deepcopy(dict(document))
    put(copied, wire, value)
    return copied


@pytest.mark.parametrize("resource", RESOURCES, ids=label)
def test_every_attribute_is_read_back_as_written(resource: Resource) -> None:
    nothings: tuple[Any, ...] = (None, "", [])
    for leaf in resource.leaves:
        for value in values(leaf):
            snapshot = holding(resource, [(leaf, value)])
            read = snapshot.value(leaf.path)
            assert (read, read.__class__) == (value, value.__class__), leaf.option
            # Numbers and flags may come as strings.
            text = str(value).lower() if leaf.attribute.type == "bool" else str(value)
            if leaf.attribute.type in ("int", "bool"):
                quoted = with_wire(snapshot.document, leaf.api_path, text)
                assert Snapshot(resource, quoted).value(leaf.path) == value, leaf.option
        if leaf.api_path != ("name",) and leaf.attribute.visibility.masked_if_missing != leaf.attribute.name:
            assert holding(resource).value(leaf.path) == leaf.attribute.server_default, leaf.option
        for nothing in nothings:
            document = with_wire(holding(resource).document, leaf.api_path, nothing)
            assert Snapshot(resource, document).value(leaf.path) == leaf.attribute.server_default, leaf.option


def test_result_is_what_a_task_could_be_given() -> None:
    snapshot = device_snapshot(
        snmpsettings={"version": "TWO_C", "roCommunity": "public-secret", "pollingInterval": "3600"},
        trustsecsettings={
            "deviceAuthenticationSettings": {"sgaDeviceId": "sw1", "sgaDevicePassword": MASK},
            "pushIdSupport": "false",
        },
        softwareVersion="",
        modelName=None,
        unknown={"x": 1},
    )
    assert snapshot.result() == {
        "id": "d1",
        "name": "sw1",
        "description": "core",
        "ip_addresses": ["10.1.2.3/32"],
        "groups": ["Location#All Locations", "Device Type#All Device Types", "IPSEC#Is IPSEC Device#No"],
        "profile": "Cisco",
        "software_version": "",
        "radius": {
            "use_second_shared_secret": False,
            "network_protocol": "radius",
            "coa_port": 1700,
            "dtls_required": False,
            "key_wrap": False,
            "key_input_format": "ascii",
        },
        "snmp": {"version": "2c", "polling_interval": 3600},
        "trustsec": {"device_id": "sw1", "push_id_support": False},
    }


def test_derived_values_are_no_result() -> None:
    group = Snapshot(NETWORK_DEVICE_GROUP, {"id": "g1", "name": "A#B", "description": "", "othername": "A"})
    assert group.result() == {"id": "g1", "name": "A#B", "description": ""}
    assert (group.id, group.name) == ("g1", "A#B")


def test_an_object_that_lacks_nearly_everything() -> None:
    # The built-in default device has no addresses; a new object has no id yet.
    empty = Snapshot(NETWORK_DEVICE, {})
    assert (empty.id, empty.name, empty.result(), empty.shown_secrets()) == ("", "", {}, [])


SHARED, SECOND, KEY = (("radius", name) for name in ("shared_secret", "second_shared_secret", "key_encryption_key"))
REST = ("trustsec", "rest_api_password")


def trustsec(**settings: Any) -> dict[str, Any]:
    return device(trustsecsettings={"deviceAuthenticationSettings": settings})


@pytest.mark.parametrize(
    ("document", "path", "state", "shown"),
    [
        (device(), SHARED, SecretState.UNREADABLE, ""),
        (device(), KEY, SecretState.ABSENT, ""),
        (device(authenticationSettings=None), SHARED, SecretState.ABSENT, ""),
        (device(authenticationSettings={"radiusSharedSecret": None}), SHARED, SecretState.ABSENT, ""),
        (device(authenticationSettings={"radiusSharedSecret": SECRET}), SHARED, SecretState.SHOWN, SECRET),
        (device(authenticationSettings={"radiusSharedSecret": "*******"}), SHARED, SecretState.UNREADABLE, ""),
        (device(authenticationSettings={"secondRadiusSharedSecret": "**"}), SECOND, SecretState.SHOWN, "**"),
        # ISE never returns this one: the user name beside it shows whether it exists.
        (device(), REST, SecretState.ABSENT, ""),
        (trustsec(sgaDeviceId="sw1"), REST, SecretState.ABSENT, ""),
        (trustsec(restApiUsername=""), REST, SecretState.ABSENT, ""),
        (trustsec(restApiUsername="api"), REST, SecretState.UNREADABLE, ""),
    ],
)
def test_what_ise_tells_of_a_secret(
    document: dict[str, Any], path: tuple[str, ...], state: SecretState, shown: str
) -> None:
    snapshot = Snapshot(NETWORK_DEVICE, document)
    assert snapshot.secret(NETWORK_DEVICE.leaf(path)) == (state, shown)
    assert snapshot.shown_secrets() == ([shown] if shown else [])


@pytest.mark.parametrize(
    ("block", "changes", "configured"),
    [
        # ISE always sends authenticationSettings; flags at their defaults are no RADIUS configuration.
        ("radius", {"authenticationSettings": {"enableKeyWrap": False, "enableMultiSecret": "false"}}, False),
        ("radius", {"authenticationSettings": None}, False),
        ("radius", {"authenticationSettings": {"dtlsRequired": True}}, True),
        ("radius", {"authenticationSettings": {}, "dtlsDnsName": "sw1.example.com"}, True),
        ("radius", {"authenticationSettings": {}, "coaPort": 3799}, True),
        ("radius", {}, True),
        ("radius", {"authenticationSettings": {"radiusSharedSecret": SECRET}}, True),
        ("tacacs", {}, False),
        ("tacacs", {"tacacsSettings": {}}, True),
        ("tacacs", {"tacacsTlsSettings": {"enableTls": True}}, True),
        ("tacacs.tls", {"tacacsSettings": {"sharedSecret": MASK}}, False),
        ("snmp", {"snmpsettings": {"version": "ONE"}}, True),
        ("snmp", {}, False),
        ("trustsec.deployment", {"trustsecsettings": {"pushIdSupport": "true"}}, False),
        ("trustsec", {"trustsecsettings": {"pushIdSupport": "true"}}, True),
    ],
)
def test_is_configured(block: str, changes: dict[str, Any], configured: bool) -> None:
    found = next(item for item in NETWORK_DEVICE.branches if item.option == block)
    assert device_snapshot(**changes).is_configured(found) is configured


SERVER = Resource(
    "server",
    "servers",
    endpoint=Endpoint("server", "Server"),
    attributes=(
        String("name"),
        Secret("secret", visibility=masked_if_missing("secret")),
        Secret("key", visibility=masked_if_missing("secret")),
        Secret("other"),
    ),
)


@pytest.mark.parametrize(
    ("shown", "states"),
    [
        ({"secret": "a", "key": "b"}, [SecretState.SHOWN, SecretState.SHOWN, SecretState.ABSENT]),
        ({"secret": MASK}, [SecretState.UNREADABLE, SecretState.ABSENT, SecretState.ABSENT]),
        ({}, [SecretState.UNREADABLE, SecretState.UNREADABLE, SecretState.ABSENT]),
        ({"secret": ""}, [SecretState.UNREADABLE, SecretState.UNREADABLE, SecretState.ABSENT]),
    ],
)
def test_where_ise_shows_no_secret_at_all_one_may_be_there(shown: dict[str, str], states: list[SecretState]) -> None:
    snapshot = Snapshot(SERVER, {"id": "s1", "name": "server", **shown})
    assert [snapshot.secret(SERVER.leaf((name,)))[0] for name in ("secret", "key", "other")] == states
