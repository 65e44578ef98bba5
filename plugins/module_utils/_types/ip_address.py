# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses of hosts, subnets and SXP peers."""

from __future__ import annotations

import ipaddress
from contextlib import suppress

from .codec import Codec


def normalize_prefix(text: str) -> str:
    """Return an address or subnet with its prefix length; raise ValueError saying what to write instead."""
    try:
        return ipaddress.ip_interface(text.strip()).with_prefixlen
    except ValueError:
        raise ValueError(f"{text!r} is not an address; write for example 10.1.2.3 or 10.1.2.0/24.") from None


def normalize_address(text: str) -> str:
    """Return the usual form of the address of one host; raise ValueError saying what to write instead."""
    try:
        return str(ipaddress.ip_address(text.strip()))
    except ValueError:
        raise ValueError(f"{text!r} is not the address of a host; write for example 10.1.2.3.") from None


def normalize_host(text: str) -> str:
    """Return an address or subnet with its prefix length, and a host name as it is."""
    with suppress(ValueError):
        return normalize_prefix(text)
    return text.strip()


def is_prefix(text: str) -> bool:
    """Tell whether a text is an address or subnet, and not a host name."""
    try:
        ipaddress.ip_interface(text)
    except ValueError:
        return False
    return True


def _without_full_length(prefix: str) -> str:
    address, slash, length = prefix.partition("/")
    return address if slash and int(length) == ipaddress.ip_address(address).max_prefixlen else prefix


# A subnet with its length, a host without, as ISE's reference writes it; ISE may show both with.
PREFIX = Codec(decode=lambda value: normalize_host(str(value)), encode=_without_full_length)
