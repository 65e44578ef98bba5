# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A way of meeting faults: a task, the state it finds, and what its result claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ansible_collections.openise.ise.tests.faults.judge import Claim, nothing_more
from ansible_collections.openise.ise.tests.faults.place import TIMEOUT, Place
from ansible_collections.openise.ise.tests.truth.node import Result
from ansible_collections.openise.ise.tests.truth.row import Row

ERS, BULK, MNT, COA, INFO, CONFIG, EXPORT, OPENAPI = "ERS", "bulk", "MnT", "CoA", "info", "config", "export", "OpenAPI"
WRITES = "POST|PUT|PATCH|DELETE"

Operations = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Requests:
    """Some requests: their methods, and a regular expression for path and query."""

    method: str
    path: str = ""


def _nothing(_place: Place) -> None:
    """Prepare nothing."""


@dataclass(frozen=True)
class Way:
    """One way. ``known``: the process has already talked to the server. ``check``: check mode.

    ``reads`` and ``writes`` are the requests that faults meet; a task without ``writes`` is met in its reads only.
    ``rival`` are the operations of a second administrator by act (change, delete, create), and ``kept`` what ``change`` sets:
    values that no task may undo. ``patience`` is the number of virtual seconds after which the task hangs.
    """

    name: str
    area: str
    row: Row
    run: Callable[[Place], Result]
    prepare: Callable[[Place], None] = _nothing
    claim: Callable[[Place], Claim] = lambda _place: nothing_more
    release: str = "3.4"
    known: bool = True
    check: bool = False
    reads: Requests = Requests("GET")
    writes: Requests | None = Requests(WRITES)
    rival: Callable[[Place], Mapping[str, Operations]] = lambda _place: {}
    patience: float = 10 * TIMEOUT
    most: int = 400
    switches: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.name
