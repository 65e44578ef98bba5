# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""User identity groups: the tree, and the additions of 3.2."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

ROOT = "NAC Group:NAC:IdentityGroups:User Identity Groups"


def group(name: str = "Builders", **more: Any) -> dict[str, Any]:
    return {"IdentityGroup": {"name": name, **more}}


def add(api: Api, name: str = "Builders", port: str = "gateway", **more: Any) -> str:
    reply = api.post("identitygroup", group(name, **more), port=port)
    assert reply.status == 201, reply.text
    return str(reply.headers["Location"]).rpartition("/")[2]


def test_built_in_objects(api: Api) -> None:
    rows = api.get("identitygroup").json["SearchResult"]["resources"]
    assert sorted(row["name"] for row in rows)[:2] == ["ALL_ACCOUNTS (default)", "Employee"]
    assert len(rows) == 8
    assert api.get("identitygroup/name/Employee").json["IdentityGroup"]["parent"] == ROOT


def test_tree(api: Api) -> None:
    document = api.get(f"identitygroup/{add(api)}").json["IdentityGroup"]
    assert list(document) == ["id", "name", "description", "parent", "link"]
    assert document["parent"] == ROOT
    below = add(api, "Masons", parent=f"{ROOT}:Builders")
    assert api.get(f"identitygroup/{below}").json["IdentityGroup"]["parent"] == f"{ROOT}:Builders"


@pytest.mark.parametrize("parent", [f"{ROOT}:Nobody", "Builders", "NAC Group", f"{ROOT}:"])
def test_missing_parents(api: Api, parent: str) -> None:
    reply = api.post("identitygroup", group(parent=parent))
    assert (reply.status, reply.title) == (400, f"Validation Error - Illegal values: [parent: {parent}]")


def test_put_without_parent_keeps_it(api: Api) -> None:
    identity = add(api, parent=f"{ROOT}:Employee")
    assert api.put(f"identitygroup/{identity}", group("Masons", description="x")).status == 200
    document = api.get(f"identitygroup/{identity}").json["IdentityGroup"]
    assert (document["name"], document["parent"]) == ("Masons", f"{ROOT}:Employee")


@pytest.mark.parametrize(("profile", "patched", "deleted"), [("3.0", 405, 405), ("3.1", 405, 405), ("3.2", 200, 204)])
def test_patch_and_delete_came_with_3_2(sim: Simulator, api: Api, profile: str, patched: int, deleted: int) -> None:
    sim.configure(profile=profile)
    path = f"identitygroup/{add(api, port='ers')}"
    assert api.patch(path, group(description="x"), port="ers").status == patched
    assert api.delete(path, port="ers").status == deleted
