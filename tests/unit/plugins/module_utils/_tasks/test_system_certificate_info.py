# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates of certificates, and lists of the Open API over several pages."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._ers import openapi as open_api
from ansible_collections.openise.ise.plugins.module_utils._tasks.system_certificate_info import certificate
from ansible_collections.openise.ise.tests.unit.plugins.support.server import FakeTransport

NOW = datetime(2027, 1, 1, 12, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("text", "iso", "days"),
    [
        ("Sat Jan 02 12:00:00 UTC 2027", "2027-01-02T12:00:00+00:00", 1),
        ("Sat Jan 2 11:59:59 GMT 2027", "2027-01-02T11:59:59+00:00", 0),
        ("Fri Jan 01 11:59:59 UTC 2027", "2027-01-01T11:59:59+00:00", -1),
        ("Mon Jan 11 12:00:00 IST 2027", "2027-01-11T12:00:00", 10),
        ("2027-01-31 12:00:00", "2027-01-31T12:00:00", 30),
        ("2027-01-31T12:00:00+01:00", "2027-01-31T12:00:00+01:00", 29),
    ],
)
def test_dates(text: str, iso: str, days: int) -> None:
    found = certificate({"validFrom": "2020-01-01 00:00:00", "expirationDate": text}, "psn", NOW)
    assert (found["expires"], found["days_left"], found["node"]) == (iso, days, "psn")
    assert found["valid_from"] == "2020-01-01T00:00:00"


@pytest.mark.parametrize("text", ["", "next year", "Fri Mai 01 11:59:59 UTC 2027", "Fri Jan 40 11:59:59 UTC 2027"])
def test_dates_that_are_none(text: str) -> None:
    with pytest.raises(errors.UnexpectedAnswer, match="unknown way"):
        certificate({"validFrom": "2020-01-01 00:00:00", "expirationDate": text}, "psn", NOW)


def test_pages() -> None:
    pages: dict[str, dict[str, Any]] = {
        "1": {"response": [{"id": "a"}, "stray"], "nextPage": {"href": "https://other/x?page=2&size=9"}},
        "2": {"response": [{"id": "b"}], "nextPage": {"href": "https://other/x"}},
        "3": {"response": [{"id": "c"}], "nextPage": None},
    }
    transport = FakeTransport(lambda _method, _path, query, _document: (200, pages[query["page"][0]]))
    assert [item["id"] for item in open_api.list_all(transport, "/api/v1/things")] == ["a", "b", "c"]
    assert {query["size"][0] for query in transport.queries} == {"100"}
