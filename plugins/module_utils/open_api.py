# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Open API dialect: lists below ``response``, page by page.

ISE serves it on port 443 alone, since 3.1, with the login of ERS.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from .errors import UnexpectedAnswer
from .transport import Transport

PAGE_SIZE = 100
SINCE = "3.1"


def list_all(transport: Transport, path: str) -> list[dict[str, Any]]:
    """Return all members of a list. Raises :class:`UnexpectedAnswer` for an answer that is none."""
    found: list[dict[str, Any]] = []
    page = 1
    while True:
        query = [("size", str(PAGE_SIZE)), ("page", str(page))]
        document = transport.send("GET", path, query=query).json()
        members = document.get("response")
        if not isinstance(members, list):
            raise UnexpectedAnswer(f"ISE answered the list {path} without a response.")
        found += [member for member in members if isinstance(member, dict)]
        link = document.get("nextPage")
        href = link.get("href") if isinstance(link, dict) else None
        if not href:
            return found
        number = parse_qs(urlsplit(str(href)).query).get("page", [""])[0]
        following = int(number) if number.isdigit() else page + 1
        if following <= page:
            raise UnexpectedAnswer(f"ISE's pages of {path} lead in a circle.")
        page = following
