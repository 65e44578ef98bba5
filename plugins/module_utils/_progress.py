# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells how far a long task is: what it does, how many are done, how fast, and how long it will take."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

Say = Callable[[str], None]
_EVERY = 5.0  # seconds between two lines


def silent(_text: str) -> None:
    """Say nothing."""


class Progress:
    """Counts what is done, in any thread, and says so every few seconds; what takes less time passes in silence."""

    def __init__(self, say: Say, clock: Callable[[], float] = time.monotonic) -> None:
        self._say = say
        self._clock = clock
        self._lock = threading.Lock()
        self._what = ""
        self._total = self._done = 0
        self._begin = self._said = clock()

    def begin(self, what: str, total: int) -> None:
        """Begin with ``total`` things to do."""
        with self._lock:
            self._what, self._total, self._done, self._begin = what, total, 0, self._clock()

    def tick(self) -> None:
        """Count one as done."""
        with self._lock:
            self._done += 1
            now = self._clock()
            if now - self._said < _EVERY:
                return
            self._said = now
            text = self._text(now - self._begin)
        self._say(text)

    def _text(self, seconds: float) -> str:
        text = f"{self._what}: {self._done} of {self._total}"
        if seconds <= 0:
            return text
        rate = self._done / seconds
        left = (self._total - self._done) / rate
        return f"{text}, {rate:.0f}/s, {_minutes(left)} left"


def _minutes(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole} s" if whole < 120 else f"{whole // 60} min {whole % 60:02} s"
