# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Portals: all of them in short under ``portal``, and six types with all their settings under paths of their own.

The vendor's schemas of ``settings`` and ``customizations`` use other keys than the examples, so any keys are accepted.
What a new portal without them gets is not documented: those of the portal of a new ISE, or it is refused.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping

from ..answers import CRUD
from ..context import Context
from .language import LINK, PATCH, READ, WRITE, Attribute, BuiltIn, Document, Filter, Hooks, Resource
from .portal_documents import (
    BYOD,
    CLIENT_PROVISIONING,
    HOTSPOT,
    MY_DEVICES,
    SELF_REGISTERED,
    SPONSOR,
    SPONSOR_PORTAL_ID,
    SPONSORED,
)

__all__ = ["RESOURCES", "SPONSOR_PORTAL_ID"]


def _search(ctx: Context) -> None:
    """Refuse the list of all portals, as observed on a 3.4, where single portals are readable."""
    if ctx.settings.portal_list == "fail":
        raise ctx.refuse(500, "Operation search PORTAL failed", CRUD)


def _in_short(document: Document) -> Document:
    return {key: document[key] for key in ("id", "name", "description", "portalType") if key in document}


PORTAL = Resource(
    path="portal",
    envelope="ERSPortal",
    service="identity.portal",
    methods=READ,
    revisions=(("1.0", "1.2"), ("2.0", "1.3")),
    filters={"name": Filter("name"), "description": Filter("description")},
    sortable_by=("name", "description"),
    attributes=(
        Attribute("id", computed=True),
        Attribute("name"),
        Attribute("description", read_default="", read_default_switch="empty_description"),
        Attribute("portalType"),
        Attribute("allowSponsorToChangeOwnPassword", "boolean"),
        Attribute("loginPageAccessCode", secret=True, mask_switch="mask_access_codes"),
        Attribute("aupPageAccessCode", secret=True, mask_switch="mask_access_codes"),
        LINK,
        Attribute(
            "guestUserFieldList",
            "list",
            attributes=(
                Attribute("labelName"),
                Attribute("dataType"),
                Attribute("instructionText"),
                Attribute("required", "boolean"),
                Attribute("dictionaryLabelKey"),
                Attribute("customType", "boolean"),
            ),
        ),
    ),
    built_in=tuple(
        BuiltIn(_in_short(item))
        for item in (BYOD, CLIENT_PROVISIONING, HOTSPOT, MY_DEVICES, SELF_REGISTERED, SPONSOR, SPONSORED)
    ),
    hooks=Hooks(before_list=_search),
)


_BLOCKS = ("settings", "customizations")


def _hooks(factory: Document) -> Hooks:
    """Return the hooks of one type; ``factory`` is its portal on a new ISE."""

    def complete(ctx: Context, new: Document, old: Document | None) -> None:
        kind = new.get("portalType", "")
        if kind.upper() != factory["portalType"]:
            raise ctx.illegal(f"portalType: {kind}")
        new["portalType"] = factory["portalType"]
        new["portalTestUrl"] = factory["portalTestUrl"].replace(factory["id"], new["id"])
        missing = [block for block in _BLOCKS if block not in new]
        if missing and ctx.settings.portal_blocks == "required":
            raise ctx.missing(missing)
        new.update({block: copy.deepcopy(factory[block]) for block in missing})

    def check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
        """Show the portal among all portals; this is the last check of a write."""
        ctx.store.tables["portal"].put(_in_short(new))

    def before_delete(ctx: Context, document: Document) -> None:
        ctx.store.tables["portal"].delete(document["id"])

    return Hooks(complete=complete, check=check, before_delete=before_delete)


def _kind(path: str, envelope: str, factory: Document, methods: Mapping[str, str], *filters: str) -> Resource:
    return Resource(
        path=path,
        envelope=envelope,
        service=f"portal.{path}",
        methods=methods,
        revisions=(("1.0", "2.2"), ("1.1", "3.2")),
        filters={name: Filter(name) for name in ("name", *filters)},
        sortable_by=("name", "description"),
        attributes=(
            Attribute("id", computed=True),
            Attribute("name", required=True),
            Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
            Attribute("portalType", required=True),
            Attribute("portalTestUrl", computed=True),
            Attribute("settings", "map"),
            Attribute("customizations", "map"),
            LINK,
        ),
        duplicate_status_switch="duplicate_status",
        built_in=(BuiltIn(factory),),
        hooks=_hooks(factory),
    )


RESOURCES = (
    PORTAL,
    _kind("hotspotportal", "HotspotPortal", HOTSPOT, {**WRITE, **PATCH}),
    _kind("selfregportal", "SelfRegPortal", SELF_REGISTERED, {**WRITE, **PATCH}),
    _kind("byodportal", "BYODPortal", BYOD, WRITE, "description"),
    _kind("mydeviceportal", "MyDevicePortal", MY_DEVICES, WRITE, "description"),
    _kind("sponsorportal", "SponsorPortal", SPONSOR, WRITE, "description"),
    _kind("sponsoredguestportal", "SponsoredGuestPortal", SPONSORED, WRITE, "description"),
)
