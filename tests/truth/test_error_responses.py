# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong responses to the first request, from ISE or from another server: every task fails with the cause.

No response counts as "absent", nothing is written, and only requests that can succeed are retried.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import ONE_READ, gets
from ansible_collections.openise.ise.tests.truth.matrix import each, thorough
from ansible_collections.openise.ise.tests.truth.node import ACCOUNTS, Node
from ansible_collections.openise.ise.tests.truth.operations import (
    ABSENT,
    CREATE,
    READ_ALL,
    READ_ONE,
    Operation,
    all_of,
    writes,
)
from ansible_collections.openise.ise.tests.truth.row import Row


@dataclass(frozen=True)
class FailureCase:
    """A wrong response: the switches, fault or login that cause it, the message and the number of requests.

    ``release_reads``: requests for the release before, where an option of a later release is set; none where this ends the task.
    ``list_reads``: the number if the first request is for a list.
    """

    name: str
    words: tuple[str, ...]
    status: int | None = None
    switches: dict[str, Any] = field(default_factory=dict)
    fault: dict[str, Any] = field(default_factory=dict)
    login: dict[str, Any] = field(default_factory=dict)
    reads: int = 1
    release_reads: int = 0
    list_reads: int = 0

    def __str__(self) -> str:
        return self.name

    def on_lists(self, row: Row) -> bool:
        """Return whether a list can have it. Some lists answer 404 if they are empty."""
        return bool(self.fault) and not (self.status == 404 and row.resource.endpoint.empty_is_404)

    def requests(self, row: Row, *, for_list: bool) -> int:
        """Return the number of requests. A 404 for a name leads to the list, one for a list that may be empty to another read."""
        if not self.list_reads:
            return self.reads
        doubts_list = 1 if self.reads > self.list_reads and row.resource.endpoint.empty_is_404 else 0
        return (self.list_reads if for_list else self.reads) + doubts_list


def _login(name: str, password: str = "") -> dict[str, Any]:
    return {"username": name, "password": password or ACCOUNTS[name][1]}


_LOGIN = ("refused the login of 'admin' (401)", "username and password")
_WEB_PAGE = ("web page instead of ERS", "Enable ERS")
_FOREIGN = ("404 that is not from ERS", "hostname")
_OK = {"action": "status", "status": 200}
GATEWAY_BODY = {"message": "no Route matched with those values"}

FAILURES = (
    FailureCase("wrong password", _LOGIN, 401, login=_login("admin", "canary-wrong")),
    FailureCase(
        "wrong password, html", _LOGIN, 401, {"unauthorized_body": "html"}, login=_login("admin", "canary-wrong")
    ),
    FailureCase("MnT account", ("does not permit GET", "'mnt' (403)", "ERS Admin"), 403, login=_login("mnt")),
    FailureCase("MnT account, 401", ("refused the login of 'mnt'",), 401, {"wrong_role": 401}, login=_login("mnt")),
    FailureCase("sponsor", ("does not permit GET", "'sponsor' (403)"), 403, login=_login("sponsor")),
    FailureCase("ERS disabled", _WEB_PAGE, 302, {"ers_disabled": True}),
    FailureCase("html", _WEB_PAGE, 200, fault={"action": "html"}, release_reads=1),
    FailureCase("redirect", _WEB_PAGE, 302, fault={"action": "redirect"}),
    FailureCase(
        "500",
        ("failed to process GET", "(500)"),
        500,
        fault={"action": "status", "status": 500},
        release_reads=1,
    ),
    FailureCase("500, html", ("failed to process GET", "(500)"), 500, fault={"action": "html", "status": 500}),
    FailureCase("502", ("(502)", "may be restarting"), 502, fault={"action": "html", "status": 502}, reads=4),
    FailureCase("503", ("(503)", "may be restarting"), 503, fault={"action": "status", "status": 503}, reads=4),
    FailureCase("504", ("(504)", "may be restarting"), 504, fault={"action": "empty", "status": 504}, reads=4),
    FailureCase("429", ("(429)", "max_requests_per_second"), 429, fault={"action": "status", "status": 429}, reads=4),
    FailureCase("reset", ("broke",), fault={"action": "reset"}, reads=4),
    FailureCase("reset after", ("broke",), fault={"action": "reset_after"}, reads=4),
    FailureCase("truncated", ("broke",), fault={"action": "truncate"}, reads=4),
    FailureCase("malformed", ("malformed JSON",), fault={"action": "malformed"}),
    FailureCase("wrong type", _WEB_PAGE, 200, fault={**_OK, "body": {}, "headers": {"Content-Type": "text/html"}}),
    FailureCase("other type", ("instead of JSON",), 200, fault={**_OK, "headers": {"Content-Type": "application/xml"}}),
    FailureCase("no content", ("malformed JSON, 0 bytes",), 200, fault={"action": "empty"}),
    FailureCase("a list", ("JSON that is not an object",), 200, fault={**_OK, "body": []}),
    FailureCase("another object", ("without a",), fault={**_OK, "body": {"Other": {"id": "1"}}}),
    # One more read, which ISE alone can answer, because the form of ISE's own 404 is not documented. A list cannot be absent.
    FailureCase(
        "foreign 404", _FOREIGN, 404, fault={"action": "html", "status": 404}, reads=2, list_reads=1, release_reads=2
    ),
    FailureCase("foreign 404, empty", _FOREIGN, 404, fault={"action": "empty", "status": 404}, reads=2, list_reads=1),
    FailureCase("404 of a gateway", _FOREIGN, 404, fault={**_OK, "status": 404, "body": GATEWAY_BODY}, list_reads=1),
)


ESSENTIAL = ("wrong password", "html", "500", "reset", "foreign 404")


def _bring_about(node: Node, failure: FailureCase, path: str = "") -> None:
    node.sim.configure(**failure.switches)
    if failure.fault:
        node.sim.fault(**{"method": "GET", "path": path, "times": 0, **failure.fault})


def _fails(node: Node, failure: FailureCase, operation: Operation, reads: int, *, check: bool) -> None:
    held = node.all_documents()
    result = operation.run(node, check=check, **failure.login)
    assert result.get("failed") is True, (operation, result)
    assert all(word in result["msg"] for word in failure.words), (operation, result["msg"])
    assert failure.status is None or result["status"] == failure.status, (operation, result)
    assert node.sent == gets(reads), (operation, node.sent)
    assert node.all_documents() == held


@each(
    releases=("3.4",),
    known=False,
    reads=True,
    failure=lambda row, _release: [item for item in FAILURES if thorough(row) or item.name in ESSENTIAL],
)
def test_first_request(node: Node, failure: FailureCase) -> None:
    """Every operation on a server that this process does not know, also in check mode."""
    _bring_about(node, failure)
    given = node.for_release(node.row.minimal).options
    by_name = node.cost.unchanged(node.for_release(node.row.minimal)) == ONE_READ
    later = any(leaf.attribute.since and trees.at(given, leaf.path) is not None for leaf in node.row.leaves())
    for operation in all_of(node.row):
        operation.prepare(node)
        release = failure.release_reads if operation is CREATE and later else 0
        reads = failure.requests(node.row, for_list=operation is READ_ALL or not by_name)
        _fails(node, failure, operation, reads + release, check=False)
    if node.row.module:
        _fails(node, failure, ABSENT, failure.requests(node.row, for_list=not by_name), check=True)


@each(
    releases=("3.0",),
    known=False,
    rows_with=thorough,
    failure=lambda row, _release: [item for item in FAILURES if item.on_lists(row)],
)
def test_first_list(node: Node, failure: FailureCase) -> None:
    """The same if the list is requested first, or after ``/name/`` was missing."""
    _bring_about(node, failure, path="size=")
    READ_ALL.prepare(node)
    _fails(node, failure, READ_ALL, failure.requests(node.row, for_list=True), check=False)
    if node.cost.unchanged(node.for_release(node.row.minimal)) != ONE_READ:  # not found by /name/
        ABSENT.prepare(node)
        _fails(
            node,
            failure,
            ABSENT,
            failure.requests(node.row, for_list=True) + node.cost.discover_name_url()["GET"],
            check=False,
        )


@each(releases=("3.0", "3.4"), rows_with=thorough)
def test_operator(node: Node) -> None:
    """An ERS Operator reads, and check mode predicts changes; each write is refused with the required role."""

    operator = _login("operator")
    for body in ("html", "json", "empty"):
        node.sim.configure(operator_body=body)
        for operation in (READ_ONE, READ_ALL):
            operation.prepare(node)
            assert operation.run(node, **operator)["changed"] is False
        for operation in writes(node.row, node.release):
            operation.prepare(node)
            held = node.all_documents()
            assert operation.run(node, check=True, **operator)["changed"] is True
            result = operation.run(node, **operator)
            assert result.get("failed") is True
            assert "'operator' (403)" in result["msg"] and "ERS Operator may only read" in result["msg"]
            assert result["status"] == 403
            assert node.sent == operation.cost(node)
            assert node.all_documents() == held
