# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The faults of the matrix: what happens to a request, and to which requests of a task it can happen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

READ, WRITE, RIVAL = "read", "write", "rival"
_TIMEOUT = 30
_OTHER = {"response": [{"id": "0d0f7a2e-5b0d-4c44-8d6c-0c8f4e1d7b11", "name": "another object"}]}


@dataclass(frozen=True)
class Fault:
    """One fault. ``on``: it meets reads, writes, or is the work of a second administrator (``act``) while a task runs.

    ``rule`` is a rule of the simulator, without method and path. The first write takes ``slow`` seconds.
    """

    name: str
    on: str
    rule: dict[str, Any] = field(hash=False)
    act: str = ""
    slow: float = 0.0

    def __str__(self) -> str:
        return f"{self.on}: {self.name}"


@dataclass(frozen=True)
class When:
    """How often a fault happens: ``times`` 0 is for good, from the request after ``skip`` on."""

    name: str
    times: int
    skip: int = 0

    def __str__(self) -> str:
        return self.name


ONCE = When("once", 1)
FOR_GOOD = When("for good", 0)
MIDWAY = When("for good, from the second on", 0, 1)
SECOND = When("once, the second", 1, 1)
WHENS = (ONCE, FOR_GOOD, MIDWAY, SECOND)

# The request is not executed; something else answers, or nothing.
_INSTEAD: dict[str, dict[str, Any]] = {
    **{
        f"ISE's {status}": {"action": "status", "status": status}
        for status in (400, 401, 403, 404, 405, 409, 415, 422, 429, 500, 501, 502, 503, 504)
    },
    "429 with Retry-After": {"action": "status", "status": 429, "headers": {"Retry-After": "3"}},
    "503 with a long Retry-After": {"action": "status", "status": 503, "headers": {"Retry-After": "86400"}},
    **{f"web page {status}": {"action": "html", "status": status} for status in (200, 403, 404, 500, 502)},
    **{f"nothing, {status}": {"action": "empty", "status": status} for status in (200, 404, 500)},
    **{f"gateway's 404, {form}": {"action": "no_route", "form": form} for form in ("json", "html", "empty")},
    **{
        f"odd success, {form}": {"action": "odd", "form": form}
        for form in ("object", "list", "null", "text", "string", "envelope", "html")
    },
    "redirect": {"action": "redirect"},
    "CSRF refusal": {"action": "csrf"},
    "reset": {"action": "reset"},
    "no answer": {"action": "timeout"},
}
# The request is executed; its answer is lost or damaged.
_DAMAGED: dict[str, dict[str, Any]] = {
    "reset after it": {"action": "reset_after"},
    "answered too late": {"action": "delay", "seconds": 2 * _TIMEOUT},
    "cut JSON": {"action": "malformed"},
    "truncated": {"action": "truncate"},
    "declared HTML": {"action": "wrong_type"},
    "a byte a second": {"action": "drip", "seconds": 1},
    "deep JSON": {"action": "bomb", "form": "deep"},
    "compressed blanks": {"action": "bomb", "form": "gzip", "size": 8},
}
_DONE: dict[str, dict[str, Any]] = {
    **{
        f"done, ISE's {status}": {"action": "status", "status": status}
        for status in (400, 404, 429, 500, 502, 503, 504)
    },
    "done, web page 200": {"action": "html"},
    **{f"done, web page {status}": {"action": "html", "status": status} for status in (403, 404, 500, 502)},
    "done, nothing, 500": {"action": "empty", "status": 500},
    "done, nothing, 200": {"action": "empty"},
    **{f"done, gateway's 404, {form}": {"action": "no_route", "form": form} for form in ("json", "empty")},
    **{
        f"done, odd success, {form}": {"action": "odd", "form": form}
        for form in ("object", "list", "null", "text", "envelope")
    },
}
_LISTS: dict[str, dict[str, Any]] = {
    "huge total": {"action": "bomb", "form": "total", "size": 10**6},  # more pages than any cell may read
    "endless pages": {"action": "bomb", "form": "pages"},
    **{
        f"odd list, {name}": {"action": "odd", "body": {"SearchResult": body}}
        for name, body in {
            "null": None,
            "text": "none",
            "total is text": {"total": "none", "resources": []},
            "total is negative": {"total": -1, "resources": []},
            "no resources": {"total": 3},
            "resources are null": {"total": 3, "resources": None},
            "an entry is null": {"total": 1, "resources": [None]},
            "an entry without id": {"total": 1, "resources": [{"name": "x"}]},
            "an id is a number": {"total": 1, "resources": [{"id": 7, "name": ["x"]}]},
        }.items()
    },
    "XML": {"action": "odd", "body": "<a><b>", "headers": {"Content-Type": "application/xml"}},
    "another document in XML": {"action": "odd", "body": "<a/>", "headers": {"Content-Type": "application/xml"}},
}
_RIVALS: dict[str, tuple[str, dict[str, Any]]] = {
    "changes it before the write": ("change", {"action": "run_before", "method": WRITE}),
    "changes it after the write": ("change", {"action": "run_after", "method": WRITE}),
    "deletes it before the write": ("delete", {"action": "run_before", "method": WRITE}),
    "creates it before the write": ("create", {"action": "run_before", "method": WRITE}),
    "changes it before each third request": ("change", {"action": "run_before", "every": 3}),
    "deletes it before the second request": ("delete", {"action": "run_before", "skip": 1}),
    "creates it before the second request": ("create", {"action": "run_before", "skip": 1}),
}


def faults() -> Iterator[Fault]:
    """Yield all faults."""
    for on in (READ, WRITE):
        for name, rule in {**_INSTEAD, **_DAMAGED}.items():
            yield Fault(name, on, rule)
    for name, rule in _LISTS.items():
        yield Fault(name, READ, rule)
    for name, rule in _DONE.items():
        yield Fault(name, WRITE, {**rule, "executed": True})
    for name, (act, rule) in _RIVALS.items():
        yield Fault(name, RIVAL, rule, act)
    slowly = {"action": "run_after", "method": WRITE}
    yield Fault("changes the last object while the first write takes long", RIVAL, slowly, "change last", slow=20.0)


FAULTS = tuple(faults())
