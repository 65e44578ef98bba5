# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of the OpenAPI over several pages."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import UnexpectedAnswer
from ansible_collections.openise.ise.plugins.module_utils._openapi.client import OpenApi
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import FakeTransport


def test_pages() -> None:
    pages: dict[str, dict[str, Any]] = {
        "1": {"response": [{"id": "a"}], "nextPage": {"href": "https://other/x?page=2&size=9"}},
        "2": {"response": [{"id": "b"}], "nextPage": {"href": "https://other/x"}},
        "3": {"response": [{"id": "c"}], "nextPage": None},
    }
    transport = FakeTransport(lambda _method, _path, query, _document: (200, pages[query["page"][0]]))
    assert [item["id"] for item in OpenApi(transport).list_all("/api/v1/things")] == ["a", "b", "c"]
    assert {query["size"][0] for query in transport.queries} == {"100"}


@pytest.mark.parametrize("answer", [{}, {"response": {}}, {"response": [{"id": "a"}, "stray"]}, {"response": [None]}])
def test_what_is_no_list_of_objects(answer: dict[str, Any]) -> None:
    transport = FakeTransport(lambda *_request: (200, answer))
    with pytest.raises(UnexpectedAnswer, match="answered the list /api/v1/things"):
        OpenApi(transport).list_all("/api/v1/things")
