# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The search for groups of a domain. tests/truth/test_active_directory.py has the join points."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import UnexpectedAnswer
from ansible_collections.openise.ise.plugins.module_utils._ers.client import Ers
from ansible_collections.openise.ise.plugins.module_utils._tasks.active_directory_info import ActiveDirectoryInfoTask
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import FakeTransport

ITEM = {"id": "1", "name": "corp", "domain": "corp.example.com"}


def search(options: dict[str, Any] | None, body: Any = None) -> tuple[dict[str, Any], list[Any]]:
    transport = FakeTransport(lambda *_request: (200, body))
    task = ActiveDirectoryInfoTask()
    return task.completed(Ers(transport), {"find_groups": options}, dict(ITEM)), transport.documents


@pytest.mark.parametrize(
    ("options", "sent"),
    [
        ({}, {"domain": "corp.example.com"}),
        ({"domain": "lab.example.com", "name": "Net*"}, {"domain": "lab.example.com", "filter": "Net*"}),
        (
            {"sid": "S-1", "type": "domain_local"},
            {"domain": "corp.example.com", "sidFilter": "S-1", "typeFilter": "DOMAIN LOCAL"},
        ),
    ],
)
def test_the_search(options: dict[str, Any], sent: dict[str, str]) -> None:
    group = {"groupName": "corp.example.com/Users/Net", "sid": "S-1", "type": "GLOBAL"}
    item, [document] = search(options, {"ERSActiveDirectoryGroups": {"groups": [group, "stray"]}})
    assert item["found_groups"] == [{"name": "corp.example.com/Users/Net", "sid": "S-1", "type": "GLOBAL"}]
    [envelope] = document.values()
    assert {data["name"]: data["value"] for data in envelope["additionalData"]} == sent


def test_no_search_sends_nothing() -> None:
    assert search(None) == (ITEM, [])


@pytest.mark.parametrize("body", [{}, {"ERSActiveDirectoryGroups": {}}, {"ERSActiveDirectoryGroups": []}])
def test_a_response_without_a_list_is_an_error(body: Any) -> None:
    with pytest.raises(UnexpectedAnswer, match=r"search for groups of corp\.example\.com without a list"):
        search({}, body)
