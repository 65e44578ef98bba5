# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which requests are retried, and the CSRF token."""

from __future__ import annotations

import http.client
import socket
from typing import Any

import pytest
import requests

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._http import session, transport
from ansible_collections.openise.ise.plugins.module_utils._http.retry import MAX_ATTEMPTS, FailureKind
from ansible_collections.openise.ise.plugins.module_utils._http.transport import Transport
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import (
    HTML,
    JSON,
    FakeNetwork,
    connection_refused,
    connection_reset,
    network_error,
)
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import GATEWAY

OK: tuple[int, Any] = (200, {})
PATH = "/ers/config/networkdevice"
READ_TIMEOUT = requests.exceptions.ReadTimeout("read timed out")
NONCE = (403, b"<html>CSRF nonce validation failed [ 403 ]</html>", HTML)
WRITES = ["POST", "PUT", "PATCH", "DELETE"]


def token(value: str | None, status: int = 200) -> tuple[int, Any, dict[str, str]]:
    return status, {}, {**JSON, **({"X-CSRF-Token": value} if value else {})}


@pytest.mark.parametrize(
    ("kind_of_failure", "trouble"),
    [
        (FailureKind.NOT_SENT, connection_refused()),
        (FailureKind.NOT_SENT, connection_refused(socket.gaierror(-2, "unknown"))),
        (FailureKind.TOO_MANY_REQUESTS, (429, b"")),
        (FailureKind.UNAVAILABLE, (502, b"")),
        (FailureKind.UNAVAILABLE, (503, b"")),
        (FailureKind.UNAVAILABLE, (504, b"")),
        (FailureKind.CONNECTION_LOST, connection_reset()),
        (FailureKind.CONNECTION_LOST, requests.exceptions.ChunkedEncodingError("cut short")),
        (
            FailureKind.CONNECTION_LOST,
            network_error(requests.exceptions.ConnectionError, http.client.RemoteDisconnected("x")),
        ),
        (FailureKind.TIMED_OUT, READ_TIMEOUT),
        (FailureKind.TIMED_OUT, network_error(requests.exceptions.ConnectionError, TimeoutError("timed out"))),
    ],
)
def test_each_failure_has_its_kind_and_its_wait(
    monkeypatch: pytest.MonkeyPatch, sleeps: list[float], kind_of_failure: FailureKind, trouble: Any
) -> None:
    asked: list[tuple[Any, ...]] = []

    def two_waits(*arguments: Any) -> float | None:
        asked.append(arguments[:3])
        return {1: 0.25, 2: 0.75}.get(arguments[1])

    monkeypatch.setattr(transport, "retry_wait", two_waits)
    for method in ("GET", *WRITES):
        asked.clear()
        sleeps.clear()
        network = FakeNetwork(monkeypatch, trouble, trouble, OK)
        assert Transport(GATEWAY).send(method, PATH, document=None).status == 200
        assert asked == [(method == "GET", 1, kind_of_failure), (method == "GET", 2, kind_of_failure)]
        assert sleeps == [0.25, 0.75]
        assert network.methods == [method] * 3


def test_a_request_that_only_reads_is_retried_like_a_get(monkeypatch: pytest.MonkeyPatch, sleeps: list[float]) -> None:
    network = FakeNetwork(monkeypatch, (503, b""), connection_reset(), NONCE, token("t1"), OK)
    assert Transport(GATEWAY).send("PUT", PATH, reads=True).status == 200
    assert network.methods == ["PUT", "PUT", "PUT", "GET", "PUT"]
    FakeNetwork(monkeypatch, *[(503, b"")] * MAX_ATTEMPTS)
    with pytest.raises(errors.ServerFailure):
        Transport(GATEWAY).send("PUT", PATH, reads=True)


@pytest.mark.parametrize("trouble", [connection_refused(), (429, b""), (503, b""), connection_reset()])
def test_a_read_is_tried_four_times(monkeypatch: pytest.MonkeyPatch, sleeps: list[float], trouble: Any) -> None:
    network = FakeNetwork(monkeypatch, *[trouble] * MAX_ATTEMPTS)
    with pytest.raises(errors.IseError) as failure:
        Transport(GATEWAY).send("GET", PATH)
    assert not isinstance(failure.value, errors.OutcomeUnknown)
    assert len(network.sent) == MAX_ATTEMPTS
    assert len(sleeps) == MAX_ATTEMPTS - 1


@pytest.mark.parametrize(
    "trouble",
    [
        connection_reset(),
        requests.exceptions.ChunkedEncodingError("x"),
        READ_TIMEOUT,
        (502, b""),
        (503, b""),
        (504, b""),
    ],
)
def test_a_write_that_may_have_been_carried_out_is_never_repeated(
    monkeypatch: pytest.MonkeyPatch, sleeps: list[float], trouble: Any
) -> None:
    for method in (*WRITES, "GET"):
        session.forget_breakers()
        network = FakeNetwork(monkeypatch, trouble, OK)
        with pytest.raises(errors.OutcomeUnknown) as failure:
            Transport(GATEWAY).send(method, PATH, document={}, reads=False)
        assert f"{method} {PATH} was sent, but whether ISE carried it out is unknown" in failure.value.message
        assert failure.value.status == (trouble[0] if isinstance(trouble, tuple) else None)
        assert len(network.sent) == 1
    assert sleeps == []


@pytest.mark.parametrize("method", WRITES)
@pytest.mark.parametrize("trouble", [connection_refused(), (429, b"")])
def test_a_write_that_was_not_carried_out_is_repeated(
    monkeypatch: pytest.MonkeyPatch, method: str, trouble: Any
) -> None:
    network = FakeNetwork(monkeypatch, *[trouble] * 3, OK)
    assert Transport(GATEWAY).send(method, PATH, document={}).status == 200
    assert len(network.sent) == 4
    network.script = [trouble] * 4
    with pytest.raises((errors.Unreachable, errors.ServerFailure)):
        Transport(GATEWAY).send(method, PATH, document={})


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("trouble", "kind", "words"),
    [
        (requests.exceptions.ConnectTimeout("x"), errors.Unreachable, "did not accept a connection within 7 seconds"),
        (requests.exceptions.ProxyError("x"), errors.Unreachable, "Check use_proxy"),
        (requests.exceptions.SSLError("x"), errors.TlsFailure, "TLS to ise.example.com:443 failed"),
        (requests.exceptions.InvalidURL("odd url"), errors.Unreachable, "could not be sent: odd url"),
        (OSError("Could not find a suitable TLS CA bundle"), errors.Unreachable, "suitable TLS CA bundle"),
        ((401, b""), errors.AuthenticationFailed, "(401)"),
        ((403, b""), errors.NotPermitted, "(403)"),
        ((500, b""), errors.ServerFailure, "(500)"),
        ((400, b""), errors.Rejected, "(400)"),
    ],
)
def test_failures_that_a_retry_cannot_change_are_not_retried(
    monkeypatch: pytest.MonkeyPatch,
    sleeps: list[float],
    method: str,
    trouble: Any,
    kind: type[errors.IseError],
    words: str,
) -> None:
    network = FakeNetwork(monkeypatch, trouble, OK)
    with pytest.raises(kind) as failure:
        Transport(GATEWAY).send(method, PATH)
    assert words in failure.value.message
    assert (len(network.sent), sleeps) == (1, [])


def test_a_read_timeout_names_the_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch, READ_TIMEOUT)
    with pytest.raises(errors.Unreachable, match=f"no response to GET {PATH} within 9 seconds"):
        Transport(GATEWAY).send("GET", PATH, timeout=9)
    assert len(network.sent) == 1


@pytest.mark.parametrize(
    ("retry_after", "slept"), [("5", [5.0]), ("0", None), ("soon", None), ("-5", None), ("31", [])]
)
def test_retry_after_is_respected(
    monkeypatch: pytest.MonkeyPatch, sleeps: list[float], retry_after: str, slept: list[float] | None
) -> None:
    network = FakeNetwork(monkeypatch, (429, b"", {**JSON, "Retry-After": retry_after}), OK)
    if slept == []:
        with pytest.raises(errors.ServerFailure):
            Transport(GATEWAY).send("POST", PATH)
        assert (len(network.sent), sleeps) == (1, [])
        return
    Transport(GATEWAY).send("POST", PATH)
    assert len(sleeps) == 1
    assert sleeps == slept if slept else 0.15 <= sleeps[0] <= 0.45


@pytest.mark.parametrize("method", WRITES)
@pytest.mark.parametrize("status", [200, 415])
def test_a_csrf_token_is_fetched_once_and_kept(monkeypatch: pytest.MonkeyPatch, method: str, status: int) -> None:
    network = FakeNetwork(monkeypatch, NONCE, token("T1", status), OK, OK, OK)
    sender = Transport(GATEWAY)
    sender.send(method, PATH, document={})
    sender.send(method, PATH, document={})
    sender.send("GET", PATH)
    assert network.methods == [method, "GET", method, method, "GET"]
    assert [request.headers.get("X-CSRF-TOKEN") for request in network.sent] == [None, "fetch", "T1", "T1", None]
    assert Transport(GATEWAY)._session.csrf_token == "T1"


def test_a_stale_csrf_token_is_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch, NONCE, token("T1"), OK, NONCE, token("T2"), OK)
    sender = Transport(GATEWAY)
    sender.send("POST", PATH)
    sender.send("POST", PATH)
    tokens = [request.headers.get("X-CSRF-TOKEN") for request in network.sent]
    assert tokens == [None, "fetch", "T1", "T1", "fetch", "T2"]


def test_a_csrf_token_is_renewed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch, NONCE, token(None), NONCE)
    with pytest.raises(errors.NotPermitted, match="CSRF"):
        Transport(GATEWAY).send("POST", PATH)
    assert network.methods == ["POST", "GET", "POST"]


@pytest.mark.parametrize(
    ("method", "answer"),
    [
        ("GET", NONCE),
        ("POST", (403, b"CSRF nonce validation failed", JSON)),
        ("POST", (403, b"<html>forbidden</html>", HTML)),
        ("POST", (400, NONCE[1], HTML)),
    ],
)
def test_other_refusals_fetch_no_token(monkeypatch: pytest.MonkeyPatch, method: str, answer: Any) -> None:
    network = FakeNetwork(monkeypatch, answer)
    with pytest.raises(errors.IseError):
        Transport(GATEWAY).send(method, PATH)
    assert len(network.sent) == 1


def test_a_token_that_cannot_be_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch, NONCE, connection_reset())
    with pytest.raises(errors.Unreachable):
        Transport(GATEWAY).send("POST", PATH)
    assert network.methods == ["POST", "GET"]


def test_a_write_without_response_after_the_token_was_renewed_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    network = FakeNetwork(monkeypatch, NONCE, token("T"), connection_reset())
    with pytest.raises(errors.OutcomeUnknown):
        Transport(GATEWAY).send("POST", PATH)
    assert network.methods == ["POST", "GET", "POST"]
