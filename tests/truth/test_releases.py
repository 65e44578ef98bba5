# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options that a release does not have: refused before any write, with the first release that has them."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Leaf
from ansible_collections.openise.ise.plugins.modules import version_info
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, ONE_READ
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row

_VALUES = {"bool": True, "int": 1, "str": "canary", "list": ["x"], "dict": {"x": "y"}}


def _value(leaf: Leaf) -> Any:
    """Return some value for an option."""
    if leaf.attribute.attributes:
        return [{item.name: _VALUES[item.type] for item in leaf.attribute.attributes}]
    return next(iter(leaf.attribute.choices), _VALUES[leaf.attribute.type])


@each(leaf=lambda row, release: row.unavailable(release))
def test_option_of_a_later_release(node: Node, leaf: Leaf) -> None:
    """The message contains the first release and this server's, for an existing and for a new object."""
    value = _value(leaf)
    minimal = node.for_release(node.row.minimal)
    words = (leaf.option, f"needs ISE {leaf.attribute.since} or later", f"this server runs {node.release}")
    node.fails(trees.having(minimal.options, (leaf.path, value)), *words, cost=NOTHING)
    node.put(minimal.stored)
    node.fails(trees.having(minimal.options, (leaf.path, value)), *words, cost=NOTHING)


@each(field=lambda row, release: [leaf.option for leaf in row.unavailable(release) if leaf.option in row.filters])
def test_filter_of_a_later_release(node: Node, field: str) -> None:
    """The same for a filter on such an option."""
    given = {"filters": [{"field": field, "value": node.row.filters[field]}]}
    assert f"filters: {field} needs ISE" in node.info(given)["msg"]
    assert node.sent == NOTHING


@each(known=False, leaf=lambda row, release: row.unavailable(release)[:1])
def test_release_is_read_once(node: Node, leaf: Leaf) -> None:
    """A process reads the release of a server when it needs it, and caches it."""
    value = _value(leaf)
    given = trees.having(node.row.minimal.options, (leaf.path, value))
    for cost in (ONE_READ, NOTHING):
        assert "or later, and this server runs" in node.run(given)["msg"]
        assert node.sent == cost


def _patchable(row: Row) -> bool:
    return bool(row.patch_since) and row.small_change is not None and row.account == "admin"


@each(known=False, releases=("3.1", "3.2"), rows_with=_patchable)
def test_a_known_release_does_not_discover_patch(node: Node) -> None:
    """Where the process has read the release, an update of 3.1 begins with the PUT."""
    case = node.for_release(node.row.minimal)
    node.put(case.stored)
    node.perform(version_info.TASK, {})
    options, cost = {**node.key_options(case), **node.small_change(0)}, node.cost.update(case)
    assert node.run(options)["changed"] is True
    names = node.cost.reference_lookups(options, case, cost) + node.cost.unnamed_lookups(cost)
    assert node.sent == node.cost.first_contact(cost, release_known=True) + names
    assert (node.sent["PATCH"], node.sent["PUT"]) == ((0, 1) if node.release == "3.1" else (1, 0))
