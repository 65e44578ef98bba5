# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``session``: deletions, and reports that match them exactly."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.openise.ise.plugins.module_utils._errors import WriteInCheckMode
from ansible_collections.openise.ise.plugins.module_utils._http.connection import Connection
from ansible_collections.openise.ise.plugins.module_utils._mnt.client import Mnt, connections
from ansible_collections.openise.ise.plugins.module_utils._redaction import Redactor
from ansible_collections.openise.ise.plugins.modules import session
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, Requests, gets
from ansible_collections.openise.ise.tests.truth.conftest import Simulators
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.mnt_helpers import FAILURES, PATH, FailureCase, ask
from ansible_collections.openise.ise.tests.truth.node import ACCOUNTS, Node, Result

TASK = session.TASK
MAC, OTHER = "00:1B:21:00:00:2A", "00:1B:21:00:00:2B"
ALL = {"all": True, "confirm_all": True}
XML = {"Content-Type": "application/xml"}
on_one = each(rows_with=first_row, releases=("3.4",))
on_some = each(rows_with=first_row, releases=("2.7", "3.0", "3.4", "3.5"))


def cost(reads: int, deletions: int = 1) -> Requests:
    return Requests({"GET": reads, "DELETE": deletions})


def _anna(node: Node, **more: Any) -> str:
    return node.sim.sessions.authenticate(**{"calling_station_id": MAC, "user_name": "anna", **more})


def _absent(node: Node, reads: int, *, deletions: int = 1, **options: Any) -> Result:
    """Run in check mode, then for real, both with ``--diff``; check mode must send the same reads and report the same."""
    ids = node.sim.sessions.ids()
    predicted = ask(node, TASK, {**options, "state": "absent"}, check=True)
    assert node.sent == gets(reads)
    assert node.sim.sessions.ids() == ids
    result = ask(node, TASK, {**options, "state": "absent"})
    assert node.sent == cost(reads, deletions) if deletions else gets(reads)
    assert result == predicted
    assert result["changed"] is (node.sim.sessions.ids() != ids), result
    assert "no CoA is sent" in result["msg"] and not node.sim.sessions.orders
    return result


def _deletions(node: Node) -> list[str]:
    """Return the deletions, by path below the API's root."""
    return [unquote(record.path).partition(PATH)[2] for record in node.sim.requests if record.method == "DELETE"]


@on_some
@pytest.mark.parametrize(
    "switches",
    [{}, {"mnt_delete_form": "status"}, {"mnt_delete_form": "request"}, {"mnt_deleted_record": "gone"}],
    ids=str,
)
def test_by_mac(node: Node, switches: dict[str, Any]) -> None:
    """In any notation; other sessions stay; without a session no change, whether or not ISE still has a record."""
    node.sim.configure(**switches)
    assert _absent(node, 1, deletions=0, mac=MAC)["changed"] is False
    key = _anna(node, nas_ip_address="10.1.2.3", acs_server="ise-psn1")
    other = _anna(node, calling_station_id=OTHER)
    result = _absent(node, 2, mac="001b.2100.002a")
    assert _deletions(node) == [f"Session/Delete/MACAddress/{MAC}"]
    known = {"username": "anna", "calling_station_id": MAC, "nas_ip_address": "10.1.2.3", "server": "ise-psn1"}
    assert result["sessions"] == [{"audit_session_id": key, **known}]
    assert (result["total"], result["node"]) == (1, node.sim.host)
    assert node.sim.sessions.ids() == [other]
    again = _absent(node, 1 if switches.get("mnt_deleted_record") == "gone" else 4, deletions=0, mac=MAC)
    assert (again["changed"], again["sessions"], again["total"]) == (False, [], 0)


@on_some
@pytest.mark.parametrize("unknown", ["empty", "error"])
def test_by_session_id(node: Node, unknown: str) -> None:
    """Only this one of two sessions of an endpoint."""
    node.sim.configure(mnt_unknown_session_id=unknown)
    first, second = _anna(node, age=60), _anna(node)
    result = _absent(node, 1, session_id=first)
    assert _deletions(node) == [f"Session/Delete/SessionID/{first}"]
    assert [item["audit_session_id"] for item in result["sessions"]] == [first]
    assert node.sim.sessions.ids() == [second]
    assert _absent(node, 1, deletions=0, session_id=first)["changed"] is False
    assert _absent(node, 1, deletions=0, session_id="0A no such")["changed"] is False


@on_some
def test_all(node: Node) -> None:
    """The counter shows whether there are sessions; without a confirmation nothing is sent."""
    assert _absent(node, 1, deletions=0, **ALL)["changed"] is False
    for number in range(3):
        _anna(node, calling_station_id=f"00:1B:21:00:00:0{number}")
    result = ask(node, TASK, {"all": True, "state": "absent"})
    assert result["failed"] and "all deletes the records of all sessions; set confirm_all" in result["msg"]
    assert node.sent == NOTHING
    result = _absent(node, 1, **ALL)
    assert (result["changed"], result["total"], result["sessions"]) == (True, 3, [])
    assert _deletions(node) == ["Session/Delete/All"] and node.sim.sessions.ids() == []


@on_one
def test_diff(node: Node) -> None:
    """With ``--diff`` only; a session that stays is not in it."""
    _anna(node)
    desired = {"mac": MAC, "state": "absent"}
    shown = ask(node, TASK, desired, check=True)
    none = {"total": 0, "sessions": []}
    assert shown["diff"] == {"before": {"total": 1, "sessions": shown["sessions"]}, "after": none}
    spec = ArgumentSpecValidator(**TASK.specification()).validate({**desired, **_login(node)})
    assert "diff" not in TASK.perform(spec.validated_parameters, check_mode=True, diff=False)
    node.sim.reset()
    assert ask(node, TASK, desired)["diff"] == {"before": none, "after": none}


def _login(node: Node) -> dict[str, Any]:
    user, password = node.sim.mnt
    return {**node.connection(), "username": user, "password": password, "port": node.sim.port}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"state": "absent"}, "one of the following is required: mac, session_id, all"),
        ({"state": "absent", "mac": MAC, **ALL}, "mutually exclusive: mac|session_id|all"),
        ({"mac": MAC}, "missing required arguments: state"),
    ],
    ids=str,
)
def test_exactly_one_selection(options: dict[str, Any], words: str) -> None:
    """Exactly one selection, and always with an explicit state."""
    login = {"hostname": "ise", "username": "mnt", "password": "x"}
    spec = ArgumentSpecValidator(**TASK.specification()).validate({**login, **options})
    assert [words in text for text in spec.error_messages] == [True]


@on_one
def test_stale_session(node: Node) -> None:
    """If the latest record is a rejection or an ended session, the list contains the stale one."""
    stale = _anna(node, age=3600)
    _anna(node, failure_reason="22040 Wrong password or invalid shared secret")
    assert [item["audit_session_id"] for item in _absent(node, 2, mac=MAC)["sessions"]] == [stale]
    stale = _anna(node, age=3600)
    node.sim.sessions.end(_anna(node))
    assert [item["audit_session_id"] for item in _absent(node, 4, mac=MAC)["sessions"]] == [stale]
    _anna(node, calling_station_id="192.0.2.7")  # a VPN client, which has no MAC address
    assert _absent(node, 4, deletions=0, mac=MAC)["changed"] is False
    _anna(node, calling_station_id=OTHER)
    many = ask(node, TASK, {"mac": MAC, "max_sessions": 1, "state": "absent"})
    assert many["failed"] and "max_sessions: ISE has 2 active sessions" in many["msg"]
    assert node.sent == gets(3)


@on_one
@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"mac": "00:1B:21"}, "mac: '00:1B:21' is not a MAC address"),
        ({"mac": " "}, "mac is empty"),
        ({"session_id": ""}, "session_id is empty"),
        ({"all": False}, "all: false selects no session"),
        ({"mac": MAC, "max_sessions": 0}, "max_sessions: 0 is out of range"),
    ],
    ids=str,
)
def test_invalid_options(node: Node, options: dict[str, Any], words: str) -> None:
    """One sentence, before any request."""
    result = ask(node, TASK, {**options, "state": "absent"})
    assert result["failed"] and words in result["msg"], result
    assert node.sent == NOTHING


@on_one
@pytest.mark.parametrize("answer", ["error", "success"])
def test_concurrent_deletion(node: Node, answer: str) -> None:
    """Between lookup and deletion. If ISE reports it, there is no change."""
    node.sim.configure(mnt_delete_unknown=answer)
    key = _anna(node)
    node.sim.fault("run_before", method="DELETE", run=[{"op": "delete", "resource": "sessions", "key": key}])
    result = ask(node, TASK, {"mac": MAC, "state": "absent"})
    assert result["changed"] is (answer == "success")
    assert node.sent == cost(2)


@on_one
@pytest.mark.parametrize("action", ["reset_after", "truncate", "reset"])
@pytest.mark.parametrize("options", [{"mac": MAC}, {"session_id": ""}, ALL], ids=str)
def test_lost_response(node: Node, options: dict[str, Any], action: str) -> None:
    """The remaining sessions decide: none is a change, a remaining one is deleted again, once."""
    key = _anna(node)
    given = {**options, **({"session_id": key} if "session_id" in options else {}), "state": "absent"}
    node.sim.fault(action, method="DELETE", times=1)
    result = ask(node, TASK, given)
    assert result["changed"] is True and result["total"] == 1, result
    assert node.sim.sessions.ids() == []
    assert node.sent["DELETE"] == (2 if action == "reset" else 1)
    assert ask(node, TASK, given)["changed"] is False


@on_one
@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"action": "html"}, "web page"),
        ({"action": "empty"}, "0 bytes that are not an mnt-rest-result"),
        (
            {"action": "status", "status": 200, "body": "<mnt-rest-result><status>", "headers": XML},
            "not an mnt-rest-result",
        ),
        (
            {"action": "status", "status": 200, "body": "<other><status>SUCCESSFUL</status></other>", "headers": XML},
            "not an mn",
        ),
        ({"action": "status", "status": 502}, "overloaded"),
    ],
    ids=str,
)
def test_empty_response(node: Node, fault: dict[str, Any], words: str) -> None:
    """It is no success: two attempts, then the task reports an unknown outcome."""
    _anna(node)
    node.sim.fault(**{"method": "DELETE", "times": 0, **fault})
    result = ask(node, TASK, {"mac": MAC, "state": "absent"})
    assert result["failed"] and "whether ISE carried it out is unknown" in result["msg"] and words in result["msg"]
    assert node.sent["DELETE"] <= 2


@on_one
def test_failed_lookup_after_a_lost_response(node: Node) -> None:
    """The message contains both failures."""
    _anna(node)
    node.sim.fault("reset_after", method="DELETE", times=1)
    node.sim.fault("html", method="GET", path="MACAddress", status=404, skip=1, times=0)
    result = ask(node, TASK, {"mac": MAC, "state": "absent"})
    assert (
        result["failed"] and "is unknown" in result["msg"] and "Another search for the session failed" in result["msg"]
    )


@on_one
@pytest.mark.parametrize("status", [200, 500])
def test_refusal(node: Node, status: int) -> None:
    """The message quotes ISE, with the status, which may be that of a success."""
    _anna(node)
    body = (
        "<mnt-rest-result><cpm-code>34110</cpm-code><internal-error-info>The table is locked.</internal-error-info>"
        "<status>SERVER_ERROR</status></mnt-rest-result>"
    )
    node.sim.fault("status", method="DELETE", status=status, body=body, headers=XML)
    result = ask(node, TASK, {"mac": MAC, "state": "absent"})
    assert result["failed"] and result["status"] == status
    assert "The table is locked." in result["msg"] and f"({status})" in result["msg"]
    assert node.sent == cost(4)  # the session is searched again: ISE also reports failures after it has deleted


@on_one
@pytest.mark.parametrize("options", [{"mac": MAC}, {"session_id": ""}, ALL], ids=str)
def test_deleted_and_reported_as_failed(node: Node, options: dict[str, Any]) -> None:
    """A 500 does not prove that ISE did nothing: another search shows that the session is gone."""
    key = _anna(node)
    node.sim.fault("status", method="DELETE", status=500, executed=True)
    given = {"session_id": key} if "session_id" in options else options
    result = ask(node, TASK, {**given, "state": "absent"})
    assert (result["changed"], result["total"]) == (True, 1), result
    assert node.sim.sessions.ids() == []


@on_one
def test_unknown_after_a_failed_deletion(node: Node) -> None:
    """Neither the deletion nor another search shows what happened."""
    _anna(node)
    node.sim.fault("status", method="DELETE", status=500, executed=True)
    node.sim.fault("html", method="GET", path="MACAddress", status=500, skip=1, times=0)
    result = ask(node, TASK, {"mac": MAC, "state": "absent"})
    assert (
        result["failed"] and "is unknown" in result["msg"] and "Another search for the session failed" in result["msg"]
    )


@pytest.mark.parametrize("options", [{"mac": MAC}, {"session_id": "1"}, ALL], ids=str)
@pytest.mark.parametrize("failure", FAILURES, ids=str)
@on_one
def test_failures(node: Node, options: dict[str, Any], failure: FailureCase, waits: list[float]) -> None:
    """Each fails with its cause at the first lookup; nothing is deleted."""
    key = _anna(node)
    connection = failure.arrange(node)
    if connection.get("password") == "":
        connection["password"] = ACCOUNTS[connection["username"]][1]
    result = ask(node, TASK, {**options, "state": "absent"}, **connection)
    assert result.get("failed") is True and result["changed"] is False, result
    assert all(word in result["msg"] for word in failure.words), result["msg"]
    assert (result.get("status"), node.sent, len(waits)) == (failure.status, failure.sent, failure.waits)
    assert node.sim.sessions.ids() == [key]


@on_one
def test_transport_in_check_mode(node: Node) -> None:
    """Whatever a task requests."""
    _anna(node)
    connection = Connection.from_params(_login(node))
    mnt = Mnt(connections(connection, None), read_only=True, redactor=Redactor())
    with pytest.raises(WriteInCheckMode):
        mnt.delete("Session/Delete/All")
    assert len(node.sim.sessions) == 1


@on_one
def test_fail_over(node: Node, simulators: Simulators) -> None:
    """Lookup and deletion on the node that answers."""
    other = simulators.beside(node.sim)
    other.reset()
    other.sessions.authenticate(calling_station_id=MAC)
    node.sim.configure(mnt_node="pan")
    two = {"mnt_hostname": [node.sim.host, other.host]}
    result = ask(node, TASK, {"mac": MAC, "state": "absent", **two}, validate_certs=False)
    assert (result["changed"], result["node"], other.sessions.ids()) == (True, other.host, [])
    assert node.sent == gets(1)
