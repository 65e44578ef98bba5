# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast to ask and when to ask again. No network here, so that tests can decide the time."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from enum import Enum

ATTEMPTS = 4
LONGEST_WAIT = 30.0
_FIRST_WAIT = 0.3
_BURST_SECONDS = 0.05


class Fault(Enum):
    """How one attempt failed to bring a usable answer."""

    NOT_SENT = "refused or reset before the request was sent"
    CUT_OFF = "the connection broke after the request was sent"
    TIMED_OUT = "no answer in time after the request was sent"
    TOO_MANY = "429"
    GATEWAY = "502, 503 or 504"


def retry_wait(
    method: str,
    attempt: int,
    fault: Fault,
    retry_after: float | None = None,
    jitter: Callable[[], float] = random.random,
) -> float | None:
    """Return the seconds to wait before trying again, or None to give up.

    ``attempt`` counts from 1. A request that was surely not carried out (:attr:`Fault.NOT_SENT`,
    :attr:`Fault.TOO_MANY`) is repeated whatever its method. One that may have been is repeated only when it is a GET;
    a GET that got no answer in time is not, because an overloaded node needs rest rather than the same question.
    """
    if attempt >= ATTEMPTS or fault is Fault.TIMED_OUT:
        return None
    if fault in (Fault.CUT_OFF, Fault.GATEWAY) and method != "GET":
        return None
    wait = _FIRST_WAIT * float(2 ** (attempt - 1)) * (0.5 + jitter())
    if retry_after is not None:
        wait = max(wait, retry_after)
    return wait if wait <= LONGEST_WAIT else None


class TokenBucket:
    """Lets at most ``rate`` requests a second pass, with a burst of 5 % of that. Shared by threads."""

    def __init__(
        self, rate: int, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._rate = float(rate)
        self._burst = max(1.0, self._rate * _BURST_SECONDS)
        self._clock = clock
        self._sleep = sleep
        self._tokens = self._burst
        self._at = clock()
        self._lock = threading.Lock()

    def take(self) -> None:
        """Wait until a request may be sent; returns at once when the rate is 0 (no limit)."""
        if not self._rate:
            return
        with self._lock:
            now = self._clock()
            self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
            self._at = now
            self._tokens -= 1.0
            wait = -self._tokens / self._rate
        if wait > 0:
            self._sleep(wait)
