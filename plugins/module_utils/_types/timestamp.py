# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Timestamps: parses ISO 8601 in any form, and formats them as the Monitoring API requires, in the time of its node."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from .._errors import InvalidInput

# Python 3.10 itself parses only some forms.
_TIMESTAMP = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d)(?::?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?)?)?"
    r"\s*(?P<offset>Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"([+-])(\d\d)(?::?(\d\d))?")


def parse_time_zone(option: str, text: str) -> tzinfo:
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
            f"{option}: {text!r} is not a known time zone; give UTC, an offset such as -05:00, or a name such as "
            "Europe/Paris."
        ) from None


def parse_timestamp(option: str, text: str, zone: tzinfo) -> datetime:
    """Return a timestamp; without an offset it is in ``zone``. Raises :class:`InvalidInput` naming the option."""
    match = _TIMESTAMP.fullmatch(text.strip())
    try:
        if not match:
            raise ValueError(text)
        offset = parse_time_zone(option, match["offset"]) if match["offset"] else zone
        year, month, day, hour, minute, second = (
            int(match[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")
        )
        fraction = int(f"{match['fraction'] or '':0<6.6}")
        return datetime(year, month, day, hour, minute, second, fraction, tzinfo=offset)
    except ValueError:
        raise InvalidInput(
            f"{option}: {text!r} is not a date and time; write it like 2026-06-01T08:00:00+02:00, or without the offset in the "
            "time of the node."
        ) from None


def format_node_time(time: datetime, zone: tzinfo) -> str:
    """Return a timestamp in the format of the URLs of ISE's lists, ``2026-06-01 08:00:00.000``, in the time of the node."""
    return time.astimezone(zone).replace(tzinfo=None).isoformat(sep=" ", timespec="milliseconds")
