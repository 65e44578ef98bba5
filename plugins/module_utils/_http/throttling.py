# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast to ask and when to ask again. No network here, so that tests can decide the time."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum

ATTEMPTS = 4
LONGEST_WAIT = 30.0
_BURST_SECONDS = 0.05
_CALM = 1.0  # seconds
_SLOW, _NOTICED = 4.0, 0.25
_BUSY = 0.5  # of the time, by one processor


@dataclass(frozen=True)
class Pace:
    """How long a server in trouble is left alone: seconds before the second attempt, on average; how much more before each
    later one; and the longest wait. ``attempts`` counts the first one, too.
    """

    attempts: int = ATTEMPTS
    first_wait: float = 0.3
    growth: float = 2.0
    longest_wait: float = LONGEST_WAIT


USUAL = Pace()


class Fault(Enum):
    """How one attempt failed to bring a usable answer."""

    NOT_SENT = "refused or reset before the request was sent"
    CUT_OFF = "the connection broke after the request was sent"
    TIMED_OUT = "no answer in time after the request was sent"
    TOO_MANY = "429"
    GATEWAY = "502, 503 or 504"


def retry_wait(
    safe: bool,
    attempt: int,
    fault: Fault,
    retry_after: float | None = None,
    pace: Pace = USUAL,
    jitter: Callable[[], float] = random.random,
) -> float | None:
    """Return the seconds to wait before trying again, or None to give up.

    ``safe`` tells that the request changes nothing; ``attempt`` counts from 1. A request that was surely not carried out
    (:attr:`Fault.NOT_SENT`, :attr:`Fault.TOO_MANY`) is repeated whatever it does. One that may have been is repeated only
    when it is safe; one that got no answer in time is not, because an overloaded node needs rest rather than the same
    question.
    ``pace`` is for a server that got the request; one that did not is asked again at the usual pace.
    """
    if fault is Fault.NOT_SENT:
        pace = USUAL
    if attempt >= pace.attempts or fault is Fault.TIMED_OUT:
        return None
    if fault in (Fault.CUT_OFF, Fault.GATEWAY) and not safe:
        return None
    wait = min(pace.first_wait * pace.growth ** (attempt - 1) * (0.5 + jitter()), pace.longest_wait)
    if retry_after is not None:
        wait = max(wait, retry_after)
    return wait if wait <= pace.longest_wait else None


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


class Gate:
    """How many requests may be under way at a time: fewer when the server is in trouble or slows down, more as it recovers.

    Trouble halves the number, and a quiet server gets one more for each round of answers, up to ``limit``. Answers that take
    four times as long as the quickest of their kind did of late, and a quarter of a second more, are trouble as well, unless
    this process was busy itself for most of that time: then they waited here. What is already under way when the number is
    halved says nothing new, so that it is halved at most once a second. Shared by threads.
    """

    def __init__(
        self,
        limit: int,
        clock: Callable[[], float] = time.monotonic,
        work: Callable[[], float] = time.process_time,
    ) -> None:
        self._limit = float(limit)
        self._clock = clock
        self._work = work
        self._free = threading.Condition()
        self._window = self._limit
        self._inside = 0
        self._halved = -_CALM
        self._usual: dict[str, float] = {}  # seconds of the quickest answers, by kind

    @property
    def window(self) -> int:
        """Return how many requests may be under way."""
        return int(self._window)

    @contextmanager
    def __call__(self, kind: str) -> Iterator[Visit]:
        """Wait for a place, and hold it while a request is under way. Answers of one ``kind`` take about as long."""
        with self._free:
            while self._inside >= self.window:
                self._free.wait()
            self._inside += 1
        visit = Visit()
        begin, worked = self._clock(), self._work()
        try:
            yield visit
        finally:
            now = self._clock()
            busy = self._work() - worked > _BUSY * (now - begin)
            with self._free:
                self._inside -= 1
                self._learn(kind, now, now - begin, visit.trouble, busy)
                self._free.notify_all()

    def _learn(self, kind: str, now: float, seconds: float, trouble: bool, busy: bool) -> None:
        usual = self._usual.get(kind, seconds)
        slow = not busy and seconds > max(_SLOW * usual, usual + _NOTICED)
        if not trouble:
            # Slowly forgotten, so that a server that has become slower for good is not asked less for ever.
            self._usual[kind] = min(seconds, usual * 1.01)
        if not (trouble or slow):
            self._window = min(self._limit, self._window + 1 / self._window)
        elif now - self._halved >= _CALM:
            self._halved = now
            self._window = max(1.0, self._window / 2)


@dataclass
class Visit:
    """One request on its way; whoever sends it tells whether the server was in ``trouble``."""

    trouble: bool = False
