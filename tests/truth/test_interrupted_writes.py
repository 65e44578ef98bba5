# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A write that is refused or gets no response: applied once, reported correctly, never assumed to have succeeded."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import ONE_READ, Requests, gets
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row, thorough
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.operations import CREATE, DELETE, Operation, writes
from ise_simulator.faults import FORMS

# Not executed, but it could have been: the object is looked up before the write is repeated.
LOST: dict[str, dict[str, Any]] = {
    "reset": {"action": "reset"},
    "502": {"action": "html", "status": 502},
    "503": {"action": "status", "status": 503},
    "504": {"action": "empty", "status": 504},
}
# Executed, but without a response that says so.
UNANSWERED: dict[str, dict[str, Any]] = {"reset after": {"action": "reset_after"}}


def _look(node: Node, there: bool) -> Requests:
    """Return the cost of finding out whether the object exists."""
    minimal = node.for_release(node.row.minimal)
    return node.cost.unchanged(minimal) if there else node.cost.absent(minimal)


def _done(node: Node, operation: Operation) -> bool:
    """Return whether ISE has the desired object, exactly once."""
    minimal = node.for_release(node.row.minimal)
    held, key = node.stored(minimal), node.row.stored_key(minimal)
    documents = [{name: item.get(name) for name in key} for item in node.sim.store.list(node.row.path)]
    if operation is DELETE:
        return held is None
    changed = held is not None and (operation is CREATE or node.has_small_change(held, 0))
    return changed and documents.count(key) == 1


def _method(node: Node, operation: Operation) -> str:
    assert operation.write is not None
    return operation.write(node)


@each(releases=("3.0", "3.4"), operation=writes)
def test_not_executed_once(node: Node, operation: Operation) -> None:
    """The connection breaks, or the gateway fails, before ISE acts: looked up, repeated, reported as one change."""
    for fault in LOST.values() if thorough(node.row) else (LOST["reset"],):
        operation.prepare(node)
        node.sim.fault(method=_method(node, operation), **fault)
        result = operation.run(node)
        assert result.get("changed") is True, (fault, result)
        again = _look(node, operation.there) + Counter({_method(node, operation): 1})
        assert node.sent == operation.whole_cost(node) + again
        assert _done(node, operation)


@each(releases=("3.0", "3.4"), operation=writes)
def test_never_executed(node: Node, operation: Operation) -> None:
    """The same every time: three attempts, each after a lookup; fails with the cause, and ISE is unchanged."""
    for fault in LOST.values() if thorough(node.row) else (LOST["reset"],):
        operation.prepare(node)
        held = node.all_documents()
        node.sim.clear_faults()
        node.sim.fault(method=_method(node, operation), times=0, **fault)
        result = operation.run(node)
        assert result.get("failed") is True, (fault, result)
        assert "whether ISE carried it out is unknown" in result["msg"], result
        method = _method(node, operation)
        assert node.sent[method] == 3
        looks = _look(node, operation.there)["GET"]
        assert node.sent["GET"] == operation.cost(node)["GET"] + 3 * looks
        assert node.all_documents() == held


@each(releases=("3.0", "3.4"), operation=writes)
def test_executed_without_response(node: Node, operation: Operation) -> None:
    """The connection breaks after ISE acted: looked up, not repeated, and reported as a change."""
    for fault in UNANSWERED.values():
        operation.prepare(node)
        node.sim.fault(method=_method(node, operation), **fault)
        result = operation.run(node)
        assert result.get("changed") is True, (fault, result)
        assert node.sent == operation.cost(node) + _look(node, operation is not DELETE)
        assert _done(node, operation)
        if operation is not DELETE:
            assert trees.holds(result[node.row.resource.name], node.key_options(node.row.minimal))


@each(releases=("3.0", "3.4"), rows_with=thorough, operation=writes)
def test_failed_lookup_after_a_lost_write(node: Node, operation: Operation) -> None:
    """If the lookup fails as well, the task fails and reports an unknown outcome."""
    operation.prepare(node)
    node.sim.fault("reset_after", method=_method(node, operation))
    node.sim.fault("status", method="GET", status=500, skip=operation.cost(node)["GET"], times=0)
    result = operation.run(node)
    assert result.get("failed") is True, result
    assert "unknown" in result["msg"] and "(500)" in result["msg"]
    assert node.sent == operation.cost(node) + ONE_READ


@each(releases=("3.0", "3.4"), rows_with=thorough, operation=writes)
def test_too_many_requests(node: Node, operation: Operation, waits: list[float]) -> None:
    """429: not executed, so repeated without a lookup, after the requested wait; four times in all."""
    method = _method(node, operation)
    operation.prepare(node)
    node.sim.fault("status", method=method, status=429, headers={"Retry-After": "3"})
    assert operation.run(node)["changed"] is True
    assert node.sent == operation.whole_cost(node) + Counter({method: 1})
    assert waits[0] >= 3
    operation.prepare(node)
    held = node.all_documents()
    node.sim.fault("status", method=method, status=429, times=0)
    result = operation.run(node)
    assert result.get("failed") is True and "(429)" in result["msg"], result
    assert node.sent[method] == 4
    assert node.all_documents() == held


@each(releases=("3.0", "3.4"), operation=writes)
def test_refused(node: Node, operation: Operation) -> None:
    """400 and 500 with ISE's message: fails, quotes it, with status and errors; not repeated.

    ISE answers duplicates like that, so a creation looks the object up. It also answers 500 after some writes.
    """
    for status in (400, 500):
        operation.prepare(node)
        held = node.all_documents()
        node.sim.clear_faults()
        node.sim.fault("status", method=_method(node, operation), status=status, times=0)
        result = operation.run(node)
        assert result.get("failed") is True, result
        assert "ISE said: Injected fault" in result["msg"] and f"({status})" in result["msg"]
        assert result["status"] == status
        assert result["errors"][0]["title"] == "Injected fault"
        looks = _look(node, operation.there) if operation is CREATE or status == 500 else gets(0)
        more = node.cost.explanations(operation.options(node)) if operation is CREATE else gets(0)
        assert node.sent == operation.cost(node) + looks + more
        assert node.all_documents() == held


@each(releases=("3.0", "3.4"), operation=writes)
def test_damaged_response(node: Node, operation: Operation) -> None:
    """ISE acts, and its response is damaged: after an unreadable PUT, PATCH or POST the object is looked up."""
    for fault in ("malformed", "truncate", "wrong_type"):
        operation.prepare(node)
        node.sim.clear_faults()
        node.sim.fault(fault, method=_method(node, operation))
        result = operation.run(node)
        assert result.get("changed") is True, (fault, result)
        assert node.sent[_method(node, operation)] == 1
        assert _done(node, operation)


@each(releases=("3.0", "3.4"), operation=writes)
def test_failure_after_execution(node: Node, operation: Operation) -> None:
    """ISE acts and answers 500: looked up, not repeated, and reported as a change."""
    for form in (
        ({"action": "status"}, {"action": "html"}, {"action": "empty"})
        if thorough(node.row)
        else ({"action": "status"},)
    ):
        operation.prepare(node)
        node.sim.clear_faults()
        node.sim.fault(method=_method(node, operation), status=500, times=0, executed=True, **form)
        result = operation.run(node)
        assert result.get("changed") is True, (form, result)
        assert node.sent == operation.cost(node) + _look(node, operation is not DELETE)
        assert _done(node, operation)
        if operation is not DELETE:
            assert trees.holds(result[node.row.resource.name], node.key_options(node.row.minimal))


@each(releases=("3.4",), rows_with=thorough, operation=writes)
def test_failed_lookup_after_a_500(node: Node, operation: Operation) -> None:
    """If the lookup fails as well, the outcome is unknown, whether ISE acted or not."""
    for executed in (True, False):
        operation.prepare(node)
        node.sim.clear_faults()
        node.sim.fault("status", method=_method(node, operation), status=500, executed=executed)
        node.sim.fault("status", method="GET", status=500, skip=operation.cost(node)["GET"], times=0)
        result = operation.run(node)
        assert result.get("failed") is True and "is unknown" in result["msg"], result
        assert node.sent == operation.cost(node) + ONE_READ


def _foreign_answers(node: Node, operation: Operation) -> list[dict[str, Any]]:
    """Return answers of other servers than ISE, as fault rules: a success without ISE's document, and "not found"."""
    if not thorough(node.row):
        return [{"action": "odd", "form": "envelope"}, {"action": "no_route", "form": "json"}]
    created = [{"action": "odd", "form": "object", "status": 201}] if operation is CREATE else []
    forms = [{"action": action, "form": form} for action in ("odd", "no_route") for form in FORMS[action]]
    return [*forms, {"action": "empty"}, *created]


@each(releases=("3.0", "3.4"), operation=writes)
def test_foreign_answer(node: Node, operation: Operation) -> None:
    """Looked up, whether ISE acted or only the other server responded; reported as one change."""
    method = _method(node, operation)
    for answer in _foreign_answers(node, operation):
        for executed in (True, False):
            operation.prepare(node)
            node.sim.clear_faults()
            node.sim.fault(method=method, executed=executed, **answer)
            result = operation.run(node)
            assert result.get("changed") is True, (answer, executed, result)
            assert node.sent[method] == (1 if executed else 2), (answer, executed)
            assert _done(node, operation), (answer, executed)


@each(releases=("3.0", "3.4"), operation=writes)
def test_foreign_answer_every_time(node: Node, operation: Operation) -> None:
    """The same for each write: what ISE then has decides."""
    method = _method(node, operation)
    for answer in _foreign_answers(node, operation):
        for executed in (True, False):
            operation.prepare(node)
            held = node.all_documents()
            node.sim.clear_faults()
            node.sim.fault(method=method, times=0, executed=executed, **answer)
            result = operation.run(node)
            if executed:
                assert result.get("changed") is True and _done(node, operation), (answer, result)
            else:
                assert result.get("failed") is True and "is unknown" in result["msg"], (answer, result)
                assert node.all_documents() == held


@each(releases=("3.0", "3.4"), rows_with=thorough, operation=writes)
def test_foreign_response(node: Node, operation: Operation) -> None:
    """Another server responds instead of ISE, which never received the write: no success is reported."""
    for fault in ("html", "redirect"):
        operation.prepare(node)
        held = node.all_documents()
        node.sim.clear_faults()
        node.sim.fault(fault, method=_method(node, operation), times=0)
        result = operation.run(node)
        assert result.get("failed") is True, (fault, result)
        assert "web page" in result["msg"]
        assert node.all_documents() == held


@each(releases=("3.4",), rows_with=first_row)
def test_timeout(node: Node) -> None:
    """A write without a response in time may have been executed: looked up, and repeated because it was not."""
    CREATE.prepare(node)
    node.sim.fault("timeout", method="POST", seconds=2)
    result = CREATE.run(node, timeout=1)
    assert result.get("changed") is True, result
    assert node.sent == CREATE.whole_cost(node) + node.cost.absent(node.row.minimal) + Counter(POST=1)
    assert _done(node, CREATE)
