# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Retry policy: whether a failed request is sent again, and after how many seconds. Pure functions."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

MAX_ATTEMPTS = 4
MAX_WAIT = 30.0
# May be the answer of a gateway in front of a node that hangs.
BY_GATEWAYS = (502, 503, 504)


@dataclass(frozen=True)
class RetryPolicy:
    """Exponential backoff with jitter. ``attempts`` includes the first one.

    Waits are in seconds: ``first_wait`` on average before the second attempt, multiplied by ``growth`` for each later one,
    and never more than ``max_wait``.
    """

    attempts: int = MAX_ATTEMPTS
    first_wait: float = 0.3
    growth: float = 2.0
    max_wait: float = MAX_WAIT


DEFAULT_POLICY = RetryPolicy()


class FailureKind(Enum):
    """Why one attempt brought no usable response."""

    NOT_SENT = "refused or reset before the request was sent"
    CONNECTION_LOST = "the connection broke after the request was sent"
    TIMED_OUT = "no response in time after the request was sent"
    TOO_MANY_REQUESTS = "429"
    UNAVAILABLE = "502, 503 or 504"


def failure_kind(status: int) -> FailureKind | None:
    """Return the kind of failure that an HTTP status stands for; None for a status that no retry can change."""
    if status == 429:
        return FailureKind.TOO_MANY_REQUESTS
    return FailureKind.UNAVAILABLE if status in BY_GATEWAYS else None


def retry_wait(
    safe: bool,
    attempt: int,
    failure: FailureKind,
    retry_after: float | None = None,
    policy: RetryPolicy = DEFAULT_POLICY,
    jitter: Callable[[], float] = random.random,
) -> float | None:
    """Return the seconds to wait before the next attempt, or None to give up.

    ``safe`` is true for a request that changes nothing; ``attempt`` counts from 1. A request that was certainly not
    processed (:attr:`FailureKind.NOT_SENT`, :attr:`FailureKind.TOO_MANY_REQUESTS`) is always retried. One that may have
    been processed is retried only when it is safe. A timeout is never retried, because repeating a request makes an
    overloaded node worse.
    ``policy`` applies to a server that received the request; otherwise the default policy applies.
    """
    if failure is FailureKind.NOT_SENT:
        policy = DEFAULT_POLICY
    if attempt >= policy.attempts or failure is FailureKind.TIMED_OUT:
        return None
    if failure in (FailureKind.CONNECTION_LOST, FailureKind.UNAVAILABLE) and not safe:
        return None
    wait = min(policy.first_wait * policy.growth ** (attempt - 1) * (0.5 + jitter()), policy.max_wait)
    if retry_after is not None:
        wait = max(wait, retry_after)
    return wait if wait <= policy.max_wait else None
