# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Users of an object: their number, their first names, and those that do not count."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine.dialect import Reader
from ansible_collections.openise.ise.plugins.module_utils._engine.usage import UsageReader, Users, in_use, listed
from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint_group import ENDPOINT_GROUP
from ansible_collections.openise.ise.plugins.module_utils._resources.external_radius_server import (
    EXTERNAL_RADIUS_SERVER,
)
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device_group import NETWORK_DEVICE_GROUP
from ansible_collections.openise.ise.plugins.module_utils._schema.filters import Filter
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource

(ENDPOINTS,) = ENDPOINT_GROUP.used_by


class Lists:
    """A reader with entries by resource path; counts its requests."""

    def __init__(self, total: int = -1, **entries: list[dict[str, Any]]) -> None:
        self.total, self.entries, self.requests = total, entries, 0

    def begin_list(
        self, resource: Resource, filters: Iterable[Filter], *, match_any: bool = False
    ) -> tuple[int, list[dict[str, Any]]]:
        """Return number and first page."""
        self.requests += 1
        found = self.entries.get(resource.endpoint.path, [])
        return (len(found) if self.total < 0 else self.total), found[:2]

    def list_all(
        self, resource: Resource, filters: Iterable[Filter] = (), *, match_any: bool = False
    ) -> list[dict[str, Any]]:
        """Return all entries."""
        self.requests += 1
        return self.entries.get(resource.endpoint.path, [])

    def get_many(self, resource: Resource, ids: Iterable[str]) -> list[dict[str, Any]]:
        """Return whole objects."""
        wanted = set(ids)
        self.requests += len(wanted)
        return [entry for entry in self.entries[resource.endpoint.path] if entry["id"] in wanted]


def _entries(*names: str) -> list[dict[str, Any]]:
    return [{"id": f"id-{name}", "name": name} for name in names]


def _find(lists: Lists, resource: Resource, name: str, leaving: dict[str, list[str]] | None = None) -> list[str]:
    return [str(each) for each in UsageReader(cast(Reader, lists)).users_of(resource, name, "7", leaving=leaving)]


@pytest.mark.parametrize(
    ("count", "names", "text"),
    [
        (1, ("a",), "1 endpoint uses it (a)"),
        (3, ("a", "b", "c"), "3 endpoints use it (a, b, c)"),
        (12, ("a", "b", "c", "d"), "12 endpoints use it (a, b, c, ...)"),
        (2, (), "2 endpoints use it"),  # lists without names
    ],
)
def test_words(count: int, names: tuple[str, ...], text: str) -> None:
    """Number, type and at most three names."""
    assert str(Users(ENDPOINTS, count, names)) == text


def test_one_request() -> None:
    """The total counts, not the page; nobody is no user."""
    lists = Lists(250, endpoint=_entries("a", "b"))
    assert _find(lists, ENDPOINT_GROUP, "Lab") == ["250 endpoints use it (a, b, ...)"]
    assert lists.requests == 1
    assert _find(Lists(), ENDPOINT_GROUP, "Lab") == []


def test_leaving() -> None:
    """Who leaves does not count; then all pages are read, if there are more."""
    lists = Lists(endpoint=_entries("a", "b", "c"))
    assert _find(lists, ENDPOINT_GROUP, "Lab", {"endpoints": ["id-a", "id-c", "id-x"]}) == ["1 endpoint uses it (b)"]
    assert lists.requests == 2
    users = UsageReader(cast(Reader, lists)).users_of(
        ENDPOINT_GROUP, "Lab", "7", leaving={"endpoints": ["id-a", "id-b", "id-c"]}
    )
    assert [(each.count, each.left_out) for each in users] == [(0, ("id-a", "id-b", "id-c"))]
    assert listed(users) == ""


def test_read_once() -> None:
    """Where ISE cannot filter, all objects are read, once for several used objects."""
    documents: list[dict[str, Any]] = [
        {"id": "1", "name": "s1", "RadiusServerList": ["r1", "r2"]},
        {"id": "2", "name": "s2"},
    ]
    lists = Lists(radiusserversequence=documents)
    reader = UsageReader(cast(Reader, lists))
    found = [[str(each) for each in reader.users_of(EXTERNAL_RADIUS_SERVER, name, "7")] for name in ("R1", "r3")]
    assert found == [["1 radius server sequence uses it (s1)"], []]
    assert lists.requests == 3


def test_confirmed() -> None:
    """Entries that the filter finds as well, but that are no users, do not count; all pages are examined."""
    names = ["Location#All#Lyon#A", "Location#All#Lyon2#B", "X#Location#All#Lyon#C", "Location#All#Lyon#D"]
    lists = Lists(networkdevicegroup=_entries(*names))
    assert _find(lists, NETWORK_DEVICE_GROUP, "Location#All#Lyon") == [
        "2 network device groups are below it (Location#All#Lyon#A, Location#All#Lyon#D)"
    ]


def test_message() -> None:
    """All types in one sentence, with the remedy."""
    users = [Users(ENDPOINTS, 2, ("a", "b")), Users(ENDPOINTS, 0), Users(ENDPOINTS, 1, ("c",))]
    assert in_use(users).message == (
        "2 endpoints use it (a, b) and 1 endpoint uses it (c); re-assign or delete them, or set force_in_use."
    )
