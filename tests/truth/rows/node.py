# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nodes, read-only."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row

ROW = Row(
    module="",
    info="node_info",
    by_name_since="2.2",
    patch_since="",
    minimal=Example(
        options={"name": "ise-mnt1", "roles": []},
        stored={"name": "ise-mnt1", "papNode": False, "primaryPapNode": False, "pxGridNode": False},
    ),
    full=Example(
        options={
            "name": "ise-pan2",
            "description": "Everything on one",
            "display_name": "PAN 2",
            "fqdn": "ise-pan2.example.com",
            "ip_address": "192.0.2.30",
            "ip_addresses": ["192.0.2.30", "198.51.100.30"],
            "ipv6_address": "2001:db8::30",
            "secondary_ipv6_address": "2001:db8::31",
            "ipv6_addresses": ["2001:db8::30", "2001:db8::31"],
            "gateway": "192.0.2.1",
            "sxp_ip_address": "192.0.2.32",
            "in_deployment": True,
            "pan": True,
            "primary_pan": False,
            "other_pan_fqdn": "ise-pan1.example.com",
            "pxgrid": True,
            "services": ["Session", "SXP"],
            "roles": ["secondary_pan", "psn", "pxgrid"],
        },
        stored={
            "name": "ise-pan2",
            "description": "Everything on one",
            "displayName": "PAN 2",
            "fqdn": "ise-pan2.example.com",
            "ipAddress": "192.0.2.30",
            "ipAddresses": ["192.0.2.30", "198.51.100.30"],
            "ipV6Address": "2001:db8::30",
            "secIpV6Address": "2001:db8::31",
            "ipV6Addresses": ["2001:db8::30", "2001:db8::31"],
            "gateWay": "192.0.2.1",
            "sxpIpAddress": "192.0.2.32",
            "inDeployment": True,
            "papNode": True,
            "primaryPapNode": False,
            "otherPapFqdn": "ise-pan1.example.com",
            "pxGridNode": True,
            "nodeServiceTypes": "Session, SXP",
        },
    ),
    filters={"services": "SXP"},
)
