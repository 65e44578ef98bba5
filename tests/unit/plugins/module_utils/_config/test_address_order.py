# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The order of changes in which objects take addresses from each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.address_order import (
    AddressIndex,
    Move,
    Order,
    edges,
    order,
)
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._types.device_address import normalize_device_address

assert NETWORK_DEVICE.exclusive is not None
EXCLUSIVE = NETWORK_DEVICE.exclusive
Devices = Mapping[str, str]  # name -> addresses before and after, such as "1 2 > 3"


def _moves(devices: Devices) -> dict[str, Move]:
    def addresses(text: str) -> frozenset[str]:
        return frozenset(
            normalize_device_address(each if "." in each else f"10.0.0.{each}") for each in text.split() if each
        )

    sides = {name: text.split(">") for name, text in devices.items()}
    return {name: Move(addresses(before), addresses(after)) for name, (before, after) in sides.items()}


def _order(devices: Devices) -> Order:
    return order(edges(_moves(devices), EXCLUSIVE))


@pytest.mark.parametrize(
    ("devices", "waits", "aside"),
    [
        ({}, {}, {}),
        ({"a": "1 > 2", "b": "3 > 4"}, {}, {}),
        ({"a": "1 > 2", "b": "2 > 3"}, {"a": {"b"}}, {}),
        ({"a": "1 > 2", "b": "2 > 3", "new": "> 1"}, {"a": {"b"}, "new": {"a"}}, {}),
        # An address that a device keeps or takes twice concerns nobody else.
        ({"a": "1 2 > 1 3", "b": "4 > 2"}, {"b": {"a"}}, {}),
        ({"a": "1 > 2", "b": "2 > 1"}, {"a": {"b"}}, {"a": ("a", "b")}),
        ({"c": "1 > 2", "b": "2 > 3", "a": "3 > 1"}, None, {"a": ("a", "b", "c")}),
        ({"a": "1 > 2", "b": "2 > 1", "c": "3 > 4", "d": "4 > 3"}, None, {"a": ("a", "b"), "c": ("c", "d")}),
        # One detour of a is enough for two exchanges.
        ({"a": "1 2 > 3 4", "b": "3 > 1", "c": "4 > 2"}, {"a": {"b", "c"}}, {"a": ("a", "b")}),
        # Addresses that only overlap: whether ISE refuses them is not proven, so no detour.
        ({"a": "10.1.0.0/16 > 10.2.0.0/16", "b": "10.2.1.0/24 > 10.3.0.0/24"}, {"a": {"b"}}, {}),
        ({"a": "10.1.0.0/16 > 10.2.0.0/16", "b": "10.2.1.0/24 > 10.1.1.0/24"}, None, {}),
        # The same network with other host bits is the same.
        ({"a": "10.1.1.7/24 > 1", "b": "1 > 10.1.1.0/24"}, {"a": {"b"}}, {"a": ("a", "b")}),
    ],
)
def test_order(devices: Devices, waits: dict[str, set[str]] | None, aside: dict[str, tuple[str, ...]]) -> None:
    """Who waits for whom, and who must be set aside; None where several orders are right."""
    found = _order(devices)
    assert found.aside == aside
    if waits is not None:
        assert found.waits_for == waits


@pytest.mark.parametrize(
    ("address", "same", "overlapping"),
    [
        ("10.1.1.1", {"host"}, {"host", "net"}),
        ("10.1.1.0/24", set(), {"host", "net"}),
        ("10.1.0.0/16", {"net"}, {"host", "net", "range"}),
        ("10.1.2.1-9", {"range"}, {"net", "range"}),
        ("10.1.2.5-20", set(), {"net", "range"}),
        ("10.*.1.1", {"any"}, {"any"}),  # cannot be compared, apart from its text
        ("10.2.0.0/16", set(), set()),
        ("2001:db8::1", set(), {"six"}),
    ],
)
def test_index(address: str, same: set[str], overlapping: set[str]) -> None:
    """Hosts, networks, ranges, and texts that cannot be compared."""
    texts = {"host": "10.1.1.1", "net": "10.1.0.0/16", "range": "10.1.2.1-9", "any": "10.*.1.1", "six": "2001:db8::/64"}
    held = {name: [normalize_device_address(text)] for name, text in texts.items()}
    index = AddressIndex(held, EXCLUSIVE)
    text = normalize_device_address(address)
    assert (index.same(text), index.overlapping(text)) == (same, overlapping)


def _permutations(number: int) -> Iterator[list[int]]:
    if number == 0:
        yield []
        return
    for rest in _permutations(number - 1):
        for place in range(number):
            yield [*rest[:place], number - 1, *rest[place:]]


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_every_permutation(number: int) -> None:
    """Devices whose addresses are permuted: with one free address for each cycle, no change is ever refused."""
    for permutation in _permutations(number):
        moves = _moves({str(device): f"{device + 1} > {target + 1}" for device, target in enumerate(permutation)})
        changed = {name: move for name, move in moves.items() if move.taken}
        found = order(edges(changed, EXCLUSIVE))
        assert len(found.aside) == _cycles(permutation)
        held = {name: set(move.before) for name, move in moves.items()}
        for place, name in enumerate(found.aside):
            _write(held, name, (moves[name].before & moves[name].after) | {f"free {place}"})
        for name in TopologicalSorter({name: found.waits_for.get(name, set()) for name in changed}).static_order():
            _write(held, name, moves[name].after)
        assert held == {name: set(move.after) for name, move in moves.items()}


def _write(held: dict[str, set[str]], name: str, addresses: set[str] | frozenset[str]) -> None:
    others = {address for other, texts in held.items() if other != name for address in texts}
    assert not others & addresses, f"ISE would refuse {sorted(addresses)} for {name}: {held}"
    held[name] = set(addresses)


def _cycles(permutation: list[int]) -> int:
    seen: set[int] = set()
    number = 0
    for first in range(len(permutation)):
        number += first not in seen and permutation[first] != first
        device = first
        while device not in seen:
            seen.add(device)
            device = permutation[device]
    return number
