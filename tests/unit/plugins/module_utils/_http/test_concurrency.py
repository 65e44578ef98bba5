# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The concurrency limit: when the window shrinks and grows, and that it is held."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from ansible_collections.openise.ise.plugins.module_utils._http.concurrency import ConcurrencyLimiter


class _Server:
    """Sends requests through a limiter; each takes the given time."""

    def __init__(self, limit: int) -> None:
        self.now = 100.0
        self.worked = 5.0
        self.limiter = ConcurrencyLimiter(limit, clock=lambda: self.now, cpu_clock=lambda: self.worked)

    def answer(
        self, seconds: float = 0.02, *, overloaded: bool = False, kind: str = "GET", times: int = 1, busy: float = 0.0
    ) -> int:
        for _time in range(times):
            with self.limiter.slot(kind) as slot:
                self.now += seconds
                self.worked += seconds * busy
                slot.overloaded = overloaded
        return self.limiter.window


def test_overload_halves_the_window_once_a_second_down_to_one() -> None:
    server = _Server(16)
    assert server.answer() == 16
    assert server.answer(overloaded=True) == 8
    assert server.answer(overloaded=True) == 8  # was already running
    assert [server.answer(1.0, overloaded=True) for _time in range(5)] == [4, 2, 1, 1, 1]


def test_normal_responses_raise_the_window_up_to_the_limit() -> None:
    server = _Server(8)
    server.answer(overloaded=True)
    assert server.answer(times=4) == 4
    assert server.answer(times=2) == 5
    assert server.answer(times=100) == 8


def test_slow_responses_count_as_overload_until_they_are_usual() -> None:
    server = _Server(8)
    server.answer(times=5)
    assert server.answer(0.2) == 8  # ten times as long, but below a quarter of a second
    assert server.answer(0.4) == 4
    assert server.answer(0.4, times=1000) == 8


def test_a_busy_process_does_not_count_as_overload_of_the_server() -> None:
    server = _Server(8)
    server.answer(times=5)
    assert server.answer(2.0, busy=0.9, times=3) == 8
    assert server.answer(2.0, busy=0.9, overloaded=True) == 4
    assert server.answer(2.0, busy=0.3) == 2


def test_writes_may_take_longer_than_reads() -> None:
    server = _Server(8)
    server.answer(times=5)
    assert server.answer(2.0, kind="POST", times=5) == 8
    assert server.answer(2.0, kind="GET") == 4


def test_no_more_than_the_window_run_at_once() -> None:
    limiter = ConcurrencyLimiter(2)
    inside, most, lock = 0, 0, threading.Lock()

    def request(_number: int) -> None:
        nonlocal inside, most
        with limiter.slot("GET"):
            with lock:
                inside += 1
                most = max(most, inside)
            threading.Event().wait(0.005)
            with lock:
                inside -= 1

    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(request, range(24)))
    assert most == 2
