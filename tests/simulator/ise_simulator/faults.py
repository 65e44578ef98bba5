# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fault injection: rules that make matching requests fail in a chosen way, or run an operation before them."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["ACTIONS", "Fault", "FaultError", "Faults"]

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
    "run_before": "'run': raw store operations executed just before the request, which is then served as usual",
}


class FaultError(ValueError):
    """An invalid rule; the text names the cause."""


@dataclass
class Fault:
    """One rule. ``times`` 0: unlimited. ``skip``: number of matching requests without effect before the rule acts."""

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
        for name in ("skip", "times"):
            if not isinstance(getattr(self, name), int) or getattr(self, name) < 0:
                raise FaultError(f"{name} must be a number from 0")

    def matches(self, method: str, target: str) -> bool:
        """Count the request and return whether this rule acts on it; ``target`` is path and query."""
        if self.times and self.used >= self.times:
            return False
        if self.method is not None and self.method.upper() != method:
            return False
        if not self._pattern.search(target):
            return False
        self.seen += 1
        if self.seen <= self.skip:
            return False
        self.used += 1
        return True

    def as_json(self) -> dict[str, Any]:
        names = ("action", "method", "path", "skip", "times", "status", "seconds", "seen", "used")
        return {name: getattr(self, name) for name in names}


class Faults:
    """The active rules; the first match decides. Thread-safe."""

    def __init__(self) -> None:
        self._rules: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, rule: Mapping[str, Any]) -> Fault:
        """Add a rule; raise :class:`FaultError` for invalid keys or values."""
        known = {"action", "method", "path", "skip", "times", "status", "headers", "body", "seconds", "run"}
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
        """Return the matching ``run_before`` and ``delay`` rules, then at most one rule for the response."""
        if not self._rules:
            return []
        chosen: list[Fault] = []
        with self._lock:
            for rule in self._rules:
                if rule.matches(method, target):
                    chosen.append(rule)
                    if rule.action not in ("run_before", "delay"):
                        break
        return chosen
