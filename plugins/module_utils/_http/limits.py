# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits of one response: its time, also if it arrives byte by byte, and its size after decompression."""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from http.client import HTTPResponse
from typing import Any

MEBIBYTE = 1 << 20
# A list that arrives as a stream may take longer and be larger than a document that is read as a whole.
STREAM_RATE = 16 * 1024  # bytes per second, on average
STREAM_FACTOR = 16
ERROR_SIZE = MEBIBYTE  # bytes of an error that are read; ISE's own have some hundred
_PIECE = 65536  # bytes
_GZIP = 16 + zlib.MAX_WBITS


class TooSlow(TimeoutError):
    """A response has begun, but was not complete in time. ``received`` is the number of bytes that arrived."""

    def __init__(self, received: int) -> None:
        super().__init__(f"{received} bytes arrived")
        self.received = received


class TooLarge(Exception):
    """A response exceeds its limit."""


class Damaged(Exception):
    """A response cannot be decompressed. The argument is the cause."""


class Pace:
    """The time of one response: ``seconds``, and one more for each ``rate`` received bytes if there is a rate."""

    def __init__(self, seconds: float, rate: int = 0, clock: Callable[[], float] | None = None) -> None:
        self._seconds, self._rate, self._clock = seconds, rate, clock or time.monotonic
        self.begin()

    def begin(self) -> None:
        """Start to count."""
        self._started, self.received = self._clock(), 0

    def remaining(self) -> float:
        """Return the remaining seconds. Raises :class:`TooSlow` if there are none."""
        earned = self.received / self._rate if self._rate else 0.0
        left = self._started + self._seconds + earned - self._clock()
        if left <= 0:
            raise TooSlow(self.received)
        return left


# The pace of the request that this thread sends; connections outlive requests.
CURRENT_PACE: ContextVar[Pace | None] = ContextVar("CURRENT_PACE", default=None)


class PacedResponse(HTTPResponse):
    """A response whose head and body arrive within the current pace. A timeout of the socket alone applies to each byte."""

    def __init__(self, sock: Any, *args: Any, **options: Any) -> None:
        pace = CURRENT_PACE.get()
        if pace is not None:
            pace.begin()
            sock = _PacedSocket(sock, pace)
        super().__init__(sock, *args, **options)


class _PacedSocket:
    """What a response uses of its socket."""

    def __init__(self, sock: Any, pace: Pace) -> None:
        self._sock, self._pace = sock, pace

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_PacedReader(self._sock, self._sock.makefile(mode, 0), self._pace))


class _PacedReader(io.RawIOBase):
    def __init__(self, sock: Any, raw: Any, pace: Pace) -> None:
        self._sock, self._raw, self._pace = sock, raw, pace

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        before = self._sock.gettimeout()
        self._sock.settimeout(self._pace.remaining())
        try:
            size: int | None = self._raw.readinto(buffer)
        except TimeoutError:
            raise (TooSlow(self._pace.received) if self._pace.received else TimeoutError()) from None
        finally:
            self._sock.settimeout(before)  # the connection is used again
        self._pace.received += size or 0
        return size

    def close(self) -> None:
        self._raw.close()
        super().close()


def limited(pieces: Iterable[bytes], encoding: str, most: int) -> Iterator[bytes]:
    """Yield a body decompressed, in small pieces. ``encoding`` is the header Content-Encoding, ``most`` a number of bytes.

    Raises :class:`TooLarge`, and :class:`Damaged` for a body that is not of its encoding.
    """
    names = [name for name in encoding.lower().replace(" ", "").split(",") if name not in ("", "identity")]
    if names not in ([], ["gzip"], ["x-gzip"]):
        raise Damaged(f"it is encoded as {encoding}, and only gzip is accepted")
    size = 0
    for piece in _decompressed(pieces) if names else pieces:
        size += len(piece)
        if size > most:
            raise TooLarge
        yield piece


def _decompressed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the content of the members of a gzip stream."""
    member = zlib.decompressobj(_GZIP)
    begun = False
    for piece in pieces:
        rest = piece
        while rest:
            if member.eof:
                member = zlib.decompressobj(_GZIP)
            try:
                text = member.decompress(rest, _PIECE)
            except zlib.error as error:
                raise Damaged(f"it is not valid gzip: {error}") from None
            begun = True
            if text:
                yield text
            rest = member.unused_data if member.eof else member.unconsumed_tail
    if begun and not member.eof:
        raise Damaged("it ends in the middle of a gzip stream")
