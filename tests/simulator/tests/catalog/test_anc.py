# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adaptive Network Control: policies, and their endpoints."""

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


@pytest.mark.parametrize(("spelling", "accepted", "refused"), [
    ("published", "PORTBOUNCE", "PORT_BOUNCE"),
    ("other", "PORT_BOUNCE", "PORTBOUNCE"),
])  # fmt: skip
def test_spelling_of_actions(sim: Simulator, api: Api, spelling: str, accepted: str, refused: str) -> None:
    sim.configure(anc_actions=spelling)
    assert api.post("ancpolicy", policy(refused)).status == 400
    assert api.post("ancpolicy", policy(accepted, "QUARANTINE")).status == 201
    assert api.get("ancpolicy/name/Quarantine").json["ErsAncPolicy"]["actions"] == [accepted, "QUARANTINE"]
    assert (sim.store.get("ancpolicy", "Quarantine") or {})["actions"] == ["PORTBOUNCE", "QUARANTINE"]


MAC = "00:1A:2B:3C:4D:5E"
ADDRESS, ITS_MAC, NAS = "10.1.20.40", "00:1A:2B:3C:4D:40", "10.1.2.3"


@pytest.fixture
def session(sim: Simulator) -> str:
    """Return the audit session id of an endpoint with a session."""
    return sim.sessions.authenticate(
        calling_station_id=ITS_MAC, framed_ip_address=ADDRESS, nas_ip_address=NAS, audit_session_id="0A010203AA"
    )


def act(api: Api, action: str, **data: str) -> Any:
    pairs = [{"name": name, "value": value} for name, value in data.items()]
    return api.put(f"ancendpoint/{action}", {"OperationAdditionalData": {"additionalData": pairs}})


def held(api: Api) -> list[tuple[str, str]]:
    rows = api.get("ancendpoint").json["SearchResult"]["resources"]
    assert all(set(row) == {"id", "link"} for row in rows)
    shown = [api.get(f"ancendpoint/{row['id']}").json["ErsAncEndpoint"] for row in rows]
    return sorted((item["macAddress"], item["policyName"]) for item in shown)


def test_apply_and_clear(api: Api, session: str) -> None:
    api.post("ancpolicy", policy("QUARANTINE"))
    assert act(api, "apply", macAddress="00-1a-2b-3c-4d-5e", policyName="Quarantine").status == 204
    assert act(api, "apply", ipAddress=ADDRESS, policyName="Quarantine").status == 204
    assert held(api) == [(ITS_MAC, "Quarantine"), (MAC, "Quarantine")]
    assert act(api, "clear", macAddress=MAC).status == 204
    assert act(api, "clear", ipAddress=ADDRESS, policyName="Quarantine").status == 204
    assert held(api) == []


def test_what_apply_and_clear_refuse(api: Api, session: str) -> None:
    api.post("ancpolicy", policy("QUARANTINE"))
    assert act(api, "apply", macAddress=MAC).status == 400
    assert act(api, "apply", policyName="Quarantine").status == 400
    assert act(api, "apply", macAddress=MAC, ipAddress=ADDRESS, policyName="Quarantine").status == 400
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


def test_addresses_are_those_of_active_sessions(sim: Simulator, api: Api, session: str) -> None:
    api.post("ancpolicy", policy("QUARANTINE"))
    # For a VPN client ISE has an IP address instead of the MAC address.
    sim.sessions.authenticate(calling_station_id="203.0.113.9", framed_ip_address="10.1.20.41")
    assert act(api, "apply", ipAddress="10.1.20.41", policyName="Quarantine").title == "Session lookup failure"
    sim.sessions.end(session)
    assert act(api, "apply", ipAddress=ADDRESS, policyName="Quarantine").title == "Session lookup failure"
    assert held(api) == []


@pytest.mark.parametrize("says", ["sends", "none"])
@pytest.mark.parametrize(("action", "stays"), [
    ("QUARANTINE", True), ("REAUTHENTICATE", True), ("PORTBOUNCE", False), ("SHUTDOWN", False),
])  # fmt: skip
def test_coa_of_the_session(sim: Simulator, api: Api, session: str, says: str, action: str, stays: bool) -> None:
    sim.configure(anc_coa=says)
    api.post("ancpolicy", policy(action))
    before = sim.sessions.get(session) or {}
    sim.sessions.plan(ITS_MAC, selected_azn_profiles="Isolated")
    assert act(api, "apply", macAddress=ITS_MAC, policyName="Quarantine").status == 204
    same, now = sim.sessions.get(session) or {}, sim.sessions.get(ITS_MAC) or {}
    if says == "none":
        assert same == now == before
        return
    assert same["active"] is stays
    assert now["active"] is (action != "SHUTDOWN")
    assert (now["selected_azn_profiles"] == "Isolated") is now["active"]
    sim.sessions.plan(ITS_MAC)
    assert act(api, "clear", macAddress=ITS_MAC).status == 204
    later = sim.sessions.get(ITS_MAC) or {}
    assert later["selected_azn_profiles"] == before["selected_azn_profiles"]
    assert (later["auth_at"] > now["auth_at"]) is now["active"]


@pytest.mark.parametrize(("says", "status"), [("refuse", 500), ("accept", 204)])
def test_nad_without_answer(sim: Simulator, api: Api, session: str, says: str, status: int) -> None:
    """The policy is applied and cleared in spite of it."""
    sim.configure(anc_coa_failed=says)
    sim.sessions.silence(NAS)
    api.post("ancpolicy", policy("QUARANTINE"))
    before = sim.sessions.get(session)
    applied = act(api, "apply", macAddress=ITS_MAC, policyName="Quarantine")
    assert (applied.status, held(api)) == (status, [(ITS_MAC, "Quarantine")])
    cleared = act(api, "clear", macAddress=ITS_MAC)
    assert (cleared.status, held(api)) == (status, [])
    assert sim.sessions.get(session) == before
    if status == 500:
        assert applied.title == cleared.title == "Radius Failure"


@pytest.mark.parametrize(("switch", "status"), [("refuse", 400), ("accept", 204)])
def test_an_endpoint_in_the_body(sim: Simulator, api: Api, switch: str, status: int) -> None:
    """Some clients send the endpoint itself; only its values for the action are accepted."""
    sim.configure(anc_envelope=switch)
    api.post("ancpolicy", policy("QUARANTINE"))
    in_json = {"ErsAncEndpoint": {"macAddress": MAC, "policyName": "Quarantine"}}
    in_xml = (
        f'<a:ancendpoint xmlns:a="anc.ers.ise.cisco.com"><macAddress>{MAC}</macAddress>'
        "<policyName>Quarantine</policyName></a:ancendpoint>"
    ).encode()
    headers = {"Accept": "application/xml", "Content-Type": "application/xml"}
    for body, more in ((in_json, {}), (in_xml, {"headers": headers})):
        assert api.put("ancendpoint/apply", body, **more).status == status
        assert len(sim.store.list("ancendpoint")) == (status == 204)
        assert api.put("ancendpoint/clear", {"ErsAncEndpoint": {"macAddress": MAC}}).status == status
        assert sim.store.list("ancendpoint") == []
    for wrong in (
        {"ErsAncEndpoint": None},
        {"ErsAncEndpoint": {"macAddress": MAC, "owner": "anna"}},
        ["ErsAncEndpoint"],
    ):
        assert api.put("ancendpoint/apply", wrong).status == 400
