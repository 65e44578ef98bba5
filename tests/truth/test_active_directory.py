# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lookups of groups in Active Directory: requests, results, failures. Nothing is ever changed."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.truth.budget import NOTHING, ONE_READ
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row

LOOKED_UP = Counter(GET=1, PUT=1)
OPERATORS = {
    "name": "corp.example.com/Staff/Network Operators",
    "sid": "S-1-5-21-1234567890-987654321-1122334455-1602",
    "type": "GLOBAL",
}


def _directories(row: Row) -> bool:
    return row.info == "active_directory_info"


@pytest.fixture
def corp(node: Node) -> Node:
    """Provide a node that has joined corp.example.com."""
    node.put(node.for_release(node.row.full).stored)
    return node


def _found(node: Node, desired: dict[str, Any], **more: Any) -> list[dict[str, str]]:
    result = node.info({"name": "corp", "find_groups": desired}, **more)
    assert result.get("changed") is False, result
    groups: list[dict[str, str]] = result["active_directories"][0]["found_groups"]
    return groups


@each(rows_with=_directories, reads=True)
@pytest.mark.parametrize("key", ["name", "groupName"])
def test_lookup(corp: Node, key: str) -> None:
    """Find groups by name, SID and type, also in check mode, and whichever key ISE uses for the name."""
    corp.sim.configure(ad_group_name=key)
    held = corp.all_documents()
    for desired in (
        {"name": "Network Operators"},
        {"sid": OPERATORS["sid"]},
        {"sid": f"corp.example.com/{OPERATORS['sid']}", "type": "global", "domain": "CORP.example.com"},
    ):
        for check in (True, False):
            assert _found(corp, desired, check=check) == [OPERATORS]
            assert corp.sent == LOOKED_UP
    assert len(_found(corp, {})) == 6
    assert [group["type"] for group in _found(corp, {"type": "domain_local"})] == ["DOMAIN LOCAL"]
    assert _found(corp, {"name": "Nobody"}) == []
    assert corp.all_documents() == held


@each(rows_with=_directories, reads=True, releases=("3.4",))
def test_lookup_for_every_join_point(corp: Node) -> None:
    """Each listed join point is asked for the groups of its domain; a missing one is not asked."""
    corp.put({"name": "second", "domain": "corp.example.com"})
    result = corp.info({"find_groups": {"name": "Domain Users"}})
    assert [len(item["found_groups"]) for item in result["active_directories"]] == [1, 1]
    assert corp.sent == Counter(GET=3, PUT=2)
    assert corp.info({"name": "third", "find_groups": {}})["active_directories"] == []
    assert corp.sent == ONE_READ
    assert "found_groups" not in corp.info({"name": "corp"})["active_directories"][0]
    assert corp.sent == ONE_READ


@each(rows_with=_directories, reads=True, releases=("3.0", "3.4"))
def test_failures(corp: Node) -> None:
    """An unreachable domain, an ISE that requires a name, a read-only account, mutually exclusive options."""
    result = corp.info({"name": "corp", "find_groups": {"domain": "nowhere.example.com"}})
    assert result["failed"] and result["status"] == 500
    corp.sim.configure(ad_group_filter="required")
    assert "filter" in corp.info({"name": "corp", "find_groups": {}})["msg"]
    assert _found(corp, {"name": "Network Operators"}) == [OPERATORS]
    user, password = corp.sim.operator
    result = corp.info({"name": "corp", "find_groups": {}}, username=user, password=password)
    assert result["failed"] and result["status"] == 403
    assert "remove details, or set it to true" in corp.info({"find_groups": {}, "details": False})["msg"]
    assert corp.sent == NOTHING


@each(rows_with=_directories, reads=True, releases=("3.4",))
@pytest.mark.parametrize("answer", [b'{"ERSActiveDirectoryGroups": {}}', b"{}", b'{"ERSActiveDirectoryGroups": []}'])
def test_response_without_groups(corp: Node, answer: bytes) -> None:
    """Only a list of groups counts as a result."""
    corp.sim.fault("status", method="PUT", path="getGroupsByDomain", status=200, body=answer.decode())
    assert "without a list of groups" in corp.info({"name": "corp", "find_groups": {}})["msg"]


@each(rows_with=_directories, reads=True, releases=("3.4",))
def test_retries(corp: Node) -> None:
    """A failing gateway is retried, although the request is a PUT; a CSRF token is fetched."""
    corp.sim.configure(csrf=True)
    corp.sim.fault("status", method="PUT", path="getGroupsByDomain", status=503, times=2)
    assert _found(corp, {"name": "Network Operators"}) == [OPERATORS]
    assert corp.sent["PUT"] == 4
