# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attempts and rests: an overloaded Monitoring node gets a pause, and before any long one the other node is asked.

Cisco's own client was seen to take a node down for ten minutes with five heavy calls in a row.
"""

from __future__ import annotations

import copy
import threading
import time
from dataclasses import dataclass, field, replace

from .._errors import IseError
from .._http.diagnosis import Api
from .._http.retry import RetryPolicy
from .._http.transport import Transport
from .._progress import ProgressCallback, no_progress

# 5 to 15 seconds, then 30 to 90, then 180 to 300.
MNT_RETRY_POLICY = RetryPolicy(attempts=4, first_wait=10.0, growth=6.0, max_wait=300.0)
DEFAULT_MAX_WAIT = 600  # seconds, more than all rests of one call
_SHORT = 3.0  # seconds; a rest after a refused connection

ROOT = "/admin/API/mnt/"
MNT_API = Api(
    name="the Monitoring API",
    enabled="Name a node with the Monitoring persona in mnt_hostname; it answers on port 443.",
    groups="the Super Admin, System Admin or MnT Admin group; ERS Admin alone is not enough",
    login_hint=" The Monitoring API accepts only internal administrators in the groups Super Admin, System Admin and MnT Admin; "
    "all others, such as those of Active Directory, get the same response.",
    timeout_hint="The node may be overloaded: wait ten minutes before the next attempt, or raise timeout.",
    busy_hint="The node is overloaded, or its application server is restarting; wait ten minutes.",
)


class RestNeeded(Exception):
    """A node needs a rest of some ``seconds`` before it is asked again; ``error`` is its failure if it is not."""

    def __init__(self, seconds: float, error: IseError) -> None:
        super().__init__(error.message)
        self.seconds = seconds
        self.error = error


class MntTransport(Transport):
    """HTTPS to a Monitoring node. Raises :class:`RestNeeded` in place of a long rest."""

    api = MNT_API
    media_type = "application/xml"
    retry_policy = MNT_RETRY_POLICY
    readable = f"{ROOT}Version"

    def in_round(self, number: int) -> MntTransport:
        """Return this transport with the rest of one round, from 1; after the last one there is none."""
        policy = MNT_RETRY_POLICY
        own = copy.copy(self)  # other threads may be in other rounds
        first = policy.first_wait * policy.growth ** (number - 1)
        attempts = 1 if number >= policy.attempts else policy.attempts + 1
        own.retry_policy = replace(policy, attempts=attempts, first_wait=first, growth=1.0)
        return own

    def rest(self, seconds: float, error: IseError) -> None:
        """Wait, if it does not take long."""
        if seconds > _SHORT:
            raise RestNeeded(seconds, error.redacted(self.redactor.clean))
        super().rest(seconds, error)


@dataclass
class Patience:
    """How long a task may rest in total, in seconds, over all threads. ``report_progress`` gets a text for each rest."""

    max_wait: float = DEFAULT_MAX_WAIT
    report_progress: ProgressCallback = no_progress
    _used: float = 0.0
    _until: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def rest(self, seconds: float, nodes: str, error: IseError) -> bool:
        """Rest, or as long as the task still may; return whether the nodes may be asked again."""
        with self._lock:
            now = time.monotonic()
            begin = max(now, self._until)  # until then another thread rests
            until = min(now + seconds, begin + self.max_wait - self._used)
            if until <= now:
                return False
            self._used += max(0.0, until - begin)
            self._until = max(self._until, until)
        reason = f" ({error.status})" if error.status else ""
        self.report_progress(f"waiting {until - now:.0f} s for {nodes}, which failed{reason}")
        time.sleep(until - now)
        return True
