# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Administrators: built-in, masked, filtered, read-only."""

from __future__ import annotations

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

ADMIN = "7ac8e5e7-d580-4499-abf1-3ab3f8dd4af1"


def test_built_in_objects(api: Api) -> None:
    shown = api.get("adminuser/name/admin").json["AdminUser"]
    shown.pop("link")
    assert shown == {
        "id": ADMIN,
        "name": "admin",
        "enabled": True,
        "description": "Default Admin User",
        "password": "*******",
        "changePassword": True,
        "includeSystemAlarmsInEmail": False,
        "inactiveAccountNeverDisabled": True,
        "externalUser": False,
        "adminGroups": "Super Admin",
        "customAttributes": {},
    }


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_only_read(api: Api, method: str) -> None:
    path = "adminuser" if method == "POST" else f"adminuser/{ADMIN}"
    assert api.request(method, path, {"AdminUser": {"name": "eve"}}).status == 405


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        ("adminGroups.CONTAINS.Super", ["admin"]),
        ("enabled.EQ.true", ["admin"]),
        ("enabled.EQ.Disabled", ["helpdesk"]),
        ("includeSystemAlarmsInEmail.EQ.true", ["helpdesk"]),
    ],
)
def test_filters(sim: Simulator, api: Api, condition: str, names: list[str]) -> None:
    sim.store.put(
        "adminuser",
        {"name": "helpdesk", "enabled": False, "includeSystemAlarmsInEmail": True, "adminGroups": "Helpdesk Admin"},
    )
    found = api.get(f"adminuser?filter={condition}").json["SearchResult"]["resources"]
    assert [row["name"] for row in found] == names
