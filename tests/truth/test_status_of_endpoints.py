# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``authentication_status_info`` and ``accounting_status_info`` for several endpoints: named ones, and those that are found."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest

from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Task
from ansible_collections.openise.ise.plugins.modules import accounting_status_info, authentication_status_info
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, Requests, gets
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.mnt_helpers import PATH, ask
from ansible_collections.openise.ise.tests.truth.node import Node, Result

AUTHENTICATIONS, ACCOUNTING = authentication_status_info.TASK, accounting_status_info.TASK
BOTH = pytest.mark.parametrize("task", [AUTHENTICATIONS, ACCOUNTING], ids=["authentication", "accounting"])
KEYS: dict[Task, str] = {AUTHENTICATIONS: "authentications", ACCOUNTING: "accounting"}
MAC, OTHER, THIRD = "00:1B:21:00:00:2A", "00:1B:21:00:00:2B", "00:1B:21:00:00:2C"
ALL = [MAC, OTHER, THIRD]
WRONG, UNKNOWN = "22040 Wrong password or invalid shared secret", "22056 Subject not found"
BERLIN, PARIS = "All Locations#Berlin", "All Locations#Paris"
XML = {"Content-Type": "application/xml"}
PUT = Requests({"PUT": 1})
on_one = each(rows_with=first_row, releases=("3.4",))
on_some = each(rows_with=first_row, releases=("2.7", "3.0", "3.4", "3.5"))


def _begin(node: Node, mac: str = MAC, user: str = "anna", site: str = BERLIN, **more: Any) -> str:
    nas = {BERLIN: ("sw1", "10.1.2.3"), PARIS: ("sw2", "10.1.2.4")}[site]
    values = {
        "calling_station_id": mac,
        "user_name": user,
        "network_device_name": nas[0],
        "nas_ip_address": nas[1],
        "location": site,
    }
    return node.sim.sessions.authenticate(**{**values, **more})


def _site(node: Node) -> None:
    """Put anna in Berlin and bert in Paris, with failures of both, and carl in Berlin, who never got in."""
    _begin(node, age=7200, failure_reason=WRONG)
    _begin(node, age=7100, failure_reason=WRONG)
    _begin(node, age=7000)
    _begin(node, OTHER, "bert", PARIS, age=6000, failure_reason=UNKNOWN)
    _begin(node, OTHER, "bert", PARIS, age=5900)
    _begin(node, THIRD, "carl", BERLIN, age=30, failure_reason=WRONG)


def _counts(result: Result) -> dict[str, dict[str, int]]:
    return {name: {entry["name"]: entry["total"] for entry in group} for name, group in result["failures"].items()}


def _paths(node: Node) -> list[str]:
    return [unquote(each.path).partition(PATH)[2] for each in node.sim.requests[-sum(node.sent.values()) :]]


@on_some
@BOTH
def test_named_endpoints(node: Node, task: Task) -> None:
    """One GET each, one after another, in one list whose records name their endpoint."""
    _begin(node)
    _begin(node, OTHER, "bert")
    options = {"mac": ["001b.2100.002a", OTHER, THIRD, MAC], "seconds": 3600}
    result = ask(node, task, options)
    assert node.sent == gets(3) and "failed" not in result
    assert {item["calling_station_id"]: item["username"] for item in result[KEYS[task]]} == {MAC: "anna", OTHER: "bert"}
    assert result["total"] == 2 and ask(node, task, options, check=True) == result
    assert [path.split("/")[2] for path in _paths(node)] == ALL


@on_one
@BOTH
def test_failure_of_one_endpoint(node: Node, task: Task) -> None:
    """It is named, and half of a list is none."""
    _begin(node)
    node.sim.fault("html", path=OTHER, status=500)
    result = ask(node, task, {"mac": ALL})
    assert result["failed"] and result["msg"].startswith(f"Endpoint {OTHER}: ") and KEYS[task] not in result
    assert node.sent == gets(2)


@on_one
def test_named_endpoints_are_sorted_by_time(node: Node) -> None:
    """Over all endpoints; where ISE has more than were read is reported."""
    _site(node)
    result = ask(node, AUTHENTICATIONS, {"mac": ALL, "limit": 2})
    assert [item["username"] for item in result["authentications"]] == ["carl", "bert", "bert", "anna", "anna"]
    assert result["incomplete"] == [MAC, OTHER] and result["endpoints"] == ALL
    assert ask(node, AUTHENTICATIONS, {"mac": ALL, "limit": 500})["incomplete"] == []


# -- failures ----------------------------------------------------------------------------------------------------------


@on_some
def test_failures(node: Node) -> None:
    """Numbers by user, device, location and reason, with endpoints and times."""
    _site(node)
    result = ask(node, AUTHENTICATIONS, {"mac": ALL, "seconds": 86400, "result": "failed"})
    assert node.sent == gets(3) and result["total"] == 4
    assert _counts(result) == {
        "user": {"anna": 2, "bert": 1, "carl": 1},
        "nas": {"sw1": 3, "sw2": 1},
        "location": {BERLIN: 3, PARIS: 1},
        "reason": {WRONG: 3, UNKNOWN: 1},
    }
    assert result["failures"]["nas"][0] == {
        "name": "sw1",
        "total": 3,
        "endpoints": [MAC, THIRD],
        "first": "2026-06-01T06:00:00+00:00",
        "last": "2026-06-01T07:59:30+00:00",
    }
    everything = ask(node, AUTHENTICATIONS, {"mac": ALL, "seconds": 86400})
    assert everything["failures"] == result["failures"] and everything["total"] == 6
    passed = ask(node, AUTHENTICATIONS, {"mac": ALL, "result": "passed"})
    assert passed["total"] == 2 and not any(passed["failures"].values())
    recent = ask(node, AUTHENTICATIONS, {"mac": ALL, "seconds": 60})
    assert _counts(recent)["user"] == {"carl": 1}


@on_one
@pytest.mark.parametrize("flags", ["boolean", "string"])
def test_filters_of_named_endpoints(node: Node, flags: str) -> None:
    """No list is read."""
    node.sim.configure(mnt_flags=flags)
    _site(node)
    for options, users in (
        ({"user": ["ANNA", "carl"]}, {"anna": 2, "carl": 1}),
        ({"nas": ["sw2"]}, {"bert": 1}),
        ({"nas": ["10.1.2.3"], "user": ["carl"]}, {"carl": 1}),
        ({"location": ["paris"]}, {"bert": 1}),
        ({"location": ["Berlin", "Paris"]}, {"anna": 2, "bert": 1, "carl": 1}),
        ({"location": ["Ber"]}, {}),
    ):
        result = ask(node, AUTHENTICATIONS, {"mac": ALL, "result": "failed", **options})
        assert _counts(result)["user"] == users and node.sent == gets(3), options


@on_some
@pytest.mark.parametrize(
    ("options", "endpoints", "users", "sent"),
    [
        ({"user": ["anna"]}, [MAC], {"anna": 2}, 2 + 1 + 1),
        ({"user": ["carl"]}, [THIRD], {"carl": 1}, 2 + 1 + 1),
        ({"user": ["carl", "bert", "dora"]}, [OTHER, THIRD], {"bert": 1, "carl": 1}, 2 + 3 + 2),
        ({"nas": ["10.1.2.3"]}, [MAC, THIRD], {"anna": 2, "carl": 1}, 2 + 1 + 2),
        ({"nas": ["10.1.2.4"], "user": ["bert"]}, [OTHER], {"bert": 1}, 2 + 2 + 1),
        ({"location": ["Paris"]}, [MAC, OTHER], {"bert": 1}, 2 + 2),
        ({"location": ["Rome"]}, [MAC, OTHER], {}, 2 + 2),
    ],
    ids=str,
)
def test_endpoints_that_are_found(
    node: Node, options: dict[str, Any], endpoints: list[str], users: dict[str, int], sent: int
) -> None:
    """Those of active sessions, and of the newest record of each user and device, which may be a rejection."""
    _site(node)
    result = ask(node, AUTHENTICATIONS, {"result": "failed", **options})
    assert (result["endpoints"], _counts(result)["user"], node.sent) == (endpoints, users, gets(sent)), result


@on_one
def test_limits(node: Node) -> None:
    """The number of requests is known before the first of them."""
    _site(node)
    result = ask(node, AUTHENTICATIONS, {"location": ["Berlin"], "max_endpoints": 1})
    assert result["failed"] and "max_endpoints: 2 endpoints would be read with a request for each" in result["msg"]
    assert node.sent == gets(2)
    result = ask(node, AUTHENTICATIONS, {"mac": ALL, "max_endpoints": 2})
    assert result["failed"] and node.sent == NOTHING
    result = ask(node, AUTHENTICATIONS, {"location": ["Berlin"], "max_sessions": 1})
    assert result["failed"] and node.sent == gets(1) and "max_sessions: ISE has 2" in result["msg"]


@on_one
def test_vpn_clients(node: Node) -> None:
    """ISE has no history by address: their number is in the result."""
    _site(node)
    _begin(node, "198.18.0.7", "dora")
    result = ask(node, AUTHENTICATIONS, {"nas": ["10.1.2.3"]})
    assert MAC in result["endpoints"] and len(result["endpoints"]) == 2 - (THIRD not in result["endpoints"])
    assert result["without_mac"] == 1 and ask(node, AUTHENTICATIONS, {"mac": ALL})["without_mac"] == 0


@on_one
@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"user": []}, "user is empty, or an entry of it"),
        ({"user": ["anna", " "]}, "user is empty, or an entry of it"),
        ({"location": [""]}, "location is empty, or an entry of it"),
        (
            {"nas": ["sw1"]},
            "nas: 'sw1' is not an address. The lists of ISE do not contain the names of network devices",
        ),
        ({"location": ["Berlin"], "details": False}, "location: the basic attributes do not contain it"),
        ({"mac": ALL, "max_endpoints": 0}, "max_endpoints: 0 is out of range"),
        ({"mac": ALL, "max_sessions": 0}, "max_sessions: 0 is out of range"),
    ],
    ids=str,
)
def test_invalid_options(node: Node, options: dict[str, Any], words: str) -> None:
    """Before any request."""
    result = ask(node, AUTHENTICATIONS, options)
    assert result["failed"] and words in result["msg"] and node.sent == NOTHING


@on_one
@pytest.mark.parametrize("call", ["ActiveCount", "ActiveList", "UserName"])
def test_unreadable_sessions(node: Node, call: str) -> None:
    """Not finding endpoints is no empty history."""
    _site(node)
    node.sim.fault("html", path=call, status=500)
    result = ask(node, AUTHENTICATIONS, {"user": ["anna"]})
    assert result["failed"] and "authentications" not in result


# -- the PUT that no source shows in use --------------------------------------------------------------------------------


@on_some
@pytest.mark.parametrize("form", ["serve", "bare", "named"])
def test_accounting_by_put(node: Node, form: str) -> None:
    """One request with the body of Cisco's schema, to either of the inferred URLs, also in check mode."""
    node.sim.configure(mnt_put=form)
    for mac in ALL:
        _begin(node, mac, mac)
    by_get = ask(node, ACCOUNTING, {"mac": ALL, "seconds": 3600})
    for check in (True, False):
        result = ask(node, ACCOUNTING, {"mac": ALL, "seconds": 3600, "unproven_put": True}, check=check)
        assert result == by_get and node.sent == (Requests({"PUT": 2}) if form == "named" else PUT)
    body = node.sim.requests[-1].body
    assert body == (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><acctRequest><valueList>'
        + "".join(f"<value>{mac}</value>" for mac in ALL)
        + "</valueList><searchCriteria>MACAddress</searchCriteria><duration>3600</duration></acctRequest>"
    )


@on_one
@pytest.mark.parametrize("status", ["list", "404", "500"])
@pytest.mark.parametrize("form", ["serve", "empty"])
def test_put_without_records(node: Node, form: str, status: str) -> None:
    """An answer to a request that was not understood could be empty: endpoints that are missing in it are read with a GET."""
    _begin(node)
    _begin(node, OTHER, "bert")
    node.sim.configure(mnt_put=form, mnt_status_empty=status)
    result = ask(node, ACCOUNTING, {"mac": ALL, "unproven_put": True})
    if form == "empty" and status == "404":
        assert result["failed"] and "unproven_put: this request is derived from Cisco's schema" in result["msg"]
        return
    assert [item["username"] for item in result["accounting"]] == ["anna", "bert"]
    missing = 3 if form == "empty" else 1
    assert node.sent == PUT + gets(missing + (2 if status == "404" else 0))


@on_one
def test_refused_put(node: Node) -> None:
    """The message says that it is not proven, and what to do."""
    node.sim.configure(mnt_put="refuse")
    result = ask(node, ACCOUNTING, {"mac": ALL, "unproven_put": True})
    assert (
        result["failed"]
        and result["status"] == 405
        and "no ISE is known to accept it; remove the option" in result["msg"]
    )
    assert node.sent == Requests({"PUT": 2})
    assert ask(node, ACCOUNTING, {"mac": ALL})["total"] == 0


@on_one
@pytest.mark.parametrize(
    ("list_of", "words"),
    [
        ('<acctStatusList macAddress="00:1B:21:00:00:99"/>', "an endpoint that was not asked for, '00:1B:21:00:00:99'"),
        ('<acctStatusList macAddress="x"/>', "malformed XML"),
    ],
)
def test_other_endpoints_in_the_answer_to_a_put(node: Node, list_of: str, words: str) -> None:
    """They are not those of the task."""
    body = f"<acctStatusOutputList>{list_of}</acctStatusOutputList>"
    node.sim.fault("status", method="PUT", path="AcctStatus", status=200, body=body, headers=XML)
    result = ask(node, ACCOUNTING, {"mac": ALL, "unproven_put": True})
    assert result["failed"] and words in result["msg"] and "unproven_put" in result["msg"]
