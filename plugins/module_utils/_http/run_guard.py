# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The run guard: the single place that decides whether a task may begin another write."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

from .._errors import NotAttempted

_RUN_ENDED = "the run that started this task has ended."


class RunGuard:
    """Decides whether a task may begin another write. One for each task; its transports and threads share it.

    Nothing is begun once the process that started the task has ended, because Ansible's workers outlive a killed run.
    Requests in progress are completed, and reads stay possible, so that a task can find the outcome of its writes.
    ``has_written`` is true once a write was sent.
    """

    def __init__(self) -> None:
        parent = os.getppid()
        self._conditions: list[Callable[[], str]] = [lambda: _RUN_ENDED if os.getppid() != parent else ""]
        self._reason = ""
        self.has_written = False
        self._lock = threading.Lock()

    def stop(self, reason: str) -> None:
        """Let no further write begin. ``reason`` is a sentence for messages; the first one is kept."""
        with self._lock:
            self._reason = self._reason or reason

    def stop_when(self, condition: Callable[[], str]) -> None:
        """Ask ``condition`` before each write; the task stops for good when it returns a reason instead of an empty text."""
        self._conditions.append(condition)

    def stop_after(self, seconds: int, option: str) -> None:
        """Let no further write begin once this time is over; ``option`` is the one that limits it."""
        end = time.monotonic() + seconds

        def is_over() -> str:
            return (
                f"{option}: {seconds} seconds are over; run the task again for the rest."
                if time.monotonic() >= end
                else ""
            )

        self.stop_when(is_over)

    @property
    def reason(self) -> str:
        """Return why nothing more may begin; empty as long as it may."""
        if not self._reason:
            for condition in self._conditions:
                if reason := condition():
                    self.stop(reason)
                    break
        return self._reason

    def begin_write(self) -> None:
        """Note that a write is sent now. Raises :class:`NotAttempted` if nothing more may begin."""
        self.require()
        self.has_written = True

    def require(self) -> None:
        """Raise :class:`NotAttempted` if nothing more may begin."""
        if reason := self.reason:
            raise NotAttempted(f"Not attempted: {reason}")
