# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Authorization profiles: defaults, dependent attributes, references by name, lists that fail."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator import Settings
from ise_simulator.probe import Api
from ise_simulator.testing import Simulator, running

PERMIT = "6eed36e0-8bff-11e6-996c-525400b48521"
REDIRECTION = {
    "WebRedirectionType": "CentralizedWebAuth",
    "acl": "ACL",
    "portalName": "Sponsored Guest Portal (default)",
    "displayCertificatesRenewalMessages": True,
}
LEFT = {
    "AdvancedAttributeValueType": "AdvancedDictionaryAttribute",
    "dictionaryName": "Radius",
    "attributeName": "Tunnel-Private-Group-ID",
}
TEXT = {"AdvancedAttributeValueType": "AttributeValue", "value": "x"}
FROM = {"AdvancedAttributeValueType": "AdvancedDictionaryAttribute", "dictionaryName": "a", "attributeName": "b"}


def profile(**more: Any) -> dict[str, Any]:
    return {"AuthorizationProfile": {"name": "new", **more}}


def pair(right: dict[str, Any], **left: Any) -> list[dict[str, Any]]:
    return [{"leftHandSideDictionaryAttribue": {**LEFT, **left}, "rightHandSideAttribueValue": right}]


def test_built_in_objects_and_lists(api: Api) -> None:
    rows = api.get("authorizationprofile").json["SearchResult"]["resources"]
    assert sorted(row["name"] for row in rows) == [
        "Blackhole_Wireless_Access",
        "Cisco_IP_Phones",
        "Cisco_Temporal_Onboard",
        "Cisco_WebAuth",
        "DenyAccess",
        "NSP_Onboard",
        "Non_Cisco_IP_Phones",
        "PermitAccess",
        "UDN",
    ]
    for row in rows:
        path = f"authorizationprofile/{row['id']}"
        assert api.put(path, api.get(path).json).status == 200  # what they refer to exists
    for query in ("filter=name.EQ.PermitAccess", "sortasc=name"):
        assert api.get(f"authorizationprofile?{query}").status == 400
    shown = api.get("authorizationprofile/name/PermitAccess").json["AuthorizationProfile"]
    assert (shown["id"], shown["accessType"], shown["profileName"]) == (PERMIT, "ACCESS_ACCEPT", "Cisco")


@pytest.mark.parametrize(("profile", "has"), [("2.7", False), ("3.0", True)])
def test_user_defined_networks_came_with_3_0(profile: str, has: bool) -> None:
    with running(Settings(profile=profile, tls="none")) as own:
        assert (own.store.get("authorizationprofile", "UDN") is not None) is has
        assert own.store.get("authorizationprofile", "NSP_Onboard") is not None


def test_defaults(sim: Simulator, api: Api) -> None:
    assert api.post("authorizationprofile", profile()).status == 201
    stored = sim.store.get("authorizationprofile", "new") or {}
    assert (stored["accessType"], stored["authzProfileType"], stored["profileName"]) == (
        "ACCESS_ACCEPT",
        "SWITCH",
        "Cisco",
    )
    assert [key for key, value in stored.items() if value is False] == [
        "trackMovement",
        "agentlessPosture",
        "serviceTemplate",
        "easywiredSessionCandidate",
        "voiceDomainPermission",
        "neat",
        "webAuth",
    ]


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"profileName": "HPWired"}, 201),
        ({"profileName": "Nobody"}, 400),
        ({"daclName": "PERMIT_ALL_TRAFFIC", "ipv6DaclName": "DENY_ALL_IPV6_TRAFFIC"}, 201),
        ({"daclName": "nothing"}, 400),
        ({"vlan": {"nameID": "10", "tagID": 31}}, 201),
        ({"vlan": {"nameID": "10", "tagID": 32}}, 400),
        ({"vlan": {"nameID": "10"}}, 400),
        ({"vlan": {"nameID": "EndPoints:vlan", "tagID": 1}}, 500),
        ({"macSecPolicy": "SHOULD_SECURE"}, 201),
        ({"macSecPolicy": ""}, 400),
        ({"accessType": "ACCEPT"}, 400),
        ({"webRedirection": REDIRECTION}, 201),
        ({"webRedirection": {**REDIRECTION, "ACL": "x"}}, 400),
        ({"webRedirection": {**REDIRECTION, "portalName": "nothing"}}, 400),
        ({"webRedirection": {**REDIRECTION, "WebRedirectionType": "HotSpot"}}, 400),
        ({"webRedirection": {k: v for k, v in REDIRECTION.items() if not k.startswith("display")}}, 400),
        ({"webRedirection": {k: v for k, v in REDIRECTION.items() if k != "acl"}}, 400),
        ({"reauth": {"timer": 1, "connectivity": "DEFAULT"}}, 201),
        ({"reauth": {"timer": 0, "connectivity": "DEFAULT"}}, 400),
        ({"reauth": {"timer": 60}}, 400),
        ({"reauth": {"connectivity": "DEFAULT", "reauthType": "EXPIRATION_DATE", "dictionaryName": "d"}}, 400),
        ({"advancedAttributes": pair(TEXT)}, 201),
        ({"advancedAttributes": pair({**FROM, "tagID": 31})}, 201),
        ({"advancedAttributes": pair({**TEXT, "tagID": 1})}, 400),
        ({"advancedAttributes": pair({**FROM, "tagID": 1}, attributeName="Class")}, 400),
        ({"advancedAttributes": pair({**FROM, "value": "x"})}, 400),
        ({"advancedAttributes": pair({**TEXT, "value": ""})}, 400),
        ({"advancedAttributes": pair(TEXT, AdvancedAttributeValueType="AttributeValue")}, 400),
        ({"unknown": 1}, 400),
    ],
)
def test_accepted_values(api: Api, more: dict[str, Any], status: int) -> None:
    assert api.post("authorizationprofile", profile(**more)).status == status


def test_renewal_message_is_for_central_web_authentication(sim: Simulator, api: Api) -> None:
    hotspot = {
        **REDIRECTION,
        "WebRedirectionType": "HotSpot",
        "portalName": "Hotspot Guest Portal (default)",
    }
    assert api.post("authorizationprofile", profile(webRedirection=hotspot)).status == 201
    stored = sim.store.get("authorizationprofile", "new") or {}
    assert "displayCertificatesRenewalMessages" not in stored["webRedirection"]


@pytest.mark.parametrize(
    ("switch", "value", "more"),
    [
        ("unknown_dacl", "accept", {"daclName": "nothing"}),
        ("portal_fit", "ignore", {"webRedirection": {**REDIRECTION, "WebRedirectionType": "HotSpot"}}),
        ("reauth_timer_max", 1073741823, {"reauth": {"timer": 65536, "connectivity": "DEFAULT"}}),
        ("authz_types", "all", {"authzProfileType": "TACACS"}),
    ],
)
def test_switches(sim: Simulator, api: Api, switch: str, value: Any, more: dict[str, Any]) -> None:
    strict = {"unknown_dacl": "refuse", "portal_fit": "check", "reauth_timer_max": 65535, "authz_types": "switch"}
    sim.configure(**{switch: strict[switch]})
    assert api.post("authorizationprofile", profile(**more)).status == 400
    sim.configure(**{switch: value})
    assert api.post("authorizationprofile", profile(**more)).status == 201


def test_the_list_may_fail(sim: Simulator, api: Api) -> None:
    sim.configure(authz_list="fail")
    reply = api.get("authorizationprofile")
    assert (reply.status, "could not extract ResultSet" in reply.title) == (500, True)
    assert api.get(f"authorizationprofile/{PERMIT}").status == 200


@pytest.mark.parametrize(
    ("profile_", "key", "status"),
    [
        ("3.0", "uniqueIdentifier", 400),
        ("3.1", "uniqueIdentifier", 201),
        ("3.2", "reauth", 400),
        ("3.4", "reauth", 201),
    ],
)
def test_attributes_of_newer_releases(sim: Simulator, api: Api, profile_: str, key: str, status: int) -> None:
    sim.configure(profile=profile_)
    values = {"uniqueIdentifier": "a:b", "reauth": {"connectivity": "DEFAULT", "timer": 60, "reauthType": "TIMER"}}
    reply = api.post("authorizationprofile", profile(**{key: values[key]}), port="ers")
    assert reply.status == status


@pytest.mark.parametrize(("release", "status"), [("3.1", 405), ("3.2", 200)])
def test_patch_came_with_3_2(sim: Simulator, api: Api, release: str, status: int) -> None:
    sim.configure(profile=release)
    body = {"AuthorizationProfile": {"description": "x"}}
    assert api.patch(f"authorizationprofile/{PERMIT}", body).status == status
