# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells with a verdict that is not true, because no client could know better; each with the reason."""

from __future__ import annotations

import re
from typing import NamedTuple

from ansible_collections.openise.ise.tests.faults.judge import FALSE_ABSENT, FALSE_CHANGED, Verdict
from ansible_collections.openise.ise.tests.faults.runner import Cell


class Excuse(NamedTuple):
    """``fault`` and ``way`` are regular expressions, ``columns`` the verdicts that are excused."""

    fault: str
    way: str
    columns: tuple[str, ...]
    reason: str


EXCUSES: tuple[Excuse, ...] = (
    Excuse(
        r"^rival: changes it before (the write|each third request)$",
        "",
        (FALSE_CHANGED,),
        "ERS has no condition for a write, so between the read of one object and its write there is always a moment in which "
        "another change is lost.",
    ),
    Excuse(
        r"^rival: creates it before the (write|second request)$",
        " create ",
        (FALSE_CHANGED,),
        "ISE reports with a 500 that a name is taken, and also that it failed after it had created the object. The same "
        "object of another client in that moment looks like our own.",
    ),
    Excuse(
        r"^read: ISE's 404$",
        "",
        (FALSE_ABSENT, FALSE_CHANGED),
        "A 404 with an ERSResponse is how ISE itself says that there is no such object; a wrong one looks the same.",
    ),
    Excuse(
        r"^read: ISE's 405$",
        "^version_info$",
        (FALSE_CHANGED,),
        "A 405 with an ERSResponse is how ISE itself says that a release does not offer a request; a wrong one looks the same.",
    ),
    Excuse(
        r"^write: done, web page 403$",
        "",
        (FALSE_CHANGED,),
        "A 403 as a web page is how ISE itself refuses a request that does not reach ERS, such as one without a CSRF token.",
    ),
    Excuse(
        r"^write: done, ISE's 503$",
        "^bulk ",
        (FALSE_CHANGED,),
        "A 503 with an ERSResponse is how ISE itself says that it refused a bulk request because another one runs. What is "
        "there afterwards may as well be the work of that one.",
    ),
    Excuse(
        r"^write: done, ISE's (400|404|429)$",
        "",
        (FALSE_CHANGED,),
        "A 4xx with an ERSResponse is how ISE itself says that it refused a request. What is there afterwards may as well be the "
        "work of another client in that moment.",
    ),
)


def excused(cell: Cell, verdict: Verdict) -> Excuse | None:
    """Return the excuse of a cell with a bad verdict."""
    for excuse in EXCUSES:
        if (
            verdict.column in excuse.columns
            and re.search(excuse.fault, str(cell.fault))
            and re.search(excuse.way, str(cell.way))
        ):
            return excuse
    return None
