# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoint identity groups: built-in ones, parents by id, PUT and DELETE."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator import Settings
from ise_simulator.probe import Api
from ise_simulator.testing import Simulator, running

PROFILED = "aa10ae00-8bff-11e6-996c-525400b48521"
ANDROID = "ffa36b00-8bff-11e6-996c-525400b48521"


def group(**more: Any) -> dict[str, Any]:
    return {"EndPointGroup": {"name": "Cameras", **more}}


def add(api: Api, **more: Any) -> str:
    reply = api.post("endpointgroup", group(**more))
    assert reply.status == 201, reply.text
    return str(reply.headers["Location"]).rpartition("/")[2]


def read(api: Api, identity: str) -> dict[str, Any]:
    document: dict[str, Any] = api.get(f"endpointgroup/{identity}").json["EndPointGroup"]
    document.pop("link")
    return document


def test_built_in_objects(api: Api) -> None:
    assert api.get("endpointgroup").json["SearchResult"]["total"] == 18
    assert api.get("endpointgroup/name/Blocked%20List").json["EndPointGroup"]["systemDefined"] is True


@pytest.mark.parametrize(("profile", "name"), [("2.7", "Blacklist"), ("3.0", "Blocked List")])
def test_the_group_of_blocked_devices_was_renamed(profile: str, name: str) -> None:
    with running(Settings(profile=profile, tls="none")) as own:
        held = {group["name"]: group["id"] for group in own.store.list("endpointgroup")}
        assert len(held) == 18
        assert held[name] == "aa000c30-8bff-11e6-996c-525400b48521"


def test_only_the_server_sets_system_defined(api: Api) -> None:
    identity = add(api, systemDefined=True, description="x")
    expected = {"id": identity, "name": "Cameras", "description": "x", "systemDefined": False}
    assert read(api, identity) == expected
    assert api.put(f"endpointgroup/{ANDROID}", group(name="Android", systemDefined=False)).status == 200
    assert read(api, ANDROID)["systemDefined"] is True


def test_system_defined_groups_keep_their_name_and_stay(sim: Simulator, api: Api) -> None:
    reply = api.patch(f"endpointgroup/{ANDROID}", group(name="Robots"))
    assert (reply.status, "can not be renamed" in reply.title) == (400, True)
    assert api.delete(f"endpointgroup/{ANDROID}").status == 500
    assert sim.store.get("endpointgroup", "Android") is not None


def test_parent(api: Api) -> None:
    identity = add(api, parentId=PROFILED)
    assert read(api, identity)["parentId"] == PROFILED
    assert api.patch(f"endpointgroup/{identity}", group(parentId=ANDROID)).status == 200
    assert read(api, identity)["parentId"] == ANDROID
    assert api.patch(f"endpointgroup/{identity}", group(parentId="")).status == 200
    assert "parentId" not in read(api, identity)


def test_parents_that_are_refused(api: Api) -> None:
    assert api.post("endpointgroup", group(parentId="none")).status == 400
    identity = add(api)
    assert "its own parent" in api.patch(f"endpointgroup/{identity}", group(parentId=identity)).title


def test_no_parent_before_3_1(sim: Simulator, api: Api) -> None:
    sim.configure(profile="3.0")
    assert api.post("endpointgroup", group(parentId=PROFILED), port="ers").status == 400


@pytest.mark.parametrize(("profile", "status"), [("3.1", 405), ("3.2", 200)])
def test_patch_came_with_3_2(sim: Simulator, api: Api, profile: str, status: int) -> None:
    sim.configure(profile=profile)
    assert api.patch(f"endpointgroup/{add(api)}", group(description="x")).status == status


def test_only_names_can_be_filtered(api: Api) -> None:
    found = api.get("endpointgroup?filter=name.STARTSW.Cisco-").json["SearchResult"]["resources"]
    assert [row["name"] for row in found] == ["Cisco-IP-Phone", "Cisco-Meraki-Device"]
    assert api.get("endpointgroup?filter=description.EQ.x").status == 400
