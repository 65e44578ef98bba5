# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The capacity of an MnT node: one heavy call at a time. Above that the gateway answers 502."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from ..settings import Settings
from .clock import Clock

__all__ = ["Load"]

_HEAVY = re.compile(r"/admin/API/mnt/(Session/(ActiveList|AuthList)|FailureReasons)")


class Load:
    """Heavy calls in progress, and those of the last minute. Used from the server's loop only."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._running = 0
        self._latest: deque[int] = deque()
        self._busy_until = 0

    def clear(self) -> None:
        """Clear the history; calls in progress stay counted."""
        self._latest.clear()
        self._busy_until = 0

    @contextmanager
    def call(self, path: str, settings: Settings) -> Iterator[bool]:
        """Count one request while it lasts; yield False if the node is overloaded."""
        if not _HEAVY.match(path):
            yield self._clock.now() >= self._busy_until or not path.startswith("/admin/API/mnt/")
            return
        self._running += 1
        try:
            yield self._has_capacity(settings)
        finally:
            self._running -= 1

    def _has_capacity(self, settings: Settings) -> bool:
        now = self._clock.now()
        if now < self._busy_until:
            return False
        while self._latest and self._latest[0] <= now - 60_000:
            self._latest.popleft()
        self._latest.append(now)
        if settings.mnt_burst and len(self._latest) > settings.mnt_burst:
            self._busy_until = now + int(settings.mnt_busy_seconds * 1000)
            self._latest.clear()
            return False
        return self._running <= settings.mnt_heavy
