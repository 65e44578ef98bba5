# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The run guard, and that no write passes it."""

from __future__ import annotations

import os
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import NotAttempted
from ansible_collections.openise.ise.plugins.module_utils._ers.client import Ers
from ansible_collections.openise.ise.plugins.module_utils._ers.sponsor_account import as_sponsor
from ansible_collections.openise.ise.plugins.module_utils._http.run_guard import RunGuard
from ansible_collections.openise.ise.plugins.module_utils._http.transport import Transport
from ansible_collections.openise.ise.plugins.module_utils._mnt.client import Mnt
from ansible_collections.openise.ise.plugins.module_utils._redaction import Redactor
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import FakeNetwork
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import GATEWAY

OK: tuple[int, Any] = (200, {})
PATH = "/ers/config/networkdevice"
WRITES = ["POST", "PUT", "PATCH", "DELETE"]


def test_the_run_goes_on() -> None:
    guard = RunGuard()
    guard.require()
    assert guard.reason == ""
    assert guard.has_written is False
    guard.begin_write()
    assert guard.has_written is True


def test_the_end_of_the_run_is_final(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that adopts an orphan may have any id, so the decision is kept."""
    guard, own = RunGuard(), os.getppid()
    monkeypatch.setattr(os, "getppid", lambda: 1)
    with pytest.raises(NotAttempted, match="Not attempted: the run that started this task has ended"):
        guard.require()
    monkeypatch.setattr(os, "getppid", lambda: own)
    assert guard.reason


def test_the_first_reason_is_kept() -> None:
    guard, answers = RunGuard(), ["", "It is late."]
    guard.stop_when(lambda: answers.pop(0))
    guard.stop_when(lambda: "" if len(answers) == 1 else "No other condition is asked.")
    assert guard.reason == ""
    assert guard.reason == "It is late."
    guard.stop("Another object failed.")
    assert guard.reason == "It is late."


@pytest.mark.parametrize("method", WRITES)
def test_no_write_begins(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    """Not by any way of sending one; reads are sent."""
    network = FakeNetwork(monkeypatch, OK, OK)
    sender = Transport(GATEWAY)
    sender.guard.stop("It is over.")
    with pytest.raises(NotAttempted, match="It is over"):
        sender.send(method, PATH, document={})
    with pytest.raises(NotAttempted, match="It is over"):
        sender.send("GET", PATH, reads=False)
    assert network.sent == []
    assert sender.send("GET", PATH).status == sender.send(method, PATH, reads=True).status == 200


def test_a_write_is_not_retried(monkeypatch: pytest.MonkeyPatch, sleeps: list[float]) -> None:
    """The run ends between two attempts of a request that ISE refuses to process."""
    network = FakeNetwork(monkeypatch, (429, b""))
    sender = Transport(GATEWAY)
    sender.guard.stop_when(lambda: "It is over." if network.sent else "")
    with pytest.raises(NotAttempted, match="It is over"):
        sender.send("POST", PATH, document={})
    assert (len(network.sent), len(sleeps)) == (1, 1)


def test_one_guard_for_all_transports_of_a_task() -> None:
    own = Transport(GATEWAY)
    sponsor = as_sponsor(Ers(own), {"sponsor_username": "s", "sponsor_password": "p"})
    mnt = Mnt([GATEWAY], read_only=False, redactor=Redactor(), guard=own.guard)
    nodes = [each for client in (mnt, *mnt.nodes) for each in client._transports]
    assert {id(each.guard) for each in (own, sponsor.transport, *nodes)} == {id(own.guard)}
    assert Transport(GATEWAY).guard is not own.guard
