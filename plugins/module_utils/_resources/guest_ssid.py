# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest SSIDs: wireless networks that a sponsor can offer to a guest.

Source: Cisco's ERS reference for guestssid. There is no ``/name/``. Its rule for names (letters, digits, ``_.-``) and
its own example (with a blank) disagree, so ISE checks the names.
"""

from __future__ import annotations

from .._schema.attribute_types import String
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource

GUEST_SSID = Resource(
    "guest_ssid",
    "guest_ssids",
    endpoint=Endpoint("guestssid", "GuestSSID", patch_since="3.2"),
    attributes=(
        String("name", required=True),
        String("description"),
    ),
    filters={"name": "name"},
)
