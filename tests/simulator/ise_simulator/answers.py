# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP responses: ERSResponse errors, JSON in Jackson's format, HTML pages of the servers in front of ERS."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from json.encoder import encode_basestring as quoted
from typing import Any

__all__ = ["HTML", "JSON", "XML", "Answer", "Refused", "html_page", "jackson"]

JSON = "application/json;charset=utf-8"
XML = "application/xml;charset=utf-8"
HTML = "text/html;charset=utf-8"

VALIDATION = "Application resource validation exception"
CRUD = "CRUD operation exception"
MEDIA_TYPE = "Resource media type exception"
METHOD = "Unsupported method exception"
PAGE = "Page not exists exception"
NOT_FOUND = "Resource not found exception"


class Refused(Exception):
    """ERS refuses the request. The service returns an ERSResponse with this status, title and code."""

    def __init__(self, status: int, title: str, code: str = VALIDATION) -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.code = code


@dataclass
class Answer:
    """One HTTP response. ``content_type`` None: no such header. ``cookies``: Set-Cookie values.

    A long response has ``pieces`` instead of ``body``. ``after``: delay of the response in seconds.
    """

    status: int
    body: bytes = b""
    content_type: str | None = JSON
    headers: dict[str, str] = field(default_factory=dict)
    cookies: tuple[str, ...] = ()
    pieces: Iterator[bytes] | None = None
    after: float = 0.0


def html_page(status: int, title: str, text: str = "") -> Answer:
    """Return a page of Tomcat or of the gateway, which ISE sends when a request does not reach ERS."""
    body = f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>{text}</body></html>"
    return Answer(status, body.encode(), HTML)


def jackson(value: Any, depth: int = 0) -> str:
    """Return ``value`` in the format of Jackson's pretty printer: two blanks, ``"key" : value``, ``[ ]``."""
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        if not value:
            return "{ }"
        inner = "  " * (depth + 1)
        rows = ",\n".join(f"{inner}{quoted(key)} : {jackson(item, depth + 1)}" for key, item in value.items())
        return f"{{\n{rows}\n{'  ' * depth}}}"
    if isinstance(value, (list, tuple)):
        return f"[ {', '.join(jackson(item, depth) for item in value)} ]" if value else "[ ]"
    return repr(value)


def json_answer(status: int, document: Any) -> Answer:
    return Answer(status, jackson(document).encode())
