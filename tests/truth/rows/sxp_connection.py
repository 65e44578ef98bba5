# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SXP connections."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue, SmallChange

DOMAINS = [{"sxpVpnName": "Campus"}, {"sxpVpnName": "Branch"}]

ROW = Row(
    module="sxp_connection",
    info="sxp_connection_info",
    by_name_since="",
    patch_since="",
    key=("ip_address", "node"),
    listed_as="",
    narrowed_by=("domains",),
    copies=lambda number: {"ipAddress": f"10.40.{number // 250}.{number % 250}"},
    small_change=SmallChange("peer", ("core-1", "core-2")),
    minimal=Example(
        options={"ip_address": "10.31.0.1", "node": "psn1", "peer": "edge-1", "mode": "listener"},
        stored={
            "ipAddress": "10.31.0.1",
            "sxpNode": "psn1",
            "sxpPeer": "edge-1",
            "sxpMode": "LISTENER",
            "sxpVpn": "default",
            "sxpVersion": "VERSION_4",
            "enabled": True,
        },
        shown={"domains": ["default"], "version": 4, "enabled": True},
    ),
    full=Example(
        options={
            "ip_address": "2001:db8:31::2",
            "node": "psn2",
            "domains": ["Campus", "Branch"],
            "peer": "core-9",
            "mode": "both",
            "version": 3,
            "enabled": False,
            "name": "To the core",
            "description": "Second site",
        },
        stored={
            "ipAddress": "2001:db8:31::2",
            "sxpNode": "psn2",
            "sxpVpn": "Campus,Branch",
            "sxpPeer": "core-9",
            "sxpMode": "BOTH",
            "sxpVersion": "VERSION_3",
            "enabled": False,
            "name": "To the core",
            "description": "Second site",
        },
    ),
    second_values={"domains": SecondValue(["default"], "default"), "version": SecondValue(2, "VERSION_2")},
    codec={"domains": ","},
    not_clearable={"peer": "a connection needs one"},
    objects={"sxpvpns": DOMAINS},
    switches={"sxp_texts": ("shown",), "unknown_sxp_domain": ("accept",)},
)
