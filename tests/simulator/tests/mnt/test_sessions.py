# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The session table: events, time, steps, and the control path over HTTP."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from ise_simulator import Settings
from ise_simulator.mnt.probe import Mnt
from ise_simulator.mnt.sessions import SessionError, Sessions
from ise_simulator.probe import Api
from ise_simulator.testing import Simulator, running

HOUR, DAY = 3600, 86_400


def shown(sessions: Sessions, key: str) -> dict[str, Any]:
    found = sessions.get(key)
    assert found is not None
    return found


def test_life_cycle(sim: Simulator) -> None:
    sessions = sim.sessions
    key = sessions.authenticate(calling_station_id="00:1B:21:00:00:2A", user_name="anna", network_device_name="sw1")
    assert len(sessions) == 1
    first = shown(sessions, key)
    assert (first["acct_status_type"], first["session_time"], first["active"]) == ("Start", 0, True)
    sessions.advance(600)
    sessions.account(key)
    second = shown(sessions, key)
    assert (second["acct_status_type"], second["session_time"]) == ("Interim-Update", 600)
    sessions.roam(key)
    moved = shown(sessions, "00:1B:21:00:00:2A")
    assert moved["network_device_name"] != "sw1" and moved["audit_session_id"] == key
    sessions.roam(key, nas_port_id="GigabitEthernet2/0/7")
    assert shown(sessions, key)["nas_port_id"] == "GigabitEthernet2/0/7"
    sessions.reauthenticate(key, posture_status="Compliant")
    again = shown(sessions, key)
    assert (again["posture_status"], again["auth_at"] - first["auth_at"]) == ("Compliant", 600_000)
    sessions.end(key, "Lost Carrier")
    over = shown(sessions, key)
    assert (over["acct_status_type"], over["acct_terminate_cause"], over["active"]) == ("Stop", "Lost Carrier", False)
    assert len(sessions) == 0


def test_a_rejected_reauthentication_ends_the_session(sim: Simulator) -> None:
    key = sim.sessions.authenticate()
    sim.sessions.advance(1)
    sim.sessions.reauthenticate(key, failure_reason="24350 Password expired")
    assert len(sim.sessions) == 0
    assert (
        shown(sim.sessions, shown(sim.sessions, key)["calling_station_id"])["failure_reason"]
        == "24350 Password expired"
    )


def test_an_accounting_stop_ends_it_too(sim: Simulator) -> None:
    key = sim.sessions.authenticate()
    sim.sessions.account(key, "Stop")
    assert not shown(sim.sessions, key)["active"]


def test_generated_endpoints_differ(sim: Simulator) -> None:
    keys = [sim.sessions.authenticate() for _ in range(60)]
    found = [shown(sim.sessions, key) for key in keys]
    for name in ("audit_session_id", "calling_station_id", "framed_ip_address"):
        assert len({session[name] for session in found}) == 60, name
    for name in ("authentication_method", "cts_security_group", "endpoint_policy", "posture_status", "acs_server"):
        assert len({session[name] for session in found}) > 1, name


@pytest.mark.parametrize(
    ("accounting", "alive", "gone"),
    [(False, HOUR - 1, HOUR + 1), (True, 5 * DAY - 1, 5 * DAY + 1)],
)
def test_forgotten_sessions_end(sim: Simulator, mnt: Mnt, accounting: bool, alive: int, gone: int) -> None:
    sim.sessions.authenticate(accounting=accounting)
    sim.sessions.advance(alive)
    assert len(mnt.listed()) == 1
    sim.sessions.advance(gone - alive)
    assert mnt.listed() == []


def test_interim_updates_keep_a_session(sim: Simulator) -> None:
    key = sim.sessions.authenticate()
    for _ in range(3):
        sim.sessions.advance(4 * DAY)
        sim.sessions.account(key)
    assert len(sim.sessions) == 1


@pytest.mark.parametrize(
    "act",
    [
        lambda s: s.authenticate(mac="00:1B:21:00:00:2A"),
        lambda s: s.reauthenticate(s.authenticate(), colour="red"),
        lambda s: s.end("00:00:00:00:00:01"),
        lambda s: s.account("NONE"),
    ],
)
def test_invalid_requests(sim: Simulator, act: Any) -> None:
    with pytest.raises(SessionError, match=r"sessions have no attribute '(mac|colour)'|there is no active session '"):
        act(sim.sessions)


def test_forgetting_leaves_no_trace(sim: Simulator, mnt: Mnt) -> None:
    mac = "00:1B:21:00:00:2A"
    sim.sessions.forget(sim.sessions.authenticate(calling_station_id=mac))
    assert sim.sessions.get(mac) is None
    assert mnt.get(f"Session/MACAddress/{mac}").status == 500


def test_steps_are_the_same_every_time(sim: Simulator, mnt: Mnt) -> None:
    def live() -> tuple[list[dict[str, str]], bytes]:
        for _ in range(40):
            sim.sessions.authenticate()
        return sim.sessions.step(50, seconds=30), mnt.get("Session/ActiveList").body

    happened, listed = live()
    assert {entry["event"] for entry in happened} == {
        "account",
        "reauthenticate",
        "authenticate",
        "end",
        "roam",
        "fail",
    }
    assert (sim.sessions.now.hour, sim.sessions.now.minute) == (8, 25)
    counted = Counter(entry["event"] for entry in happened)
    assert len(sim.sessions) == 40 + counted["authenticate"] - counted["end"]
    sim.reset()
    assert len(sim.sessions) == 0
    assert live() == (happened, listed)


def test_another_seed_changes_the_steps(sim: Simulator) -> None:
    def live(seed: int) -> list[dict[str, str]]:
        sim.reset()
        sim.sessions.seed(seed)
        return sim.sessions.step(30, events=2)

    assert live(1) == live(1) != live(2)


def test_endpoints_come_back(sim: Simulator, mnt: Mnt) -> None:
    for _ in range(10):
        sim.sessions.authenticate()
    happened = sim.sessions.step(60, events=3)
    begun = [entry["mac"] for entry in happened if entry["event"] == "authenticate"]
    left = [entry["mac"] for entry in happened if entry["event"] == "end"]
    again = set(begun) & set(left)
    assert any(len(mnt.get(f"AcctStatus/MACAddress/{mac}/0").xml[0]) > 1 for mac in again if mac.count(":") == 5)


def test_steps_without_sessions(sim: Simulator) -> None:
    assert [entry["event"] for entry in sim.sessions.step(1, events=1)] == ["authenticate"]


def test_generated_sessions_come_back_with_a_reset() -> None:
    with running(Settings(sessions=200, devices=100)) as sim:
        mnt = Mnt(sim)
        before = mnt.get("Session/ActiveList").body
        names = {device["name"] for device in sim.store.list("networkdevice")}
        found = [shown(sim.sessions, key) for key in sim.sessions.ids()]
        assert {session["network_device_name"] for session in found} <= names
        sim.sessions.step(20)
        mnt.ask("DELETE", "Session/Delete/All")
        assert mnt.listed() == []
        sim.reset()
        assert mnt.get("Session/ActiveList").body == before
        assert len(mnt.listed()) == 200
        mnt.close()


def control(api: Api, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    reply = api.request(method, f"/_simulator/sessions{path}", body, user=None)
    return reply.status, json.loads(reply.body) if reply.body else None


def test_control_path(sim: Simulator, api: Api) -> None:
    mac = "00:1B:21:00:00:2A"
    status, answer = control(api, "POST", "", {"calling_station_id": mac, "age": 60})
    key = answer["audit_session_id"]
    assert (status, sim.sessions.ids()) == (200, [key])
    assert control(api, "GET", f"/{mac}")[1]["audit_session_id"] == key
    assert control(api, "POST", f"/{mac}/roam", {"nas_port_id": "x"}) == (204, None)
    assert control(api, "POST", f"/{key}/reauthenticate", {"user_name": "bob"}) == (204, None)
    assert control(api, "POST", f"/{key}/plan", {"user_name": "carl"})[0] == 204
    assert control(api, "POST", "/silence", {"nas": "sw1"})[0] == 204
    assert control(api, "POST", "/seed", {"number": 7})[0] == 204
    assert shown(sim.sessions, key)["user_name"] == "bob"
    assert control(api, "POST", "/advance", {"seconds": 60}) == (200, {"active": 1, "now": "2026-06-01T08:01:00+00:00"})
    status, stepped = control(api, "POST", "/step", {"steps": 2, "seconds": 1, "events": 3})
    assert (status, len(stepped["events"])) == (200, 6)
    assert control(api, "GET", "/orders") == (200, {"orders": []})
    status, everything = control(api, "GET", "")
    assert (status, len(everything["sessions"]), everything["active"]) == (200, len(sim.sessions), len(sim.sessions))
    assert sim.stats.total == 0


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "text"),
    [
        ("POST", "", {"colour": "red"}, 400, "sessions have no attribute 'colour'"),
        ("POST", "", ["x"], 400, "the body is a JSON object"),
        ("POST", "/step", {"many": 1}, 400, "unexpected keyword argument"),
        ("POST", "/00:00:00:00:00:01/end", {}, 400, "there is no active session"),
        ("POST", "/x/dance", {}, 404, "there is no such event: x/dance"),
        ("GET", "/00:00:00:00:00:01", None, 404, "no session"),
        ("PUT", "", {}, 405, "use GET or POST"),
    ],
)
def test_control_path_refuses(api: Api, method: str, path: str, body: Any, status: int, text: str) -> None:
    answer = control(api, method, path, body)
    assert answer[0] == status and text in answer[1]["error"]
