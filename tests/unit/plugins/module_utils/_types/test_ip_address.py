# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses, prefixes and host names in canonical form."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from ansible_collections.openise.ise.plugins.module_utils._resources.security_group import group_of_hosts
from ansible_collections.openise.ise.plugins.module_utils._types.ip_address import (
    PREFIX,
    is_prefix,
    network_or_name,
    normalize_host_address,
    normalize_ipv4,
    normalize_network,
    normalize_network_or_name,
    normalize_prefix,
)


@pytest.mark.parametrize(
    ("given", "prefix", "written"),
    [
        ("10.1.2.3", "10.1.2.3/32", "10.1.2.3"),
        (" 10.1.2.3/32 ", "10.1.2.3/32", "10.1.2.3"),
        ("10.1.2.0/24", "10.1.2.0/24", "10.1.2.0/24"),
        ("2001:DB8::1", "2001:db8::1/128", "2001:db8::1"),
        ("2001:db8::/64", "2001:db8::/64", "2001:db8::/64"),
    ],
)
def test_prefixes(given: str, prefix: str, written: str) -> None:
    assert normalize_prefix(given) == normalize_network_or_name(given) == network_or_name(given) == prefix
    assert normalize_prefix(prefix) == prefix
    assert PREFIX.encode(prefix) == written
    assert PREFIX.decode(written) == PREFIX.decode(prefix) == prefix
    assert is_prefix(prefix) and is_prefix(written)


def test_host_names_stay_unchanged() -> None:
    for normalize in (normalize_network_or_name, network_or_name):
        assert normalize(" srv1.example.com ") == "srv1.example.com"
    assert not is_prefix("srv1.example.com")


@pytest.mark.parametrize("normalize", [normalize_prefix, normalize_network_or_name])
@pytest.mark.parametrize(
    ("text", "subnet", "host"),
    [("10.1.2.3/24", "10.1.2.0/24", "10.1.2.3"), ("2001:DB8::1/64", "2001:db8::/64", "2001:db8::1")],
)
def test_subnets_with_host_bits(normalize: Callable[[str], str], text: str, subnet: str, host: str) -> None:
    """What a user writes may mean either; what ISE shows is the subnet."""
    with pytest.raises(ValueError, match=f"has host bits; write {subnet} for the subnet, or {host} for the host."):
        normalize(text)
    assert network_or_name(text) == PREFIX.decode(text) == subnet


def test_addresses() -> None:
    assert normalize_host_address(" 2001:DB8::1 ") == "2001:db8::1"


@pytest.mark.parametrize(
    ("normalize", "text"),
    [(normalize_prefix, "srv1"), (normalize_prefix, "10.1.2.0/33"), (normalize_host_address, "10.1.2.0/24")],
)
def test_refused(normalize: Callable[[str], str], text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"{text!r} is not") + ".*write for example"):
        normalize(text)


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Employees (4/0004)", "Employees"),
        ("A (b) (17/0011)", "A (b)"),
        ("93ad6890-8c01-11e6-996c-525400b48521", ""),
    ],
)
def test_how_ise_shows_a_group(shown: str, name: str) -> None:
    match = re.fullmatch(group_of_hosts("").shown_as, shown)
    assert (match[1] if match else "") == name


def test_addresses_of_servers() -> None:
    assert [normalize_ipv4(text) for text in ("10.1.2.3", " 10.1.2.3 ", "")] == ["10.1.2.3", "10.1.2.3", ""]
    for text in ("radius1", "10.1.2", "10.1.2.0/24", "2001:db8::1"):
        with pytest.raises(ValueError, match=f"'{text}' is not an IPv4 address; write for example 10.1.2.3."):
            normalize_ipv4(text)


@pytest.mark.parametrize(
    ("given", "network"),
    [("10.1.2.0/24", "10.1.2.0/24"), (" 2001:DB8::/64 ", "2001:db8::/64"), ("10.1.2.3", "10.1.2.3/32"), ("", "")],
)
def test_networks(given: str, network: str) -> None:
    assert normalize_network(given) == network
    assert normalize_network(network) == network


@pytest.mark.parametrize(
    ("given", "remedy"), [("10.1.2.3/24", "write 10.1.2.0/24"), ("10.1.2", "write for example 10.1.2.0/24")]
)
def test_what_is_no_network(given: str, remedy: str) -> None:
    with pytest.raises(ValueError, match=re.escape(remedy)):
        normalize_network(given)
