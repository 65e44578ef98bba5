# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The playbook openise.ise.quarantine: ANC and CoA by MAC address, user and IP address; check mode, release, errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.e2e.canaries import WRONG_PASSWORD
from ansible_collections.openise.ise.tests.e2e.controller import Controller, Run, environment_of
from ise_simulator.testing import Simulator

PLAYBOOK = "openise.ise.quarantine"
MAC, USER, ADDRESS, NAS = "00:1B:21:00:00:2A", "anna@example.com", "10.20.0.42", "10.1.2.3"
ABSENT = "00:1B:21:00:00:99"

Quarantine = Callable[..., Run]


@pytest.fixture
def quarantine(controller: Controller, ise: Simulator) -> Quarantine:
    """Return a function that runs the playbook with extra variables; ISE has an endpoint and an ANC policy."""
    ise.store.put("ancpolicy", {"id": "Isolate", "name": "Isolate", "actions": ["QUARANTINE"]})
    ise.sessions.authenticate(
        calling_station_id=MAC, user_name=USER, framed_ip_address=ADDRESS, nas_ip_address=NAS, age=3600
    )
    ise.sessions.plan(MAC, selected_azn_profiles="Isolated")

    def run(*options: str, environment: dict[str, str] | None = None, **variables: Any) -> Run:
        surroundings = {**environment_of(ise), **(environment or {})}
        return controller.play(PLAYBOOK, variables=variables, environment=surroundings, options=options)

    return run


def held(ise: Simulator) -> dict[str, str]:
    return {item["macAddress"]: item["policyName"] for item in ise.store.list("ancendpoint")}


def shown(run: Run) -> dict[str, Any]:
    """Return the message at the end of the playbook."""
    message: dict[str, Any] = run.one("Show the session before and after")["msg"]
    return message


def profiles(run: Run) -> list[list[str]]:
    sessions = shown(run)
    return [sessions[when].get("authorization_profiles", []) for when in ("before", "after")]


@pytest.mark.smoke
def test_anc_policy_by_user(quarantine: Quarantine, ise: Simulator) -> None:
    """Checked, applied with the session before and after, unchanged, released."""
    variables = {"endpoint_user": USER, "quarantine_policy": "isolate"}
    checked = quarantine("--check", **variables).succeeded()
    assert checked.one("Apply or clear the ANC policy")["changed"] is True
    assert (held(ise), shown(checked)["after"]) == ({}, {})
    assert shown(checked)["state"] == "nothing was done (check mode)"
    applied = quarantine(**variables).succeeded()
    assert applied.one("Apply or clear the ANC policy")["changed"] is True
    assert held(ise) == {MAC: "Isolate"}
    assert profiles(applied)[1] == ["Isolated"] != profiles(applied)[0]
    assert shown(applied)["state"] == "quarantined"
    assert shown(applied)["before"]["username"] == USER
    again = quarantine(**variables).succeeded()
    assert again.one("Apply or clear the ANC policy")["changed"] is False
    assert shown(again)["state"] == "ANC policy was applied before, session unchanged"
    ise.sessions.plan(MAC)
    released = quarantine(endpoint_mac=MAC.lower(), quarantine_state="released").succeeded()
    assert held(ise) == {}
    assert profiles(released) == profiles(applied)[::-1]
    assert shown(released)["state"] == "released"
    nothing = quarantine(endpoint_mac=MAC.lower(), quarantine_state="released").succeeded()
    assert nothing.one("Apply or clear the ANC policy")["changed"] is False


def test_unknown_endpoint(quarantine: Quarantine, ise: Simulator) -> None:
    """By MAC address an ANC policy needs no session, and empty variables count as not set."""
    run = quarantine(
        endpoint_mac=ABSENT, endpoint_user="", quarantine_policy="Isolate", quarantine_state=""
    ).succeeded()
    assert held(ise) == {ABSENT: "Isolate"}
    assert (shown(run)["before"], shown(run)["after"]) == ({}, {})
    assert shown(run)["state"] == "ANC policy applied, takes effect when the endpoint connects"


def test_coa_by_address(quarantine: Quarantine, ise: Simulator) -> None:
    variables = {"endpoint_ip_address": ADDRESS, "quarantine_by": "coa"}
    checked = quarantine("--check", **variables).succeeded()
    assert checked.one("Send the CoA")["changed"] is True
    assert ise.sessions.orders == []
    again = quarantine(**variables, quarantine_coa_action="reauthenticate").succeeded()
    assert profiles(again)[1] == ["Isolated"]
    gone = quarantine(**variables, quarantine_port_option="shutdown", quarantine_wait="false").succeeded()
    assert (shown(gone)["before"]["status"], shown(gone)["after"]["status"]) == ("active", "ended")
    assert shown(gone)["state"] == "quarantined"
    assert [(order.kind, order.option) for order in ise.sessions.orders] == [("Reauth", "0"), ("Disconnect", "2")]


def test_unchanged_session(quarantine: Quarantine, ise: Simulator) -> None:
    """The policy is applied, but the device ignores the CoA: a failure that reports both, unless the task does not wait."""
    ise.sessions.silence(NAS)
    variables = {"endpoint_mac": MAC, "quarantine_policy": "Isolate", "quarantine_wait_timeout": 5}
    run = quarantine(**variables)
    assert run.code
    assert f"applied, but the session of {MAC} is unchanged after 5 seconds" in run.output
    assert held(ise) == {MAC: "Isolate"}
    released = quarantine(endpoint_mac=MAC, quarantine_state="released", quarantine_wait=False).succeeded()
    assert held(ise) == {} and shown(released)["state"] == "ANC policy cleared, session unchanged"
    ise.sessions.silence(NAS, False)
    end = {"op": "delete", "resource": "sessions", "key": MAC}
    ise.fault("run_before", path="Active/SessionID", run=[end])
    gone = quarantine(endpoint_mac=MAC, quarantine_by="coa").succeeded()
    assert shown(gone)["state"] == "no CoA was sent, the session had ended"
    ise.sessions.authenticate(calling_station_id=MAC, nas_ip_address=NAS)
    ise.configure(mnt_coa_seconds=60.0)
    sent = quarantine(endpoint_mac=MAC, quarantine_by="coa", quarantine_wait=False).succeeded()
    assert shown(sent)["state"] == "CoA accepted, session unchanged"


@pytest.mark.parametrize(
    ("variables", "task", "words"),
    [
        (
            {},
            "Validate the variables",
            "Set exactly one of endpoint_mac, endpoint_user and endpoint_ip_address. Set the name of an ANC policy",
        ),
        (
            {"endpoint_mac": MAC, "endpoint_user": USER, "quarantine_state": "gone", "quarantine_by": "acl"},
            "Validate the variables",
            "and endpoint_ip_address. quarantine_state must be quarantined or released. quarantine_by must be anc or coa.",
        ),
        (
            {"endpoint_mac": MAC, "quarantine_by": "coa", "quarantine_state": "released"},
            "Validate the variables",
            "A CoA cannot be released",
        ),
        (
            {"endpoint_user": "nobody", "quarantine_policy": "Isolate"},
            "Check that there is a session",
            "no active session for nobody. With endpoint_mac, an ANC policy can be applied",
        ),
        (
            {"endpoint_mac": ABSENT, "quarantine_by": "coa"},
            "Check that there is a session",
            f"no active session for {ABSENT}. A CoA requires a session",
        ),
        (
            {"endpoint_user": "nobody", "quarantine_state": "released"},
            "Check that there is a session",
            "no record of a session for nobody",
        ),
        (
            {"endpoint_mac": MAC, "quarantine_policy": "Isolat"},
            "Apply or clear the ANC policy",
            "policy: 'Isolat' does not exist (did you mean 'Isolate'",
        ),
        (
            {"endpoint_mac": "nonsense", "quarantine_policy": "Isolate"},
            "Read the session before",
            "is not a MAC address",
        ),
        (
            {"endpoint_mac": MAC, "quarantine_by": "coa", "quarantine_coa_action": "kick"},
            "Send the CoA",
            "value of action must be one of",
        ),
    ],
)
def test_invalid_requests(
    quarantine: Quarantine, ise: Simulator, variables: dict[str, Any], task: str, words: str
) -> None:
    """One message, and nothing is changed."""
    run = quarantine(**variables)
    assert run.code
    assert words in run.one(task)["msg"]
    assert held(ise) == {} and ise.sessions.orders == []


def test_ended_session_does_not_count(quarantine: Quarantine, ise: Simulator) -> None:
    """Another endpoint may have the address by now."""
    ise.sessions.end(MAC)
    for variables in ({"quarantine_policy": "Isolate"}, {"quarantine_by": "coa"}):
        run = quarantine(endpoint_ip_address=ADDRESS, **variables)
        assert run.code and "no active session" in run.one("Check that there is a session")["msg"]
    assert held(ise) == {} and ise.sessions.orders == []


def test_failures_of_ise(quarantine: Quarantine, ise: Simulator) -> None:
    """Each step reports the cause, even if only the last read fails."""
    variables = {"endpoint_mac": MAC, "quarantine_policy": "Isolate"}
    run = quarantine(environment={"ISE_PASSWORD": WRONG_PASSWORD}, **variables)
    assert run.code and "refused the login" in run.one("Read the session before")["msg"]
    ise.sessions.silence(NAS)
    run = quarantine(endpoint_mac=MAC, quarantine_by="coa")
    assert run.code and "did not carry out the CoA" in run.one("Send the CoA")["msg"]
    ise.sessions.silence(NAS, False)
    ise.fault("html", path="Session/MACAddress", skip=1, times=0)
    run = quarantine(**variables)
    assert run.code and "a web page instead of the Monitoring API" in run.output
    assert held(ise) == {MAC: "Isolate"}
