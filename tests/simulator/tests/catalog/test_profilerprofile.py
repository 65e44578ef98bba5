# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Profiling policies: a read-only hierarchy, and a filter that misses objects."""

from __future__ import annotations

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

PHONES = ["Cisco-IP-Phone", "Cisco-IP-Phone-7960", "Cisco-IP-Phone-8845", "Cisco-IP-Phone-8865"]


def found(api: Api, query: str) -> list[str]:
    return [row["name"] for row in api.get(f"profilerprofile?{query}").json["SearchResult"]["resources"]]


def test_built_in_objects(api: Api) -> None:
    listed = api.get("profilerprofile?size=100").json["SearchResult"]
    assert listed["total"] == len(listed["resources"]) > 40
    ids = {row["name"]: row["id"] for row in listed["resources"]}
    assert len(set(ids.values())) == len(ids)
    assert ids["2Wire-Device"] == "fe8c7cc0-8bff-11e6-996c-525400b48521"
    assert ids["3Com-Device"] == "fed21140-8bff-11e6-996c-525400b48521"
    phone = api.get(f"profilerprofile/{ids['Cisco-IP-Phone-8845']}").json["ProfilerProfile"]
    assert phone["description"] == "Policy for Cisco-IP-Phone-8845"
    assert phone["parentId"] == ids["Cisco-IP-Phone"]
    assert "parentId" not in api.get(f"profilerprofile/{ids['Cisco-Device']}").json["ProfilerProfile"]


def test_nothing_can_be_written_and_there_is_no_name_url(sim: Simulator, api: Api) -> None:
    path = "profilerprofile/" + str((sim.store.get("profilerprofile", "Unknown") or {})["id"])
    body = {"ProfilerProfile": {"name": "Robots"}}
    replies = [api.post("profilerprofile", body), api.put(path, body), api.patch(path, body), api.delete(path)]
    replies.append(api.get("profilerprofile/name/Unknown"))
    assert [reply.status for reply in replies] == [405] * 5


@pytest.mark.parametrize(("says", "names"), [("first", PHONES[:1]), ("all", PHONES)])
def test_starts_with_finds_one_or_all(sim: Simulator, api: Api, says: str, names: list[str]) -> None:
    sim.configure(profile_filter=says, list_order="name")
    assert found(api, "filter=name.STARTSW.Cisco-IP-Phone") == names
    assert found(api, "filter=name.STARTSW.Cisco-IP-Phone&filter=name.CONTAINS.Phone") == names
    everything = found(api, "filter=name.STARTSW.Cisco-IP-Phone&filter=name.EQ.Unknown&filtertype=or")
    assert everything == [*names, "Unknown"]
    assert found(api, "filter=name.CONTAINS.IP-Phone") == PHONES
    assert found(api, "filter=name.EQ.Cisco-IP-Phone-8845") == ["Cisco-IP-Phone-8845"]


def test_filters_and_sorting(api: Api) -> None:
    assert api.get("profilerprofile?filter=description.EQ.x").status == 400
    assert found(api, "sortdsc=name")[0] == "Xerox-WorkCentre-7845"
