# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Progress of a long task: how many items are done, the rate, and the time left."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

ProgressCallback = Callable[[str], None]
_REPORT_INTERVAL = 5.0  # seconds


def no_progress(_text: str) -> None:
    """Report nothing."""


class Progress:
    """Counts finished items, in any thread, and reports every few seconds; a short task reports nothing."""

    def __init__(self, report: ProgressCallback, clock: Callable[[], float] = time.monotonic) -> None:
        self._report = report
        self._clock = clock
        self._lock = threading.Lock()
        self._label = ""
        self._total = self._done = 0
        self._started_at = self._reported_at = clock()

    def begin(self, label: str, total: int) -> None:
        """Begin to count ``total`` items; ``label`` starts each report."""
        with self._lock:
            self._label, self._total, self._done, self._started_at = label, total, 0, self._clock()

    def tick(self) -> None:
        """Count one item as done."""
        with self._lock:
            self._done += 1
            now = self._clock()
            if now - self._reported_at < _REPORT_INTERVAL:
                return
            self._reported_at = now
            text = self._text(now - self._started_at)
        self._report(text)

    def _text(self, seconds: float) -> str:
        text = f"{self._label}: {self._done} of {self._total}"
        if seconds <= 0:
            return text
        rate = self._done / seconds
        left = (self._total - self._done) / rate
        return f"{text}, {rate:.0f}/s, {_duration(left)} left"


def _duration(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole} s" if whole < 120 else f"{whole // 60} min {whole % 60:02} s"
