# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paging of lists, which ERS and the OpenAPI have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .._errors import UnexpectedAnswer

PAGE_SIZE = 100  # the maximum of ERS
# For lists without a total; the largest deployment has 2,000,000 endpoints.
MAX_PAGES = 50_000


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
    try:
        number = parse_qs(urlsplit(str(href)).query).get("page", [""])[0]
    except ValueError:  # no link
        number = ""
    following = int(number) if number.isdecimal() and len(number) < 10 else page + 1
    if following <= page:
        raise UnexpectedAnswer(f"ISE returned a loop of pages for {path}.")
    return following


class Pages:
    """The pages of one reading of the list at ``path``: refuses lists that do not end."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._last: Sequence[Any] | None = None
        self._entries = self._pages = self._total = 0

    def after(self, page: int, entries: Sequence[Any], link: Any, total: Any = None) -> int:
        """Return the number of the next page, 0 after the last one. ``total`` is ISE's number of entries, if it is known.

        Raises :class:`UnexpectedAnswer` for a page that promises another one although it is empty, equals the one before it,
        or has brought the number of entries beyond the total.
        """
        following = page_after(self._path, page, link)
        self._pages += 1
        self._entries += len(entries)
        if isinstance(total, int):
            self._total = max(self._total, total)
        if following:
            problem = self._problem(entries)
            if problem:
                raise UnexpectedAnswer(
                    f"ISE returned a list without end for {self._path}: page {page} {problem} and promises another page. "
                    "Run the task again; check hostname, and the gateway in front of ISE, if that happens again."
                )
        self._last = entries
        return following

    def _problem(self, entries: Sequence[Any]) -> str:
        if not entries:
            return "is empty"
        if entries == self._last:
            return "is equal to the page before it"
        # Entries that appear while the list is read may make it longer by a page.
        if self._total and self._entries > self._total + PAGE_SIZE:
            return f"is beyond the {self._total:,} entries that ISE counts"
        return f"is the {self._pages:,}th" if self._pages >= MAX_PAGES else ""
