# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Native supplicant profiles, whose networks are changed one by one, and themes of portals."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

PLACE = "nspprofile/b8ce01e6-b150-4d4e-9698-40e48d5e0197"
TEMPLATE = "0ca8f1b6-500d-560b-e053-75189a0ab0d1"


def change(api: Api, *networks: dict[str, Any]) -> int:
    body = {"name": "Cisco-ISE-NSP", "wirelessProfiles": [{"allowedProtocol": "PEAP", **row} for row in networks]}
    return api.put(PLACE, {"ERSNSPProfile": body}).status


def networks(api: Api) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.get(PLACE).json["ERSNSPProfile"]["wirelessProfiles"]
    return found


def test_each_network_of_a_body_is_a_change(api: Api) -> None:
    assert networks(api) == [{"ssid": "ISE", "allowedProtocol": "TLS", "certificateTemplateId": TEMPLATE}]
    assert change(api, {"ssid": "New", "actionType": "ADD"}) == 200
    assert [row["ssid"] for row in networks(api)] == ["ISE", "New"]
    assert change(api, {"ssid": "Main", "actionType": "UPDATE", "previousSsid": "ISE"}) == 200
    assert networks(api) == [
        {"ssid": "New", "allowedProtocol": "PEAP"},
        {"ssid": "Main", "allowedProtocol": "PEAP"},
    ]
    assert change(api, {"ssid": "New", "actionType": "DELETE"}) == 200
    assert change(api) == 200
    assert [row["ssid"] for row in networks(api)] == ["Main"]


@pytest.mark.parametrize(
    "network",
    [
        {"ssid": "ISE"},
        {"ssid": "ISE", "actionType": "ADD"},
        {"ssid": "New", "actionType": "UPDATE"},
        {"ssid": "New", "actionType": "UPDATE", "previousSsid": "Old"},
        {"ssid": "Old", "actionType": "DELETE"},
        {"ssid": "New", "actionType": "RENAME"},
        {"actionType": "ADD"},
    ],
)
def test_refused(api: Api, network: dict[str, Any]) -> None:
    assert change(api, network) == 400
    assert [row["ssid"] for row in networks(api)] == ["ISE"]


def test_profiles_are_not_created(api: Api) -> None:
    assert api.post("nspprofile", {"ERSNSPProfile": {"name": "x"}}).status == 405
    assert api.patch(PLACE, {"ERSNSPProfile": {"description": "x"}}).status == 405
    assert api.delete(PLACE).status == 204
    assert api.get("nspprofile").json["SearchResult"]["total"] == 0


@pytest.mark.parametrize(("value", "more"), [("omit", {}), ("show", {"actionType": "UPDATE", "previousSsid": "ISE"})])
def test_switch_nsp_read_action(sim: Simulator, api: Api, value: str, more: dict[str, str]) -> None:
    sim.configure(nsp_read_action=value)
    shown = api.get(PLACE).json["ERSNSPProfile"]
    assert shown["wirelessProfiles"] == [
        {"ssid": "ISE", "allowedProtocol": "TLS", "certificateTemplateId": TEMPLATE, **more}
    ]
    if value == "show":
        assert api.put(PLACE, {"ERSNSPProfile": shown}).status == 200


def test_themes(api: Api) -> None:
    body = {"name": "Red", "themeData": "LyogKi8="}
    place = api.created("portaltheme", {"PortalTheme": body})
    assert api.get(place).json["PortalTheme"]["themeData"] == "LyogKi8="
    assert api.patch(place, {"PortalTheme": {"description": "x"}}).status == 200
    assert api.put(place, {"PortalTheme": {**body, "name": "Green"}}).status == 200
    assert api.get("portaltheme?filter=name.EQ.Green").json["SearchResult"]["total"] == 1
    assert [
        api.post("portaltheme", {"PortalTheme": {"name": "x"}}).status,
        api.get("portaltheme/name/Green").status,
    ] == [
        400,
        405,
    ]
    assert api.delete(place).status == 204
