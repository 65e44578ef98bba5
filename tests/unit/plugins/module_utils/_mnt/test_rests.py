# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two Monitoring nodes: which is asked when, who remembers it, and how long a task rests."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest
import requests

from ansible_collections.openise.ise.plugins.module_utils._errors import ServerFailure
from ansible_collections.openise.ise.plugins.module_utils._http import run_notes, session
from ansible_collections.openise.ise.plugins.module_utils._mnt import client as mnt
from ansible_collections.openise.ise.plugins.module_utils._mnt import rests
from ansible_collections.openise.ise.plugins.module_utils._mnt.client import Mnt
from ansible_collections.openise.ise.plugins.module_utils._mnt.rests import Patience
from ansible_collections.openise.ise.plugins.module_utils._redaction import Redactor
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import FakeNetwork, connection_reset
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import GATEWAY

XML = MappingProxyType({"Content-Type": "application/xml"})
COUNT = (200, b"<sessionCount><count>1</count></sessionCount>", XML)
OVERLOADED = (503, b"", XML)
NODES = [replace(GATEWAY, hostname=f"mnt{number}.example.com") for number in (1, 2)]


@pytest.fixture(autouse=True)
def _forget_nodes() -> Iterator[None]:
    mnt.forget_nodes()
    yield
    mnt.forget_nodes()


def count(**more: Any) -> tuple[str, ...]:
    """Read a counter as a task of its own; return the nodes in the order in which the next call asks them."""
    pair = Mnt(NODES, read_only=True, redactor=Redactor(), **more)
    assert pair.document("Session/ActiveCount", "sessionCount") == {"count": "1"}
    return tuple(pair.hostnames)


def asked(network: FakeNetwork) -> list[str]:
    return [str(request.url).split("//")[1].split(".")[0] for request in network.sent]


def test_the_other_node_is_asked_before_any_rest(monkeypatch: pytest.MonkeyPatch, sleeps: list[float]) -> None:
    for trouble in (OVERLOADED, (429, b"", XML), connection_reset(), requests.exceptions.ReadTimeout("late")):
        mnt.forget_nodes()
        session.forget_breakers()
        network = FakeNetwork(monkeypatch, trouble, COUNT, COUNT)
        assert count() == ("mnt2.example.com", "mnt1.example.com")
        assert asked(network) == ["mnt1", "mnt2"]
        count()
        assert asked(network) == ["mnt1", "mnt2", "mnt2"]
    assert sleeps == []


def test_processes_of_a_run_share_the_node_that_answered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    run_notes.share_in(str(tmp_path))
    FakeNetwork(monkeypatch, OVERLOADED, COUNT)
    child = os.fork()
    if not child:
        os._exit(0 if count()[0] == "mnt2.example.com" else 1)
    assert os.waitpid(child, 0)[1] == 0
    network = FakeNetwork(monkeypatch, COUNT)
    count()
    assert asked(network) == ["mnt2"]


def test_rests_are_reported_and_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    now, reports = [0.0], list[str]()
    clock = SimpleNamespace(monotonic=lambda: sum(now), sleep=now.append)
    monkeypatch.setattr(rests, "time", clock)
    network = FakeNetwork(monkeypatch, *[OVERLOADED] * 4, (503, b"", {**XML, "Retry-After": "40"}), OVERLOADED)
    with pytest.raises(ServerFailure, match="No node of mnt_hostname answers") as failure:
        count(patience=Patience(20, reports.append))
    assert "max_wait is over" in failure.value.message
    assert asked(network) == ["mnt1", "mnt2"] * 3
    assert sum(now) == pytest.approx(20)
    assert len(reports) == 2
    assert re.fullmatch(
        r"waiting \d+ s for mnt1\.example\.com and mnt2\.example\.com, which failed \(503\)", reports[0]
    )


def test_rests_of_threads_count_once(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(rests, "time", SimpleNamespace(monotonic=lambda: now[0], sleep=lambda _seconds: None))
    patience = Patience(30)
    error = ServerFailure("busy", status=503)
    assert all(patience.rest(20, "mnt1", error) for _thread in range(5))
    now[0] = 20.0
    assert patience.rest(20, "mnt1", error)  # for the 10 seconds that are left
    now[0] = 30.0
    assert not patience.rest(20, "mnt1", error)


def test_a_call_that_acts_is_not_repeated_after_429(monkeypatch: pytest.MonkeyPatch, sleeps: list[float]) -> None:
    """The order may have been carried out; another one would disconnect the endpoint twice."""
    network = FakeNetwork(monkeypatch, (429, b"", XML))
    with pytest.raises(ServerFailure, match="429"):
        Mnt(NODES, read_only=False, redactor=Redactor()).document("CoA/x", "remoteCoA", acts=True)
    assert (asked(network), sleeps) == (["mnt1"], [])
