# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another client changes the same object between lookup and write."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ansible_collections.openise.ise.tests.truth.matrix import changeable, each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.operations import CHANGE, CREATE, DELETE


def _before(node: Node, method: str, op: str, **operation: Any) -> None:
    """Let another client act before the first request with ``method``."""
    node.sim.fault("run_before", method=method, run=[{"op": op, "resource": node.row.path, **operation}])


@each()
def test_concurrent_creation_of_the_same(node: Node) -> None:
    """Another client creates the desired object: ISE refuses the POST, and the task reports no change.

    Where ISE refuses with 500, this could be the task's own object, which was not there before: a change.
    """
    minimal = node.for_release(node.row.minimal)
    CREATE.prepare(node)
    _before(node, "POST", "put", document=minimal.stored)
    result = CREATE.run(node)
    refusal = next(request.status for request in node.sim.requests if request.method == "POST")
    assert result.get("changed") is (refusal == 500), result
    assert node.sent == node.cost.create(minimal) + node.cost.unchanged(minimal)
    assert node.stored(minimal) == minimal.stored


@each(rows_with=changeable)
def test_concurrent_creation_of_another(node: Node) -> None:
    """Another client creates a different object with the name: the task updates it; there is one object."""
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
def test_concurrent_deletion(node: Node) -> None:
    """Another client deletes the object first: the task reports no change."""
    minimal = node.for_release(node.row.minimal)
    DELETE.prepare(node)
    _before(node, "DELETE", "delete", key=node.id_of(minimal))
    result = DELETE.run(node)
    assert result.get("changed") is False, result
    assert node.sent == node.cost.delete(minimal) + node.cost.absent(minimal)


@each(rows_with=changeable)
def test_deleted_before_a_change(node: Node) -> None:
    """Another client deletes the object before the update: created again if the options suffice, else reported."""
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
    """The same by id: there is no object to change."""
    identity = node.put(node.for_release(node.row.minimal).stored)
    _before(node, CHANGE.write(node) if CHANGE.write else "", "delete", key=identity)
    result = node.run({"id": identity, **node.small_change(0)})
    assert result.get("failed") is True and "id: ISE has no" in result["msg"], result
    assert node.stored(node.for_release(node.row.minimal)) is None


@each(releases=("3.0", "3.4"), status=lambda _row, _release: (400, 500))
def test_status_of_a_duplicate(node: Node, status: int) -> None:
    """ISE reports duplicates with 400 or 500: a lookup decides, whatever the message. A 500 may also follow the creation."""
    minimal = node.for_release(node.row.minimal)
    CREATE.prepare(node)
    _before(node, "POST", "put", document=minimal.stored)
    node.sim.fault("status", method="POST", status=status, body={"ERSResponse": {"messages": []}})
    result = CREATE.run(node)
    assert result.get("changed") is (status == 500), result
    assert node.sent - Counter(GET=99) == Counter(POST=1)
