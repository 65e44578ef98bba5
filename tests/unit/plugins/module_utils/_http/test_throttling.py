# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast to ask and when to ask again."""

from __future__ import annotations

import threading
from bisect import bisect_left
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import product

import pytest

from ansible_collections.openise.ise.plugins.module_utils._http.throttling import (
    ATTEMPTS,
    LONGEST_WAIT,
    Fault,
    Gate,
    Pace,
    TokenBucket,
    retry_wait,
)

# Whether a fault may be answered by sending again: any request, safe ones only, none.
REPEATED = {
    Fault.NOT_SENT: (True, False),
    Fault.TOO_MANY: (True, False),
    Fault.CUT_OFF: (True,),
    Fault.GATEWAY: (True,),
    Fault.TIMED_OUT: (),
}
BASE = {1: 0.3, 2: 0.6, 3: 1.2}


@pytest.mark.parametrize("fault", list(Fault))
def test_retry_table(fault: Fault) -> None:
    for safe, attempt, retry_after, jitter in product(
        (True, False), range(1, ATTEMPTS + 2), (None, 0.0, 5.0, LONGEST_WAIT, LONGEST_WAIT + 1), (0.0, 0.5, 1.0)
    ):
        wait = retry_wait(safe, attempt, fault, retry_after, jitter=partial(float, jitter))
        if attempt not in BASE or safe not in REPEATED[fault] or (retry_after or 0) > LONGEST_WAIT:
            assert wait is None, (safe, attempt, retry_after)
        else:
            expected = max(BASE[attempt] * (0.5 + jitter), retry_after or 0.0)
            assert wait == pytest.approx(expected), (safe, attempt, retry_after)


def test_every_fault_is_in_the_table() -> None:
    assert set(REPEATED) == set(Fault)
    assert sorted(BASE) == list(range(1, ATTEMPTS))


def test_another_pace() -> None:
    """For a server that got the request and is in trouble; a wait that grows too long is cut, one ISE asks for is not."""
    pace = Pace(attempts=5, first_wait=10.0, growth=6.0, longest_wait=300.0)
    for fault in (Fault.GATEWAY, Fault.TOO_MANY, Fault.CUT_OFF):
        waits = [retry_wait(True, attempt, fault, None, pace, jitter=lambda: 0.5) for attempt in range(1, 6)]
        assert waits == [10.0, 60.0, 300.0, 300.0, None]
        assert retry_wait(True, 1, fault, 299.0, pace) == 299.0
        assert retry_wait(True, 1, fault, 301.0, pace) is None
    assert retry_wait(True, 1, Fault.NOT_SENT, None, pace, jitter=lambda: 0.5) == 0.3
    assert retry_wait(True, 1, Fault.TIMED_OUT, None, pace) is None


def test_waits_are_spread() -> None:
    waits = {retry_wait(True, 1, Fault.GATEWAY) for _number in range(50)}
    assert len(waits) > 10
    assert all(wait is not None and 0.15 <= wait <= 0.45 for wait in waits)


class Clock:
    """A clock that only moves when somebody sleeps, or is moved."""

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
    """Return when `count` requests may leave, with an idle spell after every `idle_every` of them."""
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
    """Each of eight threads is told when to go; together they keep the rate."""
    told: list[float] = []
    lock = threading.Lock()

    def sleep(seconds: float) -> None:
        with lock:
            told.append(seconds)

    bucket = TokenBucket(100, lambda: 0.0, sleep)  # time stands still, so each wait is a place in the queue

    def work() -> None:
        for _number in range(50):
            bucket.take()

    threads = [threading.Thread(target=work) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == pytest.approx([place / 100 for place in range(1, 8 * 50 - 5 + 1)])


def test_the_count_is_kept_by_one_thread_at_a_time_and_none_sleeps_on_it() -> None:
    held: list[bool] = []
    bucket = TokenBucket(1, lambda: 0.0, lambda _seconds: held.append(bucket._lock.locked()))

    def clock() -> float:
        held.append(bucket._lock.locked())
        return 0.0

    bucket._clock = clock
    bucket.take()
    bucket.take()
    assert held == [True, True, False]


# -- how many at a time ------------------------------------------------------------------------------------------------


class _Server:
    """Answers through a gate, after as many seconds as told."""

    def __init__(self, limit: int) -> None:
        self.now = 100.0
        self.worked = 5.0
        self.gate = Gate(limit, clock=lambda: self.now, work=lambda: self.worked)

    def answer(
        self, seconds: float = 0.02, *, trouble: bool = False, kind: str = "GET", times: int = 1, busy: float = 0.0
    ) -> int:
        for _time in range(times):
            with self.gate(kind) as visit:
                self.now += seconds
                self.worked += seconds * busy
                visit.trouble = trouble
        return self.gate.window


def test_trouble_halves_once_a_second_down_to_one() -> None:
    server = _Server(16)
    assert server.answer() == 16
    assert server.answer(trouble=True) == 8
    assert server.answer(trouble=True) == 8  # was under way before
    assert [server.answer(1.0, trouble=True) for _time in range(5)] == [4, 2, 1, 1, 1]


def test_a_quiet_server_gets_more_up_to_the_limit() -> None:
    server = _Server(8)
    server.answer(trouble=True)
    assert server.answer(times=4) == 4
    assert server.answer(times=2) == 5
    assert server.answer(times=100) == 8


def test_answers_that_take_long_are_trouble_until_that_is_usual() -> None:
    server = _Server(8)
    server.answer(times=5)
    assert server.answer(0.2) == 8  # ten times as long, but who notices
    assert server.answer(0.4) == 4
    assert server.answer(0.4, times=1000) == 8


def test_answers_that_waited_here_are_no_trouble_of_the_server() -> None:
    server = _Server(8)
    server.answer(times=5)
    assert server.answer(2.0, busy=0.9, times=3) == 8
    assert server.answer(2.0, busy=0.9, trouble=True) == 4
    assert server.answer(2.0, busy=0.3) == 2


def test_writes_may_take_longer_than_reads() -> None:
    server = _Server(8)
    server.answer(times=5)
    assert server.answer(2.0, kind="POST", times=5) == 8
    assert server.answer(2.0, kind="GET") == 4


def test_no_more_than_the_window_are_inside() -> None:
    gate = Gate(2)
    inside, most, lock = 0, 0, threading.Lock()

    def visit(_number: int) -> None:
        nonlocal inside, most
        with gate("GET"):
            with lock:
                inside += 1
                most = max(most, inside)
            threading.Event().wait(0.005)
            with lock:
                inside -= 1

    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(visit, range(24)))
    assert most == 2
