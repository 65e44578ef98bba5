# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LDAP stores: required attributes, masked passwords, binds, releases."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

SERVER = {"hostName": "ldap1.example.com", "port": 389, "trustCertificate": "", "adminPassword": "Bind-1"}


def store(server: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "name": "ldap1",
        "generalSettings": {"schema": "ACTIVE_DIRECTORY"},
        "connectionSettings": {"primaryServer": SERVER if server is None else server},
        "directoryOrganization": {"userDirectorySubtree": "a", "groupDirectorySubtree": "b", "macFormat": "DASH"},
        **more,
    }
    return {"ERSLdap": {key: value for key, value in values.items() if value is not None}}


def test_life(api: Api) -> None:
    place = api.created("ldap", store())
    shown = api.get("ldap/name/ldap1").json["ERSLdap"]
    assert shown == api.get(place).json["ERSLdap"]
    primary = shown["connectionSettings"]["primaryServer"]
    assert (primary["adminPassword"], primary["trustCertificate"], primary["maxConnections"]) == ("******", "", 20)
    assert api.put(place, store(description="x")).status == 200
    assert api.patch(place, store()).status == 405
    assert api.post("ldap", store()).status == 500
    assert api.delete(place).status == 204
    assert api.get("ldap").json["SearchResult"]["total"] == 0


@pytest.mark.parametrize(
    ("server", "more"),
    [
        (None, {"name": None}),
        (None, {"generalSettings": {}}),
        (None, {"generalSettings": None}),
        (None, {"connectionSettings": None}),
        (None, {"directoryOrganization": {"macFormat": "DASH"}}),
        ({"port": 389, "trustCertificate": ""}, {}),
        ({**SERVER, "port": 0}, {}),
        ({**SERVER, "unknown": 1}, {}),
    ],
)
def test_refused(api: Api, server: dict[str, Any] | None, more: dict[str, Any]) -> None:
    assert api.post("ldap", store(server, **more)).status == 400
    assert api.get("ldap").json["SearchResult"]["total"] == 0


def test_binds(api: Api) -> None:
    place = api.created("ldap", store())
    assert api.put(f"{place}/testbindprimary", None).status == 204
    assert api.put(f"{place}/testbindsecondary", None).status == 500
    assert api.put("ldap/unknown/testbindprimary", None).status == 404


@pytest.mark.parametrize(("value", "status"), [("2.4", 200), ("3.3", 404)])
def test_switch_ldap_since(sim: Simulator, api: Api, value: str, status: int) -> None:
    sim.configure(profile="3.2", ldap_since=value)
    assert api.get("ldap").status == status
    sim.configure(profile="3.4")
    assert api.get("ldap").status == 200
