# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every value of every switch of the Monitoring API has the effect that the switch describes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from ise_simulator.mnt.probe import Mnt
from ise_simulator.settings import switches
from ise_simulator.testing import Simulator

MAC = "00:1B:21:00:00:2A"
NOBODY = "00:00:00:00:00:01"
NAS_V6 = "2001:db8:0:0:0:0:0:7"

Probe = Callable[[Simulator, Mnt], Any]


def seeded(sim: Simulator, **more: Any) -> str:
    """Create one session with all the data that a probe reads."""
    values = {
        "calling_station_id": MAC,
        "user_name": "anna",
        "nas_ip_address": "192.0.2.7",
        "nas_ipv6_address": NAS_V6,
        "network_device_name": "sw7",
        "acs_server": "ise-psn1",
        "audit_session_id": "C000020700000001AAAAAAAA",
        "framed_ip_address": "198.51.100.7",
        "framed_ipv6_address": (),
    }
    return sim.sessions.authenticate(**{**values, **more})


def status(path: str, method: str = "GET", body: str | None = None, **options: Any) -> Probe:
    def probe(sim: Simulator, mnt: Mnt) -> int:
        seeded(sim)
        return mnt.ask(method, path, body, **options).status

    return probe


def text(path: str, name: str) -> Probe:
    def probe(sim: Simulator, mnt: Mnt) -> str | None:
        seeded(sim)
        return mnt.get(path).xml.findtext(f".//{name}")

    return probe


def root(path: str) -> Probe:
    def probe(sim: Simulator, mnt: Mnt) -> str:
        seeded(sim)
        return mnt.get(path).xml.tag

    return probe


def refused_names(sim: Simulator, mnt: Mnt) -> list[str]:
    return [element.tag for element in mnt.get(f"Session/MACAddress/{NOBODY}").xml]


def posted(sim: Simulator, mnt: Mnt) -> list[int]:
    seeded(sim, user_name="anna@corp.example.com")
    paths = ("Session/UserName", "Session/UserName/anna%40corp.example.com")
    return [mnt.ask("POST", path, "anna@corp.example.com").status for path in paths]


def backslash(sim: Simulator, mnt: Mnt) -> int:
    seeded(sim, user_name="CORP\\anna")
    return mnt.ask("POST", "Session/UserName", "CORP\\anna").status


def row_names(sim: Simulator, mnt: Mnt) -> str:
    seeded(sim)
    return " ".join(mnt.listed()[0])


def limited(sim: Simulator, mnt: Mnt) -> tuple[int, str | None]:
    for _ in range(4):
        sim.sessions.authenticate()
    return len(mnt.listed()), mnt.get("Session/ActiveCount").xml.findtext("count")


def half_open(sim: Simulator, mnt: Mnt) -> list[int]:
    """Return how many of one old and two new sessions are listed since and until a time between them."""
    sim.sessions.authenticate(age=7200)
    seeded(sim)
    sim.sessions.authenticate()
    moment = "2026-06-01%2007:00:00.0"
    return [len(mnt.listed(f"Session/AuthList/{path}")) for path in (f"{moment}/null", f"null/{moment}")]


def flags(sim: Simulator, mnt: Mnt) -> list[tuple[str | None, str | None]]:
    seeded(sim)
    kind = "{http://www.w3.org/2001/XMLSchema-instance}type"
    found = mnt.get(f"Session/MACAddress/{MAC}").xml
    return [(e.get(kind), e.text) for e in found if e.tag in ("passed", "failed", "started", "stopped")]


def all_names(sim: Simulator, mnt: Mnt) -> int:
    seeded(sim)
    return len(mnt.values(f"Session/MACAddress/{MAC}")) == 74


def leading(sim: Simulator, mnt: Mnt) -> bool:
    seeded(sim)
    return (mnt.values(f"Session/MACAddress/{MAC}")["other_attr_string"] or "").startswith(":!:")


def deletion(sim: Simulator, mnt: Mnt) -> int:
    seeded(sim)
    return len(mnt.ask("DELETE", f"Session/Delete/MACAddress/{MAC}").xml)


def after_deletion(sim: Simulator, mnt: Mnt) -> int:
    seeded(sim)
    assert mnt.ask("DELETE", f"Session/Delete/MACAddress/{MAC}").status == 200
    return mnt.get(f"Session/MACAddress/{MAC}").status


def no_seconds(sim: Simulator, mnt: Mnt) -> tuple[int, int]:
    seeded(sim, auth_at=1)
    sim.sessions.roam(MAC, auth_at=sim.core.sessions.clock.now() - 1000)
    sim.sessions.advance(5)
    calls = (f"AuthStatus/MACAddress/{MAC}/0/0/All", f"AcctStatus/MACAddress/{MAC}/0")
    first, second = (len(mnt.get(call).xml) for call in calls)
    return first, second


def disconnect_type(sim: Simulator, mnt: Mnt) -> list[str | None]:
    seeded(sim)
    return [mnt.get(f"CoA/{kind}/ise-psn1/{MAC}/1").xml.get("requestType") for kind in ("Reauth", "Disconnect")]


def outcome_shows(sim: Simulator, mnt: Mnt) -> list[bool]:
    key = seeded(sim)
    assert mnt.coa(f"Disconnect/ise-psn1/{MAC}/0")
    at_once = bool(mnt.listed())
    sim.sessions.advance(30)
    assert (sim.sessions.get(key) or {})["acct_status_type"] == "Stop"
    return [at_once, bool(mnt.listed())]


def given_up(sim: Simulator, mnt: Mnt) -> bool:
    seeded(sim)
    sim.sessions.silence("sw7")
    started = time.monotonic()
    assert not mnt.coa(f"Reauth/ise-psn1/{MAC}/0")
    return time.monotonic() - started >= 0.15


def clock_moves(sim: Simulator, mnt: Mnt) -> bool:
    before = sim.sessions.now
    time.sleep(0.02)
    return sim.sessions.now > before


def together(sim: Simulator, mnt: Mnt) -> list[int]:
    """Return the statuses of two lists, the second requested during the first."""
    with sim.core.load.call("/admin/API/mnt/Session/ActiveList", sim.settings):
        second = mnt.get("Session/ActiveList").status
        counter = mnt.get("Session/ActiveCount").status
    return [second, counter, mnt.get("Session/ActiveList").status]


def burst(sim: Simulator, mnt: Mnt) -> list[int]:
    return [mnt.get("FailureReasons").status for _ in range(4)] + [mnt.get("Session/ActiveCount").status]


def busy(sim: Simulator, mnt: Mnt) -> list[int]:
    before = burst(sim, mnt)
    sim.sessions.advance(60)
    return [*before[2:3], mnt.get("FailureReasons").status]


GUIDE = "user_name calling_station_id nas_ip_address nas_ipv6_address acct_session_id audit_session_id server"
EIGHT = (
    "user_name calling_station_id nas_ip_address acct_session_id audit_session_id server framed_ip_address"
    " framed_ipv6_address"
)
TWELVE = (
    "user_name calling_station_id orig_calling_station_id nas_ip_address nas_ipv6_address acct_session_id"
    " audit_session_id cpmsession_id server framed_ip_address device_ip_address framed_ipv6_address"
)
FULL = [
    "http-code",
    "cpm-code",
    "description",
    "module-name",
    "internal-error-info",
    "requested-operation",
    "resource-id",
    "resource-name",
    "resource-type",
    "status",
]
BOOLEAN, STRING = "xs:boolean", "xs:string"
JSON = {"Accept": "application/json"}
REQUEST = (
    f"<acctRequest><valueList><value>{MAC}</value></valueList><searchCriteria>MACAddress</searchCriteria></acctRequest>"
)
ELSEWHERE = {"mnt_node": "psn"}

# switch, other switches, probe, {value: result of the probe}
CASES: list[tuple[str, dict[str, Any], Probe, dict[Any, Any]]] = [
    (
        "mnt_node",
        {},
        text("Version", "type_of_node"),
        {"primary": "1", "secondary": "2", "standalone": "0", "psn": "3", "pan": "3"},
    ),
    (
        "mnt_node",
        {},
        status("Session/ActiveCount"),
        {"primary": 200, "secondary": 200, "standalone": 200, "psn": 500, "pan": 500},
    ),
    ("mnt_version_elsewhere", ELSEWHERE, status("Version"), {"type": 200, "error": 500}),
    ("mnt_admin", {}, status("Version", user="admin"), {"super": 200, "ers": 401}),
    ("mnt_wrong_role", {}, status("Version", user="operator"), {401: 401, 403: 403}),
    ("mnt_json", {}, status("Version", headers=JSON), {406: 406, 200: 200}),
    (
        "mnt_error_form",
        {},
        refused_names,
        {"full": FULL, "short": ["http-code", "internal-error-info", "link"]},
    ),
    (
        "mnt_mac_error",
        {"mnt_error_form": "short"},
        text(f"Session/MACAddress/{MAC.lower()}", "internal-error-info"),
        {
            "invalid": f"{MAC.lower()} is not a valid MAC address.",
            "unavailable": f"Session data is not available for {MAC.lower()}.",
        },
    ),
    ("mnt_ipv6_form", {}, status("Session/IPAddress/2001:db8::7"), {"full": 500, "any": 200}),
    ("mnt_ipv6_form", {}, status(f"Session/IPAddress/{NAS_V6}"), {"full": 200, "any": 200}),
    ("mnt_user_post", {}, posted, {"both": [200, 200], "bare": [200, 404], "named": [404, 200]}),
    ("mnt_user_backslash", {}, backslash, {"refuse": 500, "accept": 200}),
    (
        "mnt_list_root",
        {},
        root("Session/ActiveList"),
        {"activeList": "activeList", "activeSessionList": "activeSessionList"},
    ),
    (
        "mnt_list_elements",
        {},
        row_names,
        {"guide": GUIDE, "eight": EIGHT, "seven": EIGHT.replace(" framed_ip_address", ""), "twelve": TWELVE},
    ),
    ("mnt_list_limit", {}, limited, {250_000: (4, "4"), 3: (3, "4")}),
    ("mnt_auth_list", {}, half_open, {"since_until": [2, 1], "literal": [1, 2]}),
    (
        "mnt_timezone",
        {},
        text(f"Session/MACAddress/{MAC}", "auth_acs_timestamp"),
        {
            "UTC": "2026-06-01T08:00:00.000Z",
            "-05:00": "2026-06-01T03:00:00.000-05:00",
            "+07:00": "2026-06-01T15:00:00.000+07:00",
        },
    ),
    (
        "mnt_flags",
        {},
        flags,
        {
            "boolean": [(BOOLEAN, "true"), (BOOLEAN, "false"), (BOOLEAN, "true"), (BOOLEAN, "false")],
            "string": [(STRING, "1"), (STRING, "0"), (STRING, "1"), (STRING, "0")],
        },
    ),
    ("mnt_empty_elements", {}, all_names, {"omit": False, "show": True}),
    ("mnt_attr_string", {}, leading, {"leading": True, "bare": False}),
    ("mnt_unknown_session_id", {}, status("Session/Active/SessionID/NONE/0"), {"empty": 200, "error": 500}),
    ("mnt_delete_form", {}, deletion, {"full": 10, "status": 1, "request": 10}),
    (
        "mnt_delete_unknown",
        {},
        status(f"Session/Delete/MACAddress/{NOBODY}", "DELETE"),
        {"error": 500, "success": 200},
    ),
    ("mnt_deleted_record", {}, after_deletion, {"kept": 200, "gone": 500}),
    (
        "mnt_failure_reasons",
        {},
        lambda sim, mnt: len(mnt.get("FailureReasons").xml) > 100,
        {"table": True, "empty": False},
    ),
    (
        "mnt_status_empty",
        {},
        status(f"AuthStatus/MACAddress/{NOBODY}/60/0/All"),
        {"list": 200, "404": 404, "500": 500},
    ),
    ("mnt_status_empty", {}, status(f"AcctStatus/MACAddress/{NOBODY}/60"), {"list": 200, "404": 404, "500": 500}),
    ("mnt_zero_seconds", {}, no_seconds, {"maximum": (1, 1), "none": (0, 0)}),
    (
        "mnt_put",
        {},
        status("AcctStatus", "PUT", REQUEST),
        {"serve": 200, "bare": 200, "named": 404, "refuse": 405, "empty": 200},
    ),
    (
        "mnt_put",
        {},
        status("AcctStatus/MACAddress", "PUT", REQUEST),
        {"serve": 200, "bare": 404, "named": 200, "refuse": 405, "empty": 200},
    ),
    (
        "mnt_disconnect_type",
        {},
        disconnect_type,
        {"reauth": ["reauth", "reauth"], "disconnect": ["reauth", "disconnect"]},
    ),
    ("mnt_coa_no_session", {}, status(f"CoA/Reauth/ise-psn1/{NOBODY}/0"), {"false": 200, "error": 500}),
    ("mnt_coa_seconds", {}, outcome_shows, {0.0: [False, False], 20.0: [True, False]}),
    ("mnt_coa_timeout", {}, given_up, {0.0: False, 0.15: True}),
    ("mnt_clock", {}, clock_moves, {"stands": False, "runs": True}),
    ("mnt_heavy", {}, together, {1: [502, 200, 200], 2: [200, 200, 200]}),
    ("mnt_burst", {}, burst, {0: [200] * 5, 2: [200, 200, 502, 502, 502]}),
    (
        "mnt_busy_status",
        {"mnt_burst": 1},
        lambda sim, mnt: [mnt.get("FailureReasons").status for _ in range(2)][1],
        {502: 502, 503: 503, 504: 504},
    ),
    ("mnt_busy_seconds", {"mnt_burst": 2}, busy, {600.0: [502, 502], 30.0: [502, 200]}),
]
FLAT = [(name, more, probe, value, seen) for name, more, probe, table in CASES for value, seen in table.items()]


@pytest.mark.parametrize(("name", "more", "probe", "value", "seen"), FLAT, ids=[f"{f[0]}={f[3]}" for f in FLAT])
def test_switch(sim: Simulator, mnt: Mnt, name: str, more: dict[str, Any], probe: Probe, value: Any, seen: Any) -> None:
    sim.configure(**more, **{name: value})
    assert probe(sim, mnt) == seen


def test_every_switch_is_tested() -> None:
    for switch in switches():
        if switch.name.startswith("mnt_"):
            tried = {value for case in CASES if case[0] == switch.name for value in case[3]}
            assert len(tried) > 1 and set(switch.choices) <= tried, switch.name


@pytest.mark.parametrize(
    ("profile", "names"),
    [
        ("2.7", GUIDE),
        ("3.0", EIGHT),
        ("3.2", EIGHT),
        ("3.4", EIGHT.replace(" framed_ip_address", "")),
        ("3.5", TWELVE),
    ],
)
def test_elements_by_release(sim: Simulator, mnt: Mnt, profile: str, names: str) -> None:
    sim.configure(profile=profile)
    assert row_names(sim, mnt) == names
