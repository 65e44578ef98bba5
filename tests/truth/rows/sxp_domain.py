# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SXP domains, which ISE cannot change."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row

ROW = Row(
    module="sxp_domain",
    info="sxp_domain_info",
    by_name_since="",
    patch_since="",
    listed_as="",
    copies=lambda number: {"sxpVpnName": f"Floor {number}"},
    small_change=None,
    minimal=Example(options={"name": "Campus"}, stored={"sxpVpnName": "Campus"}),
    full=Example(
        options={"name": "Data centre", "description": "Racks of both sites"},
        stored={"sxpVpnName": "Data centre", "description": "Racks of both sites"},
    ),
    switches={"sxp_texts": ("shown",)},
)
