# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest locations, read-only."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row

ROW = Row(
    module="",
    info="guest_location_info",
    by_name_since="",
    patch_since="",
    minimal=Example(options={"name": "Paris"}, stored={"name": "Paris"}),
    full=Example(
        options={"name": "Lyon / Est", "description": "Second site"},
        stored={"name": "Lyon / Est", "description": "Second site"},
    ),
    filters={"name": "Lyon / Est"},
)
