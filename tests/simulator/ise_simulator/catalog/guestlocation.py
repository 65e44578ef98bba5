# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest locations, created in the GUI. ERS only reads them, and does not return their time zones."""

from __future__ import annotations

from .language import LINK, READ, Attribute, BuiltIn, Filter, Resource

__all__ = ["RESOURCES"]

GUEST_LOCATION = Resource(
    path="guestlocation",
    envelope="LocationIdentification",
    service="identity.guestlocation",
    methods=READ,
    filters={"name": Filter("name")},
    sortable_by=("name", "description"),
    attributes=(
        Attribute("id", computed=True),
        Attribute("name"),
        Attribute("description", read_default="", read_default_switch="empty_description"),
        LINK,
    ),
    built_in=(BuiltIn({"id": "0a6ff7f1-8c02-11e6-996c-525400b48521", "name": "San Jose"}),),
)

RESOURCES = (GUEST_LOCATION,)
