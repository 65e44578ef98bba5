# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Portals: all of them in short, six types with their settings, and the failing list of a 3.4."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

KINDS = {
    "byodportal": ("BYODPortal", "BYOD"),
    "mydeviceportal": ("MyDevicePortal", "MYDEVICE"),
    "hotspotportal": ("HotspotPortal", "HOTSPOTGUEST"),
    "selfregportal": ("SelfRegPortal", "SELFREGGUEST"),
    "sponsorportal": ("SponsorPortal", "SPONSOR"),
    "sponsoredguestportal": ("SponsoredGuestPortal", "SPONSOREDGUEST"),
}


@pytest.mark.parametrize("path", KINDS)
def test_one_of_each_kind(api: Api, path: str) -> None:
    envelope, kind = KINDS[path]
    (row,) = api.get(path).json["SearchResult"]["resources"]
    whole = api.get(f"{path}/{row['id']}").json[envelope]
    short = api.get(f"portal/{row['id']}").json["ERSPortal"]
    assert whole["portalType"] == short["portalType"] == kind
    assert whole["settings"]["portalSettings"]["httpsPort"] in (8443, 8445)
    assert "settings" not in short
    assert api.get(f"{path}/name/{envelope}").status == 405


def test_the_list_has_every_kind(api: Api) -> None:
    listed = api.get("portal").json["SearchResult"]["resources"]
    assert len(listed) == 7
    assert api.get("portal?filter=description.CONTAINS.sponsor").json["SearchResult"]["total"] == 2
    assert api.get("hotspotportal?filter=description.EQ.x").status == 400
    assert api.get("sponsorportal?filter=description.EQ.x").status == 200


def test_the_list_may_fail(sim: Simulator, api: Api) -> None:
    identity = api.get("portal").json["SearchResult"]["resources"][0]["id"]
    sim.configure(portal_list="fail")
    for path in ("portal", "portal?filter=name.EQ.x"):
        reply = api.get(path)
        assert reply.status == 500
        assert reply.json["ERSResponse"]["messages"][0]["title"] == "Operation search PORTAL failed"
    assert api.get(f"portal/{identity}").status == 200
    assert api.get("sponsorportal").status == 200


@pytest.mark.parametrize(("masked", "shown"), [(False, "Meeting-42"), (True, "******")])
def test_access_codes(sim: Simulator, api: Api, masked: bool, shown: str) -> None:
    identity = sim.store.put("portal", {"name": "Visitors", "loginPageAccessCode": "Meeting-42"})
    sim.configure(mask_access_codes=masked)
    assert api.get(f"portal/{identity}").json["ERSPortal"]["loginPageAccessCode"] == shown


@pytest.mark.parametrize("path", KINDS)
def test_life(api: Api, path: str) -> None:
    envelope, kind = KINDS[path]
    body = {"name": "mine", "portalType": kind.lower(), "settings": {"portalSettings": {"httpsPort": 8500}}}
    place = api.created(path, {envelope: body})
    identity = place.rpartition("/")[2]
    whole = api.get(place).json[envelope]
    assert (whole["portalType"], whole["settings"]) == (kind, body["settings"])
    assert whole["portalTestUrl"].endswith(f"portal={identity}")
    assert "globalCustomizations" in whole["customizations"]
    assert api.get(f"portal/{identity}").json["ERSPortal"]["name"] == "mine"
    assert api.post(path, {envelope: body}).status == 500
    assert api.put(place, {envelope: {**whole, "name": "ours"}}).status == 200
    assert api.get(f"portal/{identity}").json["ERSPortal"]["name"] == "ours"
    patched = api.patch(place, {envelope: {"description": "x"}})
    assert patched.status == (200 if path in ("hotspotportal", "selfregportal") else 405)
    assert api.delete(place).status == 204
    assert [api.get(place).status, api.get(f"portal/{identity}").status] == [404, 404]


@pytest.mark.parametrize("more", [{"name": None}, {"portalType": None}, {"portalType": "MYDEVICE"}, {"theme": 1}])
def test_refused(api: Api, more: dict[str, Any]) -> None:
    body = {"name": "mine", "portalType": "SPONSOR", **more}
    sent = {key: value for key, value in body.items() if value is not None}
    assert api.post("sponsorportal", {"SponsorPortal": sent}).status == 400
    assert len(api.get("portal").json["SearchResult"]["resources"]) == 7


@pytest.mark.parametrize(("value", "status"), [("default", 201), ("required", 400)])
def test_switch_portal_blocks(sim: Simulator, api: Api, value: str, status: int) -> None:
    sim.configure(portal_blocks=value)
    body = {"name": "mine", "portalType": "SPONSOR"}
    assert api.post("sponsorportal", {"SponsorPortal": body}).status == status
