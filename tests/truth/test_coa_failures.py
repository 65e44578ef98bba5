# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Failures of ``coa``: reported before any request where possible, no CoA sent twice, none reported as success."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.openise.ise.plugins.modules import coa
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, gets
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
    on_one,
    one,
    orders,
    run,
)
from ansible_collections.openise.ise.tests.truth.conftest import Simulators
from ansible_collections.openise.ise.tests.truth.mnt_helpers import FAILURES, FailureCase
from ansible_collections.openise.ise.tests.truth.node import ACCOUNTS, Node


@on_one
@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"mac": ["00:1B:21:00:00"]}, "mac: '00:1B:21:00:00' is not a MAC address"),
        ({"mac": [MAC, " "]}, "mac: an entry is empty"),
        ({"mac": []}, "mac is empty; name at least one endpoint"),
        ({"user": [], "mac": []}, "mac is empty; name at least one endpoint"),
        ({"user": [""]}, "user: an entry is empty"),
        ({"ip_address": ["10.1.2"]}, "ip_address: '10.1.2' is not an IPv4 or IPv6 address"),
        ({"mac": [MAC], "nas_ip": "10.1.2.3"}, "nas_ip requires destination_ip"),
        ({"mac": [MAC], "destination_ip": "10.1.2.3"}, "destination_ip requires nas_ip"),
        ({"mac": [MAC], "nas_ip": "sw1", "destination_ip": "10.1.2.3"}, "nas_ip: 'sw1' is not an IPv4 or IPv6 address"),
        (
            {"mac": [MAC], "nas_ip": "10.1.2.3", "destination_ip": "10.1.2.3", "addresses_from_session": True},
            "addresses_from_session excludes nas_ip and destination_ip",
        ),
        ({"mac": [MAC], "psn": " "}, "psn is empty"),
        ({"mac": [MAC], "psn": "10.1.2.3"}, "psn: '10.1.2.3' is not a host name"),
        ({"mac": [MAC], "psn": "2001:db8::1"}, "psn: '2001:db8::1' is not a host name"),
        ({"mac": [MAC], "port_option": "bounce"}, "port_option belongs to action: disconnect; remove it"),
        (
            {"mac": [MAC], **DISCONNECT, "reauthenticate_type": "default"},
            "reauthenticate_type belongs to action: reauthenticate; remove it",
        ),
        ({"nas": []}, "nas is empty; name at least one endpoint"),
        ({"nas": ["sw1"]}, "nas: 'sw1' is not an IPv4 or IPv6 address"),
        ({"nas": ["10.1.2.3", ""]}, "nas: '' is not an IPv4 or IPv6 address"),
        ({"nas": ["10.1.2.3"], "max_targets": 0}, "max_targets: 0 is out of range"),
        ({"nas": ["10.1.2.3"], "max_sessions": 0}, "max_sessions: 0 is out of range"),
        ({"mac": [MAC], "wait_timeout": 0}, "wait_timeout: 0 is out of range"),
        ({"mac": [MAC], "wait_timeout": 3601}, "wait_timeout: 3601 is out of range; give a number from 1 to 3600"),
    ],
    ids=str,
)
def test_invalid_options(node: Node, options: dict[str, Any], words: str) -> None:
    """One sentence that names the option, before any request."""
    anna(node)
    for check in (True, False):
        result = run(node, {**REAUTH, **options}, check=check)
        assert result["failed"] and words in result["msg"] and "targets" not in result
        assert node.sent == NOTHING


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (REAUTH, "one of the following is required: mac, user, ip_address, session_id, nas"),
        ({"mac": [MAC]}, "missing required arguments: action"),
        ({"action": "shutdown", "mac": [MAC]}, "value of action must be one of: reauthenticate, disconnect"),
        ({**DISCONNECT, "mac": [MAC], "port_option": "off"}, "must be one of: default, bounce, shutdown"),
    ],
    ids=str,
)
def test_options_refused_by_ansible(options: dict[str, Any], words: str) -> None:
    """No target, no action, an invalid choice."""
    login = {"hostname": "ise.example.com", "username": "mnt", "password": "x"}
    (error,) = ArgumentSpecValidator(**coa.TASK.specification()).validate({**login, **options}).error_messages
    assert words in error


@pytest.mark.parametrize("failure", FAILURES, ids=str)
@ACTIONS
@on_one
def test_failures_of_the_lookup(node: Node, action: str, failure: FailureCase, waits: list[float]) -> None:
    """Each fails with its cause, none counts as a missing session, and no CoA is sent."""
    anna(node)
    connection = failure.arrange(node)
    if connection.get("password") == "":
        connection["password"] = ACCOUNTS[connection["username"]][1]
    result = run(node, {"action": action, "mac": [MAC]}, **connection)
    assert result.get("failed") is True and not result.get("changed"), result
    assert all(word in result["msg"] for word in failure.words), result["msg"]
    assert (result.get("status"), node.sent, orders(node)) == (failure.status, failure.sent, [])
    assert len(waits) == failure.waits


@pytest.mark.parametrize("failure", [failure for failure in FAILURES if failure.fault], ids=str)
@ACTIONS
@on_one
def test_failures_of_the_coa(node: Node, action: str, failure: FailureCase, waits: list[float]) -> None:
    """It is sent once in every case; an unknown outcome is reported as unknown."""
    anna(node)
    connection = replace(failure, fault={**failure.fault, "path": "/CoA/"}).arrange(node)
    result = run(node, {"action": action, "mac": [MAC]}, **connection)
    assert result.get("failed") is True and result["changed"] is False, result
    assert all(word in result["msg"] for word in failure.words), result["msg"]
    assert (result.get("status"), node.sent, waits) == (failure.status, SENT, [])
    unknown = failure.status not in (401, 403)
    assert one(result)["outcome"] == ("unknown" if unknown else "failed")
    assert ("whether ise carried it out is unknown" in result["msg"].lower()) is unknown


@on_one
def test_executed_without_response(node: Node) -> None:
    """The connection breaks after ISE acted: reported as unknown, and not repeated."""
    anna(node)
    node.sim.fault("reset_after", path="/CoA/")
    result = run(node, {**REAUTH, "mac": [MAC]})
    assert result["failed"] and (one(result)["outcome"], len(orders(node))) == ("unknown", 1)
    assert (node.sent, result["changed"]) == (SENT, False)


@on_one
def test_executed_and_reported_as_failed(node: Node) -> None:
    """A 500 does not prove that ISE did nothing."""
    anna(node)
    node.sim.fault("status", path="/CoA/", status=500, executed=True)
    result = run(node, {**REAUTH, "mac": [MAC]})
    assert result["failed"] and (one(result)["outcome"], len(orders(node))) == ("unknown", 1)
    assert node.sent == SENT and "check the endpoint before you repeat it" in result["msg"]


@on_one
@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (answer(" true\n"), "accepted"),
        (answer("TRUE"), "accepted"),
        (answer("False"), "refused"),
        (answer(""), "unknown"),
        (answer("maybe"), "unknown"),
        ('<remoteCoA requestType="reauth"><other/></remoteCoA>', "unknown"),
    ],
)
def test_responses(node: Node, body: str, outcome: str) -> None:
    """Only ``true`` is a success."""
    anna(node)
    node.sim.fault("status", path="/CoA/", status=200, headers=XML, body=body)
    result = run(node, {**REAUTH, "mac": [MAC]})
    assert (one(result)["outcome"], result["changed"]) == (outcome, outcome == "accepted")
    assert result.get("failed", False) is (outcome != "accepted")


@on_one
@pytest.mark.parametrize("persona", ["psn", "pan"])
def test_no_monitoring_node(node: Node, persona: str) -> None:
    """A clear error, not a missing session."""
    node.sim.configure(mnt_node=persona)
    for action in (REAUTH, DISCONNECT):
        result = run(node, {**action, "mac": [MAC, OTHER]})
        assert result["failed"] and "is not a Monitoring node" in result["msg"] and node.sent == gets(1)


@on_one
def test_fail_over(node: Node, simulators: Simulators) -> None:
    """A node without MnT is skipped; a CoA with unknown outcome is not sent to the other node."""
    other = simulators.beside(node.sim)
    other.reset()
    values: dict[str, Any] = {"calling_station_id": MAC, "acs_server": "ise-psn1"}
    other.sessions.authenticate(**values)
    two = {"mnt_hostname": [node.sim.host, other.host], **REAUTH, "mac": [MAC]}
    node.sim.configure(mnt_node="pan")
    result = run(node, two, validate_certs=False)
    assert (result["changed"], result["node"], len(other.sessions.orders)) == (True, other.host, 1)
    node.sim.configure(mnt_node="primary")
    node.sim.sessions.authenticate(**values)
    node.sim.fault("reset", path="/CoA/")
    result = run(node, two, validate_certs=False)
    assert (one(result)["outcome"], len(other.sessions.orders), orders(node)) == ("unknown", 1, [])
    assert node.sent == SENT


@on_one
def test_no_secret_in_outcomes(node: Node) -> None:
    """No outcome contains the password, wherever ISE repeats it."""
    anna(node)
    password = node.sim.mnt[1]
    body = f"<mnt-rest-result><internal-error-info>no {password}</internal-error-info></mnt-rest-result>"
    node.sim.fault("status", path="/CoA/", status=500, headers=XML, body=body)
    result = run(node, {**REAUTH, "mac": [MAC]})
    assert one(result)["outcome"] == "unknown" and "ISE said: no ********" in one(result)["msg"]
    assert password not in repr(result) and node.sent == SENT
