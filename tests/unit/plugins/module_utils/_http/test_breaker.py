# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When the breaker stops requests, and when it lets one through."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._http import breaker
from ansible_collections.openise.ise.plugins.module_utils._http.breaker import LIMIT, PAUSE, Breaker


class Clock:
    """A clock that only the test advances."""

    now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Return the stopped clock of the breaker."""
    stopped = Clock()
    monkeypatch.setattr(breaker, "time", stopped)
    return stopped


@pytest.fixture
def opened() -> Breaker:
    """Return a breaker after the timeouts that open it."""
    one = Breaker()
    for _request in range(LIMIT):
        assert one.admits()
        one.timed_out()
    return one


def test_it_opens_after_timeouts_in_a_row_only() -> None:
    one = Breaker()
    for _turn in range(LIMIT):
        for _request in range(LIMIT - 1):
            one.timed_out()
        one.answered()
        assert one.admits()


def test_a_failure_of_another_kind_neither_opens_nor_closes_it(opened: Breaker) -> None:
    other = Breaker()
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
