# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fault injection: rules that make matching requests fail in a chosen way, or run an operation before them."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

__all__ = ["ACTIONS", "FORMS", "Fault", "FaultError", "Faults"]

ACTIONS = {
    "status": "an ERSResponse with this status (default 500); 'body' and 'headers' replace its own",
    "html": "an HTML page with this status (default 200)",
    "empty": "this status (default 200) without a body",
    "malformed": "the request is executed, its answer is cut JSON with a 200",
    "truncate": "the request is executed, the connection ends in the middle of its answer",
    "wrong_type": "the request is executed, its answer is declared text/html",
    "reset": "the connection is reset; the request is NOT executed",
    "reset_after": "the request is executed, then the connection is reset without an answer",
    "timeout": "no answer for 'seconds' (default 3600), then the connection is reset; NOT executed",
    "delay": "the request is executed and answered after 'seconds'",
    "redirect": "302 to headers.Location (default /admin/)",
    "csrf": "the CSRF refusal page (403)",
    "no_route": "the 404 of a gateway in front of ISE, in one of its FORMS",
    "odd": "a success (200, or 'status') without ISE's document, in one of its FORMS; or with 'body'",
    "drip": "the request is executed, its answer arrives one byte every 'seconds' (default 1)",
    "bomb": "the request is executed, its answer exhausts a trusting client, in one of its FORMS ('size' says how large)",
    "run_before": "'run': raw store operations executed just before the request, which is then served as usual",
    "run_after": "'run': raw store operations executed just after the request, before its answer; not if it is not executed",
}
# The values of 'form'; the first is the default.
FORMS: dict[str, dict[str, str]] = {
    "no_route": {
        "json": '{"message": "no Route matched with those values"}',
        "html": "an HTML page",
        "empty": "no body",
    },
    "odd": {
        "object": "{}",
        "list": "[]",
        "null": "null",
        "text": "plain text",
        "string": "a JSON string",
        "envelope": "the object of another API, in an envelope of its own",
        "html": "{}, declared text/html",
    },
    "bomb": {
        "gzip": "the answer and 'size' (default 256) MiB of blanks behind it, compressed to a thousandth",
        "deep": "'size' (default 100,000) nested JSON lists",
        "total": "the total of a list is 'size' (default 10**9)",
        "pages": "empty pages without end, each with a next page",
    },
}
# Actions that damage the real answer; those that replace it execute the request only with 'executed'.
DAMAGING = ("malformed", "truncate", "wrong_type", "reset_after", "drip", "bomb")
REPLACING = ("status", "html", "empty", "redirect", "csrf", "no_route", "odd")
RUNNING = ("run_before", "run_after")


class FaultError(ValueError):
    """An invalid rule; the text names the cause."""


@dataclass
class Fault:
    """One rule. ``times`` 0: unlimited. ``skip``: number of matching requests without effect before the rule acts.

    ``method``: one or several, separated by ``|``. ``every`` N: the rule acts on each Nth request of those that are left.
    ``executed``: the request is executed although the answer is replaced.
    """

    action: str
    method: str | None = None
    path: str = ""
    skip: int = 0
    times: int = 1
    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    seconds: float | None = None
    run: list[dict[str, Any]] = field(default_factory=list)
    every: int = 1
    form: str = ""
    size: int | None = None
    executed: bool = False
    seen: int = 0
    used: int = 0

    def __post_init__(self) -> None:
        if self.action not in ACTIONS:
            raise FaultError(f"action must be one of {', '.join(ACTIONS)}, not {self.action!r}")
        try:
            self._pattern = re.compile(self.path)
        except (re.error, TypeError):
            raise FaultError(f"path {self.path!r} is not a regular expression") from None
        for operation in self.run:
            if operation.get("op") not in ("put", "update", "delete") or not isinstance(operation.get("resource"), str):
                raise FaultError("run: an operation has an op (put, update or delete) and a resource")
        for name, least in (("skip", 0), ("times", 0), ("every", 1)):
            if not isinstance(getattr(self, name), int) or getattr(self, name) < least:
                raise FaultError(f"{name} must be a number from {least}")
        forms = FORMS.get(self.action, {"": ""})
        self.form = self.form or next(iter(forms))
        if self.form not in forms:
            raise FaultError(f"{self.action}: form must be one of {', '.join(forms)}, not {self.form!r}")
        if self.executed and self.action not in REPLACING:
            raise FaultError(f"executed is for {', '.join(REPLACING)}; {self.action} determines it itself")
        self.executed = self.executed or self.action in DAMAGING

    def matches(self, method: str, target: str) -> bool:
        """Count the request and return whether this rule acts on it; ``target`` is path and query."""
        if self.times and self.used >= self.times:
            return False
        if self.method is not None and method not in self.method.upper().split("|"):
            return False
        if not self._pattern.search(target):
            return False
        self.seen += 1
        if self.seen <= self.skip or (self.seen - self.skip) % self.every:
            return False
        self.used += 1
        return True

    def as_json(self) -> dict[str, Any]:
        names = (
            *("action", "method", "path", "skip", "times", "every", "status", "seconds", "form", "executed"),
            *("seen", "used"),
        )
        return {name: getattr(self, name) for name in names}


class Faults:
    """The active rules; the first match decides. Thread-safe."""

    def __init__(self) -> None:
        self._rules: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, rule: Mapping[str, Any]) -> Fault:
        """Add a rule; raise :class:`FaultError` for invalid keys or values."""
        known = {item.name for item in fields(Fault)} - {"seen", "used"}
        wrong = set(rule) - known
        if wrong or "action" not in rule:
            what = f"unknown keys {', '.join(sorted(wrong))}" if wrong else "the key 'action' is missing"
            raise FaultError(f"fault rule: {what}")
        values = dict(rule)
        if isinstance(values.get("run"), Mapping):
            values["run"] = [values["run"]]
        fault = Fault(**values)
        with self._lock:
            self._rules.append(fault)
        return fault

    def clear(self) -> None:
        with self._lock:
            self._rules.clear()

    def listed(self) -> list[Fault]:
        with self._lock:
            return list(self._rules)

    def match(self, method: str, target: str) -> list[Fault]:
        """Return the matching ``run_before``, ``run_after`` and ``delay`` rules, then at most one rule for the response."""
        if not self._rules:
            return []
        chosen: list[Fault] = []
        with self._lock:
            for rule in self._rules:
                if rule.matches(method, target):
                    chosen.append(rule)
                    if rule.action not in (*RUNNING, "delay"):
                        break
        return chosen
