# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the body of a response within the limits of its size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any, Protocol

from .._errors import UnexpectedAnswer
from . import limits
from .connection import Connection
from .response import BodyReader, Response

_CHUNK_SIZE = 65536  # bytes


class Answer(Protocol):
    """What is used of a response of requests."""

    raw: Any

    def iter_content(self, chunk_size: int) -> Iterator[bytes]:
        """Yield the body as it arrives."""

    def close(self) -> None:
        """End the response."""


def with_body(
    response: Response, answer: Answer, connection: Connection, reader: BodyReader | None, *, stream: bool
) -> Response:
    """Return a response with the reader's result; with its body if there is no reader, or it is no 200 with a document.

    Raises :class:`UnexpectedAnswer` for a success that is damaged or too large. Such a body of an error counts as none.
    """
    if headers := getattr(answer.raw, "headers", None):
        headers.discard("content-encoding")  # urllib3 decompresses without a limit
    try:
        if not 200 <= response.status < 300:
            return replace(response, body=_error_body(response, answer))
        pieces = _pieces(response, answer, connection, stream=stream)
        response = replace(response, body=next(pieces, b""))
        if not reader or response.status != 200 or response.is_html:
            return replace(response, body=b"".join([response.body, *pieces]))
        return replace(response, result=reader(chain([response.body], pieces)))
    finally:
        answer.close()


def _limited(response: Response, answer: Answer, most: int) -> Iterator[bytes]:
    return limits.limited(answer.iter_content(_CHUNK_SIZE), response.headers.get("content-encoding", ""), most)


def _pieces(response: Response, answer: Answer, connection: Connection, *, stream: bool) -> Iterator[bytes]:
    """Yield the body of a success, decompressed."""
    mebibytes = connection.max_response_size * (limits.STREAM_FACTOR if stream else 1)
    try:
        yield from _limited(response, answer, mebibytes * limits.MEBIBYTE)
    except limits.TooLarge:
        raise UnexpectedAnswer(
            f"{connection.hostname} answered {response.request} with more than {mebibytes:,} MiB. Check that "
            f"{connection.named_in} and port lead to ISE. Raise max_response_size if so much data is expected.",
            status=response.status,
        ) from None
    except limits.Damaged as error:
        raise UnexpectedAnswer(
            f"{connection.hostname} sent a damaged response to {response.request}: {error}. Check devices between this "
            "machine and ISE.",
            status=response.status,
        ) from None


def _error_body(response: Response, answer: Answer) -> bytes:
    """Return the body of an error; empty if it is not one of ISE, whose errors are short."""
    try:
        return b"".join(_limited(response, answer, limits.ERROR_SIZE))
    except (limits.TooLarge, limits.Damaged):
        return b""
