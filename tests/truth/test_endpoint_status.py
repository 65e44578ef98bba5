# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``authentication_status_info`` and ``accounting_status_info``: the history of an endpoint. Only "none" is an empty list."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Task
from ansible_collections.openise.ise.plugins.modules import (
    accounting_status_info,
    authentication_status_info,
    session_info,
)
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, gets
from ansible_collections.openise.ise.tests.truth.conftest import Simulators
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.mnt_helpers import FAILURES, PATH, FailureCase, ask
from ansible_collections.openise.ise.tests.truth.node import ACCOUNTS, Node
from ise_simulator.mnt.reasons import REASONS

AUTHENTICATIONS, ACCOUNTING = authentication_status_info.TASK, accounting_status_info.TASK
BOTH = pytest.mark.parametrize("task", [AUTHENTICATIONS, ACCOUNTING], ids=["authentication", "accounting"])
KEYS: dict[Task, str] = {AUTHENTICATIONS: "authentications", ACCOUNTING: "accounting"}
MAC, OTHER = "00:1B:21:00:00:2A", "00:1B:21:00:00:2B"
WRONG = "22040 Wrong password or invalid shared secret"
XML = {"Content-Type": "application/xml"}
on_one = each(rows_with=first_row, releases=("3.4",))
on_some = each(rows_with=first_row, releases=("2.7", "3.0", "3.4", "3.5"))


def _found(node: Node, task: Task, /, *, check: bool = False, **options: Any) -> list[dict[str, Any]]:
    result = ask(node, task, {"mac": MAC, **options}, check=check)
    assert result.get("changed") is False, result
    assert result["node"] == node.sim.host
    found: list[dict[str, Any]] = result[KEYS[task]]
    assert result["total"] == len(found)
    return found


def _anna(node: Node, **more: Any) -> str:
    values = {
        "calling_station_id": MAC,
        "user_name": "anna",
        "nas_ip_address": "10.1.2.3",
        "network_device_name": "sw1",
        "acs_server": "ise-psn1",
        "selected_azn_profiles": "PermitAccess",
        "policy_set": "Wired",
    }
    return node.sim.sessions.authenticate(**{**values, **more})


def _asked(node: Node) -> str:
    """Return the last path below the API's root."""
    return unquote(node.sim.requests[-1].path).partition(PATH)[2]


@on_some
def test_authentications(node: Node) -> None:
    """One request; passed and failed, the newest first; the same in check mode."""
    assert _found(node, AUTHENTICATIONS) == []
    assert node.sent == gets(1) and _asked(node) == f"AuthStatus/MACAddress/{MAC}/432000/200/All"
    key = _anna(node, age=7200)
    _anna(node, age=3600, failure_reason=WRONG)
    _anna(node, age=60)
    _anna(node, calling_station_id=OTHER)
    found = _found(node, AUTHENTICATIONS, mac="001b.2100.002a", seconds=86400, limit=500)
    assert node.sent == gets(1) and _asked(node) == f"AuthStatus/MACAddress/{MAC}/86400/500/All"
    assert [(item["passed"], item["failed"]) for item in found] == [(True, False), (False, True), (True, False)]
    times = [item["authentication_time"] for item in found]
    assert times == ["2026-06-01T07:59:00+00:00", "2026-06-01T07:00:00+00:00", "2026-06-01T06:00:00+00:00"]
    first = found[-1]
    assert (first["audit_session_id"], first["username"], first["server"]) == (key, "anna", "ise-psn1")
    assert (first["policy_set"], first["authorization_profiles"]) == ("Wired", ["PermitAccess"])
    assert (first["network_device_name"], first["nas_ip_address"]) == ("sw1", "10.1.2.3")
    assert isinstance(first["message_code"], int) and isinstance(first["other_attributes"], dict)
    assert (found[1]["failure_reason"], found[1]["failure_code"]) == (WRONG, 22040)
    assert "failure" not in found[1]
    assert _found(node, AUTHENTICATIONS, seconds=86400, check=True) == found


@on_some
def test_basic_attributes(node: Node) -> None:
    """ISE's other form of the call, with its own root element."""
    _anna(node, failure_reason=WRONG)
    (item,) = _found(node, AUTHENTICATIONS, details=False)
    assert _asked(node) == f"AuthStatus/MACAddress/{MAC}/432000/200/0"
    assert item == {
        "passed": False,
        "failed": True,
        "username": "anna",
        "nas_ip_address": "10.1.2.3",
        "calling_station_id": MAC,
        "server": "ise-psn1",
        "authentication_time": "2026-06-01T08:00:00+00:00",
    }


@on_one
def test_limits(node: Node) -> None:
    """Records outside the time or above the number are omitted; the newest ones are returned."""
    for age in (7200, 3600, 60):
        _anna(node, age=age, user_name=f"u{age}")

    def names(**options: Any) -> list[str]:
        return [item["username"] for item in _found(node, AUTHENTICATIONS, **options)]

    assert names(seconds=30) == []
    assert names(seconds=3600) == ["u60", "u3600"]
    assert names(limit=1) == ["u60"]
    assert names(limit=2) == ["u60", "u3600"]
    node.sim.configure(mnt_zero_seconds="maximum")
    assert names(seconds=0) == ["u60", "u3600", "u7200"]
    node.sim.configure(mnt_zero_seconds="none")
    assert names(seconds=0) == []
    node.sim.sessions.advance(432001)
    assert names() == []


@on_some
def test_accounting(node: Node) -> None:
    """Counters as numbers, with the names of sessions; an ended session is included."""
    assert _found(node, ACCOUNTING) == []
    assert node.sent == gets(1) and _asked(node) == f"AcctStatus/MACAddress/{MAC}/432000"
    key = _anna(node, age=3600)
    node.sim.sessions.account(key)
    node.sim.sessions.end(key)
    _anna(node, calling_station_id=OTHER)
    (item,) = _found(node, ACCOUNTING, mac="00-1b-21-00-00-2a", seconds=7200)
    assert _asked(node) == f"AcctStatus/MACAddress/{MAC}/7200"
    assert (item["audit_session_id"], item["username"], item["server"]) == (key, "anna", "ise-psn1")
    assert item["calling_station_id"] == MAC and item["session_time"] == 3600
    assert {name: type(item[name]) for name in ("packets_in", "packets_out", "bytes_in", "bytes_out")} == dict.fromkeys(
        ("packets_in", "packets_out", "bytes_in", "bytes_out"), int
    )
    node.sim.sessions.advance(60)
    assert _found(node, ACCOUNTING, seconds=30) == []
    newer = _anna(node)
    assert {item["audit_session_id"] for item in _found(node, ACCOUNTING, check=True)} == {key, newer}


@on_one
@BOTH
@pytest.mark.parametrize("form", ["list", "404", "500"])
@pytest.mark.parametrize("error", ["full", "short"])
def test_no_records(node: Node, task: Task, form: str, error: str) -> None:
    """Whatever the form of ISE's response: a 404 counts if it comes again after the API has answered another call."""
    node.sim.configure(mnt_status_empty=form, mnt_error_form=error)
    assert _found(node, task) == []
    assert node.sent == gets(3 if form == "404" else 1)
    _anna(node)
    assert len(_found(node, task)) == 1
    assert _found(node, task, mac=OTHER) == []


@on_one
@BOTH
def test_foreign_404(node: Node, task: Task) -> None:
    """Without any response of the API it is not an empty list."""
    node.sim.fault("html", path=PATH, status=404, times=0)
    result = ask(node, task, {"mac": MAC})
    assert result["failed"] and result["status"] == 404 and "Status" in result["msg"], result
    assert node.sent == gets(2)


@on_one
@BOTH
@pytest.mark.parametrize("form", ["json", "html", "empty"])
def test_gateway_404_while_ise_restarts(node: Node, task: Task, form: str) -> None:
    """The API answers again a moment later: the records are there."""
    _anna(node)
    node.sim.fault("no_route", path=PATH, form=form)
    assert len(_found(node, task)) == 1
    assert node.sent == gets(3)


@on_one
@BOTH
@pytest.mark.parametrize("empty", ["omit", "show"])
@pytest.mark.parametrize("zone", ["UTC", "-05:00"])
def test_forms(node: Node, task: Task, empty: str, zone: str) -> None:
    """Empty elements are omitted, and times have the node's offset."""
    node.sim.configure(mnt_empty_elements=empty, mnt_timezone=zone)
    _anna(node)
    (item,) = _found(node, task)
    assert not [key for key, value in item.items() if value in ("", None, [], {})]
    if task is AUTHENTICATIONS:
        local = {"UTC": "2026-06-01T08:00:00+00:00", "-05:00": "2026-06-01T03:00:00-05:00"}
        assert item["authentication_time"] == local[zone]


@on_one
def test_steps(node: Node) -> None:
    """The numbers of ISE with the texts of Cisco's catalog; nothing more is requested."""
    _anna(node, execution_steps="11001,11017,98765,22037,11002")
    (item,) = _found(node, AUTHENTICATIONS, step_texts=True)
    assert node.sent == gets(1) and item["execution_steps"] == [11001, 11017, 98765, 22037, 11002]
    assert item["steps"] == [
        {"code": 11001, "text": "Received RADIUS Access-Request"},
        {"code": 11017, "text": "RADIUS created a new session"},
        {"code": 98765},
        {"code": 22037, "text": "Authentication Passed"},
        {"code": 11002, "text": "Returned RADIUS Access-Accept"},
    ]
    (session,) = ask(node, session_info.TASK, {"mac": MAC, "step_texts": True})["sessions"]
    assert session["steps"] == item["steps"]
    assert "steps" not in _found(node, AUTHENTICATIONS)[0]
    assert "steps" not in _found(node, AUTHENTICATIONS, details=False, step_texts=True)[0]


# -- failure reasons ---------------------------------------------------------------------------------------------------


@on_one
def test_failure_reasons(node: Node, tmp_path: Path) -> None:
    """Failures get their entry of the table; the table is read once, and only if there is a failure."""
    options: dict[str, Any] = {"failure_reasons": True, "cache_path": str(tmp_path / "reasons.json")}
    _anna(node, age=60)
    assert "failure" not in _found(node, AUTHENTICATIONS, **options)[0]
    assert node.sent == gets(1)
    _anna(node, failure_reason=WRONG)
    _anna(node, age=10, failure_reason="99999 A reason of a later release")
    _code, cause, resolution = REASONS["22040"]
    found = _found(node, AUTHENTICATIONS, **options)
    assert node.sent == gets(2)
    assert found[0]["failure"] == {"id": 22040, "code": REASONS["22040"][0], "cause": cause, "resolution": resolution}
    assert found[1]["failure"] == {
        "id": 99999,
        "code": "99999 A reason of a later release",
        "cause": "",
        "resolution": "",
    }
    assert (found[0]["failure_reason"], "failure" in found[2]) == (WRONG, False)
    assert list(found[0]) == sorted(found[0])
    assert _found(node, AUTHENTICATIONS, **options) == found
    assert node.sent == gets(1)


@on_one
def test_failure_reasons_with_basic_attributes(node: Node) -> None:
    """It contains no failure reasons, so nothing is looked up."""
    _anna(node, failure_reason=WRONG)
    (item,) = _found(node, AUTHENTICATIONS, details=False, failure_reasons=True)
    assert "failure" not in item and node.sent == gets(1)


@on_one
def test_unwritable_cache(node: Node, tmp_path: Path) -> None:
    """It is a warning, and the results contain the reasons."""
    _anna(node, failure_reason=WRONG)
    options = {"mac": MAC, "failure_reasons": True, "cache_path": str(tmp_path / "missing" / "reasons.json")}
    result = ask(node, AUTHENTICATIONS, options)
    assert result["authentications"][0]["failure"]["id"] == 22040
    assert "cannot be written" in result["warnings"][0]


@on_one
def test_unreadable_failure_reasons(node: Node) -> None:
    """It is a failure."""
    _anna(node, failure_reason=WRONG)
    node.sim.fault("html", path="FailureReasons")
    result = ask(node, AUTHENTICATIONS, {"mac": MAC, "failure_reasons": True})
    assert result["failed"] and "web page" in result["msg"]


# -- failures ----------------------------------------------------------------------------------------------------------


@on_one
@BOTH
@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"mac": "00:1B:21"}, "mac: '00:1B:21' is not a MAC address"),
        ({"mac": [MAC, "00:1B:21"]}, "mac: '00:1B:21' is not a MAC address"),
        ({"mac": []}, "mac is empty; name at least one endpoint"),
        ({"mac": ""}, "mac: '' is not a MAC address"),
        ({"seconds": -1}, "seconds: -1 is out of range; give a number from 0 to 432000."),
        ({"seconds": 432001}, "seconds: 432001 is out of range"),
    ],
    ids=str,
)
def test_invalid_options(node: Node, task: Task, options: dict[str, Any], words: str) -> None:
    """One sentence, before any request."""
    result = ask(node, task, {"mac": MAC, **options})
    assert result["failed"] and words in result["msg"], result
    assert node.sent == NOTHING


@on_one
@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"limit": 0}, "limit: 0 is out of range; give a number from 1 to 500."),
        ({"limit": 501}, "limit: 501 is out of range"),
        ({"cache_max_age": -1}, "cache_max_age: -1 is out of range"),
        ({"cache_path": ""}, "cache_path is empty"),
    ],
    ids=str,
)
def test_invalid_number_of_records(node: Node, options: dict[str, Any], words: str) -> None:
    """The same for the number of records."""
    result = ask(node, AUTHENTICATIONS, {"mac": MAC, **options})
    assert result["failed"] and words in result["msg"], result
    assert node.sent == NOTHING


@on_one
@BOTH
@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "<authStatusOutputList><link/></authStatusOutputList>",
            "'authStatusOutputList' instead of a list of",
        ),
        (
            "<acctStatusOutputList><link/></acctStatusOutputList>",
            "'acctStatusOutputList' instead of a list of",
        ),
        ("<other/>", "'other' instead of a list of"),
        ("<authStatusOutputList><authStatusList key='", "malformed XML"),
        ("<mnt-rest-result><status>SUCCESSFUL</status></mnt-rest-result>", "'mnt-rest-result' instead of a list of"),
    ],
)
def test_invalid_list(node: Node, task: Task, body: str, words: str) -> None:
    """No part of it counts as records."""
    node.sim.fault("status", path="Status", status=200, body=body, headers=XML)
    result = ask(node, task, {"mac": MAC})
    assert result["failed"] and words in result["msg"], result


@BOTH
@pytest.mark.parametrize("failure", FAILURES, ids=str)
@on_one
def test_failures(node: Node, task: Task, failure: FailureCase, waits: list[float]) -> None:
    """Each fails with its cause; none is an empty list."""
    _anna(node)
    connection = failure.arrange(node)
    if connection.get("password") == "":
        connection["password"] = ACCOUNTS[connection["username"]][1]
    result = ask(node, task, {"mac": MAC}, **connection)
    assert result.get("failed") is True and KEYS[task] not in result, result
    words = ("instead of a list of",) if failure.status == 200 and "document" in failure.words[0] else failure.words
    assert all(word in result["msg"] for word in words), result["msg"]
    assert (result.get("status"), len(waits)) == (failure.status, failure.waits)
    assert node.sent == (gets(2) if failure.status == 404 else failure.sent)


@on_one
@BOTH
def test_no_monitoring_node(node: Node, task: Task) -> None:
    """A PSN responds with the status of an endpoint without records; the results differ."""
    node.sim.configure(mnt_node="psn")
    result = ask(node, task, {"mac": MAC})
    assert result["failed"] and "is not a Monitoring node" in result["msg"]


@on_one
@BOTH
def test_fail_over(node: Node, task: Task, simulators: Simulators) -> None:
    """The node that answers is used."""
    other = simulators.beside(node.sim)
    other.reset()
    other.sessions.authenticate(calling_station_id=MAC)
    node.sim.configure(mnt_node="pan")
    two = {"mnt_hostname": [node.sim.host, other.host]}
    result = ask(node, task, {"mac": MAC, **two}, validate_certs=False)
    assert (result["total"], result["node"]) == (1, other.host)
