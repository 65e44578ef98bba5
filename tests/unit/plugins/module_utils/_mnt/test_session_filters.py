# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which sessions match a filter."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._mnt.session_filters import matches_filter, unreported

SESSION = {
    "nas_ip_address": "10.1.2.3",
    "nas_ipv6_address": "2001:db8:0:0:0:0:0:3",
    "device_ip_address": "10.9.9.9",
    "network_device_name": "SW1",
    "server": "ise-psn1.example.com",
    "identity_group": "Endpoint Identity Groups:Profiled:Workstation, Staff",
    "security_group": "Employees",
    "authorization_profiles": ["PermitAccess", "Guest"],
    "endpoint_profile": "Apple-iPad",
    "status": "active",
    "username": "00-1b-21-00-00-2a",
    "location": "All Locations#Berlin#Floor 1",
    "vlan": "20",
}


@pytest.mark.parametrize(
    ("name", "fitting", "others"),
    [
        ("nas", ("10.1.2.3", " 2001:DB8::3", "10.9.9.9", "sw1"), ("10.1.2", "sw")),
        ("psn", ("ise-psn1", "ISE-PSN1.example.com"), ("ise-psn", "ise-psn1.example")),
        ("identity_group", ("workstation", "Endpoint Identity Groups:Profiled:Workstation", "staff"), ("Profiled",)),
        ("security_group", ("employees",), ("Employee",)),
        ("profile", ("permitaccess", "Guest", "apple-ipad"), ("Apple",)),
        ("status", ("active",), ("ended",)),
        ("session_user", ("001B.2100.002A", "00:1b:21:00:00:2a"), ("anna", "001b.2100.002b")),
        (
            "location",
            (
                "Berlin",
                "floor 1",
                "All Locations",
                "Berlin#Floor 1",
                "All Locations#Berlin",
                "Location#All Locations#berlin",
            ),
            ("Ber", "Floor", "Berlin#Floor", "All Locations#Floor 1", "Floor 1#Floor 2", "Location#Berlin"),
        ),
        ("vlan", ("20", " 20 "), ("2", "200")),
    ],
)
def test_filters(name: str, fitting: tuple[str, ...], others: tuple[str, ...]) -> None:
    assert matches_filter({}, name, None) and matches_filter(SESSION, name, None)
    assert all(matches_filter(SESSION, name, value) for value in fitting)
    assert not any(matches_filter(SESSION, name, value) for value in others)
    assert not any(matches_filter({}, name, value) for value in (*fitting, *others))


def test_users() -> None:
    assert matches_filter({"username": "EXAMPLE\\Anna"}, "session_user", "example\\anna")
    assert not matches_filter({"username": "EXAMPLE\\Anna"}, "session_user", "anna")


def test_what_a_record_may_lack() -> None:
    assert (unreported({}, "vlan"), unreported({"vlan": "1"}, "vlan")) == ("VLAN", "")
    assert (unreported({}, "location"), unreported({}, "security_group")) == ("location", "")
