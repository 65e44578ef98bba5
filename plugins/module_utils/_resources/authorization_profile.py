# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Authorization profiles: what ISE tells a switch, a controller or a gateway that may let somebody in.

Sources: Cisco's ERS reference for authorizationprofile (attributes, revisions up to 3.4 patch 1), public acceptance tests of
other clients (``webRedirection.acl``, which the reference spells in two ways). Lists can be neither filtered nor sorted, and
some 3.x answer 500 instead of a list. ISE holds other objects by name. The misspelled keys of advanced attributes are ISE's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._schema.comparison import ORDERED
from .._schema.resource import Field, Resource
from .._types.codec import Codec
from .downloadable_acl import DOWNLOADABLE_ACL
from .portal import PORTAL

_LEFT, _RIGHT = "leftHandSideDictionaryAttribue", "rightHandSideAttribueValue"
_TYPE, _DICTIONARY, _VALUE = "AdvancedAttributeValueType", "AdvancedDictionaryAttribute", "AttributeValue"


def _attribute(name: str) -> str:
    dictionary, _colon, attribute = name.partition(":")
    if not (dictionary and attribute):
        raise ValueError(f"{name!r} is no attribute; write its dictionary and its name, as in Radius:Filter-Id.")
    return name


def _one_source(member: dict[str, Any]) -> dict[str, Any]:
    if bool(member.get("value")) == bool(member.get("value_from")):
        raise ValueError(f"{member['attribute']} needs either value or value_from.")
    if "tag" in member and not (member.get("value_from") and member["attribute"].startswith("Radius:Tunnel-")):
        raise ValueError(f"{member['attribute']}: only Radius:Tunnel- attributes with value_from have a tag.")
    return member


def _named(attribute: Mapping[str, Any]) -> str:
    return f"{attribute.get('dictionaryName', '')}:{attribute.get('attributeName', '')}"


def _dictionary_attribute(name: str) -> dict[str, Any]:
    dictionary, _colon, attribute = name.partition(":")
    return {_TYPE: _DICTIONARY, "dictionaryName": dictionary, "attributeName": attribute}


def _decode(pairs: Any) -> list[dict[str, Any]]:
    """Return ISE's pairs of a left and a right-hand side as members with ``attribute`` and what it is given."""
    members = []
    for pair in pairs:
        right = pair.get(_RIGHT, {})
        member: dict[str, Any] = {"attribute": _named(pair.get(_LEFT, {}))}
        if right.get(_TYPE) == _DICTIONARY:
            member["value_from"] = _named(right)
        else:
            member["value"] = str(right.get("value", ""))
        if right.get("tagID") is not None:
            member["tag"] = int(right["tagID"])
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


def _flag(name: str, wire: str) -> Field:
    return Field(name, kind="bool", api_name=wire, server_default=False)


VLAN = Field(
    "vlan",
    kind="dict",
    fields=(
        Field(
            "name",
            api_name="nameID",
            required=True,
            not_clearable="a VLAN has a name or number; to send none, give vlan: {}.",
        ),
        Field("tag", kind="int", api_name="tagID", minimum=0, maximum=31, create_default=1),
    ),
)

WEB_REDIRECTION = Field(
    "web_redirection",
    kind="dict",
    api_name="webRedirection",
    fields=(
        Field(
            "type",
            api_name="WebRedirectionType",
            choices={
                "central_web_auth": "CentralizedWebAuth",
                "hotspot": "HotSpot",
                "native_supplicant_provisioning": "NativeSupplicanProvisioning",
                "client_provisioning": "ClientProvisioning",
            },
            required=True,
        ),
        Field(
            "acl", required=True, not_clearable="a redirection has an ACL; to take it away, give web_redirection: {}."
        ),
        Field(
            "portal",
            api_name="portalName",
            required=True,
            not_clearable="a redirection has a portal; to take it away, give web_redirection: {}.",
        ),
        Field("static_host", api_name="staticIPHostNameFQDN"),
        Field(
            "certificate_renewal_message",
            kind="bool",
            api_name="displayCertificatesRenewalMessages",
            server_default=False,
            create_default=True,
            exists_when=("type", ("central_web_auth",)),
        ),
    ),
)

REAUTHENTICATION = Field(
    "reauthentication",
    kind="dict",
    api_name="reauth",
    fields=(
        Field(
            "type",
            api_name="reauthType",
            choices={"timer": "TIMER", "expiration_date": "EXPIRATION_DATE"},
            server_default="timer",
            since="3.4",
        ),
        Field("timer", kind="int", minimum=1, maximum=1073741823, exists_when=("type", ("timer",))),
        Field(
            "dictionary",
            api_name="dictionaryName",
            required=True,
            exists_when=("type", ("expiration_date",)),
            not_clearable="the date comes from an attribute of a dictionary.",
            since="3.4",
        ),
        Field(
            "attribute",
            api_name="attributeName",
            required=True,
            exists_when=("type", ("expiration_date",)),
            not_clearable="the date comes from an attribute of a dictionary.",
            since="3.4",
        ),
        Field(
            "connectivity",
            choices={"default": "DEFAULT", "radius_request": "RADIUS_REQUEST"},
            server_default="default",
            create_default="default",
        ),
    ),
)

AUTHORIZATION_PROFILE = Resource(
    name="authorization_profile",
    plural="authorization_profiles",
    path="authorizationprofile",
    envelope="AuthorizationProfile",
    fields=(
        Field("name", required=True),
        Field("description"),
        Field(
            "access_type",
            api_name="accessType",
            choices={"accept": "ACCESS_ACCEPT", "reject": "ACCESS_REJECT"},
            server_default="accept",
        ),
        Field(
            "type",
            api_name="authzProfileType",
            choices={"switch": "SWITCH", "trustsec": "TRUSTSEC", "tacacs": "TACACS"},
            server_default="switch",
        ),
        Field("network_device_profile", api_name="profileName", server_default="Cisco"),
        _flag("service_template", "serviceTemplate"),
        _flag("track_movement", "trackMovement"),
        _flag("agentless_posture", "agentlessPosture"),
        _flag("passive_identity_tracking", "easywiredSessionCandidate"),
        Field("dacl", api_name="daclName"),
        Field("ipv6_dacl", api_name="ipv6DaclName"),
        Field("acl"),
        Field("ipv6_acl", api_name="ipv6ACLFilter"),
        VLAN,
        _flag("voice_domain_permission", "voiceDomainPermission"),
        WEB_REDIRECTION,
        Field("auto_smart_port", api_name="autoSmartPort"),
        REAUTHENTICATION,
        Field(
            "macsec_policy",
            api_name="macSecPolicy",
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
        Field("interface_template", api_name="interfaceTemplate"),
        Field("airespace_acl", api_name="airespaceACL"),
        Field("airespace_ipv6_acl", api_name="airespaceIPv6ACL"),
        Field("asa_vpn", api_name="asaVpn"),
        Field("avc_profile", api_name="avcProfile"),
        Field("unique_identifier", api_name="uniqueIdentifier", since="3.1"),
        Field(
            "advanced_attributes",
            kind="list",
            elements="dict",
            api_name="advancedAttributes",
            compare=ORDERED,
            convert=_one_source,
            codec=Codec(decode=_decode, encode=_encode),
            fields=(
                Field("attribute", required=True, convert=_attribute),
                Field("value"),
                Field("value_from", convert=_attribute),
                Field("tag", kind="int", minimum=0, maximum=31, since="3.4"),
            ),
        ),
    ),
    sort_by="",
    name_url=True,
    patch_since="3.2",
    refers_to={"dacl": DOWNLOADABLE_ACL, "ipv6_dacl": DOWNLOADABLE_ACL, "web_redirection.portal": PORTAL},
)
