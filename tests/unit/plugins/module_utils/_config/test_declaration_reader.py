# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading declarations: desired state, defaults of the task, and every problem with its place."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.declaration_reader import read_declarations
from ansible_collections.openise.ise.plugins.module_utils._config.declarations import Declaration, InvalidConfiguration
from ansible_collections.openise.ise.plugins.module_utils._config.secret_references import SecretResolver


def read(resources: Any, **options: Any) -> dict[str, list[Declaration]]:
    """Return the declarations by type."""
    return read_declarations(resources, SecretResolver({}), **options)[0]


def read_one(plural: str, item: dict[str, Any], **options: Any) -> Declaration:
    """Return the declaration of one object."""
    return read({plural: [item]}, **options)[plural][0]


def test_read() -> None:
    """Place, name, key and desired state; values are converted as the module of the type would convert them."""
    found = read_one("security_groups", {"name": "Lab", "value": "3001", "propagate_to_apic": "yes"})
    assert (str(found.place), found.plural, found.name) == ("security_groups[0] (Lab)", "security_groups", "Lab")
    assert found.key == ("lab",)
    assert found.desired.values == {("name",): "Lab", ("value",): 3001, ("propagate_to_apic",): True}


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
def test_options_of_an_object_override_those_of_the_task(
    options: dict[str, bool], item: dict[str, Any], present: bool, update_secrets: bool
) -> None:
    """The task's options apply to objects that do not set them."""
    found = read_one("network_devices", {"name": "sw", **item}, **options)
    assert (found.desired.present, found.desired.update_secrets) == (present, update_secrets)


def test_place_of_an_object_with_lists_in_its_key() -> None:
    """Their members, as in the names of results."""
    item = {"subnet": "10.0.0.0/8", "domains": ["A", "B"], "_place": "a.yml:3"}
    found = read_one("sxp_domain_filters", {**item, "security_group": "Guests"})
    assert str(found.place).startswith("a.yml:3 (10.0.0.0/8, Guests") and "[" not in str(found.place)


def test_absent_objects_need_only_their_key() -> None:
    """Other options of an object that is declared absent are ignored, and so are its secrets."""
    item = {"name": "sw", "description": "x", "radius": {"shared_secret": "secret://nobody"}, "state": "absent"}
    found = read_one("network_devices", item)
    assert (found.desired.values, dict(found.missing_secrets)) == ({("name",): "sw"}, {})


def test_by_id() -> None:
    """An object declared by its id is identified by that."""
    found = read_one("network_devices", {"id": "17", "description": "x"})
    assert (found.key, found.name, found.desired.object_id) == (("id", "17"), "17", "17")


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ({"name": 83}, "network_devices[0] (83): name: the value is an integer in YAML, not text; put it in quotes."),
        (
            {"name": False},
            "network_devices[0] (False): name: the value is a boolean in YAML, not text; put it in quotes.",
        ),
        (
            {"name": "sw", "groups": ["a", 1.5]},
            "network_devices[0] (sw): groups.1: the value is a float in YAML, not text; put it in quotes.",
        ),
    ],
)
def test_text_is_not_made_of_other_values(item: dict[str, Any], problem: str) -> None:
    """YAML makes 83 of 0123 and false of no; neither is the name that the file contains."""
    with pytest.raises(InvalidConfiguration) as failure:
        read({"network_devices": [item]})
    assert failure.value.problems == [problem]


def test_missing_secrets() -> None:
    """A secret without a value is no part of the desired state, and is listed with its option path."""
    found = read_one("network_devices", {"name": "sw", "radius": {"shared_secret": "secret://lab"}})
    assert found.missing_secrets == {("radius", "shared_secret"): "lab"}
    assert found.desired.values == {("name",): "sw"}


def test_order() -> None:
    """Types are in creation order, whatever the order in the file; empty ones are left out."""
    resources = {"endpoints": [{"mac": "02:00:00:00:00:01"}], "endpoint_groups": [{"name": "a"}], "anc_policies": None}
    assert list(read(resources)) == ["endpoint_groups", "endpoints"]


@pytest.mark.parametrize(
    ("resources", "problems"),
    [
        ({"endpoint_groups": {"a": 1}}, ["endpoint_groups: expected a list of objects."]),
        ({"endpoint_groups": ["a"]}, ["endpoint_groups[0]: expected a dictionary with the options of one object."]),
        (
            {"endpoint_groups": [{"name": "a"}, {"name": "A"}]},
            ["endpoint_groups[1] (A): this object is already declared as endpoint_groups[0] (a); keep one of them."],
        ),
        (
            {"endpoint_groups": [{"name": "a", "parent": "A"}]},
            ["endpoint_groups[0] (a): the object refers to itself; remove the reference."],
        ),
        (
            {"endpoint_groups": [{"name": "a", "state": "absent"}, {"name": "b", "parent": "A"}]},
            [
                "endpoint_groups[1] (b): parent: 'a' is declared absent as endpoint_groups[0] (a); "
                "keep that object, or refer to another one.",
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
                "network_devices[1] (b): ip_addresses: network_devices[0] (a) also has 10.0.0.1/32; "
                "remove it from one of them.",
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


def test_absent_objects_may_share_addresses() -> None:
    """Only objects that are declared present are compared."""
    devices = [{"name": name, "ip_addresses": ["10.0.0.1"]} for name in ("a", "b")]
    assert len(read({"network_devices": devices}, present=False)["network_devices"]) == 2
