# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects that a new ISE has, with their options as sandboxes of 3.0 and later showed them.

An object whose options are None is known by its name only. A wrong entry does no harm: an object that differs from it counts as
edited, and is exported.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._errors import InvalidInput

Options = Mapping[str, Any]
_CHOICES = ("none", "edited", "all")
_PROFILED = (
    "Android",
    "Apple-iDevice",
    "Axis-Device",
    "BlackBerry",
    "Cisco-IP-Phone",
    "Cisco-Meraki-Device",
    "Epson-Device",
    "Juniper-Device",
    "Sony-Device",
    "Synology-Device",
    "Trendnet-Device",
    "Vizio-Device",
    "Workstation",
)


def _described(text: str, **options: Any) -> Options:
    return {"description": text, **options}


FACTORY_OBJECTS: Mapping[str, Mapping[str, Options | None]] = {
    "downloadable_acls": {
        "DENY_ALL_IPV4_TRAFFIC": _described("Deny all ipv4 traffic", content="deny ip any any"),
        "DENY_ALL_IPV6_TRAFFIC": _described("Deny all ipv6 traffic", content="deny ipv6 any any", ip_version="ipv6"),
        "DENY_ALL_TRAFFIC": _described("Deny all traffic", content="deny ip any any", ip_version="agnostic"),
        "PERMIT_ALL_IPV4_TRAFFIC": _described("Allow all ipv4 Traffic", content="permit ip any any"),
        "PERMIT_ALL_IPV6_TRAFFIC": _described(
            "Allow all ipv6 Traffic", content="permit ipv6 any any", ip_version="ipv6"
        ),
        "PERMIT_ALL_TRAFFIC": _described("Allow all Traffic", content="permit ip any any", ip_version="agnostic"),
    },
    "endpoint_groups": {
        **{name: _described(f"Identity Group for Profile: {name}") for name in _PROFILED},
        "Blocked List": _described("Blocked List Identity Group"),
        "GuestEndpoints": _described("Guest Endpoints Identity Group"),
        "Profiled": _described("Profiled Identity Group"),
        "RegisteredDevices": _described("Asset Registered Endpoints Identity Group"),
        "Unknown": _described("Unknown Identity Group"),
    },
    "identity_groups": {
        "ALL_ACCOUNTS (default)": _described("Default ALL_ACCOUNTS (default) User Group"),
        "Employee": _described("Default Employee User Group"),
        "GROUP_ACCOUNTS (default)": _described("Default GROUP_ACCOUNTS (default) User Group"),
        "GuestType_Contractor (default)": _described("Identity group mirroring the guest type"),
        "GuestType_Daily (default)": _described("Identity group mirroring the guest type"),
        "GuestType_SocialLogin (default)": _described("Identity group mirroring the guest type"),
        "GuestType_Weekly (default)": _described("Identity group mirroring the guest type"),
        "OWN_ACCOUNTS (default)": _described("Default OWN_ACCOUNTS (default) User Group"),
    },
    "network_device_groups": {
        "Device Type#All Device Types": None,
        "IPSEC#Is IPSEC Device": None,
        "IPSEC#Is IPSEC Device#No": None,
        "IPSEC#Is IPSEC Device#Yes": None,
        "Location#All Locations": None,
    },
    "network_devices": {"ISE_EST_Local_Host": {"ip_addresses": ["127.0.0.1/32"]}},
    "security_group_acls": {
        "Deny IP": _described("Deny IP SGACL", content="deny ip"),
        "Deny_IP_Log": _described("Deny IP with logging", content="deny ip log"),
        "Permit IP": _described("Permit IP SGACL", content="permit ip"),
        "Permit_IP_Log": _described("Permit IP with logging", content="permit ip log"),
    },
    "security_groups": {
        "ANY": None,
        "Auditors": _described("Auditor Security Group", value=9),
        "BYOD": _described("BYOD Security Group", value=15),
        "Contractors": _described("Contractor Security Group", value=5),
        "Developers": _described("Developer Security Group", value=8),
        "Development_Servers": _described("Development Servers Security Group", value=12),
        "Employees": _described("Employee Security Group", value=4),
        "Guests": _described("Guest Security Group", value=6),
        "Network_Services": _described("Network Services Security Group", value=3),
        "PCI_Servers": _described("PCI Servers Security Group", value=14),
        "Point_of_Sale_Systems": _described("Point of Sale Security Group", value=10),
        "Production_Servers": _described("Production Servers Security Group", value=11),
        "Production_Users": _described("Production User Security Group", value=7),
        "Quarantined_Systems": _described("Quarantine Security Group", value=255),
        "Test_Servers": _described("Test Servers Security Group", value=13),
        "TrustSec_Devices": _described("TrustSec Devices Security Group", value=2),
        "Unknown": _described("Unknown Security Group", value=0),
    },
    "sxp_domains": {"default": {}},
}


def is_as_shipped(plural: str, name: str, options: Options) -> bool:
    """Return whether an object is known to be as ISE ships it; ``options`` are those that differ from their defaults.

    Neither the name nor secrets are among them.
    """
    shipped = FACTORY_OBJECTS.get(plural, {}).get(name)
    return shipped is not None and shipped == options


def factory_choice(given: Any) -> str:
    """Return which built-in objects to export: ``none``, ``edited`` or ``all``; ``False`` and ``True`` are none and all.

    Raises :class:`InvalidInput` for other values.
    """
    text = str(given).strip().lower()
    choice = {"false": "none", "no": "none", "true": "all", "yes": "all"}.get(text, text)
    if choice not in _CHOICES:
        raise InvalidInput(f"factory must be one of {', '.join(_CHOICES)}, or a boolean, not {given!r}.")
    return choice
