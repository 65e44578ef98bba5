# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Devices with equal or overlapping addresses."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._types.device_address import find_address_conflicts
from ansible_collections.openise.ise.plugins.module_utils._types.place import Place


@pytest.mark.parametrize(
    ("devices", "same", "overlapping"),
    [
        ([], [], []),
        ([("a", ["10.0.0.1/32"]), ("b", ["10.0.0.2/32"])], [], []),
        ([("a", ["10.0.0.1/32", "10.0.0.0/24"])], [], []),
        ([("a", ["10.0.0.1/32"]), ("b", ["10.0.0.1/32"])], ["b"], []),
        ([("a", ["10.0.0.1/32"]), ("b", ["10.0.0.1/32"]), ("c", ["10.0.0.1/32"])], ["b", "c"], []),
        ([("a", ["10.0.0.0/24"]), ("b", ["10.0.0.7/32"])], [], ["b"]),
        ([("a", ["10.0.0.7/32"]), ("b", ["10.0.0.0/24"])], [], ["a"]),
        # The same address twice below a wider network.
        ([("a", ["10.0.0.0/24"]), ("b", ["10.0.0.7/32"]), ("c", ["10.0.0.7/32"])], ["c"], ["b"]),
        ([("a", ["10.0.0.1-10.0.0.9"]), ("b", ["10.0.0.9/32"])], [], ["b"]),
        ([("a", ["10.0.0.1-9"]), ("b", ["10.0.0.10/32"])], [], []),
        ([("a", ["10.0.0.0/24 exclude 10.0.0.7"]), ("b", ["10.0.0.7/32"])], [], []),
        ([("a", ["10.0.*.1"]), ("b", ["10.0.1.1/32"])], [], []),
        ([("a", ["2001:db8::1/128"]), ("b", ["2001:db8::1/128"])], ["b"], []),
        # Both families count from 0.
        ([("a", ["0.0.0.1/32"]), ("b", ["::1/128"])], [], []),
    ],
    ids=repr,
)
def test_conflicts(devices: list[tuple[str, list[str]]], same: list[str], overlapping: list[str]) -> None:
    """Each message begins with the place of the second device and names the first."""
    clashes, doubts = find_address_conflicts([(Place("d", 0, source=name), texts) for name, texts in devices])
    assert [text.split(":")[0] for text in clashes] == same
    assert [text.split(":")[0] for text in doubts] == overlapping
    assert all("ip_addresses" in text and "one of them" in text for text in clashes)
    assert all("ip_addresses" in text and "overlaps" in text for text in doubts)
