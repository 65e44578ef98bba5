# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Switches of identity groups, TrustSec, ACLs and guest resources, and those of all of these."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

Probe = Callable[[Simulator, Api], Any]

ROOT = "NAC Group:NAC:IdentityGroups:User Identity Groups"
EMPLOYEE = f"{ROOT}:Employee"


def posted(resource: str, envelope: str, **document: Any) -> Probe:
    """Return the status of a POST."""
    return lambda sim, api: api.post(resource, {envelope: document}).status


def made(api: Api, resource: str, envelope: str, **document: Any) -> str:
    reply = api.post(resource, {envelope: document})
    assert reply.status == 201, reply.text
    return f"{resource}/{str(reply.headers['Location']).rpartition('/')[2]}"


def description_after_put_without_it(sim: Simulator, api: Api) -> str:
    path = made(api, "guestssid", "GuestSSID", name="Guests", description="old")
    assert api.put(path, {"GuestSSID": {"name": "Guests"}}).status == 200
    return str(api.get(path).json["GuestSSID"]["description"])


def second_ssid(sim: Simulator, api: Api) -> int:
    made(api, "guestssid", "GuestSSID", name="Guests")
    return api.post("guestssid", {"GuestSSID": {"name": "Guests"}}).status


def deleted_parent_of_endpoint_group(sim: Simulator, api: Api) -> tuple[int, bool]:
    path = made(api, "endpointgroup", "EndPointGroup", name="Building")
    child = made(api, "endpointgroup", "EndPointGroup", name="Cameras", parentId=path.rpartition("/")[2])
    return api.delete(path).status, "parentId" in api.get(child).json["EndPointGroup"]


def changed_by_put(resource: str, envelope: str, key: str, values: tuple[Any, Any], **document: Any) -> Probe:
    """Return the status of a PUT with another value of one attribute, and the value after it."""

    def probe(sim: Simulator, api: Api) -> tuple[int, Any]:
        path = made(api, resource, envelope, **{**document, key: values[0]})
        answer = api.put(path, {envelope: {**document, key: values[1]}}).status
        return answer, api.get(path).json[envelope][key]

    return probe


def acl_text(resource: str, envelope: str, key: str) -> Probe:
    def probe(sim: Simulator, api: Api) -> Any:
        path = made(api, resource, envelope, name="A", **{key: "permit ip\ndeny ip\n"})
        return api.get(path).json[envelope][key]

    return probe


def shows(resource: str, envelope: str, key: str) -> Probe:
    """Return whether reads have an attribute."""

    def probe(sim: Simulator, api: Api) -> bool:
        identity = sim.store.list(resource)[0]["id"]
        return key in api.get(f"{resource}/{identity}").json[envelope]

    return probe


def parents_below_a_renamed_group(sim: Simulator, api: Api) -> list[str]:
    def add(name: str, parent: str) -> str:
        reply = api.post("identitygroup", {"IdentityGroup": {"name": name, "parent": parent}})
        return str(reply.headers["Location"]).rpartition("/")[2]

    renamed = add("Builders", ROOT)
    below = [add("A", f"{ROOT}:Builders"), add("B", f"{ROOT}:Builders:A"), add("C", ROOT)]
    assert api.put(f"identitygroup/{renamed}", {"IdentityGroup": {"name": "Masons"}}).status == 200
    parents = [api.get(f"identitygroup/{identity}").json["IdentityGroup"]["parent"] for identity in below]
    assert parents.pop() == ROOT
    return parents


ACL = {"written": "permit ip\ndeny ip\n", "crlf": "permit ip\r\ndeny ip", "trimmed": "permit ip\ndeny ip"}
TYPES = ("TRUSTSEC", "TRAFFIC_STEERING")

# (switch, further switches, probe, {value: result of the probe})
CASES: list[tuple[str, dict[str, Any], Probe, dict[Any, Any]]] = [
    ("put_unproven", {}, description_after_put_without_it, {"replace": "", "merge": "old"}),
    ("duplicate_status", {}, second_ssid, {500: 500, 400: 400}),
    ("group_delete_used", {}, deleted_parent_of_endpoint_group, {"refuse": (500, True), "detach": (204, False)}),
    (
        "identity_group_parent",
        {},
        changed_by_put("identitygroup", "IdentityGroup", "parent", (ROOT, EMPLOYEE), name="Builders"),
        {"kept": (200, ROOT), "written": (200, EMPLOYEE), "refuse": (400, ROOT)},
    ),
    (
        "identity_group_children",
        {},
        parents_below_a_renamed_group,
        {"moved": [f"{ROOT}:Masons", f"{ROOT}:Masons:A"], "kept": [f"{ROOT}:Builders", f"{ROOT}:Builders:A"]},
    ),
    ("sgt_create", {}, posted("sgt", "Sgt", name="A", value=-1), {201: 201, 403: 403}),
    (
        "sgt_value",
        {},
        changed_by_put("sgt", "Sgt", "value", (100, 200), name="A"),
        {"written": (200, 200), "kept": (200, 100), "refuse": (400, 100)},
    ),
    ("sg_read_only", {}, shows("sgt", "Sgt", "isReadOnly"), {"omit": False, "show": True}),
    ("sg_read_only", {}, shows("sgacl", "Sgacl", "readOnly"), {"omit": False, "show": True}),
    (
        "sgacl_type",
        {"profile": "3.5"},
        changed_by_put("sgacl", "Sgacl", "sgAclType", TYPES, name="A", aclcontent="permit ip"),
        {"written": (200, TYPES[1]), "kept": (200, TYPES[0]), "refuse": (400, TYPES[0])},
    ),
    ("acl_text", {}, acl_text("sgacl", "Sgacl", "aclcontent"), ACL),
    ("acl_text", {}, acl_text("downloadableacl", "DownloadableAcl", "dacl"), ACL),
    (
        "dacl_syntax",
        {},
        posted("downloadableacl", "DownloadableAcl", name="A", dacl="allow everything"),
        {"check": 400, "ignore": 201},
    ),
    ("guest_ssid_name", {}, posted("guestssid", "GuestSSID", name="Our Guests"), {"check": 400, "ignore": 201}),
]
FLAT = [(name, more, probe, value, seen) for name, more, probe, table in CASES for value, seen in table.items()]


@pytest.mark.parametrize(("name", "more", "probe", "value", "seen"), FLAT, ids=[f"{f[0]}={f[3]}" for f in FLAT])
def test_switch(sim: Simulator, api: Api, name: str, more: dict[str, Any], probe: Probe, value: Any, seen: Any) -> None:
    sim.configure(**more, **{name: value})
    assert probe(sim, api) == seen
