# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the output of a session says: whether anything was tested, how much, and what failed."""

from __future__ import annotations

import re
from typing import NamedTuple

_NAMING = ("ERROR", "FATAL", "FAILED")  # how pytest and ansible-test begin lines that name what failed
_CAUSES = 15  # lines


class Guard(NamedTuple):
    """What a test program must and must not say: one that quietly did nothing must not count as a pass."""

    wanted: str = ""
    unwanted: str = ""

    def problem(self, output: str) -> str:
        """Return why the output of a program that succeeded is a failure all the same, or nothing."""
        if self.unwanted and (found := re.search(self.unwanted, output)):
            return f"the output says {found[0]!r}"
        return "" if re.search(self.wanted, output) else "no test ran"


PYTEST = Guard(r"\b[1-9]\d* passed", r"\b\d+ (?:skipped|xfailed|xpassed)\b")
ANSIBLE_TEST = Guard("", r"All targets skipped|missing virtual environment support|WARNING: Skipping")
ANSIBLE_TEST_UNITS = Guard(PYTEST.wanted, ANSIBLE_TEST.unwanted)


def outcome(output: str) -> str:
    """Return nox's reason for the end of a session, such as "no test ran", or nothing."""
    found: list[str] = re.findall(r"^nox > Session \S+ (?:aborted|skipped): (.+)$", output, re.MULTILINE)
    return re.sub(r"( \(took [^)]*\))?\.?$", "", found[-1]) if found else ""


def summary(output: str) -> str:
    """Return pytest's count of tests, where there is one."""
    counts: list[str] = re.findall(r"\b(\d+ (?:passed|failed)[^\n]*?) in [\d.]+s", output)
    return counts[-1] if counts else ""


def causes(output: str) -> list[str]:
    """Return the lines that name what failed; the last lines where none does."""
    lines = [line for line in output.splitlines() if not line.startswith("nox > ")]
    naming = [line for line in lines if line.startswith(_NAMING)]
    more = len(naming) - _CAUSES
    return [*naming[:_CAUSES], *([f"... and {more} more"] if more > 0 else [])] or lines[-_CAUSES:]
