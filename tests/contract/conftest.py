# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Contract tests: the simulator against recorded exchanges with real ISE, and against the vendor's OpenAPI documents.

These need data (see ``shared_data``). Without it only the cases of ``test_lives.py`` are collected, and the summary says so.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ansible_collections.openise.ise.tests.contract.shared_data import MISSING

OWN = "test_lives.py"
NEED_DATA = sorted(path.name for path in Path(__file__).parent.glob("test_*.py") if path.name != OWN)
collect_ignore = NEED_DATA if MISSING else []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if MISSING:
        terminalreporter.write_line(
            f"contract tests: only {OWN} ran. {len(NEED_DATA)} files of tests compare with recordings and with the vendor's "
            f"documents; {MISSING[0]} is not there (OPENISE_SHARED_DATA names another folder)."
        )
        return
    from ansible_collections.openise.ise.tests.contract.recorded import not_yet_served

    waiting = not_yet_served()
    names = ", ".join(f"{name} ({count})" for name, count in sorted(waiting.items()))
    count = sum(waiting.values())
    text = f"{count} recorded exchanges not yet served: {names}" if waiting else "every recorded resource is served"
    terminalreporter.write_line(f"contract tests: {text}")
