# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The duration of a guest account: start, end and number of days. Pure functions.

The canonical form of a date is ``2026-12-01 09:30``, with an offset such as ``+01:00`` while the time zone of ISE is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .codec import Codec
from .json_values import UnknownForm, as_text

Path = tuple[str, ...]

_ISE_PATTERN = "%m/%d/%Y %H:%M"
_CANONICAL = "%Y-%m-%d %H:%M"
_ISE_FORMAT = re.compile(r"\d{2}/\d{2}/\d{4} \d{2}:\d{2}")


def normalize_date(text: str) -> str:
    """Return a date in canonical form. Raises :class:`ValueError` with an example."""
    if not text:
        return ""
    given = text.strip()
    try:
        if _ISE_FORMAT.fullmatch(given):
            return datetime.strptime(given, _ISE_PATTERN).strftime(_CANONICAL)
        if not re.search(r"\d[T ]\d", given):
            raise ValueError
        date = datetime.fromisoformat(re.sub(r"[zZ]$", "+00:00", given))
    except ValueError:
        raise ValueError(
            f"{text!r} is not a date with a time; write for example 2026-12-01 09:30, or 12/01/2026 09:30."
        ) from None
    if date.second or date.microsecond:
        raise ValueError(f"{text!r} has seconds, but ISE stores minutes only; remove them.")
    offset = date.strftime("%z")
    return date.strftime(_CANONICAL) + (f"{offset[:3]}:{offset[3:5]}" if offset else "")


def _decode(value: Any) -> Any:
    try:
        return normalize_date(as_text(value))
    except UnknownForm:
        raise
    except ValueError:
        return value  # an unknown format stays as ISE sent it


def _encode(value: str) -> str:
    try:
        return datetime.fromisoformat(value).strftime(_ISE_PATTERN)
    except ValueError:
        return value  # an unknown format goes back as ISE sent it


DATE = Codec(decode=_decode, encode=_encode)


def _in_zone(option: str, value: str, zone: str) -> str:
    """Return a date in a time zone, without offset."""
    date = datetime.fromisoformat(value)
    if date.tzinfo is None:
        return value
    if not zone:
        raise ValueError(
            f"{option}: ISE expects the local time of the guest's location; remove the offset, or set time_zone to the time "
            "zone of the location."
        )
    try:
        return date.astimezone(ZoneInfo(zone)).strftime(_CANONICAL)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError(f"time_zone: {zone!r} is not a known time zone; write for example Europe/Berlin.") from None


def complete_duration(desired: dict[Path, Any], current: Callable[[Path], Any]) -> dict[Path, Any]:
    """Return the desired state of a guest account with a consistent start, end and number of days.

    ISE requires all three, and the days must be the difference of the dates, whatever the times. Missing values are derived
    from the others and from the current values. Raises :class:`ValueError` for values that contradict each other.
    """
    begin, end, days = ("from_date",), ("to_date",), ("valid_days",)
    result = dict(desired)
    zone = str(result.pop(("time_zone",), ""))
    for path in (begin, end):
        if result.get(path):
            result[path] = _in_zone(path[0], result[path], zone)
    starts = result.get(begin) or current(begin)
    if days in result and starts and not result.get(end):
        first = datetime.fromisoformat(starts)
        last = datetime.fromisoformat(current(end) or starts)
        day = first.date() + timedelta(days=result[days])
        result[end] = datetime.combine(day, last.time()).strftime(_CANONICAL)
    ends = result.get(end) or current(end)
    if starts and ends and {begin, end, days} & set(result):
        length = (datetime.fromisoformat(ends).date() - datetime.fromisoformat(starts).date()).days
        if ends <= starts:
            raise ValueError(f"to_date: the account would end ({ends}) before it begins ({starts}).")
        if result.setdefault(days, length) != length:
            raise ValueError(
                f"valid_days: {result[days]} contradicts from_date and to_date, which are {length} days apart; remove one of "
                "them."
            )
    return result
