# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a record says about its session, and which filters it fits."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._mnt.session_search import with_status
from ansible_collections.openise.ise.plugins.module_utils._tasks.session_info import fits

EARLY, LATE = "2026-06-01T08:00:00+00:00", "2026-06-01T10:00:01+02:00"


@pytest.mark.parametrize(
    ("record", "status"),
    [
        ({}, "active"),
        ({"passed": True}, "active"),
        ({"passed": True, "accounting_status": "Interim-Update"}, "active"),
        ({"passed": True, "accounting_status": "Stop"}, "ended"),
        ({"stopped": True}, "ended"),
        ({"failed": True, "accounting_status": "Stop"}, "rejected"),
        ({"failed": "unknown", "passed": False}, "rejected"),
        ({"accounting_status": "Stop", "authentication_time": EARLY, "accounting_time": LATE}, "ended"),
        # The accounting is that of an earlier session.
        ({"accounting_status": "Stop", "authentication_time": LATE, "accounting_time": EARLY}, "active"),
        # Nobody knows which was first.
        (
            {"accounting_status": "Stop", "authentication_time": "2026-06-01T09:00:00", "accounting_time": EARLY},
            "ended",
        ),
    ],
)
def test_status(record: dict[str, Any], status: str) -> None:
    assert with_status(record) == {**record, "status": status}


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
    ],
)
def test_filters(name: str, fitting: tuple[str, ...], others: tuple[str, ...]) -> None:
    assert fits({}, name, None) and fits(SESSION, name, None)
    assert all(fits(SESSION, name, value) for value in fitting)
    assert not any(fits(SESSION, name, value) for value in others)
    assert not any(fits({}, name, value) for value in (*fitting, *others))
