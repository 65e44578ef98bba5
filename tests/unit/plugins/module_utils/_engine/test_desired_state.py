# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What users write becomes a flat canonical state, or one sentence that says what is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._engine.bodies import new_document
from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import (
    Desired,
    desired_object,
    desired_state,
    secret_values,
)
from ansible_collections.openise.ise.plugins.module_utils._engine.diff import creation_changes
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device_group import NETWORK_DEVICE_GROUP
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import Boolean, Integer, List, String
from ansible_collections.openise.ise.plugins.module_utils._schema.comparison import ORDERED
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.declarations import CELL, HELD_PASS, PAIR, PASS, RULE
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import MASK, RESOURCES, SECRET, label, values


def desired(**params: Any) -> dict[str, Any]:
    """Return the desired state of a network device, with dots in its keys."""
    return {".".join(path): value for path, value in desired_state(NETWORK_DEVICE, params).items()}


@pytest.mark.parametrize(
    ("params", "state"),
    [
        ({}, {}),
        ({"name": "sw1", "description": None}, {"name": "sw1"}),
        ({"description": ""}, {"description": ""}),
        ({"groups": []}, {"groups": []}),
        ({"ip_addresses": ["10.1.2.0/255.255.255.0", "10.1.2.9"]}, {"ip_addresses": ["10.1.2.0/24", "10.1.2.9/32"]}),
        ({"radius": {"coa_port": 0, "key_wrap": False}}, {"radius.coa_port": 0, "radius.key_wrap": False}),
        ({"radius": {"shared_secret": SECRET, "coa_port": None}}, {"radius.shared_secret": SECRET}),
        # An empty block asks to clear it; one of which only an inner block is empty clears that one alone.
        ({"tacacs": {}}, {"tacacs": {}}),
        ({"tacacs": {"shared_secret": None, "tls": None}}, {"tacacs": {}}),
        ({"tacacs": {"shared_secret": None, "tls": {"enabled": None}}}, {"tacacs.tls": {}}),
        ({"tacacs": {"shared_secret": "", "tls": {}}}, {"tacacs.shared_secret": "", "tacacs.tls": {}}),
        ({"tacacs": None}, {}),
        ({"snmp": {"polling_interval": 0}}, {"snmp.polling_interval": 0}),
        ({"snmp": {"polling_interval": 600}}, {"snmp.polling_interval": 600}),
        ({"snmp": {"polling_interval": 86400}}, {"snmp.polling_interval": 86400}),
        ({"trustsec": {"notifications": {"sgacl_interval": 0}}}, {"trustsec.notifications.sgacl_interval": 0}),
        ({"unknown": "x", "hostname": "ise", "state": "present"}, {}),
    ],
)
def test_wanted_state(params: dict[str, Any], state: dict[str, Any]) -> None:
    assert desired(**params) == state


@pytest.mark.parametrize(
    ("params", "option", "reason"),
    [
        ({"radius": {"shared_secret": MASK}}, "radius.shared_secret", "is a mask of asterisks"),
        ({"radius": {"shared_secret": "***"}}, "radius.shared_secret", "is a mask of asterisks"),
        ({"radius": {"coa_port": -1}}, "radius.coa_port", "-1 is out of range; give a number from 0 to 65535"),
        ({"radius": {"coa_port": 65536}}, "radius.coa_port", "65536 is out of range"),
        (
            {"radius": {"key_encryption_key": "k" * 17}},
            "radius.key_encryption_key",
            "17 characters; ISE accepts 16 or 32",
        ),
        ({"snmp": {"polling_interval": 599}}, "snmp.polling_interval", "599 is out of range; give 0 for no polling"),
        ({"snmp": {"polling_interval": 86401}}, "snmp.polling_interval", "86401 is out of range"),
        ({"ip_addresses": ["10.1.2.3", "10.1.2.3/40"]}, "ip_addresses", "'10.1.2.3/40' has a mask out of range"),
    ],
)
def test_values_that_ise_would_refuse(params: dict[str, Any], option: str, reason: str) -> None:
    with pytest.raises(InvalidInput) as failure:
        desired(**params)
    assert failure.value.message.startswith(f"{option}: ")
    assert reason in failure.value.message
    assert "kkk" not in failure.value.message  # a refused secret is not quoted


def test_secrets_of_allowed_lengths_and_empty_ones_pass() -> None:
    for key in ("k" * 16, "k" * 32, ""):
        assert desired(radius={"key_encryption_key": key}) == {"radius.key_encryption_key": key}


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Location#All Locations#Paris", "Location#All Locations#Paris"),
        (" Location # All Locations#Paris ", "Location#All Locations#Paris"),
        ("Rollout#Rollout", "Rollout#Rollout"),
    ],
)
def test_a_group_path_gives_its_type(name: str, canonical: str) -> None:
    assert desired_state(NETWORK_DEVICE_GROUP, {"name": name}) == {
        ("name",): canonical,
        ("type",): canonical.split("#", maxsplit=1)[0],
    }
    assert desired_state(NETWORK_DEVICE_GROUP, {"description": "x"}) == {("description",): "x"}


@pytest.mark.parametrize("name", ["Paris", "Location#", "#Paris", "Location##Paris", ""])
def test_half_a_group_path_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="is not a full group path"):
        desired_state(NETWORK_DEVICE_GROUP, {"name": name})


@pytest.mark.parametrize("resource", RESOURCES, ids=label)
def test_normalisers_are_idempotent(resource: Resource) -> None:
    for leaf in resource.leaves:
        for value in values(leaf) if leaf.attribute.is_option else []:
            params: Any = value
            for key in reversed(leaf.path):
                params = {key: params}
            assert desired_state(resource, params)[leaf.path] == value, leaf.option


def test_new_document() -> None:
    state = desired_state(
        NETWORK_DEVICE,
        {
            "name": "sw1",
            "description": "",
            "ip_addresses": ["10.1.2.3", "10.1.2.3/32"],
            "groups": [],
            "radius": {"shared_secret": SECRET, "enabled": True, "use_second_shared_secret": False, "coa_port": 3799},
            "snmp": {},
            "tacacs": {"shared_secret": "T"},
        },
    )
    assert new_document(NETWORK_DEVICE, state) == {
        "name": "sw1",
        "NetworkDeviceIPList": [{"ipaddress": "10.1.2.3", "mask": 32}],
        "authenticationSettings": {
            "radiusSharedSecret": SECRET,
            "enabled": True,
            "enableMultiSecret": "false",
            "networkProtocol": "RADIUS",
        },
        "coaPort": 3799,
        "tacacsSettings": {"sharedSecret": "T", "connectModeOptions": "OFF"},
    }


def test_a_choice_of_the_user_beats_the_initial_value() -> None:
    state = desired_state(NETWORK_DEVICE, {"radius": {"network_protocol": "tacacs_plus"}})
    assert new_document(NETWORK_DEVICE, state) == {"authenticationSettings": {"networkProtocol": "TACACS_PLUS"}}


def test_creation_shown_as_changes() -> None:
    state = desired_state(
        NETWORK_DEVICE,
        {"name": "sw1", "description": "", "radius": {"enabled": True, "shared_secret": SECRET}, "snmp": {}},
    )
    changes = creation_changes(Snapshot(NETWORK_DEVICE, new_document(NETWORK_DEVICE, state)), state)
    assert [(change.target.option, change.before, change.after) for change in changes] == [
        ("name", None, "sw1"),
        ("radius.shared_secret", None, SECRET),
    ]
    group = desired_state(NETWORK_DEVICE_GROUP, {"name": "A#B"})
    created = Snapshot(NETWORK_DEVICE_GROUP, new_document(NETWORK_DEVICE_GROUP, group))
    assert [change.target.option for change in creation_changes(created, group)] == ["name"]


def test_secret_values() -> None:
    state = desired_state(
        NETWORK_DEVICE,
        {"name": "sw1", "radius": {"shared_secret": "A", "second_shared_secret": ""}, "snmp": {"ro_community": "B"}},
    )
    assert secret_values(NETWORK_DEVICE, state) == ["A", "B"]


def test_an_option_with_a_default_is_cleared_to_it() -> None:
    plain = Resource(
        "t",
        "ts",
        endpoint=Endpoint("t", "T"),
        attributes=(String("name"), String("profile", server_default="Cisco"), String("note")),
    )
    assert desired_state(plain, {"profile": "", "note": ""}) == {("profile",): "Cisco", ("note",): ""}


RULES = Resource(
    "t",
    "ts",
    endpoint=Endpoint("t", "T"),
    attributes=(
        String("name"),
        List(
            "rules",
            compare=ORDERED,
            attributes=(Integer("port", range=(1, 9)), String("note"), String("mode", create_default="in")),
        ),
        String("profile", sets={"static": True}),
        Boolean("static"),
    ),
)


@pytest.mark.parametrize(
    ("params", "state"),
    [
        (
            {"rules": [{"port": 1, "note": None}, {"note": "", "mode": "out"}]},
            {("rules",): [{"port": 1, "mode": "in"}, {"note": "", "mode": "out"}]},
        ),
        ({"rules": []}, {("rules",): []}),
        ({"profile": "p"}, {("profile",): "p", ("static",): True}),
        ({"profile": "p", "static": False}, {("profile",): "p", ("static",): False}),
        ({"profile": ""}, {("profile",): ""}),
    ],
)
def test_lists_of_objects_and_implied_options(params: dict[str, Any], state: dict[tuple[str, ...], Any]) -> None:
    assert desired_state(RULES, params) == state


def test_a_wrong_value_inside_a_list_names_its_option() -> None:
    with pytest.raises(InvalidInput, match=r"rules\.port: 10 is out of range"):
        desired_state(RULES, {"rules": [{"port": 1}, {"port": 10}]})


def test_members_are_checked_as_a_whole() -> None:
    assert desired_state(RULE, {"pairs": [{"key": "A", "value": "1"}]}) == {("pairs",): [{"key": "a", "value": "1"}]}
    with pytest.raises(errors.InvalidInput, match=r"pairs: B needs a value\."):
        desired_state(RULE, {"pairs": [{"key": "A", "value": "1"}, {"key": "B"}]})


def test_what_only_ise_sets() -> None:
    assert Snapshot(PASS, HELD_PASS[1]).result()["state"] == "NEW"
    assert ("state",) not in desired_state(PASS, {"state": "OLD"})


@pytest.mark.parametrize(
    ("options", "defaults", "expected"),
    [
        ({"state": "present", "update_secrets": "always"}, {}, (True, True)),
        ({"state": "absent", "update_secrets": "on_create"}, {"update_secrets": True}, (False, False)),
        ({}, {}, (True, False)),
        ({}, {"present": False, "update_secrets": True}, (False, True)),
        ({"state": "present"}, {"present": False}, (True, False)),
    ],
)
def test_the_desired_object_of_options(
    options: dict[str, Any], defaults: dict[str, Any], expected: tuple[bool, bool]
) -> None:
    given = {"name": "sw1", "description": "core", "id": "d1", **options}
    desired = desired_object(NETWORK_DEVICE, given, **defaults)
    assert (desired.present, desired.update_secrets) == expected
    assert (("description",) in desired.values) is desired.present
    assert (desired.name, desired.object_id, desired.create_parents) == ("sw1", "d1", False)
    assert desired.description == "network device 'sw1'"
    with pytest.raises(InvalidInput, match="id is empty"):
        desired_object(NETWORK_DEVICE, {**given, "id": " "})


def test_attributes_beside_the_options() -> None:
    desired = desired_object(NETWORK_DEVICE, {"state": "present", "id": None}, {"name": "sw1", "description": "core"})
    assert desired.values == {("name",): "sw1", ("description",): "core"}


def test_the_description_keeps_what_the_user_wrote() -> None:
    desired = Desired(CELL, desired_state(CELL, PAIR))
    assert desired.description == "cell 'guests, staff'"
    assert replace(desired, values={("source",): "t0", ("target",): "t1"}).description == "cell 'guests, staff'"
    assert Desired(CELL, {}, object_id="c1").description == "cell 'c1'"
