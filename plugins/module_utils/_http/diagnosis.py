# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Maps failures of socket, TLS and HTTP to exceptions whose message names cause and remedy.

Nothing here decides by the text of an ISE message, because those texts change between releases. They are only quoted.
"""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

from .._errors import (
    AuthenticationFailed,
    IseError,
    MethodNotAllowed,
    NotFound,
    NotPermitted,
    Rejected,
    ServerFailure,
    TlsFailure,
    UnexpectedAnswer,
    UnprovenNotFound,
    Unreachable,
)
from .checks import NO_DESCRIPTORS
from .connection import Connection
from .response import Response


@dataclass(frozen=True)
class Api:
    """Texts for messages about one API of ISE.

    ``name`` of the API, how to enable it (``enabled``), the ``groups`` an account needs. Hints for a 403 to a write, a 401, a
    timeout, and for 502, 503 and 504.
    """

    name: str
    enabled: str
    groups: str
    write_hint: str = ""
    login_hint: str = ""
    timeout_hint: str = "Raise timeout, or check that hostname is the primary PAN: a secondary one may hang."
    busy_hint: str = "The application server may be restarting."


ERS_API = Api(
    name="ERS",
    enabled="Enable ERS under Administration > System > Settings > API Settings, and before ISE 3.1 use port 9060.",
    groups="the ERS Admin or Super Admin group",
    write_hint=" An ERS Operator may only read.",
)

# Numbers X509_V_ERR_* of OpenSSL, from verify_code of the ssl module.
_VALIDITY = {10: "has expired", 9: "is not valid yet"}
_WRONG_NAME = {62, 64}


def causes(error: BaseException) -> Iterator[BaseException]:
    """Yield ``error`` and everything it wraps: causes, contexts, ``reason`` and exception arguments."""
    seen: set[int] = set()
    waiting: list[BaseException] = [error]
    while waiting:
        current = waiting.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        inner = [current.__cause__, current.__context__, getattr(current, "reason", None), *current.args]
        waiting.extend(item for item in inner if isinstance(item, BaseException))


def lacks_descriptors(error: BaseException) -> bool:
    """Return whether an attempt failed because the process, or the machine, cannot open more files or sockets.

    Not every library keeps that reason, such as the resolver; so a file is opened to find out.
    """
    if any(isinstance(cause, OSError) and cause.errno in NO_DESCRIPTORS for cause in causes(error)):
        return True
    try:
        os.close(os.open(os.devnull, os.O_RDONLY))
    except OSError as failure:
        return failure.errno in NO_DESCRIPTORS
    return False


def no_descriptors(request: str) -> Unreachable:
    """Explain that the process cannot open more files or sockets."""
    return Unreachable(
        f"{request} could not be sent: this process has too many open files. Raise the limit of the machine where the task runs "
        "(ulimit -n), or lower max_connections and forks."
    )


def tls_failure(error: BaseException, connection: Connection) -> TlsFailure:
    """Explain a failed TLS handshake."""
    where = f"{connection.hostname}:{connection.port}"
    for cause in causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            code = cause.verify_code
            if code in _WRONG_NAME:
                return TlsFailure(
                    f"TLS to {where}: the certificate is not valid for {connection.hostname!r}. "
                    f"Set {connection.named_in} to a name in the certificate."
                )
            if code in _VALIDITY:
                return TlsFailure(f"TLS to {where}: the certificate {_VALIDITY[code]}. Renew it on ISE.")
            return TlsFailure(
                f"TLS to {where}: the certificate is not signed by a trusted authority ({cause.verify_message}). "
                "Set ca_path to the certificate of the authority."
            )
        if isinstance(cause, ssl.SSLError) and cause.reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST"):
            return TlsFailure(
                f"{where} does not speak TLS. Check port: ISE serves ERS on 443 (3.1 and later) and 9060."
            )
    for cause in causes(error):
        if isinstance(cause, ssl.SSLError):
            reason = cause.reason or cause.__class__.__name__
            hint = " ISE may ask for a client certificate: see client_cert." if "ALERT" in reason.upper() else ""
            return TlsFailure(f"TLS to {where} failed: {reason}.{hint}")
    return TlsFailure(f"TLS to {where} failed. Check port, ca_path and client_cert.")


def unreachable(error: BaseException, connection: Connection) -> Unreachable:
    """Explain why there is no connection, or why it broke."""
    where = f"{connection.hostname}:{connection.port}"
    for cause in causes(error):
        if isinstance(cause, socket.gaierror):
            return Unreachable(
                f"The name {connection.hostname!r} cannot be resolved. Check {connection.named_in} and DNS."
            )
        if isinstance(cause, ConnectionRefusedError):
            closed = " Port 9060 is closed while ERS is disabled; newer releases serve ERS on 443."
            return Unreachable(
                f"{where} refused the connection. Check {connection.named_in} and port, and that ISE's application server runs."
                + (closed if connection.port == 9060 else "")
            )
    return Unreachable(f"The connection to {where} broke. Check the network path and that ISE's services are running.")


def connect_timeout(connection: Connection) -> Unreachable:
    """Explain that the connection attempt got no response."""
    closed = (
        " On port 9060 this is what ISE does while ERS is disabled: enable it under API Settings, or use port 443."
        if connection.port == 9060
        else ""
    )
    return Unreachable(
        f"{connection.hostname}:{connection.port} did not accept a connection within {connection.timeout} seconds. "
        f"Check {connection.named_in}, port and firewalls.{closed}"
    )


def response_timeout(
    connection: Connection, request: str, seconds: int, api: Api = ERS_API, received: int = 0
) -> Unreachable:
    """Explain that ISE sent no response in time, or only the first ``received`` bytes of one."""
    host = connection.hostname
    if received:
        return Unreachable(
            f"{host} began to respond to {request}, but the response was not complete within {seconds} seconds "
            f"({received:,} bytes arrived). {api.timeout_hint}"
        )
    return Unreachable(f"{host} sent no response to {request} within {seconds} seconds. {api.timeout_hint}")


def _quoted(errors: list[dict[str, str]]) -> str:
    texts = [" ".join((error.get("title") or error.get("code") or "").split()) for error in errors]
    return "; ".join(text for text in texts if text)


def http_failure(response: Response, connection: Connection, api: Api = ERS_API) -> IseError:
    """Explain a response with a status that the caller did not expect."""
    host = connection.hostname
    status = response.status
    errors = response.ers_errors()
    quoted = _quoted(errors)
    suffix = f" ISE said: {quoted}" if quoted else ""
    request = response.request
    if status == 401:
        return AuthenticationFailed(
            f"{host} refused the login of {connection.username or 'the client certificate'!r} (401). Check username and "
            f"password; a locked account gets the same response.{api.login_hint}{suffix}",
            status=status,
            errors=errors,
        )
    if status == 403 and response.is_html and b"CSRF" in response.body:
        return NotPermitted(
            f"{host} requires a CSRF token for {request} (403), but did not issue one. Check that {connection.named_in} and "
            "port lead to ERS, or disable the CSRF check in the API settings of ISE.",
            status=status,
        )
    if status == 403:
        operator = api.write_hint if response.method != "GET" else ""
        return NotPermitted(
            f"{host} does not permit {request} to {connection.username!r} (403). The account needs {api.groups}."
            f"{operator}{suffix}",
            status=status,
            errors=errors,
        )
    if 300 <= status < 400 or (status == 200 and response.is_html):
        return UnexpectedAnswer(
            f"{host}:{connection.port} led to a web page instead of {api.name}. {api.enabled}",
            status=status,
        )
    if 200 <= status < 300:
        return UnexpectedAnswer(
            f"{host} answered {request} with {status}, which is not the status of a success.", status=status
        )
    if status == 404:
        if errors or response.has_ers_body:
            return NotFound(f"{host} found nothing for {request} (404).{suffix}", status=status, errors=errors)
        form = UnexpectedAnswer if response.has_foreign_body else UnprovenNotFound
        return form(
            f"{host}:{connection.port} answered {request} with a 404 that is not from {api.name}. Check that "
            f"{connection.named_in} is an ISE node with {api.name}, and port. {api.enabled}",
            status=status,
        )
    if status == 405:
        primary = " Changes are made on the primary PAN only: check hostname." if response.method != "GET" else ""
        return MethodNotAllowed(
            f"{host} does not offer {request} (405).{primary}{suffix}", status=status, errors=errors
        )
    if status == 429:
        return ServerFailure(
            f"{host} refused {request} because of too many requests (429). Lower max_requests_per_second.{suffix}",
            status=status,
            errors=errors,
        )
    if 400 <= status < 500:
        return Rejected(f"{host} rejected {request} ({status}).{suffix}", status=status, errors=errors)
    restart = f" {api.busy_hint}" if status in (502, 503, 504) else ""
    return ServerFailure(
        f"{host} failed to process {request} ({status}).{restart}{suffix}", status=status, errors=errors
    )
