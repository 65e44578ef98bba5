# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Helpers for tests of the Monitoring API: the task, and failures that all modules have in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._mnt.client import forget_nodes
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import Task
from ansible_collections.openise.ise.tests.truth.budget import Requests, gets
from ansible_collections.openise.ise.tests.truth.node import Node, Result

PATH = "/admin/API/mnt/"


def ask(node: Node, task: Task, options: dict[str, Any] | None = None, *, check: bool = False, **more: Any) -> Result:
    """Run a task as the MnT account, on the port of the gateway, in a process without cached nodes."""
    forget_nodes()
    user, password = node.sim.mnt
    connection = {"username": user, "password": password, "port": node.sim.port, **more}
    return node.perform(task, options or {}, check=check, **connection)


@dataclass(frozen=True)
class FailureCase:
    """A failure: its cause, words of the message, status, number of requests, and number of waits."""

    name: str
    words: tuple[str, ...]
    status: int | None = None
    sent: Requests = field(default_factory=lambda: gets(1))
    waits: int = 0
    fault: dict[str, Any] = field(default_factory=dict)
    switches: dict[str, Any] = field(default_factory=dict)
    login: tuple[str, str] | None = None
    connection: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name

    def arrange(self, node: Node) -> dict[str, Any]:
        """Cause the failure; return the connection options for it."""
        if self.fault:
            node.sim.fault(**{"path": PATH, "times": 0, **self.fault})
        if self.switches:
            node.sim.configure(**self.switches)
        login = dict(zip(("username", "password"), self.login, strict=True)) if self.login else {}
        return {**login, **self.connection}


_GROUPS = "only internal administrators in the groups Super Admin, System Admin and MnT Admin"
_RESULT = (
    "<mnt-rest-result><http-code>500</http-code><cpm-code>34110</cpm-code><internal-error-info>The disk is full."
    "</internal-error-info></mnt-rest-result>"
)

FAILURES = (
    FailureCase("wrong password", (_GROUPS, "a locked account"), 401, login=("mnt", "wrong")),
    FailureCase("wrong role", (_GROUPS,), 401, login=("operator", "")),
    FailureCase("wrong role 403", ("MnT Admin group",), 403, switches={"mnt_wrong_role": 403}, login=("operator", "")),
    FailureCase("ERS Admin only", (_GROUPS,), 401, switches={"mnt_admin": "ers"}, login=("admin", "")),
    FailureCase("real 500", ("The disk is full.",), 500, fault={"action": "status", "status": 500, "body": _RESULT}),
    FailureCase("bare 500", ("failed to process", "500"), 500, fault={"action": "html", "status": 500}),
    *(
        FailureCase(
            f"overloaded {status}",
            ("overloaded", str(status)),
            status,
            sent=gets(4),
            waits=3,
            fault={"action": "status", "status": status},
        )
        for status in (502, 503, 504)
    ),
    FailureCase(
        "web page", ("a web page instead of the Monitoring API", "mnt_hostname"), 200, fault={"action": "html"}
    ),
    FailureCase("redirect", ("a web page instead of the Monitoring API",), 302, fault={"action": "redirect"}),
    FailureCase("unknown path", ("404",), 404, fault={"action": "html", "status": 404}),
    FailureCase("no body", ("malformed XML, 0 bytes",), 200, fault={"action": "empty"}),
    FailureCase(
        "malformed",
        ("malformed XML", "truncated"),
        200,
        fault={"action": "status", "status": 200, "body": "<a><b>", "headers": {"Content-Type": "application/xml"}},
    ),
    FailureCase(
        "another document",
        ("with a document 'other'",),
        200,
        fault={"action": "status", "status": 200, "body": "<other/>", "headers": {"Content-Type": "application/xml"}},
    ),
    FailureCase(
        "an error called success",
        ("with a document 'mnt-rest-result'",),
        200,
        fault={"action": "status", "status": 200, "body": _RESULT, "headers": {"Content-Type": "application/xml"}},
    ),
    FailureCase("truncated", ("broke",), sent=gets(4), waits=3, fault={"action": "truncate"}),
    FailureCase("reset", ("broke",), sent=gets(4), waits=3, fault={"action": "reset"}),
    FailureCase(
        "no answer",
        ("sent no response", "overloaded"),
        fault={"action": "timeout", "seconds": 2},
        connection={"timeout": 1},
    ),
)
