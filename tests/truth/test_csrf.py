# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ISE's CSRF check: discovered by the first write, one token for many writes, a new one after it expired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from ansible_collections.openise.ise.plugins.module_utils._http import session
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, Requests
from ansible_collections.openise.ise.tests.truth.matrix import each, thorough
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.operations import CREATE, Operation, writes


@pytest.fixture(autouse=True)
def no_token_before_or_after() -> Iterator[None]:
    """Reset the sessions, which live as long as the process and have the tokens."""
    _forget_tokens()
    yield
    _forget_tokens()


def _forget_tokens() -> None:
    for shared in session._SESSIONS.values():
        shared.csrf_token = None


def _refused_once(node: Node, operation: Operation) -> Requests:
    """Return the cost of a refusal and of fetching a token."""
    assert operation.write is not None
    return Counter({"GET": 1, operation.write(node): 1})


@each(releases=("3.0", "3.4"), rows_with=thorough)
def test_one_token_for_all_writes(node: Node) -> None:
    """The first write is refused, fetches a token and is repeated; the others use it. Reads need none."""
    node.sim.configure(csrf=True)
    more = _refused_once(node, CREATE)
    for operation in writes(node.row, node.release):
        operation.prepare(node)
        result = operation.run(node)
        assert result.get("changed") is True, result
        assert node.sent == operation.whole_cost(node) + more
        more = NOTHING


@each(releases=("3.4",), rows_with=thorough, operation=writes)
def test_expired_token(node: Node, operation: Operation) -> None:
    """After the idle time the token expires: refused once more, fetched once more."""
    node.sim.configure(csrf=True)
    for _token in range(2):
        operation.prepare(node)
        assert operation.run(node)["changed"] is True
        assert node.sent == operation.whole_cost(node) + _refused_once(node, operation)
        node.sim.core.csrf.clear()


@each(releases=("3.4",), rows_with=thorough, operation=writes)
def test_token_that_is_always_refused(node: Node, operation: Operation) -> None:
    """Also refused with a new token: fails after one repetition, with the cause."""
    operation.prepare(node)
    held = node.all_documents()
    assert operation.write is not None
    node.sim.fault("csrf", method=operation.write(node), times=0)
    result = operation.run(node)
    assert result.get("failed") is True, result
    assert "CSRF" in result["msg"] and result["status"] == 403
    assert node.sent == operation.cost(node) + _refused_once(node, operation)
    assert node.all_documents() == held
