# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""IP-SGT mappings and groups of them: the tag for traffic of a host, and the devices that apply it.

The name of a mapping is its address, as a prefix, or its host name. A mapping in a group has its tag and devices from
the group.
"""

from __future__ import annotations

import ipaddress
import time

from ..context import Context
from ..store import Entry
from .language import LINK, WRITE, Action, Attribute, Bulk, Document, Filter, Hooks, Reference, Resource
from .rules import show_group

__all__ = ["RESOURCES"]

_PLACES = {"ND": "networkdevice", "NDG": "networkdevicegroup"}


def _check_place(ctx: Context, new: Document) -> None:
    """Check ``deployTo``, the id of a device or device group; omitted for all devices."""
    table = _PLACES.get(new.get("deployType", ""))
    place = new.get("deployTo", "")
    if bool(table) != bool(place) or (table and place not in ctx.store.tables[table].by_id):
        raise ctx.illegal(f"deployTo: {place}")


def _check_group(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    _check_place(ctx, new)


def _complete_mapping(ctx: Context, new: Document, old: Document | None) -> None:
    address = new.get("hostIp", "")
    if address:
        try:
            interface = ipaddress.ip_interface(address)
        except ValueError:
            raise ctx.illegal(f"hostIp: {address}") from None
        if ctx.settings.mapping_host_bits == "refuse" and interface.ip != interface.network.network_address:
            raise ctx.illegal(f"hostIp: {address}")
        keeps = ctx.settings.mapping_host_bits == "keep"
        new["hostIp"] = interface.with_prefixlen if keeps else interface.network.with_prefixlen
    if bool(address) == bool(new.get("hostName")):
        raise ctx.missing(["hostIp or hostName"])
    if new["name"] not in (address, new.get("hostIp"), new.get("hostName")):
        raise ctx.illegal(f"name: {new['name']}")
    new["name"] = new.get("hostIp") or new["hostName"]


def _check_mapping(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    own = [key for key in ("sgt", "deployType", "deployTo") if new.get(key)]
    if new.get("mappingGroup"):
        if own:
            raise ctx.illegal(f"{own[0]}: comes from the mapping group")
        return
    missing = [key for key in ("sgt", "deployType") if key not in own]
    if missing:
        raise ctx.missing(missing)
    _check_place(ctx, new)


def _read(ctx: Context, shown: Document, stored: Document) -> None:
    if ctx.settings.mapping_sgt == "name":
        show_group(ctx, shown)


def _deploy(ctx: Context, entry: Entry | None) -> None:
    """Deploy. Only one process can run at a time."""
    running = ctx.store.processes
    if running.get("deploy", 0.0) > time.monotonic():
        raise ctx.refuse(ctx.settings.deploy_busy, "Another deploy process is running")
    running["deploy"] = time.monotonic() + ctx.settings.deploy_seconds


def _status(ctx: Context, entry: Entry | None) -> Document:
    ends = ctx.store.processes.get("deploy")
    word = None if ends is None else "IN_PROGRESS" if ends > time.monotonic() else "COMPLETED"
    return {"OperationResult": {"resultValue": [{"value": word, "name": "status"}] if word else []}}


_ACTIONS = {
    "{id}/deploy": Action("PUT", _deploy),
    "deployall": Action("PUT", _deploy),
    "deploy/status": Action("GET", _status),
}
_DEPLOY_TYPES = ("ALL", "ND", "NDG")

MAPPING_GROUP = Resource(
    path="sgmappinggroup",
    envelope="SGMappingGroup",
    service="trustsec.sgmappinggroup",
    bulk=Bulk("sgMappingGroupBulkRequest"),
    methods=WRITE,
    revisions=(("1.0", "2.0"), ("1.1", "3.5")),
    filters={"name": Filter("name"), "sgtName": Filter("sgt", reference_to="sgt")},
    sortable_by=("name", "sgtName"),
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("sgt", required=True, reference=Reference("sgt", by="id")),
        Attribute("deployTo", read_default=""),
        Attribute("deployType", required=True, choices=_DEPLOY_TYPES),
        Attribute("sgtDomain", since="3.5"),
        LINK,
    ),
    actions=_ACTIONS,
    duplicate_status_switch="duplicate_status",
    hooks=Hooks(check=_check_group, on_read=_read),
)

MAPPING = Resource(
    path="sgmapping",
    envelope="SGMapping",
    service="trustsec.sgmapping",
    bulk=Bulk("sgMappingBulkRequest"),
    methods=WRITE,
    revisions=(("1.0", "2.0"), ("1.1", "3.5")),
    filters={
        "hostName": Filter("hostName"),
        "ip": Filter("hostIp"),
        "groupName": Filter("mappingGroup", reference_to="sgmappinggroup"),
        "sgtName": Filter("sgt", reference_to="sgt"),
    },
    sortable_by=("hostName", "groupName", "ip", "sgtName"),
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("sgt", reference=Reference("sgt", by="id")),
        Attribute("deployTo", read_default=""),
        Attribute("deployType", choices=_DEPLOY_TYPES),
        Attribute("hostName"),
        Attribute("hostIp"),
        Attribute("mappingGroup", reference=Reference("sgmappinggroup", by="id")),
        Attribute("sgtDomain", since="3.5"),
        # From 3.5 patch 3, which is the profile 3.5.
        Attribute("resolvingNodes", since="3.5"),
        Attribute("ttl", "integer", range=(0, None), since="3.5"),
        LINK,
    ),
    actions=_ACTIONS,
    duplicate_status_switch="duplicate_status",
    hooks=Hooks(complete=_complete_mapping, check=_check_mapping, on_read=_read),
)

RESOURCES = (MAPPING_GROUP, MAPPING)
