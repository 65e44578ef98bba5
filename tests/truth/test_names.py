# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names: ISE ignores their case, and nothing else. Other letters are another object."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row

EXISTING, OTHER_LETTERS, OTHER_CASE = "Hauptstraße", "Hauptstrasse", "hauptSTRAßE"


def endpoint_groups(row: Row) -> bool:
    return row.module == "endpoint_group"


@each(rows_with=endpoint_groups)
def test_other_letters_are_another_object(node: Node) -> None:
    identity = node.sim.store.put("endpointgroup", {"name": EXISTING, "description": "old"})
    absent = node.run({"name": OTHER_LETTERS, "state": "absent"})
    assert absent["changed"] is False and not absent.get("failed"), absent
    assert node.info({"name": OTHER_LETTERS})["endpoint_groups"] == []
    created = node.run({"name": OTHER_LETTERS, "description": "new"})
    assert created["changed"] is True and created["endpoint_group"]["id"] != identity, created
    stored = {item["name"]: item.get("description") for item in node.sim.store.list("endpointgroup")}
    assert (stored[EXISTING], stored[OTHER_LETTERS]) == ("old", "new")


@each(rows_with=endpoint_groups)
def test_other_case_is_the_same_object(node: Node) -> None:
    node.sim.store.put("endpointgroup", {"name": EXISTING, "description": "old"})
    assert node.run({"name": OTHER_CASE, "description": "old"})["changed"] is False
    assert node.run({"name": OTHER_CASE, "state": "absent"})["changed"] is True
    assert node.sim.store.get("endpointgroup", EXISTING) is None
