# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One response of ISE: status, headers, body, and the messages of an ``ERSResponse``."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .._errors import UnexpectedAnswer

_MAX_NESTING = 100  # levels of objects and lists; ISE's documents have about ten

# Takes a body in pieces and returns the result of reading it.
BodyReader = Callable[[Iterator[bytes]], Any]


@dataclass(frozen=True)
class Response:
    """A response of ISE. ``headers`` has names in lower case; ``path`` is the requested path with its query.

    ``result`` is the result of the reader, if there was one; ``body`` then holds the first piece only.
    """

    method: str
    path: str
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    result: Any = field(default=None, repr=False)

    @property
    def request(self) -> str:
        """Return method and path, for messages."""
        return f"{self.method} {self.path}"

    @property
    def content_type(self) -> str:
        """Return the media type in lower case, without parameters; empty if there is none."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @property
    def is_html(self) -> bool:
        """Return whether the response is a web page."""
        return self.content_type == "text/html" or self.body[:64].lstrip().lower().startswith((b"<!doctype", b"<html"))

    @property
    def has_ers_body(self) -> bool:
        """Return whether the body is an ``ERSResponse``, which only the ERS service of ISE sends."""
        return isinstance(self._document().get("ERSResponse"), dict)

    @property
    def has_foreign_body(self) -> bool:
        """Return whether the body of an error is JSON that is no ``ERSResponse``: ERS sends no other JSON as an error."""
        return self.content_type == "application/json" and bool(self.body.strip()) and not self.has_ers_body

    def json(self) -> dict[str, Any]:
        """Return the JSON object in the body; raise :class:`UnexpectedAnswer` for anything else."""
        if self.content_type != "application/json":
            what = "a web page" if self.is_html else (self.content_type or "no content type")
            raise UnexpectedAnswer(f"ISE answered {self.request} with {what} instead of JSON.", status=self.status)
        try:
            document = json.loads(self.body, parse_constant=_refuse, parse_float=_finite)
            _check_nesting(self.body, document)
        except (ValueError, RecursionError):
            raise UnexpectedAnswer(
                f"ISE answered {self.request} with malformed JSON, {len(self.body)} bytes; the body may be truncated.",
                status=self.status,
            ) from None
        if not isinstance(document, dict):
            raise UnexpectedAnswer(f"ISE answered {self.request} with JSON that is not an object.", status=self.status)
        return document

    def _document(self) -> dict[str, Any]:
        try:
            return self.json()
        except UnexpectedAnswer:
            return {}

    def ers_errors(self) -> list[dict[str, str]]:
        """Return the messages of an ``ERSResponse`` (title, type, code; each may be missing), else an empty list."""
        envelope = self._document().get("ERSResponse")
        messages = envelope.get("messages") if isinstance(envelope, dict) else None
        return [
            {key: str(message[key]) for key in ("title", "type", "code") if message.get(key)}
            for message in (messages if isinstance(messages, list) else [])
            if isinstance(message, dict)
        ]


def _refuse(word: str) -> float:
    """Refuse NaN and Infinity, which are no JSON."""
    raise ValueError(word)


def _finite(digits: str) -> float:
    """Return a number; refuse one that is too large for any client."""
    value = float(digits)
    return value if math.isfinite(value) else _refuse(digits)


def _check_nesting(body: bytes, document: Any) -> None:
    """Raise :class:`ValueError` for a document that is nested deeper than any of ISE, and for half a character.

    Neither can be processed or returned to Ansible.
    """
    if b"\\ud" in body or b"\\uD" in body:
        json.dumps(document, ensure_ascii=False).encode()
    if body.count(b"{") + body.count(b"[") <= _MAX_NESTING:
        return
    level, depth = [document], 0
    while level:
        depth += 1
        if depth > _MAX_NESTING:
            raise ValueError("nesting")
        level = [
            inner
            for value in level
            for inner in (value.values() if isinstance(value, dict) else value if isinstance(value, list) else ())
            if isinstance(inner, (dict, list))
        ]
