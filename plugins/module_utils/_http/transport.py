# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The requests of one task: check mode, limits, retries, the CSRF token, and failures as exceptions."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from .._errors import IseError, OutcomeUnknown, UnexpectedAnswer, WriteInCheckMode
from .._redaction import Redactor
from . import diagnosis
from .connection import Connection
from .response import BodyReader, Response
from .retry import DEFAULT_POLICY, FailureKind, failure_kind, retry_wait
from .run_guard import RunGuard
from .session import Failure, Request, environment_proxies, shared_session

_SAFE_METHODS = frozenset({"GET"})
# Documented by Cisco: any read of ERS returns a token when asked for it; a token expires after 60 idle seconds.
_CSRF_HEADER, _CSRF_FETCH = "X-CSRF-TOKEN", "fetch"
_CSRF_ERROR = "CSRF nonce validation failed"
_OVERLOAD = (FailureKind.TIMED_OUT, FailureKind.TOO_MANY_REQUESTS, FailureKind.UNAVAILABLE)


class Transport:
    """Sends the requests of one task. With ``read_only``, as in check mode, it refuses requests that may change something.

    ``api`` is the API that messages name, ``media_type`` the media type of its documents. ``readable`` is a path that every
    permitted account can read. A transport may override ``api`` and ``readable`` of its class. ``guard`` is asked before each
    request that may change something; the transports of a task share it.
    """

    api = diagnosis.ERS_API
    media_type = "application/json"
    retry_policy = DEFAULT_POLICY
    readable = "/ers/config/networkdevice/versioninfo"

    def __init__(
        self,
        connection: Connection,
        *,
        read_only: bool = False,
        redactor: Redactor | None = None,
        guard: RunGuard | None = None,
        api: diagnosis.Api | None = None,
        readable: str = "",
    ) -> None:
        self.connection = connection
        self.api = api or self.api
        self.readable = readable or self.readable
        self.read_only = read_only
        self.redactor = redactor or Redactor()
        self.guard = guard or RunGuard()
        self.redactor.add_credentials(connection.username, connection.password)
        self._session = shared_session(connection)
        # Not part of the session: each task may have its own environment.
        self._proxies = environment_proxies(connection)

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
        """Send one request and return the response if its status is one of ``expect``.

        ``path`` starts with a slash and is percent-encoded. ``document`` is sent as JSON, ``xml`` unchanged; the response
        is requested in the media type of the API in both cases. ``timeout`` is in seconds.
        ``reads`` overrides the method: true for a POST or PUT that changes nothing, false for a GET that acts. A request
        that changes nothing is sent in check mode and retried; a request that acts is neither.
        ``reader`` gets the body of a 200 in pieces, from the start again after a lost connection, so that a long body need
        not fit into memory. With ``stream`` the timeout grows while a body arrives, and the body may be larger.
        Raises the matching subclass of :class:`IseError`, :class:`OutcomeUnknown` for a write that ISE may have carried
        out, and :class:`NotAttempted` for a write that the guard does not let begin.
        """
        safe = method in _SAFE_METHODS if reads is None else reads
        if self.read_only and not safe:
            raise WriteInCheckMode(f"{method} {path} was about to be sent in check mode; please report this.")
        parameters = urlencode(list(query), quote_via=quote)
        # ISE answers 415 without Accept, and to DELETE without Content-Type, so every request has both.
        headers = {"Accept": self.media_type, "Content-Type": self.media_type}
        content: bytes | None = None
        if document is not None:
            headers["Content-Type"], content = "application/json", json.dumps(document).encode()
        if xml:
            headers["Content-Type"], content = "application/xml", xml.encode()
        request = Request(
            method=method,
            target=f"{path}?{parameters}" if parameters else path,
            headers=headers,
            content=content,
            timeout=timeout or self.connection.timeout,
            reader=reader,
            stream=stream,
        )
        try:
            response = self._send_with_retries(request, safe)
            if response.status not in set(expect) or response.is_html:
                raise diagnosis.http_failure(response, self.connection, self.api)
        except IseError as error:
            # Neither a success that is not the expected one nor the answer of another server says what ISE did.
            if not safe and (200 <= (error.status or 0) < 300 or isinstance(error, UnexpectedAnswer)):
                error = _outcome_unknown(request, error)
            raise error.redacted(self.redactor.clean) from None
        return response

    def _send_with_retries(self, request: Request, safe: bool) -> Response:
        attempt = 0
        token_renewed = False
        while True:
            attempt += 1
            response = self._send_once(self._with_csrf_token(request), safe)
            if isinstance(response, Response):
                kind = failure_kind(response.status)
                if kind is None:
                    if request.method in _SAFE_METHODS or token_renewed or not _is_csrf_error(response):
                        return response
                    token_renewed = True
                    self._renew_csrf_token(request.timeout)
                    continue
                error: IseError = diagnosis.http_failure(response, self.connection, self.api)
                wait = retry_wait(safe, attempt, kind, _retry_after(response), self.retry_policy)
            else:
                kind, error = response
                wait = retry_wait(safe, attempt, kind, None, self.retry_policy)
            if wait is not None:
                self.rest(wait, error)
            elif safe or kind in (FailureKind.NOT_SENT, FailureKind.TOO_MANY_REQUESTS):
                raise error
            else:
                raise _outcome_unknown(request, error)

    def rest(self, seconds: float, _error: IseError) -> None:
        """Wait before the next attempt, after a failure."""
        time.sleep(seconds)

    def _send_once(self, request: Request, safe: bool = True) -> Response | Failure:
        """Send a request once, within the limits of rate and concurrency. The guard is asked after the waits for these."""
        self._session.rate_limit.take()
        with self._session.concurrency.slot(request.method) as slot:
            if not safe:
                self.guard.begin_write()
            response = self._session.attempt(request, self._proxies, self.api)
            kind = failure_kind(response.status) if isinstance(response, Response) else response.kind
            slot.overloaded = kind in _OVERLOAD
        return response

    def _with_csrf_token(self, request: Request) -> Request:
        token = self._session.csrf_token
        if token is None or request.method in _SAFE_METHODS:
            return request
        return request._replace(headers={**request.headers, _CSRF_HEADER: token})

    def _renew_csrf_token(self, timeout: int) -> None:
        """Fetch a CSRF token. Its cookies stay in the session. ISE may send it even with a 415."""
        headers = {"Accept": self.media_type, "Content-Type": self.media_type, _CSRF_HEADER: _CSRF_FETCH}
        with self._session.csrf_lock:
            response = self._send_once(Request("GET", self.readable, headers, None, timeout))
            if not isinstance(response, Response):
                raise response.error
            self._session.csrf_token = response.headers.get("x-csrf-token")


def _outcome_unknown(request: Request, error: IseError) -> OutcomeUnknown:
    return OutcomeUnknown(
        f"{request.label} was sent, but whether ISE carried it out is unknown: {error.message}",
        status=error.status,
        errors=error.errors,
    )


def _is_csrf_error(response: Response) -> bool:
    return response.status == 403 and response.is_html and _CSRF_ERROR.encode() in response.body


def _retry_after(response: Response) -> float | None:
    value = response.headers.get("retry-after", "")
    return float(value) if value.isdecimal() else None
