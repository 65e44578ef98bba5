# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists: every object once, whatever the pages do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._ers.client import Ers
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._resources.sxp_domain_filter import SXP_DOMAIN_FILTER
from ansible_collections.openise.ise.plugins.module_utils._schema.argument_spec import OPERATORS
from ansible_collections.openise.ise.plugins.module_utils._schema.filters import Filter
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_http import HTML, FakeTransport, ers_error
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import GATEWAY

DEVICES = "/ers/config/networkdevice"


def entries(first: int, last: int) -> list[dict[str, str]]:
    return [{"id": f"d{number:04}", "name": f"sw{number:04}"} for number in range(first, last)]


def page(members: list[Any], total: Any, following: Any = None) -> tuple[int, dict[str, Any]]:
    link = {"nextPage": {"rel": "next", "href": following}} if following else {}
    return 200, {"SearchResult": {"total": total, "resources": members, **link}}


class Pages:
    """Serves the given answers by page number, reading after reading."""

    def __init__(self, *readings: dict[int, Any]) -> None:
        self.readings = list(readings)
        self.asked: list[int] = []

    def __call__(self, method: str, path: str, query: dict[str, list[str]], _document: Any) -> Any:
        assert (method, path) == ("GET", DEVICES)
        number = int(query["page"][0])
        if number == 1 and self.asked and len(self.readings) > 1:
            self.readings.pop(0)
        self.asked.append(number)
        return self.readings[0][number]


def listed(pages: Pages, *filters: Filter, match_any: bool = False) -> tuple[list[str], FakeTransport]:
    transport = FakeTransport(pages)
    found = Ers(transport).list_all(NETWORK_DEVICE, filters, match_any=match_any)
    return [entry["id"] for entry in found], transport


def link(number: Any, host: str = "ise.example.com") -> str:
    return f"https://{host}/ers/config/networkdevice?size=100&page={number}"


@pytest.mark.parametrize("count", [0, 1, 100, 101, 1000, 1001])
def test_every_object_once(count: int) -> None:
    last = max(1, -(-count // 100))
    pages = Pages(
        {
            number: page(
                entries(100 * (number - 1), min(100 * number, count)),
                count,
                link(number + 1) if number < last else None,
            )
            for number in range(1, last + 1)
        }
    )
    found, transport = listed(pages)
    assert found == [f"d{number:04}" for number in range(count)]
    assert pages.asked == list(range(1, last + 1))
    assert all(query["size"] == ["100"] and query["sortasc"] == ["name"] for query in transport.queries)


def test_links_are_used_for_their_page_number_only() -> None:
    odd = "https://evil.example.com:9999/other?page=2&filter=x.EQ.y"
    pages = Pages({1: page(entries(0, 1), 3, odd), 2: page(entries(1, 2), 3, "/no/page"), 3: page(entries(2, 3), 3)})
    found, transport = listed(pages, Filter("name", "STARTSW", "sw"))
    assert found == ["d0000", "d0001", "d0002"]
    assert {path for _method, path in transport.calls} == {DEVICES}
    assert all(query["filter"] == ["name.STARTSW.sw"] for query in transport.queries)


MISSING = replace(
    NETWORK_DEVICE,
    filters={"name": "name", "description": "description"},
    endpoint=replace(NETWORK_DEVICE.endpoint, filters_miss=True),
)
NAMED = [
    {"id": "a", "name": "Alpha", "description": "one"},
    {"id": "b", "name": "beta", "description": "one more"},
    {"id": "c", "name": "Gamma"},
]


@pytest.mark.parametrize(
    ("word", "value", "found"),
    [
        ("equals", "ALPHA", "a"),
        ("not_equals", "alpha", "bc"),
        ("greater_than", "Alpha", "bc"),
        ("less_than", "gamma", "ab"),
        ("starts_with", "al", "a"),
        ("not_starts_with", "al", "bc"),
        ("ends_with", "A", "abc"),
        ("not_ends_with", "ta", "ac"),
        ("contains", "MM", "c"),
        ("not_contains", "a", ""),
    ],
)
def test_where_filters_miss_objects_lists_are_compared_here(word: str, value: str, found: str) -> None:
    transport = FakeTransport(Pages({1: page(NAMED, 3)}))
    entries_found = Ers(transport).list_all(MISSING, [Filter("name", OPERATORS[word], value)])
    assert "".join(entry["id"] for entry in entries_found) == found
    assert "filter" not in transport.queries[0]


def test_several_conditions_compared_here() -> None:
    conditions = [Filter("name", "STARTSW", "b"), Filter("description", "CONTAINS", "one")]
    for match_any, found in ((False, ["b"]), (True, ["a", "b"])):
        client = Ers(FakeTransport(Pages({1: page(NAMED, 3)})))
        assert [entry["id"] for entry in client.list_all(MISSING, conditions, match_any=match_any)] == found


@pytest.mark.parametrize("following", [1, 0])
def test_a_loop_of_pages(following: int) -> None:
    with pytest.raises(errors.UnexpectedAnswer, match="a loop of pages"):
        listed(Pages({1: page(entries(0, 1), 3, link(2)), 2: page(entries(1, 2), 3, link(following))}))
    with pytest.raises(errors.UnexpectedAnswer, match="a loop of pages"):
        listed(Pages({1: page(entries(0, 1), 3, link(1))}))


def test_objects_that_shift_between_pages_lead_to_another_reading() -> None:
    torn = {1: page(entries(0, 2), 3, link(2)), 2: page(entries(1, 2), 3)}  # d0002 slipped over the border
    whole = {1: page(entries(0, 2), 3, link(2)), 2: page(entries(2, 3), 3)}
    pages = Pages(torn, whole)
    found, _transport = listed(pages)
    assert found == ["d0000", "d0001", "d0002"]
    assert pages.asked == [1, 2, 1, 2]


def test_a_list_that_stays_shorter_than_its_total_is_no_answer() -> None:
    pages = Pages({1: page(entries(0, 2), 7)})
    with pytest.raises(errors.UnexpectedAnswer, match="counts 7 entries of networkdevice but listed 2"):
        listed(pages)
    assert pages.asked == [1, 1]


def test_a_list_longer_than_its_total_is_complete() -> None:
    pages = Pages({1: page(entries(0, 3), 2)})
    assert listed(pages)[0] == ["d0000", "d0001", "d0002"]
    assert pages.asked == [1, 1]


ODD_ENTRIES: list[Any] = [
    "stray",
    None,
    7,
    [],
    {},
    {"name": "x"},
    {"id": None},
    {"id": ["x"]},
    {"id": "x", "name": ["y"]},
]


def test_repeated_entries() -> None:
    pages = Pages({1: page([*entries(0, 2), *entries(0, 1)], 2)})
    assert listed(pages)[0] == ["d0000", "d0001"]


@pytest.mark.parametrize("stray", ODD_ENTRIES)
def test_an_entry_that_cannot_be_read_is_no_missing_object(stray: Any) -> None:
    with pytest.raises(errors.UnexpectedAnswer, match=r"the list .* with an unknown form"):
        listed(Pages({1: page([*entries(0, 2), stray], 3)}))


@pytest.mark.parametrize("total", ["many", "-", "", -1, "-2", [2], {"a": 1}, True, 2.5, "2" * 50, "²", 1e300])
def test_a_total_that_is_no_number(total: Any) -> None:
    with pytest.raises(errors.UnexpectedAnswer, match="a whole number"):
        listed(Pages({1: page(entries(0, 2), total)}))


@pytest.mark.parametrize("total", ["2", 2.0, None])
def test_a_total_in_another_form(total: Any) -> None:
    assert listed(Pages({1: page(entries(0, 2), total)}))[0] == ["d0000", "d0001"]


@pytest.mark.parametrize("answer", [(404, ers_error()), (404, b"", {}), (404, b"<html>", HTML)])
def test_a_404_is_an_empty_list_only_where_ise_answers_so(answer: Any) -> None:
    def serve(_method: str, path: str, _query: Any, _document: Any) -> Any:
        return (200, {"VersionInfo": {}}) if path.endswith("/versioninfo") else answer

    client = Ers(FakeTransport(serve))
    assert client.list_all(SXP_DOMAIN_FILTER) == client.whole_list(SXP_DOMAIN_FILTER) == []
    for read in (client.list_all, client.whole_list):
        with pytest.raises(errors.UnexpectedAnswer) as failure:
            read(NETWORK_DEVICE)
        assert not isinstance(failure.value, errors.NotFound) and failure.value.status == 404


@pytest.mark.parametrize(
    "answer",
    [
        (200, {}),
        (200, {"SearchResult": []}),
        (200, {"SearchResult": {"total": 0}}),
        (200, {"SearchResult": {"total": 0, "resources": None}}),
        (200, b"<html>", HTML),
        (500, ers_error()),
        (401, b""),
    ],
)
def test_what_is_no_list_is_no_empty_list(answer: Any) -> None:
    with pytest.raises(errors.IseError):
        listed(Pages({1: answer}))


def test_a_page_that_fails_fails_the_list() -> None:
    with pytest.raises(errors.ServerFailure):
        listed(Pages({1: page(entries(0, 1), 2, link(2)), 2: (500, ers_error())}))


@pytest.mark.parametrize(
    ("filters", "match_any", "expected"),
    [
        ([], False, (None, None)),
        ([], True, (None, None)),
        ([("name", "EQ", "a.b#c")], True, (["name.EQ.a.b#c"], None)),
        ([("name", "EQ", "a"), ("type", "NEQ", "b")], False, (["name.EQ.a", "type.NEQ.b"], None)),
        ([("name", "EQ", "a"), ("type", "NEQ", "b")], True, (["name.EQ.a", "type.NEQ.b"], ["or"])),
    ],
)
def test_filters(filters: list[tuple[str, str, str]], match_any: bool, expected: tuple[Any, Any]) -> None:
    _found, transport = listed(Pages({1: page([], 0)}), *[Filter(*item) for item in filters], match_any=match_any)
    assert (transport.queries[0].get("filter"), transport.queries[0].get("filtertype")) == expected


def test_operators_are_those_of_ers() -> None:
    known = {"EQ", "NEQ", "GT", "LT", "STARTSW", "NSTARTSW", "ENDSW", "NENDSW", "CONTAINS", "NCONTAINS"}
    assert set(OPERATORS.values()) == known
    assert len(OPERATORS) == len(known)


@pytest.mark.parametrize("connections", [1, 3, 10])
def test_many_are_read_in_the_order_given(connections: int) -> None:
    def serve(_method: str, path: str, _query: Any, _document: Any) -> Any:
        object_id = path.rpartition("/")[2]
        gone = object_id in ("d3", "d7")
        return (404, ers_error()) if gone else (200, {"NetworkDevice": {"id": object_id, "name": object_id}})

    transport = FakeTransport(serve, replace(GATEWAY, max_connections=connections))
    ids = [f"d{number}" for number in (5, 3, 9, 7, 1, 0)]
    found = Ers(transport).get_many(NETWORK_DEVICE, ids)
    assert [document["id"] for document in found] == ["d5", "d9", "d1", "d0"]
    assert len(transport.calls) == len(ids)
    assert Ers(transport).get_many(NETWORK_DEVICE, ["d3"]) == []
    assert Ers(transport).get_many(NETWORK_DEVICE, []) == []


def test_one_that_cannot_be_read_fails_all() -> None:
    def serve(_method: str, path: str, _query: Any, _document: Any) -> Any:
        return (500, ers_error()) if path.endswith("d2") else (200, {"NetworkDevice": {"id": "x", "name": "x"}})

    with pytest.raises(errors.ServerFailure):
        Ers(FakeTransport(serve)).get_many(NETWORK_DEVICE, ["d1", "d2", "d3"])


def test_lists_that_ise_does_not_sort_are_ordered_by_name_here() -> None:
    """By id where the entries have no names; a list that ISE sorts keeps its order."""
    shuffled = [{"id": "3", "name": "b"}, {"id": "2"}, {"id": "4", "name": "a"}, {"id": "1"}]
    unsorted = replace(NETWORK_DEVICE, endpoint=replace(NETWORK_DEVICE.endpoint, sort_by=""))
    for resource, ids in ((unsorted, ["1", "2", "4", "3"]), (NETWORK_DEVICE, ["3", "2", "4", "1"])):
        for name in ("list_all", "whole_list"):
            transport = FakeTransport(Pages({1: page(shuffled, 4)}))
            assert [entry["id"] for entry in getattr(Ers(transport), name)(resource)] == ids
            assert ("sortasc" in transport.queries[0]) is (resource is NETWORK_DEVICE)
