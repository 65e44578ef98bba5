# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Client of the Monitoring API: XML below ``/admin/API/mnt``, served by nodes with the Monitoring persona on port 443.

Sources: Cisco's guides and OpenAPI document of this API; Cisco's own client, whose authors saw a node go down for ten minutes
after five heavy calls in a row; public captures. ISE reports "no such session" and "not a Monitoring node" with a 500 and the
same cpm-code as a real failure. So this is the only client that decides by the text of a message; Cisco's client does, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from .._errors import InvalidInput, IseError, NotMonitoring, ServerFailure, Unreachable
from .._http import run_notes
from .._http.connection import Connection
from .._http.diagnosis import http_failure
from .._http.import_helper import xml_library
from .._http.process_lock import exclusive_lock
from .._http.response import BodyReader, Response
from .._http.run_guard import RunGuard
from .._progress import ProgressCallback
from .._redaction import Redactor
from .rests import MNT_API, MNT_RETRY_POLICY, ROOT, MntTransport, Patience, RestNeeded
from .xml_documents import Converter, error_elements, read_document, read_members, read_result

ERS_PORT, MNT_PORT = 9060, 443
MAX_NODES = 2  # nodes with the Monitoring persona in a deployment
HEAVY_TIMEOUT = 300  # seconds; the list of a deployment with 54 nodes took 75

# Both known texts contain this sentence. A database that is down is "not available" as well, and that is a failure.
_NO_SESSION = "session data is not available for "
_SUCCESSFUL = "SUCCESSFUL"
_MESSAGE = "internal-error-info"
_NOT_MNT = "not a mnt node"
OVERLOAD_STATUSES = (502, 503, 504)

_ANSWERED = "mnt-answered"
_WAITED_ENOUGH = "It was not asked again, because the time of max_wait is over."


def connections(own: Connection, hostnames: list[str] | None) -> list[Connection]:
    """Return the connections to the Monitoring nodes: those in ``hostnames``, or else the node of the connection itself.

    The port 9060 of ERS becomes 443, because it never serves this API. Raises :class:`InvalidInput` for invalid names.
    """
    own = replace(own, port=MNT_PORT) if own.port == ERS_PORT else own
    if hostnames is None:
        return [own]
    if not 1 <= len(hostnames) <= MAX_NODES:
        raise InvalidInput(
            f"mnt_hostname: give one or two names, not {len(hostnames)}; a deployment has at most two Monitoring nodes."
        )
    nodes = [replace(own, hostname=hostname.strip(), named_in="mnt_hostname") for hostname in hostnames]
    for node in nodes:
        node.check()
    return nodes


@dataclass(frozen=True)
class _Call:
    """One call. ``body`` is XML to send; a ``heavy`` call loads the node; one that does not ``reads`` changes something.

    The response of a ``stream`` is a list, which may be long.
    """

    method: str
    path: str
    reader: BodyReader
    body: str = ""
    heavy: bool = False
    reads: bool = True
    stream: bool = False


class Mnt:
    """The Monitoring API of a deployment.

    Uses the node that answered last, and the other one if that node is unreachable, overloaded, or no Monitoring node.
    """

    def __init__(
        self,
        nodes: list[Connection],
        *,
        read_only: bool,
        redactor: Redactor,
        guard: RunGuard | None = None,
        patience: Patience | None = None,
    ) -> None:
        xml_library()  # fails before the first request
        guard = guard or RunGuard()
        self._patience = patience or Patience()
        self._transports = [MntTransport(node, read_only=read_only, redactor=redactor, guard=guard) for node in nodes]

    @property
    def nodes(self) -> list[Mnt]:
        """Return a client for each node."""
        return [
            Mnt(
                [transport.connection],
                read_only=transport.read_only,
                redactor=transport.redactor,
                guard=transport.guard,
                patience=self._patience,
            )
            for transport in self._transports
        ]

    @property
    def hostname(self) -> str:
        """Return the host name of the node that answered last, or else of the first node."""
        return self.hostnames[0]

    @property
    def hostnames(self) -> list[str]:
        """Return the host names of the nodes, :attr:`hostname` first."""
        return [transport.connection.hostname for transport in self._in_order()]

    def _in_order(self) -> list[MntTransport]:
        """Return the transports: first that of the node that answered last, to any process of this run."""
        if len(self._transports) == 1:
            return self._transports
        return sorted(self._transports, key=lambda each: -run_notes.noted_at(_ANSWERED, self._mark(each)))

    def _mark(self, transport: MntTransport) -> str:
        return run_notes.mark_of(*(each.connection.origin for each in self._transports), transport.connection.origin)

    @property
    def guard(self) -> RunGuard:
        """Return what decides whether the task may begin another write."""
        return self._transports[0].guard

    @property
    def read_only(self) -> bool:
        """Return whether the task runs in check mode, in which a call that acts is refused."""
        return self._transports[0].read_only

    @property
    def report_progress(self) -> ProgressCallback:
        """Return what receives the progress of a long task."""
        return self._patience.report_progress

    @property
    def max_connections(self) -> int:
        """Return how many calls may run at once, except heavy ones."""
        return self._transports[0].connection.max_connections

    def document(self, path: str, root: str, *, body: str = "", acts: bool = False) -> dict[str, Any] | None:
        """Return the elements of a document with this root element; None if ISE reports that there is none.

        With a ``body`` the call is a POST. ``acts`` is for Change of Authorization, whose calls are GETs: they are not sent
        in check mode, and without a response they are neither retried nor sent to the other node. Raises
        :class:`OutcomeUnknown` in that case.
        """
        method = "POST" if body else "GET"
        reader = partial(read_document, f"{method} {path}", root)
        response = self._send(_Call(method, path, reader, body=body, reads=not acts))
        elements: dict[str, Any] | None = response.result if response else None
        return elements

    def members(
        self,
        path: str,
        element: str,
        convert: Converter,
        *,
        heavy: bool = False,
        roots: tuple[str, ...] = (),
        body: str = "",
    ) -> list[dict[str, Any]]:
        """Return the members of a list as ``convert`` returns them. A member that it returns None for takes no memory.

        ``roots`` are the root elements that are such a list even without a member. With a ``body`` the call is a PUT that asks.
        """
        method = "PUT" if body else "GET"
        reader = partial(read_members, f"{method} {path}", element, convert, roots=roots)
        response = self._send(_Call(method, path, reader, body=body, heavy=heavy, stream=True))
        members: list[dict[str, Any]] = response.result if response else []
        return members

    def delete(self, path: str) -> bool:
        """Delete, and return whether ISE deleted something; False if it reports that there is nothing to delete.

        Raises :class:`OutcomeUnknown` if ISE may have deleted it without reporting success.
        """
        response = self._send(_Call("DELETE", path, partial(read_result, f"DELETE {path}"), reads=False))
        if response is None:
            return False
        elements: dict[str, str] = response.result
        if elements["status"] == _SUCCESSFUL:
            return True
        if _reports(_NO_SESSION, elements):
            return False
        raise _failure(response, self._in_order()[0], elements)

    def _send(self, call: _Call) -> Response | None:
        """Send a call to the nodes in turn, in rounds with a rest before the next one, until a node answers."""
        nodes = self._in_order()
        failures: list[IseError] = []
        for number in range(1, MNT_RETRY_POLICY.attempts + 1):
            rests: list[tuple[MntTransport, RestNeeded]] = []
            for transport in nodes:
                lock = exclusive_lock(transport.connection.origin, MNT_RETRY_POLICY.max_wait)
                try:
                    with lock if call.heavy else nullcontext():
                        response = _send_to(transport.in_round(number), call)
                except RestNeeded as rest:
                    if not call.reads:  # nobody knows what a node does that says 429
                        raise rest.error from None
                    rests.append((transport, rest))
                except (Unreachable, NotMonitoring, ServerFailure) as error:
                    if isinstance(error, ServerFailure) and error.status not in OVERLOAD_STATUSES:
                        raise
                    failures.append(error)
                else:
                    if transport is not self._in_order()[0] or not run_notes.noted_at(_ANSWERED, self._mark(transport)):
                        run_notes.note(_ANSWERED, self._mark(transport))
                    return response
            if not rests or not self._rest(rests, heavy=call.heavy):
                failures += [rest.error.with_context(after=_WAITED_ENOUGH) for _transport, rest in rests]
                break
            nodes = [transport for transport, _rest in rests]
        if len(failures) > 1:
            others = " ".join(error.message for error in failures[:-1])
            raise failures[-1].with_context(f"No node of mnt_hostname answers. {others}")
        raise failures[0]

    def _rest(self, rests: list[tuple[MntTransport, RestNeeded]], *, heavy: bool) -> bool:
        """Rest, and return whether these nodes may be asked again. Meanwhile nobody sends them another heavy call."""
        if self.guard.reason:
            return False
        connections = [transport.connection for transport, _rest in rests]
        seconds = min(rest.seconds for _transport, rest in rests)
        with ExitStack() as locks:
            for origin in sorted(each.origin for each in connections) if heavy else ():
                locks.enter_context(exclusive_lock(origin, seconds))
            return self._patience.rest(seconds, " and ".join(each.hostname for each in connections), rests[0][1].error)


def _send_to(transport: MntTransport, call: _Call) -> Response | None:
    """Send a call to one node; None if ISE reports that there is no such session or record."""
    response = transport.send(
        call.method,
        ROOT + call.path,
        xml=call.body,
        expect=(200, 500),
        timeout=max(transport.connection.timeout, HEAVY_TIMEOUT) if call.heavy else None,
        reads=call.reads,
        reader=call.reader,
        stream=call.stream,
    )
    if response.status == 200:
        return response
    elements = error_elements(response.body)
    if _reports(_NO_SESSION, elements):
        return None
    raise _failure(response, transport, elements)


def _reports(text: str, elements: Mapping[str, str]) -> bool:
    """Return whether the message of an ``mnt-rest-result`` contains a text."""
    return text in elements.get(_MESSAGE, "").lower()


def _failure(response: Response, transport: MntTransport, elements: Mapping[str, str]) -> IseError:
    """Return the exception for a failure other than a missing session."""
    host = transport.connection.hostname
    clean = transport.redactor.clean
    message = clean(" ".join((elements.get(_MESSAGE) or elements.get("description", "")).split()))
    errors = (
        [{"title": message, "type": "ERROR", "code": clean(elements["cpm-code"])}] if "cpm-code" in elements else []
    )
    if _reports(_NOT_MNT, elements):
        return NotMonitoring(
            f"{host} is not a Monitoring node and has no session data. Name the nodes with the Monitoring persona in "
            "mnt_hostname.",
            status=response.status,
            errors=errors,
        )
    if not message:
        return http_failure(response, transport.connection, MNT_API).redacted(clean)
    return ServerFailure(
        clean(f"{host} failed to process {response.request} ({response.status}). ISE said: {message}"),
        status=response.status,
        errors=errors,
    )


def forget_nodes() -> None:
    """Forget which node answered last, as at the start of a process."""
    run_notes.forget(_ANSWERED)
