# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options with user-defined keys: merged with those in ISE, or replacing them; an empty value clears a key."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import Map
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Leaf
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.matrix import each, options
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row


def _maps(row: Row, release: str) -> list[Leaf]:
    return [leaf for leaf in options(row, release) if isinstance(leaf.attribute, Map) and leaf.attribute.replace_option]


def _set(value: Any) -> dict[str, Any]:
    return {key: text for key, text in (value or {}).items() if text}


@each(leaf=_maps)
def test_keys(node: Node, leaf: Leaf) -> None:
    """Set one key, clear one, clear all but one, clear all: each with one change, and the other keys stay."""
    assert isinstance(leaf.attribute, Map)
    full = node.for_release(node.row.full)
    value = trees.at(full.options, leaf.path)
    first, *rest = value
    others = {key: value[key] for key in rest}
    assert others
    for given, whole, held in (
        ({first: "another"}, False, {first: "another", **others}),
        ({first: ""}, False, others),
        ({first: value[first]}, True, {first: value[first]}),
        ({}, True, {}),
    ):
        node.put(full.stored)
        desired = {**trees.having(node.key_options(full), (leaf.path, given)), leaf.attribute.replace_option: whole}
        result = node.check_and_run(desired, node.cost.update(full))
        assert result.get("changed") is True, result
        assert _set(trees.at(node.stored(full), leaf.api_path)) == held
        assert _set(trees.at(node.read(full), leaf.path)) == held
        assert trees.at(result["diff"]["before"], leaf.path) == value
        assert _set(trees.at(result["diff"]["after"], leaf.path)) == held
        assert node.check_and_run(desired, node.cost.unchanged(full))["changed"] is False


@each(leaf=_maps)
def test_no_key(node: Node, leaf: Leaf) -> None:
    """An option without keys changes nothing, and a key without value in ISE need not be cleared."""
    assert isinstance(leaf.attribute, Map)
    full = node.for_release(node.row.full)
    value = trees.at(full.options, leaf.path)
    node.put(full.stored)
    for given in ({}, dict(list(value.items())[::-1])):
        desired = trees.having(node.key_options(full), (leaf.path, given))
        assert node.check_and_run(desired, node.cost.unchanged(full))["changed"] is False
    node.put(trees.having(full.stored, (leaf.api_path, None)))
    cleared = {
        **trees.having(node.key_options(full), (leaf.path, dict.fromkeys(value, ""))),
        leaf.attribute.replace_option: True,
    }
    assert node.check_and_run(cleared, node.cost.unchanged(full))["changed"] is False
