# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Declarations: their keys and references, unknown types, and the error for several problems."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import (
    InvalidConfiguration,
    check_types,
    key_of,
    own_type_references,
    reference_names,
    references,
)
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint_group import ENDPOINT_GROUP
from ansible_collections.openise.ise.plugins.module_utils._resources.security_group import SECURITY_GROUP
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource


def desired(plural: str, **options: Any) -> Desired:
    """Return the desired state of an object."""
    return Desired(TYPES[plural], desired_state(TYPES[plural], options))


@pytest.mark.parametrize(
    ("plural", "values", "key"),
    [
        ("endpoint_groups", {("name",): "Lab"}, ("lab",)),
        ("endpoint_groups", {}, ("",)),
        ("sxp_local_bindings", {("ip_address",): "10.0.0.1", ("domains",): ["B", "a"]}, ("10.0.0.1", "b\na", "")),
    ],
)
def test_key(plural: str, values: dict[tuple[str, ...], Any], key: tuple[str, ...]) -> None:
    """The values of the key options, regardless of case and of the order in lists."""
    assert key_of(TYPES[plural], values) == key


def test_references() -> None:
    """By name and by id, one or many, regardless of case, with the option; built-in objects as well."""
    cell = desired("egress_matrix_cells", source="A", destination="b", sgacls=["Web"])
    assert sorted(references(cell)) == [
        ("destination", "security_groups", "b"),
        ("sgacls", "security_group_acls", "web"),
        ("source", "security_groups", "a"),
    ]
    device = desired("network_devices", name="sw", groups=["Location#All Locations#Rome"])
    assert list(references(device)) == [("groups", "network_device_groups", "location#all locations#rome")]


def test_own_type_references() -> None:
    """The names of objects of the same type only."""
    assert own_type_references(ENDPOINT_GROUP, {("name",): "a", ("parent",): "Lab"}) == ["lab"]
    assert own_type_references(SECURITY_GROUP, {("name",): "a"}) == []


@pytest.mark.parametrize(
    ("resource", "options", "names"),
    [
        (ENDPOINT_GROUP, {"name": "Lab"}, ["Lab"]),
        (SECURITY_GROUP, {"name": "Lab", "value": 3001}, ["Lab", "3001"]),
        (SECURITY_GROUP, {"name": "Lab"}, ["Lab"]),
        (SECURITY_GROUP, {"value": 3001}, []),
    ],
)
def test_reference_names(resource: Resource, options: dict[str, object], names: list[str]) -> None:
    """The name, and the number where options accept that."""
    assert reference_names(Desired(resource, desired_state(resource, options))) == names


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("endpoint", "did you mean 'endpoints'?"),
        ("network-devices", "did you mean 'network_devices'?"),
        ("xyz", "the known types are allowed_protocols, anc_policies"),
    ],
)
def test_unknown_types(name: str, words: str) -> None:
    """The option and the nearest type."""
    with pytest.raises(InvalidInput, match=f"^purge: unknown type '{name}'") as caught:
        check_types("purge", ["endpoints", name])
    assert words in caught.value.message


def test_many_problems() -> None:
    """The message has twenty and counts the others."""
    problems = [f"problem {number}." for number in range(22)]
    error = InvalidConfiguration(problems)
    assert error.message.endswith("problem 19. And 2 more.")
    assert error.result()["problems"] == problems
