# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest SSIDs: wireless networks a sponsor can name to a guest.

Source: Cisco's ERS reference for guestssid. There is no ``/name/``. Its rule for names (letters, digits, ``_.-``) and its
own example (with a blank) disagree, so names are left to ISE.
"""

from __future__ import annotations

from .._schema.resource import Field, Resource

GUEST_SSID = Resource(
    name="guest_ssid",
    plural="guest_ssids",
    path="guestssid",
    envelope="GuestSSID",
    fields=(
        Field("name", required=True),
        Field("description"),
    ),
    filters={"name": "name"},
    patch_since="3.2",
)
