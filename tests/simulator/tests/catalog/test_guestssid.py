# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest SSIDs: a new ISE has none."""

from __future__ import annotations

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator


def test_life_cycle(api: Api) -> None:
    assert api.get("guestssid").json == {"SearchResult": {"total": 0, "resources": []}}
    created = api.post("guestssid", {"GuestSSID": {"name": "Guest-WiFi"}})
    assert created.status == 201
    path = "guestssid/" + str(created.headers["Location"]).rpartition("/")[2]
    assert api.get("guestssid?filter=name.EQ.Guest-WiFi").json["SearchResult"]["total"] == 1
    assert api.get("guestssid/name/Guest-WiFi").status == 405
    reply = api.put(path, {"GuestSSID": {"name": "Visitors", "description": "x"}})
    assert [row["field"] for row in reply.json["UpdatedFieldsList"]["updatedField"]] == ["name", "description"]
    assert api.post("guestssid", {"GuestSSID": {"name": "visitors"}}).status == 500
    assert api.delete(path).status == 204
    assert api.get(path).status == 404


@pytest.mark.parametrize(("profile", "status"), [("3.1", 405), ("3.2", 200)])
def test_patch_came_with_3_2(sim: Simulator, api: Api, profile: str, status: int) -> None:
    sim.configure(profile=profile)
    identity = sim.store.put("guestssid", {"name": "Guest-WiFi"})
    assert api.patch(f"guestssid/{identity}", {"GuestSSID": {"description": "x"}}).status == status
