# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates as users write them, and the days of a guest account. Pure functions.

Canonical form is ``2026-12-01 09:30``, with an offset such as ``+01:00`` as long as the time zone ISE counts in is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .codec import Codec

Path = tuple[str, ...]

_ISE = "%m/%d/%Y %H:%M"
_CANONICAL = "%Y-%m-%d %H:%M"
_BY_ISE = re.compile(r"\d{2}/\d{2}/\d{4} \d{2}:\d{2}")


def normalize_date(text: str) -> str:
    """Return a date in canonical form; raise ValueError saying what to write instead."""
    if not text:
        return ""
    given = text.strip()
    try:
        if _BY_ISE.fullmatch(given):
            return datetime.strptime(given, _ISE).strftime(_CANONICAL)
        if not re.search(r"\d[T ]\d", given):
            raise ValueError
        date = datetime.fromisoformat(re.sub(r"[zZ]$", "+00:00", given))
    except ValueError:
        raise ValueError(
            f"{text!r} is not a date with a time; write for example 2026-12-01 09:30, or 12/01/2026 09:30."
        ) from None
    if date.second or date.microsecond:
        raise ValueError(f"{text!r} has seconds; ISE counts in minutes.")
    offset = date.strftime("%z")
    return date.strftime(_CANONICAL) + (f"{offset[:3]}:{offset[3:5]}" if offset else "")


def _decode(value: Any) -> Any:
    try:
        return normalize_date(str(value))
    except ValueError:
        return value  # shown as ISE sent it


def _encode(value: str) -> str:
    try:
        return datetime.fromisoformat(value).strftime(_ISE)
    except ValueError:
        return value  # what ISE sent and was not understood


DATE = Codec(decode=_decode, encode=_encode)


def _in_zone(option: str, value: str, zone: str) -> str:
    """Return a date without offset, as it is in a time zone."""
    date = datetime.fromisoformat(value)
    if date.tzinfo is None:
        return value
    if not zone:
        raise ValueError(
            f"{option}: ISE takes the time of the guest's location; leave out the offset, or give the time zone of the "
            "location in time_zone."
        )
    try:
        return date.astimezone(ZoneInfo(zone)).strftime(_CANONICAL)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError(
            f"time_zone: {zone!r} is not a time zone known here; write for example Europe/Berlin."
        ) from None


def settle_stay(wanted: dict[Path, Any], current: Callable[[Path], Any]) -> dict[Path, Any]:
    """Return what is wanted of a guest account with beginning, end and days that fit together.

    ISE wants all three, and the days to be the difference of the dates, whatever the times. What is not given follows from
    the others, and from the present values. Raises ValueError where they contradict each other.
    """
    begin, end, days = ("from_date",), ("to_date",), ("valid_days",)
    result = dict(wanted)
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
                f"valid_days: {result[days]} does not fit from_date and to_date, which are {length} days apart; leave one out."
            )
    return result
