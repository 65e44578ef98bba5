# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Declared objects: what is read of them, and every sentence about what is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import (
    Declared,
    InvalidConfiguration,
    check_types,
    declared_objects,
    references,
)
from ansible_collections.openise.ise.plugins.module_utils._config.secret_references import NamedSecrets
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput


def read(resources: Any, **options: Any) -> dict[str, list[Declared]]:
    """Return what is declared."""
    return declared_objects(resources, NamedSecrets({}), **options)[0]


def one(plural: str, item: dict[str, Any], **options: Any) -> Declared:
    """Return one declared object."""
    return read({plural: [item]}, **options)[plural][0]


def test_read() -> None:
    """Place, name, key and what is wanted; values as the module of the type would get them."""
    found = one("security_groups", {"name": "Lab", "value": "3001", "propagate_to_apic": "yes"})
    assert (found.place, found.plural, found.name) == ("security_groups[0] (Lab)", "security_groups", "Lab")
    assert found.key == ("lab",)
    assert found.desired.wanted == {("name",): "Lab", ("value",): 3001, ("propagate_to_apic",): True}


@pytest.mark.parametrize(
    ("options", "item", "present", "update_secrets"),
    [
        ({}, {}, True, False),
        ({"present": False}, {}, False, False),
        ({"present": False}, {"state": "present"}, True, False),
        ({}, {"state": "absent"}, False, False),
        ({"update_secrets": True}, {}, True, True),
        ({"update_secrets": True}, {"update_secrets": "on_create"}, True, False),
        ({}, {"update_secrets": "always"}, True, True),
    ],
)
def test_what_an_object_says_itself(
    options: dict[str, bool], item: dict[str, Any], present: bool, update_secrets: bool
) -> None:
    """The task's options hold for objects that do not say otherwise."""
    found = one("network_devices", {"name": "sw", **item}, **options)
    assert (found.desired.present, found.desired.update_secrets) == (present, update_secrets)


def test_what_goes_needs_its_key_only() -> None:
    """Other options of an object that is to be absent mean nothing, nor do its secrets."""
    item = {"name": "sw", "description": "x", "radius": {"shared_secret": "secret://nobody"}, "state": "absent"}
    found = one("network_devices", item)
    assert (found.desired.wanted, dict(found.missing)) == ({("name",): "sw"}, {})


def test_by_id() -> None:
    """An object given by its id is known by that."""
    found = one("network_devices", {"id": "17", "description": "x"})
    assert (found.key, found.name, found.desired.object_id) == (("id", "17"), "17", "17")


def test_order_and_emptiness() -> None:
    """Types come in the order in which they can be created, whatever the order of the file; empty ones not at all."""
    resources = {"endpoints": [{"mac": "02:00:00:00:00:01"}], "endpoint_groups": [{"name": "a"}], "anc_policies": None}
    assert list(read(resources)) == ["endpoint_groups", "endpoints"]


def test_references() -> None:
    """By name and by id, one or many, regardless of case, with the option; factory objects as well."""
    cell = one("egress_matrix_cells", {"source": "A", "destination": "b", "sgacls": ["Web"]})
    assert sorted(references(cell.desired)) == [
        ("destination", "security_groups", "b"),
        ("sgacls", "security_group_acls", "web"),
        ("source", "security_groups", "a"),
    ]
    device = one("network_devices", {"name": "sw", "groups": ["Location#All Locations#Rome"]})
    assert list(references(device.desired)) == [("groups", "network_device_groups", "location#all locations#rome")]


@pytest.mark.parametrize(
    ("resources", "problems"),
    [
        ({"endpoint_groups": {"a": 1}}, ["endpoint_groups: give a list of objects."]),
        ({"endpoint_groups": ["a"]}, ["endpoint_groups[0]: give a dictionary with the options of one object."]),
        (
            {"endpoint_groups": [{"name": "a"}, {"name": "A"}]},
            [
                "endpoint_groups[1] (A): the same object is declared as endpoint_groups[0] (a) already; keep one of them."
            ],
        ),
        (
            {"endpoint_groups": [{"name": "a", "parent": "A"}]},
            ["endpoint_groups[0] (a): it refers to itself; break the circle."],
        ),
        (
            {"endpoint_groups": [{"name": "a", "state": "absent"}, {"name": "b", "parent": "A"}]},
            [
                "endpoint_groups[1] (b): parent: 'a' is to be absent by endpoint_groups[0] (a); keep it, or name another.",
            ],
        ),
        (
            {
                "network_devices": [
                    {"name": "a", "ip_addresses": ["10.0.0.1"]},
                    {"name": "b", "ip_addresses": ["10.0.0.1/32"]},
                ]
            },
            [
                "network_devices[1] (b): ip_addresses: network_devices[0] (a) has 10.0.0.1/32 as well; "
                "give it to one of them.",
            ],
        ),
    ],
)
def test_problems(resources: Any, problems: list[str]) -> None:
    """Each is a sentence with place, option and remedy."""
    with pytest.raises(InvalidConfiguration) as caught:
        read(resources)
    assert caught.value.problems == problems
    assert caught.value.result() == {"msg": " ".join(problems), "problems": problems}


def test_circle_of_several() -> None:
    """The way round is told."""
    groups = [{"name": "a", "parent": "b"}, {"name": "b", "parent": "c"}, {"name": "c", "parent": "a"}]
    with pytest.raises(InvalidConfiguration, match=r"refers to itself by way of '.' and '.'; break the circle\.$"):
        read({"endpoint_groups": groups})


def test_what_goes_may_be_in_a_circle_and_share() -> None:
    """Only what is to be there in the end is looked at."""
    devices = [{"name": name, "ip_addresses": ["10.0.0.1"]} for name in ("a", "b")]
    assert len(read({"network_devices": devices}, present=False)["network_devices"]) == 2


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("endpoint", "did you mean 'endpoints'?"),
        ("network-devices", "did you mean 'network_devices'?"),
        ("xyz", "there is allowed_protocols, anc_policies"),
    ],
)
def test_unknown_types(name: str, words: str) -> None:
    """The option and the nearest type."""
    with pytest.raises(InvalidInput, match=f"^purge: there is no type '{name}'") as caught:
        check_types("purge", ["endpoints", name])
    assert words in caught.value.message


def test_many_problems() -> None:
    """The message has twenty and counts the rest."""
    problems = [f"problem {number}." for number in range(22)]
    error = InvalidConfiguration(problems)
    assert error.message.endswith("problem 19. And 2 more.")
    assert error.result()["problems"] == problems
