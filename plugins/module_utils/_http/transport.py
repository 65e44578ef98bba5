# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTPS to one ISE node: login, TLS, keep-alive, pacing, retries, CSRF. The only file that knows requests.

Sessions and pace are kept for the life of the process, keyed by the connection, so that all items of a loop that run in
one process share one TLS connection.
"""

from __future__ import annotations

import copy
import json
import os
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from http.cookiejar import Cookie, DefaultCookiePolicy
from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode
from urllib.request import Request

from .._errors import (
    IseError,
    MissingLibrary,
    OutcomeUnknown,
    Unreachable,
    WriteInCheckMode,
)
from .._redaction import Redactor
from . import diagnosis
from .connection import Connection
from .response import Response
from .throttling import USUAL, Fault, Gate, TokenBucket, retry_wait

try:
    import requests
    import urllib3
    from requests.adapters import HTTPAdapter
    from requests.auth import HTTPBasicAuth

    _MISSING: ImportError | None = None
except ImportError as error:
    _MISSING = error

_SAFE_METHODS = frozenset({"GET"})
# The facts ISE documents: fetch with any ERS read; the token dies after 60 idle seconds.
_CSRF_FETCH = "fetch"
_CSRF_REFUSED = "CSRF nonce validation failed"
_PIECE = 65536
# What asking less may mend.
_TROUBLE = (Fault.TIMED_OUT, Fault.TOO_MANY, Fault.GATEWAY)

# Takes a body in pieces and returns what it makes of it.
Reader = Callable[[Iterator[bytes]], Any]


class _Body(NamedTuple):
    """What a request carries; ``media_type`` is empty for that of the API. ISE asks for one even where there is no body."""

    content: bytes | None = None
    media_type: str = ""


class _OneServer(DefaultCookiePolicy):
    """Takes and sends every cookie: all are of one server, and to find out which fit takes long."""

    def set_ok(self, cookie: Cookie, request: Request) -> bool:
        """Take it."""
        return True

    def return_ok(self, cookie: Cookie, request: Request) -> bool:
        """Send it."""
        return True

    def domain_return_ok(self, domain: str, request: Request) -> bool:
        """There is one domain."""
        return True

    def path_return_ok(self, path: str, request: Request) -> bool:
        """Cookies of one path serve for all."""
        return True


class _Session:
    """What connections with equal options share: pooled HTTPS, pace and the CSRF token."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.bucket = TokenBucket(connection.max_requests_per_second)
        self.gate = Gate(connection.max_connections)
        self.csrf_token: str | None = None
        self.csrf_lock = threading.Lock()
        self.http = requests.Session()
        # Without this the environment's CA bundle beats an explicit one, and ~/.netrc the given login.
        self.http.trust_env = False
        self.http.headers["User-Agent"] = "openise.ise"
        self.http.cookies.set_policy(_OneServer())
        self.http.mount(
            "https://", HTTPAdapter(pool_maxsize=connection.max_connections, pool_block=True, max_retries=0)
        )
        if connection.username:
            self.http.auth = HTTPBasicAuth(connection.username.encode(), connection.password.encode())
        self.verify: bool | str = connection.validate_certs and (connection.ca_path or _system_authorities())
        if not connection.validate_certs:
            urllib3.disable_warnings(
                urllib3.exceptions.InsecureRequestWarning
            )  # the user has said so; once a request would be noise
        self.certificate: str | tuple[str, str] | None = connection.client_cert
        if connection.client_cert and connection.client_key:
            self.certificate = (connection.client_cert, connection.client_key)
        self._kinds: dict[tuple[str, ...], requests.PreparedRequest] = {}

    def prepared(
        self, method: str, target: str, headers: Mapping[str, str], content: bytes | None
    ) -> requests.PreparedRequest:
        """Return a request ready to be sent. ``target`` is path and query, already percent-encoded.

        What requests of one kind have in common is prepared once: doing it for each takes a third of its time.
        """
        kind = (method, *headers.values())
        if kind not in self._kinds:
            # Without a session's cookies, which are not the same for all.
            common = requests.Request(
                method, self.connection.origin, headers={**self.http.headers, **headers}, auth=self.http.auth
            )
            self._kinds[kind] = common.prepare()
        request = copy.copy(self._kinds[kind])
        request.headers = request.headers.copy()
        request.url = f"{request.url}".rstrip("/") + target
        if content is not None:
            request.prepare_body(content, None)
        request.prepare_cookies(self.http.cookies)
        return request


_SESSIONS: dict[tuple[int, Connection], _Session] = {}
_SESSIONS_LOCK = threading.Lock()


def _session(connection: Connection) -> _Session:
    # The process id keeps a forked worker from writing into its parent's TLS connection.
    key = (os.getpid(), connection)
    with _SESSIONS_LOCK:
        if key not in _SESSIONS:
            _SESSIONS[key] = _Session(connection)
        return _SESSIONS[key]


def _system_authorities() -> bool | str:
    """Return the operating system's CA file or folder; True (the library's own bundle) where there is none."""
    paths = ssl.get_default_verify_paths()
    return paths.cafile or paths.capath or True


class Transport:
    """Sends requests of one task. In check mode (``read_only``) it refuses to send what may change something.

    ``readable`` is something the account may surely read. ``api`` tells which of ISE's APIs messages are about, ``media_type``
    what it speaks, ``pace`` how it wants to be asked again. A transport may override ``api`` and ``readable`` of its class.
    """

    api = diagnosis.ERS_API
    media_type = "application/json"
    pace = USUAL
    readable = "/ers/config/networkdevice/versioninfo"

    def __init__(
        self,
        connection: Connection,
        *,
        read_only: bool = False,
        redactor: Redactor | None = None,
        api: diagnosis.Api | None = None,
        readable: str = "",
    ) -> None:
        if _MISSING is not None:
            raise MissingLibrary("requests", _MISSING)
        self.connection = connection
        self.api = api or self.api
        self.readable = readable or self.readable
        self.read_only = read_only
        self.redactor = redactor or Redactor()
        self.redactor.add_credentials(connection.username, connection.password)
        self._session = _session(connection)
        # Not kept with the session: each task may have an environment of its own.
        self._proxies = requests.utils.get_environ_proxies(connection.origin) if connection.use_proxy else {}

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
        reader: Reader | None = None,
    ) -> Response:
        """Send one request and return its answer when the status is one of ``expect``.

        ``path`` starts with a slash and is already percent-encoded; ``document`` is sent as JSON, ``xml`` as it is, and
        the answer is wanted in the API's own media type either way; ``timeout`` is in seconds. ``reads`` tells whether the
        request changes nothing, where its method does not tell: ISE has a POST that only looks something up, and a GET that
        acts. One that changes nothing is sent in check mode, and asked again; one that acts is neither.
        ``reader`` gets the body of a 200 piece by piece as it comes, from the start again when the connection broke, so that
        a long one need not fit into memory. Raises the subclass of :class:`IseError` that fits, :class:`OutcomeUnknown`
        for a write that may have been carried out.
        """
        safe = method in _SAFE_METHODS if reads is None else reads
        if self.read_only and not safe:
            raise WriteInCheckMode(f"{method} {path} was about to be sent in check mode; please report this.")
        parameters = urlencode(list(query), quote_via=quote)
        target = f"{path}?{parameters}" if parameters else path
        body = _Body() if document is None else _Body(json.dumps(document).encode(), "application/json")
        if xml:
            body = _Body(xml.encode(), "application/xml")
        try:
            response = self._with_retries(method, target, body, timeout or self.connection.timeout, safe, reader)
            if response.status not in set(expect) or response.is_html:
                raise diagnosis.http_failure(response, self.connection, self.api)
        except IseError as error:
            if not safe and 200 <= (error.status or 0) < 300:  # a success that is not the expected one
                error = _unknown(f"{method} {target}", error)
            raise error.redacted(self.redactor.clean) from None
        return response

    def _with_retries(
        self, method: str, target: str, body: _Body, timeout: int, safe: bool, reader: Reader | None
    ) -> Response:
        attempt = 0
        csrf_renewed = False
        while True:
            attempt += 1
            outcome = self._once(method, target, body, timeout, self._session.csrf_token, reader)
            if isinstance(outcome, Response):
                fault = _fault_of(outcome.status)
                if fault is None:
                    if method in _SAFE_METHODS or csrf_renewed or not _is_csrf_refusal(outcome):
                        return outcome
                    csrf_renewed = True
                    self._renew_csrf_token(timeout)
                    continue
                failure: IseError = diagnosis.http_failure(outcome, self.connection, self.api)
                wait = retry_wait(safe, attempt, fault, _retry_after(outcome), self.pace)
            else:
                fault, failure = outcome
                wait = retry_wait(safe, attempt, fault, None, self.pace)
            if wait is not None:
                time.sleep(wait)
            elif safe or fault in (Fault.NOT_SENT, Fault.TOO_MANY):
                raise failure
            else:
                raise _unknown(f"{method} {target}", failure)

    def _once(
        self,
        method: str,
        target: str,
        body: _Body,
        timeout: int,
        csrf_token: str | None,
        reader: Reader | None = None,
    ) -> Response | tuple[Fault, IseError]:
        """Send a request once, when it is its turn."""
        self._session.bucket.take()
        with self._session.gate(method) as visit:
            outcome = self._exchange(method, target, body, timeout, csrf_token, reader)
            fault = _fault_of(outcome.status) if isinstance(outcome, Response) else outcome[0]
            visit.trouble = fault in _TROUBLE
        return outcome

    def _exchange(
        self, method: str, target: str, body: _Body, timeout: int, csrf_token: str | None, reader: Reader | None
    ) -> Response | tuple[Fault, IseError]:
        session = self._session
        # ISE answers 415 without Accept, and on DELETE without Content-Type, so both go with every request.
        headers = {"Accept": self.media_type, "Content-Type": body.media_type or self.media_type}
        if csrf_token is not None and (method not in _SAFE_METHODS or csrf_token == _CSRF_FETCH):
            headers["X-CSRF-TOKEN"] = csrf_token
        try:
            answer = session.http.send(
                session.prepared(method, target, headers, body.content),
                timeout=(min(timeout, self.connection.timeout), timeout),
                allow_redirects=False,
                verify=session.verify,
                cert=session.certificate,
                proxies=self._proxies,
                stream=reader is not None,
            )
            response = Response(
                method=method,
                path=target,
                status=answer.status_code,
                headers={name.lower(): value for name, value in answer.headers.items()},
                body=b"" if reader else answer.content,
            )
            return _read(answer, response, reader) if reader else response
        except requests.exceptions.ConnectTimeout:
            raise diagnosis.connect_timeout(self.connection) from None
        except requests.exceptions.ReadTimeout:
            return Fault.TIMED_OUT, self._too_late(f"{method} {target}", timeout)
        except requests.exceptions.ProxyError:
            raise Unreachable("The proxy refused or failed the connection. Check use_proxy and the proxy.") from None
        except requests.exceptions.SSLError as error:
            raise diagnosis.tls_failure(error, self.connection) from None
        except requests.exceptions.ChunkedEncodingError as error:
            return Fault.CUT_OFF, diagnosis.unreachable(error, self.connection)
        except requests.exceptions.ConnectionError as error:
            fault = Fault.NOT_SENT if _never_connected(error) else Fault.CUT_OFF
            if any(isinstance(cause, TimeoutError) for cause in diagnosis.causes(error)) and fault is Fault.CUT_OFF:
                return Fault.TIMED_OUT, self._too_late(f"{method} {target}", timeout)
            return fault, diagnosis.unreachable(error, self.connection)
        except (requests.exceptions.RequestException, OSError) as error:
            raise Unreachable(f"{method} {target} could not be sent: {error}") from None

    def _too_late(self, request: str, seconds: int) -> Unreachable:
        return diagnosis.answer_timeout(self.connection, request, seconds, self.api)

    def _renew_csrf_token(self, timeout: int) -> None:
        """Fetch a CSRF token; its cookies stay in the session. ISE may send it even with a 415."""
        with self._session.csrf_lock:
            outcome = self._once("GET", self.readable, _Body(), timeout, _CSRF_FETCH)
            if not isinstance(outcome, Response):
                raise outcome[1]
            self._session.csrf_token = outcome.headers.get("x-csrf-token")


def _read(answer: requests.Response, response: Response, reader: Reader) -> Response:
    """Return a response with what its reader made of the body; with the body itself where that is not what was asked for."""
    try:
        pieces = answer.iter_content(_PIECE)
        response = replace(response, body=next(pieces, b""))
        if response.status != 200 or response.is_html:
            return replace(response, body=b"".join([response.body, *pieces]))
        return replace(response, result=reader(chain([response.body], pieces)))
    finally:
        answer.close()


def _unknown(request: str, failure: IseError) -> OutcomeUnknown:
    return OutcomeUnknown(
        f"{request} was sent, but whether ISE carried it out is unknown: {failure.message}",
        status=failure.status,
        errors=failure.errors,
    )


def _fault_of(status: int) -> Fault | None:
    if status == 429:
        return Fault.TOO_MANY
    return Fault.GATEWAY if status in (502, 503, 504) else None


def _is_csrf_refusal(response: Response) -> bool:
    return response.status == 403 and response.is_html and _CSRF_REFUSED.encode() in response.body


def _retry_after(response: Response) -> float | None:
    value = response.headers.get("retry-after", "")
    return float(value) if value.isdigit() else None


def _never_connected(error: BaseException) -> bool:
    """Tell whether the request surely did not leave: no connection came about."""
    names = {type(cause).__name__ for cause in diagnosis.causes(error)}
    return "NewConnectionError" in names or "NameResolutionError" in names


def library_is_missing() -> bool:
    """Tell whether requests is not installed here."""
    return _MISSING is not None
