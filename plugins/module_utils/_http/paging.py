# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paging of lists, which ERS and the OpenAPI have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .._errors import UnexpectedAnswer

PAGE_SIZE = 100  # the maximum of ERS


def page_query(page: int) -> list[tuple[str, str]]:
    """Return the query parameters of a page; the first page is 1."""
    return [("size", str(PAGE_SIZE)), ("page", str(page))]


def page_after(path: str, page: int, link: Any) -> int:
    """Return the number of the next page of the list at ``path``; 0 after the last page.

    ``link`` is ``nextPage`` of the response. Raises :class:`UnexpectedAnswer` if it does not point to a later page.
    """
    href = link.get("href") if isinstance(link, Mapping) else None
    if not href:
        return 0
    # Only the page number is used: it is not documented whether the link contains the filters.
    number = parse_qs(urlsplit(str(href)).query).get("page", [""])[0]
    following = int(number) if number.isdigit() else page + 1
    if following <= page:
        raise UnexpectedAnswer(f"ISE returned a loop of pages for {path}.")
    return following
