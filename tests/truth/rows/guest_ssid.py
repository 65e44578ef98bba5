# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest SSIDs."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row

ROW = Row(
    module="guest_ssid",
    info="guest_ssid_info",
    by_name_since="",
    patch_since="3.2",
    minimal=Example(options={"name": "Guest-WiFi"}, stored={"name": "Guest-WiFi"}),
    full=Example(
        options={"name": "Summer_Party.2026", "description": "One night only"},
        stored={"name": "Summer_Party.2026", "description": "One night only"},
    ),
    rename="Visitors",
    filters={"name": "Summer_Party.2026"},
    switches={"guest_ssid_name": ("ignore",)},
)
