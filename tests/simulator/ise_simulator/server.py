# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sockets: two HTTPS ports for one :class:`~ise_simulator.core.Core`, in one asyncio loop."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import itertools
import json
import socket
import ssl
import struct
import sys
from collections import Counter
from typing import Any

from aiohttp import web
from aiohttp.web_protocol import RequestHandler
from multidict import CIMultiDict

from .answers import Answer, html_page
from .control import PREFIX, Control
from .core import Core
from .faults import REPLACING, Fault
from .foreign import bomb
from .stats import RequestRecord
from .tls import Identity, identity, server_context

__all__ = ["Server", "StartError"]

_HEADERS = {
    "Cache-Control": "no-cache, no-store, must-revalidate",
    "Pragma": "no-cache",
    "Expires": "Thu, 01 Jan 1970 00:00:00 GMT",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "X-XSS-Protection": "1; mode=block",
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'self'",
    "Server": "",
}


class StartError(Exception):
    """The simulator cannot start; the text names the cause in one sentence."""


class _Connections(web.Server):
    """aiohttp's server with numbered connections."""

    numbers: dict[RequestHandler, int]
    counter: itertools.count[int]
    core: Core

    def connection_made(self, handler: RequestHandler, transport: asyncio.Transport) -> None:
        super().connection_made(handler, transport)
        self.numbers[handler] = next(self.counter)

    def connection_lost(self, handler: RequestHandler, exc: BaseException | None = None) -> None:
        super().connection_lost(handler, exc)
        number = self.numbers.pop(handler, None)
        if number is not None:
            self.core.stats.closed(number)


class Server:
    """After ``await start()``, ``port`` and ``ers_port`` are the open ports. ``await stop()`` closes everything."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.port = 0
        self.ers_port: int | None = None
        self.identity: Identity | None = None
        self._control = Control(core)
        self._scheme = "http" if core.initial.tls == "none" else "https"
        self._listening: list[tuple[asyncio.Server, _Connections]] = []
        self._counter = itertools.count(1)
        self._creating: Counter[str] = Counter()

    async def start(self) -> None:
        """Open the ports; raise :class:`StartError`."""
        settings = self.core.initial
        context: ssl.SSLContext | None = None
        if settings.tls != "none":
            self.identity = identity(settings.tls_dir, settings.host)
            context = server_context(self.identity, settings.host, settings.tls, settings.client_certs)
        self.port = await self._listen("gateway", settings.host, settings.port, context)
        if settings.ers_port is not None and not settings.ers_disabled:
            try:
                self.ers_port = await self._listen("ers", settings.host, settings.ers_port, context)
            except StartError:
                await self.stop()
                raise

    async def _listen(self, kind: str, host: str, port: int, context: ssl.SSLContext | None) -> int:
        async def handle(request: web.BaseRequest) -> web.StreamResponse:
            return await self._handle(kind, connections, request)

        connections = _Connections(handle, access_log=None, keepalive_timeout=75.0)
        connections.numbers = {}
        connections.counter = self._counter
        connections.core = self.core
        loop = asyncio.get_running_loop()
        try:
            listening = await loop.create_server(connections, host, port, ssl=context, backlog=512)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise StartError(f"port {port} on {host} cannot be opened: {reason}") from error
        self._listening.append((listening, connections))
        number: int = listening.sockets[0].getsockname()[1]
        return number

    async def stop(self) -> None:
        """Close ports and connections."""
        for listening, _ in self._listening:
            listening.close()
        for _, connections in self._listening:
            await connections.shutdown(0.1)
        self._listening.clear()

    async def _handle(self, kind: str, connections: _Connections, request: web.BaseRequest) -> web.StreamResponse:
        core = self.core
        path, _, query = request.raw_path.partition("?")
        try:
            body = await request.read() if request.can_read_body else b""
        except web.HTTPRequestEntityTooLarge:
            return self._response(html_page(413, "HTTP Status 413"))
        if core.initial.control and path.startswith(PREFIX):
            return self._response(self._control.answer(request.method, path, query, body))
        headers = {k: v for k, v in request.headers.items() if k.lower() != "authorization"}
        record = RequestRecord(request.method, path, query, kind, 0, headers, _parsed(body))
        begun = core.stats.begin(connections.numbers.get(request.protocol, 0), record)
        try:
            with contextlib.ExitStack() as counted:
                counted.callback(core.stats.end, begun)
                return await self._answer(kind, request, record, path, query, body, counted)
        finally:
            if core.initial.verbose:
                print(
                    f"{kind} {record.method} {request.raw_path} {record.status or 'dropped'}",
                    file=sys.stderr,
                    flush=True,
                )

    async def _answer(
        self,
        kind: str,
        request: web.BaseRequest,
        record: RequestRecord,
        path: str,
        query: str,
        body: bytes,
        counted: contextlib.ExitStack,
    ) -> web.StreamResponse:
        """Serve the request while it counts as in progress; ``counted`` ends that.

        The core is informed whether another POST to the same path is in progress.
        """
        has_capacity = counted.enter_context(self.core.load.call(path, self.core.settings))
        if not has_capacity and kind == "gateway":
            record.status = self.core.settings.mnt_busy_status
            return self._response(html_page(record.status, f"HTTP Status {record.status}"))
        if request.method != "POST":
            return await self._served(kind, request, record, path, query, body, counted)
        self._creating[path] += 1
        try:
            concurrent = self._creating[path] > 1
            return await self._served(kind, request, record, path, query, body, counted, concurrent_post=concurrent)
        finally:
            self._creating[path] -= 1

    async def _served(
        self,
        kind: str,
        request: web.BaseRequest,
        record: RequestRecord,
        path: str,
        query: str,
        body: bytes,
        counted: contextlib.ExitStack,
        *,
        concurrent_post: bool = False,
    ) -> web.StreamResponse:
        core = self.core
        if core.settings.latency_ms:
            await asyncio.sleep(core.settings.latency_ms / 1000)
        if kind == "ers" and core.settings.ers_disabled:
            return _drop(request)
        decisive: Fault | None = None
        afterwards: list[dict[str, Any]] = []
        for fault in core.faults.match(request.method, f"{path}?{query}" if query else path):
            if fault.action == "run_before":
                for operation in fault.run:
                    core.run(operation)
            elif fault.action == "run_after":
                afterwards += fault.run
            elif fault.action == "delay":
                await asyncio.sleep(1.0 if fault.seconds is None else fault.seconds)
            else:
                decisive = fault
        base = f"{self._scheme}://{request.headers.get('Host', core.initial.host)}"
        if decisive is None or decisive.executed:
            answer = core.serve(kind, request.method, path, query, request.headers, body, base, concurrent_post)
            for operation in afterwards:
                core.run(operation)
            if answer.after:
                await asyncio.sleep(answer.after)
            if decisive is None:
                record.status = answer.status
                return await self._streamed(request, answer, counted) if answer.pieces else self._response(answer)
            if answer.pieces and decisive.action not in REPLACING:
                answer = dataclasses.replace(answer, body=b"".join(answer.pieces), pieces=None)
            if decisive.action == "bomb":
                answer = bomb(decisive, answer, base, path, query)
            if decisive.action not in REPLACING:
                return await self._damaged(decisive, request, record, answer)
        if decisive.action in ("reset", "timeout"):
            if decisive.action == "timeout":
                await asyncio.sleep(3600.0 if decisive.seconds is None else decisive.seconds)
            return _drop(request)
        answer = core.faulty(decisive, base, path, request.method)
        record.status = answer.status
        return self._response(answer)

    async def _damaged(
        self, fault: Fault, request: web.BaseRequest, record: RequestRecord, answer: Answer
    ) -> web.StreamResponse:
        """Return the real response, damaged."""
        if fault.action == "reset_after":
            return _drop(request)
        record.status = answer.status
        if fault.action == "wrong_type":
            answer.content_type = "text/html;charset=utf-8"
            return self._response(answer)
        if fault.action == "malformed":
            cut = answer.body[: max(len(answer.body) // 2, 1)] or b'{ "cut'
            record.status = 200
            return self._response(Answer(200, cut, answer.content_type, answer.headers, answer.cookies))
        if fault.action == "drip":
            return await self._dripping(request, answer, 1.0 if fault.seconds is None else fault.seconds)
        if fault.action == "bomb":
            return self._response(answer)
        whole = answer.body or b"{ }"
        response = web.StreamResponse(status=answer.status, reason="", headers=self._headers(answer))
        response.content_length = len(whole)
        await response.prepare(request)
        await response.write(whole[: len(whole) // 2])
        if request.transport is not None:
            request.transport.close()
        return response

    async def _dripping(self, request: web.BaseRequest, answer: Answer, seconds: float) -> web.StreamResponse:
        """Send a response byte by byte, until the client closes the connection."""
        response = web.StreamResponse(status=answer.status, reason="", headers=self._headers(answer))
        response.content_length = len(answer.body)
        with contextlib.suppress(ConnectionError):
            await response.prepare(request)
            for number in range(len(answer.body)):
                await response.write(answer.body[number : number + 1])
                await asyncio.sleep(seconds)
        return response

    async def _streamed(
        self, request: web.BaseRequest, answer: Answer, counted: contextlib.ExitStack
    ) -> web.StreamResponse:
        """Send a long response piece by piece."""
        assert answer.pieces is not None
        response = web.StreamResponse(status=answer.status, reason="", headers=self._headers(answer))
        response.enable_chunked_encoding()
        with contextlib.suppress(ConnectionError):  # the client closed the connection
            await response.prepare(request)
            for piece in answer.pieces:
                await response.write(piece)
                await asyncio.sleep(0)  # other requests are served in between
            counted.close()  # after the end of the response the client may already send its next request
            await response.write_eof()
        return response

    def _headers(self, answer: Answer) -> CIMultiDict[str]:
        headers: CIMultiDict[str] = CIMultiDict(_HEADERS)
        if answer.content_type is not None:
            headers["Content-Type"] = answer.content_type
        headers.update(answer.headers)
        for cookie in answer.cookies:
            headers.add("Set-Cookie", cookie)
        return headers

    def _response(self, answer: Answer) -> web.Response:
        response = web.Response(status=answer.status, reason="", headers=self._headers(answer), body=answer.body)
        if answer.body and answer.status != 204:
            response.enable_chunked_encoding()
        if answer.status >= 400 and self.core.settings.error_connection == "close":
            response.force_close()
        return response


def _parsed(body: bytes) -> Any:
    if not body:
        return None
    try:
        return json.loads(body)
    except ValueError:
        return body.decode("utf-8", "replace")


def _drop(request: web.BaseRequest) -> web.Response:
    """Reset the connection (RST, not FIN)."""
    transport = request.transport
    if transport is not None:
        sock = transport.get_extra_info("socket")
        if sock is not None:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response()
