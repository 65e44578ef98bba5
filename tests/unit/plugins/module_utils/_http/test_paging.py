# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paging: the query of a page, and the page that a link leads to."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import UnexpectedAnswer
from ansible_collections.openise.ise.plugins.module_utils._http.paging import page_after, page_query

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
