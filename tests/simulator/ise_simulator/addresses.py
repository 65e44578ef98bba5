# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""IP addresses of network devices as ISE accepts them: hosts, subnets, ranges such as ``10.1.1.1-10``."""

from __future__ import annotations

import bisect
import ipaddress
import re

from .catalog.language import Document

__all__ = ["AddressIndex", "Interval", "intervals"]

Interval = tuple[int, int, int]  # IP version, first and last address as integers

_OCTET = re.compile(r"(?:(\d{1,3})(?:-(\d{1,3}))?|\*)\Z")
_MAX_PIECES = 65536


def intervals(text: str, mask: int) -> list[Interval]:
    """Return the addresses of ``text``/``mask``; raise ValueError for anything but an address, subnet or range.

    Host bits are allowed (ISE stores them unchanged). A range ignores the mask.
    """
    if "-" not in text and "*" not in text:
        network = ipaddress.ip_network(f"{text}/{mask}", strict=False)
        return [(network.version, int(network.network_address), int(network.broadcast_address))]
    bounds: list[tuple[int, int]] = []
    octets = text.split(".")
    if len(octets) != 4:
        raise ValueError(f"{text} is not an IPv4 range")
    for octet in octets:
        match = _OCTET.match(octet)
        if match is None:
            raise ValueError(f"{text} is not an IPv4 range")
        low = int(match[1]) if match[1] else 0
        high = int(match[2] or match[1]) if match[1] else 255
        if not 0 <= low <= high <= 255:
            raise ValueError(f"{text} is not an IPv4 range")
        bounds.append((low, high))
    pieces = [(0, 0)]
    for position, (low, high) in enumerate(bounds):
        whole = all(rest == (0, 255) for rest in bounds[position + 1 :])
        if whole:
            size = 256 ** (3 - position)
            pieces = [((base * 256 + low) * size, (base * 256 + high) * size + size - 1) for base, _ in pieces]
            break
        if len(pieces) * (high - low + 1) > _MAX_PIECES:
            raise ValueError(f"{text} is too wide a range")
        pieces = [(base * 256 + value, 0) for base, _ in pieces for value in range(low, high + 1)]
    return [(4, first, last) for first, last in pieces]


def _without(whole: list[Interval], holes: list[Interval]) -> list[Interval]:
    for version, low, high in holes:
        rest: list[Interval] = []
        for item in whole:
            if item[0] != version or high < item[1] or low > item[2]:
                rest.append(item)
                continue
            if item[1] < low:
                rest.append((version, item[1], low - 1))
            if high < item[2]:
                rest.append((version, high + 1, item[2]))
        whole = rest
    return whole


def of_device(document: Document) -> list[Interval]:
    """Return all addresses of a device's IP list without the excluded ones; raise ValueError."""
    found: list[Interval] = []
    for item in document.get("NetworkDeviceIPList", ()):
        part = intervals(item["ipaddress"], item.get("mask", 32))
        excluded = item.get("ipaddressExclude")
        found += _without(part, intervals(excluded, 128 if ":" in excluded else 32)) if excluded else part
    return found


def _stored(document: Document) -> list[Interval]:
    try:
        return of_device(document)
    except ValueError:  # a test stored an invalid document: not indexed
        return []


class AddressIndex:
    """Maps devices to addresses. Uses binary search while no two devices overlap, and a scan otherwise."""

    def __init__(self) -> None:
        self.rows: list[tuple[Interval, str]] = []
        self.disjoint = True

    def add(self, identity: str, document: Document) -> None:
        for item in _stored(document):
            if self.disjoint and self.overlapping([item], ""):
                self.disjoint = False
            bisect.insort(self.rows, (item, identity))

    def remove(self, identity: str, document: Document) -> None:
        for item in _stored(document):
            place = bisect.bisect_left(self.rows, (item, identity))
            if place < len(self.rows) and self.rows[place] == (item, identity):
                del self.rows[place]

    def copy(self) -> AddressIndex:
        twin = AddressIndex()
        twin.rows = list(self.rows)
        twin.disjoint = self.disjoint
        return twin

    def overlapping(self, candidate: list[Interval], own: str, *, identical: bool = False) -> bool:
        """Return whether a device other than ``own`` has one of these addresses (``identical``: exactly this range)."""
        for item in candidate:
            version, low, high = item
            if identical:
                place = bisect.bisect_left(self.rows, (item, ""))
                while place < len(self.rows) and self.rows[place][0] == item:
                    if self.rows[place][1] != own:
                        return True
                    place += 1
                continue
            if not self.disjoint:
                if any(
                    v == version and first <= high and low <= last and identity != own
                    for (v, first, last), identity in self.rows
                ):
                    return True
                continue
            place = bisect.bisect_right(self.rows, ((version, high, 1 << 129), "~"))
            while place > 0:
                (v, _, last), identity = self.rows[place - 1]
                if v != version or last < low:
                    break
                if identity != own:
                    return True
                place -= 1
        return False
