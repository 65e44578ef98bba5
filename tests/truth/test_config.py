# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``config`` and ``config_info`` with one object of every type: the same result as with the type's own module."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._resources.security_group import SECURITY_GROUP
from ansible_collections.openise.ise.plugins.modules import config, config_info
from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import Example, Row, before

_KINDS = ("create", "change", "delete", "unchanged", "failed")


def _kept(row: Row) -> bool:
    return row.module != "" and row.resource.plural in TYPES


def _run(node: Node, example: Example, *, check: bool = False, **options: Any) -> Result:
    """Run with one object, with the options of the row's own module."""
    item = {**node.row.always_given, **example.options}
    return node.perform(config.TASK, {"resources": {node.row.resource.plural: [item]}, **options}, check=check)


def _counts(result: Result) -> dict[str, int]:
    return {kind: result["summary"][kind] for kind in _KINDS if result["summary"][kind]}


@each(rows_with=_kept)
def test_life(node: Node) -> None:
    """Plan, create, second run, export, apply the export, plan the deletion, delete, delete again."""
    full = node.for_release(node.row.full)
    held = node.all_documents()
    planned = _run(node, full, check=True)
    assert (planned["changed"], _counts(planned), node.all_documents()) == (True, {"create": 1}, held)
    created = _run(node, full)
    assert (created["changed"], _counts(created), created["plan"]) == (True, {"create": 1}, planned["plan"])
    assert node.effective_values(node.stored(full)) == node.effective_values(full.stored)
    again = _run(node, full)
    assert (again["changed"], _counts(again)) == (False, {"unchanged": 1})
    exported = node.perform(config_info.TASK, {"types": [node.row.resource.plural], "factory": True})
    same = node.perform(config.TASK, {"resources": exported["resources"]})
    assert (same["changed"], _counts(same)) == (False, {"unchanged": exported["total"]})
    if node.row.delete_since and before(node.release, node.row.delete_since):
        refused = _run(node, full, state="absent")
        assert refused["failed"] and f"needs ISE {node.row.delete_since} or later" in refused["msg"]
        assert node.stored(full) is not None
        return
    doomed = _run(node, full, check=True, state="absent")
    assert _counts(doomed) == {"delete": 1}
    assert node.stored(full) is not None
    gone = _run(node, full, state="absent")
    assert (gone["changed"], gone["plan"], node.stored(full)) == (True, doomed["plan"], None)
    absent = _run(node, full, state="absent")
    assert (absent["changed"], _counts(absent)) == (False, {"unchanged": 1})


@each(rows_with=lambda row: _kept(row) and row.small_change is not None, releases=("3.0", "3.4"))
def test_change(node: Node) -> None:
    """One option changes: planned with both values, written, and the second run changes nothing."""
    example = node.for_release(node.row.minimal)
    node.put(example.stored)
    desired = Example(trees.merged(example.options, node.small_change(0, example)), example.stored)
    planned = _run(node, desired, check=True)
    assert _counts(planned) == {"change": 1}
    options = [change["option"] for change in planned["plan"]["change"][0]["changes"]]
    assert node.row.small_change is not None
    assert node.row.small_change.option in options
    written = _run(node, desired)
    assert (written["changed"], written["plan"]) == (True, planned["plan"])
    assert node.has_small_change(node.stored(example), 0)
    assert _run(node, desired)["changed"] is False


@each(rows_with=first_row, releases=("3.0", "3.4"))
def test_unlisted_object(node: Node) -> None:
    """The security group ANY is declared, and a cell refers to it: the task finds it and writes its id."""
    resources = {
        "security_groups": [{"name": "ANY"}, {"name": "Robots", "value": 77}],
        "egress_matrix_cells": [{"source": "Robots", "destination": "ANY", "status": "enabled"}],
    }
    result = node.perform(config.TASK, {"resources": resources})
    assert _counts(result) == {"create": 2, "unchanged": 1}
    ids = {group["name"]: group["id"] for group in node.sim.store.list("sgt")}
    cells = [(cell["sourceSgtId"], cell["destinationSgtId"]) for cell in node.sim.store.list("egressmatrixcell")]
    assert (ids["Robots"], SECURITY_GROUP.identity.unlisted["ANY"]) in cells
    assert node.perform(config.TASK, {"resources": resources})["changed"] is False
