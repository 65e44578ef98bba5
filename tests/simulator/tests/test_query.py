# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists: paging, sorting, filters."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator


def fill(sim: Simulator, count: int) -> None:
    for number in range(count):
        sim.store.put(
            "networkdevice",
            {
                "name": f"dev-{number:03d}",
                "description": f"text {count - number:03d}",
                "NetworkDeviceIPList": [{"ipaddress": f"10.9.{number // 250}.{number % 250 + 1}", "mask": 32}],
                "NetworkDeviceGroupList": ["Location#All Locations", "Device Type#All Device Types"],
            },
        )


@pytest.mark.parametrize(
    ("query", "rows", "next_page", "previous_page"),
    [
        ("", 20, "size=20&page=2", None),
        ("?size=100", 46, None, None),
        ("?size=20&page=2", 20, "size=20&page=3", "size=20&page=1"),
        ("?size=20&page=3", 6, None, "size=20&page=2"),
        ("?size=23&page=2", 23, None, "size=23&page=1"),
        ("?size=1&page=46", 1, None, "size=1&page=45"),
    ],
)
def test_paging(
    sim: Simulator, api: Api, query: str, rows: int, next_page: str | None, previous_page: str | None
) -> None:
    fill(sim, 45)
    result = api.get(f"networkdevice{query}").json["SearchResult"]
    assert result["total"] == 46
    assert len(result["resources"]) == rows
    for key, expected in (("nextPage", next_page), ("previousPage", previous_page)):
        if expected is None:
            assert key not in result
        else:
            assert result[key]["href"] == f"{sim.url}/ers/config/networkdevice?{expected}"
            assert result[key]["type"] == "application/json"


def test_rows_have_four_keys(sim: Simulator, api: Api) -> None:
    fill(sim, 5)
    sim.store.put("networkdevice", {"name": "alpha"})
    rows = api.get("networkdevice").json["SearchResult"]["resources"]
    assert all(set(row) == {"id", "name", "description", "link"} for row in rows)
    assert {row["name"]: row["description"] for row in rows}["alpha"] == ""


@pytest.mark.parametrize("query", ["", "&filter=name.STARTSW.dev-"])
def test_order(sim: Simulator, api: Api, query: str) -> None:
    """Without a sort order lists are unordered, but pages of an unchanged list have every object once."""
    fill(sim, 45)
    count = 45 if query else 46
    found: dict[str, list[str]] = {}
    for switch in ("unordered", "name"):
        sim.configure(list_order=switch)
        pages = [api.get(f"networkdevice?size=20&page={page}{query}").json["SearchResult"] for page in (1, 2, 3)]
        found[switch] = [row["name"] for page in pages for row in page["resources"]]
        assert len(set(found[switch])) == len(found[switch]) == count
        assert api.get(f"networkdevice?size=100{query}").json["SearchResult"]["total"] == count
    assert found["name"] == sorted(found["name"]) != found["unordered"]
    sim.configure(list_order="unordered")
    for query_order, reverse in (("sortasc", False), ("sortdsc", True)):
        rows = api.get(f"networkdevice?size=100&{query_order}=name{query}").json["SearchResult"]["resources"]
        assert [row["name"] for row in rows] == sorted(found["name"], reverse=reverse)


@pytest.mark.parametrize(
    ("query", "title", "code"),
    [
        ("page=3", "The page 3 does not exist. Please refine your query.", "Page not exists exception"),
        ("size=2&page=3", "The page 3 does not exist. Please refine your query.", "Page not exists exception"),
        ("page=0", "Validation Error - Illegal values: [page: 0]", None),
        ("page=-1", "Validation Error - Illegal values: [page: -1]", None),
        ("page=x", "Validation Error - Illegal values: [page: x]", None),
        ("size=0", "Validation Error - Illegal values: [size: 0]", None),
        ("size=ten", "Validation Error - Illegal values: [size: ten]", None),
        ("size=101", "Validation Error - Illegal values: [size: 101, the maximum is 100]", None),
        ("filter=foo.EQ.x", "The filter field 'foo' is not supported", None),
        ("filter=id.EQ.x", "The filter field 'id' is not supported", None),
        ("filter=name.LIKE.x", "The filter operator 'LIKE' is not supported for the filter field 'name'", None),
        ("filter=name", "The filter operator '' is not supported for the filter field 'name'", None),
        ("filter=name.EQ", "The filter operator 'EQ' is not supported for the filter field 'name'", None),
        ("sortasc=ipaddress", "The sort field 'ipaddress' is not supported", None),
    ],
)
def test_refused_queries(sim: Simulator, api: Api, query: str, title: str, code: str | None) -> None:
    fill(sim, 3)
    reply = api.get(f"networkdevice?{query}")
    assert reply.status == 400
    response = reply.json["ERSResponse"]
    assert response["operation"] == "GET-getAll-networkdevice"
    assert response["messages"] == [
        {"title": title, "type": "ERROR", "code": code or "Application resource validation exception"}
    ]


def test_an_empty_collection_is_no_error(sim: Simulator, api: Api) -> None:
    sim.store.delete("networkdevice", "ISE_EST_Local_Host")
    for query in ("", "?page=1", "?filter=name.EQ.x"):
        reply = api.get(f"networkdevice{query}")
        assert (reply.status, reply.json) == (200, {"SearchResult": {"total": 0, "resources": []}})


FILTERS = [
    ("name.EQ.core-1", ["core-1"]),
    ("name.eq.CORE-1", ["core-1"]),
    ("name.NEQ.core-1", ["ISE_EST_Local_Host", "access-2", "core-2"]),
    ("name.STARTSW.core", ["core-1", "core-2"]),
    ("name.NSTARTSW.core", ["ISE_EST_Local_Host", "access-2"]),
    ("name.ENDSW.2", ["access-2", "core-2"]),
    ("name.NENDSW.2", ["ISE_EST_Local_Host", "core-1"]),
    ("name.contains.ore", ["core-1", "core-2"]),
    ("name.NCONTAINS.e-", ["ISE_EST_Local_Host", "access-2"]),
    ("name.GT.core-1", ["ISE_EST_Local_Host", "core-2"]),
    ("name.LT.core-1", ["access-2"]),
    ("description.EQ.Rack. 1.2", ["core-2"]),
    ("ipaddress.EQ.10.0.0.2", ["core-2"]),
    ("ipaddress.STARTSW.10.0.", ["access-2", "core-1", "core-2"]),
    ("location.EQ.Location#All Locations#Rome", ["core-1"]),
    ("location.CONTAINS.rome", ["core-1"]),
    ("type.EQ.Device Type#All Device Types", ["access-2", "core-1", "core-2"]),
    ("type.EQ.Location#All Locations#Rome", []),
]


def seed(api: Api) -> None:
    api.add_group("Location#All Locations#Rome")
    api.add_device("core-1", "10.0.0.1", NetworkDeviceGroupList=["Location#All Locations#Rome"])
    api.add_device("core-2", "10.0.0.2", description="Rack. 1.2")
    api.add_device("access-2", "10.0.0.3")


@pytest.mark.parametrize(("expression", "names"), FILTERS)
def test_filters(api: Api, expression: str, names: list[str]) -> None:
    seed(api)
    result = api.get(f"networkdevice?filter={quote(expression)}").json["SearchResult"]
    assert sorted(row["name"] for row in result["resources"]) == names
    assert result["total"] == len(names)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("filter=name.STARTSW.core&filter=name.ENDSW.2", ["core-2"]),
        ("filter=name.EQ.core-1&filter=name.ENDSW.2", []),
        ("filter=name.EQ.core-1&filter=name.EQ.access-2&filtertype=or&sortasc=name", ["access-2", "core-1"]),
        ("filter=name.EQ.core-1&filter=name.EQ.access-2&filterType=or", []),
        ("filter=name.STARTSW.core&sortdsc=name", ["core-2", "core-1"]),
        ("filter=name.NCONTAINS.x&sortasc=description&size=2", ["ISE_EST_Local_Host", "access-2"]),
        ("sortdsc=name&size=2", ["core-2", "core-1"]),
        ("unknown=1&filter=name.EQ.core-1", ["core-1"]),
    ],
)
def test_combined_queries(api: Api, query: str, names: list[str]) -> None:
    seed(api)
    result = api.get(f"networkdevice?{query}").json["SearchResult"]
    assert [row["name"] for row in result["resources"]] == names


def test_next_page_keeps_the_filter(api: Api) -> None:
    seed(api)
    result = api.get("networkdevice?size=1&filter=name.STARTSW.core&sortasc=name").json["SearchResult"]
    path = result["nextPage"]["href"].partition("/ers/config/")[2]
    assert [row["name"] for row in api.get(path).json["SearchResult"]["resources"]] == ["core-2"]


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        (
            "type.EQ.IPSEC",
            ["IPSEC#Is IPSEC Device", "IPSEC#Is IPSEC Device#No", "IPSEC#Is IPSEC Device#Yes"],
        ),
        ("name.contains.Device Type#All Device Types#", []),
        ("name.EQ.Location#All Locations", ["Location#All Locations"]),
    ],
)
def test_group_filters(api: Api, expression: str, names: list[str]) -> None:
    result = api.get(f"networkdevicegroup?filter={quote(expression)}").json["SearchResult"]
    assert sorted(row["name"] for row in result["resources"]) == names


def test_a_change_is_seen_by_the_next_page(api: Api) -> None:
    seed(api)
    before = api.get("networkdevice?filter=name.STARTSW.core").json["SearchResult"]["total"]
    api.add_device("core-3", "10.0.0.9")
    assert api.get("networkdevice?filter=name.STARTSW.core").json["SearchResult"]["total"] == before + 1
