# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Too many heavy calls, faults on MnT paths, and very long lists."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
from base64 import b64encode
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from ise_simulator import Settings
from ise_simulator.mnt.documents import listed
from ise_simulator.mnt.probe import Mnt
from ise_simulator.probe import Api
from ise_simulator.testing import Simulator, running

MAC = "00:1B:21:00:00:2A"


def ask_together(sim: Simulator, *paths: str) -> list[int]:
    """Return the statuses of requests that are sent at the same time on separate connections."""
    found: dict[int, int] = {}

    def ask(number: int, path: str) -> None:
        client = Mnt(sim)
        found[number] = client.get(path).status
        client.close()

    threads = [threading.Thread(target=ask, args=item) for item in enumerate(paths)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [found[number] for number in range(len(paths))]


@pytest.mark.parametrize(
    ("paths", "seen"),
    [
        (["Session/ActiveList", "Session/ActiveList"], [200, 502]),
        (["Session/ActiveList", "FailureReasons", "Session/AuthList/null/null"], [200, 502, 502]),
        (["Session/ActiveList", "Session/ActiveCount", f"AuthStatus/MACAddress/{MAC}/60/0/0"], [200, 200, 200]),
    ],
)
def test_one_heavy_call_at_a_time(sim: Simulator, paths: list[str], seen: list[int]) -> None:
    sim.configure(latency_ms=300.0)
    assert sorted(ask_together(sim, *paths)) == seen
    assert ask_together(sim, paths[0]) == [200]


def test_the_502_is_a_page_of_the_gateway(sim: Simulator, mnt: Mnt, api: Api) -> None:
    sim.configure(mnt_burst=1)
    mnt.get("Session/ActiveList")
    reply = mnt.get("Session/ActiveList")
    assert (reply.status, reply.headers["Content-Type"]) == (502, "text/html;charset=utf-8")
    assert mnt.get("Session/ActiveCount").status == 502
    assert api.get("networkdevice").status == 200
    sim.reset()
    assert mnt.get("Session/ActiveList").status == 200


FAULTS: list[tuple[dict[str, Any], int, str, bool]] = [
    ({"action": "status", "status": 503}, 503, "application/xml", True),
    ({"action": "status", "status": 500, "body": "<mnt-rest-result/>"}, 500, "application/xml", True),
    ({"action": "html", "status": 200, "body": "<p>Log in<p>"}, 200, "text/html;charset=utf-8", False),
    ({"action": "empty", "status": 204}, 204, "application/xml;charset=utf-8", False),
    ({"action": "malformed"}, 200, "application/xml", False),
    ({"action": "wrong_type"}, 200, "text/html;charset=utf-8", True),
]


@pytest.mark.parametrize("path", ["Session/ActiveList", "Session/ActiveCount", f"Session/MACAddress/{MAC}"])
@pytest.mark.parametrize(("rule", "status", "kind", "whole"), FAULTS)
def test_faults(sim: Simulator, mnt: Mnt, path: str, rule: dict[str, Any], status: int, kind: str, whole: bool) -> None:
    sim.sessions.authenticate(calling_station_id=MAC)
    sim.fault(**rule, path="/admin/API/mnt/")
    reply = mnt.get(path)
    assert (reply.status, reply.headers["Content-Type"]) == (status, kind)
    try:
        reply.xml  # noqa: B018  (whether it can be parsed)
        assert whole
    except ElementTree.ParseError:
        assert not whole
    assert mnt.get(path).status == 200


@pytest.mark.parametrize("path", ["Session/ActiveList", f"Session/MACAddress/{MAC}"])
def test_truncated(sim: Simulator, mnt: Mnt, path: str) -> None:
    sim.sessions.authenticate(calling_station_id=MAC)
    sim.fault("truncate")
    with pytest.raises((http.client.IncompleteRead, ConnectionError)):
        mnt.get(path)


@pytest.mark.parametrize(("action", "executed"), [("reset", 0), ("reset_after", 1)])
def test_lost_response_of_a_coa(sim: Simulator, mnt: Mnt, action: str, executed: int) -> None:
    sim.sessions.authenticate(calling_station_id=MAC, acs_server="ise-psn1")
    sim.fault(action, path="CoA/")
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        mnt.get(f"CoA/Disconnect/ise-psn1/{MAC}/0")
    assert len(sim.sessions.orders) == executed
    assert len(sim.sessions) == 1 - executed


def test_something_happens_just_before(sim: Simulator, mnt: Mnt) -> None:
    key = sim.sessions.authenticate(calling_station_id=MAC)
    other = {"op": "put", "resource": "sessions", "document": {"user_name": "late"}}
    changed = {"op": "update", "resource": "sessions", "key": MAC, "document": {"user_name": "moved"}}
    sim.fault("run_before", path="ActiveList", run=[other, changed])
    assert [row["user_name"] for row in mnt.listed()] == ["moved", "late"]
    sim.fault("run_before", path="ActiveList", run={"op": "delete", "resource": "sessions", "key": key})
    assert [row["user_name"] for row in mnt.listed()] == ["late"]


def test_requests_are_counted_and_noted(sim: Simulator, mnt: Mnt) -> None:
    mnt.get("Session/ActiveList")
    mnt.ask("POST", "Session/UserName", "anna@demo.local")
    assert sim.stats.by_method == {"GET": 1, "POST": 1}
    assert [(record.status, record.body) for record in sim.requests] == [(200, None), (500, "anna@demo.local")]


def test_a_long_list_comes_in_pieces() -> None:
    with running(Settings(sessions=5000)) as sim:
        mnt = Mnt(sim)
        pieces = list(listed(list(sim.core.sessions.table.live.values()), sim.settings))
        assert len(pieces) == 12 and max(map(len, pieces)) < 300_000
        reply = mnt.get("Session/ActiveList")
        assert reply.headers["Transfer-Encoding"] == "chunked" and reply.body == b"".join(pieces)
        assert len(mnt.listed()) == 5000
        assert len({row["calling_station_id"] for row in mnt.listed()}) == 5000
        mnt.close()


def test_client_closes_the_connection(caplog: pytest.LogCaptureFixture) -> None:
    with running(Settings(sessions=20_000, tls="none")) as sim:
        with socket.create_connection((sim.host, sim.port), 20) as raw:
            account = b64encode(":".join(sim.mnt).encode()).decode()
            lines = ("GET /admin/API/mnt/Session/ActiveList HTTP/1.1", "Host: x", f"Authorization: Basic {account}")
            raw.sendall("\r\n".join([*lines, "", ""]).encode())
            assert raw.recv(4096).startswith(b"HTTP/1.1 200")
        mnt = Mnt(sim)
        deadline = time.monotonic() + 20
        while mnt.get("FailureReasons").status == 502 and time.monotonic() < deadline:
            time.sleep(0.02)
        assert mnt.get("FailureReasons").status == 200
        mnt.close()
    assert caplog.records == []


def test_sessions_of_a_process() -> None:
    command = [sys.executable, "-m", "ise_simulator", "--port", "0", "--ers-port", "none", "--tls", "none"]
    with subprocess.Popen(
        [*command, "--sessions", "300", "--set", "mnt_clock=runs"],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as process:
        assert process.stdout is not None
        connection = http.client.HTTPConnection("127.0.0.1", json.loads(process.stdout.readline())["port"], timeout=20)
        found = []
        for path in ("", "/step"):
            connection.request("POST" if path else "GET", f"/_simulator/sessions{path}", "{}" if path else None)
            found.append(json.loads(connection.getresponse().read()))
        connection.close()
        process.terminate()
    assert process.returncode == 0
    assert (found[0]["active"], len(found[0]["sessions"]), len(found[1]["events"])) == (300, 300, 15)
    assert abs(datetime.now(timezone.utc) - datetime.fromisoformat(found[0]["now"])).total_seconds() < 60
