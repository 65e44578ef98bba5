# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adaptive Network Control: policies, and endpoints to which they are applied."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator


def policy(*actions: str, name: str = "Quarantine", **more: Any) -> dict[str, Any]:
    return {"ErsAncPolicy": {"name": name, "actions": list(actions), **more}}


@pytest.mark.parametrize("form", ["name", "uuid"])
def test_policies(sim: Simulator, api: Api, form: str) -> None:
    sim.configure(anc_policy_id=form)
    created = api.post("ancpolicy", policy("QUARANTINE", "QUARANTINE"))
    identity = str(created.headers["Location"]).rpartition("/")[2]
    assert (created.status, identity == "Quarantine") == (201, form == "name")
    shown = api.get(f"ancpolicy/{identity}").json["ErsAncPolicy"]
    assert (shown["id"], shown["name"], shown["actions"]) == (identity, "Quarantine", ["QUARANTINE"])
    assert api.get("ancpolicy/name/Quarantine").json["ErsAncPolicy"] == shown
    assert api.get("ancpolicy?filter=name.EQ.Quarantine").json["SearchResult"]["total"] == 1
    assert api.put(f"ancpolicy/{identity}", policy("SHUTDOWN")).status == 200
    assert api.get(f"ancpolicy/{identity}").json["ErsAncPolicy"]["actions"] == ["SHUTDOWN"]
    assert "can not be changed" in api.put(f"ancpolicy/{identity}", policy("SHUTDOWN", name="Other")).title
    assert api.patch(f"ancpolicy/{identity}", policy("SHUTDOWN")).status == 405
    assert api.post("ancpolicy", policy("QUARANTINE")).status == 500
    assert api.delete(f"ancpolicy/{identity}").status == 204


def test_a_policy_needs_an_action(api: Api) -> None:
    assert "actions" in api.post("ancpolicy", policy()).title
    assert "actions" in api.post("ancpolicy", {"ErsAncPolicy": {"name": "x"}}).title
    assert api.post("ancpolicy", policy("REBOOT")).status == 400


@pytest.mark.parametrize(("spelling", "taken", "refused"), [
    ("published", "PORTBOUNCE", "PORT_BOUNCE"),
    ("other", "PORT_BOUNCE", "PORTBOUNCE"),
])  # fmt: skip
def test_spelling_of_actions(sim: Simulator, api: Api, spelling: str, taken: str, refused: str) -> None:
    sim.configure(anc_actions=spelling)
    assert api.post("ancpolicy", policy(refused)).status == 400
    assert api.post("ancpolicy", policy(taken, "QUARANTINE")).status == 201
    assert api.get("ancpolicy/name/Quarantine").json["ErsAncPolicy"]["actions"] == [taken, "QUARANTINE"]
    assert (sim.store.get("ancpolicy", "Quarantine") or {})["actions"] == ["PORTBOUNCE", "QUARANTINE"]


MAC = "00:1A:2B:3C:4D:5E"


def act(api: Api, action: str, **data: str) -> Any:
    pairs = [{"name": name, "value": value} for name, value in data.items()]
    return api.put(f"ancendpoint/{action}", {"OperationAdditionalData": {"additionalData": pairs}})


def held(api: Api) -> list[tuple[str, str]]:
    rows = api.get("ancendpoint").json["SearchResult"]["resources"]
    assert all(set(row) == {"id", "link"} for row in rows)
    shown = [api.get(f"ancendpoint/{row['id']}").json["ErsAncEndpoint"] for row in rows]
    return sorted((item["macAddress"], item["policyName"]) for item in shown)


def test_apply_and_clear(api: Api) -> None:
    api.post("ancpolicy", policy("QUARANTINE"))
    assert act(api, "apply", macAddress="00-1a-2b-3c-4d-5e", policyName="Quarantine").status == 204
    assert act(api, "apply", ipAddress="10.1.20.40", policyName="Quarantine").status == 204
    assert held(api) == [("00:1A:2B:3C:4D:40", "Quarantine"), (MAC, "Quarantine")]
    assert act(api, "clear", macAddress=MAC).status == 204
    assert act(api, "clear", ipAddress="10.1.20.40", policyName="Quarantine").status == 204
    assert held(api) == []


def test_what_apply_and_clear_refuse(api: Api) -> None:
    api.post("ancpolicy", policy("QUARANTINE"))
    assert act(api, "apply", macAddress=MAC).status == 400
    assert act(api, "apply", policyName="Quarantine").status == 400
    assert act(api, "apply", macAddress=MAC, ipAddress="10.1.20.40", policyName="Quarantine").status == 400
    assert act(api, "apply", macAddress="001a.2b3c.4d5e", policyName="Quarantine").status == 400
    assert act(api, "apply", macAddress=MAC, policyName="None").status == 400
    assert act(api, "apply", macAddress=MAC, policyName="Quarantine", other="x").status == 400
    assert act(api, "apply", ipAddress="10.9.9.9", policyName="Quarantine").status == 500
    assert api.get("ancendpoint/apply").status == 405
    assert api.post("ancendpoint", {"ErsAncEndpoint": {"macAddress": MAC}}).status == 405
    assert held(api) == []


@pytest.mark.parametrize(("says", "status", "applied"), [("refuse", 500, "Quarantine"), ("replace", 204, "Other")])
def test_apply_again(sim: Simulator, api: Api, says: str, status: int, applied: str) -> None:
    sim.configure(anc_apply_again=says)
    for name in ("Quarantine", "Other"):
        api.post("ancpolicy", policy("QUARANTINE", name=name))
    act(api, "apply", macAddress=MAC, policyName="Quarantine")
    assert act(api, "apply", macAddress=MAC, policyName="Other").status == status
    assert held(api) == [(MAC, applied)]


@pytest.mark.parametrize(("says", "ok", "status"), [("refuse", 204, 500), ("accept", 204, 204), ("accept", 200, 200)])
def test_clear_what_is_not_applied(sim: Simulator, api: Api, says: str, ok: int, status: int) -> None:
    sim.configure(anc_clear_absent=says, anc_clear_status=ok)
    assert act(api, "clear", macAddress=MAC).status == status
