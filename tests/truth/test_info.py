# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The info modules: one object by name or id, all, filtered, in detail, in large numbers, none. They never write."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import ONE_READ, pages
from ansible_collections.openise.ise.tests.truth.expected import shown_options
from ansible_collections.openise.ise.tests.truth.matrix import each, filtered
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import Row


def _items(node: Node, result: Result) -> list[dict[str, Any]]:
    assert result.get("changed") is False, result
    items = result[node.row.resource.plural]
    assert isinstance(items, list)
    assert result["total"] == len(items)
    return items


def _fill(node: Node, number: int) -> list[str]:
    return [document["name"] for document in node.multiply(number)]


@each()
def test_one(node: Node) -> None:
    """By name and by id: the whole object without its secrets, under the names of the options."""
    full = node.case(node.row.full)
    identity = node.put(full.stored)
    expected = {"id": identity, **shown_options(node.row, full.options)}
    assert _items(node, node.info({"name": full.name})) == [expected]
    assert node.sent == node.cost.unchanged(full.name)
    assert _items(node, node.info({"id": identity})) == [expected]
    assert node.sent == ONE_READ


@each()
def test_none(node: Node) -> None:
    """A name and an id nobody has: an empty list, not a failure."""
    for choice in ({"name": node.row.minimal.name}, {"id": "0000-none"}):
        assert _items(node, node.info(choice)) == []
        assert node.sent == ONE_READ


@each(rows_with=filtered)
def test_none_filtered(node: Node) -> None:
    """A filter that nothing fits."""
    assert _items(node, node.info(_filter("name", node.row.minimal.name))) == []
    assert node.sent == ONE_READ


@each()
def test_empty(node: Node) -> None:
    """A collection without any object."""
    for document in node.sim.store.list(node.row.path):
        node.sim.store.delete(node.row.path, document["id"])
    for details in (False, True):
        assert _items(node, node.info({"details": details})) == []
        assert node.sent == pages(0)


def _filter(field: str, value: str, operator: str = "equals") -> dict[str, Any]:
    return {"filters": [{"field": field, "operator": operator, "value": value}]}


def _fields(row: Row, release: str) -> list[str]:
    lacking = {leaf.option for leaf in row.lacking(release)}
    return [field for field in row.found_by if field not in lacking]


@each(field=_fields)
def test_filter(node: Node, field: str) -> None:
    """Every filter finds what fits and leaves out what does not; in another case, too."""
    full, value = node.case(node.row.full), node.row.found_by[field]
    node.put(full.stored)
    node.put(node.case(node.row.minimal).stored)
    for choice in (_filter(field, value), _filter(field, value.upper()), _filter(field, value[1:], "ends_with")):
        names = [item["name"] for item in _items(node, node.info(choice))]
        assert full.name in names
        assert node.row.minimal.name not in names
        assert node.sent == ONE_READ


@each(rows_with=filtered)
def test_match(node: Node) -> None:
    """Several filters: all of them, or any."""
    names = [example.name for example in (node.row.minimal, node.row.full)]
    for example in (node.row.minimal, node.row.full):
        node.put(node.case(example).stored)
    both = {"filters": [{"field": "name", "value": name} for name in names]}
    assert _items(node, node.info(both)) == []
    found = _items(node, node.info({**both, "match": "any"}))
    assert sorted(item["name"] for item in found) == sorted(names)


@each()
def test_all(node: Node) -> None:
    """Beyond one page: every object once, in order, with id, name and description."""
    names = _fill(node, 120)
    found = _items(node, node.info())
    assert [item["name"] for item in found] == names
    assert all(set(item) == {"id", "name", "description"} for item in found)
    assert node.sent == pages(len(names))


@each(releases=("3.0", "3.4"))
def test_many(node: Node) -> None:
    """250 objects: complete, and filtered to some that fill more than one page."""
    names = _fill(node, 250)
    assert [item["name"] for item in _items(node, node.info())] == names
    assert node.sent == pages(len(names))
    if not filtered(node.row):
        return
    some = _filter("name", node.row.minimal.name, "starts_with")
    assert len(_items(node, node.info(some))) == 250
    assert node.sent == pages(250)


@each()
def test_details(node: Node) -> None:
    """Whole objects for everything in the list, one read each, in the order of the list."""
    full = node.case(node.row.full)
    node.put(full.stored)
    names = sorted(_fill(node, 12))
    found = _items(node, node.info({"details": True}))
    assert [item["name"] for item in found] == names
    shown = next(item for item in found if item["name"] == full.name)
    assert trees.having(shown, (("id",), None)) == shown_options(node.row, full.options)
    assert node.sent == pages(len(names), details=True)


@each()
def test_check_mode_reads(node: Node) -> None:
    """Reading is the same in check mode."""
    node.put(node.case(node.row.minimal).stored)
    assert node.info({"name": node.row.minimal.name}, check=True) == node.info({"name": node.row.minimal.name})
