# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists that come page by page, asked for and continued in the same way by ERS and the Open API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .._errors import UnexpectedAnswer

PAGE_SIZE = 100  # ERS refuses more


def page_query(page: int) -> list[tuple[str, str]]:
    """Return the query parameters that ask for a page; the first is 1."""
    return [("size", str(PAGE_SIZE)), ("page", str(page))]


def page_after(path: str, page: int, link: Any) -> int:
    """Return the number of the next page of the list at ``path``, 0 after the last one.

    ``link`` is what the answer has as ``nextPage``. Raises :class:`UnexpectedAnswer` where it does not lead on.
    """
    href = link.get("href") if isinstance(link, Mapping) else None
    if not href:
        return 0
    # Only the page number is taken from the link; whether it repeats the filters is not documented.
    number = parse_qs(urlsplit(str(href)).query).get("page", [""])[0]
    following = int(number) if number.isdigit() else page + 1
    if following <= page:
        raise UnexpectedAnswer(f"ISE's pages of {path} lead in a circle.")
    return following
