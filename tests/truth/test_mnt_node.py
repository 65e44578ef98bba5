# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``session_count_info`` and ``mnt_node_info``: counters and roles of Monitoring nodes, fail-over, and reports of nodes
without a response.
"""

from __future__ import annotations

import socket
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Task
from ansible_collections.openise.ise.plugins.modules import mnt_node_info, session_count_info
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, gets
from ansible_collections.openise.ise.tests.truth.conftest import Simulators
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.mnt_helpers import FAILURES, FailureCase, ask
from ansible_collections.openise.ise.tests.truth.node import ACCOUNTS, Node
from ise_simulator.profiles import PROFILES

COUNT, NODE = session_count_info.TASK, mnt_node_info.TASK
TASKS = pytest.mark.parametrize("task", [COUNT, NODE], ids=["session_count_info", "mnt_node_info"])
on_one = each(rows_with=first_row, releases=("3.4",))


@each(rows_with=first_row)
def test_counts(node: Node) -> None:
    """Every release; 0 without sessions; the same in check mode; three requests."""
    none = ask(node, COUNT)
    assert none == {"changed": False, "active": 0, "postured": 0, "profiled": 0, "node": node.sim.host}
    assert node.sent == gets(3)
    for posture, profile in (("Compliant", "Cisco-Device"), ("NotApplicable", "Unknown"), ("Pending", "Apple-iPad")):
        node.sim.sessions.authenticate(posture_status=posture, endpoint_policy=profile)
    counted = ask(node, COUNT, check=True)
    assert (counted["active"], counted["postured"], counted["profiled"]) == (3, 2, 2)


@pytest.mark.parametrize("body", ["<sessionCount/>", "<sessionCount><count>many</count></sessionCount>"])
@on_one
def test_invalid_count(node: Node, body: str) -> None:
    """It is a failure, not 0."""
    node.sim.fault("status", status=200, body=body, headers={"Content-Type": "application/xml"}, times=1)
    assert ask(node, COUNT)["failed"] is True


@each(rows_with=first_row)
@pytest.mark.parametrize(
    ("persona", "kind", "role"),
    [
        ("primary", "active_mnt_node", "active"),
        ("secondary", "standby_mnt_node", "standby"),
        ("standalone", "stand_alone_mnt_node", "standalone"),
        ("psn", "not_an_mnt_node", "none"),
    ],
)
def test_persona(node: Node, persona: str, kind: str, role: str) -> None:
    """Version and role, with one request; also of a node without the persona."""
    node.sim.configure(mnt_node=persona)
    result = ask(node, NODE)
    assert node.sent == gets(1)
    assert result["changed"] is False and result["total"] == 1
    assert result["nodes"] == [
        {
            "hostname": node.sim.host,
            "reachable": True,
            "version": PROFILES[node.release]["ise_version"],
            "type": kind,
            "role": role,
            "monitoring": role != "none",
        }
    ]
    assert ask(node, NODE, check=True) == result


@on_one
def test_node_without_version(node: Node) -> None:
    """It is not documented whether a PSN answers Version; in both cases the result contains its role."""
    node.sim.configure(mnt_node="psn", mnt_version_elsewhere="error")
    (node_info,) = ask(node, NODE)["nodes"]
    assert (node_info["role"], node_info["monitoring"], "version" in node_info) == ("none", False, False)


@on_one
def test_unknown_type(node: Node) -> None:
    """It is a failure."""
    body = "<product><version>9</version><type_of_node>7</type_of_node></product>"
    node.sim.fault("status", status=200, body=body, headers={"Content-Type": "application/xml"}, times=1)
    assert "unknown node type: '7'" in ask(node, NODE)["msg"]


@on_one
@pytest.mark.parametrize("persona", ["psn", "pan"])
def test_no_monitoring_node(node: Node, persona: str) -> None:
    """Counting on a PSN or PAN is a clear error, not 0."""
    node.sim.configure(mnt_node=persona)
    result = ask(node, COUNT)
    assert result["failed"] and result["status"] == 500
    assert "is not a Monitoring node" in result["msg"] and "mnt_hostname" in result["msg"]


@TASKS
@pytest.mark.parametrize("failure", FAILURES, ids=str)
@on_one
def test_failures(node: Node, task: Task, failure: FailureCase, waits: list[float]) -> None:
    """Each fails with its cause; a refused login is never retried, a failing node gets pauses."""
    options = failure.arrange(node)
    if options.get("password") == "":
        options["password"] = ACCOUNTS[options["username"]][1]
    result = ask(node, task, **options)
    assert result.get("failed") is True, result
    assert all(word in result["msg"] for word in failure.words), result["msg"]
    assert result.get("status") == failure.status
    assert node.sent == failure.sent
    assert len(waits) == failure.waits
    if waits:
        assert 5 <= waits[0] <= 15 and 30 <= waits[1] <= 90 and 180 <= waits[2] <= 300


@on_one
def test_fail_over(node: Node, simulators: Simulators, waits: list[float]) -> None:
    """Of two nodes the one that answers as MnT is used, whatever the failure of the other, and is cached."""
    other = simulators.beside(node.sim)
    other.reset()
    other.sessions.authenticate()
    two = {"mnt_hostname": [node.sim.host, other.host]}
    more: dict[str, Any] = {"validate_certs": False}
    assert ask(node, COUNT, two, **more)["active"] == 0
    for failure in ({"mnt_node": "psn"}, {}):
        node.sim.configure(**failure)
        if not failure:
            node.sim.configure(mnt_node="primary")
            node.sim.fault("status", status=502, times=0)
        result = ask(node, COUNT, two, **more)
        assert (result["active"], result["node"]) == (1, other.host)
        asked = {record.path.rpartition("/")[2] for record in node.sim.requests}
        assert asked == {"ActiveCount", "PostureCount", "ProfilerCount"}
        assert node.sent == gets(1)  # the other node is cached for the two other counters
        assert waits == []
    other.configure(mnt_node="pan")
    both = ask(node, COUNT, two, **more)
    assert "No node of mnt_hostname answers" in both["msg"]
    assert "overloaded" in both["msg"] and "is not a Monitoring node" in both["msg"]


@on_one
def test_both_nodes_are_overloaded(node: Node, simulators: Simulators, waits: list[float]) -> None:
    """Each is asked once before each rest, and the one that recovers first is used."""
    other = simulators.beside(node.sim)
    other.reset()
    other.sessions.authenticate()
    two = {"mnt_hostname": [node.sim.host, other.host]}
    node.sim.fault("status", status=503, times=0)
    other.fault("status", status=503, times=2)
    result = ask(node, COUNT, two, validate_certs=False)
    assert (result["active"], result["node"], len(waits)) == (1, other.host, 2)
    assert (node.sent, other.stats.by_method) == (gets(3), {"GET": 2 + 3})


@TASKS
@on_one
@pytest.mark.parametrize(("limit", "rests"), [(0, 0), (3, 1), (1000, 3)])
def test_limit_of_waiting(node: Node, task: Task, waits: list[float], limit: int, rests: int) -> None:
    node.sim.fault("status", status=503, times=0)
    result = ask(node, task, max_wait=limit)
    assert (result["failed"], result["status"], len(waits)) == (True, 503, rests)
    assert sum(waits) <= limit and node.sent == gets(1 + rests)
    assert ("time of max_wait is over" in result["msg"]) is (limit < 1000)


@on_one
def test_no_time_to_wait(node: Node) -> None:
    result = ask(node, COUNT, max_wait=-1)
    assert result["msg"] == "max_wait: -1 is out of range; give a number from 0."


@on_one
def test_unreachable_nodes(node: Node, simulators: Simulators) -> None:
    """If the first is unreachable, the second is used. If both are, the failure names both."""
    names = {"mnt_hostname": ["127.0.0.9", node.sim.host]}
    assert ask(node, COUNT, names, validate_certs=False)["node"] == node.sim.host
    infos = ask(node, NODE, names, validate_certs=False)["nodes"]
    assert [one["reachable"] for one in infos] == [False, True]
    assert "refused the connection. Check mnt_hostname and port" in infos[0]["msg"]
    with socket.create_server(("127.0.0.8", 0)) as listening:
        port = listening.getsockname()[1]
    nowhere = {"mnt_hostname": ["127.0.0.8", "127.0.0.9"]}
    for task in (COUNT, NODE):
        result = ask(node, task, nowhere, port=port)
        assert result["failed"] and "refused the connection" in result["msg"]


@on_one
def test_refused_login_is_not_repeated(node: Node, simulators: Simulators) -> None:
    """It would count towards the lock-out there."""
    other = simulators.beside(node.sim)
    other.reset()
    two = {"mnt_hostname": [node.sim.host, other.host]}
    for task in (COUNT, NODE):
        assert ask(node, task, two, validate_certs=False, password="wrong")["status"] == 401
        assert (node.sent, other.stats.total) == (gets(1), 0)


@on_one
@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["a", "b", "c"], "mnt_hostname: give one or two names, not 3"),
        ([], "mnt_hostname: give one or two names, not 0"),
        (["https://a/"], "mnt_hostname: 'https://a/' is not a host name"),
        ([" "], "mnt_hostname"),
    ],
)
def test_invalid_names(node: Node, names: list[str], words: str) -> None:
    """Refused before any request."""
    result = ask(node, COUNT, {"mnt_hostname": names})
    assert result["failed"] and words in result["msg"]
    assert node.sent == NOTHING


@TASKS
@on_one
def test_account_of_its_own(node: Node, task: Task) -> None:
    """That of the connection, which this API refuses, is not used."""
    user, password = node.sim.mnt
    own: dict[str, Any] = {"mnt_username": user, "mnt_password": password}
    ers: dict[str, Any] = dict(zip(("username", "password"), ACCOUNTS["operator"], strict=True))
    assert "failed" not in ask(node, task, **ers, **own)
    assert ask(node, task, **ers)["status"] == 401
    assert "failed" not in ask(node, task, username=None, password=None, **own)
    refused = ask(node, task, **ers, **{**own, "mnt_password": "wrong"})
    assert refused["status"] == 401 and f"refused the login of '{user}'" in refused["msg"]
    for option in own:
        empty = ask(node, task, **{**own, option: " "})
        assert empty["msg"] == f"{option} is empty; set it, or remove it."


@on_one
def test_environment_of_the_account(node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    user, password = node.sim.mnt
    monkeypatch.setenv("ISE_MNT_USERNAME", user)
    monkeypatch.setenv("ISE_MNT_PASSWORD", password)
    assert "failed" not in ask(node, COUNT, username=None, password=None)
    monkeypatch.setenv("ISE_MNT_USERNAME", "")
    monkeypatch.setenv("ISE_MNT_PASSWORD", "")
    assert "failed" not in ask(node, COUNT)
