# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Authorization profiles: what ISE sends to a switch, a controller or a gateway that grants access.

Sources: Cisco's ERS reference for authorizationprofile (attributes, revisions up to 3.4 patch 1), public acceptance
tests of other clients (``webRedirection.acl``, which the reference spells in two ways). Lists can be neither filtered
nor sorted, and some 3.x answer 500 instead of a list. ISE holds other objects by name. The misspelled keys of advanced
attributes are ISE's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._schema.attribute_types import Block, Boolean, Integer, List, String
from .._schema.comparison import ORDERED
from .._schema.endpoint import Endpoint
from .._schema.resource import Names, Resource
from .._schema.rules import When, not_clearable
from .._types.codec import Codec
from .._types.json_values import as_list, as_number, as_object, as_text
from .downloadable_acl import DOWNLOADABLE_ACL
from .portal import PORTAL

_LEFT, _RIGHT = "leftHandSideDictionaryAttribue", "rightHandSideAttribueValue"
_TYPE, _DICTIONARY, _VALUE = "AdvancedAttributeValueType", "AdvancedDictionaryAttribute", "AttributeValue"


def _attribute(name: str) -> str:
    dictionary, _colon, attribute = name.partition(":")
    if not (dictionary and attribute):
        raise ValueError(f"{name!r} is not an attribute; write its dictionary and its name, as in Radius:Filter-Id.")
    return name


def _one_source(member: dict[str, Any]) -> dict[str, Any]:
    if bool(member.get("value")) == bool(member.get("value_from")):
        raise ValueError(f"{member['attribute']} requires either value or value_from.")
    if "tag" in member and not (member.get("value_from") and member["attribute"].startswith("Radius:Tunnel-")):
        raise ValueError(f"{member['attribute']}: only Radius:Tunnel- attributes with value_from have a tag.")
    return member


def _named(attribute: Mapping[str, Any]) -> str:
    return f"{as_text(attribute.get('dictionaryName', ''))}:{as_text(attribute.get('attributeName', ''))}"


def _dictionary_attribute(name: str) -> dict[str, Any]:
    dictionary, _colon, attribute = name.partition(":")
    return {_TYPE: _DICTIONARY, "dictionaryName": dictionary, "attributeName": attribute}


def _decode(pairs: Any) -> list[dict[str, Any]]:
    """Return ISE's pairs of a left and a right-hand side as members with ``attribute`` and its value."""
    members = []
    for pair in map(as_object, as_list(pairs)):
        right = as_object(pair.get(_RIGHT, {}))
        member: dict[str, Any] = {"attribute": _named(as_object(pair.get(_LEFT, {})))}
        if right.get(_TYPE) == _DICTIONARY:
            member["value_from"] = _named(right)
        else:
            member["value"] = as_text(right.get("value", ""))
        if right.get("tagID") is not None:
            member["tag"] = as_number(right["tagID"])
        members.append(member)
    return members


def _encode(members: Any) -> list[dict[str, Any]]:
    """Return members as ISE's pairs."""
    pairs = []
    for member in members:
        right = (
            _dictionary_attribute(member["value_from"])
            if member.get("value_from")
            else {_TYPE: _VALUE, "value": member["value"]}
        )
        if "tag" in member:
            right["tagID"] = member["tag"]
        pairs.append({_LEFT: _dictionary_attribute(member["attribute"]), _RIGHT: right})
    return pairs


def _flag(name: str, api_name: str) -> Boolean:
    return Boolean(name, api_name, server_default=False)


VLAN = Block(
    "vlan",
    attributes=(
        String(
            "name",
            "nameID",
            required=True,
            update=not_clearable("a VLAN requires a name or number; to remove the VLAN, set vlan: {}."),
        ),
        Integer("tag", "tagID", range=(0, 31), create_default=1),
    ),
)

WEB_REDIRECTION = Block(
    "web_redirection",
    "webRedirection",
    attributes=(
        String(
            "type",
            "WebRedirectionType",
            required=True,
            choices={
                "central_web_auth": "CentralizedWebAuth",
                "hotspot": "HotSpot",
                "native_supplicant_provisioning": "NativeSupplicanProvisioning",
                "client_provisioning": "ClientProvisioning",
            },
        ),
        String(
            "acl",
            required=True,
            update=not_clearable("a redirection requires an ACL; to remove the redirection, set web_redirection: {}."),
        ),
        String(
            "portal",
            "portalName",
            required=True,
            update=not_clearable(
                "a redirection requires a portal; to remove the redirection, set web_redirection: {}."
            ),
        ),
        String("static_host", "staticIPHostNameFQDN"),
        Boolean(
            "certificate_renewal_message",
            "displayCertificatesRenewalMessages",
            server_default=False,
            create_default=True,
            exists_when=When("type", ("central_web_auth",)),
        ),
    ),
)

REAUTHENTICATION = Block(
    "reauthentication",
    "reauth",
    attributes=(
        String(
            "type",
            "reauthType",
            choices={"timer": "TIMER", "expiration_date": "EXPIRATION_DATE"},
            server_default="timer",
            since="3.4",
        ),
        Integer("timer", range=(1, 1073741823), exists_when=When("type", ("timer",))),
        String(
            "dictionary",
            "dictionaryName",
            required=True,
            exists_when=When("type", ("expiration_date",)),
            since="3.4",
            update=not_clearable("the date is read from an attribute of a dictionary."),
        ),
        String(
            "attribute",
            "attributeName",
            required=True,
            exists_when=When("type", ("expiration_date",)),
            since="3.4",
            update=not_clearable("the date is read from an attribute of a dictionary."),
        ),
        String(
            "connectivity",
            choices={"default": "DEFAULT", "radius_request": "RADIUS_REQUEST"},
            server_default="default",
            create_default="default",
        ),
    ),
)

AUTHORIZATION_PROFILE = Resource(
    "authorization_profile",
    "authorization_profiles",
    endpoint=Endpoint("authorizationprofile", "AuthorizationProfile", by_name=True, patch_since="3.2", sort_by=""),
    attributes=(
        String("name", required=True),
        String("description"),
        String(
            "access_type",
            "accessType",
            choices={"accept": "ACCESS_ACCEPT", "reject": "ACCESS_REJECT"},
            server_default="accept",
        ),
        String(
            "type",
            "authzProfileType",
            choices={"switch": "SWITCH", "trustsec": "TRUSTSEC", "tacacs": "TACACS"},
            server_default="switch",
        ),
        String("network_device_profile", "profileName", server_default="Cisco"),
        _flag("service_template", "serviceTemplate"),
        _flag("track_movement", "trackMovement"),
        _flag("agentless_posture", "agentlessPosture"),
        _flag("passive_identity_tracking", "easywiredSessionCandidate"),
        String("dacl", "daclName"),
        String("ipv6_dacl", "ipv6DaclName"),
        String("acl"),
        String("ipv6_acl", "ipv6ACLFilter"),
        VLAN,
        _flag("voice_domain_permission", "voiceDomainPermission"),
        WEB_REDIRECTION,
        String("auto_smart_port", "autoSmartPort"),
        REAUTHENTICATION,
        String(
            "macsec_policy",
            "macSecPolicy",
            choices={
                "none": "",
                "must_secure": "MUST_SECURE",
                "should_secure": "SHOULD_SECURE",
                "must_not_secure": "MUST_NOT_SECURE",
            },
            server_default="none",
        ),
        _flag("neat", "neat"),
        _flag("local_web_auth", "webAuth"),
        String("interface_template", "interfaceTemplate"),
        String("airespace_acl", "airespaceACL"),
        String("airespace_ipv6_acl", "airespaceIPv6ACL"),
        String("asa_vpn", "asaVpn"),
        String("avc_profile", "avcProfile"),
        String("unique_identifier", "uniqueIdentifier", since="3.1"),
        List(
            "advanced_attributes",
            "advancedAttributes",
            compare=ORDERED,
            convert=_one_source,
            codec=Codec(decode=_decode, encode=_encode),
            attributes=(
                String("attribute", required=True, convert=_attribute),
                String("value"),
                String("value_from", convert=_attribute),
                Integer("tag", range=(0, 31), since="3.4"),
            ),
        ),
    ),
    names={
        "dacl": Names(DOWNLOADABLE_ACL),
        "ipv6_dacl": Names(DOWNLOADABLE_ACL),
        "web_redirection.portal": Names(PORTAL),
    },
)
