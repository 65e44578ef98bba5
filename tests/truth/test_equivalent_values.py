# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Equivalent values are no change, different ones are: order, repetition, notation, types, defaults, case."""

from __future__ import annotations

import json
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Leaf
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.matrix import each, options
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row


def _long_lists(row: Row, release: str) -> list[Leaf]:
    return [leaf for leaf in options(row, release) if len(_value(row, leaf)) > 1]


def _value(row: Row, leaf: Leaf) -> list[Any]:
    value = trees.at(row.full.options, leaf.path)
    return value if isinstance(value, list) else []


def _is_no_change(node: Node, given: dict[str, Any]) -> None:
    full = node.for_release(node.row.full)
    result = node.check_and_run({**node.key_options(full), **given}, node.cost.unchanged(full))
    assert result.get("changed") is False, result


def _sets(row: Row, release: str) -> list[Leaf]:
    return [leaf for leaf in _long_lists(row, release) if leaf.option not in row.ordered]


def _sequences(row: Row, release: str) -> list[Leaf]:
    return [leaf for leaf in _long_lists(row, release) if leaf.option in row.ordered]


@each(leaf=_sets)
def test_order_and_repetition(node: Node, leaf: Leaf) -> None:
    """A list in another order, or with a repeated element."""
    node.put(node.for_release(node.row.full).stored)
    value = _value(node.row, leaf)
    _is_no_change(node, trees.tree((leaf.path, value[::-1])))
    _is_no_change(node, trees.tree((leaf.path, [*value, value[0]])))


@each(leaf=_sequences)
def test_significant_order(node: Node, leaf: Leaf) -> None:
    """Another order and a missing element are changes; afterwards ISE has the desired list."""
    full = node.for_release(node.row.full)
    node.put(full.stored)
    value = _value(node.row, leaf)
    unreadable = [(other.path, trees.at(full.options, other.path)) for other in node.unreadable(leaf, full.stored)]
    for desired in (value[::-1], value[:-1]):
        given = trees.having(node.key_options(full), *unreadable, (leaf.path, desired))
        assert node.check_and_run(given, node.cost.update(full))["changed"] is True
        assert trees.at(node.read(full), leaf.path) == desired
        assert node.check_and_run(given, node.cost.unchanged(full))["changed"] is False


@each(leaf=_sets)
def test_missing_element(node: Node, leaf: Leaf) -> None:
    """A missing element is a change, even if a repeated one keeps the length; each is stored once.

    Not for lists that keep omitted elements.
    """
    full = node.for_release(node.row.full)
    node.put(full.stored)
    value = _value(node.row, leaf)
    if leaf.option in node.row.additive:
        _is_no_change(node, trees.tree((leaf.path, value[:-1])))
        return
    unreadable = [(other.path, trees.at(full.options, other.path)) for other in node.unreadable(leaf, full.stored)]
    given = trees.having(node.key_options(full), *unreadable, (leaf.path, [*value[:-1], value[0]]))
    assert node.check_and_run(given, node.cost.update(full))["changed"] is True
    held, left = [node.row.members(stored, leaf) for stored in (full.stored, node.stored(full))]
    assert left[: len(held) - 1] == held[:-1]
    assert held[-1] not in left
    assert node.check_and_run(given, node.cost.unchanged(full))["changed"] is False


@each()
def test_other_notations(node: Node) -> None:
    """The other forms of the row for values of ``full``."""
    full = node.for_release(node.row.full)
    node.put(full.stored)
    result = node.check_and_run({**full.options, **node.row.other_forms}, node.cost.unchanged(full))
    assert result.get("changed") is False, result


@each()
def test_strings_for_numbers_and_flags(node: Node) -> None:
    """Some releases and documents have numbers and flags as strings."""
    full = node.for_release(node.row.full)

    def as_text(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: as_text(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [as_text(inner) for inner in value]
        return json.dumps(value) if isinstance(value, (bool, int)) else value

    node.put(as_text(full.stored))
    _is_no_change(node, dict(full.options))


@each(option=lambda row, _release: row.equivalent_values)
def test_two_values_with_one_meaning(node: Node, option: str) -> None:
    """ISE uses both with one meaning; neither is a change from the other."""
    full = node.for_release(node.row.full)
    leaf = next(leaf for leaf in node.row.leaves() if leaf.option == option)
    one, other = node.row.equivalent_values[option]
    for held, desired in ((one, other), (other, one)):
        node.put(trees.having(full.stored, (leaf.api_path, held)))
        _is_no_change(node, trees.tree((leaf.path, desired)))


@each()
def test_defaults_of_the_server(node: Node) -> None:
    """Defaults that ISE added to the smallest object, given or not."""
    minimal = node.for_release(node.row.minimal)
    node.run(minimal.options)
    for given in (minimal.options, trees.merged(minimal.options, minimal.shown)):
        assert node.check_and_run(given, node.cost.unchanged(minimal))["changed"] is False


@each(rows_with=lambda row: row.is_listed_name)
def test_name_in_other_case(node: Node) -> None:
    """ISE ignores case in names: found, not renamed, not created again, and deleted."""
    minimal = node.for_release(node.row.minimal)
    node.put(minimal.stored)
    shouted = {node.row.listed_as: minimal.options[node.row.listed_as].upper()}
    assert node.check_and_run({**minimal.options, **shouted}, node.cost.unchanged(minimal))["changed"] is False
    if node.row.small_change:
        changed = {**shouted, **node.small_change(0)}
        assert node.check_and_run(changed, node.cost.update(minimal))["changed"] is True
        assert node.effective_values(node.stored(minimal)) == node.effective_values(
            node.with_small_change(minimal.stored, 0)
        )
    if not node.cost.deletes:
        return
    assert node.check_and_run({**shouted, "state": "absent"}, node.cost.delete(minimal))["changed"] is True
    assert node.stored(minimal) is None
