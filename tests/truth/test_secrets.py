# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Secrets: compared where ISE shows them, written on request, never lost, never overwritten with a mask.

The end of every case of the matrix checks that no result contains one, and that no mask was written.
"""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Branch, Leaf
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import NOTHING
from ansible_collections.openise.ise.tests.truth.matrix import each, options
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row


def _secrets(row: Row, release: str) -> list[Leaf]:
    return row.secrets(release)


def _has_secrets(row: Row) -> bool:
    return any(leaf.attribute.secret for leaf in row.leaves())


def _given(node: Node, leaf: Leaf | Branch, value: Any, **more: Any) -> dict[str, Any]:
    return {**trees.having(node.key_options(node.for_release(node.row.full)), (leaf.path, value)), **more}


def _with_unreadable(node: Node, leaf: Leaf, given: dict[str, Any]) -> dict[str, Any]:
    full = node.for_release(node.row.full)
    unreadable = [(other.path, trees.at(full.options, other.path)) for other in node.unreadable(leaf, full.stored)]
    return trees.having(given, *unreadable)


@each(leaf=_secrets)
def test_on_create(node: Node, leaf: Leaf) -> None:
    """By default a new value is written if ISE shows the old one; otherwise nothing changes."""
    full = node.for_release(node.row.full)
    other = node.row.second_value(leaf)
    assert other is not None
    for shows, masked in ((True, False), (False, True)):
        node.sim.configure(mask_secrets=masked)
        node.put(full.stored)
        same = _given(node, leaf, trees.at(full.options, leaf.path))
        assert node.check_and_run(same, node.cost.unchanged(full))["changed"] is False
        new = _with_unreadable(node, leaf, _given(node, leaf, other.value))
        seen = not node.hides(leaf)
        shown = leaf.option not in node.row.always_masked and (shows or leaf.option in node.row.unmasked)
        assert seen is (not leaf.attribute.visibility.hidden and shown)
        cost = node.cost.update(full) if seen else node.cost.unchanged(full)
        assert node.check_and_run(new, cost)["changed"] is seen
        held = trees.at(node.stored(full), leaf.api_path)
        assert held == (other.stored if seen else trees.at(full.stored, leaf.api_path))


@each(leaf=_secrets)
def test_always(node: Node, leaf: Leaf) -> None:
    """``update_secrets: always`` writes a hidden secret each time, and a visible one only if it differs."""
    full = node.for_release(node.row.full)
    node.put(full.stored)
    same = _with_unreadable(node, leaf, _given(node, leaf, trees.at(full.options, leaf.path), update_secrets="always"))
    writes = node.hides(leaf) or any(node.hides(other) for other in node.unreadable(leaf, full.stored))
    result = node.run(same)
    if leaf.option in node.row.not_reusable:
        assert result.get("failed") and "ISE said" in result["msg"], result
        other = node.row.second_value(leaf)
        assert other is not None
        assert node.run({**same, leaf.option: other.value})["changed"] is True
        assert trees.at(node.stored(full), leaf.api_path) == other.stored
    else:
        assert result.get("changed") is writes, result
        assert node.stored(full) == full.stored
    assert node.sent == (node.cost.update(full) if writes else node.cost.unchanged(full))


@each(rows_with=_has_secrets, leaf=options)
def test_secret_that_must_be_sent_again(node: Node, leaf: Leaf) -> None:
    """A change that would lose a hidden secret is refused before the write, with the option to set."""
    full = node.for_release(node.row.full)
    node.put(full.stored)
    other = node.row.second_value(leaf)
    if other is None:
        return
    missing = node.required_secrets(leaf, other.value)
    given = _given(node, leaf, other.value, **({"update_secrets": "always"} if leaf.attribute.secret else {}))
    if missing:
        node.fails(given, leaf.option, *missing, cost=node.cost.unchanged(full))
    else:
        result = node.run(given)
        assert result.get("changed") is True, result


@each(
    rows_with=_has_secrets,
    block=lambda row, release: [block for block in row.blocks(release) if block.option not in row.not_clearable],
)
def test_secret_that_removing_a_block_needs(node: Node, block: Branch) -> None:
    """Only PUT can remove a block, so every hidden secret outside it is required."""
    full = node.for_release(node.row.full)
    node.put(full.stored)
    missing = node.required_secrets(block)
    if missing:
        node.fails(_given(node, block, {}), block.option, *missing, cost=node.cost.unchanged(full))
    else:
        assert node.run(_given(node, block, {}))["changed"] is True


@each(leaf=_secrets)
def test_mask_as_value(node: Node, leaf: Leaf) -> None:
    """Asterisks as a secret come from a masked read: refused, for new and existing objects."""
    for mask in ("******", "*******"):
        node.fails(_given(node, leaf, mask), leaf.option, "mask", cost=NOTHING)


@each()
def test_secret_in_a_refusal(node: Node) -> None:
    """A secret that ISE quotes in an error does not reach the result."""
    full = node.for_release(node.row.full)
    quoted = " ".join(str(trees.at(full.options, leaf.path)) for leaf in node.row.secrets(node.release))
    quoted += f" {node.sim.admin[1]}"
    message = {"title": f"Illegal values: [{quoted}]", "type": "ERROR", "code": "Application resource validation"}
    node.sim.fault("status", method="POST", status=400, times=0, body={"ERSResponse": {"messages": [message]}})
    result = node.run(full.options)
    assert result.get("failed") and "Illegal values" in result["msg"], result
