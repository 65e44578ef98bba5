# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The breaker: after a few timeouts in a row, a node gets no further requests for a while.

Otherwise a node that hangs costs one timeout for each object, which is hours for a large configuration.
"""

from __future__ import annotations

import threading
import time

LIMIT = 3  # timeouts in a row, over all connections of the process to a node
PAUSE = 30.0  # seconds, then one request tries whether the node answers again


class Breaker:
    """Counts the timeouts of one node in a row. Shared by all sessions of a process with this node, and by threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._timeouts = 0
        self._opened_at = 0.0
        self._trying = False

    def admits(self) -> bool:
        """Return whether a request may be sent; if so, its outcome must be reported.

        After the pause one request at a time is admitted until the node answers.
        """
        with self._lock:
            if self._timeouts < LIMIT:
                return True
            if self._trying or time.monotonic() - self._opened_at < PAUSE:
                return False
            self._trying = True
            return True

    def answered(self) -> None:
        """Report that the node answered."""
        with self._lock:
            self._timeouts, self._trying = 0, False

    def timed_out(self) -> None:
        """Report that the node did not answer in time."""
        with self._lock:
            self._timeouts, self._trying = self._timeouts + 1, False
            self._opened_at = time.monotonic()

    def failed(self) -> None:
        """Report a failure that does not show whether the node hangs, such as a refused connection."""
        with self._lock:
            self._trying = False
