# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Internal users."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue

STAFF = "76d24097-41c4-4558-a4d0-a8c07ac08470"
BUILDERS = "76d24097-41c4-4558-a4d0-a8c07ac08471"
PAINTERS = "76d24097-41c4-4558-a4d0-a8c07ac08472"
PASSWORD = "canary-User-1"

ROW = Row(
    module="internal_user",
    info="internal_user_info",
    by_name_since="2.0",
    patch_since="3.2",
    put="merge",
    minimal=Example(
        options={"name": "ann", "user_password": PASSWORD},
        stored={
            "name": "ann",
            "password": PASSWORD,
            "enabled": True,
            "changePassword": True,
            "passwordNeverExpires": False,
            "expiryDateEnabled": False,
            "passwordIDStore": "Internal Users",
        },
        shown={"enabled": True, "change_password": True, "password_id_store": "Internal Users"},
    ),
    full=Example(
        options={
            "name": "j.doe@example.com",
            "description": "External staff, building A",
            "enabled": False,
            "first_name": "John",
            "last_name": "Doe",
            "email": "john.doe@example.com",
            "account_name_alias": "John D.",
            "password_id_store": "corp.example.com",
            "user_password": "canary-User-2",
            "enable_password": "canary-Enable-2",
            "change_password": False,
            "password_never_expires": True,
            "identity_groups": ["Staff", "Builders"],
            "expiry_date": "2030-12-31",
            "custom_attributes": {"EmployeeId": "4711", "Site": "Lyon"},
        },
        stored={
            "name": "j.doe@example.com",
            "description": "External staff, building A",
            "enabled": False,
            "firstName": "John",
            "lastName": "Doe",
            "email": "john.doe@example.com",
            "accountNameAlias": "John D.",
            "passwordIDStore": "corp.example.com",
            "password": "canary-User-2",
            "enablePassword": "canary-Enable-2",
            "changePassword": False,
            "passwordNeverExpires": True,
            "identityGroups": f"{STAFF},{BUILDERS}",
            "expiryDateEnabled": True,
            "expiryDate": "2030-12-31",
            "customAttributes": {"EmployeeId": "4711", "Site": "Lyon"},
        },
    ),
    examples={
        "a password that is kept elsewhere": Example(
            options={"name": "netadmin", "password_id_store": "corp.example.com"},
            stored={
                "name": "netadmin",
                "enabled": True,
                "changePassword": True,
                "passwordNeverExpires": False,
                "expiryDateEnabled": False,
                "passwordIDStore": "corp.example.com",
            },
        ),
    },
    second_values={
        "identity_groups": SecondValue(["Painters", "Staff"], f"{PAINTERS},{STAFF}"),
        "user_password": SecondValue("canary-User-3", "canary-User-3"),
        "expiry_date": SecondValue("2031-06-30", "2031-06-30"),
        "custom_attributes": SecondValue(
            {"EmployeeId": "4712", "Site": "Paris"}, {"EmployeeId": "4712", "Site": "Paris"}
        ),
    },
    cleared_with={"expiry_date": "expiryDateEnabled"},
    codec={"identity_groups": ","},
    after_create=("expiry_date",),
    always_masked=("user_password", "enable_password"),
    not_reusable=("user_password",),
    relevant_when={"user_password": ("password_id_store", ("Internal Users",))},
    stored_when_cleared={"password_id_store": "Internal Users"},
    not_clearable={"user_password": "ISE cannot remove the password"},
    rename="anna",
    other_forms={"expiry_date": "2030-12-31", "custom_attributes": {"EmployeeId": 4711}},
    filters={
        "name": "j.doe@example.com",
        "description": "External staff, building A",
        "first_name": "John",
        "last_name": "Doe",
        "email": "john.doe@example.com",
        "enabled": "false",
        "identity_group": "Builders",
    },
    objects={
        "identitygroup": [
            {"id": STAFF, "name": "Staff"},
            {"id": BUILDERS, "name": "Builders"},
            {"id": PAINTERS, "name": "Painters"},
        ]
    },
    change_counters=("dateCreated", "dateModified"),
    switches={
        "user_attributes": ("EmployeeId,Site,Badge",),
        "user_attribute_undefined": ("accept",),
        "user_expiry_on_create": ("accept",),
        "user_expiry_unset": ("null",),
        "user_password_reuse": ("accept",),
    },
)
