# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The verdict on one cell: what the task says, compared with what its requests did and with what ISE then has."""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ansible_collections.openise.ise.tests.faults.stand_in import Effect
from ansible_collections.openise.ise.tests.truth.node import ACCOUNTS, Result
from ansible_collections.openise.ise.tests.truth.row import CANARY

OK, FAILED, UNKNOWN = "ok", "failed", "unknown"
FALSE_ABSENT, FALSE_CHANGED, DUPLICATE = "false absent", "false changed", "duplicate"
CRASH, LEAK, HANG = "crash", "leak", "hang"
GOOD = (OK, FAILED, UNKNOWN)
BAD = (FALSE_ABSENT, FALSE_CHANGED, DUPLICATE, CRASH, LEAK, HANG)

Documents = Mapping[str, Sequence[Mapping[str, Any]]]

_SECRETS = (CANARY, *(base64.b64encode(":".join(pair).encode()).decode() for pair in ACCOUNTS.values()))
OUTCOME_IS_UNKNOWN = re.compile(r"unknown|may have|may still|cannot be confirmed|not known", re.IGNORECASE)


@dataclass
class Case:
    """What is known after a cell. ``effects`` are those of the task's requests; ``theirs``: what a second
    administrator did meanwhile, ``to_the_end``: not only before the task's writes."""

    result: Result
    effects: list[Effect]
    before: Documents
    after: Documents
    theirs: str = ""
    to_the_end: bool = False
    check: bool = False
    said: list[Any] = field(default_factory=list)

    @property
    def changes(self) -> bool:
        """Return whether the task did something."""
        return bool(self.effects)

    @property
    def failed(self) -> bool:
        """Return whether the task says that it failed."""
        return bool(self.result.get("failed"))

    @property
    def unknown(self) -> bool:
        """Return whether a failed task says that an outcome is unknown."""
        return self.failed and bool(OUTCOME_IS_UNKNOWN.search(str(self.result.get("msg"))))


@dataclass(frozen=True)
class Verdict:
    """One of the columns, and why."""

    column: str
    why: str = ""


# What a way claims beyond that: returns a bad verdict, or None where all is true.
Claim = Callable[[Case], Verdict | None]


def judge(case: Case, claim: Claim) -> Verdict:
    """Return the verdict on a task that ended."""
    text = repr((case.result, case.said))
    if found := [secret for secret in _SECRETS if secret in text]:
        return Verdict(LEAK, text[max(text.index(found[0]) - 80, 0) :][:200])
    message = str(case.result.get("msg", ""))
    if "exception" in case.result or "Defect in openise.ise" in message:
        return Verdict(CRASH, message[:300])
    created = Counter((effect.resource, effect.key) for effect in case.effects if effect.kind in ("created", "ordered"))
    gone = Counter((effect.resource, effect.key) for effect in case.effects if effect.kind == "deleted")
    if twice := [key for key, number in created.items() if number - gone[key] > 1]:
        return Verdict(DUPLICATE, repr(twice))
    if case.check and case.effects:
        return Verdict(FALSE_CHANGED, f"check mode wrote: {case.effects}")
    if bad := _changed(case) or claim(case):
        return bad
    return Verdict(UNKNOWN if case.unknown else FAILED if case.failed else OK, message[:300])


def _changed(case: Case) -> Verdict | None:
    """Compare ``changed`` with what was done."""
    said = case.result.get("changed")
    if case.check or case.unknown:
        return None
    if case.changes and not said:
        return Verdict(FALSE_CHANGED, f"changed is {said}, but {case.effects[:3]}: {case.result.get('msg', '')[:200]}")
    if said and not case.changes:
        return Verdict(FALSE_CHANGED, f"changed is {said}, but nothing was: {case.result.get('msg', '')[:200]}")
    return None


def nothing_more(_case: Case) -> Verdict | None:
    """Claim nothing beyond ``changed``."""
    return None
