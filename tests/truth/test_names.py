# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names: ISE ignores their case, and nothing else. Other letters, or other forms of a letter, are another object.

That is how the collection compares. What ISE does with such letters is not proven, so each case also runs against an ISE for
which they are the same: the task fails or changes nothing, and never changes or deletes the object with the other name.
"""

from __future__ import annotations

import pytest

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


COMPOSED, DECOMPOSED = "Caf\u00e9", "Cafe\u0301"
# Two names, and the switch with which they are equal for ISE.
PAIRS = [
    (COMPOSED, DECOMPOSED, "normalized"),
    (DECOMPOSED, COMPOSED, "normalized"),
    (EXISTING, OTHER_LETTERS, "folded"),
    (OTHER_LETTERS, EXISTING, "folded"),
]


@pytest.mark.parametrize(("existing", "other", "switch"), PAIRS)
@each(rows_with=endpoint_groups)
def test_another_form_of_a_letter(node: Node, existing: str, other: str, switch: str) -> None:
    """Two objects where ISE distinguishes them, which is the default of the simulator."""
    node.sim.store.put("endpointgroup", {"name": existing, "description": "old"})
    assert node.run({"name": other, "state": "absent"})["changed"] is False
    assert node.info({"name": other})["total"] == 0
    assert node.run({"name": other, "description": "new"})["changed"] is True
    assert node.run({"name": other, "description": "new"})["changed"] is False
    stored = {item["name"]: item.get("description") for item in node.sim.store.list("endpointgroup")}
    assert (stored[existing], stored[other]) == ("old", "new")
    assert node.run({"name": other, "state": "absent"})["changed"] is True
    assert node.sim.store.get("endpointgroup", existing) is not None


@pytest.mark.parametrize(("existing", "other", "switch"), PAIRS)
@each(rows_with=endpoint_groups)
def test_another_form_of_a_letter_is_the_same_for_ise(node: Node, existing: str, other: str, switch: str) -> None:
    """The object with the other name stays as it is; ISE refuses a second one, and the task says so."""
    node.sim.configure(name_letters=switch)
    node.sim.store.put("endpointgroup", {"name": existing, "description": "old"})
    assert node.run({"name": other, "state": "absent"})["changed"] is False
    assert node.info({"name": other})["total"] == 0
    refused = node.run({"name": other, "description": "new"})
    assert (refused["failed"], refused["changed"]) == (True, False), refused
    found = [item for item in node.sim.store.list("endpointgroup") if item["name"] in (existing, other)]
    assert [(item["name"], item.get("description")) for item in found] == [(existing, "old")]
