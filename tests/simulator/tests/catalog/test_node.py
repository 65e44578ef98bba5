# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nodes of the simulated deployment: filtered by their services, read-only."""

from __future__ import annotations

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator


def test_the_deployment(api: Api) -> None:
    rows = api.get("node").json["SearchResult"]["resources"]
    assert [row["name"] for row in rows] == ["ise-pan1", "ise-psn1", "ise-psn2"]
    pan = api.get("node/name/ise-pan1").json["Node"]
    assert pan == api.get(f"node/{rows[0]['id']}").json["Node"]
    assert (pan["primaryPapNode"], pan["nodeServiceTypes"]) == (True, "")
    assert api.get("node/name/ise-psn1").json["Node"]["nodeServiceTypes"] == "Session, Profiler, DEVICE ADMIN"


def test_by_service(api: Api) -> None:
    def found(expression: str) -> list[str]:
        return [row["name"] for row in api.get(f"node?filter={expression}").json["SearchResult"]["resources"]]

    assert found("nodeservicetypes.EQ.Profiler") == ["ise-psn1"]
    assert found("nodeservicetypes.EQ.Session") == ["ise-psn1", "ise-psn2"]
    assert found("nodeservicetypes.EQ.SXP") == []
    assert found("nodeservicetypes.CONTAINS.admin") == ["ise-psn1"]
    assert api.get("node?filter=name.EQ.ise-psn1").status == 400
    assert api.get("node?sortasc=name").status == 400


def test_sessions_are_at_psns_of_the_deployment(sim: Simulator, api: Api) -> None:
    for _number in range(8):
        sim.sessions.authenticate()
    sessions = [sim.sessions.get(key) or {} for key in sim.sessions.ids()]
    at = {session["acs_server"]: session["destination_ip_address"] for session in sessions}
    assert at == {name: api.get(f"node/name/{name}").json["Node"]["ipAddress"] for name in ("ise-psn1", "ise-psn2")}


def test_nothing_can_be_written(api: Api) -> None:
    body = {"Node": {"name": "x"}}
    path = "node/5a5e5a10-8b5f-11e6-996c-525400b48521"
    replies = [api.post("node", body), api.put(path, body), api.patch(path, body), api.delete(path)]
    assert [reply.status for reply in replies] == [405] * 4


@pytest.mark.parametrize(("profile", "sxp"), [("2.7", False), ("3.0", True)])
def test_the_sxp_address_came_with_3_0(sim: Simulator, api: Api, profile: str, sxp: bool) -> None:
    sim.configure(profile=profile)
    assert ("sxpIpAddress" in api.get("node/name/ise-pan1", port="ers").json["Node"]) is sxp
