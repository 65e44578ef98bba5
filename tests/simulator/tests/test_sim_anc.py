# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adaptive Network Control: policies."""

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
