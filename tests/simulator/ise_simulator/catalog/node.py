# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nodes, which ERS only reads. The simulated deployment has a primary PAN and two PSNs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .language import BY_NAME, LINK, READ, Attribute, BuiltIn, Document, Filter, Resource

__all__ = ["NODES", "PSNS", "RESOURCES"]

PAN = "ise-pan1"
# Policy Service nodes, and their RADIUS addresses.
PSNS = {"ise-psn1": "192.0.2.21", "ise-psn2": "192.0.2.22"}
NODES = (PAN, *PSNS)


def _node(identity: str, name: str, address: str, **more: Any) -> BuiltIn:
    document = {
        "id": identity,
        "name": name,
        "gateWay": "192.0.2.1",
        "displayName": name,
        "inDeployment": True,
        "otherPapFqdn": "",
        "ipAddresses": [address],
        "ipAddress": address,
        "sxpIpAddress": "",
        "nodeServiceTypes": "",
        "fqdn": f"{name}.example.com",
        "primaryPapNode": False,
        "papNode": False,
        "pxGridNode": False,
        **more,
    }
    return BuiltIn(document)


def _psn(identity: str, name: str, services: str) -> BuiltIn:
    return _node(identity, name, PSNS[name], nodeServiceTypes=services)


def _services(document: Document) -> Iterable[str]:
    """Return each service and the whole list: it is not documented which of them ISE's filter compares."""
    return [service.strip() for service in str(document.get("nodeServiceTypes", "")).split(",")]


NODE = Resource(
    path="node",
    envelope="Node",
    service="deploy.node",
    methods={**READ, **BY_NAME},
    revisions=(("1.0", "2.2"), ("1.1", "2.4"), ("1.2", "2.7"), ("1.3", "3.0")),
    filters={"nodeservicetypes": Filter(values=_services)},
    sortable_by=(),
    attributes=(
        Attribute("id", computed=True),
        Attribute("name"),
        Attribute("description"),
        Attribute("gateWay"),
        Attribute("displayName"),
        Attribute("inDeployment", "boolean"),
        Attribute("otherPapFqdn"),
        Attribute("ipAddresses", "list"),
        Attribute("ipAddress"),
        Attribute("sxpIpAddress", since="3.0"),
        Attribute("nodeServiceTypes", since="2.4"),
        Attribute("fqdn", since="2.7"),
        Attribute("primaryPapNode", "boolean"),
        Attribute("papNode", "boolean"),
        Attribute("pxGridNode", "boolean"),
        Attribute("ipV6Address"),
        Attribute("secIpV6Address"),
        Attribute("ipV6Addresses", "list"),
        # In the vendor's schema, for the registration of a node; no read returns them.
        Attribute("userName", write_only=True),
        Attribute("passWord", write_only=True),
        LINK,
    ),
    built_in=(
        _node(
            "5a5e5a10-8b5f-11e6-996c-525400b48521",
            PAN,
            "192.0.2.20",
            primaryPapNode=True,
            papNode=True,
            pxGridNode=True,
        ),
        _psn("5a5e5b80-8b5f-11e6-996c-525400b48521", "ise-psn1", "Session, Profiler, DEVICE ADMIN"),
        _psn("5a5e5c70-8b5f-11e6-996c-525400b48521", "ise-psn2", "Session"),
    ),
)

RESOURCES = (NODE,)
