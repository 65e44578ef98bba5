# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Network device groups: the trees, names in URLs, renames, deletions."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api, group
from ise_simulator.testing import Simulator

FACTORY = {
    "Device Type#All Device Types": "70c79c30-8bff-11e6-996c-525400b48521",
    "Location#All Locations": "70836740-8bff-11e6-996c-525400b48521",
    "IPSEC#Is IPSEC Device": "70d4bb90-8bff-11e6-996c-525400b48521",
    "IPSEC#Is IPSEC Device#No": "70f40360-8bff-11e6-996c-525400b48521",
    "IPSEC#Is IPSEC Device#Yes": "70e07b60-8bff-11e6-996c-525400b48521",
}
SWITCH = "Device Type#All Device Types#Switch"


def test_built_in_groups(api: Api) -> None:
    rows = api.get("networkdevicegroup").json["SearchResult"]["resources"]
    assert {row["name"]: row["id"] for row in rows} == FACTORY


def test_create_and_read(sim: Simulator, api: Api) -> None:
    identity = api.add_group(SWITCH, description="switches")
    document = api.get(f"networkdevicegroup/{identity}").json
    assert document == {
        "NetworkDeviceGroup": {
            "id": identity,
            "name": SWITCH,
            "description": "switches",
            "link": {
                "rel": "self",
                "href": f"{sim.url}/ers/config/networkdevicegroup/{identity}",
                "type": "application/json",
            },
            "othername": "Device Type",
        }
    }
    assert api.get("networkdevicegroup/name/Device%20Type:All%20Device%20Types:Switch").json == document


def test_name_urls_take_colons_not_hashes(api: Api) -> None:
    assert api.get("networkdevicegroup/name/Location:All%20Locations").status == 200
    assert api.get("networkdevicegroup/name/Location%23All%20Locations").status == 404


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ({"name": SWITCH}, "Validation Error - Mandatory fields missing: [othername]"),
        ({"othername": "Device Type"}, "Validation Error - Mandatory fields missing: [name]"),
        ({"name": SWITCH, "othername": "Location"}, "Validation Error - Illegal values: [othername: Location]"),
        ({"name": "Solo", "othername": "Solo"}, "Validation Error - Illegal values: [name: Solo]"),
        ({"name": "A##B", "othername": "A"}, "Validation Error - Illegal values: [name: A##B]"),
        ({"name": "A#", "othername": "A"}, "Validation Error - Illegal values: [name: A#]"),
        (
            {"name": "Location#All Locations#X#Y", "othername": "Location"},
            "Validation Error - Illegal values: [name: the parent Location#All Locations#X does not exist]",
        ),
        ({"name": "Location#Mine", "othername": "Location"}, "the group type Location has its root group already"),
        ({"name": SWITCH, "othername": "Device Type", "description": "<"}, "Illegal values: [description]"),
        ({"name": SWITCH, "ndgtype": "Device Type"}, "names are correct: ndgtype->"),
    ],
)
def test_refused_groups(sim: Simulator, api: Api, body: dict[str, Any], title: str) -> None:
    reply = api.post("networkdevicegroup", {"NetworkDeviceGroup": body})
    assert reply.status == 400
    assert title in reply.title
    assert len(sim.store.list("networkdevicegroup")) == 5


@pytest.mark.parametrize("name", ["Location#All Locations", "LOCATION#all locations"])
def test_duplicate(api: Api, name: str) -> None:
    reply = api.post("networkdevicegroup", group(name))
    assert reply.status == 500
    assert reply.json["ERSResponse"]["operation"] == "POST-create-networkdevicegroup"
    assert reply.json["ERSResponse"]["messages"] == [
        {
            "title": "Failed to create Network Device Group. Internal error.",
            "type": "ERROR",
            "code": "CRUD operation exception",
        }
    ]


def test_new_root_type_and_depth(api: Api) -> None:
    path = "Stage#Stages"
    api.add_group(path)
    for level in range(2, 7):
        path += f"#L{level}"
        api.add_group(path)
    reply = api.post("networkdevicegroup", group(path + "#L7"))
    assert (reply.status, "more than 6 levels" in reply.title) == (400, True)


def test_a_root_group_of_ones_own_can_be_renamed(api: Api) -> None:
    identity = api.add_group("Stage#Stages")
    api.add_group("Stage#Stages#Pilot")
    assert api.put(f"networkdevicegroup/{identity}", group("Stage#All Stages")).status == 200
    assert api.get("networkdevicegroup/name/Stage:All%20Stages:Pilot").status == 200


def test_rename_updates_children_and_devices(sim: Simulator, api: Api) -> None:
    identity = api.add_group(SWITCH, description="old")
    child = api.add_group(SWITCH + "#Access")
    device = api.add_device(NetworkDeviceGroupList=[SWITCH + "#Access"])
    renamed = SWITCH.replace("Switch", "Switches")
    reply = api.put(f"networkdevicegroup/{identity}", group(renamed, description="new"))
    assert reply.json == {
        "UpdatedFieldsList": {
            "updatedField": [
                {"field": "name", "oldValue": renamed, "newValue": renamed},
                {"field": "description", "oldValue": "new", "newValue": "new"},
            ]
        }
    }
    stored = sim.store.get("networkdevicegroup", identity)
    assert stored is not None and (stored["name"], stored["description"]) == (renamed, "new")
    assert api.get(f"networkdevicegroup/{child}").json["NetworkDeviceGroup"]["name"] == renamed + "#Access"
    assert renamed + "#Access" in api.device(device)["NetworkDeviceGroupList"]
    assert api.get(f"networkdevicegroup/name/{SWITCH.replace('#', ':').replace(' ', '%20')}").status == 404


@pytest.mark.parametrize(
    ("name", "othername", "title"),
    [
        ("Device Type#All Device Types#Router#Switch", "Device Type", "can not be moved"),
        ("Location#All Locations#Switch", "Location", "can not be moved"),
        ("Device Type#All Device Types#Router", "Device Type", "Internal error"),
    ],
)
def test_moving_and_clashing_renames_are_refused(api: Api, name: str, othername: str, title: str) -> None:
    api.add_group("Device Type#All Device Types#Router")
    identity = api.add_group(SWITCH)
    body = {"NetworkDeviceGroup": {"name": name, "othername": othername}}
    reply = api.put(f"networkdevicegroup/{identity}", body)
    assert reply.status in (400, 500)
    assert title in reply.title


def test_patch(api: Api) -> None:
    identity = api.add_group(SWITCH, description="old")
    reply = api.patch(f"networkdevicegroup/{identity}", {"NetworkDeviceGroup": {"description": "new"}})
    assert reply.status == 200
    assert reply.json["NetworkDeviceGroup"]["description"] == "new"
    assert reply.json["NetworkDeviceGroup"]["name"] == SWITCH


def test_delete_of_a_used_group_takes_it_from_the_device(api: Api) -> None:
    identity = api.add_group(SWITCH)
    device = api.add_device(NetworkDeviceGroupList=[SWITCH])
    assert api.delete(f"networkdevicegroup/{identity}").status == 204
    assert api.device(device)["NetworkDeviceGroupList"] == ["Location#All Locations", "IPSEC#Is IPSEC Device#No"]


@pytest.mark.parametrize("name", list(FACTORY))
def test_built_in_groups_cannot_be_deleted(sim: Simulator, api: Api, name: str) -> None:
    assert api.delete(f"networkdevicegroup/{FACTORY[name]}").status == 500
    assert sim.store.get("networkdevicegroup", name) is not None


def test_delete_of_a_parent_is_refused(api: Api) -> None:
    identity = api.add_group(SWITCH)
    child = api.add_group(SWITCH + "#Access")
    reply = api.delete(f"networkdevicegroup/{identity}")
    assert reply.status == 500
    assert reply.json["ERSResponse"]["operation"] == "DELETE-delete-networkdevicegroup"
    assert api.delete(f"networkdevicegroup/{child}").status == 204
    assert api.delete(f"networkdevicegroup/{identity}").status == 204
    assert api.delete(f"networkdevicegroup/{identity}").status == 404


@pytest.mark.parametrize("used", ["", "#Access"])
def test_a_refused_cascade_deletes_nothing(sim: Simulator, api: Api, used: str) -> None:
    identity = api.add_group(SWITCH)
    api.add_group(SWITCH + "#Access")
    api.add_group(SWITCH + "#Core")
    api.add_device(NetworkDeviceGroupList=[SWITCH + used])
    sim.configure(ndg_delete_used="refuse", ndg_delete_parent="cascade")
    assert api.delete(f"networkdevicegroup/{identity}").status == 500
    assert len(sim.store.list("networkdevicegroup")) == 8
