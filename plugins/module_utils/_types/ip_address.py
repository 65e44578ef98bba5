# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""IP addresses of hosts, subnets with their prefix length, and host names."""

from __future__ import annotations

import ipaddress
from contextlib import suppress

from .codec import Codec
from .json_values import as_text


def normalize_prefix(text: str) -> str:
    """Return an address or subnet with its prefix length.

    Raises :class:`ValueError` with an example, and for a subnet with host bits.
    """
    normalized = normalize_network_or_name(text)
    if not is_prefix(normalized):
        raise ValueError(f"{text!r} is not an address; write for example 10.1.2.3 or 10.1.2.0/24.")
    return normalized


def normalize_network(text: str) -> str:
    """Return a subnet with its prefix length; an empty text stays empty. Raises :class:`ValueError` with the fix."""
    if not text.strip():
        return ""
    try:
        network = ipaddress.ip_interface(text.strip())
    except ValueError:
        raise ValueError(f"{text!r} is not a subnet; write for example 10.1.2.0/24.") from None
    if network.ip != network.network.network_address:
        raise ValueError(f"{text!r} has host bits; write {network.network.with_prefixlen}.")
    return network.with_prefixlen


def normalize_network_or_name(text: str) -> str:
    """Return an address or subnet with its prefix length, and a host name unchanged.

    Raises :class:`ValueError` for a subnet with host bits: it may be meant for the host or for the subnet.
    """
    try:
        interface = ipaddress.ip_interface(text.strip())
    except ValueError:
        return text.strip()
    if interface.ip != interface.network.network_address:
        raise ValueError(
            f"{text!r} has host bits; write {interface.network.with_prefixlen} for the subnet, or {interface.ip} for the host."
        )
    return interface.with_prefixlen


def network_or_name(text: str) -> str:
    """Return the subnet of an address with its prefix length, whatever host bits it has, and a host name unchanged."""
    with suppress(ValueError):
        return ipaddress.ip_interface(text.strip()).network.with_prefixlen
    return text.strip()


def normalize_host_address(text: str) -> str:
    """Return the address of one host in canonical form. Raises :class:`ValueError` with an example."""
    try:
        return str(ipaddress.ip_address(text.strip()))
    except ValueError:
        raise ValueError(f"{text!r} is not a host address; write for example 10.1.2.3.") from None


def normalize_ipv4(text: str) -> str:
    """Return an IPv4 address; an empty text stays empty. Raises :class:`ValueError` with an example."""
    try:
        return str(ipaddress.IPv4Address(text.strip())) if text else ""
    except ValueError:
        raise ValueError(f"{text!r} is not an IPv4 address; write for example 10.1.2.3.") from None


def is_prefix(text: str) -> bool:
    """Return whether a text is an address or subnet rather than a host name."""
    try:
        ipaddress.ip_interface(text)
    except ValueError:
        return False
    return True


def _without_full_length(prefix: str) -> str:
    address, slash, length = prefix.partition("/")
    return address if slash and int(length) == ipaddress.ip_address(address).max_prefixlen else prefix


# ISE's reference writes subnets with a prefix length and hosts without; ISE may return both with one.
PREFIX = Codec(decode=lambda value: network_or_name(as_text(value)), encode=_without_full_length)
