# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Retry policy: which failures are retried, and after how long."""

from __future__ import annotations

from functools import partial
from itertools import product

import pytest

from ansible_collections.openise.ise.plugins.module_utils._http.retry import (
    MAX_ATTEMPTS,
    MAX_WAIT,
    FailureKind,
    RetryPolicy,
    retry_wait,
)

# Which requests are sent again after a failure: all, the safe ones, none.
REPEATED = {
    FailureKind.NOT_SENT: (True, False),
    FailureKind.TOO_MANY_REQUESTS: (True, False),
    FailureKind.CONNECTION_LOST: (True,),
    FailureKind.UNAVAILABLE: (True,),
    FailureKind.TIMED_OUT: (),
}
BASE = {1: 0.3, 2: 0.6, 3: 1.2}


@pytest.mark.parametrize("failure", list(FailureKind))
def test_retry_table(failure: FailureKind) -> None:
    for safe, attempt, retry_after, jitter in product(
        (True, False), range(1, MAX_ATTEMPTS + 2), (None, 0.0, 5.0, MAX_WAIT, MAX_WAIT + 1), (0.0, 0.5, 1.0)
    ):
        wait = retry_wait(safe, attempt, failure, retry_after, jitter=partial(float, jitter))
        if attempt not in BASE or safe not in REPEATED[failure] or (retry_after or 0) > MAX_WAIT:
            assert wait is None, (safe, attempt, retry_after)
        else:
            expected = max(BASE[attempt] * (0.5 + jitter), retry_after or 0.0)
            assert wait == pytest.approx(expected), (safe, attempt, retry_after)


def test_every_failure_is_in_the_table() -> None:
    assert set(REPEATED) == set(FailureKind)
    assert sorted(BASE) == list(range(1, MAX_ATTEMPTS))


def test_another_policy() -> None:
    """For a server that received the request. A backoff above the maximum is cut; a longer Retry-After ends the retries."""
    policy = RetryPolicy(attempts=5, first_wait=10.0, growth=6.0, max_wait=300.0)
    for failure in (FailureKind.UNAVAILABLE, FailureKind.TOO_MANY_REQUESTS, FailureKind.CONNECTION_LOST):
        waits = [retry_wait(True, attempt, failure, None, policy, jitter=lambda: 0.5) for attempt in range(1, 6)]
        assert waits == [10.0, 60.0, 300.0, 300.0, None]
        assert retry_wait(True, 1, failure, 299.0, policy) == 299.0
        assert retry_wait(True, 1, failure, 301.0, policy) is None
    assert retry_wait(True, 1, FailureKind.NOT_SENT, None, policy, jitter=lambda: 0.5) == 0.3
    assert retry_wait(True, 1, FailureKind.TIMED_OUT, None, policy) is None


def test_waits_have_jitter() -> None:
    waits = {retry_wait(True, 1, FailureKind.UNAVAILABLE) for _number in range(50)}
    assert len(waits) > 10
    assert all(wait is not None and 0.15 <= wait <= 0.45 for wait in waits)
