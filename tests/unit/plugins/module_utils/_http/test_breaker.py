# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When the breaker stops requests, and when it lets one through."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._http.breaker import LIMIT, PAUSE, Breaker


class Clock:
    """A clock that only the test advances."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Return a stopped clock."""
    return Clock()


@pytest.fixture
def opened(clock: Clock) -> Breaker:
    """Return a breaker after the timeouts that open it."""
    breaker = Breaker(clock)
    for _request in range(LIMIT):
        assert breaker.admits()
        breaker.timed_out()
    return breaker


def test_it_opens_after_timeouts_in_a_row_only(clock: Clock) -> None:
    breaker = Breaker(clock)
    for _turn in range(LIMIT):
        for _request in range(LIMIT - 1):
            breaker.timed_out()
        breaker.answered()
        assert breaker.admits()


def test_a_failure_of_another_kind_neither_opens_nor_closes_it(clock: Clock, opened: Breaker) -> None:
    other = Breaker(clock)
    for _request in range(LIMIT):
        other.failed()
    assert other.admits()
    opened.failed()
    assert not opened.admits()


def test_one_request_tries_after_the_pause(clock: Clock, opened: Breaker) -> None:
    assert not opened.admits()
    clock.now += PAUSE
    assert [opened.admits() for _request in range(3)] == [True, False, False]
    opened.timed_out()
    assert not opened.admits()
    clock.now += PAUSE
    assert opened.admits()
    opened.answered()
    assert [opened.admits() for _request in range(3)] == [True, True, True]


def test_another_request_tries_when_the_first_one_shows_nothing(clock: Clock, opened: Breaker) -> None:
    clock.now += PAUSE
    assert opened.admits()
    opened.failed()
    assert opened.admits()


def test_the_pause_begins_with_the_last_timeout(clock: Clock, opened: Breaker) -> None:
    clock.now += PAUSE - 1
    opened.timed_out()  # a request that was in progress
    clock.now += 1
    assert not opened.admits()
