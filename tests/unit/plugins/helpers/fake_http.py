# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stand-ins for what lies below a layer: the network below requests, the transport below the ERS dialect."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, cast

import pytest
import requests
import urllib3
from requests.adapters import HTTPAdapter

from ansible_collections.openise.ise.plugins.module_utils._http import diagnosis
from ansible_collections.openise.ise.plugins.module_utils._http.connection import Connection
from ansible_collections.openise.ise.plugins.module_utils._http.response import BodyReader, Response
from ansible_collections.openise.ise.plugins.module_utils._http.run_guard import RunGuard
from ansible_collections.openise.ise.plugins.module_utils._http.transport import Transport
from ansible_collections.openise.ise.plugins.module_utils._redaction import Redactor
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import GATEWAY

JSON: Mapping[str, str] = MappingProxyType({"Content-Type": "application/json;charset=utf-8"})
HTML: Mapping[str, str] = MappingProxyType({"Content-Type": "text/html;charset=utf-8"})
Answer = tuple[int, Any]


def ers_error(title: str = "", code: str = "Application resource validation exception") -> dict[str, Any]:
    """Return the body of an ERS error."""
    message = {"title": title, "type": "ERROR", "code": code}
    return {"ERSResponse": {"operation": "GET-x", "messages": [{k: v for k, v in message.items() if v}]}}


def response(
    status: int,
    body: Any = b"",
    headers: Mapping[str, str] = JSON,
    method: str = "GET",
    path: str = "/ers/config/networkdevice",
) -> Response:
    """Return an answer as the transport hands it on. A body that is no bytes is sent as JSON."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Response(method, path, status, {name.lower(): value for name, value in headers.items()}, raw)


class FakeNetwork:
    """Plays the network below requests: gives scripted answers, and keeps what requests was about to send.

    A script entry is an exception to raise, or ``(status, body)`` or ``(status, body, headers)``.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *script: Any) -> None:
        self.script = list(script)
        self.sent: list[requests.PreparedRequest] = []
        self.options: list[dict[str, Any]] = []
        network = self

        def send(_adapter: HTTPAdapter, request: requests.PreparedRequest, **options: Any) -> requests.Response:
            return network._send(request, options)

        monkeypatch.setattr(HTTPAdapter, "send", send)

    def _send(self, request: requests.PreparedRequest, options: dict[str, Any]) -> requests.Response:
        self.sent.append(request)
        self.options.append(options)
        if not self.script:
            raise AssertionError(f"one request too many: {request.method} {request.url}")
        entry = self.script.pop(0)
        if isinstance(entry, BaseException):
            raise entry
        status, body, headers = entry if len(entry) == 3 else (*entry, JSON)
        answer = requests.Response()
        answer.status_code = status
        answer.headers.update(headers)
        answer.raw = io.BytesIO(body if isinstance(body, bytes) else json.dumps(body).encode())
        answer.request = request
        answer.url = str(request.url)
        return answer

    @property
    def methods(self) -> list[str]:
        """Return the methods sent so far."""
        return [str(request.method) for request in self.sent]


class FakeTransport(Transport):
    """Plays the transport: ``serve(method, path, query, document)`` gives status and JSON body of each request."""

    def __init__(
        self,
        serve: Callable[[str, str, dict[str, list[str]], Any], Any],
        connection: Connection = GATEWAY,
        *,
        read_only: bool = False,
    ) -> None:
        # Without super().__init__(), which would make a session.
        self._serve = serve
        self.connection = connection
        self.read_only = read_only
        self.redactor = Redactor()
        self.guard = RunGuard()
        self.calls: list[tuple[str, str]] = []
        self.documents: list[Any] = []
        self.queries: list[dict[str, list[str]]] = []

    def send(
        self,
        method: str,
        path: str,
        *,
        query: Iterable[tuple[str, str]] = (),
        document: Mapping[str, Any] | None = None,
        xml: str = "",
        expect: Iterable[int] = (200,),
        timeout: int | None = None,
        reads: bool | None = None,
        reader: BodyReader | None = None,
        stream: bool = False,
    ) -> Response:
        """Answer like the real one: a status that is not expected is an error, and the guard is asked before a write."""
        if not (method == "GET" if reads is None else reads):
            self.guard.begin_write()
        parameters: dict[str, list[str]] = {}
        for name, value in query:
            parameters.setdefault(name, []).append(value)
        self.calls.append((method, path))
        self.queries.append(parameters)
        self.documents.append(xml or document)
        entry = self._serve(method, path, parameters, xml or document)
        if isinstance(entry, Exception):
            raise entry
        status, body, headers = entry if len(entry) == 3 else (*entry, JSON)
        answer = response(status, body, headers, method, path)
        if status not in set(expect) or answer.is_html:
            raise diagnosis.http_failure(answer, self.connection)
        return replace(answer, result=reader(iter([answer.body]))) if reader and status == 200 else answer


def network_error(wrapper: type[Exception], *chain: BaseException) -> Exception:
    """Return a requests exception around ``chain``, nested as requests and urllib3 nest them: outermost first."""
    inner: BaseException | None = None
    for cause in reversed(chain):
        cause.__cause__ = inner
        inner = cause
    return wrapper(urllib3.exceptions.MaxRetryError(cast(Any, None), "/", cast(Any, inner)))


def connection_refused(cause: BaseException | None = None) -> Exception:
    """Return what requests raises when no connection comes about."""
    return network_error(
        requests.exceptions.ConnectionError,
        urllib3.exceptions.NewConnectionError(cast(Any, None), "no"),
        cause or ConnectionRefusedError(111, "Connection connection_refused"),
    )


def connection_reset() -> Exception:
    """Return what requests raises when the connection breaks while it waits for the answer."""
    return network_error(requests.exceptions.ConnectionError, ConnectionResetError(104, "Connection reset by peer"))
