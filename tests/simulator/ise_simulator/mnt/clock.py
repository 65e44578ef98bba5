# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The node's clock and its format. All times are milliseconds since 1970 in UTC."""

from __future__ import annotations

import re
import time
from datetime import datetime, timedelta, timezone
from functools import lru_cache

__all__ = ["START", "Clock", "parsed_time", "timestamp"]

START = 1_780_300_800_000  # 2026-06-01T08:00:00Z, a Monday morning

_FORM = re.compile(r"(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d+))?")


class Clock:
    """A clock that stands still until a test moves it; with ``running`` it also advances with real time."""

    def __init__(self, running: bool) -> None:
        self._begin = self._at = int(time.time() * 1000) if running else START
        self._since: float | None = None
        self.run(running)

    def now(self) -> int:
        passed = 0 if self._since is None else int((time.monotonic() - self._since) * 1000)
        return self._at + passed

    def move(self, seconds: float) -> None:
        self._at += int(seconds * 1000)

    def run(self, running: bool) -> None:
        self._at = self.now()
        self._since = time.monotonic() if running else None

    def restart(self) -> None:
        """Reset the clock to its start."""
        self._at = self._begin
        self._since = None if self._since is None else time.monotonic()


@lru_cache(maxsize=8)
def _zone(name: str) -> timezone:
    if name == "UTC":
        return timezone.utc
    hours, minutes = int(name[1:3]), int(name[4:6])
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if name[0] == "-" else offset)


def timestamp(moment: int, zone: str, *, milliseconds: bool = True) -> str:
    """Return ISO 8601 with the node's offset, as ISE writes it: ``2026-06-01T15:00:00.000+07:00``, ``Z`` for UTC."""
    local = datetime.fromtimestamp(moment / 1000, _zone(zone))
    text = local.isoformat(timespec="milliseconds" if milliseconds else "seconds")
    return text.removesuffix("+00:00") + "Z" if zone == "UTC" else text


def parsed_time(text: str, zone: str) -> int:
    """Return the time of ``YYYY-MM-DD hh:mm:ss.s`` on this node; the fraction is optional. Raise ValueError."""
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not YYYY-MM-DD hh:mm:ss.s")
    year, month, day, hour, minute, second = map(int, found.groups()[:6])
    moment = datetime(year, month, day, hour, minute, second, tzinfo=_zone(zone))
    return int(moment.timestamp()) * 1000 + int((found[7] or "0").ljust(3, "0")[:3])
