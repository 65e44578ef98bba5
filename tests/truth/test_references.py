# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options that refer to other objects: the name is looked up once, and an unknown one stops the task."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Leaf
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.matrix import each, options
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row


def _references(row: Row, release: str) -> list[Leaf]:
    return [leaf for leaf in options(row, release) if leaf.attribute.to]


def _names(node: Node, leaf: Leaf) -> list[str]:
    value = trees.at(node.row.example_with(leaf).options, leaf.path)
    return value if isinstance(value, list) else [value]


def _given(node: Node, leaf: Leaf, names: list[str]) -> dict[str, Any]:
    value = names if leaf.attribute.type == "list" else names[0]
    return trees.having(node.key_options(node.for_release(node.row.example_with(leaf))), (leaf.path, value))


@each(leaf=_references)
def test_unknown_name(node: Node, leaf: Leaf) -> None:
    """Fails before any write, with the option and similar names; in check mode only if no earlier task would create it."""
    full = node.for_release(node.row.example_with(leaf))
    node.put(full.stored)
    near = _names(node, leaf)[0]
    held = node.all_documents()
    expected = node.run(_given(node, leaf, [f"{near}x"]), check=True)
    assert ("failed" in expected, expected["changed"]) == (False, True), expected
    (warning,) = expected["warnings"]
    assert f"{leaf.option}: '{near}x' does not exist" in warning and "missing_references" in warning
    assert trees.at(expected["diff"]["after"], leaf.path) in (f"{near}x", [f"{near}x"])
    assert set(node.sent) == {"GET"}
    for check, extra in (
        (True, {"missing_references": "fail"}),
        (False, {}),
        (False, {"missing_references": "expect"}),
    ):
        result = node.run({**_given(node, leaf, [f"{near}x"]), **extra}, check=check)
        assert result.get("failed"), result
        assert f"{leaf.option}: '{near}x' does not exist" in result["msg"]
        assert f"'{near}'" in result["msg"]
        assert set(node.sent) == {"GET"}
    assert node.all_documents() == held


@each(known=False, leaf=_references)
def test_looked_up_once(node: Node, leaf: Leaf) -> None:
    """A process that has cached the name does not look it up again, whatever its case."""
    full = node.for_release(node.row.example_with(leaf))
    node.put(full.stored)
    given = _given(node, leaf, [name.upper() for name in _names(node, leaf)])
    first, again = [(node.run(given), node.sent) for _turn in range(2)]
    assert first[0]["changed"] is again[0]["changed"] is False
    assert first[1] > again[1]
    assert again[1] == node.cost.unchanged(full)


@each(leaf=lambda row, release: [leaf for leaf in options(row, release) if leaf.option in row.resource.checked_names])
def test_unknown_stored_name(node: Node, leaf: Leaf) -> None:
    """ISE stores the name: an unknown one is refused before a write, or by ISE, with similar names."""
    before_a_write = node.row.resource.names[leaf.option].checked_by == "client"
    minimal = node.for_release(node.row.minimal)
    near = _names(node, leaf)[0]
    value = [f"{near}x"] if leaf.attribute.type == "list" else f"{near}x"
    around = [((leaf.path[0],), node.row.full.options[leaf.path[0]])] if leaf.path[1:] else []
    given = trees.having(trees.having(minimal.options, *around), (leaf.path, value))
    for there in (False, True):
        if there:
            node.put(minimal.stored)
        held = node.all_documents()
        for check in (True, False) if before_a_write else (False,):
            result = node.run({**given, **({"missing_references": "fail"} if check else {})}, check=check)
            assert result.get("failed") is True, result
            assert f"{leaf.option}: '{near}x' does not exist" in result["msg"]
            assert f"'{near}'" in result["msg"]
            assert set(node.sent) == {"GET"} or not before_a_write
            assert node.all_documents() == held
