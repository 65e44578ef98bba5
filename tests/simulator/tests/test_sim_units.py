# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts by themselves: JSON writer, addresses, table, generator, catalog."""

from __future__ import annotations

import random
from typing import Any

import pytest

from ise_simulator.addresses import AddressIndex, intervals
from ise_simulator.answers import jackson
from ise_simulator.catalog import CATALOG, attribute_paths
from ise_simulator.catalog.language import Attribute
from ise_simulator.core import Core
from ise_simulator.generator import generated
from ise_simulator.profiles import at_least
from ise_simulator.settings import Settings
from ise_simulator.shape import is_mask
from ise_simulator.store import Store


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({}, "{ }"),
        ([], "[ ]"),
        ({"a": 1, "b": True, "c": None, "d": 1.5}, '{\n  "a" : 1,\n  "b" : true,\n  "c" : null,\n  "d" : 1.5\n}'),
        ({"a": ["x", "y"]}, '{\n  "a" : [ "x", "y" ]\n}'),
        ({"a": [{"b": "c"}, {"b": []}]}, '{\n  "a" : [ {\n    "b" : "c"\n  }, {\n    "b" : [ ]\n  } ]\n}'),
        ({"a": {"b": {"c": "d"}}}, '{\n  "a" : {\n    "b" : {\n      "c" : "d"\n    }\n  }\n}'),
        ({"ü": 'quote " and \\ and \n'}, '{\n  "ü" : "quote \\" and \\\\ and \\n"\n}'),
    ],
)
def test_jackson(value: Any, text: str) -> None:
    assert jackson(value) == text


def ip(text: str) -> int:
    value = 0
    for octet in text.split("."):
        value = value * 256 + int(octet)
    return value


@pytest.mark.parametrize(
    ("text", "mask", "ranges"),
    [
        ("10.0.0.1", 32, [("10.0.0.1", "10.0.0.1")]),
        ("10.0.0.77", 24, [("10.0.0.0", "10.0.0.255")]),
        ("10.1.1.1-10", 32, [("10.1.1.1", "10.1.1.10")]),
        ("10.1.*.*", 32, [("10.1.0.0", "10.1.255.255")]),
        ("10.1-2.*.*", 32, [("10.1.0.0", "10.2.255.255")]),
        ("10.1.1-2.7", 32, [("10.1.1.7", "10.1.1.7"), ("10.1.2.7", "10.1.2.7")]),
    ],
)
def test_intervals(text: str, mask: int, ranges: list[tuple[str, str]]) -> None:
    assert intervals(text, mask) == [(4, ip(low), ip(high)) for low, high in ranges]


@pytest.mark.parametrize(
    "text", ["", "x", "10.1.1", "10.1.1.1-", "10.1.1.9-1", "10.1.1.1-256", "1.2.3.4.5-6", "*", "*.*.*.1", "2001::1-2"]
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        intervals(text, 32)


def test_address_index_against_a_plain_search() -> None:
    """Random subnets: the index says what comparing with everyone says, before and after removals."""
    numbers = random.Random(7)
    for disjoint in (True, False):
        index = AddressIndex()
        held: dict[str, dict[str, Any]] = {}
        for step in range(300):
            mask = numbers.choice((22, 24, 28, 32))
            address = f"10.0.{numbers.randrange(64)}.{numbers.randrange(256)}"
            wanted = intervals(address, mask)
            ranges = {
                name: intervals(item["NetworkDeviceIPList"][0]["ipaddress"], item["NetworkDeviceIPList"][0]["mask"])[0]
                for name, item in held.items()
            }
            _, low, high = wanted[0]
            expected = any(first <= high and low <= last for _, first, last in ranges.values())
            assert index.overlapping(wanted, "") is expected
            if not (disjoint and expected):
                document = {"NetworkDeviceIPList": [{"ipaddress": address, "mask": mask}]}
                held[f"d{step}"] = document
                index.add(f"d{step}", document)
                assert index.overlapping(wanted, f"d{step}") is expected
            if held and numbers.random() < 0.3:
                name = numbers.choice(sorted(held))
                index.remove(name, held.pop(name))
        assert index.disjoint is disjoint


def test_table_keeps_its_indexes() -> None:
    numbers = random.Random(3)
    store = Store(CATALOG)
    table = store.tables["networkdevicegroup"]
    names: dict[str, str] = {}
    for step in range(400):
        identity = f"id-{numbers.randrange(40)}"
        if identity in names and numbers.random() < 0.4:
            table.delete(identity)
            del names[identity]
        else:
            names[identity] = f"Type#Name {step}"
            table.put({"id": identity, "name": names[identity], "othername": "Type"})
        assert [(e.name, e.id) for e in table.entries()] == sorted((name, i) for i, name in names.items())
    for identity, name in names.items():
        for found in (
            table.named(name),
            table.named(name.upper(), exact=False),
            table.url_named(name.replace("#", ":"), exact=True),
        ):
            assert found is not None and found.id == identity
        assert table.named(name.upper()) is None
        assert table.url_named(name, exact=False) is None


def test_snapshot_is_not_touched_by_changes() -> None:
    store = Store(CATALOG)
    table = store.tables["networkdevice"]
    table.put({"id": "1", "name": "a", "NetworkDeviceIPList": [{"ipaddress": "10.0.0.1", "mask": 32}]})
    store.take_snapshot()
    for _ in range(2):
        store.tables["networkdevice"].put({"id": "1", "name": "b"})
        store.tables["networkdevice"].put({"id": "2", "name": "c"})
        store.restore_snapshot()
        restored = store.tables["networkdevice"]
        assert [entry.name for entry in restored.entries()] == ["a"]
        index = restored.index
        assert isinstance(index, AddressIndex) and index.overlapping(intervals("10.0.0.1", 32), "")


def test_generated_devices_are_valid_and_the_same_every_time() -> None:
    assert list(generated(300)) == list(generated(400))[: len(list(generated(300)))]
    core = Core(Settings(devices=700))
    devices = [entry.document for entry in core.store.tables["networkdevice"].entries()]
    groups = {entry.name for entry in core.store.tables["networkdevicegroup"].entries()}
    assert len(devices) == 701
    assert len({document["id"] for document in devices}) == len({document["name"] for document in devices}) == 701
    used = {name for document in devices for name in document.get("NetworkDeviceGroupList", ())}
    assert used <= groups and len(used) > 15
    index = core.store.tables["networkdevice"].index
    assert isinstance(index, AddressIndex) and index.disjoint
    shape = core.ers.shapes["networkdevice"]
    for document in devices:
        assert shape.missing(shape.parse(document)) == []


@pytest.mark.parametrize(
    ("text", "expected"), [("******", True), ("***", True), ("**", False), ("", False), ("a***", False), (None, False)]
)
def test_masks(text: Any, expected: bool) -> None:
    assert is_mask(text) is expected


def test_releases_compare_as_numbers() -> None:
    assert at_least("3.10", "3.9") and not at_least("3.9", "3.10") and at_least("2.7", "")


@pytest.mark.parametrize(
    "arguments",
    [
        {"kind": "block"},
        {"kind": "string", "attributes": (Attribute("x"),)},
        {"kind": "integer", "secret": True},
        {"key_switch": "ndg_key"},
    ],
)
def test_declarations_that_make_no_sense(arguments: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="a: "):
        Attribute("a", **arguments)


def test_catalog_is_consistent() -> None:
    for resource in CATALOG.values():
        paths = attribute_paths(resource)
        if resource.methods:
            assert {"id", "link", resource.key} <= set(paths)
        for field, condition in resource.filters.items():
            assert condition.values or condition.attribute in paths, field
        for item in resource.builtin_objects:
            assert set(item.document) <= set(paths)
