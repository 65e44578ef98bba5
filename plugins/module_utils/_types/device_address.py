# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses of a network device, a string each: ``10.1.2.3/32``, ``10.1.2.1-10``, ``10.1.0.0/16 exclude 10.1.9.9``.

ERS splits each into ``ipaddress``, ``mask`` (a prefix length, 32 for a single host) and, since ISE 2.x, the addresses to
exclude. A range contains a hyphen or an asterisk and has mask 32.
"""

from __future__ import annotations

import contextlib
import ipaddress
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .json_values import as_list, as_object, as_text
from .place import Place

_EXCLUDE = " exclude "


def normalize_device_address(text: str) -> str:
    """Return an entry (host, subnet or range, with or without exclusion) in canonical form.

    Raises :class:`ValueError` with an example of a valid entry.
    """
    included, word, excluded = (part.strip() for part in f"{' '.join(text.split())} ".partition(_EXCLUDE))
    if word and not excluded:
        raise ValueError(f"{text!r} has no address after exclude; write for example 10.1.0.0/16 exclude 10.1.9.9.")
    address, slash, mask = included.partition("/")
    if slash and not mask:
        raise ValueError(f"{text!r} has no mask after the slash; write for example 10.1.2.0/24.")
    canonical = _with_mask(_host_or_range(address, text), mask, text)
    return f"{canonical}{_EXCLUDE}{_host_or_range(excluded, text)}" if word else canonical


def _host_or_range(text: str, whole: str) -> str:
    if "-" in text or "*" in text:
        if not _is_range(text):
            raise ValueError(f"{whole!r} is not a range; write for example 10.1.2.1-10 or 10.1.*.1.")
        return text
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        raise ValueError(
            f"{whole!r} is not an address; write for example 10.1.2.3, 10.1.2.0/24 or the range 10.1.2.1-10."
        ) from None


def _is_range(text: str) -> bool:
    """Return whether a text is a range: octets that may be ``*`` or ``1-10``, or two whole addresses with a hyphen."""
    first, _hyphen, last = text.partition("-")
    if last.count(".") == 3:
        try:
            return ipaddress.IPv4Address(first) <= ipaddress.IPv4Address(last)
        except ValueError:
            return False
    octets = text.split(".")
    return len(octets) == 4 and all(octet == "*" or _ascends(octet.split("-")) for octet in octets)


def _ascends(digits: list[str]) -> bool:
    numbers = [_number(each) for each in digits]
    return len(numbers) <= 2 and numbers == sorted(numbers) and numbers[0] >= 0 and numbers[-1] <= 255


def _with_mask(address: str, mask: str, whole: str) -> str:
    is_range = "-" in address or "*" in address
    longest = 32 if is_range else ipaddress.ip_address(address).max_prefixlen
    try:
        dotted = "." in mask and longest == 32
        length = ipaddress.ip_network(f"0.0.0.0/{mask}").prefixlen if dotted else _number(mask or str(longest))
    except ValueError:
        length = -1
    if not 0 <= length <= longest:
        raise ValueError(f"{whole!r} has a mask out of range; write a prefix length from 0 to {longest}.")
    return address if is_range and length == longest else f"{address}/{length}"


def _number(digits: str) -> int:
    """Return the number, or -1 for a text with anything but digits, which int() would accept."""
    return int(digits) if digits.isascii() and digits.isdigit() else -1


def decode_addresses(entries: Any) -> list[str]:
    """Return the canonical strings for ERS's list of address objects. Entries in an unknown notation stay unchanged."""
    result = []
    for entry in map(as_object, as_list(entries)):
        address, mask = as_text(entry.get("ipaddress", "")), entry.get("mask")
        mask = mask if mask is None or mask == "" else as_text(mask)
        excluded = as_text(entry.get("ipaddressExclude") or "")
        text = address if mask is None or mask == "" else f"{address}/{mask}"
        text = f"{text}{_EXCLUDE}{excluded}" if excluded else text
        with contextlib.suppress(ValueError):
            text = normalize_device_address(text)
        result.append(text)
    return result


def encode_addresses(texts: list[str]) -> list[dict[str, Any]]:
    """Return ERS's list of address objects for canonical strings."""
    result = []
    for text in texts:
        included, _word, excluded = text.partition(_EXCLUDE)
        address, _slash, mask = included.partition("/")
        entry: dict[str, Any] = {"ipaddress": address, "mask": int(mask or 32)}
        if excluded:
            entry["ipaddressExclude"] = excluded
        result.append(entry)
    return result


def find_address_conflicts(devices: Iterable[tuple[Place, Sequence[str]]]) -> tuple[list[str], list[str]]:
    """Return messages about devices with equal entries, and messages about devices with overlapping ones.

    ``devices`` are pairs of a place in the user's files and the canonical addresses there. ISE identifies a device by the
    source address of a request, so equal entries cannot work. That ISE rejects overlaps, too, is inferred from its web
    interface.
    """
    spans = sorted(
        (low, high, place, text) for place, texts in devices for text in set(texts) for low, high in _spans(text)
    )
    equal: list[str] = []
    overlapping: list[str] = []
    owners: dict[tuple[int, int], Place] = {}
    widest: tuple[int, str, Place] | None = None
    for low, high, place, text in spans:
        owner = owners.setdefault((low, high), place)
        if owner != place:
            equal.append(f"{place.label}: ip_addresses: {owner} also has {text}; remove it from one of them.")
        elif widest and low <= widest[0] and place != widest[2]:
            overlapping.append(
                f"{place.label}: ip_addresses: {text} overlaps with {widest[1]} of {widest[2]}; ISE may reject it."
            )
        if widest is None or high > widest[0]:
            widest = (high, text, place)
    return equal, overlapping


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the first and last address of an entry as numbers, IPv6 above IPv4.

    Yields nothing for entries that cannot be compared: with asterisks, ranges of octets, or exclusions.
    """
    address, slash, mask = text.partition("/")
    if _EXCLUDE in text or "*" in address:
        return
    first, hyphen, last = address.partition("-")
    if hyphen and last.count(".") == 3:
        yield int(ipaddress.IPv4Address(first)), int(ipaddress.IPv4Address(last))
    elif hyphen and first.count(".") == 3:
        prefix = first.rpartition(".")[0]
        yield int(ipaddress.IPv4Address(first)), int(ipaddress.IPv4Address(f"{prefix}.{last}"))
    elif not hyphen:
        network = ipaddress.ip_network(f"{address}/{mask}" if slash else address, strict=False)
        offset = 1 << 128 if network.version == 6 else 0
        yield offset + int(network.network_address), offset + int(network.broadcast_address)


def address_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the first and last address of an entry as numbers; nothing where it cannot be compared, or is unknown."""
    try:
        return tuple(_spans(text))
    except ValueError:
        return ()


def addresses_in_filter(text: str) -> tuple[str, ...]:
    """Return the texts under which ISE's filter may find an entry: the address, and that of its network if it has host bits."""
    address, _slash, mask = text.partition(_EXCLUDE)[0].partition("/")
    if "-" in address or "*" in address:
        return (address,)
    try:
        network = str(ipaddress.ip_network(f"{address}/{mask}" if mask else address, strict=False).network_address)
    except ValueError:  # a notation of ISE that is not known here
        return (address,)
    return tuple(dict.fromkeys((address, network)))


def normalize_host_address(text: str) -> str:
    """Return the address of a single host in canonical form. Raises :class:`ValueError` for a network or range."""
    canonical = normalize_device_address(text)
    spans = address_spans(canonical)
    if len(spans) != 1 or spans[0][0] != spans[0][1]:
        raise ValueError(f"{text!r} is not the address of one host; write for example 10.1.2.3.")
    return canonical
