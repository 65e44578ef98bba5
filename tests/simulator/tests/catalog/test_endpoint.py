# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoints: MAC addresses as names, static and profiled groups, custom attributes, merges by PUT, filters."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

MAC = "AA:BB:CC:00:11:22"
UNKNOWN = "aa0e8b20-8bff-11e6-996c-525400b48521"
REGISTERED = "aa13bb40-8bff-11e6-996c-525400b48521"
MDM = {"mdmServerName": "Meraki", "mdmEnrolled": True}


def endpoint(**more: Any) -> dict[str, Any]:
    return {"ERSEndPoint": more}


def add(api: Api, mac: str = MAC, **more: Any) -> str:
    reply = api.post("endpoint", endpoint(mac=mac, **more))
    assert reply.status == 201, reply.text
    return str(reply.headers["Location"]).rpartition("/")[2]


def read(api: Api, identity: str, **options: Any) -> dict[str, Any]:
    document: dict[str, Any] = api.get(f"endpoint/{identity}", **options).json["ERSEndPoint"]
    document.pop("link")
    return document


def phone(sim: Simulator) -> str:
    document = sim.store.get("profilerprofile", "Cisco-IP-Phone-8845")
    assert document is not None
    return str(document["id"])


def test_a_new_endpoint(sim: Simulator, api: Api) -> None:
    sim.configure(profile="3.1", endpoint_attributes="")
    identity = add(api, "aa-bb-cc-00-11-22", name="printer")
    assert read(api, identity) == {
        "id": identity,
        "name": MAC,
        "description": "",
        "mac": MAC,
        "profileId": "",
        "staticProfileAssignment": False,
        "groupId": UNKNOWN,
        "staticGroupAssignment": False,
        "portalUser": "",
        "identityStore": "",
        "identityStoreId": "",
    }
    assert api.get(f"endpoint/name/{MAC}").json["ERSEndPoint"]["id"] == identity
    row = api.get("endpoint").json["SearchResult"]["resources"][0]
    assert (row["name"], set(row)) == (MAC, {"id", "name", "link"})


@pytest.mark.parametrize("mac", ["aabb.cc00.1122", "aabbcc001122", "AA:BB:CC:00:11", "", None])
def test_other_notations_are_refused(api: Api, mac: Any) -> None:
    assert api.post("endpoint", endpoint(mac=mac)).status == 400
    assert api.post("endpoint", endpoint(name=MAC)).status == 400


def test_a_mac_is_unique_and_stays(api: Api) -> None:
    identity = add(api)
    assert api.post("endpoint", endpoint(mac=MAC.lower())).status == 500
    assert api.patch(f"endpoint/{identity}", endpoint(mac="AA:BB:CC:00:11:23")).status == 400
    assert api.patch(f"endpoint/{identity}", endpoint(mac=MAC.lower(), name="printer")).status == 200
    assert read(api, identity)["name"] == MAC


def test_put_merges(sim: Simulator, api: Api) -> None:
    identity = add(
        api,
        groupId=REGISTERED,
        staticGroupAssignment="true",
        description="printer",
        customAttributes={"customAttributes": {"Owner": "ann"}},
    )
    custom = {"customAttributes": {"AssetTag": "A-17"}}
    assert api.put(f"endpoint/{identity}", endpoint(customAttributes=custom)).status == 200
    shown = read(api, identity)
    assert (shown["groupId"], shown["description"]) == (REGISTERED, "printer")
    assert shown["customAttributes"] == {"customAttributes": {"AssetTag": "A-17", "Owner": "ann"}}
    cleared = {"customAttributes": {"Owner": ""}}
    assert api.put(f"endpoint/{identity}", endpoint(customAttributes=cleared)).status == 200
    assert read(api, identity)["customAttributes"]["customAttributes"] == {"AssetTag": "A-17", "Owner": ""}


def test_custom_attributes_must_be_defined(sim: Simulator, api: Api) -> None:
    def custom(**values: Any) -> dict[str, Any]:
        return endpoint(mac=MAC, customAttributes={"customAttributes": values})

    assert api.post("endpoint", custom(Colour="red")).status == 400
    assert api.post("endpoint", endpoint(mac=MAC, customAttributes={"Owner": "ann"})).status == 400
    sim.configure(endpoint_attributes="Colour")
    assert api.post("endpoint", custom(Colour="red")).status == 201


@pytest.mark.parametrize("empty", [{}, {"customAttributes": {}}])
def test_empty_custom_attributes_are_named_without_a_change(sim: Simulator, api: Api, empty: dict[str, Any]) -> None:
    path = api.created(
        "endpoint", {"ERSEndPoint": {"mac": MAC, "customAttributes": {"customAttributes": {"Owner": "a"}}}}
    )
    reply = api.put(path, {"ERSEndPoint": {"mac": MAC, "customAttributes": empty}})
    named = [{"field": "customAttributes", "oldValue": "{}", "newValue": "{}"}]
    assert reply.json == {"UpdatedFieldsList": {"updatedField": named}}
    assert (sim.store.get("endpoint", MAC) or {})["customAttributes"] == {"customAttributes": {"Owner": "a"}}


@pytest.mark.parametrize("key", ["groupId", "profileId"])
def test_a_name_in_place_of_an_id(api: Api, key: str) -> None:
    refused = api.post("endpoint", endpoint(mac=MAC, **{key: "Printers"}))
    assert refused.status == 500
    assert "ORA-02291: integrity constraint (CEPM.REF_ROLE_MASTER) violated - parent key not found" in refused.title


@pytest.mark.parametrize(("handling", "kept"), [("later", True), ("at_once", False)])
def test_what_is_not_static_is_profiled(sim: Simulator, api: Api, handling: str, kept: bool) -> None:
    sim.configure(endpoint_reprofile=handling)
    static = {"groupId": REGISTERED, "profileId": phone(sim)}
    identity = add(api, **static, staticGroupAssignment=True, staticProfileAssignment=True)
    assert api.patch(f"endpoint/{identity}", endpoint(description="x")).status == 200
    assert read(api, identity)["groupId"] == REGISTERED
    free = endpoint(staticGroupAssignment=False, staticProfileAssignment=False)
    assert api.patch(f"endpoint/{identity}", free).status == 200
    shown = read(api, identity)
    assert (shown["groupId"], shown["profileId"]) == ((REGISTERED, phone(sim)) if kept else (UNKNOWN, ""))


def test_what_came_with_3_3(sim: Simulator, api: Api) -> None:
    identity = add(api, mdmAttributes=MDM, staticGroupAssignmentDefined=False)
    shown = read(api, identity)
    assert (shown["mdmAttributes"], shown["staticGroupAssignmentDefined"]) == (MDM, False)
    assert shown["staticProfileAssignmentDefined"] is True
    sim.configure(profile="3.2")
    for key, value in (("mdmAttributes", MDM), ("staticGroupAssignmentDefined", True)):
        assert api.patch(f"endpoint/{identity}", endpoint(**{key: value})).status == 400
    assert "mdmAttributes" not in read(api, identity)


def test_identity_stores_are_the_servers(api: Api) -> None:
    identity = add(api, identityStore="AD", identityStoreId="x")
    assert read(api, identity)["identityStore"] == ""


def test_portal_user(sim: Simulator, api: Api) -> None:
    identity = add(api, portalUser="nobody")
    sim.configure(unknown_portal_user="refuse")
    assert api.patch(f"endpoint/{identity}", endpoint(portalUser="someone")).status == 400
    sim.store.put("internaluser", {"name": "someone"})
    assert api.patch(f"endpoint/{identity}", endpoint(portalUser="someone")).status == 200


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (f"mac.EQ.{MAC}", [MAC]),
        ("mac.CONTAINS.00:11", [MAC]),
        (f"groupId.EQ.{REGISTERED}", [MAC]),
        ("profile.EQ.cisco-ip-phone-8845", [MAC]),
        ("logicalProfileName.EQ.IP-Phones", [MAC]),
        ("staticGroupAssignment.EQ.true", [MAC]),
        ("staticProfileAssignment.EQ.false", ["AA:BB:CC:FF:FF:FF"]),
        ("portalUser.STARTSW.an", [MAC]),
    ],
)
def test_filters(sim: Simulator, api: Api, condition: str, found: list[str]) -> None:
    static: dict[str, Any] = {"staticGroupAssignment": True, "staticProfileAssignment": True}
    add(api, groupId=REGISTERED, profileId=phone(sim), portalUser="ann", **static)
    add(api, "AA:BB:CC:FF:FF:FF")
    rows = api.get(f"endpoint?filter={condition}").json["SearchResult"]["resources"]
    assert [row["name"] for row in rows] == found


@pytest.mark.parametrize("condition", ["name.EQ.x", "description.EQ.x", "logicalProfileName.CONTAINS.Phone"])
def test_filters_that_are_refused(api: Api, condition: str) -> None:
    assert api.get(f"endpoint?filter={condition}").status == 400


@pytest.mark.parametrize(("profile", "status"), [("3.1", 405), ("3.2", 200)])
def test_patch_came_with_3_2(sim: Simulator, api: Api, profile: str, status: int) -> None:
    sim.configure(profile=profile)
    assert api.patch(f"endpoint/{add(api)}", endpoint(description="x")).status == status


def test_registration(api: Api) -> None:
    body = endpoint(mac="aa-bb-cc-00-11-22", groupId=REGISTERED, staticGroupAssignment=True, portalUser="ann")
    assert api.put("endpoint/register", body).status == 204
    identity = api.get(f"endpoint/name/{MAC}").json["ERSEndPoint"]["id"]
    assert api.put("endpoint/register", endpoint(mac=MAC, portalUser="bob")).status == 204
    shown = read(api, identity)
    assert (shown["portalUser"], shown["groupId"], shown["staticGroupAssignment"]) == ("bob", REGISTERED, True)
    assert api.put("endpoint/register", endpoint(portalUser="bob")).status == 400
    assert api.put("endpoint/register", endpoint(mac=MAC, unknown=1)).status == 400
    assert api.put("endpoint/register", {"unknown": {}}).status == 400
    assert api.post("endpoint/register", body).status == 405


@pytest.mark.parametrize(("value", "status"), [("create", 204), ("refuse", 500)])
def test_switch_endpoint_register(sim: Simulator, api: Api, value: str, status: int) -> None:
    sim.configure(endpoint_register=value)
    assert api.put("endpoint/register", endpoint(mac=MAC)).status == status
    assert api.get(f"endpoint/name/{MAC}").status == (200 if status == 204 else 404)


@pytest.mark.parametrize(("value", "status"), [("keep", 200), ("delete", 404)])
def test_switch_endpoint_deregister(sim: Simulator, api: Api, value: str, status: int) -> None:
    sim.configure(endpoint_deregister=value)
    identity = add(api, groupId=REGISTERED, staticGroupAssignment=True, portalUser="ann")
    assert api.put(f"endpoint/{identity}/deregister", None).status == 204
    assert api.get(f"endpoint/{identity}").status == status
    if value == "keep":
        shown = read(api, identity)
        assert (shown["portalUser"], shown["groupId"], shown["staticGroupAssignment"]) == ("", UNKNOWN, False)
    assert api.put("endpoint/unknown/deregister", None).status == 404


def test_rejected_endpoints(sim: Simulator, api: Api) -> None:
    identity = add(api)

    def rejected() -> Any:
        return api.get("endpoint/getrejectedendpoints").json["OperationResult"]["resultValue"]

    assert rejected() == []
    sim.store.update("endpoint", MAC, {"rejected": True})
    assert rejected() == [{"value": identity, "name": MAC}]
    assert "rejected" not in read(api, identity)
    assert api.put(f"endpoint/{identity}", endpoint(description="x")).status == 200
    assert len(rejected()) == 1
    assert api.put(f"endpoint/{identity}/releaserejectedendpoint", None).status == 204
    assert rejected() == []
    assert api.put("endpoint/unknown/releaserejectedendpoint", None).status == 404
