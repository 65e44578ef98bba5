# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits of a response: time, with a clock of its own, and size after decompression."""

from __future__ import annotations

import gzip
import io
import socket
from collections.abc import Iterable
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._http import limits
from ansible_collections.openise.ise.plugins.module_utils._http.limits import (
    CURRENT_PACE,
    Damaged,
    Pace,
    PacedResponse,
    TooLarge,
    TooSlow,
    limited,
)


class Clock:
    """A clock that tests move."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


class Wire:
    """A socket on which each byte takes ``seconds`` of a clock."""

    def __init__(self, text: bytes, clock: Clock, seconds: float) -> None:
        self._bytes, self._clock, self._seconds = io.BytesIO(text), clock, seconds
        self.timeouts: list[float] = []
        self.timeout = 60.0

    def gettimeout(self) -> float:
        return self.timeout

    def settimeout(self, seconds: float) -> None:
        self.timeout = seconds
        self.timeouts.append(seconds)

    def makefile(self, mode: str, buffering: int) -> Any:
        assert (mode, buffering) == ("rb", 0)
        wire = self

        class Raw(io.RawIOBase):
            def readinto(self, buffer: Any) -> int:
                if wire._seconds > wire.timeout:
                    raise TimeoutError
                wire._clock.now += wire._seconds
                found = wire._bytes.read(1)
                buffer[: len(found)] = found
                return len(found)

        return Raw()


def received(wire: Wire, pace: Pace) -> bytes:
    token = CURRENT_PACE.set(pace)
    try:
        response = PacedResponse(wire)
        response.begin()
        return response.read()
    finally:
        CURRENT_PACE.reset(token)


TEXT = b"HTTP/1.1 200 \r\nContent-Length: 20\r\n\r\n" + b"x" * 20


def test_a_response_in_time() -> None:
    clock = Clock()
    wire = Wire(TEXT, clock, 0.1)
    assert received(wire, Pace(60, clock=clock)) == b"x" * 20
    assert wire.timeout == 60.0  # as before, because the connection is used again
    assert min(wire.timeouts) > 50


@pytest.mark.parametrize("seconds", [1.0, 2.0, 4.5], ids=["a byte a second", "head", "head, late"])
def test_bytes_do_not_prolong_a_response(seconds: float) -> None:
    clock = Clock()
    with pytest.raises(TooSlow) as caught:
        received(Wire(TEXT, clock, seconds), Pace(40, clock=clock))
    assert clock.now <= 140.0
    assert caught.value.received == int(40 / seconds)


def test_nothing_arrives() -> None:
    with pytest.raises(TimeoutError) as caught:
        received(Wire(TEXT, Clock(), 99), Pace(40, clock=Clock()))
    assert not isinstance(caught.value, TooSlow)


@pytest.mark.parametrize(("rate", "complete"), [(1, True), (2, False), (0, False)])
def test_progress_prolongs_a_stream(rate: int, complete: bool) -> None:
    """With a rate of one byte a second, a response of one byte a second goes on for ever."""
    clock = Clock()
    text = b"HTTP/1.1 200 \r\nContent-Length: 500\r\n\r\n" + b"x" * 500
    if complete:
        assert len(received(Wire(text, clock, 1), Pace(40, rate, clock))) == 500
    else:
        with pytest.raises(TooSlow):
            received(Wire(text, clock, 1), Pace(40, rate, clock))
        assert clock.now < 185


def test_each_response_of_a_request_begins_anew() -> None:
    """A proxy responds before ISE does."""
    clock = Clock()
    pace = Pace(40, clock=clock)
    clock.now += 39
    assert received(Wire(TEXT, clock, 0.1), pace)
    assert pace.received == len(TEXT)


def test_without_a_pace_a_response_is_read_as_usual() -> None:
    one, other = socket.socketpair()
    with one, other:
        other.sendall(TEXT)
        response = PacedResponse(one)
        response.begin()
        assert response.read() == b"x" * 20


def _in_pieces(text: bytes, size: int) -> Iterable[bytes]:
    return (text[at : at + size] for at in range(0, len(text), size))


BODY = b"".join(str(number).encode() for number in range(50_000))
TWO = gzip.compress(BODY[:1000]) + gzip.compress(BODY[1000:])


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (BODY, ""),
        (BODY, "identity"),
        (gzip.compress(BODY), "gzip"),
        (gzip.compress(BODY), " GZIP "),
        (gzip.compress(BODY), "x-gzip"),
        (TWO, "gzip"),
    ],
)
@pytest.mark.parametrize("size", [1, 7, 65536])
def test_a_body_within_its_limit(content: bytes, encoding: str, size: int) -> None:
    assert b"".join(limited(_in_pieces(content, size), encoding, len(BODY))) == BODY
    with pytest.raises(TooLarge):
        list(limited(_in_pieces(content, size), encoding, len(BODY) - 1))


def test_a_body_that_is_empty() -> None:
    """A 204 may name an encoding although it has no body."""
    assert list(limited([], "gzip", 10)) == []


def test_a_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(bytes(50 * limits.MEBIBYTE))
    seen = []
    with pytest.raises(TooLarge):
        seen += list(map(len, limited([bomb], "gzip", limits.MEBIBYTE)))
    pieces = limited([bomb], "gzip", limits.MEBIBYTE)
    assert max(len(next(pieces)) for _turn in range(10)) <= 65536


@pytest.mark.parametrize(
    ("content", "encoding", "words"),
    [
        (b"plain text", "gzip", "not valid gzip"),
        (gzip.compress(BODY)[:-20], "gzip", "ends in the middle"),
        (gzip.compress(BODY) + b"rest", "gzip", "not valid gzip"),
        (BODY, "br", "encoded as br"),
        (BODY, "gzip, gzip", "encoded as gzip, gzip"),
    ],
)
def test_a_damaged_body(content: bytes, encoding: str, words: str) -> None:
    with pytest.raises(Damaged, match=words):
        list(limited([content], encoding, 10 * limits.MEBIBYTE))
