# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Authorization profiles: the attributes that a network device receives when ISE grants access.

Lists support neither filters nor sorting. ACLs, portals and device profiles are referenced by name.
"""

from __future__ import annotations

from typing import Any

from ..answers import CRUD
from ..context import Context
from .language import BY_NAME, LINK, PATCH, WRITE, Attribute, BuiltIn, Document, Hooks, Reference, Resource

__all__ = ["RESOURCES"]

# Device profiles have no ERS resource; every ISE has these.
_DEVICE_PROFILES = (
    "AlcatelWired",
    "ArubaWireless",
    "BrocadeWired",
    "Cisco",
    "HPWired",
    "HPWireless",
    "MotorolaWireless",
    "RuckusWireless",
)
# The names of the last two types of portals are a guess.
_PORTALS = {
    "CentralizedWebAuth": ("SPONSOREDGUEST", "SELFREGGUEST"),
    "HotSpot": ("HOTSPOTGUEST",),
    "NativeSupplicanProvisioning": ("BYOD",),
    "ClientProvisioning": ("CLIENTPROVISIONING",),
}
_DICTIONARY, _VALUE = "AdvancedDictionaryAttribute", "AttributeValue"


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    """Drop the renewal message, except for central web authentication: ISE ignores it elsewhere."""
    redirection = new.get("webRedirection")
    if redirection is not None and redirection["WebRedirectionType"] != "CentralizedWebAuth":
        redirection.pop("displayCertificatesRenewalMessages", None)


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    if new["authzProfileType"] != "SWITCH" and ctx.settings.authz_types == "switch":
        raise ctx.illegal(f"authzProfileType: {new['authzProfileType']} is not supported")
    if new["profileName"] not in _DEVICE_PROFILES:
        raise ctx.illegal(f"profileName: {new['profileName']} does not exist")
    _check_vlan(ctx, new.get("vlan", {}))
    _check_redirection(ctx, new.get("webRedirection"))
    _check_reauthentication(ctx, new.get("reauth", {}))
    for position, item in enumerate(new.get("advancedAttributes", ())):
        _check_attribute(ctx, item, f"advancedAttributes[{position}]")


def _check_vlan(ctx: Context, vlan: Document) -> None:
    """Check a VLAN. With a colon it is an attribute of a dictionary; this ISE has no ODBC dictionary."""
    dictionary, colon, _attribute = vlan.get("nameID", "").partition(":")
    if colon:
        text = f"{dictionary} is not a valid ODBC dictionary. Only ODBC dictionaries are allowed in Common tasks."
        raise ctx.refuse(500, text, CRUD)


def _check_redirection(ctx: Context, redirection: Document | None) -> None:
    if redirection is None:
        return
    kind = redirection["WebRedirectionType"]
    if kind == "CentralizedWebAuth" and "displayCertificatesRenewalMessages" not in redirection:
        raise ctx.missing(["displayCertificatesRenewalMessages"])
    portal = ctx.store.tables["portal"].named(redirection["portalName"])
    fits = portal is not None and portal.document.get("portalType") in _PORTALS[kind]
    if portal is None or (ctx.settings.portal_fit == "check" and not fits):
        raise ctx.illegal(f"portalName: {redirection['portalName']} is no portal for {kind}")


def _check_reauthentication(ctx: Context, reauthentication: Document) -> None:
    if reauthentication.get("timer", 0) > ctx.settings.reauth_timer_max:
        raise ctx.illegal(f"reauth.timer: {reauthentication['timer']}")
    if reauthentication.get("reauthType") == "EXPIRATION_DATE":
        missing = [key for key in ("dictionaryName", "attributeName") if not reauthentication.get(key)]
        if missing:
            raise ctx.missing(missing)


def _check_attribute(ctx: Context, item: Document, where: str) -> None:
    """Check the right-hand side, a text or an attribute of a dictionary; only tunnel attributes have a tag."""
    left, right = item["leftHandSideDictionaryAttribue"], item["rightHandSideAttribueValue"]
    kind = right["AdvancedAttributeValueType"]
    required = ("value",) if kind == _VALUE else ("dictionaryName", "attributeName")
    missing = [key for key in required if not right.get(key)]
    if missing:
        raise ctx.missing(missing)
    tunnel = left["dictionaryName"] == "Radius" and left["attributeName"].startswith("Tunnel-")
    others = {"value", "dictionaryName", "attributeName", "tagID"} - set(required)
    if kind == _DICTIONARY and tunnel:
        others.discard("tagID")
    for key in sorted(others & set(right)):
        raise ctx.illegal(f"{where}: {key}")


def _search(ctx: Context) -> None:
    """Refuse the list, as observed on some 3.x, where single profiles are readable."""
    if ctx.settings.authz_list == "fail":
        text = "Failed to convert to ERS object, attribute: cisco-av-pair, Error: could not extract ResultSet"
        raise ctx.refuse(500, text, CRUD)


def _flag(name: str) -> Attribute:
    return Attribute(name, "boolean", server_default=False)


# The misspelled keys are ISE's own.
_ADVANCED = (
    Attribute(
        "leftHandSideDictionaryAttribue",
        "block",
        required=True,
        attributes=(
            Attribute("AdvancedAttributeValueType", required=True, choices=(_DICTIONARY,)),
            Attribute("dictionaryName", required=True),
            Attribute("attributeName", required=True),
        ),
    ),
    Attribute(
        "rightHandSideAttribueValue",
        "block",
        required=True,
        attributes=(
            Attribute("AdvancedAttributeValueType", required=True, choices=(_DICTIONARY, _VALUE)),
            Attribute("value"),
            Attribute("dictionaryName"),
            Attribute("attributeName"),
            Attribute("tagID", "integer", range=(0, 31), since="3.4"),
        ),
    ),
)

_REAUTHENTICATION = (
    Attribute("timer", "integer", range=(1, 1073741823)),
    Attribute("connectivity", required=True, choices=("DEFAULT", "RADIUS_REQUEST")),
    Attribute("reauthType", choices=("TIMER", "EXPIRATION_DATE"), since="3.4"),
    Attribute("dictionaryName", since="3.4"),
    Attribute("attributeName", since="3.4"),
)

_REDIRECTION = (
    Attribute("WebRedirectionType", required=True, choices=tuple(_PORTALS)),
    Attribute("acl", required=True),
    Attribute("portalName", required=True),
    Attribute("staticIPHostNameFQDN"),
    Attribute("displayCertificatesRenewalMessages", "boolean"),
)


_ATTRIBUTES = (
    Attribute("id", computed=True),
    Attribute("name", required=True),
    Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
    Attribute("advancedAttributes", "list", attributes=_ADVANCED),
    Attribute("accessType", choices=("ACCESS_ACCEPT", "ACCESS_REJECT"), server_default="ACCESS_ACCEPT"),
    Attribute("authzProfileType", choices=("SWITCH", "TRUSTSEC", "TACACS"), server_default="SWITCH"),
    Attribute(
        "vlan",
        "block",
        attributes=(
            Attribute("nameID", required=True),
            Attribute("tagID", "integer", required=True, range=(0, 31)),
        ),
    ),
    Attribute("reauth", "block", attributes=_REAUTHENTICATION),
    Attribute("airespaceACL"),
    Attribute("airespaceIPv6ACL"),
    Attribute("webRedirection", "block", attributes=_REDIRECTION),
    Attribute("acl"),
    _flag("trackMovement"),
    _flag("agentlessPosture"),
    _flag("serviceTemplate"),
    _flag("easywiredSessionCandidate"),
    Attribute("daclName", reference=Reference("downloadableacl", unknown_switch="unknown_dacl")),
    _flag("voiceDomainPermission"),
    _flag("neat"),
    _flag("webAuth"),
    Attribute("autoSmartPort"),
    Attribute("interfaceTemplate"),
    Attribute("ipv6ACLFilter"),
    Attribute("avcProfile"),
    Attribute("macSecPolicy", choices=("MUST_SECURE", "MUST_NOT_SECURE", "SHOULD_SECURE")),
    Attribute("asaVpn"),
    Attribute("uniqueIdentifier", since="3.1"),
    Attribute("profileName", server_default="Cisco"),
    Attribute("ipv6DaclName", reference=Reference("downloadableacl", unknown_switch="unknown_dacl")),
    LINK,
)


def _profile(identity: str, name: str, description: str, *, since: str = "", **more: Any) -> BuiltIn:
    flags = {attr.name: False for attr in _ATTRIBUTES if attr.server_default is False}
    document = {
        "id": identity,
        "name": name,
        "description": description,
        "accessType": "ACCESS_ACCEPT",
        "authzProfileType": "SWITCH",
        "profileName": "Cisco",
    }
    return BuiltIn({**document, **flags, **more}, since=since)


AUTHORIZATION_PROFILE = Resource(
    path="authorizationprofile",
    envelope="AuthorizationProfile",
    service="policy.authorizationprofile",
    methods={**WRITE, **PATCH, **BY_NAME},
    revisions=(
        ("1.0", "2.2"),
        ("1.1", "2.3"),
        ("1.2", "2.4"),
        ("1.3", "2.6"),
        ("1.4", "3.1"),
        ("1.5", "3.2"),
        ("1.6", "3.4"),
        ("1.7", "3.4"),
    ),
    sortable_by=(),
    put="switch",
    attributes=_ATTRIBUTES,
    duplicate_status_switch="duplicate_status",
    built_in=(
        _profile(
            "984b81c0-8c01-11e6-996c-525400b48521",
            "Blackhole_Wireless_Access",
            "For wireless devices on the blocked list; the controller needs an ACL named BLACKHOLE",
            airespaceACL="BLACKHOLE",
        ),
        _profile(
            "982ef910-8c01-11e6-996c-525400b48521", "Cisco_IP_Phones", "For Cisco phones", voiceDomainPermission=True
        ),
        _profile(
            "399d69f0-2e02-11e8-ba71-005056872c7f",
            "Cisco_Temporal_Onboard",
            "Redirects devices to the temporal agent",
            daclName="PERMIT_ALL_IPV4_TRAFFIC",
            webRedirection={
                "WebRedirectionType": "ClientProvisioning",
                "acl": "ACL_WEBAUTH_REDIRECT",
                "portalName": "Client Provisioning Portal (default)",
            },
        ),
        _profile(
            "9859b290-8c01-11e6-996c-525400b48521",
            "Cisco_WebAuth",
            "Redirects users to the portal of central web authentication",
            webRedirection={
                "WebRedirectionType": "CentralizedWebAuth",
                "acl": "ACL_WEBAUTH_REDIRECT",
                "portalName": "Sponsored Guest Portal (default)",
                "displayCertificatesRenewalMessages": True,
            },
        ),
        _profile("6ef23ff0-8bff-11e6-996c-525400b48521", "DenyAccess", "Refuses access", accessType="ACCESS_REJECT"),
        _profile(
            "98408540-8c01-11e6-996c-525400b48521",
            "Non_Cisco_IP_Phones",
            "For phones that are not Cisco's",
            voiceDomainPermission=True,
        ),
        _profile(
            "98630160-8c01-11e6-996c-525400b48521",
            "NSP_Onboard",
            "Redirects devices to the provisioning of their supplicant",
            webRedirection={
                "WebRedirectionType": "NativeSupplicanProvisioning",
                "acl": "ACL_WEBAUTH_REDIRECT",
                "portalName": "BYOD Portal (default)",
            },
        ),
        _profile("6eed36e0-8bff-11e6-996c-525400b48521", "PermitAccess", "Permits access"),
        _profile("31a78080-6ead-11ea-812e-0242d0ede26e", "UDN", "For user defined networks", since="3.0"),
    ),
    hooks=Hooks(complete=_complete, check=_check, before_list=_search),
)

RESOURCES = (AUTHORIZATION_PROFILE,)
