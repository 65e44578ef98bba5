# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoints: what connects to the network, known by its MAC address.

Sources: Cisco's ERS reference for endpoint (revisions up to 3.3), recorded answers of ISE 2.7 and 3.0, acceptance tests of
another client. The name is the MAC address, whatever is sent. A PUT keeps what it leaves out. Group and profile stick only
where they are static; otherwise profiling may choose others at any time.
"""

from __future__ import annotations

from .._schema.custom_attributes import custom_attributes
from .._schema.resource import Field, Resource
from .._types.mac_address import normalize_mac
from .endpoint_group import ENDPOINT_GROUP
from .profiler_profile import PROFILER_PROFILE


def _mdm(name: str, wire: str, kind: str = "str") -> Field:
    return Field(name, kind=kind, api_name=wire, server_default=False if kind == "bool" else None, since="3.3")


MDM = Field(
    "mdm",
    kind="dict",
    api_name="mdmAttributes",
    not_clearable="ISE keeps what a write leaves out; give each text as empty and each flag as false instead.",
    fields=(
        _mdm("server_name", "mdmServerName"),
        _mdm("reachable", "mdmReachable", "bool"),
        _mdm("enrolled", "mdmEnrolled", "bool"),
        _mdm("compliant", "mdmComplianceStatus", "bool"),
        _mdm("encrypted", "mdmEncrypted", "bool"),
        _mdm("pin_lock", "mdmPinlock", "bool"),
        _mdm("jail_broken", "mdmJailBroken", "bool"),
        _mdm("os", "mdmOS"),
        _mdm("manufacturer", "mdmManufacturer"),
        _mdm("model", "mdmModel"),
        _mdm("serial_number", "mdmSerial"),
        _mdm("imei", "mdmIMEI"),
        _mdm("phone_number", "mdmPhoneNumber"),
    ),
)

ENDPOINT = Resource(
    name="endpoint",
    plural="endpoints",
    path="endpoint",
    envelope="ERSEndPoint",
    fields=(
        Field("mac", required=True, convert=normalize_mac, immutable=True),
        Field("name", derive=lambda given: given.get("mac"), write_only=True),
        Field("description"),
        Field(
            "group",
            api_name="groupId",
            ref=ENDPOINT_GROUP,
            sets={"static_group_assignment": True},
            relevant_when={"static_group_assignment": (True,)},
            not_clearable="an endpoint is always in a group; set static_group_assignment to false to leave it to profiling.",
        ),
        Field("static_group_assignment", kind="bool", api_name="staticGroupAssignment", server_default=False),
        Field(
            "static_group_assignment_defined",
            kind="bool",
            api_name="staticGroupAssignmentDefined",
            server_default=True,
            since="3.3",
        ),
        Field(
            "profile",
            api_name="profileId",
            ref=PROFILER_PROFILE,
            sets={"static_profile_assignment": True},
            relevant_when={"static_profile_assignment": (True,)},
            not_clearable="a static profile is one; set static_profile_assignment to false to leave it to profiling.",
        ),
        Field("static_profile_assignment", kind="bool", api_name="staticProfileAssignment", server_default=False),
        Field(
            "static_profile_assignment_defined",
            kind="bool",
            api_name="staticProfileAssignmentDefined",
            server_default=True,
            since="3.3",
        ),
        Field("portal_user", api_name="portalUser"),
        Field("identity_store", api_name="identityStore", read_only="Identity store that knows the user."),
        Field("identity_store_id", api_name="identityStoreId", read_only="Identifier of that identity store."),
        custom_attributes("/customAttributes/customAttributes"),
        MDM,
    ),
    key=("mac",),
    named_by="mac",
    put="merge",
    filters={
        "mac": "mac",
        "group": "groupId",
        "static_group_assignment": "staticGroupAssignment",
        "profile": "profile",
        "static_profile_assignment": "staticProfileAssignment",
        "logical_profile": "logicalProfileName",
        "portal_user": "portalUser",
    },
    name_url=True,
    patch_since="3.2",
)
