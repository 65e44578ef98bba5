# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Portals: a summary of all of them, and four kinds with their settings. The collection only reads them.

Sources: Cisco's ERS reference for portal, hotspotportal, selfregportal, sponsorportal and sponsoredguestportal; a 3.4
that answered 500 when asked for the list of all portals. Cisco's schemas of settings and customizations and the
examples beside them use different keys for the same thing, so the whole answer is returned, with its keys in
snake_case. There is no ``/name/``.
"""

from __future__ import annotations

import re
from typing import Any

from .._schema.attribute_types import Boolean, List, Map, Secret, String
from .._schema.comparison import ORDERED, STRICT
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource
from .._types.codec import Codec

_CODE = re.compile(r"(code|password|secret)$", re.IGNORECASE)
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def _readable(value: Any) -> Any:
    """Return settings with keys in snake_case, without access codes and other strings that grant access."""
    if isinstance(value, dict):
        return {
            _WORD.sub("_", key).lower(): _readable(inner)
            for key, inner in value.items()
            if not (isinstance(inner, str) and _CODE.search(key))
        }
    return [_readable(member) for member in value] if isinstance(value, list) else value


def _as_it_is(value: Any) -> Any:
    return value


_SETTINGS = Codec(decode=_readable, encode=_as_it_is)

PORTAL = Resource(
    "portal",
    "portals",
    endpoint=Endpoint("portal", "ERSPortal", put=""),
    attributes=(
        String("name"),
        String("description"),
        String("type", "portalType"),
        Boolean("sponsor_may_change_password", "allowSponsorToChangeOwnPassword"),
        List(
            "guest_fields",
            "guestUserFieldList",
            compare=ORDERED,
            attributes=(
                String("label", "labelName"),
                String("data_type", "dataType"),
                String("instruction", "instructionText"),
                Boolean("required"),
                String("dictionary_label", "dictionaryLabelKey"),
                Boolean("custom", "customType"),
            ),
        ),
        Secret("login_access_code", "loginPageAccessCode"),
        Secret("aup_access_code", "aupPageAccessCode"),
    ),
    filters={"name": "name", "description": "description"},
)


def _kind(path: str, envelope: str, *filters: str) -> Resource:
    return Resource(
        "portal",
        "portals",
        endpoint=Endpoint(path, envelope, put=""),
        attributes=(
            String("name"),
            String("description"),
            String("type", "portalType"),
            String("test_url", "portalTestUrl"),
            Map("settings", compare=STRICT, codec=_SETTINGS),
            Map("customizations", compare=STRICT, codec=_SETTINGS),
        ),
        filters={name: name for name in ("name", *filters)},
    )


HOTSPOT_PORTAL = _kind("hotspotportal", "HotspotPortal")
SELF_REGISTERED_PORTAL = _kind("selfregportal", "SelfRegPortal")
SPONSOR_PORTAL = _kind("sponsorportal", "SponsorPortal", "description")
SPONSORED_GUEST_PORTAL = _kind("sponsoredguestportal", "SponsoredGuestPortal", "description")

PORTAL_KINDS = {
    "hotspot": HOTSPOT_PORTAL,
    "self_registered": SELF_REGISTERED_PORTAL,
    "sponsor": SPONSOR_PORTAL,
    "sponsored_guest": SPONSORED_GUEST_PORTAL,
}
