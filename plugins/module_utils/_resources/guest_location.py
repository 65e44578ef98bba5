# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest locations, whose time zones the hours of guest accounts are in. ERS can only read them, and only their names.

Source: Cisco's ERS reference for guestlocation. There is no ``/name/``.
"""

from __future__ import annotations

from .._schema.resource import Field, Resource

GUEST_LOCATION = Resource(
    name="guest_location",
    plural="guest_locations",
    path="guestlocation",
    envelope="LocationIdentification",
    fields=(
        Field("name"),
        Field("description"),
    ),
    put="",
    filters={"name": "name"},
)
