# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulator at the end of sockets in memory: requests and urllib3 run as they are, time and network are virtual.

Thousands of failures a minute need it: nothing waits, and no failure depends on the speed of the machine. What the sockets do
under a fault is what ``ise_simulator.server`` does; test_stand_in.py compares both.
"""

from __future__ import annotations

import dataclasses
import io
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from multidict import CIMultiDict
from urllib3.connection import HTTPSConnection

from ise_simulator.answers import Answer
from ise_simulator.core import Core
from ise_simulator.faults import REPLACING, Fault
from ise_simulator.foreign import bomb
from ise_simulator.stats import RequestRecord

_BUFFER = 1 << 16


class Hang(BaseException):
    """The task has used up its virtual time or its requests. No client code may catch it."""


class Clock:
    """Virtual time in seconds, in the place of the module ``time``. Raises :class:`Hang` at ``limit``."""

    def __init__(self) -> None:
        self.now = 0.0
        self.limit = float("inf")
        self._lock = threading.Lock()

    def start(self, limit: float) -> None:
        """Set the time to zero, and the limit."""
        self.now, self.limit = 0.0, limit

    def sleep(self, seconds: float) -> None:
        """Advance the time."""
        with self._lock:
            self.now += max(seconds, 0.0)
        if self.now > self.limit:
            raise Hang(f"more than {self.limit:g} s")

    def monotonic(self) -> float:
        """Return the time."""
        return 1000.0 + self.now

    perf_counter = monotonic

    def time(self) -> float:
        """Return the time of day."""
        return 1_780_300_800.0 + self.now

    def in_place_of(self, value: Any) -> Any:
        """Return what is virtual in the place of ``time``, or of one of its functions; anything else unchanged."""
        if value is time:
            return self
        return {time.monotonic: self.monotonic, time.sleep: self.sleep}.get(value, value) if callable(value) else value

    def __getattr__(self, name: str) -> Any:
        return getattr(time, name)


@dataclasses.dataclass
class Effect:
    """What a request of the task did: ``kind`` created, changed, deleted, ordered; ``key`` identifies the object."""

    kind: str
    resource: str
    key: str


@dataclasses.dataclass
class Reply:
    """What the client gets: bytes after ``wait`` seconds, each after ``pace`` seconds, then an end or ``error``."""

    data: bytes = b""
    wait: float = 0.0
    pace: float = 0.0
    error: type[OSError] | None = None
    ends: bool = False


class Wire:
    """All nodes in memory, by port. ``nodes`` has what serves a port, with its name in the simulator."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.nodes: dict[int, tuple[Core, str]] = {}
        self.effects: list[Effect] = []
        self.sent = 0
        self.most = 0
        self._lock = threading.RLock()

    def start(self, most: int) -> None:
        """Forget what happened; ``most`` is the number of requests after which a task hangs."""
        self.effects, self.sent, self.most = [], 0, most

    def exchange(self, port: int, request: bytes) -> Reply:
        """Serve one request."""
        with self._lock:
            self.sent += 1
            if self.sent > self.most:
                raise Hang(f"more than {self.most} requests")
            core, kind = self.nodes[port]
            head, _blank, body = request.partition(b"\r\n\r\n")
            line, *fields = head.decode("latin-1").split("\r\n")
            method, target, _version = line.split(" ")
            pairs = (field.partition(": ") for field in fields)
            headers: CIMultiDict[str] = CIMultiDict((name, value) for name, _colon, value in pairs)
            return self._served(core, kind, method, target, headers, body)

    def _served(self, core: Core, kind: str, method: str, target: str, headers: CIMultiDict[str], body: bytes) -> Reply:
        path, _mark, query = target.partition("?")
        record = RequestRecord(method, path, query, kind, 0, {})
        core.stats.end(core.stats.begin(0, record))
        wait, after, decisive = 0.0, list[dict[str, Any]](), None
        for fault in core.faults.match(method, target):
            if fault.action == "run_before":
                for operation in fault.run:
                    core.run(operation)
            elif fault.action == "run_after":
                after += fault.run
            elif fault.action == "delay":
                wait += 1.0 if fault.seconds is None else fault.seconds
            else:
                decisive = fault
        base = f"https://{headers.get('Host', 'ise.example.com')}"
        answer: Answer | None = None
        if decisive is None or decisive.executed:
            answer = self._executed(core, kind, method, path, query, headers, body, base)
            for operation in after:
                core.run(operation)
            wait += answer.after
        if decisive is not None:
            reply = _faulty(core, decisive, answer, base, path, query, method, record)
        else:
            assert answer is not None
            record.status = answer.status
            reply = Reply(_encoded(answer))
        return dataclasses.replace(reply, wait=reply.wait + wait)

    def _executed(
        self,
        core: Core,
        kind: str,
        method: str,
        path: str,
        query: str,
        headers: CIMultiDict[str],
        body: bytes,
        base: str,
    ) -> Answer:
        """Serve a request for real, and note what it did."""
        before = {name: (table.version, table.by_id.copy()) for name, table in core.store.tables.items()}
        orders, sessions = len(core.sessions.orders), set(core.sessions.ids())
        answer = core.serve(kind, method, path, query, headers, body, base)
        if answer.pieces is not None:
            answer = dataclasses.replace(answer, body=b"".join(answer.pieces), pieces=None)
        for name, table in core.store.tables.items():
            version, held = before[name]
            if table.version != version:
                self.effects += _differences(name, held, table.by_id)
        self.effects += [Effect("ordered", "coa", order.mac) for order in core.sessions.orders[orders:]]
        if method == "DELETE":
            self.effects += [Effect("deleted", "sessions", key) for key in sessions - set(core.sessions.ids())]
        return answer


def _differences(resource: str, held: dict[str, Any], now: dict[str, Any]) -> Iterator[Effect]:
    for identity in {**held, **now}:
        old, new = held.get(identity), now.get(identity)
        if old is None and new is not None:
            yield Effect("created", resource, new.name)
        elif new is None and old is not None:
            yield Effect("deleted", resource, old.name)
        elif old is not None and new is not None and old is not new and old.document != new.document:
            yield Effect("changed", resource, new.name)


def _faulty(
    core: Core,
    fault: Fault,
    answer: Answer | None,
    base: str,
    path: str,
    query: str,
    method: str,
    record: RequestRecord,
) -> Reply:
    """Return what arrives under a fault; ``answer`` is the real answer where the request was executed."""
    if fault.action == "timeout":
        return Reply(wait=3600.0 if fault.seconds is None else fault.seconds, error=ConnectionResetError)
    if fault.action in ("reset", "reset_after"):
        return Reply(error=ConnectionResetError)
    if fault.action in REPLACING:
        answer = core.faulty(fault, base, path, method)
        record.status = answer.status
        return Reply(_encoded(answer))
    assert answer is not None
    record.status = answer.status
    if fault.action == "bomb":
        return Reply(_encoded(bomb(fault, answer, base, path, query)))
    if fault.action == "drip":
        return Reply(_encoded(answer), pace=1.0 if fault.seconds is None else fault.seconds)
    if fault.action == "wrong_type":
        return Reply(_encoded(dataclasses.replace(answer, content_type="text/html;charset=utf-8")))
    if fault.action == "malformed":
        cut = answer.body[: max(len(answer.body) // 2, 1)] or b'{ "cut'
        return Reply(_encoded(dataclasses.replace(answer, status=200, body=cut)))
    assert fault.action == "truncate"
    whole = answer.body or b"{ }"
    head = _encoded(dataclasses.replace(answer, body=b""), length=len(whole))
    return Reply(head + whole[: len(whole) // 2], ends=True)


def _encoded(answer: Answer, length: int | None = None) -> bytes:
    """Return an answer as bytes of HTTP."""
    lines = [f"HTTP/1.1 {answer.status} ", *(f"{name}: {value}" for name, value in answer.headers.items())]
    if answer.content_type is not None:
        lines.append(f"Content-Type: {answer.content_type}")
    lines += [f"Set-Cookie: {cookie}" for cookie in answer.cookies]
    lines.append(f"Content-Length: {len(answer.body) if length is None else length}")
    return "\r\n".join([*lines, "", ""]).encode() + answer.body


class _Stream(io.RawIOBase):
    """One response, as ``socket.makefile`` returns it."""

    def __init__(self, connection: Socket) -> None:
        self._socket = connection
        self._reply: Reply | None = None
        self._place = 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what arrives next; raise the error of the connection."""
        if self._reply is None:
            self._reply = self._socket.replied()
            self._socket.pass_time(self._reply.wait)
        reply = self._reply
        left = len(reply.data) - self._place
        if not left:
            if reply.error is not None:
                self._socket.lost = True
                raise reply.error(104, "Connection reset by peer")
            self._socket.lost = self._socket.lost or reply.ends
            return 0
        if reply.pace:
            self._socket.pass_time(reply.pace)
        size = min(left, len(buffer), 1 if reply.pace else _BUFFER)
        buffer[:size] = reply.data[self._place : self._place + size]
        self._place += size
        return size


class Socket:
    """What http.client and urllib3 use of a socket."""

    def __init__(self, wire: Wire, port: int, timeout: Any) -> None:
        self._wire = wire
        self._port = port
        self._request = bytearray()
        self._timeout = timeout
        self.lost = False

    def sendall(self, data: bytes) -> None:
        """Collect the request."""
        self._request += data

    def replied(self) -> Reply:
        """Send the collected request, and return the reply."""
        request, self._request = bytes(self._request), bytearray()
        return self._wire.exchange(self._port, request)

    def pass_time(self, seconds: float) -> None:
        """Wait for the network; raise TimeoutError where the client's patience ends first."""
        patience = self._timeout if isinstance(self._timeout, (int, float)) else float("inf")
        self._wire.clock.sleep(min(seconds, patience))
        if seconds > patience:
            self.lost = True
            raise TimeoutError("timed out")

    def makefile(self, _mode: str = "rb", buffering: int | None = None) -> io.RawIOBase | io.BufferedReader:
        """Return the stream of the next response."""
        stream = _Stream(self)
        return stream if buffering == 0 else io.BufferedReader(stream, _BUFFER)

    def settimeout(self, seconds: Any) -> None:
        """Set the patience of the client for each read."""
        self._timeout = seconds

    def gettimeout(self) -> Any:
        """Return the patience of the client."""
        return self._timeout

    def setsockopt(self, *_arguments: Any) -> None:
        """Accept any option."""

    def shutdown(self, _how: int = socket.SHUT_RDWR) -> None:
        """End the connection."""
        self.lost = True

    def close(self) -> None:
        """End the connection."""
        self.lost = True


def connect_to(wire: Wire, patch: pytest.MonkeyPatch) -> None:
    """Let every HTTPS connection of urllib3 lead to a wire. Certificates are no business of this matrix."""

    def connect(connection: HTTPSConnection) -> None:
        timeout = connection.timeout if isinstance(connection.timeout, (int, float)) else None
        connection.sock = Socket(wire, int(connection.port or 443), timeout)
        connection.is_verified = True

    def is_connected(connection: HTTPSConnection) -> bool:
        return isinstance(connection.sock, Socket) and not connection.sock.lost

    patch.setattr(HTTPSConnection, "connect", connect)
    patch.setattr(HTTPSConnection, "is_connected", property(is_connected))
