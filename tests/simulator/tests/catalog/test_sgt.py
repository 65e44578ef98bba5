# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Security groups: names, tags, the group that no list contains, generations."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

ANY = "92bb1950-8c01-11e6-996c-525400b48521"
UNKNOWN = "92adf9f0-8c01-11e6-996c-525400b48521"


def group(**more: Any) -> dict[str, Any]:
    return {"Sgt": {"name": "Cameras", "value": 1234, **more}}


def add(api: Api, **more: Any) -> str:
    reply = api.post("sgt", group(**more))
    assert reply.status == 201, reply.text
    return str(reply.headers["Location"]).rpartition("/")[2]


def read(api: Api, identity: str) -> dict[str, Any]:
    document: dict[str, Any] = api.get(f"sgt/{identity}").json["Sgt"]
    return document


def test_any_is_in_no_list(api: Api) -> None:
    result = api.get("sgt?size=100").json["SearchResult"]
    assert result["total"] == len(result["resources"]) == 16
    assert api.get("sgt?filter=name.EQ.ANY").json["SearchResult"]["total"] == 0
    assert api.get("sgt?filter=name.STARTSW.A").json["SearchResult"]["total"] == 1
    assert read(api, ANY)["value"] == 65535


def test_read_form(api: Api) -> None:
    document = read(api, add(api, description="x", isReadOnly=True))
    assert list(document) == ["id", "name", "description", "value", "generationId", "propogateToApic", "link"]
    assert (document["generationId"], document["propogateToApic"]) == ("0", False)


def test_generations_count_changes(api: Api) -> None:
    identity = add(api)
    for description, generation in (("x", "1"), ("x", "1"), ("y", "2")):
        reply = api.put(f"sgt/{identity}", group(description=description, generationId="99"))
        assert reply.status == 200
        assert "generationId" not in reply.text
        assert read(api, identity)["generationId"] == generation


def test_automatic_tags_are_the_next_free(api: Api) -> None:
    assert read(api, add(api, value=-1))["value"] == 16
    assert read(api, add(api, name="Doors", value="-1"))["value"] == 17


@pytest.mark.parametrize(
    "more",
    [
        {"name": "with-hyphen"},
        {"name": "with blank"},
        {"name": "n" * 33},
        {"name": ""},
        {"value": 1},
        {"value": 65520},
        {"value": 4},
        {"value": 0},
        {"value": 65535},
    ],
)
def test_refused_groups(sim: Simulator, api: Api, more: dict[str, Any]) -> None:
    assert api.post("sgt", group(**more)).status == 400
    assert len(sim.store.list("sgt")) == 17


def test_put_of_a_built_in_group_as_read(api: Api) -> None:
    document = {**read(api, UNKNOWN), "description": "changed"}
    assert api.put(f"sgt/{UNKNOWN}", {"Sgt": document}).status == 200
    assert (read(api, UNKNOWN)["value"], read(api, UNKNOWN)["description"]) == (0, "changed")


def test_duplicates_and_missing_methods(api: Api) -> None:
    identity = add(api)
    assert api.post("sgt", group(value=4321)).status == 500
    assert api.patch(f"sgt/{identity}", group()).status == 405
    assert api.get("sgt/name/Cameras").status == 405
    assert api.delete(f"sgt/{UNKNOWN}").status == 500
    assert api.delete(f"sgt/{identity}").status == 204
