# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reports of a long task, and when they are made."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._progress import Progress, no_progress


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def _said(seconds: float, done: int, total: int) -> list[str]:
    """Return the last report after ``done`` items at an even rate."""
    clock, said = Clock(), list[str]()
    progress = Progress(said.append, clock)
    progress.begin("reading devices", total)
    for _turn in range(done):
        clock.now += seconds / done
        progress.tick()
    return said


@pytest.mark.parametrize(
    ("seconds", "done", "total", "last"),
    [
        (4.9, 10, 10, None),
        (5.0, 5, 10, "reading devices: 5 of 10, 1/s, 5 s left"),
        (8.0, 512, 1000, "reading devices: 320 of 1000, 64/s, 11 s left"),
        (10.0, 10, 129, "reading devices: 10 of 129, 1/s, 119 s left"),
        (10.0, 10, 131, "reading devices: 10 of 131, 1/s, 2 min 01 s left"),
        (10.0, 10, 3640, "reading devices: 10 of 3640, 1/s, 60 min 30 s left"),
    ],
)
def test_text(seconds: float, done: int, total: int, last: str | None) -> None:
    """Label, numbers, rate and time left; nothing within the first five seconds."""
    assert _said(seconds, done, total)[-1:] == ([] if last is None else [last])


def test_rarely() -> None:
    """One report every five seconds, whatever the number of items."""
    assert len(_said(64.0, 4096, 4096)) == 12


def test_a_second_phase() -> None:
    """The next phase counts from zero and does not report earlier."""
    clock, said = Clock(), list[str]()
    progress = Progress(said.append, clock)
    progress.begin("reading", 1)
    clock.now += 4
    progress.tick()
    progress.begin("writing", 10)
    clock.now += 2
    progress.tick()
    assert said == ["writing: 1 of 10, 0/s, 18 s left"]


def test_no_progress() -> None:
    """It returns nothing."""
    assert no_progress("anything") is None  # type: ignore[func-returns-value]
