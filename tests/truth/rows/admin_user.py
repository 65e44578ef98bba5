# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Administrators, read-only."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row

ROW = Row(
    module="",
    info="admin_user_info",
    by_name_since="1.2",
    patch_since="",
    minimal=Example(options={"name": "eve"}, stored={"name": "eve", "enabled": True}, shown={"enabled": True}),
    full=Example(
        options={
            "name": "helpdesk",
            "description": "First line, from 8 to 18",
            "enabled": False,
            "first_name": "Henry",
            "last_name": "Desk",
            "email": "helpdesk@example.com",
            "admin_groups": ["Helpdesk Admin", "ERS Operator"],
            "change_password": False,
            "external_user": True,
            "inactive_account_never_disabled": True,
            "include_system_alarms_in_email": True,
            "custom_attributes": {"Site": "Lyon"},
        },
        stored={
            "name": "helpdesk",
            "description": "First line, from 8 to 18",
            "enabled": False,
            "firstName": "Henry",
            "lastName": "Desk",
            "email": "helpdesk@example.com",
            "adminGroups": "Helpdesk Admin, ERS Operator",
            "changePassword": False,
            "externalUser": True,
            "inactiveAccountNeverDisabled": True,
            "includeSystemAlarmsInEmail": True,
            "customAttributes": {"Site": "Lyon"},
            "password": "canary-Admin-1",
        },
    ),
    filters={
        "name": "helpdesk",
        "description": "First line, from 8 to 18",
        "first_name": "Henry",
        "last_name": "Desk",
        "email": "helpdesk@example.com",
        "enabled": "false",
        "admin_groups": "Helpdesk Admin, ERS Operator",
        "inactive_account_never_disabled": "true",
        "include_system_alarms_in_email": "true",
    },
)
