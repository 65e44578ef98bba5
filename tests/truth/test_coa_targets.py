# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``coa`` for several endpoints, and waiting for the effect."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.truth.budget import gets
from ansible_collections.openise.ise.tests.truth.coa_helpers import (
    ACTIONS,
    DISCONNECT,
    MAC,
    OTHER,
    REAUTH,
    SENT,
    XML,
    anna,
    answer,
    bert,
    on_one,
    one,
    orders,
    run,
)
from ansible_collections.openise.ise.tests.truth.mnt_helpers import PATH
from ansible_collections.openise.ise.tests.truth.node import Node


@on_one
def test_many_targets(node: Node) -> None:
    """In parallel, within max_connections, each with its own outcome; the final message names the failed ones."""
    macs = [f"00:1B:21:00:01:{number:02X}" for number in range(12)]
    for mac in macs:
        anna(node, calling_station_id=mac, user_name=mac)
    node.sim.fault("delay", path=PATH, seconds=0.02, times=0)
    node.sim.sessions.forget(macs[3])
    node.sim.fault("html", path=f"CoA/Reauth/ise-psn1/{macs[5]}", status=500)
    node.sim.stats.reset()
    result = run(node, {**REAUTH, "mac": macs}, max_connections=4)
    assert 2 <= node.sim.stats.max_concurrent <= 4
    assert [target["target"] for target in result["targets"]] == macs
    outcomes = {macs[3]: "no_session", macs[5]: "unknown"}
    assert [target["outcome"] for target in result["targets"]] == [outcomes.get(mac, "accepted") for mac in macs]
    assert result["failed"] and result["changed"] is True and result["status"] == 500
    assert (
        f"2 of 12 targets failed, see targets: mac {macs[3]!r} (no_session), mac {macs[5]!r} (unknown)."
        in result["msg"]
    )
    assert f"The first: ISE has no active session for {macs[3]}." in result["msg"]
    assert node.sent == gets(12 + 11 + 11)
    assert sorted(order[2] for order in orders(node)) == sorted({*macs} - {macs[3], macs[5]})


@on_one
def test_duplicate_target(node: Node) -> None:
    """It gets one CoA and one entry, whichever attributes name it."""
    anna(node)
    bert(node)
    names = {"mac": [MAC, MAC.lower().replace(":", "-")], "user": ["bert", "anna"], "ip_address": ["10.20.0.43"]}
    result = run(node, {**REAUTH, **names})
    assert [(target["target"], target["mac"]) for target in result["targets"]] == [(MAC, MAC), ("bert", OTHER)]
    assert sorted(order[2] for order in orders(node)) == [MAC, OTHER]


@on_one
def test_refused_login_is_not_repeated(node: Node) -> None:
    """One attempt for all endpoints, because more would lock the account."""
    macs = [f"00:1B:21:00:01:{number:02X}" for number in range(9)]
    result = run(node, {**REAUTH, "mac": macs}, password="wrong")
    assert (result["failed"], result["status"], node.sent) == (True, 401, gets(1))


@pytest.fixture
def rests(node: Node, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Record the waits between lookups of sessions, in seconds, and advance the node's clock instead."""
    noted: list[float] = []

    class Clock:
        @staticmethod
        def sleep(seconds: float) -> None:
            noted.append(seconds)
            node.sim.sessions.advance(seconds)

        @staticmethod
        def monotonic() -> float:
            return sum(noted)

    monkeypatch.setattr("ansible_collections.openise.ise.plugins.module_utils._tasks.coa.time", Clock)
    return noted


@on_one
@pytest.mark.parametrize("flags", ["boolean", "string"])
@pytest.mark.parametrize("reason", ["", "22040 Wrong password"])
def test_wait_for_an_authentication(node: Node, rests: list[float], reason: str, flags: str) -> None:
    """Any new authentication is an outcome, and its result is reported."""
    node.sim.configure(mnt_coa_seconds=5.0, mnt_flags=flags)
    key = anna(node)
    plan = {"failure_reason": reason} if reason else {"selected_azn_profiles": "Quarantine"}
    node.sim.sessions.plan(MAC, **plan)
    result = run(node, {**REAUTH, "mac": [MAC], "wait": True})
    target = one(result)
    assert (result["changed"], "failed" in result, target["outcome"]) == (True, False, "confirmed")
    assert rests == [1, 2, 4] and node.sent == SENT + gets(3)
    assert target["before"]["authentication_time"] < target["after"]["authentication_time"]
    if reason:
        assert (target["after"]["status"], target["after"]["failure_reason"]) == ("rejected", reason)
    else:
        assert target["after"]["authorization_profiles"] == ["Quarantine"]
        assert (target["after"]["status"], target["after"]["audit_session_id"]) == ("active", key)


@on_one
@pytest.mark.parametrize("unknown", ["empty", "error"])
@pytest.mark.parametrize("port", ["default", "bounce", "shutdown"])
def test_wait_for_the_end(node: Node, rests: list[float], port: str, unknown: str) -> None:
    """The session ended, even if the endpoint connects again."""
    node.sim.configure(mnt_coa_seconds=1.0, mnt_unknown_session_id=unknown)
    key = anna(node)
    result = run(node, {**DISCONNECT, "mac": [MAC], "port_option": port, "wait": True})
    target = one(result)
    assert (result["changed"], target["outcome"], rests) == (True, "confirmed", [1])
    assert node.sent == SENT + gets(2)
    back = port == "bounce"
    assert target["after"]["status"] == ("active" if back else "ended")
    assert (target["after"]["audit_session_id"] != key) is back


@on_one
@ACTIONS
def test_wait_times_out(node: Node, rests: list[float], action: str) -> None:
    """A failure that names the missing effect, although ISE accepted the CoA; the last lookup is at the timeout."""
    node.sim.configure(mnt_coa_seconds=500.0)
    anna(node)
    result = run(node, {"action": action, "mac": [MAC], "wait": True, "wait_timeout": 20})
    assert result["failed"] and result["changed"] is True and one(result)["outcome"] == "timed_out"
    seen = "there was no new authentication" if action == "reauthenticate" else "the session is still active"
    assert f"{seen} after 20 seconds" in result["msg"] and "wait_timeout" in result["msg"]
    assert rests == [1, 2, 4, 8, 5] and one(result)["after"] == one(result)["before"]


@on_one
def test_wait_for_many_targets(node: Node, rests: list[float]) -> None:
    """Only targets with a pending effect are looked up, not those that ISE refused."""
    macs = [f"00:1B:21:00:01:{number:02X}" for number in range(4)]
    for mac in macs:
        anna(node, calling_station_id=mac)
    node.sim.fault("status", path=f"CoA/Reauth/ise-psn1/{macs[1]}", status=200, headers=XML, body=answer("false"))
    node.sim.fault("status", path=f"CoA/Reauth/ise-psn1/{macs[2]}", status=200, headers=XML, body=answer("true"))
    result = run(node, {**REAUTH, "mac": macs, "wait": True, "wait_timeout": 3})
    outcomes = [target["outcome"] for target in result["targets"]]
    assert outcomes == ["confirmed", "refused", "timed_out", "confirmed"]
    assert result["failed"] and "2 of 4 targets failed" in result["msg"]
    assert rests == [1, 2] and node.sent == gets(3 * 4 + 3 + 1 + 2 + 1)  # a look at the refused one, and one at the end


@on_one
@pytest.mark.parametrize("how", ["forgotten", "stopped", "expired"])
def test_wait_ends_with_the_session(node: Node, rests: list[float], how: str) -> None:
    """A session that is gone has no new authentication, a failure before the timeout if its record shows it; it is ended."""
    for action, outcome in ((REAUTH, "session_ended"), (DISCONNECT, "confirmed")):
        rests.clear()
        node.sim.sessions.reset()
        key = anna(node)
        node.sim.fault("status", path="CoA", status=200, headers=XML, body=answer("true"))
        sessions = node.sim.sessions
        ways: dict[str, Callable[[], Any]] = {
            "forgotten": partial(sessions.forget, key),
            "stopped": partial(sessions.end, key),
            "expired": lambda: sessions.table.retire(sessions.table.active(key)),  # noqa: B023
        }
        sessions.table.later(1, ways[how])
        result = run(node, {**action, "mac": [MAC], "wait": True, "wait_timeout": 30})
        assert one(result)["outcome"] == outcome and result["changed"] is True
        assert ("after" not in one(result)) is (how == "forgotten")
        assert result.get("failed", False) is (action is REAUTH)
        if action is REAUTH:
            assert "its session ended without a new authentication" in result["msg"]
        assert (rests == [1]) is (how != "expired" or action is DISCONNECT), rests


@on_one
@ACTIONS
def test_wait_at_the_end_with_a_failing_node(node: Node, rests: list[float], action: str) -> None:
    """Whether the session is still active is unknown."""
    node.sim.configure(mnt_coa_seconds=500.0)
    anna(node)
    reads = 2 if action == "reauthenticate" else 1  # a reauthentication looks for the session at the end only
    node.sim.fault("html", path="Active/SessionID", status=500, skip=1, times=reads)
    result = run(node, {"action": action, "mac": [MAC], "wait": True, "wait_timeout": 3})
    assert result["failed"] and result["changed"] is True and one(result)["outcome"] == "unknown"
    assert "ISE accepted the CoA, but its outcome is unknown" in result["msg"]


# -- refusals ----------------------------------------------------------------------------------------------------------


def _refuse(node: Node, *events: dict[str, Any]) -> None:
    """Let the network device ignore CoA, so that ISE answers ``false``; before that, events of the sessions."""
    node.sim.sessions.silence("10.1.2.3")
    if events:
        node.sim.fault("run_before", path="/CoA/", run=[{"resource": "sessions", **event} for event in events])


@on_one
@ACTIONS
def test_refused_and_still_active(node: Node, action: str) -> None:
    """The message advises what to check, and the result shows the session after it."""
    anna(node)
    _refuse(node)
    result = run(node, {"action": action, "mac": [MAC]})
    assert (result["failed"], result["changed"], one(result)["outcome"]) == (True, False, "refused")
    assert "Check that 10.1.2.3 is reachable and accepts CoA from ise-psn1" in result["msg"]
    assert one(result)["after"]["status"] == "active" and node.sent == SENT + gets(2)


@on_one
def test_refused_beside_an_authentication(node: Node) -> None:
    """The endpoint has authenticated again, but ISE does not claim to have caused it: a failure that says so."""
    key = anna(node, age=60)
    _refuse(node, {"op": "update", "key": key, "document": {"selected_azn_profiles": "Quarantine"}})
    result = run(node, {**REAUTH, "mac": [MAC]})
    assert (result["failed"], result["changed"], one(result)["outcome"]) == (True, False, "refused")
    assert "has authenticated again since it was looked up, and is active" in result["msg"]
    assert one(result)["after"]["authorization_profiles"] == ["Quarantine"]


@on_one
@ACTIONS
def test_refused_because_of_another_session(node: Node, action: str) -> None:
    """The endpoint has connected elsewhere: to disconnect it, it is looked up again."""
    key = anna(node, age=60)
    mine = {"calling_station_id": MAC, "acs_server": "ise-psn2"}
    _refuse(node, {"op": "delete", "key": key}, {"op": "put", "key": "", "document": mine})
    result = run(node, {"action": action, "mac": [MAC]})
    assert (result["failed"], one(result)["outcome"]) == (True, "refused")
    assert "The endpoint has another session now; run the task again." in result["msg"]


@on_one
def test_refused_because_the_session_moved(node: Node) -> None:
    """To another PSN between lookup and CoA."""
    key = anna(node)
    _refuse(node, {"op": "update", "key": key, "document": {"acs_server": "ise-psn2"}})
    result = run(node, {**DISCONNECT, "mac": [MAC]})
    assert "The session has moved to the PSN ise-psn2; run the task again." in result["msg"]


@on_one
@ACTIONS
def test_refused_and_unreadable(node: Node, action: str) -> None:
    """A refusal stays one, with both causes."""
    anna(node)
    _refuse(node)
    node.sim.fault("html", path="Session/MACAddress", status=500, skip=1, times=0)
    result = run(node, {"action": action, "mac": [MAC]})
    assert (result["failed"], one(result)["outcome"]) == (True, "refused")
    assert "accepts CoA from ise-psn1" in result["msg"] and "Another look at the session failed: " in result["msg"]


@on_one
def test_a_session_without_an_id(node: Node, rests: list[float]) -> None:
    """The list of active sessions cannot identify it, so its record does."""
    node.sim.configure(mnt_coa_seconds=1.0)
    anna(node, elements={"audit_session_id": None})
    result = run(node, {**DISCONNECT, "mac": [MAC], "wait": True})
    assert (one(result)["outcome"], "session_id" in one(result), len(rests)) == ("confirmed", False, 1)
    assert node.sent == gets(3)
    result = run(node, {**DISCONNECT, "mac": [MAC]})
    assert (result["changed"], one(result)["outcome"], node.sent) == (False, "no_session", gets(1))


@on_one
@ACTIONS
def test_wait_with_a_failing_node(node: Node, rests: list[float], action: str, waits: list[float]) -> None:
    """ISE executed the CoA; its effect is unknown, and reported as unknown."""
    anna(node)
    node.sim.fault("status", path="Session/MACAddress", status=503, skip=1, times=0)
    result = run(node, {"action": action, "mac": [MAC], "wait": True})
    assert result["failed"] and result["changed"] is True and one(result)["outcome"] == "unknown"
    assert "ISE accepted the CoA, but its outcome is unknown" in result["msg"] and "overloaded" in result["msg"]
    assert (len(rests), len(waits), len(orders(node))) == (1, 3, 1)
