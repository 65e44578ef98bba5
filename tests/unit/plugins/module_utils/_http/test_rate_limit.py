# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The token bucket: its rate, its burst, and threads that share it."""

from __future__ import annotations

import threading
from bisect import bisect_left

import pytest

from ansible_collections.openise.ise.plugins.module_utils._http.rate_limit import TokenBucket


class Clock:
    """A clock that advances only by sleeping or by assignment."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept = 0

    def read(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.slept += 1
        self.now += seconds


def times(rate: int, count: int, idle_every: int = 0, idle: float = 0.0) -> list[float]:
    """Return the times at which ``count`` requests may be sent, with a pause after every ``idle_every`` of them."""
    clock = Clock()
    bucket = TokenBucket(rate, clock.read, clock.sleep)
    left = []
    for number in range(count):
        if idle_every and number % idle_every == 0:
            clock.now += idle
        bucket.take()
        left.append(clock.now)
    return left


def busiest_second(left: list[float]) -> int:
    return max(bisect_left(left, start + 1.0) - index for index, start in enumerate(left))


@pytest.mark.parametrize(("idle_every", "idle"), [(0, 0.0), (37, 10.0), (7, 0.02)])
def test_never_above_rate_and_burst_in_any_second(idle_every: int, idle: float) -> None:
    for rate in (1, 2, 10, 50, 100, 400):
        burst = max(1, rate * 5 // 100)
        assert busiest_second(times(rate, 3 * rate + 20, idle_every, idle)) <= rate + burst, rate


@pytest.mark.parametrize("rate", [1, 10, 100, 1000])
def test_long_run_rate_is_exact(rate: int) -> None:
    count = max(rate * 20, 500)
    left = times(rate, count)
    assert (count - 1) / (left[-1] - left[0]) == pytest.approx(rate, rel=0.01, abs=rate * 60 / count)
    tail = left[count // 2 :]
    assert (len(tail) - 1) / (tail[-1] - tail[0]) == pytest.approx(rate, rel=0.01)


def test_a_burst_passes_at_once_and_the_rest_waits() -> None:
    clock = Clock()
    bucket = TokenBucket(100, clock.read, clock.sleep)
    for _number in range(5):
        bucket.take()
    assert clock.slept == 0
    bucket.take()
    assert clock.now == pytest.approx(1000.01)


def test_no_limit_never_waits() -> None:
    clock = Clock()
    bucket = TokenBucket(0, clock.read, clock.sleep)
    for _number in range(10000):
        bucket.take()
    assert clock.slept == 0


def test_threads_share_one_rate() -> None:
    """Eight threads together keep the rate."""
    told: list[float] = []
    lock = threading.Lock()

    def sleep(seconds: float) -> None:
        with lock:
            told.append(seconds)

    bucket = TokenBucket(100, lambda: 0.0, sleep)  # the clock stands still, so each wait is a place in the queue

    def work() -> None:
        for _number in range(50):
            bucket.take()

    threads = [threading.Thread(target=work) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == pytest.approx([place / 100 for place in range(1, 8 * 50 - 5 + 1)])


def test_the_lock_is_held_for_the_count_but_not_while_sleeping() -> None:
    held: list[bool] = []
    bucket = TokenBucket(1, lambda: 0.0, lambda _seconds: held.append(bucket._lock.locked()))

    def clock() -> float:
        held.append(bucket._lock.locked())
        return 0.0

    bucket._clock = clock
    bucket.take()
    bucket.take()
    assert held == [True, True, False]
