# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTPS sessions: one request, one response or failure. Only this file and ``adapter`` import requests.

A session lives as long as the process and is shared by equal connections, so that all items of a loop that run in one process
use the same TLS connections, rate limit and CSRF token.
"""

from __future__ import annotations

import copy
import os
import ssl
import threading
from collections.abc import Mapping
from http.cookiejar import Cookie, DefaultCookiePolicy
from typing import NamedTuple
from urllib.request import Request as CookieRequest

from .._errors import InvalidInput, IseError, MissingLibrary, NotBegun, Unreachable
from . import diagnosis, limits, logins
from .body import with_body
from .breaker import LIMIT, Breaker
from .checks import proxy_problem
from .concurrency import ConcurrencyLimiter
from .connection import Connection
from .diagnosis import Api
from .rate_limit import TokenBucket
from .response import BodyReader, Response
from .retry import BY_GATEWAYS, FailureKind

try:
    import requests
    import urllib3
    from requests.auth import HTTPBasicAuth

    from .adapter import PacedAdapter

    _IMPORT_ERROR: ImportError | None = None
except ImportError as error:
    _IMPORT_ERROR = error

_MAX_SESSIONS = 16


class Request(NamedTuple):
    """One request. ``target`` is path and query, percent-encoded; ``timeout`` is in seconds.

    ``reader`` gets the body of a 200 in pieces. With ``stream`` the response may take longer while it arrives, and be larger.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    content: bytes | None
    timeout: int
    reader: BodyReader | None = None
    stream: bool = False

    @property
    def label(self) -> str:
        """Return method and target, for messages."""
        return f"{self.method} {self.target}"


class Failure(NamedTuple):
    """An attempt that brought no response, and the exception for the case that it is not retried."""

    kind: FailureKind
    error: IseError


class _SingleHostCookiePolicy(DefaultCookiePolicy):
    """Accepts and returns every cookie. A session has one host, and the checks of the default policy take long."""

    def set_ok(self, cookie: Cookie, request: CookieRequest) -> bool:
        """Accept the cookie."""
        return True

    def return_ok(self, cookie: Cookie, request: CookieRequest) -> bool:
        """Return the cookie."""
        return True

    def domain_return_ok(self, domain: str, request: CookieRequest) -> bool:
        """Return cookies of every domain."""
        return True

    def path_return_ok(self, path: str, request: CookieRequest) -> bool:
        """Return cookies of every path."""
        return True


class HttpSession:
    """Pooled HTTPS connections to one node, with the limits and the CSRF token that belong to them."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.rate_limit = TokenBucket(connection.max_requests_per_second)
        self.concurrency = ConcurrencyLimiter(connection.max_connections)
        self.csrf_token: str | None = None
        self.csrf_lock = threading.Lock()
        self.http = requests.Session()
        # Otherwise the CA bundle of the environment overrides an explicit one, and ~/.netrc the given login.
        self.http.trust_env = False
        self.http.headers.update({"User-Agent": "openise.ise", "Accept-Encoding": "gzip"})
        self.http.cookies.set_policy(_SingleHostCookiePolicy())
        self.http.mount(
            "https://", PacedAdapter(pool_maxsize=connection.max_connections, pool_block=True, max_retries=0)
        )
        if connection.username:
            self.http.auth = HTTPBasicAuth(connection.username.encode(), connection.password.encode())
        self.verify: bool | str = connection.validate_certs and (connection.ca_path or _system_ca_certificates())
        if not connection.validate_certs:
            # The user has disabled the check; a warning for each request is noise.
            urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
        self.certificate: str | tuple[str, str] | None = connection.client_cert
        if connection.client_cert and connection.client_key:
            self.certificate = (connection.client_cert, connection.client_key)
        self._prepared: dict[tuple[str, ...], requests.PreparedRequest] = {}
        self._breaker = _breaker_of(connection)
        self._marks: dict[str, str] = {}

    def attempt(self, request: Request, proxies: dict[str, str], api: Api) -> Response | Failure:
        """Send a request once, unless the node has stopped answering or has refused this login.

        Raises :class:`NotBegun` and :class:`AuthenticationFailed` in these cases, and what :meth:`exchange` raises.
        """
        mark = self._login_mark(request.target)
        with logins.turn(mark, request.timeout):
            if logins.is_refused(mark):
                raise logins.not_repeated(vars(self.connection))
            if not self._breaker.admits():
                raise NotBegun(
                    f"{request.label} was not sent: {self.connection.hostname} did not answer the last {LIMIT} requests or more "
                    f"in time. {api.timeout_hint}"
                )
            try:
                answer = self._reported(request, proxies, api)
            except IseError:
                logins.note_outcome(mark, None)
                raise
            logins.note_outcome(mark, answer.status if isinstance(answer, Response) else None)
        return answer

    def _login_mark(self, target: str) -> str:
        """Return the mark of the login that a request carries; empty for one without a password, which cannot be locked."""
        if not self.connection.username:
            return ""
        scope = logins.login_scope(target)
        if scope not in self._marks:
            own = self.connection
            self._marks[scope] = logins.login_mark(own.origin, scope, own.username, own.password)
        return self._marks[scope]

    def _reported(self, request: Request, proxies: dict[str, str], api: Api) -> Response | Failure:
        """Send a request once, and report its outcome to the breaker."""
        try:
            answer = self.exchange(request, proxies, api)
        except BaseException:
            self._breaker.failed()
            raise
        if isinstance(answer, Response) and answer.status not in BY_GATEWAYS:
            self._breaker.answered()
        elif not isinstance(answer, Response) and answer.kind is FailureKind.TIMED_OUT:
            self._breaker.timed_out()
        else:
            self._breaker.failed()
        return answer

    def exchange(self, request: Request, proxies: dict[str, str], api: Api) -> Response | Failure:
        """Send a request once and return the response, or a failure that may be retried.

        ``api`` is the API that messages name. Raises the subclass of :class:`IseError` for failures that no retry can
        change.
        """
        pace = limits.CURRENT_PACE.set(limits.Pace(request.timeout, limits.STREAM_RATE if request.stream else 0))
        try:
            answer = self.http.send(
                self._prepare(request),
                timeout=(min(request.timeout, self.connection.timeout), request.timeout),
                allow_redirects=False,
                verify=self.verify,
                cert=self.certificate,
                proxies=proxies,
                stream=True,
            )
            response = Response(
                method=request.method,
                path=request.target,
                status=answer.status_code,
                headers={name.lower(): value for name, value in answer.headers.items()},
                body=b"",
            )
            return with_body(response, answer, self.connection, request.reader, stream=request.stream)
        except (requests.exceptions.RequestException, OSError) as error:
            return self._failure(error, request, api)
        finally:
            limits.CURRENT_PACE.reset(pace)

    def _failure(self, error: Exception, request: Request, api: Api) -> Failure:
        """Return the failure that an exception stands for, or raise it as one that no retry can change."""
        if diagnosis.lacks_descriptors(error):
            raise diagnosis.no_descriptors(request.label) from None
        if isinstance(error, requests.exceptions.ConnectTimeout):
            self._breaker.timed_out()
            raise diagnosis.connect_timeout(self.connection) from None
        if isinstance(error, requests.exceptions.ReadTimeout):
            return self._timed_out(request, api, error)
        if isinstance(error, requests.exceptions.ProxyError):
            raise Unreachable("The proxy refused or failed the connection. Check use_proxy and the proxy.") from None
        if isinstance(error, requests.exceptions.SSLError):
            raise diagnosis.tls_failure(error, self.connection) from None
        if isinstance(error, requests.exceptions.ChunkedEncodingError):
            return Failure(FailureKind.CONNECTION_LOST, diagnosis.unreachable(error, self.connection))
        if isinstance(error, requests.exceptions.ConnectionError):
            if _not_connected(error):
                return Failure(FailureKind.NOT_SENT, diagnosis.unreachable(error, self.connection))
            if any(isinstance(cause, TimeoutError) for cause in diagnosis.causes(error)):
                return self._timed_out(request, api, error)
            return Failure(FailureKind.CONNECTION_LOST, diagnosis.unreachable(error, self.connection))
        raise Unreachable(f"{request.label} could not be sent: {error}") from None

    def _timed_out(self, request: Request, api: Api, error: BaseException) -> Failure:
        received = next((cause.received for cause in diagnosis.causes(error) if isinstance(cause, limits.TooSlow)), 0)
        explained = diagnosis.response_timeout(self.connection, request.label, request.timeout, api, received)
        return Failure(FailureKind.TIMED_OUT, explained)

    def _prepare(self, request: Request) -> requests.PreparedRequest:
        """Return a request that requests can send.

        The parts that equal headers have in common are prepared once: doing it for each request takes a third of its time.
        """
        key = (request.method, *request.headers.values())
        if key not in self._prepared:
            # Without the cookies of the session, which change.
            common = requests.Request(
                request.method,
                self.connection.origin,
                headers={**self.http.headers, **request.headers},
                auth=self.http.auth,
            )
            self._prepared[key] = common.prepare()
        prepared = copy.copy(self._prepared[key])
        prepared.headers = prepared.headers.copy()
        prepared.url = f"{prepared.url}".rstrip("/") + request.target
        if request.content is not None:
            prepared.prepare_body(request.content, None)
        prepared.prepare_cookies(self.http.cookies)
        return prepared


# The process ids keep a forked worker from writing to its parent's TLS connections.
_SESSIONS: dict[tuple[int, Connection], HttpSession] = {}
_BREAKERS: dict[tuple[int, str], Breaker] = {}
_SESSIONS_LOCK = threading.Lock()


def shared_session(connection: Connection) -> HttpSession:
    """Return the session of a connection. Raises :class:`MissingLibrary` if requests is not installed.

    Keeps the sessions that were used last, and closes the connections of others: their number is that of distinct hosts and
    accounts in a loop.
    """
    if _IMPORT_ERROR is not None:
        raise MissingLibrary("requests", _IMPORT_ERROR)
    key = (os.getpid(), connection)
    with _SESSIONS_LOCK:
        session = _SESSIONS.pop(key, None) or HttpSession(connection)
        _SESSIONS[key] = session  # the last one
        own = [each for each in _SESSIONS if each[0] == key[0]]
        for old in own[:-_MAX_SESSIONS]:
            _SESSIONS.pop(old).http.close()  # a task that still uses it opens new connections
        return session


def forget_breakers() -> None:
    """Forget which nodes have stopped answering, as at the start of a process."""
    for breaker in _BREAKERS.values():
        breaker.answered()


def _breaker_of(connection: Connection) -> Breaker:
    return _BREAKERS.setdefault((os.getpid(), connection.origin), Breaker())


def environment_proxies(connection: Connection) -> dict[str, str]:
    """Return the proxies of the environment by scheme; none unless the connection uses them.

    Raises :class:`InvalidInput` for a value that is no proxy.
    """
    found: dict[str, str] = requests.utils.get_environ_proxies(connection.origin) if connection.use_proxy else {}
    if problem := proxy_problem(found):
        raise InvalidInput(problem)
    return found


def requests_is_missing() -> bool:
    """Return whether the library requests is not installed."""
    return _IMPORT_ERROR is not None


def _system_ca_certificates() -> bool | str:
    """Return the operating system's CA file or folder; True, the bundle of requests, if there is none."""
    paths = ssl.get_default_verify_paths()
    return paths.cafile or paths.capath or True


def _not_connected(error: BaseException) -> bool:
    """Return whether the request was certainly not sent, because there was no connection."""
    names = {type(cause).__name__ for cause in diagnosis.causes(error)}
    return "NewConnectionError" in names or "NameResolutionError" in names
