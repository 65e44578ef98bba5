# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Concurrency limit: how many requests may run at once, adapted to the load of the server (AIMD, as in TCP)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_DECREASE_INTERVAL = 1.0  # seconds
_SLOW_FACTOR, _SLOW_SECONDS = 4.0, 0.25
_BUSY_SHARE = 0.5  # of the elapsed time, by one processor


@dataclass
class RequestSlot:
    """The slot of one running request. The sender sets ``overloaded`` when the response shows an overloaded server."""

    overloaded: bool = False


class ConcurrencyLimiter:
    """Limits the number of requests that run at once to a window between 1 and ``limit``. Shared by threads.

    An overloaded response halves the window, at most once a second: requests that were already running then carry no new
    information. Each round of normal responses raises the window by one. A response also counts as overloaded when it takes
    four times as long as the fastest recent response of its kind and a quarter of a second more, unless this process
    itself was busy for most of that time.
    """

    def __init__(
        self,
        limit: int,
        clock: Callable[[], float] = time.monotonic,
        cpu_clock: Callable[[], float] = time.process_time,
    ) -> None:
        self._limit = float(limit)
        self._clock = clock
        self._cpu_clock = cpu_clock
        self._slot_released = threading.Condition()
        self._window = self._limit
        self._running = 0
        self._decreased_at = -_DECREASE_INTERVAL
        self._fastest: dict[str, float] = {}  # seconds of the fastest recent response, by kind

    @property
    def window(self) -> int:
        """Return how many requests may run at once."""
        return int(self._window)

    @contextmanager
    def slot(self, kind: str) -> Iterator[RequestSlot]:
        """Wait for a slot and hold it while the block runs. Responses of one ``kind`` take about the same time."""
        with self._slot_released:
            while self._running >= self.window:
                self._slot_released.wait()
            self._running += 1
        slot = RequestSlot()
        started, cpu_started = self._clock(), self._cpu_clock()
        try:
            yield slot
        finally:
            now = self._clock()
            busy = self._cpu_clock() - cpu_started > _BUSY_SHARE * (now - started)
            with self._slot_released:
                self._running -= 1
                self._adjust(kind, now, now - started, slot.overloaded, busy)
                self._slot_released.notify_all()

    def _adjust(self, kind: str, now: float, seconds: float, overloaded: bool, busy: bool) -> None:
        fastest = self._fastest.get(kind, seconds)
        slow = not busy and seconds > max(_SLOW_FACTOR * fastest, fastest + _SLOW_SECONDS)
        if not overloaded:
            # Drifts upwards, so that a server that has become slower for good gets its full window again.
            self._fastest[kind] = min(seconds, fastest * 1.01)
        if not (overloaded or slow):
            self._window = min(self._limit, self._window + 1 / self._window)
        elif now - self._decreased_at >= _DECREASE_INTERVAL:
            self._decreased_at = now
            self._window = max(1.0, self._window / 2)
