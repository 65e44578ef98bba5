# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Themes of portals: a style sheet under a name."""

from __future__ import annotations

from .language import LINK, PATCH, WRITE, Attribute, BuiltIn, Filter, Resource

__all__ = ["RESOURCES"]

_DATA = "LyogZGVmYXVsdCBibHVlICovCg=="

RESOURCES = (
    Resource(
        path="portaltheme",
        envelope="PortalTheme",
        service="portal.portaltheme",
        methods={**WRITE, **PATCH},
        revisions=(("1.0", "2.2"), ("1.1", "3.2")),
        filters={"name": Filter("name")},
        sortable_by=("name", "description"),
        put="switch",
        attributes=(
            Attribute("id", computed=True),
            Attribute("name", required=True),
            Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
            Attribute("themeData", required=True),
            LINK,
        ),
        duplicate_status_switch="duplicate_status",
        built_in=(
            BuiltIn(
                {
                    "id": "9eb421c0-8c01-11e6-996c-525400b48521",
                    "name": "Default Blue theme",
                    "description": "",
                    "themeData": _DATA,
                }
            ),
        ),
    ),
)
