# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Administrators of ISE. ERS can write them since ISE 3.6; this collection only reads them.

Sources: Cisco's ERS reference for adminuser and its sample of the built-in administrator. The password, which is always
asterisks, is left out.
"""

from __future__ import annotations

from .._schema.attribute_types import Boolean, List, Map, String
from .._schema.comparison import UNORDERED
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource
from .._types.text import COMMAS

ADMIN_USER = Resource(
    "admin_user",
    "admin_users",
    endpoint=Endpoint("adminuser", "AdminUser", by_name=True, put=""),
    attributes=(
        String("name"),
        String("description"),
        Boolean("enabled"),
        String("first_name", "firstName"),
        String("last_name", "lastName"),
        String("email"),
        List("admin_groups", "adminGroups", compare=UNORDERED, codec=COMMAS),
        Boolean("change_password", "changePassword"),
        Boolean("external_user", "externalUser"),
        Boolean("inactive_account_never_disabled", "inactiveAccountNeverDisabled"),
        Boolean("include_system_alarms_in_email", "includeSystemAlarmsInEmail"),
        Map("custom_attributes", "customAttributes"),
    ),
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
)
