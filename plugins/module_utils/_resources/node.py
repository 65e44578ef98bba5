# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nodes of the deployment. ERS can only read them.

Source: Cisco's ERS reference for node and its revision history. Its list of services is one text; whether a node is in a
deployment is a string in one document of Cisco and a boolean in another. ``userName`` and ``passWord`` of its schema are
for registering a node and are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._schema.comparison import UNORDERED
from .._schema.resource import Field, Resource
from .._types.codec import Codec
from .._types.text import COMMAS


def _members(value: Any) -> Any:
    return [str(member) for member in value] if isinstance(value, list) else COMMAS.decode(value)


_TEXTS = Codec(decode=_members, encode=list)  # a list in Cisco's example, a text in its table

NODE = Resource(
    name="node",
    plural="nodes",
    path="node",
    envelope="Node",
    fields=(
        Field("name"),
        Field("description"),
        Field("display_name", api_name="displayName"),
        Field("fqdn", since="2.7"),
        Field("ip_address", api_name="ipAddress"),
        Field("ip_addresses", kind="list", elements="str", api_name="ipAddresses", codec=_TEXTS, compare=UNORDERED),
        Field("ipv6_address", api_name="ipV6Address"),
        Field("secondary_ipv6_address", api_name="secIpV6Address"),
        Field("ipv6_addresses", kind="list", elements="str", api_name="ipV6Addresses", codec=_TEXTS, compare=UNORDERED),
        Field("gateway", api_name="gateWay"),
        Field("sxp_ip_address", api_name="sxpIpAddress", since="3.0"),
        Field("in_deployment", kind="bool", api_name="inDeployment"),
        Field("pan", kind="bool", api_name="papNode"),
        Field("primary_pan", kind="bool", api_name="primaryPapNode"),
        Field("other_pan_fqdn", api_name="otherPapFqdn"),
        Field("pxgrid", kind="bool", api_name="pxGridNode"),
        Field("services", kind="list", elements="str", api_name="nodeServiceTypes", codec=COMMAS, compare=UNORDERED),
    ),
    put="",
    filters={"services": "nodeservicetypes"},
    sort_by="",
    name_url=True,
)


def roles(node: Mapping[str, Any]) -> list[str]:
    """Return the personas of a node that ERS tells.

    A node is a PSN when it offers a service other than pxGrid, which is a persona of its own. Nothing tells monitoring.
    """
    services = [service for service in node.get("services", []) if "pxgrid" not in service.lower()]
    told = {
        "primary_pan": node.get("primary_pan"),
        "secondary_pan": node.get("pan") and not node.get("primary_pan"),
        "psn": services,
        "pxgrid": node.get("pxgrid"),
    }
    return [role for role, holds in told.items() if holds]
