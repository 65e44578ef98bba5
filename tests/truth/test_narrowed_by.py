# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects with the same key, distinguished by another option: the task never selects one arbitrarily."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Leaf
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import gets
from ansible_collections.openise.ise.tests.truth.matrix import each, narrowing
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row


def _second(row: Row, leaf: Leaf) -> Any:
    other = row.second_value(leaf)
    assert other is not None
    return other.value


def _only(node: Node, leaf: Leaf, value: Any) -> dict[str, Any]:
    """Return the options of ``full`` with this value as the only distinction."""
    rest = [(other.path, None) for other in narrowing(node.row, node.release)]
    return trees.having(node.for_release(node.row.full).options, *rest, (leaf.path, value))


@each(leaf=narrowing)
def test_another_value_is_another_object(node: Node, leaf: Leaf) -> None:
    """Another value creates a second object; then the key is ambiguous, and the value resolves it."""
    full = node.for_release(node.row.full)
    first = node.put(full.stored)
    value = _second(node.row, leaf)
    readings = gets(1 if node.row.key_filters_proven else 2)
    created = node.check_and_run(_only(node, leaf, value), node.cost.create(full) + readings)
    assert created["changed"] is True and created[node.row.resource.name]["id"] != first

    for state in ("present", "absent"):
        held = node.all_documents()
        result = node.run({**node.key_options(full), "state": state})
        assert result.get("failed") and leaf.option in result["msg"].partition("select one with")[2], result
        assert node.all_documents() == held
    assert node.info(node.key_options(full))["total"] == 2

    chosen = trees.having(node.key_options(full), (leaf.path, value))
    assert node.run(chosen)["changed"] is False
    assert [item["id"] for item in node.info(chosen)[node.row.resource.plural]] == [
        created[node.row.resource.name]["id"]
    ]
    assert node.run({**chosen, "state": "absent"})["changed"] is True
    assert node.id_of(full) == first


@each(leaf=lambda row, release: [leaf for leaf in narrowing(row, release) if leaf.attribute.type == "list"])
def test_a_member_in_common_is_the_same_object(node: Node, leaf: Leaf) -> None:
    """A list with an element in common with the existing object changes that object."""
    full = node.for_release(node.row.full)
    first = node.put(full.stored)
    desired = [*_second(node.row, leaf), trees.at(full.options, leaf.path)[0]]
    given = trees.having(node.key_options(full), (leaf.path, desired))
    assert node.check_and_run(given, node.cost.update(full))["changed"] is True
    assert node.id_of(full) == first
    assert sorted(trees.at(node.read(full), leaf.path)) == sorted(desired)
    assert node.run(trees.having(given, (leaf.path, desired[::-1])))["changed"] is False
