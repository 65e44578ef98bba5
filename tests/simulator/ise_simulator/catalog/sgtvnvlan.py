# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Virtual networks and VLANs of security groups: one container for each group.

From Cisco's reference alone; no exchange is recorded. ISE gives every virtual network and VLAN an id. Whether the filter
``sgtId`` finds a container by the id of its group is a switch.
"""

from __future__ import annotations

import copy
import uuid

from ..context import Context
from .language import LINK, WRITE, Attribute, Bulk, Document, Filter, Hooks, Reference, Resource

__all__ = ["RESOURCES"]

_OWN = (
    Attribute("id", computed=True),
    Attribute("name", required=True),
    Attribute("description"),
)


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    """Ignore the ids that a body repeats."""
    for network in new.get("virtualnetworklist", []):
        for member in (network, *network.get("vlans", [])):
            member.pop("id", None)


def _read(ctx: Context, shown: Document, stored: Document) -> None:
    """Show an id of each virtual network and VLAN, the same in every read."""
    shown["virtualnetworklist"] = copy.deepcopy(shown.get("virtualnetworklist", []))
    for network in shown["virtualnetworklist"]:
        network["id"] = _id(shown["id"], network)
        for vlan in network.get("vlans", []):
            vlan["id"] = _id(network["id"], vlan)


def _id(parent: str, member: Document) -> str:
    return str(uuid.uuid5(uuid.UUID(parent), member["name"]))


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    others = (entry.document for entry in ctx.table.entries() if entry.id != new["id"])
    if any(other.get("sgtId") == new["sgtId"] for other in others):
        raise ctx.refuse(ctx.settings.duplicate_status, "The security group has virtual networks already")
    for names in (_names(new.get("virtualnetworklist", [])), *map(_vlans, new.get("virtualnetworklist", []))):
        if len(set(names)) != len(names):
            raise ctx.illegal(f"name: {names} are not unique")


def _names(members: list[Document]) -> list[str]:
    return [member["name"] for member in members]


def _vlans(network: Document) -> list[str]:
    return _names(network.get("vlans", []))


def _group(document: Document) -> list[str]:
    return [document.get("sgtId", "")]


RESOURCES = (
    Resource(
        path="sgtvnvlan",
        envelope="SgtVNVlanContainer",
        service="trustsec.sgtvnvlan",
        bulk=Bulk("sgtVNVlanContainerBulkRequest", "submit"),
        methods=WRITE,
        revisions=(("1.0", "3.0"),),
        key="id",
        filters={"sgtId": Filter(values=_group)},
        sortable_by=(),
        attributes=(
            *_OWN,
            Attribute("sgtId", required=True, reference=Reference("sgt", by="id")),
            Attribute(
                "virtualnetworklist",
                "list",
                attributes=(
                    *_OWN,
                    Attribute("defaultVirtualNetwork", "boolean", server_default=False),
                    Attribute(
                        "vlans",
                        "list",
                        attributes=(
                            *_OWN,
                            Attribute("defaultVlan", "boolean", server_default=False),
                            Attribute("maxValue", "integer"),
                            Attribute("data", "boolean", server_default=False),
                        ),
                    ),
                ),
            ),
            LINK,
        ),
        hooks=Hooks(complete=_complete, check=_check, on_read=_read),
    ),
)
