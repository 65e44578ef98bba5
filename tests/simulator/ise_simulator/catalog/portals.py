# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Portals: all of them in short under ``portal``, and four types with all their settings under paths of their own.

ISE lets clients write the four types; the simulator only reads them. The vendor's schemas of ``settings`` and
``customizations`` use other keys than the examples, so any keys are accepted.
"""

from __future__ import annotations

from ..answers import CRUD
from ..context import Context
from .language import LINK, READ, Attribute, BuiltIn, Document, Filter, Hooks, Resource
from .portal_documents import HOTSPOT, MY_DEVICES, SELF_REGISTERED, SPONSOR, SPONSOR_PORTAL_ID, SPONSORED

__all__ = ["RESOURCES", "SPONSOR_PORTAL_ID"]


def _search(ctx: Context) -> None:
    """Refuse the list of all portals, as observed on a 3.4, where single portals are readable."""
    if ctx.settings.portal_list == "fail":
        raise ctx.refuse(500, "Operation search PORTAL failed", CRUD)


def _in_short(document: Document) -> BuiltIn:
    return BuiltIn({key: document[key] for key in ("id", "name", "description", "portalType")})


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
    built_in=tuple(_in_short(item) for item in (HOTSPOT, MY_DEVICES, SELF_REGISTERED, SPONSOR, SPONSORED)),
    hooks=Hooks(before_list=_search),
)


def _kind(path: str, envelope: str, document: Document, *filters: str) -> Resource:
    return Resource(
        path=path,
        envelope=envelope,
        service=f"portal.{path}",
        methods=READ,
        revisions=(("1.0", "2.2"), ("1.1", "3.2")),
        filters={name: Filter(name) for name in ("name", *filters)},
        sortable_by=("name", "description"),
        attributes=(
            Attribute("id", computed=True),
            Attribute("name"),
            Attribute("description", read_default="", read_default_switch="empty_description"),
            Attribute("portalType"),
            Attribute("portalTestUrl"),
            Attribute("settings", "map"),
            Attribute("customizations", "map"),
            LINK,
        ),
        built_in=(BuiltIn(document),),
    )


RESOURCES = (
    PORTAL,
    _kind("hotspotportal", "HotspotPortal", HOTSPOT),
    _kind("selfregportal", "SelfRegPortal", SELF_REGISTERED),
    _kind("sponsorportal", "SponsorPortal", SPONSOR, "description"),
    _kind("sponsoredguestportal", "SponsoredGuestPortal", SPONSORED, "description"),
)
