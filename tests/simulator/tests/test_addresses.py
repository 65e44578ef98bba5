# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Address ranges of network devices, and the index that finds overlaps."""

from __future__ import annotations

import random
from typing import Any

import pytest

from ise_simulator.addresses import AddressIndex, intervals


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
def test_invalid_addresses(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        intervals(text, 32)


def test_address_index_against_a_plain_search() -> None:
    """For random subnets the index gives the result of a full comparison, before and after removals."""
    numbers = random.Random(7)
    for disjoint in (True, False):
        index = AddressIndex()
        held: dict[str, dict[str, Any]] = {}
        for step in range(300):
            mask = numbers.choice((22, 24, 28, 32))
            address = f"10.0.{numbers.randrange(64)}.{numbers.randrange(256)}"
            candidate = intervals(address, mask)
            ranges = {
                name: intervals(item["NetworkDeviceIPList"][0]["ipaddress"], item["NetworkDeviceIPList"][0]["mask"])[0]
                for name, item in held.items()
            }
            _, low, high = candidate[0]
            expected = any(first <= high and low <= last for _, first, last in ranges.values())
            assert index.overlapping(candidate, "") is expected
            if not (disjoint and expected):
                document = {"NetworkDeviceIPList": [{"ipaddress": address, "mask": mask}]}
                held[f"d{step}"] = document
                index.add(f"d{step}", document)
                assert index.overlapping(candidate, f"d{step}") is expected
            if held and numbers.random() < 0.3:
                name = numbers.choice(sorted(held))
                index.remove(name, held.pop(name))
        assert index.disjoint is disjoint
