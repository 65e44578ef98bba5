# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SXP: domains, connections to peers, bindings of this node. Lists contain only ids.

Name and description are accepted; acceptance tests of another client (3.4) found that reads do not return them.
"""

from __future__ import annotations

import ipaddress

from ..context import Context
from .language import LINK, READ, WRITE, Attribute, BuiltIn, Bulk, Document, Filter, Hooks, Reference, Resource
from .rules import show_group

__all__ = ["RESOURCES"]


def _texts(document: Document, key: str) -> list[str]:
    """Return the elements of a list that is one string."""
    return [part.strip() for part in document.get(key, "").split(",") if part.strip()]


def _shown(ctx: Context, shown: Document) -> None:
    if ctx.settings.sxp_texts == "hidden":
        for key in ("name", "description"):
            shown.pop(key, None)


def _read(ctx: Context, shown: Document, stored: Document) -> None:
    _shown(ctx, shown)


def _read_binding(ctx: Context, shown: Document, stored: Document) -> None:
    _shown(ctx, shown)
    if ctx.settings.binding_address == "prefix":
        shown["ipAddressOrHost"] = ipaddress.ip_interface(stored["ipAddressOrHost"]).with_prefixlen
    if ctx.settings.binding_sgt == "name":
        show_group(ctx, shown)


def _check_domain(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    if any(entry.document.get("sxpVpnName") == new["sxpVpnName"] for entry in ctx.table.entries()):
        raise ctx.refuse(ctx.settings.duplicate_status, "The SXP domain already exists")


def _check_connection(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    try:
        ipaddress.ip_address(new["ipAddress"])
    except ValueError:
        raise ctx.illegal(f"ipAddress: {new['ipAddress']}") from None
    _check_unique(ctx, new, ("ipAddress", "sxpNode"), ("sxpVpn",))


def _complete_binding(ctx: Context, new: Document, old: Document | None) -> None:
    """Replace the name of a security group by its id."""
    named = ctx.store.tables["sgt"].named(new.get("sgt", ""))
    if named is not None:
        new["sgt"] = named.id


def _check_binding(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    try:
        ipaddress.ip_interface(new["ipAddressOrHost"])
    except ValueError:
        raise ctx.illegal(f"ipAddressOrHost: {new['ipAddressOrHost']}") from None
    if not new.get("sxpVpn") and not new.get("vns"):
        raise ctx.missing(["sxpVpn or vns"])
    _check_unique(ctx, new, ("ipAddressOrHost",), ("sxpVpn", "vns"))


def _check_unique(ctx: Context, new: Document, same: tuple[str, ...], common: tuple[str, ...]) -> None:
    """Require existing domains, and one object for an address in each domain."""
    known = {entry.document.get("sxpVpnName") for entry in ctx.store.tables["sxpvpns"].entries()}
    unknown = [name for name in _texts(new, "sxpVpn") if name not in known]
    if unknown and ctx.settings.unknown_sxp_domain == "refuse":
        raise ctx.illegal(f"sxpVpn: {unknown[0]} does not exist")
    for entry in ctx.table.entries():
        held = entry.document
        alike = all(held.get(key) == new.get(key) for key in same)
        if entry.id != new["id"] and alike and any(set(_texts(held, key)) & set(_texts(new, key)) for key in common):
            raise ctx.refuse(ctx.settings.duplicate_status, f"{ctx.resource.envelope} already exists")


_OWN = (
    Attribute("id", computed=True),
    Attribute("name"),
    Attribute("description", no_markup=True),
)

DOMAIN = Resource(
    path="sxpvpns",
    envelope="ERSSxpVpn",
    service="sxp.sxpvpns",
    bulk=Bulk("vpnBulkRequest", "submit", ("create",)),
    methods={**READ, "create": "", "delete": ""},
    revisions=(("1.0", "2.0"),),
    key="id",
    filters={"name": Filter("name"), "description": Filter("description")},
    sortable_by=("name", "description"),
    listed_attributes=("id",),
    attributes=(*_OWN, Attribute("sxpVpnName", required=True), LINK),
    built_in=(BuiltIn({"id": "ef36ca16-0cf7-4806-b2a9-6f547cfe4805", "sxpVpnName": "default"}, protected=True),),
    hooks=Hooks(check=_check_domain, on_read=_read),
)

CONNECTION = Resource(
    path="sxpconnections",
    envelope="ERSSxpConnection",
    service="sxp.sxpconnections",
    bulk=Bulk("connectionBulkRequest", "submit"),
    methods=WRITE,
    revisions=(("1.0", "2.0"), ("1.1", "3.0")),
    key="id",
    filters={"name": Filter("name"), "description": Filter("description")},
    sortable_by=("name", "description"),
    listed_attributes=("id",),
    attributes=(
        *_OWN,
        Attribute("sxpPeer", required=True),
        Attribute("sxpVpn", required=True),
        Attribute("sxpNode", required=True),
        Attribute("ipAddress", required=True),
        Attribute("sxpMode", required=True, choices=("SPEAKER", "LISTENER", "BOTH")),
        Attribute("sxpVersion", required=True, choices=("VERSION_1", "VERSION_2", "VERSION_3", "VERSION_4")),
        Attribute("enabled", "boolean", required=True),
        LINK,
    ),
    hooks=Hooks(check=_check_connection, on_read=_read),
)

LOCAL_BINDING = Resource(
    path="sxplocalbindings",
    envelope="ERSSxpLocalBindings",
    service="sxp.sxplocalbindings",
    bulk=Bulk("localBindingBulkRequest", "submit"),
    methods=WRITE,
    revisions=(("1.0", "2.0"), ("1.1", "3.0")),
    key="id",
    filters={
        "sgt": Filter("sgt", reference_to="sgt"),
        "vpn": Filter(values=lambda document: _texts(document, "sxpVpn")),
        "vns": Filter(values=lambda document: _texts(document, "vns"), since="3.0"),
        "ipOrHost": Filter("ipAddressOrHost"),
    },
    sortable_by=("sgt", "vpn", "ip", "vns", "ipOrHost"),
    listed_attributes=("id",),
    attributes=(
        *_OWN,
        Attribute("bindingName", write_only=True),
        Attribute("ipAddressOrHost", required=True),
        Attribute("sgt", required=True, reference=Reference("sgt", by="id")),
        Attribute("sxpVpn", read_default=""),
        Attribute("vns", read_default="", since="3.0"),
        LINK,
    ),
    hooks=Hooks(complete=_complete_binding, check=_check_binding, on_read=_read_binding),
)

RESOURCES = (DOMAIN, CONNECTION, LOCAL_BINDING)
