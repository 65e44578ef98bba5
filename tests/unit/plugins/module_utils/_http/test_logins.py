# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A refused login is sent once: by threads, by tasks of a process, and by processes that share a folder."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._http import logins, run_notes
from ansible_collections.openise.ise.plugins.module_utils._http.connection import Connection
from ansible_collections.openise.ise.plugins.module_utils._http.transport import Transport
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import FakeNetwork
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import GATEWAY, PASSWORD

PATH = "/ers/config/networkdevice"
REFUSED = (401, b"")
OK: tuple[int, Any] = (200, {})


def send(connection: Connection = GATEWAY, path: str = PATH) -> errors.IseError | None:
    """Send a request as a task of its own; return its failure."""
    try:
        Transport(connection).send("GET", path)
    except errors.IseError as error:
        return error
    return None


def in_another_process(function: Callable[[], errors.IseError | None]) -> str:
    """Return the message of the failure in a forked process; empty if there is none."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        error = function()
        os.write(writing, (error.message if error else "").encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    return said


def test_it_is_not_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch, REFUSED)
    first, second = send(), send()
    assert isinstance(first, errors.AuthenticationFailed) and isinstance(second, errors.AuthenticationFailed)
    assert len(network.sent) == 1
    assert second.status == 401
    for words in ("'netops'", "ise.example.com", "not sent", "earlier in this run", "locking", "Correct", "unlock"):
        assert words in second.message
    assert PASSWORD not in second.message


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"password": "corrected"}, PATH),
        ({"username": "other"}, PATH),
        ({"hostname": "ise2.example.com"}, PATH),
        ({"port": 9060}, PATH),
        ({}, "/admin/API/mnt/Version"),
        ({}, "/ers/config/guestuser"),
        ({}, "/api/v1/certs/system-certificate/ise"),
    ],
)
def test_another_login_is_sent(monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], path: str) -> None:
    """An API may refuse an account that another API accepts."""
    network = FakeNetwork(monkeypatch, REFUSED, OK)
    assert send() is not None
    assert send(replace(GATEWAY, **changes), path) is None
    assert len(network.sent) == 2


def test_a_login_without_a_password_is_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    by_certificate = replace(GATEWAY, username="", password="", client_cert=__file__)
    network = FakeNetwork(monkeypatch, REFUSED, OK)
    assert send(by_certificate) is not None
    assert send(by_certificate) is None
    assert len(network.sent) == 2


@pytest.mark.parametrize("trouble", [(403, {}), (503, b""), (500, b"")])
def test_other_failures_are_no_refused_login(monkeypatch: pytest.MonkeyPatch, trouble: Any) -> None:
    network = FakeNetwork(monkeypatch, *[trouble] * (4 if trouble[0] == 503 else 1), OK)
    assert send() is not None
    assert send() is None
    assert network.script == []


def test_threads_do_not_send_it_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch, REFUSED)
    transport, together = Transport(GATEWAY), threading.Barrier(5)

    def one(_number: int) -> type[BaseException]:
        together.wait()
        with pytest.raises(errors.IseError) as failure:
            transport.send("GET", PATH)
        return failure.type

    with ThreadPoolExecutor(5) as pool:
        assert set(pool.map(one, range(5))) == {errors.AuthenticationFailed}
    assert len(network.sent) == 1


def test_an_accepted_login_is_sent_in_parallel(monkeypatch: pytest.MonkeyPatch) -> None:
    FakeNetwork(monkeypatch, OK)
    assert send() is None
    mark = logins.login_mark(GATEWAY.origin, "/ers", GATEWAY.username, GATEWAY.password)
    with logins.turn(mark, 0), ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: logins.turn(mark, 0).__enter__()).result(timeout=5) is None


def test_processes_of_a_run_share_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    run_notes.share_in(str(tmp_path))
    FakeNetwork(monkeypatch, REFUSED)
    assert "refused the login" in in_another_process(send)
    network = FakeNetwork(monkeypatch)
    assert "earlier in this run" in in_another_process(send)
    assert network.sent == []
    for path in tmp_path.iterdir():
        assert path.read_bytes() == b""
        assert not path.stat().st_mode & 0o077
        assert all(word not in path.name for word in ("netops", PASSWORD, "ise.example.com"))


def test_processes_of_other_runs_do_not(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Their key is another one, even in one folder."""
    run_notes.share_in(str(tmp_path))
    FakeNetwork(monkeypatch, REFUSED)
    assert in_another_process(send)
    monkeypatch.setattr(run_notes, "_KEY", os.urandom(32))
    FakeNetwork(monkeypatch, OK)
    assert send() is None


def test_without_a_usable_folder_the_process_remembers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    run_notes.share_in(str(tmp_path / "gone"))
    network = FakeNetwork(monkeypatch, REFUSED)
    assert send() is not None
    assert "earlier in this run" in str(send())
    assert len(network.sent) == 1
