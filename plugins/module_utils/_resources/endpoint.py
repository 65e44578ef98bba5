# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoints: devices that connect to the network, identified by their MAC addresses.

Sources: Cisco's ERS reference for endpoint (revisions up to 3.3), recorded answers of ISE 2.7 and 3.0, acceptance tests
of another client. The name is the MAC address, whatever is sent. A PUT keeps what it leaves out. Group and profile are
kept only where they are static; otherwise profiling may choose others at any time.
"""

from __future__ import annotations

from .._schema.attribute_types import Block, Boolean, Computed, Derived, Reference, String
from .._schema.custom_attributes import custom_attributes
from .._schema.endpoint import Endpoint, Identity
from .._schema.resource import Resource
from .._schema.rules import IMMUTABLE, When, not_clearable
from .._types.mac_address import normalize_mac
from .endpoint_group import ENDPOINT_GROUP
from .profiler_profile import PROFILER_PROFILE


def _mdm_text(name: str, api_name: str) -> String:
    return String(name, api_name, since="3.3")


def _mdm_flag(name: str, api_name: str) -> Boolean:
    return Boolean(name, api_name, server_default=False, since="3.3")


MDM = Block(
    "mdm",
    "mdmAttributes",
    update=not_clearable(
        "ISE keeps attributes that a write omits; set each string to empty and each flag to false instead."
    ),
    attributes=(
        _mdm_text("server_name", "mdmServerName"),
        _mdm_flag("reachable", "mdmReachable"),
        _mdm_flag("enrolled", "mdmEnrolled"),
        _mdm_flag("compliant", "mdmComplianceStatus"),
        _mdm_flag("encrypted", "mdmEncrypted"),
        _mdm_flag("pin_lock", "mdmPinlock"),
        _mdm_flag("jail_broken", "mdmJailBroken"),
        _mdm_text("os", "mdmOS"),
        _mdm_text("manufacturer", "mdmManufacturer"),
        _mdm_text("model", "mdmModel"),
        _mdm_text("serial_number", "mdmSerial"),
        _mdm_text("imei", "mdmIMEI"),
        _mdm_text("phone_number", "mdmPhoneNumber"),
    ),
)

ENDPOINT = Resource(
    "endpoint",
    "endpoints",
    endpoint=Endpoint("endpoint", "ERSEndPoint", by_name=True, put="merge", patch_since="3.2"),
    identity=Identity(key=("mac",), listed_as="mac"),
    attributes=(
        String("mac", required=True, convert=normalize_mac, update=IMMUTABLE),
        Derived("name", derive=lambda given: given.get("mac"), write_only=True),
        String("description"),
        Reference(
            "group",
            "groupId",
            to=ENDPOINT_GROUP,
            sets={"static_group_assignment": True},
            relevant_when=(When("static_group_assignment", (True,)),),
            update=not_clearable(
                "an endpoint is always in a group; set static_group_assignment to false to leave it to profiling."
            ),
        ),
        Boolean("static_group_assignment", "staticGroupAssignment", server_default=False),
        Boolean("static_group_assignment_defined", "staticGroupAssignmentDefined", server_default=True, since="3.3"),
        Reference(
            "profile",
            "profileId",
            to=PROFILER_PROFILE,
            sets={"static_profile_assignment": True},
            relevant_when=(When("static_profile_assignment", (True,)),),
            update=not_clearable(
                "a static profile cannot be empty; set static_profile_assignment to false to leave it to profiling."
            ),
        ),
        Boolean("static_profile_assignment", "staticProfileAssignment", server_default=False),
        Boolean(
            "static_profile_assignment_defined", "staticProfileAssignmentDefined", server_default=True, since="3.3"
        ),
        String("portal_user", "portalUser"),
        Computed("identity_store", "identityStore", description="Identity store of the user."),
        Computed("identity_store_id", "identityStoreId", description="Identifier of that identity store."),
        custom_attributes("/customAttributes/customAttributes"),
        MDM,
    ),
    filters={
        "mac": "mac",
        "group": "groupId",
        "static_group_assignment": "staticGroupAssignment",
        "profile": "profile",
        "static_profile_assignment": "staticProfileAssignment",
        "logical_profile": "logicalProfileName",
        "portal_user": "portalUser",
    },
)
