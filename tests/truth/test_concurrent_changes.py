# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody else changes the same object between the look-up and the write."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ansible_collections.openise.ise.tests.truth.matrix import changeable, each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.operations import CHANGE, CREATE, DELETE


def _before(node: Node, method: str, op: str, **operation: Any) -> None:
    """Let somebody else act just before the first request of ``method``."""
    node.sim.fault("run_before", method=method, run=[{"op": op, "resource": node.row.path, **operation}])


@each()
def test_created_meanwhile_and_equal(node: Node) -> None:
    """Someone else creates just what is wanted: the refused POST ends as no change, not as an error."""
    minimal = node.for_release(node.row.minimal)
    CREATE.prepare(node)
    _before(node, "POST", "put", document=minimal.stored)
    result = CREATE.run(node)
    assert result.get("changed") is False, result
    assert node.sent == node.cost.create(minimal) + node.cost.unchanged(minimal)
    assert node.stored(minimal) == minimal.stored


@each(rows_with=changeable)
def test_created_meanwhile_and_different(node: Node) -> None:
    """Someone else creates something else under the name: it is changed to what is wanted, one object in all."""
    minimal = node.for_release(node.row.minimal)
    CREATE.prepare(node)
    _before(node, "POST", "put", document=node.with_small_change(minimal.stored, 0))
    result = node.run({**minimal.options, **node.small_change(1)})
    assert result.get("changed") is True, result
    update = node.cost.update(minimal)
    assert node.sent == node.cost.create(minimal) + update
    assert node.effective_values(node.stored(minimal)) == node.effective_values(
        node.with_small_change(minimal.stored, 1)
    )


@each(rows_with=lambda row: not row.delete_since)
def test_deleted_meanwhile(node: Node) -> None:
    """Someone else deletes what is to be deleted: it is absent, and this task did not do it."""
    minimal = node.for_release(node.row.minimal)
    DELETE.prepare(node)
    _before(node, "DELETE", "delete", key=node.id_of(minimal))
    result = DELETE.run(node)
    assert result.get("changed") is False, result
    assert node.sent == node.cost.delete(minimal) + node.cost.absent(minimal)


@each(rows_with=changeable)
def test_deleted_before_a_change(node: Node) -> None:
    """Someone else deletes what is to be changed: created again when the options are enough for that, else said so."""
    minimal = node.for_release(node.row.minimal)
    method = CHANGE.write(node) if CHANGE.write else ""
    CHANGE.prepare(node)
    _before(node, method, "delete", key=node.id_of(minimal))
    result = node.run({**minimal.options, **node.small_change(0)})
    assert result.get("changed") is True, result
    assert node.sent[method] == 1 and node.sent["POST"] == 1
    assert node.has_small_change(node.stored(minimal), 0)


@each(rows_with=changeable)
def test_deleted_before_a_change_by_id(node: Node) -> None:
    """The same, found by its id: there is nothing to change any more."""
    identity = node.put(node.for_release(node.row.minimal).stored)
    _before(node, CHANGE.write(node) if CHANGE.write else "", "delete", key=identity)
    result = node.run({"id": identity, **node.small_change(0)})
    assert result.get("failed") is True and "id: ISE has no" in result["msg"], result
    assert node.stored(node.for_release(node.row.minimal)) is None


@each(releases=("3.0", "3.4"), status=lambda _row, _release: (400, 500))
def test_status_of_a_duplicate(node: Node, status: int) -> None:
    """ISE reports duplicates with 400 or 500, by resource: it is looked up, whatever the status and the words."""
    minimal = node.for_release(node.row.minimal)
    CREATE.prepare(node)
    _before(node, "POST", "put", document=minimal.stored)
    node.sim.fault("status", method="POST", status=status, body={"ERSResponse": {"messages": []}})
    result = CREATE.run(node)
    assert result.get("changed") is False, result
    assert node.sent - Counter(GET=99) == Counter(POST=1)
