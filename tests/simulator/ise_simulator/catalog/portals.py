# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Portals: all of them in short under ``portal``, and four types with all their settings under paths of their own.

ISE lets clients write the four types; the simulator only reads them. The vendor's schemas of ``settings`` and
``customizations`` use other keys than the examples, so any keys are accepted.
"""

from __future__ import annotations

import copy
from typing import Any

from ..answers import CRUD
from ..context import Context
from .language import LINK, READ, Attribute, BuiltIn, Document, Filter, Hooks, Resource

__all__ = ["RESOURCES", "SPONSOR_PORTAL_ID"]

SPONSOR_PORTAL_ID = "04cd708b-feef-4c75-bf3e-2d2a9c302da2"

_SUPPORT: Document = {
    "includeSupportInfoPage": False,
    "includeMacAddr": True,
    "includeIpAddress": True,
    "includeBrowserUserAgent": True,
    "includePolicyServer": True,
    "includeFailureCode": True,
    "emptyFieldDisplay": "HIDE",
}
_NETWORK: Document = {
    "httpsPort": 8443,
    "allowedInterfaces": ["eth0", "bond0"],
    "certificateGroupTag": "Default Portal Certificate Group",
    "displayLang": "USEBROWSERLOCALE",
    "fallbackLanguage": "English",
}
_LOGIN: Document = {"maxFailedAttemptsBeforeRateLimit": 5, "timeBetweenLoginsDuringRateLimit": 2, "includeAup": False}
_ACCEPTABLE_USE: Document = {"includeAup": True, "requireScrolling": False, "displayFrequency": "FIRSTLOGIN"}
_SUCCESS: Document = {"successRedirect": "AUTHSUCCESSPAGE", "redirectUrl": "www.cisco.com"}


def _customizations(title: str) -> Document:
    return {
        "portalTheme": {"id": "9eb421c0-8c01-11e6-996c-525400b48521", "name": "Default Blue theme"},
        "language": {"viewLanguage": "English"},
        "globalCustomizations": {"bannerTitle": title, "contactText": "Contact Support"},
        "pageCustomizations": {"data": [{"key": "ui_contact_ip_address_label", "value": "SVAgYWRkcmVzczo="}]},
    }


def _portal(identity: str, name: str, text: str, kind: str, title: str, settings: dict[str, Any]) -> Document:
    return {
        "id": identity,
        "name": name,
        "description": text,
        "portalType": kind,
        "portalTestUrl": f"https://ise.example.com:8443/portal/PortalSetup.action?portal={identity}",
        "settings": copy.deepcopy({**settings, "supportInfoSettings": _SUPPORT}),
        "customizations": _customizations(title),
    }


_HOTSPOT = _portal(
    "b132a9ef-1491-4e01-9ad4-b48a9c72e1c7",
    "Hotspot Guest Portal (default)",
    "Guests need no credentials to access the network, but you can ask for an access code",
    "HOTSPOTGUEST",
    "Hotspot Portal",
    {
        "portalSettings": {
            **_NETWORK,
            "endpointIdentityGroup": "aa178bd0-8bff-11e6-996c-525400b48521",
            "coaType": "COAREAUTHENTICATE",
        },
        "aupSettings": {"includeAup": True, "requireScrolling": False},
        "postAccessBannerSettings": {"includePostAccessBanner": False},
        "authSuccessSettings": _SUCCESS,
    },
)
_SELF_REGISTERED = _portal(
    "4e8ade36-4048-472a-b345-632cc155acfc",
    "Self-Registered Guest Portal (default)",
    "Guests make their own accounts and are given a user name and a password",
    "SELFREGGUEST",
    "Guest Portal",
    {
        "portalSettings": {**_NETWORK, "assignedGuestTypeForEmployee": "Contractor (default)"},
        "loginPageSettings": {**_LOGIN, "requireAccessCode": False, "allowGuestToCreateAccounts": True},
        "selfRegPageSettings": {
            "assignGuestsToGuestType": "Daily (default)",
            "accountValidityDuration": 1,
            "accountValidityTimeUnits": "DAYS",
            "requireRegistrationCode": False,
            "fieldEmailAddr": {"include": True, "require": False},
            "selectableLocations": ["San Jose"],
            "requireGuestApproval": True,
        },
        "aupSettings": _ACCEPTABLE_USE,
        "authSuccessSettings": _SUCCESS,
    },
)
_SPONSOR = _portal(
    SPONSOR_PORTAL_ID,
    "Sponsor Portal (default)",
    "Sponsors make and manage accounts for authorized visitors here",
    "SPONSOR",
    "Sponsor Portal",
    {
        "portalSettings": {**_NETWORK, "httpsPort": 8445, "idleTimeout": 10, "availableSsids": []},
        "loginPageSettings": _LOGIN,
        "aupSettings": _ACCEPTABLE_USE,
        "sponsorChangePasswordSettings": {"allowSponsorToChangePwd": False},
    },
)
_SPONSORED = _portal(
    "d135de9f-cd87-4ce7-b1a4-1d9c7cf35f33",
    "Sponsored Guest Portal (default)",
    "Sponsors make guest accounts, and guests log in with the user name and password they were given",
    "SPONSOREDGUEST",
    "Guest Portal",
    {
        "portalSettings": {**_NETWORK, "assignedGuestTypeForEmployee": "Contractor (default)"},
        "loginPageSettings": {**_LOGIN, "requireAccessCode": False, "allowGuestToCreateAccounts": False},
        "aupSettings": _ACCEPTABLE_USE,
        "byodSettings": {"byodWelcomeSettings": {"enableBYOD": False, "requireMDM": False}},
        "authSuccessSettings": _SUCCESS,
    },
)
# A type without a path of its own.
_MY_DEVICES: Document = {
    "id": "c6ec8f9d-3c4d-4d77-8ccf-7a1e4b2c9b10",
    "name": "My Devices Portal (default)",
    "description": "Employees register and manage their devices here",
    "portalType": "MYDEVICE",
}


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
    built_in=tuple(_in_short(item) for item in (_HOTSPOT, _MY_DEVICES, _SELF_REGISTERED, _SPONSOR, _SPONSORED)),
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
    _kind("hotspotportal", "HotspotPortal", _HOTSPOT),
    _kind("selfregportal", "SelfRegPortal", _SELF_REGISTERED),
    _kind("sponsorportal", "SponsorPortal", _SPONSOR, "description"),
    _kind("sponsoredguestportal", "SponsoredGuestPortal", _SPONSORED, "description"),
)
