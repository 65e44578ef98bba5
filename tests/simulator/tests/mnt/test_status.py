# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""AuthStatus and AcctStatus: time limits, numbers of records, formats."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.mnt.probe import Mnt
from ise_simulator.testing import Simulator

MAC = "00:1B:21:00:00:2A"
NOBODY = "00:00:00:00:00:01"
ID = "C000020700000001AAAAAAAA"
SESSION: dict[str, Any] = {
    "calling_station_id": MAC,
    "user_name": "anna",
    "audit_session_id": ID,
    "acs_server": "ise-psn1",
}
AUTH, ACCT = f"AuthStatus/MACAddress/{MAC}", f"AcctStatus/MACAddress/{MAC}"


@pytest.fixture
def anna(sim: Simulator) -> str:
    return sim.sessions.authenticate(**SESSION)


def test_authentication_status(sim: Simulator, mnt: Mnt, anna: str) -> None:
    for _ in range(3):
        sim.sessions.advance(100)
        sim.sessions.reauthenticate(ID)
    sim.sessions.advance(100)
    sim.sessions.authenticate(**SESSION, failure_reason="22040 Wrong password or invalid shared secret")

    def times(path: str) -> list[str]:
        return [(row.findtext("acs_timestamp") or "")[14:19] for row in mnt.get(f"{AUTH}/{path}").xml[0]]

    assert sorted(times("0/0/All")) == ["00:00", "01:40", "03:20", "05:00", "06:40"]
    assert times("0/0/All") != sorted(times("0/0/All"), reverse=True)
    assert sorted(times("150/0/All")) == ["05:00", "06:40"]
    assert sorted(times("432000/2/All")) == ["05:00", "06:40"]
    found = mnt.get(f"{AUTH}/50/0/All").xml
    assert (found.tag, found[0].tag, found[0].attrib) == ("authStatusOutputList", "authStatusList", {"key": MAC})
    row = {element.tag: element.text for element in found[0][0]}
    assert (row["failed"], row["failure_reason"]) == ("true", "22040 Wrong password or invalid shared secret")
    assert row["id"] and row["acsview_timestamp"] and (row["other_attributes"] or "").startswith(":!:")


def test_authentication_status_with_some_attributes(mnt: Mnt, anna: str) -> None:
    found = mnt.get(f"{AUTH}/60/0/acs_timestamp+user_name+nonsense").xml
    assert [element.tag for element in found[0][0]] == ["user_name", "acs_timestamp"]
    basic = mnt.get(f"{AUTH}/60/0/0").xml
    assert basic.tag == "restAuthStatusOutputList"
    assert basic[0][0].findtext("acs_server") == "ise-psn1" and len(basic[0][0]) == 7


def test_accounting_status(sim: Simulator, mnt: Mnt, anna: str) -> None:
    sim.sessions.advance(1000)
    sim.sessions.account(ID)
    sim.sessions.end(ID)
    sim.sessions.advance(500)
    sim.sessions.authenticate(**{**SESSION, "audit_session_id": "SECOND"})
    for call in (ACCT, ACCT.replace("Status", "StatusTT")):
        found = mnt.get(f"{call}/432000").xml
        assert (found.tag, found[0].tag, found[0].attrib) == (
            "acctStatusOutputList",
            "acctStatusList",
            {"macAddress": MAC},
        )
        rows = [{element.tag: element.text for element in row} for row in found[0]]
        assert [(row["audit_session_id"], row["session_time"]) for row in rows] == [(ID, "1000"), ("SECOND", "0")]
        assert (rows[0]["username"], rows[0]["server"]) == ("anna", "ise-psn1")
        assert int(rows[0]["bytes_out"] or "") > int(rows[0]["paks_out"] or "") > 0
    assert [row.findtext("audit_session_id") for row in mnt.get(f"{ACCT}/400").xml[0]] == ["SECOND"]


@pytest.mark.parametrize(
    ("path", "what"),
    [
        (f"{AUTH}/432001/0/All", "seconds 432001"),
        (f"{AUTH}/-1/0/All", "seconds -1"),
        (f"{AUTH}/day/0/All", "seconds day"),
        (f"{AUTH}/60/501/All", "records 501"),
        (f"{AUTH}/60/x/All", "records x"),
        (f"{ACCT}/432001", "seconds 432001"),
    ],
)
def test_limits_of_the_status_calls(mnt: Mnt, anna: str, path: str, what: str) -> None:
    assert what in mnt.error(path)


def test_the_most_records(sim: Simulator, mnt: Mnt, anna: str) -> None:
    for _ in range(210):
        sim.sessions.advance(1)
        sim.sessions.reauthenticate(ID)
    assert [len(mnt.get(f"{AUTH}/0/{number}/0").xml[0]) for number in (0, 200, 1, 500)] == [200, 200, 1, 211]


@pytest.mark.parametrize(
    ("path", "body", "count"),
    [
        ("AcctStatus", "<acctRequest>{values}{criteria}</acctRequest>", 2),
        ("AcctStatus/MACAddress", "<acctRequest>{values}{criteria}<duration>60</duration></acctRequest>", 1),
        ("AuthStatus", "<authRequest>{values}{criteria}<attributes>All</attributes></authRequest>", 2),
        ("AuthStatus/MACAddress", "<authRequest>{values}{criteria}<duration>60</duration></authRequest>", 1),
    ],
)
def test_put_forms(sim: Simulator, mnt: Mnt, anna: str, path: str, body: str, count: int) -> None:
    sim.sessions.advance(100)
    sim.sessions.authenticate(calling_station_id=NOBODY)
    values = f"<valueList><value>{MAC}</value><value>{NOBODY}</value></valueList>"
    reply = mnt.ask("PUT", path, body.format(values=values, criteria="<searchCriteria>MACAddress</searchCriteria>"))
    assert (reply.status, len(reply.xml)) == (200, count)


@pytest.mark.parametrize("root", ["acct", "auth"])
def test_put_that_finds_nothing(sim: Simulator, mnt: Mnt, anna: str, root: str) -> None:
    """As from a server that does not understand the request, but answers it."""
    sim.configure(mnt_put="empty")
    body = f"<valueList><value>{MAC}</value></valueList><searchCriteria>MACAddress</searchCriteria>"
    reply = mnt.ask("PUT", f"{root.capitalize()}Status", f"<{root}Request>{body}</{root}Request>")
    assert (reply.status, reply.xml.tag, len(reply.xml)) == (200, f"{root}StatusOutputList", 0)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<acctRequest>",
        "<authRequest/>",
        "<acctRequest><searchCriteria>MACAddress</searchCriteria><valueList/></acctRequest>",
        "<acctRequest><valueList/><searchCriteria>MACAddress</searchCriteria></acctRequest>",
        "<acctRequest><valueList><value>x</value></valueList><searchCriteria>UserName</searchCriteria></acctRequest>",
        "<acctRequest><valueList><value>x</value></valueList><searchCriteria>MACAddress</searchCriteria></acctRequest>",
        f"<acctRequest><valueList><value>{MAC}</value></valueList><searchCriteria>MACAddress</searchCriteria>"
        "<duration>999999</duration></acctRequest>",
    ],
)
def test_put_forms_refused(mnt: Mnt, anna: str, body: str) -> None:
    assert mnt.error("AcctStatus", "PUT", body)
