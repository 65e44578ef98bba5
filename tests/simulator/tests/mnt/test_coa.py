# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Change of Authorization: refused orders, orders without effect, and changes to the session."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.mnt.probe import Mnt
from ise_simulator.mnt.sessions import Order
from ise_simulator.testing import Simulator

MAC = "00:1B:21:00:00:2A"
ID = "C000020700000001AAAAAAAA"
NAS, PSN_IP, ENDPOINT = "192.0.2.7", "192.0.2.21", "198.51.100.7"
SESSION: dict[str, Any] = {
    "calling_station_id": MAC,
    "audit_session_id": ID,
    "network_device_name": "sw7",
    "nas_ip_address": NAS,
    "acs_server": "ise-psn1",
    "destination_ip_address": PSN_IP,
    "framed_ip_address": ENDPOINT,
}


@pytest.fixture(autouse=True)
def session(sim: Simulator) -> str:
    key = sim.sessions.authenticate(**SESSION)
    sim.sessions.advance(10)
    return key


@pytest.mark.parametrize("kind", ["Reauth", "Disconnect"])
@pytest.mark.parametrize(
    ("path", "done"),
    [
        (f"ise-psn1/{MAC}/0", True),
        (f"ise-psn1/{MAC}/1", True),
        (f"ise-psn1/{MAC}/2", True),
        (f"ise-psn1/{MAC.replace(':', '-')}/1", True),
        (f"ise-psn1/{MAC.replace(':', '%3A')}/1", True),
        (f"ise-psn1/{MAC}/1/null/null", True),
        (f"ise-psn1/{MAC}/1/{NAS}/{PSN_IP}", True),
        (f"ise-psn1/{MAC}/1/{NAS}/{ENDPOINT}", True),
        (f"ise-psn1/{MAC}/1/null/{PSN_IP}", True),
        (f"ise-psn2/{MAC}/1", False),
        (f"ISE-PSN1/{MAC}/1", False),
        (f"ise-psn1.example.com/{MAC}/1", False),
        ("ise-psn1/00:00:00:00:00:01/1", False),
        (f"ise-psn1/{MAC}/1/192.0.2.99/{PSN_IP}", False),
        (f"ise-psn1/{MAC}/1/{NAS}/192.0.2.99", False),
    ],
)
def test_executed_or_not(sim: Simulator, mnt: Mnt, kind: str, path: str, done: bool) -> None:
    before = sim.sessions.get(ID)
    assert mnt.coa(f"{kind}/{path}") is done
    assert (sim.sessions.get(ID) == before) is not done


@pytest.mark.parametrize("kind", ["Reauth", "Disconnect"])
@pytest.mark.parametrize(
    ("path", "text"),
    [
        (f"ise-psn1/{MAC.lower()}/0", "is not a valid MAC address"),
        (f"ise-psn1/{MAC[:-1]}/0", "is not a valid MAC address"),
        ("ise-psn1/001B.2100.002A/0", "is not a valid MAC address"),
        ("ise-psn1/00:1B-21:00-00:2A/0", "is not a valid MAC address"),
        (f"ise-psn1/{MAC}/3", "The type 3 is not between 0 and 2"),
        (f"ise-psn1/{MAC}/bounce", "The type bounce is not between 0 and 2"),
        (f"ise-psn1/{MAC}/1/{NAS}/null", "without the destination IP address"),
        (f"ise-psn1/{MAC}/1/sw7/{PSN_IP}", "sw7 is not a valid IP address"),
    ],
)
def test_refused(sim: Simulator, mnt: Mnt, kind: str, path: str, text: str) -> None:
    assert text in mnt.error(f"CoA/{kind}/{path}")
    assert [order.result for order in sim.sessions.orders] == [None]
    assert len(sim.sessions) == 1


@pytest.mark.parametrize(
    "path", [f"Reauth/ise-psn1/{MAC}", f"Reauth/ise-psn1/{MAC}/1/{NAS}", f"Bounce/ise-psn1/{MAC}/1"]
)
def test_invalid_paths(sim: Simulator, mnt: Mnt, path: str) -> None:
    assert mnt.get(f"CoA/{path}").status == 404
    assert sim.sessions.orders == []


def test_orders_are_noted(sim: Simulator, mnt: Mnt) -> None:
    mnt.coa(f"Reauth/ise-psn2/{MAC}/2")
    mnt.coa(f"Disconnect/ise-psn1/{MAC}/1/{NAS}/{PSN_IP}")
    assert sim.sessions.orders == [
        Order("Reauth", "ise-psn2", MAC, "2", "", "", False),
        Order("Disconnect", "ise-psn1", MAC, "1", NAS, PSN_IP, True),
    ]
    sim.reset()
    assert sim.sessions.orders == []


def test_reauthentication_keeps_the_session(sim: Simulator, mnt: Mnt) -> None:
    before = mnt.values(f"Session/MACAddress/{MAC}")
    assert mnt.coa(f"Reauth/ise-psn1/{MAC}/1")
    after = mnt.values(f"Session/MACAddress/{MAC}")
    same = ("audit_session_id", "acct_session_id", "acct_acs_timestamp", "user_name")
    assert [after[name] for name in same] == [before[name] for name in same]
    new = ("auth_id", "auth_acs_timestamp", "auth_acsview_timestamp")
    assert all((after[name] or "") > (before[name] or "") for name in new)
    assert len(mnt.get(f"AuthStatus/MACAddress/{MAC}/0/0/All").xml[0]) == 2
    assert [row["audit_session_id"] for row in mnt.listed()] == [ID]


@pytest.mark.parametrize(
    ("plan", "listed", "profile"),
    [
        ({"selected_azn_profiles": "Quarantine", "cts_security_group": "Quarantined_Systems"}, 1, "Quarantine"),
        ({"failure_reason": "15039 Rejected per authorization profile"}, 0, "DenyAccess"),
    ],
)
def test_a_planned_outcome(sim: Simulator, mnt: Mnt, plan: dict[str, str], listed: int, profile: str) -> None:
    sim.sessions.plan(MAC, **plan)
    assert mnt.coa(f"Reauth/ise-psn1/{MAC}/0")
    found = mnt.values(f"Session/MACAddress/{MAC}")
    assert (found["selected_azn_profiles"], len(mnt.listed())) == (profile, listed)
    assert found.get("failure_reason") == plan.get("failure_reason")


def test_back_to_what_was_before(sim: Simulator, mnt: Mnt) -> None:
    def profile() -> str | None:
        assert mnt.coa(f"Reauth/ise-psn1/{MAC}/0")
        return mnt.values(f"Session/MACAddress/{MAC}")["selected_azn_profiles"]

    usual = profile()
    sim.sessions.plan(MAC, selected_azn_profiles="Quarantine")
    assert [profile(), profile()] == ["Quarantine", "Quarantine"] != [usual, usual]
    sim.sessions.plan(MAC, selected_azn_profiles="Blackhole")
    assert profile() == "Blackhole"
    sim.sessions.plan(MAC)
    assert profile() == usual


@pytest.mark.parametrize("option", ["0", "2"])
def test_disconnected(sim: Simulator, mnt: Mnt, option: str) -> None:
    assert mnt.coa(f"Disconnect/ise-psn1/{MAC}/{option}")
    assert (mnt.listed(), mnt.listed(f"Session/Active/SessionID/{ID}/0")) == ([], [])
    found = mnt.values(f"Session/MACAddress/{MAC}")
    shown = [found[name] for name in ("audit_session_id", "acct_status_type", "stopped", "acct_terminate_cause")]
    assert shown == [ID, "Stop", "true", "Admin Reset"]
    assert not mnt.coa(f"Disconnect/ise-psn1/{MAC}/{option}")


def test_bounced(sim: Simulator, mnt: Mnt) -> None:
    sim.configure(mnt_coa_seconds=30.0)
    assert mnt.coa(f"Disconnect/ise-psn1/{MAC}/1")
    assert [row["audit_session_id"] for row in mnt.listed()] == [ID]
    sim.sessions.advance(31)
    (row,) = mnt.listed()
    assert (row["calling_station_id"], row["audit_session_id"] != ID) == (MAC, True)
    assert len(mnt.get(f"AcctStatus/MACAddress/{MAC}/0").xml[0]) == 2


def test_the_session_left_before_the_outcome(sim: Simulator, mnt: Mnt) -> None:
    sim.configure(mnt_coa_seconds=30.0)
    assert mnt.coa(f"Reauth/ise-psn1/{MAC}/1")
    sim.sessions.end(ID)
    sim.sessions.advance(31)
    assert mnt.listed() == []


@pytest.mark.parametrize("nas", ["sw7", NAS])
def test_nad_without_answer(sim: Simulator, mnt: Mnt, nas: str) -> None:
    sim.sessions.silence(nas)
    assert not mnt.coa(f"Reauth/ise-psn1/{MAC}/1")
    sim.sessions.silence(nas, silent=False)
    assert mnt.coa(f"Reauth/ise-psn1/{MAC}/1")


def test_the_newest_session_of_an_endpoint_is_meant(sim: Simulator, mnt: Mnt) -> None:
    sim.sessions.authenticate(**{**SESSION, "audit_session_id": "SECOND"})
    assert mnt.coa(f"Disconnect/ise-psn1/{MAC}/0")
    assert [row["audit_session_id"] for row in mnt.listed()] == [ID]
