# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Portals: all of them in short, and four kinds with their settings. ERS is used to read them only.

Sources: Cisco's ERS reference for portal, hotspotportal, selfregportal, sponsorportal and sponsoredguestportal; a 3.4 that
answered 500 when asked for the list of all portals. Cisco's schemas of settings and customizations and the examples beside
them use different keys for the same thing, so what ISE sends is shown whole, with its keys in snake_case. There is no
``/name/``.
"""

from __future__ import annotations

import re
from typing import Any

from .._schema.comparison import ORDERED
from .._schema.resource import Field, Resource
from .._types.codec import Codec

_CODE = re.compile(r"(code|password|secret)$", re.IGNORECASE)
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def _readable(value: Any) -> Any:
    """Return settings with keys in snake_case, without access codes and the like: texts that let somebody in."""
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
    name="portal",
    plural="portals",
    path="portal",
    envelope="ERSPortal",
    fields=(
        Field("name"),
        Field("description"),
        Field("type", api_name="portalType"),
        Field("sponsor_may_change_password", "bool", api_name="allowSponsorToChangeOwnPassword"),
        Field(
            "guest_fields",
            "list",
            api_name="guestUserFieldList",
            elements="dict",
            compare=ORDERED,
            fields=(
                Field("label", api_name="labelName"),
                Field("data_type", api_name="dataType"),
                Field("instruction", api_name="instructionText"),
                Field("required", "bool"),
                Field("dictionary_label", api_name="dictionaryLabelKey"),
                Field("custom", "bool", api_name="customType"),
            ),
        ),
        Field("login_access_code", api_name="loginPageAccessCode", secret=True),
        Field("aup_access_code", api_name="aupPageAccessCode", secret=True),
    ),
    put="",
    filters={"name": "name", "description": "description"},
)


def _kind(path: str, envelope: str, *filters: str) -> Resource:
    return Resource(
        name="portal",
        plural="portals",
        path=path,
        envelope=envelope,
        fields=(
            Field("name"),
            Field("description"),
            Field("type", api_name="portalType"),
            Field("test_url", api_name="portalTestUrl"),
            Field("settings", "map", codec=_SETTINGS),
            Field("customizations", "map", codec=_SETTINGS),
        ),
        put="",
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
