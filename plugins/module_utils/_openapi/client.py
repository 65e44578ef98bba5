# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The OpenAPI dialect: lists below ``response``, page by page.

ISE serves it on port 443 only, since 3.1, with the login of ERS.
"""

from __future__ import annotations

from typing import Any

from .._errors import UnexpectedAnswer
from .._http.paging import Pages, page_query
from .._http.transport import Transport

SINCE = "3.1"


class OpenApi:
    """OpenAPI calls of one task."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport

    def list_all(self, path: str) -> list[dict[str, Any]]:
        """Return all members of a list. Raises :class:`UnexpectedAnswer` for an answer without one."""
        found: list[dict[str, Any]] = []
        page, pages = 1, Pages(path)
        while page:
            document = self.transport.send("GET", path, query=page_query(page)).json()
            members = document.get("response")
            if not isinstance(members, list):
                raise UnexpectedAnswer(f"ISE answered the list {path} without a response.")
            if not all(isinstance(member, dict) for member in members):
                raise UnexpectedAnswer(f"ISE answered the list {path} with a member that is no object.")
            found += members
            page = pages.after(page, members, document.get("nextPage"))
        return found
