# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoints."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue

UNKNOWN = "aa0e8b20-8bff-11e6-996c-525400b48521"
PRINTERS = "5d1c0a12-8f3e-4f0a-9d57-0c4a53b1e201"
CAMERAS = "5d1c0a12-8f3e-4f0a-9d57-0c4a53b1e202"
PHONE = "03b68240-8c00-11e6-996c-525400b48521"
CAMERA = "0189de40-8c00-11e6-996c-525400b48521"


def _stored(mac: str, **more: Any) -> dict[str, Any]:
    """Return an endpoint with the values that ISE adds."""
    return {
        "mac": mac,
        "name": mac,
        "groupId": UNKNOWN,
        "staticGroupAssignment": False,
        "staticGroupAssignmentDefined": True,
        "staticProfileAssignment": False,
        "staticProfileAssignmentDefined": True,
        **more,
    }


FULL = Example(
    options={
        "mac": "AA:BB:CC:00:11:22",
        "description": "Phone of the reception",
        "group": "Printers",
        "static_group_assignment": True,
        "static_group_assignment_defined": False,
        "profile": "Cisco-IP-Phone-8845",
        "static_profile_assignment": True,
        "static_profile_assignment_defined": False,
        "portal_user": "j.doe",
        "custom_attributes": {"AssetTag": "A-17", "Owner": "reception"},
        "mdm": {
            "server_name": "mdm.example.com",
            "reachable": True,
            "enrolled": True,
            "compliant": True,
            "encrypted": True,
            "pin_lock": True,
            "jail_broken": True,
            "os": "PhoneOS 14",
            "manufacturer": "Example",
            "model": "8845",
            "serial_number": "FCH1234ABCD",
            "imei": "490154203237518",
            "phone_number": "+33123456789",
        },
    },
    stored=_stored(
        "AA:BB:CC:00:11:22",
        description="Phone of the reception",
        groupId=PRINTERS,
        staticGroupAssignment=True,
        staticGroupAssignmentDefined=False,
        profileId=PHONE,
        staticProfileAssignment=True,
        staticProfileAssignmentDefined=False,
        portalUser="j.doe",
        customAttributes={"customAttributes": {"AssetTag": "A-17", "Owner": "reception"}},
        mdmAttributes={
            "mdmServerName": "mdm.example.com",
            "mdmReachable": True,
            "mdmEnrolled": True,
            "mdmComplianceStatus": True,
            "mdmEncrypted": True,
            "mdmPinlock": True,
            "mdmJailBroken": True,
            "mdmOS": "PhoneOS 14",
            "mdmManufacturer": "Example",
            "mdmModel": "8845",
            "mdmSerial": "FCH1234ABCD",
            "mdmIMEI": "490154203237518",
            "mdmPhoneNumber": "+33123456789",
        },
    ),
)

ROW = Row(
    module="endpoint",
    info="endpoint_info",
    key=("mac",),
    listed_as="mac",
    by_name_since="1.3",
    patch_since="3.2",
    put="merge",
    copies=lambda number: dict.fromkeys(("mac", "name"), f"AA:BB:CC:DD:{number // 256:02X}:{number % 256:02X}"),
    minimal=Example(
        options={"mac": "00:11:22:AA:BB:0C"},
        stored=_stored("00:11:22:AA:BB:0C"),
        shown={"group": "Unknown", "static_group_assignment": False, "static_profile_assignment": False},
    ),
    full=FULL,
    computed={"identityStore": "corp.example.com", "identityStoreId": "10bd8c30-8c01-11e6-996c-525400b48521"},
    examples={
        "a group makes the assignment static": Example(
            options={"mac": "00:11:22:AA:BB:0D", "group": "Printers"},
            stored=_stored("00:11:22:AA:BB:0D", groupId=PRINTERS, staticGroupAssignment=True),
            sets={"static_group_assignment": True},
        ),
        "a group to begin with": Example(
            options={"mac": "00:11:22:AA:BB:0E", "group": "Printers", "static_group_assignment": False},
            stored=_stored("00:11:22:AA:BB:0E", groupId=PRINTERS),
        ),
    },
    second_values={
        "group": SecondValue("Cameras", CAMERAS),
        "profile": SecondValue("Axis-Camera", CAMERA),
        "custom_attributes": SecondValue(
            {"AssetTag": "A-18", "Owner": "canteen"}, {"AssetTag": "A-18", "Owner": "canteen"}
        ),
    },
    not_clearable={
        "group": "always in a group",
        "profile": "leave it to profiling",
        "mdm": "ISE keeps attributes that a write omits",
    },
    other_forms={"mac": "aabb.cc00.1122"},
    filters={
        "mac": "AA:BB:CC:00:11:22",
        "group": "Printers",
        "static_group_assignment": "true",
        "profile": "Cisco-IP-Phone-8845",
        "static_profile_assignment": "true",
        "logical_profile": "IP-Phones",
        "portal_user": "j.doe",
    },
    whole_value_filters=("group", "logical_profile"),
    objects={
        "endpointgroup": [{"id": PRINTERS, "name": "Printers"}, {"id": CAMERAS, "name": "Cameras"}],
        "profilerprofile": [{"id": PHONE, "name": "Cisco-IP-Phone-8845"}, {"id": CAMERA, "name": "Axis-Camera"}],
        "internaluser": [{"name": "j.doe"}],
    },
    switches={
        "endpoint_attributes": ("AssetTag,Owner,Floor",),
        "endpoint_reprofile": ("at_once",),
        "unknown_portal_user": ("refuse",),
    },
)
