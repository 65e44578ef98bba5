# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of objects that a new ISE has, by type: files refer to them without declaring them.

Read from sandboxes of 3.0 and later. The list only avoids warnings, so a name that a release lacks does no harm.
"""

from __future__ import annotations

from collections.abc import Mapping

from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource

FACTORY_OBJECTS: Mapping[str, tuple[str, ...]] = {
    "downloadable_acls": (
        "DENY_ALL_IPV4_TRAFFIC",
        "DENY_ALL_IPV6_TRAFFIC",
        "DENY_ALL_TRAFFIC",
        "PERMIT_ALL_IPV4_TRAFFIC",
        "PERMIT_ALL_IPV6_TRAFFIC",
        "PERMIT_ALL_TRAFFIC",
    ),
    "endpoint_groups": (
        "Android",
        "Apple-iDevice",
        "Axis-Device",
        "BlackBerry",
        "Blocked List",
        "Cisco-IP-Phone",
        "Cisco-Meraki-Device",
        "Epson-Device",
        "GuestEndpoints",
        "Juniper-Device",
        "Profiled",
        "RegisteredDevices",
        "Sony-Device",
        "Synology-Device",
        "Trendnet-Device",
        "Unknown",
        "Vizio-Device",
        "Workstation",
    ),
    "identity_groups": (
        "ALL_ACCOUNTS (default)",
        "Employee",
        "GROUP_ACCOUNTS (default)",
        "GuestType_Contractor (default)",
        "GuestType_Daily (default)",
        "GuestType_SocialLogin (default)",
        "GuestType_Weekly (default)",
        "OWN_ACCOUNTS (default)",
    ),
    "network_device_groups": (
        "Device Type#All Device Types",
        "IPSEC#Is IPSEC Device",
        "IPSEC#Is IPSEC Device#No",
        "IPSEC#Is IPSEC Device#Yes",
        "Location#All Locations",
    ),
    "security_group_acls": ("Deny IP", "Deny_IP_Log", "Permit IP", "Permit_IP_Log"),
    "security_groups": (
        "ANY",
        "Auditors",
        "BYOD",
        "Contractors",
        "Developers",
        "Development_Servers",
        "Employees",
        "Guests",
        "Network_Services",
        "PCI_Servers",
        "Point_of_Sale_Systems",
        "Production_Servers",
        "Production_Users",
        "Quarantined_Systems",
        "Test_Servers",
        "TrustSec_Devices",
        "Unknown",
    ),
}


def factory_names(resource: Resource) -> tuple[str, ...]:
    """Return the names of the objects of a type that a new ISE has."""
    return (*resource.identity.built_in, *resource.identity.unlisted, *FACTORY_OBJECTS.get(resource.plural, ()))
