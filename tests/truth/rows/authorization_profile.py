# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Authorization profiles."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue, SideEffects

SPONSORED = "Sponsored Guest Portal (default)"
SELF_REGISTERED = "Self-Registered Guest Portal (default)"
HOTSPOT = "Hotspot Guest Portal (default)"

FLAGS = {
    "service_template": "serviceTemplate",
    "track_movement": "trackMovement",
    "agentless_posture": "agentlessPosture",
    "passive_identity_tracking": "easywiredSessionCandidate",
    "voice_domain_permission": "voiceDomainPermission",
    "neat": "neat",
    "local_web_auth": "webAuth",
}


def _stored(name: str, **more: Any) -> dict[str, Any]:
    """Return a profile with the values that ISE adds."""
    return {
        "name": name,
        "accessType": "ACCESS_ACCEPT",
        "authzProfileType": "SWITCH",
        "profileName": "Cisco",
        **dict.fromkeys(FLAGS.values(), False),
        **more,
    }


def _pair(dictionary: str, attribute: str, **right: Any) -> dict[str, Any]:
    kind = "AttributeValue" if "value" in right else "AdvancedDictionaryAttribute"
    return {
        "leftHandSideDictionaryAttribue": {
            "AdvancedAttributeValueType": "AdvancedDictionaryAttribute",
            "dictionaryName": dictionary,
            "attributeName": attribute,
        },
        "rightHandSideAttribueValue": {"AdvancedAttributeValueType": kind, **right},
    }


VOICE = {"attribute": "Cisco:cisco-av-pair", "value": "device-traffic-class=voice"}
VOICE_STORED = _pair("Cisco", "cisco-av-pair", value="device-traffic-class=voice")
OWN_ACL = {"attribute": "Radius:Filter-Id", "value_from": "InternalUser:acl"}
OWN_ACL_STORED = _pair("Radius", "Filter-Id", dictionaryName="InternalUser", attributeName="acl")

FULL = Example(
    options={
        "name": "Employees",
        "description": "VLAN and dACL of the employees",
        "access_type": "reject",
        "type": "tacacs",
        "network_device_profile": "ArubaWireless",
        **dict.fromkeys(FLAGS, True),
        "dacl": "PERMIT_ALL_IPV4_TRAFFIC",
        "ipv6_dacl": "PERMIT_ALL_IPV6_TRAFFIC",
        "acl": "ACL_EMPLOYEES",
        "ipv6_acl": "ACL6_EMPLOYEES",
        "vlan": {"name": "EMPLOYEES", "tag": 7},
        "web_redirection": {
            "type": "central_web_auth",
            "acl": "ACL_WEBAUTH_REDIRECT",
            "portal": SPONSORED,
            "static_host": "guests.example.com",
            "certificate_renewal_message": True,
        },
        "auto_smart_port": "CISCO_PHONE_EVENT",
        "reauthentication": {
            "type": "expiration_date",
            "dictionary": "InternalUser",
            "attribute": "ExpiryDate",
            "connectivity": "radius_request",
        },
        "macsec_policy": "must_secure",
        "interface_template": "USER_PORT",
        "airespace_acl": "WLC_EMPLOYEES",
        "airespace_ipv6_acl": "WLC6_EMPLOYEES",
        "asa_vpn": "Cisco:cisco-call-type",
        "avc_profile": "AVC_EMPLOYEES",
        "unique_identifier": "CERTIFICATE:Subject Alternative Name - URI",
        "advanced_attributes": [VOICE, OWN_ACL],
    },
    stored={
        "name": "Employees",
        "description": "VLAN and dACL of the employees",
        "accessType": "ACCESS_REJECT",
        "authzProfileType": "TACACS",
        "profileName": "ArubaWireless",
        **dict.fromkeys(FLAGS.values(), True),
        "daclName": "PERMIT_ALL_IPV4_TRAFFIC",
        "ipv6DaclName": "PERMIT_ALL_IPV6_TRAFFIC",
        "acl": "ACL_EMPLOYEES",
        "ipv6ACLFilter": "ACL6_EMPLOYEES",
        "vlan": {"nameID": "EMPLOYEES", "tagID": 7},
        "webRedirection": {
            "WebRedirectionType": "CentralizedWebAuth",
            "acl": "ACL_WEBAUTH_REDIRECT",
            "portalName": SPONSORED,
            "staticIPHostNameFQDN": "guests.example.com",
            "displayCertificatesRenewalMessages": True,
        },
        "autoSmartPort": "CISCO_PHONE_EVENT",
        "reauth": {
            "reauthType": "EXPIRATION_DATE",
            "dictionaryName": "InternalUser",
            "attributeName": "ExpiryDate",
            "connectivity": "RADIUS_REQUEST",
        },
        "macSecPolicy": "MUST_SECURE",
        "interfaceTemplate": "USER_PORT",
        "airespaceACL": "WLC_EMPLOYEES",
        "airespaceIPv6ACL": "WLC6_EMPLOYEES",
        "asaVpn": "Cisco:cisco-call-type",
        "avcProfile": "AVC_EMPLOYEES",
        "uniqueIdentifier": "CERTIFICATE:Subject Alternative Name - URI",
        "advancedAttributes": [VOICE_STORED, OWN_ACL_STORED],
    },
)

TIMER = Example(
    options={
        **FULL.options,
        "name": "Contractors",
        "reauthentication": {"timer": 3600, "connectivity": "radius_request"},
    },
    stored={**FULL.stored, "name": "Contractors", "reauth": {"timer": 3600, "connectivity": "RADIUS_REQUEST"}},
)

ROW = Row(
    module="authorization_profile",
    info="authorization_profile_info",
    by_name_since="2.2",
    patch_since="3.2",
    minimal=Example(
        options={"name": "Quarantine"},
        stored=_stored("Quarantine"),
        shown={
            "access_type": "accept",
            "type": "switch",
            "network_device_profile": "Cisco",
            **dict.fromkeys(FLAGS, False),
        },
    ),
    full=FULL,
    examples={
        "a timer": TIMER,
        "a hotspot": Example(
            options={
                "name": "Hotspot",
                "web_redirection": {"type": "hotspot", "acl": "ACL_REDIRECT", "portal": HOTSPOT},
                "reauthentication": {"timer": 3600},
            },
            stored=_stored(
                "Hotspot",
                webRedirection={"WebRedirectionType": "HotSpot", "acl": "ACL_REDIRECT", "portalName": HOTSPOT},
                reauth={"timer": 3600, "connectivity": "DEFAULT"},
            ),
        ),
    },
    example_of={"reauthentication.timer": "a timer"},
    second_values={
        "network_device_profile": SecondValue("HPWireless", "HPWireless"),
        "dacl": SecondValue("DENY_ALL_IPV4_TRAFFIC", "DENY_ALL_IPV4_TRAFFIC"),
        "ipv6_dacl": SecondValue("DENY_ALL_IPV6_TRAFFIC", "DENY_ALL_IPV6_TRAFFIC"),
        "web_redirection.type": SecondValue(
            "hotspot",
            "HotSpot",
            SideEffects(
                required={"web_redirection.portal": HOTSPOT}, removed=("web_redirection.certificate_renewal_message",)
            ),
        ),
        "web_redirection.portal": SecondValue(SELF_REGISTERED, SELF_REGISTERED),
        "reauthentication.type": SecondValue(
            "timer",
            "TIMER",
            SideEffects(
                added={"reauthentication.timer": 7200},
                required={"reauthentication.timer": 7200},
                removed=("reauthentication.dictionary", "reauthentication.attribute"),
            ),
        ),
        "macsec_policy": SecondValue("none", None, SideEffects(removed=("macsec_policy",))),
        "advanced_attributes": SecondValue([OWN_ACL], [OWN_ACL_STORED]),
    },
    stored_when_cleared={"network_device_profile": "Cisco"},
    not_clearable={
        "vlan.name": "set vlan: {}",
        "web_redirection.acl": "set web_redirection: {}",
        "web_redirection.portal": "set web_redirection: {}",
        "reauthentication.dictionary": "the date is read from an attribute",
        "reauthentication.attribute": "the date is read from an attribute",
    },
    ordered=("advanced_attributes",),
    rename="Isolation",
    switches={"unknown_dacl": ("accept",), "portal_fit": ("ignore",), "reauth_timer_max": (65535,)},
    switch_tests={"authz_list": "test_authorization_profile.py", "authz_types": "test_authorization_profile.py"},
)
