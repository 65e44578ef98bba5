# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest locations, whose time zones apply to the hours of guest accounts. ERS can only read them, and only their names.

Source: Cisco's ERS reference for guestlocation. There is no ``/name/``.
"""

from __future__ import annotations

from .._schema.attribute_types import String
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource

GUEST_LOCATION = Resource(
    "guest_location",
    "guest_locations",
    endpoint=Endpoint("guestlocation", "LocationIdentification", put=""),
    attributes=(
        String("name"),
        String("description"),
    ),
    filters={"name": "name"},
)
