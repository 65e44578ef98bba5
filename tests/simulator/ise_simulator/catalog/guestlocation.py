# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest locations, made in the GUI. ERS only reads them, and tells nothing of their time zones."""

from __future__ import annotations

from .language import LINK, READ, Attr, Factory, Filter, Resource

__all__ = ["RESOURCES"]

GUEST_LOCATION = Resource(
    path="guestlocation",
    wrapper="LocationIdentification",
    service="identity.guestlocation",
    methods=READ,
    filters={"name": Filter("name")},
    sorts=("name", "description"),
    attributes=(
        Attr("id", read_only=True),
        Attr("name"),
        Attr("description", shown="", shown_switch="empty_description"),
        LINK,
    ),
    factory=(Factory({"id": "0a6ff7f1-8c02-11e6-996c-525400b48521", "name": "San Jose"}),),
)

RESOURCES = (GUEST_LOCATION,)
