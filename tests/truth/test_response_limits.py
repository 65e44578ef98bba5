# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server that answers byte by byte, without end, or with a bomb: tasks fail soon, with the cause, and with little memory."""

from __future__ import annotations

import tracemalloc
from typing import Any

from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.operations import ABSENT, CREATE, READ_ALL, Operation, all_of

_MEBIBYTE = 1 << 20


def _operations(row: Any, _release: str) -> list[Operation]:
    return list(all_of(row))


@each(releases=("3.4",), rows_with=first_row, operation=_operations)
def test_a_byte_at_a_time(node: Node, operation: Operation) -> None:
    """The timeout is that of the whole response."""
    operation.prepare(node)
    node.sim.fault("drip", times=0, seconds=0.3)
    result = operation.run(node, timeout=1)
    assert result.get("failed") is True, result
    assert "was not complete within 1 seconds" in result["msg"] and "bytes arrived" in result["msg"], result["msg"]
    assert sum(node.sent.values()) == 1


@each(
    releases=("3.4",),
    rows_with=first_row,
    operation=lambda row, release: [item for item in _operations(row, release) if item is not ABSENT],
)
def test_a_compressed_bomb(node: Node, operation: Operation) -> None:
    operation.prepare(node)
    node.sim.fault("bomb", form="gzip", times=0)
    tracemalloc.start()
    result = operation.run(node, max_response_size=4)
    _size, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert result.get("failed") is True, result
    assert "more than 4 MiB" in result["msg"] and "max_response_size" in result["msg"], result["msg"]
    assert peak < 40 * _MEBIBYTE


@each(releases=("3.4",), rows_with=first_row)
def test_a_bomb_in_place_of_a_success(node: Node) -> None:
    """Whether a write was carried out is unknown."""
    CREATE.prepare(node)
    node.sim.fault("bomb", form="gzip", times=0, method="POST")
    result = CREATE.run(node, max_response_size=1)
    assert result.get("failed") is not True or "unknown" in result["msg"], result
    assert result.get("changed") is not False or "unknown" in result["msg"], result


@each(releases=("3.4",), rows_with=first_row)
def test_pages_without_end(node: Node) -> None:
    READ_ALL.prepare(node)
    node.sim.fault("bomb", form="pages", times=0)
    result = READ_ALL.run(node)
    assert result.get("failed") is True, result
    assert "a list without end" in result["msg"] and "page 1 is empty" in result["msg"], result["msg"]
    assert sum(node.sent.values()) <= 2


@each(releases=("3.4",), rows_with=first_row)
def test_a_total_that_is_no_count(node: Node) -> None:
    """Pages are requested as far as they follow, not as far as the total promises."""
    READ_ALL.prepare(node)
    node.sim.fault("bomb", form="total", times=0)
    tracemalloc.start()
    result = READ_ALL.run(node)
    _size, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert result.get("failed") is True, result
    assert "counts 1000000000 entries" in result["msg"], result["msg"]
    assert peak < 20 * _MEBIBYTE and sum(node.sent.values()) < 10
