# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The info modules: one object by name or id, all, filtered, in detail, many, none. They never write."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import ONE_READ, pages
from ansible_collections.openise.ise.tests.truth.matrix import each, filtered
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import Example, Row
from ansible_collections.openise.ise.tests.truth.visible_options import shown_options


def _items(node: Node, result: Result) -> list[dict[str, Any]]:
    assert result.get("changed") is False, result
    items = result[node.row.resource.plural]
    assert isinstance(items, list)
    assert result["total"] == len(items)
    return [node.without_computed(item) for item in items]


def _fill(node: Node, number: int) -> list[str]:
    return [document["id"] for document in node.create_copies(number)]


def _ids(items: list[dict[str, Any]]) -> list[str]:
    return [item["id"] for item in items]


@each(reads=True)
def test_one_object(node: Node) -> None:
    """By name and by id: the whole object without its secrets, with the names of the options."""
    full = node.for_release(node.row.full)
    identity = node.put(full.stored)
    expected = {"id": identity, **shown_options(node.row, full.options)}
    assert _items(node, node.info(node.key_options(full))) == [expected]
    assert node.sent == node.cost.unchanged(full)
    assert _items(node, node.info({"id": identity})) == [expected]
    assert node.sent == ONE_READ


@each(reads=True)
def test_missing_object(node: Node) -> None:
    """An unknown name or id: an empty list, not a failure."""
    minimal = node.for_release(node.row.minimal)
    for choice, cost in ((node.key_options(minimal), node.cost.absent(minimal)), ({"id": "0000-none"}, ONE_READ)):
        assert _items(node, node.info(choice)) == []
        assert node.sent == cost


@each(rows_with=filtered, reads=True)
def test_filter_without_match(node: Node) -> None:
    """A filter without a match."""
    assert _items(node, node.info(_filter(node.row.listed_as, _name(node.row, node.row.minimal)))) == []
    assert node.sent == ONE_READ


@each(reads=True)
def test_empty_list(node: Node) -> None:
    """A resource without objects."""
    for document in node.sim.store.list(node.row.path):
        node.sim.store.delete(node.row.path, document["id"])
    for details in (False, True):
        assert _items(node, node.info({"details": details})) == []
        assert node.sent == pages(0)


def _filter(field: str, value: str, operator: str = "equals") -> dict[str, Any]:
    return {"filters": [{"field": field, "operator": operator, "value": value}]}


def _name(row: Row, example: Example) -> str:
    return str(example.options[row.listed_as])


def _fields(row: Row, release: str) -> list[str]:
    lacking = {leaf.option for leaf in row.unavailable(release)}
    return [field for field in row.filters if field not in lacking]


@each(field=_fields, reads=True)
def test_filter(node: Node, field: str) -> None:
    """Every filter finds the matching objects and no others, also in another case."""
    example = node.row.all_examples()[node.row.filter_examples.get(field, "full")]
    full, value = node.for_release(example), node.row.filters[field]
    found = node.put(trees.merged(full.stored, node.row.computed))
    left_out = node.put(node.for_release(node.row.minimal).stored)
    whole = value in ("true", "false") or field in node.row.whole_value_filters
    part = [] if whole else [_filter(field, value[1:], "ends_with")]
    for choice in (_filter(field, value), _filter(field, value.upper()), *part):
        ids = _ids(_items(node, node.info({"details": False, **choice})))
        assert found in ids
        assert left_out not in ids
        assert node.sent == ONE_READ


@each(rows_with=filtered, reads=True)
def test_match(node: Node) -> None:
    """Several filters: all of them, or any."""
    examples = (node.row.minimal, node.row.full)
    ids = [node.put(node.for_release(example).stored) for example in examples]
    both = {"filters": [{"field": node.row.listed_as, "value": _name(node.row, example)} for example in examples]}
    assert _items(node, node.info(both)) == []
    found = _items(node, node.info({**both, "match": "any"}))
    assert sorted(_ids(found)) == sorted(ids)


@each(reads=True)
def test_all_objects(node: Node) -> None:
    """More than one page: every object once, in order, with id, name and description."""
    ids = _fill(node, 120)
    found = _items(node, node.info({"details": False}))
    assert _ids(found) == ids
    assert all(set(item) == {"id", node.row.listed_as or "name", "description"} for item in found)
    assert node.sent == pages(len(ids))


@each(releases=("3.0", "3.4"), reads=True)
def test_many_objects(node: Node) -> None:
    """250 objects: complete, and filtered with more than one page of results."""
    ids = _fill(node, 250)
    assert _ids(_items(node, node.info({"details": False}))) == ids
    assert node.sent == pages(len(ids))
    if not filtered(node.row) or node.row.copies:
        return
    some = _filter(node.row.listed_as, _name(node.row, node.row.minimal), "starts_with")
    assert len(_items(node, node.info({"details": False, **some}))) == 250
    assert node.sent == pages(250)


@each(reads=True)
def test_details(node: Node) -> None:
    """Whole objects for everything in the list, one read each, in the order of the list."""
    full = node.for_release(node.row.full)
    identity = node.put(full.stored)
    ids = _fill(node, 12)
    found = _items(node, node.info({"details": True}))
    assert _ids(found) == ids
    shown = next(item for item in found if item["id"] == identity)
    assert trees.having(shown, (("id",), None)) == shown_options(node.row, full.options)
    assert node.sent == pages(len(ids), details=True)


@each(reads=True)
def test_check_mode_reads(node: Node) -> None:
    """Reads are the same in check mode."""
    minimal = node.for_release(node.row.minimal)
    node.put(minimal.stored)
    assert node.info(node.key_options(minimal), check=True) == node.info(node.key_options(minimal))
