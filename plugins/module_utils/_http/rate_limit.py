# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rate limit: a token bucket. The clock and the sleep are parameters, so that tests control the time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

_BURST_SECONDS = 0.05


class TokenBucket:
    """Limits the rate to ``rate`` requests a second, with a burst of 5 % of that. Shared by threads."""

    def __init__(
        self, rate: int, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._rate = float(rate)
        self._burst = max(1.0, self._rate * _BURST_SECONDS)
        self._clock = clock
        self._sleep = sleep
        self._tokens = self._burst
        self._updated_at = clock()
        self._lock = threading.Lock()

    def take(self) -> None:
        """Wait until a request may be sent. Returns at once when the rate is 0, which means no limit."""
        if not self._rate:
            return
        with self._lock:
            now = self._clock()
            self._tokens = min(self._burst, self._tokens + (now - self._updated_at) * self._rate)
            self._updated_at = now
            self._tokens -= 1.0
            wait = -self._tokens / self._rate
        if wait > 0:
            self._sleep(wait)
