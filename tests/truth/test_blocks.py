# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options with suboptions: a whole block is added to an object without it, and removed."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Branch, Leaf
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.matrix import changeable, each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row, SecondValue, SideEffects
from ansible_collections.openise.ise.tests.truth.visible_options import with_placeholders


def _blocks(row: Row, release: str) -> list[Branch]:
    return row.blocks(release)


def _options(node: Node, block: Branch) -> list[tuple[trees.Path, Any]]:
    full = node.row.full.options
    return [(leaf.path, trees.at(full, leaf.path)) for leaf in node.row.leaves_below(block, node.release)]


def _left(node: Node, block: Branch) -> list[tuple[Leaf, SecondValue]]:
    """Return what remains of a disabled block: its ``enabled_by`` option, and the side effects of its second value."""
    if not block.attribute.enabled_by:
        return []
    switch = node.row.resource.leaf((*block.path, block.attribute.enabled_by))
    off = node.row.second_value(switch)
    assert off is not None and off.value is False
    return [(switch, off), *node.row.added(off.side_effects, node.release)]


@each(rows_with=changeable, block=_blocks)
def test_added(node: Node, block: Branch) -> None:
    """ISE then has the smallest object and exactly the block."""
    minimal, full = node.for_release(node.row.minimal), node.for_release(node.row.full)
    node.put(minimal.stored)
    effects = node.row.block_side_effects.get(block.option, SideEffects())
    beside = [(tuple(option.split(".")), value) for option, value in effects.required.items()]
    given = trees.having(node.key_options(minimal), *_options(node, block), *beside)
    result = node.check_and_run(given, node.cost.update(minimal))
    assert result.get("changed") is True, result
    leaves = node.row.leaves_below(block, node.release)
    added = [(leaf.api_path, trees.at(full.stored, leaf.api_path)) for leaf in leaves]
    added += [(leaf.api_path, value.stored) for leaf, value in node.row.added(effects, node.release)]
    assert node.effective_values(node.stored(minimal)) == node.effective_values(trees.having(minimal.stored, *added))
    assert trees.holds(result["diff"]["after"], with_placeholders(node.row, given, "(secret, written)"))
    assert node.check_and_run(given, node.cost.unchanged(minimal))["changed"] is False


@each(rows_with=changeable, block=_blocks)
def test_cleared(node: Node, block: Branch) -> None:
    """``{}`` removes the block with one PUT, and nothing else; or the message says why it cannot.

    A block with ``enabled_by`` stays, disabled.
    """
    full = node.for_release(node.row.full)
    node.put(full.stored)
    unreadable = [(leaf.path, trees.at(full.options, leaf.path)) for leaf in node.unreadable(block, full.stored)]
    given = trees.having(node.key_options(full), *unreadable)
    trees.put(given, block.path, {})
    if block.option in node.row.not_clearable:
        node.fails(given, node.row.not_clearable[block.option], cost=node.cost.unchanged(full))
        return
    result = node.check_and_run(given, node.cost.update(full, put_only=True))
    assert result.get("changed") is True, result
    gone = node.row.leaves_below(block, node.release)
    added = _left(node, block)
    expected = trees.having(full.stored, *((leaf.api_path, None) for leaf in gone))
    expected = trees.having(expected, *((leaf.api_path, value.stored) for leaf, value in added))
    assert node.effective_values(node.stored(full)) == node.effective_values(expected)
    before = with_placeholders(node.row, full.options, "(secret)")
    identity = result["diff"]["before"]["id"]
    assert result["diff"]["before"] == {**before, "id": identity}
    assert trees.full(result["diff"]["after"]) == trees.full(
        {
            **trees.having(
                trees.having(before, *((leaf.path, None) for leaf in gone)),
                *((leaf.path, value.value) for leaf, value in added),
            ),
            "id": identity,
        }
    )
    again = {**node.key_options(full), **trees.tree((block.path, {}))}
    assert node.check_and_run(again, node.cost.unchanged(full))["changed"] is False
