# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Administrators of ISE. ERS only reads them before ISE 3.6, and this collection only reads them at all.

Sources: Cisco's ERS reference for adminuser and its sample of the factory's administrator. The password, always asterisks,
is left out.
"""

from __future__ import annotations

from .._schema.comparison import MERGED, UNORDERED
from .._schema.resource import Field, Resource
from .._types.text import COMMAS

ADMIN_USER = Resource(
    name="admin_user",
    plural="admin_users",
    path="adminuser",
    envelope="AdminUser",
    fields=(
        Field("name"),
        Field("description"),
        Field("enabled", kind="bool"),
        Field("first_name", api_name="firstName"),
        Field("last_name", api_name="lastName"),
        Field("email"),
        Field("admin_groups", kind="list", elements="str", api_name="adminGroups", compare=UNORDERED, codec=COMMAS),
        Field("change_password", kind="bool", api_name="changePassword"),
        Field("external_user", kind="bool", api_name="externalUser"),
        Field("inactive_account_never_disabled", kind="bool", api_name="inactiveAccountNeverDisabled"),
        Field("include_system_alarms_in_email", kind="bool", api_name="includeSystemAlarmsInEmail"),
        Field("custom_attributes", kind="map", api_name="customAttributes", compare=MERGED),
    ),
    put="",
    filters={
        "name": "name",
        "description": "description",
        "first_name": "firstName",
        "last_name": "lastName",
        "email": "email",
        "enabled": "enabled",
        "admin_groups": "adminGroups",
        "inactive_account_never_disabled": "inactiveAccountNeverDisabled",
        "include_system_alarms_in_email": "includeSystemAlarmsInEmail",
    },
    name_url=True,
)
