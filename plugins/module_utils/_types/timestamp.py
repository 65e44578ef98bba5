# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Moments as users write them, ISO 8601 in any form, and as the Monitoring API wants them: in the time of its node."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from .._errors import InvalidInput

# Python 3.10 reads only some forms by itself.
_MOMENT = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d)(?::?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?)?)?"
    r"\s*(?P<offset>Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"([+-])(\d\d)(?::?(\d\d))?")


def zone_of(option: str, text: str) -> tzinfo:
    """Return a time zone: UTC, an offset such as ``-05:00``, or a name such as ``Europe/Paris``.

    Raises :class:`InvalidInput` naming the option.
    """
    if text.upper() in ("UTC", "Z"):
        return timezone.utc
    offset = _OFFSET.fullmatch(text)
    try:
        if offset:
            distance = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
            return timezone(-distance if offset[1] == "-" else distance)
        return ZoneInfo(text)
    except (LookupError, ValueError, OSError):
        raise InvalidInput(
            f"{option}: {text!r} is no time zone known here; give UTC, an offset such as -05:00, or a name such as "
            "Europe/Paris."
        ) from None


def moment(option: str, text: str, zone: tzinfo) -> datetime:
    """Return a moment; one without an offset is in ``zone``. Raises :class:`InvalidInput` naming the option."""
    found = _MOMENT.fullmatch(text.strip())
    try:
        if not found:
            raise ValueError(text)
        offset = zone_of(option, found["offset"]) if found["offset"] else zone
        year, month, day, hour, minute, second = (
            int(found[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")
        )
        fraction = int(f"{found['fraction'] or '':0<6.6}")
        return datetime(year, month, day, hour, minute, second, fraction, tzinfo=offset)
    except ValueError:
        raise InvalidInput(
            f"{option}: {text!r} is no date and time; write it like 2026-06-01T08:00:00+02:00, or without the offset in the "
            "time of the node."
        ) from None


def in_node_time(when: datetime, zone: tzinfo) -> str:
    """Return a moment as ISE writes it in the URL of its list: ``2026-06-01 08:00:00.000``, in the time of the node."""
    return when.astimezone(zone).replace(tzinfo=None).isoformat(sep=" ", timespec="milliseconds")
