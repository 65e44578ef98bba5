# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paging: the query of a page, and the page that a link leads to."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import UnexpectedAnswer
from ansible_collections.openise.ise.plugins.module_utils._http.paging import (
    MAX_PAGES,
    PAGE_SIZE,
    Pages,
    page_after,
    page_query,
)

URL = "https://ise.example.com/ers/config/sgt"


def test_a_page_is_asked_for_by_size_and_number() -> None:
    assert page_query(3) == [("size", "100"), ("page", "3")]


@pytest.mark.parametrize(
    ("page", "link", "following"),
    [
        (1, {"rel": "next", "href": f"{URL}?size=100&page=2"}, 2),
        (2, {"href": f"{URL}?page=5&size=100&filter=name.EQ.a"}, 5),
        (2, {"href": f"{URL}?size=100"}, 3),  # without a number it is the page after this one
        (2, {"href": f"{URL}?page=last"}, 3),
        (2, {"href": "https://[ise/ers/config/sgt?page=9"}, 3),  # no link
        (2, {"href": f"{URL}?page=\u00b2"}, 3),
        (2, {"href": f"{URL}?page={'9' * 5000}"}, 3),
        (2, {"href": ""}, 0),
        (2, {}, 0),
        (2, None, 0),
        (2, f"{URL}?page=3", 0),
    ],
)
def test_the_next_page(page: int, link: Any, following: int) -> None:
    assert page_after("/ers/config/sgt", page, link) == following


@pytest.mark.parametrize("number", [1, 2, 0])
def test_a_link_that_does_not_lead_on_is_an_error(number: int) -> None:
    with pytest.raises(UnexpectedAnswer, match="a loop of pages for /ers/config/sgt"):
        page_after("/ers/config/sgt", 2, {"href": f"{URL}?page={number}"})


def _link(page: int) -> dict[str, str]:
    return {"href": f"{URL}?page={page}"}


def _page(number: int, size: int = PAGE_SIZE) -> list[dict[str, int]]:
    return [{"id": number * PAGE_SIZE + position} for position in range(size)]


def test_the_pages_of_a_list() -> None:
    """A page may be short, and entries may appear or disappear on the way."""
    pages = Pages(URL)
    assert pages.after(1, _page(1), _link(2), 250) == 2
    assert pages.after(2, _page(2, 20), _link(3), 250) == 3
    assert pages.after(3, _page(3), _link(4), 200) == 4
    assert pages.after(4, _page(4), _link(5), 320) == 5
    assert pages.after(5, [], None, 320) == 0


@pytest.mark.parametrize(
    ("entries", "words"), [([], "page 2 is empty"), (_page(1), "page 2 is equal to the page before it")]
)
def test_a_page_that_promises_another_one_in_vain(entries: list[Any], words: str) -> None:
    pages = Pages(URL)
    assert pages.after(1, _page(1), _link(2), 10**9) == 2
    with pytest.raises(UnexpectedAnswer, match=f"list without end for {URL}: {words} and promises another page"):
        pages.after(2, entries, _link(3), 10**9)
    assert Pages(URL).after(1, entries, None) == 0


def test_pages_beyond_the_total() -> None:
    pages = Pages(URL)
    assert [pages.after(number, _page(number), _link(number + 1), 150) for number in (1, 2)] == [2, 3]
    with pytest.raises(UnexpectedAnswer, match="page 3 is beyond the 150 entries that ISE counts"):
        pages.after(3, _page(3), _link(4), 150)


@pytest.mark.parametrize("total", [None, "many", 0])
def test_pages_without_a_total_are_limited_by_their_number(total: Any) -> None:
    pages = Pages(URL)
    for number in range(1, MAX_PAGES):
        pages.after(number, [number], _link(number + 1), total)
    with pytest.raises(UnexpectedAnswer, match="page 50000 is the 50,000th"):
        pages.after(MAX_PAGES, [0], _link(MAX_PAGES + 1), total)
