# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The fault matrix: what is shared by all cells, the choice of cells, and the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from ansible_collections.openise.ise.tests.faults import matrix  # noqa: F401  (its imports load the client)
from ansible_collections.openise.ise.tests.faults.judge import BAD, GOOD
from ansible_collections.openise.ise.tests.faults.place import World, world

PROPERTY = "faults"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--all-cells`` and ``--cell``."""
    parser.addoption("--all-cells", action="store_true", help="run every cell of the fault matrix, not a sample")
    parser.addoption("--cell", default="", metavar="TEXT", help="run only the cells whose name contains this text")


@pytest.fixture(scope="module")
def memory() -> Iterator[World]:
    """Provide virtual time and network, for the tests of one file only: others use real sockets."""
    with pytest.MonkeyPatch.context() as patch, world(patch) as made:
        yield made


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the numbers of verdicts by area."""
    areas: dict[str, Counter[str]] = {}
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                for name, value in report.user_properties:
                    if name == PROPERTY:
                        areas.setdefault(value["area"], Counter()).update(value["verdicts"])
    if not areas:
        return
    columns = (*GOOD, *BAD, "excused")
    terminalreporter.section("fault matrix: cells by verdict")
    terminalreporter.write_line(f"{'':10}{'cells':>7}" + "".join(f"{column:>15}" for column in columns))
    areas["all"] = sum(areas.values(), Counter())
    for area, numbers in areas.items():
        cells = f"{area:10}{sum(numbers.values()):>7}"
        terminalreporter.write_line(cells + "".join(f"{numbers[column]:>15}" for column in columns))
