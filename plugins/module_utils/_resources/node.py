# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nodes of the deployment. ERS can only read them.

Source: Cisco's ERS reference for node and its revision history. Its list of services is one string. Whether a node is
in a deployment is a string in one document of Cisco and a boolean in another. ``userName`` and ``passWord`` of its
schema are for registering a node and are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._schema.attribute_types import Boolean, List, String
from .._schema.comparison import UNORDERED
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource
from .._types.codec import Codec
from .._types.text import COMMAS

_TEXTS = Codec(decode=COMMAS.decode, encode=list)  # a list in Cisco's example, a text in its table

NODE = Resource(
    "node",
    "nodes",
    endpoint=Endpoint("node", "Node", by_name=True, put="", sort_by=""),
    attributes=(
        String("name"),
        String("description"),
        String("display_name", "displayName"),
        String("fqdn", since="2.7"),
        String("ip_address", "ipAddress"),
        List("ip_addresses", "ipAddresses", codec=_TEXTS, compare=UNORDERED),
        String("ipv6_address", "ipV6Address"),
        String("secondary_ipv6_address", "secIpV6Address"),
        List("ipv6_addresses", "ipV6Addresses", codec=_TEXTS, compare=UNORDERED),
        String("gateway", "gateWay"),
        String("sxp_ip_address", "sxpIpAddress", since="3.0"),
        Boolean("in_deployment", "inDeployment"),
        Boolean("pan", "papNode"),
        Boolean("primary_pan", "primaryPapNode"),
        String("other_pan_fqdn", "otherPapFqdn"),
        Boolean("pxgrid", "pxGridNode"),
        List("services", "nodeServiceTypes", codec=COMMAS, compare=UNORDERED),
    ),
    filters={"services": "nodeservicetypes"},
)


def roles(node: Mapping[str, Any]) -> list[str]:
    """Return the personas of a node, as far as ERS reports them.

    A node is a PSN if it offers a service other than pxGrid, which is a persona of its own. ERS does not report monitoring.
    """
    services = [service for service in node.get("services", []) if "pxgrid" not in service.lower()]
    personas = {
        "primary_pan": node.get("primary_pan"),
        "secondary_pan": node.get("pan") and not node.get("primary_pan"),
        "psn": services,
        "pxgrid": node.get("pxgrid"),
    }
    return [role for role, holds in personas.items() if holds]
