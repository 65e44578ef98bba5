# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dialect of the Monitoring API: XML below ``/admin/API/mnt``, from a node with the Monitoring persona, on port 443.

Sources: Cisco's guides and OpenAPI document of this API; Cisco's own client, which saw a node go down for ten minutes after
five heavy calls in a row; public captures. ISE says "there is none" and "I am no MnT" with a 500 and the same cpm-code as
a real fault, so this is the one dialect that has to look at the words of a message; Cisco's client does the same.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from .._errors import InvalidInput, IseError, NotMonitoring, ServerFailure, Unreachable
from .._http.connection import Connection
from .._http.diagnosis import Api, http_failure
from .._http.import_helper import xml_library
from .._http.process_lock import exclusive_lock
from .._http.response import BodyReader, Response
from .._http.retry import RetryPolicy
from .._http.transport import Transport
from .._redaction import Redactor
from .xml_documents import Kept, error_elements, read_document, read_members, read_result

ROOT = "/admin/API/mnt/"
MNT_API = Api(
    name="the Monitoring API",
    enabled="Name a node with the Monitoring persona in mnt_hostname; it answers on port 443.",
    groups="the Super Admin, System Admin or MnT Admin group; ERS Admin alone is not enough",
    login=" The Monitoring API takes internal administrators of the groups Super Admin, System Admin and MnT Admin only, and "
    "answers all others, such as those of Active Directory, in the same way.",
    silent="The node may be overloaded: give it ten minutes before asking again, or raise timeout.",
    busy="The node is overloaded, or its application server is restarting; give it ten minutes.",
)
ERS_PORT, PORT = 9060, 443
NODES_AT_MOST = 2  # a deployment has no more with the Monitoring persona
HEAVY_TIMEOUT = 300  # seconds; a list of 54 nodes took 75
# 5 to 15 seconds, then 30 to 90, then 180 to 300.
MNT_RETRY_POLICY = RetryPolicy(attempts=4, first_wait=10.0, growth=6.0, max_wait=300.0)

_NONE = "not available"
_DONE = "SUCCESSFUL"
_NO_MNT = "not a mnt node"
GATEWAY = (502, 503, 504)

# By process, as sessions are: which of several nodes answered.
_ANSWERED: dict[tuple[int, tuple[Connection, ...]], Connection] = {}


class MntTransport(Transport):
    """HTTPS to a Monitoring node."""

    api = MNT_API
    media_type = "application/xml"
    retry_policy = MNT_RETRY_POLICY
    readable = f"{ROOT}Version"


def connections(own: Connection, hostnames: list[str] | None) -> list[Connection]:
    """Return how to reach the Monitoring nodes: those named, else the node of the connection.

    ERS's own port never serves this API. Raises :class:`InvalidInput` for names that cannot work.
    """
    own = replace(own, port=PORT) if own.port == ERS_PORT else own
    if hostnames is None:
        return [own]
    if not 1 <= len(hostnames) <= NODES_AT_MOST:
        raise InvalidInput(
            f"mnt_hostname: give one or two names, not {len(hostnames)}; no deployment has more Monitoring nodes."
        )
    found = [replace(own, hostname=hostname.strip(), named_in="mnt_hostname") for hostname in hostnames]
    for connection in found:
        connection.check()
    return found


@dataclass(frozen=True)
class _Call:
    """One call: what is done with its answer, what is posted, whether it is a burden to the node, whether it only reads."""

    method: str
    path: str
    reader: BodyReader
    posted: str = ""
    heavy: bool = False
    reads: bool = True


class Mnt:
    """The Monitoring API of a deployment. Asks the node that answered last; another one where that cannot be reached,
    stays overloaded, or is no MnT.
    """

    def __init__(self, nodes: list[Connection], *, read_only: bool, redactor: Redactor) -> None:
        xml_library()  # before anything is asked
        self._key = (os.getpid(), tuple(nodes))
        self._transports = [MntTransport(node, read_only=read_only, redactor=redactor) for node in nodes]

    @property
    def each(self) -> list[Mnt]:
        """Return every node by itself."""
        return [Mnt([one.connection], read_only=one.read_only, redactor=one.redactor) for one in self._transports]

    @property
    def hostname(self) -> str:
        """Return the node that answered last, else the one that is asked first."""
        return self.hostnames[0]

    @property
    def hostnames(self) -> list[str]:
        """Return the nodes, :attr:`hostname` first."""
        return [transport.connection.hostname for transport in self._ordered()]

    def _ordered(self) -> list[MntTransport]:
        remembered = _ANSWERED.get(self._key)
        return sorted(self._transports, key=lambda transport: transport.connection != remembered)

    @property
    def read_only(self) -> bool:
        """Tell whether the task runs in check mode, in which nothing that acts can be sent."""
        return self._transports[0].read_only

    @property
    def max_connections(self) -> int:
        """Return how many calls that are not heavy may be sent at once."""
        return self._transports[0].connection.max_connections

    def document(self, path: str, root: str, *, posted: str = "", acts: bool = False) -> dict[str, Any] | None:
        """Return the elements of one document; None where ISE says that there is none. ``posted`` makes it a POST.

        ``acts`` is for the calls of Change of Authorization, which are GETs, too: they are not sent in check mode, and when
        their answer is lost, neither again nor to the other node. Raises :class:`OutcomeUnknown` then.
        """
        method = "POST" if posted else "GET"
        reader = partial(read_document, f"{method} {path}", root)
        response = self._send(_Call(method, path, reader, posted=posted, reads=not acts))
        found: dict[str, Any] | None = response.result if response else None
        return found

    def members(
        self, path: str, element: str, kept: Kept, *, heavy: bool = False, roots: tuple[str, ...] = ()
    ) -> list[dict[str, Any]]:
        """Return what ``kept`` makes of the members of a list; what it makes None of takes no memory.

        ``roots`` are names of root elements that are such a list even when nothing is in them.
        """
        reader = partial(read_members, f"GET {path}", element, kept, roots=roots)
        response = self._send(_Call("GET", path, reader, heavy=heavy))
        found: list[dict[str, Any]] = response.result if response else []
        return found

    def delete(self, path: str) -> bool:
        """Delete, and return whether ISE did; False where it says that there is none.

        Raises :class:`OutcomeUnknown` where ISE may have done it and does not say so.
        """
        response = self._send(_Call("DELETE", path, partial(read_result, f"DELETE {path}"), reads=False))
        if response is None:
            return False
        told: dict[str, str] = response.result
        if told["status"] == _DONE:
            return True
        said = told.get("internal-error-info", "")
        if _NONE in said.lower():
            return False
        raise _failure(response, self._ordered()[0], told, said)

    def _send(self, call: _Call) -> Response | None:
        ordered = self._ordered()
        failures: list[IseError] = []
        for transport in ordered:
            try:
                with (
                    exclusive_lock(transport.connection.origin, MNT_RETRY_POLICY.max_wait)
                    if call.heavy
                    else nullcontext()
                ):
                    response = _asked(transport, call)
            except (Unreachable, NotMonitoring, ServerFailure) as error:
                if isinstance(error, ServerFailure) and error.status not in GATEWAY:
                    raise
                failures.append(error)
            else:
                _ANSWERED[self._key] = transport.connection
                return response
        if len(failures) > 1:
            others = " ".join(error.message for error in failures[:-1])
            raise failures[-1].with_context(f"No node of mnt_hostname answers. {others}")
        raise failures[0]


def _asked(transport: MntTransport, call: _Call) -> Response | None:
    response = transport.send(
        call.method,
        ROOT + call.path,
        xml=call.posted,
        expect=(200, 500),
        timeout=max(transport.connection.timeout, HEAVY_TIMEOUT) if call.heavy else None,
        reads=call.reads,
        reader=call.reader,
    )
    if response.status == 200:
        return response
    told = error_elements(response.body)
    said = told.get("internal-error-info", "")
    if _NONE in said.lower():
        return None
    raise _failure(response, transport, told, said)


def _failure(response: Response, transport: MntTransport, told: Mapping[str, str], said: str) -> IseError:
    """Return what a failure means that is not "there is none"."""
    host = transport.connection.hostname
    clean = transport.redactor.clean
    words = clean(" ".join((said or told.get("description", "")).split()))
    errors = [{"title": words, "type": "ERROR", "code": clean(told["cpm-code"])}] if "cpm-code" in told else []
    if _NO_MNT in said.lower():
        return NotMonitoring(
            f"{host} is no Monitoring node, so it has nothing to tell about sessions. Name the nodes with the Monitoring "
            "persona in mnt_hostname.",
            status=response.status,
            errors=errors,
        )
    if not words:
        return http_failure(response, transport.connection, MNT_API).redacted(clean)
    return ServerFailure(
        clean(f"{host} failed to do {response.request} ({response.status}). ISE said: {words}"),
        status=response.status,
        errors=errors,
    )


def forget_nodes() -> None:
    """Forget which node answered, as at the start of a process."""
    _ANSWERED.clear()
