# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SXP domain filters: which mappings go to which SXP domains. An empty list answers 404, and lists contain only ids.

No read is recorded. How reads show the security group and the virtual network of a filter without one are switches.
"""

from __future__ import annotations

import ipaddress

from ..context import Context
from .language import LINK, WRITE, Attribute, Document, Hooks, Reference, Resource
from .rules import show_group

__all__ = ["RESOURCES"]

_CRITERIA = ("subnet", "sgt", "vn")
_DEFAULT_NETWORK = "DEFAULT_VN"


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    """Replace the name of a security group by its id, and store nothing for the default virtual network."""
    named = ctx.store.tables["sgt"].named(new.get("sgt", ""))
    if named is not None:
        new["sgt"] = named.id
    if new.get("vn") == _DEFAULT_NETWORK:
        del new["vn"]


def _criteria(document: Document) -> tuple[str, ...]:
    values = {**document, "vn": document.get("vn") or _DEFAULT_NETWORK}
    return tuple(str(values.get(key) or "") for key in _CRITERIA)


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    if not any(new.get(key) for key in _CRITERIA):
        raise ctx.missing(["subnet, sgt or vn"])
    if new.get("subnet"):
        try:
            ipaddress.ip_network(new["subnet"])
        except ValueError:
            raise ctx.illegal(f"subnet: {new['subnet']}") from None
    known = {entry.document.get("sxpVpnName") for entry in ctx.store.tables["sxpvpns"].entries()}
    unknown = [name for part in new["domains"].split(",") if (name := part.strip()) not in known]
    if unknown and ctx.settings.unknown_sxp_domain == "refuse":
        raise ctx.illegal(f"domains: {unknown[0]} does not exist")
    others = (entry.document for entry in ctx.table.entries() if entry.id != new["id"])
    if any(_criteria(other) == _criteria(new) for other in others):
        raise ctx.refuse(ctx.settings.duplicate_status, "The SXP domain filter already exists")


def _read(ctx: Context, shown: Document, stored: Document) -> None:
    if ctx.settings.sxp_texts == "hidden":
        for key in ("name", "description"):
            shown.pop(key, None)
    if ctx.settings.domain_filter_sgt == "name":
        show_group(ctx, shown)
    if ctx.settings.domain_filter_network == "default" and not shown.get("vn"):
        shown["vn"] = _DEFAULT_NETWORK


RESOURCES = (
    Resource(
        path="filterpolicy",
        envelope="ERSFilterPolicy",
        service="sxp.filterpolicy",
        methods={**WRITE, "patch": "3.2"},
        revisions=(("1.0", "2.0"), ("1.1", "3.2")),
        key="id",
        sortable_by=(),
        listed_attributes=("id",),
        empty_list_is_404=True,
        attributes=(
            Attribute("id", computed=True),
            Attribute("name"),
            Attribute("description", no_markup=True),
            Attribute("subnet"),
            Attribute("sgt", reference=Reference("sgt", by="id")),
            Attribute("vn"),
            Attribute("domains", required=True),
            LINK,
        ),
        hooks=Hooks(complete=_complete, check=_check, on_read=_read),
    ),
)
