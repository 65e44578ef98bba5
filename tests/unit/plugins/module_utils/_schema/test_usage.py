# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Declarations of what uses an object: each repeats what the declaration of the other type says."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint
from ansible_collections.openise.ise.plugins.module_utils._schema.filters import Filter
from ansible_collections.openise.ise.plugins.module_utils._schema.usage import UsedBy, by_id, by_name
from ansible_collections.openise.ise.plugins.module_utils._tasks.ers_resource import USED_BY

DECLARED = [(resource, used_by) for resource in TYPES.values() for used_by in resource.used_by]
SEQUENCES = UsedBy("sequences", Endpoint("sequence", "Sequence"), "servers", api_name="serverList")


@pytest.mark.parametrize(
    ("resource", "used_by"), DECLARED, ids=[f"{resource.name}-{used_by.plural}" for resource, used_by in DECLARED]
)
def test_agrees_with_the_other_declaration(resource: object, used_by: UsedBy) -> None:
    """Type, path, envelope, order, option and filters are those of the type that refers."""
    other = TYPES[used_by.plural]
    for word in ("path", "envelope", "sort_by", "empty_is_404", "filters_miss"):
        assert getattr(used_by.endpoint, word) == getattr(other.endpoint, word), word
    leaf = other.leaf(tuple(used_by.option.split(".")))
    assert resource in other.targets(leaf) or used_by.option in other.names or resource is other
    if used_by.filters is None:
        assert used_by.api_name == leaf.api_path[0]
    else:
        assert {each.field for each in used_by.filters("A#B", "1")} <= set(other.filters.values())
    assert used_by.resource.plural_words == other.plural_words


def test_conditions() -> None:
    """By id or by name; one of several must be met."""
    assert by_id("groupId")("Lab", "7") == (Filter("groupId", "EQ", "7"),)
    assert by_name("src", "dst")("Lab", "7") == (Filter("src", "EQ", "Lab"), Filter("dst", "EQ", "Lab"))


def test_filter_of_a_group_of_devices() -> None:
    """Device types have a filter of their own, whatever the case; all other types share that for locations."""
    (used_by, _below) = TYPES["network_device_groups"].used_by
    assert used_by.filters is not None
    fields = [used_by.filters(name, "")[0].field for name in ("device type#All#A", "Device Types#A", "Location#All#A")]
    assert fields == ["type", "location", "location"]


@pytest.mark.parametrize(
    ("value", "uses"),
    [(["a", "B"], True), (["ab"], False), ([], False), (None, False), ("a, b ,c", True), ("b", True), ("", False)],
)
def test_users_that_are_read(value: object, uses: bool) -> None:
    """A list of names, or one text with commas; case does not matter."""
    assert SEQUENCES.is_user({"name": "x", "serverList": value}, "b") is uses


def test_below() -> None:
    """A group is below another at whole levels only."""
    _devices, below = TYPES["network_device_groups"].used_by
    assert below.confirms is not None
    found = [below.confirms({"name": name}, "Location#All#A") for name in ("location#all#a#B", "Location#All#AB#C", "")]
    assert found == [True, False, False]


def test_paths() -> None:
    """Resources that are known by their paths alone are protected like the types."""
    assert {resource.endpoint.path: resource.used_by for resource in TYPES.values() if resource.used_by} == USED_BY
