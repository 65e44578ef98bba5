# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SXP domain filters: required criteria, duplicates, an empty list, forms of reads."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

PATH = "filterpolicy"
GOOD: dict[str, Any] = {"subnet": "10.40.0.0/16", "sgt": "Employees", "domains": "default", "name": "campus"}
EMPLOYEES = "93ad6890-8c01-11e6-996c-525400b48521"


def policy(**more: Any) -> dict[str, Any]:
    values = {**GOOD, **more}
    return {"ERSFilterPolicy": {key: value for key, value in values.items() if value is not None}}


def added(api: Api, **more: Any) -> dict[str, Any]:
    """Create a filter; return it as a read shows it."""
    reply = api.post(PATH, policy(**more))
    assert reply.status == 201, reply.text
    identity = str(reply.headers["Location"]).rpartition("/")[2]
    shown: dict[str, Any] = api.get(f"{PATH}/{identity}").json["ERSFilterPolicy"]
    return shown


def test_an_empty_list_answers_404_and_lists_contain_ids(api: Api) -> None:
    assert api.get(PATH).status == 404
    identity = added(api)["id"]
    (row,) = api.get(PATH).json["SearchResult"]["resources"]
    assert row["id"] == identity and set(row) == {"id", "link"}
    assert api.delete(f"{PATH}/{identity}").status == 204


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"subnet": None, "sgt": None}, 400),
        ({"domains": None}, 400),
        ({"subnet": "10.40.0.1/16"}, 400),
        ({"sgt": "Nobody"}, 400),
        ({}, 500),
        ({"vn": "DEFAULT_VN"}, 500),
        ({"vn": "Corp"}, 201),
        ({"subnet": None}, 201),
    ],
)
def test_second_filter(api: Api, more: dict[str, Any], status: int) -> None:
    added(api)
    assert api.post(PATH, policy(**more)).status == status


@pytest.mark.parametrize(("value", "shown"), [("name", "Employees (4/0004)"), ("id", EMPLOYEES)])
def test_switch_domain_filter_sgt(sim: Simulator, api: Api, value: str, shown: str) -> None:
    sim.configure(domain_filter_sgt=value)
    assert added(api)["sgt"] == shown


@pytest.mark.parametrize(("value", "shown"), [("default", "DEFAULT_VN"), ("missing", None)])
def test_switch_domain_filter_network(sim: Simulator, api: Api, value: str, shown: str | None) -> None:
    sim.configure(domain_filter_network=value)
    assert added(api).get("vn") == shown
    assert added(api, vn="Corp")["vn"] == "Corp"


@pytest.mark.parametrize(("value", "texts"), [("hidden", set()), ("shown", {"name"})])
def test_switch_sxp_texts(sim: Simulator, api: Api, value: str, texts: set[str]) -> None:
    sim.configure(sxp_texts=value)
    assert {"name", "description"} & set(added(api)) == texts


@pytest.mark.parametrize(("value", "status"), [("refuse", 400), ("accept", 201)])
def test_switch_unknown_sxp_domain(sim: Simulator, api: Api, value: str, status: int) -> None:
    sim.configure(unknown_sxp_domain=value)
    assert api.post(PATH, policy(domains="default,Nowhere")).status == status


def test_patch_came_with_3_2(sim: Simulator, api: Api) -> None:
    identity = added(api)["id"]
    body = {"ERSFilterPolicy": {"vn": "Corp"}}
    sim.configure(profile="3.1")
    assert api.patch(f"{PATH}/{identity}", body).status == 405
    sim.configure(profile="3.2")
    assert api.patch(f"{PATH}/{identity}", body).status == 200
