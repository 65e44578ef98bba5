# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Administrators. Up to 3.5 ERS can only read them; the additions of 3.6 are not simulated."""

from __future__ import annotations

from typing import Any

from .language import BY_NAME, LINK, READ, Attribute, BuiltIn, Document, Filter, Resource

__all__ = ["RESOURCES"]


def _enabled(document: Document) -> list[Any]:
    """Accept flags and words: the filter for internal users takes words, and Cisco does not document this one."""
    enabled = bool(document.get("enabled"))
    return [enabled, "Enabled" if enabled else "Disabled"]


ADMIN_USER = Resource(
    path="adminuser",
    envelope="AdminUser",
    service="identity.adminuser",
    methods={**READ, **BY_NAME},
    revisions=(("1.0", "1.2"), ("1.1", "2.0"), ("1.2", "3.2"), ("1.3", "3.6")),
    filters={
        "name": Filter("name"),
        "description": Filter("description"),
        "firstName": Filter("firstName"),
        "lastName": Filter("lastName"),
        "email": Filter("email"),
        "enabled": Filter(values=_enabled),
        "adminGroups": Filter("adminGroups"),
        "inactiveAccountNeverDisabled": Filter("inactiveAccountNeverDisabled"),
        "includeSystemAlarmsInEmail": Filter("includeSystemAlarmsInEmail"),
    },
    sortable_by=("name", "description"),
    attributes=(
        Attribute("id", computed=True),
        Attribute("name"),
        Attribute("enabled", "boolean", read_default=True),
        Attribute("description"),
        Attribute("email"),
        Attribute("password", secret=True, mask="*******", mask_switch=""),
        Attribute("changePassword", "boolean", read_default=True),
        Attribute("firstName"),
        Attribute("lastName"),
        Attribute("includeSystemAlarmsInEmail", "boolean", read_default=False),
        Attribute("inactiveAccountNeverDisabled", "boolean", read_default=False),
        Attribute("externalUser", "boolean", read_default=False),
        Attribute("adminGroups"),
        Attribute("customAttributes", "map", read_default={}),
        LINK,
    ),
    built_in=(
        BuiltIn(
            {
                "id": "7ac8e5e7-d580-4499-abf1-3ab3f8dd4af1",
                "name": "admin",
                "description": "Default Admin User",
                "password": "Factory-Default-1",
                "enabled": True,
                "changePassword": True,
                "inactiveAccountNeverDisabled": True,
                "adminGroups": "Super Admin",
            }
        ),
    ),
)

RESOURCES = (ADMIN_USER,)
