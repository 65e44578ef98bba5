# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The operations that tests of failures run for every row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ansible_collections.openise.ise.tests.truth.budget import NOTHING, ONE_READ, Requests
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import Row, before


@dataclass(frozen=True)
class Operation:
    """One task: for an object that exists (``there``) or not, with these options; ``write`` is the method of its write."""

    name: str
    there: bool
    options: Callable[[Node], dict[str, Any]]
    write: Callable[[Node], str] | None = None
    info: bool = False

    def __str__(self) -> str:
        return self.name

    def prepare(self, node: Node) -> None:
        """Store the object, or delete it."""
        node.remove(node.for_release(node.row.minimal))
        if self.there:
            node.put(node.for_release(node.row.minimal).stored)

    def run(self, node: Node, *, check: bool = False, **connection: Any) -> Result:
        """Run the operation."""
        options = self.options(node)
        if self.info:
            return node.info(options, check=check, **connection)
        return node.run(options, check=check, **connection)

    def cost(self, node: Node) -> Requests:
        """Return the cost without a failure, up to the write."""
        costs = {CREATE: node.cost.create, CHANGE: node.cost.update, DELETE: node.cost.delete}
        return costs[self](node.for_release(node.row.minimal))

    def whole_cost(self, node: Node) -> Requests:
        """Return the cost without a failure, including the read of values that ISE chose."""
        confirmed = self is CREATE and node.row.minimal.chosen_by_server
        return self.cost(node) + (ONE_READ if confirmed else NOTHING)


def _key(node: Node) -> dict[str, Any]:
    return node.key_options(node.for_release(node.row.minimal))


def _change(node: Node) -> dict[str, Any]:
    return {**_key(node), **node.small_change(0)}


def _absent(node: Node) -> dict[str, Any]:
    return {**_key(node), "state": "absent"}


CREATE = Operation("create", False, lambda node: dict(node.for_release(node.row.minimal).options), lambda _node: "POST")
CHANGE = Operation("change", True, _change, lambda node: "PATCH" if node.cost.patches else "PUT")
DELETE = Operation("delete", True, _absent, lambda _node: "DELETE")
ABSENT = Operation("absent", False, _absent)
READ_ONE = Operation("read one", True, _key, info=True)
READ_ALL = Operation("read all", True, lambda _node: {"details": True}, info=True)

WRITES = (CREATE, CHANGE, DELETE)


def writes(row: Row, release: str) -> list[Operation]:
    """Return the writing operations on a release, for ``each(operation=writes)``."""
    lacking = [DELETE] if before(release, row.delete_since) else []
    return [operation for operation in WRITES if operation in all_of(row) and operation not in lacking]


def all_of(row: Row) -> list[Operation]:
    """Return all operations of a resource."""
    reads = [READ_ONE, READ_ALL]
    return [CREATE, *([CHANGE] if row.small_change else []), DELETE, ABSENT, *reads] if row.module else reads
