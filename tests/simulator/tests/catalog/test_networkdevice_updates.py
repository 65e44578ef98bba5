# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Network devices: PUT, PATCH, names in URLs, and masks in writes."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api, device
from ise_simulator.testing import Simulator

RADIUS = {"networkProtocol": "RADIUS", "radiusSharedSecret": "Radius-1"}
DEFAULT_GROUPS = ["Location#All Locations", "IPSEC#Is IPSEC Device#No", "Device Type#All Device Types"]


def test_put_replaces_the_device(sim: Simulator, api: Api) -> None:
    identity = api.add_device(
        description="old",
        authenticationSettings=RADIUS,
        tacacsSettings={"sharedSecret": "t"},
        snmpsettings={"version": "ONE", "roCommunity": "c"},
        modelName="old",
        coaPort=1812,
    )
    reply = api.put(f"networkdevice/{identity}", device())
    assert reply.status == 200
    read = api.device(identity)
    assert not {"tacacsSettings", "snmpsettings", "modelName"} & set(read)
    assert "networkProtocol" not in read["authenticationSettings"]
    assert (read["description"], read["coaPort"]) == ("", 1700)


def test_put_of_the_whole_get_document(api: Api) -> None:
    identity = api.add_device(trustsecsettings={"deviceAuthenticationSettings": {"sgaDeviceId": "x"}})
    document = api.get(f"networkdevice/{identity}").json
    assert api.put(f"networkdevice/{identity}", document).status == 200
    assert api.device(identity) == document["NetworkDevice"]


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"description": "new"}, [{"field": "Description", "oldValue": "", "newValue": "new"}]),
        ({}, []),
        ({"coaPort": 1701}, [{"field": "CoaPort", "oldValue": "1700", "newValue": "1701"}]),
        ({"modelName": "m"}, [{"field": "ModelName", "newValue": "m"}]),
    ],
)
def test_updated_fields(api: Api, changes: dict[str, Any], fields: list[dict[str, str]]) -> None:
    identity = api.add_device(description="", authenticationSettings=RADIUS)
    reply = api.put(
        f"networkdevice/{identity}", device(**{"description": "", "authenticationSettings": RADIUS, **changes})
    )
    assert reply.json == {"UpdatedFieldsList": {"updatedField": fields}}


def test_updated_fields_contain_no_secrets(api: Api) -> None:
    identity = api.add_device(authenticationSettings=RADIUS)
    body = device(authenticationSettings={**RADIUS, "radiusSharedSecret": "Canary-2"})
    text = api.put(f"networkdevice/{identity}", body).text
    assert "RadiusSharedSecret" in text and "Canary-2" not in text and "Radius-1" not in text


def test_patch_merges_and_answers_the_document(sim: Simulator, api: Api) -> None:
    identity = api.add_device(authenticationSettings=RADIUS, description="old")
    reply = api.patch(
        f"networkdevice/{identity}",
        {"NetworkDevice": {"description": "new", "authenticationSettings": {"enableKeyWrap": True}}},
    )
    assert reply.status == 200
    assert reply.json["NetworkDevice"] == api.device(identity)
    stored = sim.store.get("networkdevice", identity)
    assert stored is not None
    assert stored["description"] == "new"
    assert stored["authenticationSettings"]["radiusSharedSecret"] == "Radius-1"
    assert stored["authenticationSettings"]["enableKeyWrap"] is True


@pytest.mark.parametrize(
    "body",
    [{"name": ""}, {"NetworkDeviceIPList": []}, {"foo": 1}, {"description": None}, {"coaPort": "x"}, {"id": "other"}],
)
def test_patch_is_as_strict_as_put(api: Api, body: dict[str, Any]) -> None:
    identity = api.add_device()
    before = api.device(identity)
    assert api.patch(f"networkdevice/{identity}", {"NetworkDevice": body}).status == 400
    assert api.device(identity) == before


def test_by_name(sim: Simulator, api: Api) -> None:
    identity = api.add_device("core sw", authenticationSettings=RADIUS)
    path = "networkdevice/name/core%20sw"
    assert api.get(path).json["NetworkDevice"]["id"] == identity
    assert api.get("networkdevice/name/CORE%20sw").status == 200
    assert api.patch(path, {"NetworkDevice": {"description": "by name"}}).status == 200
    partial = api.put(path, {"NetworkDevice": {"name": "core sw", "NetworkDeviceGroupList": DEFAULT_GROUPS}})
    assert partial.status == 500
    response = partial.json["ERSResponse"]
    assert response["operation"] == "PUT-update by name-networkdevice"
    assert response["messages"][0]["code"] == "CRUD operation exception"
    assert api.put(path, device("core 2")).status == 200
    assert api.get(path).status == 404
    assert api.delete("networkdevice/name/core%202").status == 204
    assert sim.store.get("networkdevice", identity) is None


def test_put_by_id_without_addresses(api: Api) -> None:
    identity = api.add_device()
    reply = api.put(f"networkdevice/{identity}", {"NetworkDevice": {"name": "sw1"}})
    assert (reply.status, reply.title) == (
        400,
        "Validation Error - Mandatory fields missing: [NetworkDeviceIPList]",
    )


def test_id_in_a_put_body_must_be_its_own(api: Api) -> None:
    identity = api.add_device()
    assert api.put(f"networkdevice/{identity}", device(id="another")).status == 400


def test_built_in_device(api: Api) -> None:
    read = api.get("networkdevice/name/ISE_EST_Local_Host").json["NetworkDevice"]
    assert read["coaPort"] == 0
    assert read["NetworkDeviceIPList"] == [{"ipaddress": "127.0.0.1", "mask": 32}]
    assert "NetworkDeviceGroupList" not in read
    assert read["authenticationSettings"]["radiusSharedSecret"] == "******"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
@pytest.mark.parametrize(
    "block",
    [
        {"authenticationSettings": {"radiusSharedSecret": "******"}},
        {"tacacsSettings": {"sharedSecret": "*****"}},
        {"trustsecsettings": {"deviceAuthenticationSettings": {"sgaDevicePassword": "******"}}},
    ],
)
def test_written_masks_are_counted(sim: Simulator, api: Api, method: str, block: dict[str, Any]) -> None:
    if method == "POST":
        assert api.post("networkdevice", device(**block)).status == 201
    else:
        identity = api.add_device()
        body = device(id=identity, **block) if method == "PUT" else {"NetworkDevice": block}
        assert api.request(method, f"networkdevice/{identity}", body).status == 200
    assert sim.stats.masks_written == 1
    assert "****" in str(sim.store.get("networkdevice", "sw1"))
