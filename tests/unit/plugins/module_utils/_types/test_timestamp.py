# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Timestamps in every form of ISO 8601, time zones, and the format of a node."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone, tzinfo

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._types.timestamp import (
    format_node_time,
    parse_time_zone,
    parse_timestamp,
)

UTC = timezone.utc
WEST, EAST = timezone(-timedelta(hours=5)), timezone(timedelta(hours=5, minutes=30))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-06-01", "2026-06-01 00:00:00.000"),
        ("20260601", "2026-06-01 00:00:00.000"),
        ("2026-06-01T08", "2026-06-01 08:00:00.000"),
        ("2026-06-01T08:15", "2026-06-01 08:15:00.000"),
        ("2026-06-01 08:15:30", "2026-06-01 08:15:30.000"),
        ("2026-06-01t08:15:30.25", "2026-06-01 08:15:30.250"),
        ("2026-06-01T08:15:30,1234567", "2026-06-01 08:15:30.123"),
        ("20260601T081530Z", "2026-06-01 08:15:30.000"),
        ("2026-06-01T08:15:30z", "2026-06-01 08:15:30.000"),
        ("2026-06-01T08:15:30+02:00", "2026-06-01 06:15:30.000"),
        ("2026-06-01T08:15:30+0200", "2026-06-01 06:15:30.000"),
        ("2026-06-01 08:15:30 +02", "2026-06-01 06:15:30.000"),
        ("2026-06-01T01:00-05:00", "2026-06-01 06:00:00.000"),
        (" 2025-12-31T23:30-01:00 ", "2026-01-01 00:30:00.000"),
    ],
)
def test_timestamps(text: str, written: str) -> None:
    assert format_node_time(parse_timestamp("since", text, UTC), UTC) == written


def test_the_time_of_a_node() -> None:
    assert format_node_time(parse_timestamp("since", "2026-06-01T08:00", WEST), WEST) == "2026-06-01 08:00:00.000"
    assert format_node_time(parse_timestamp("since", "2026-06-01T08:00Z", WEST), WEST) == "2026-06-01 03:00:00.000"
    assert format_node_time(parse_timestamp("since", "2026-06-01T20:00Z", EAST), EAST) == "2026-06-02 01:30:00.000"


@pytest.mark.parametrize(
    "text", ["", "now", "2026", "2026-13-01", "2026-06-31", "2026-06-01T25:00", "2026-06-01T08:00+25:00", "1780300800"]
)
def test_invalid_timestamps(text: str) -> None:
    with pytest.raises(InvalidInput, match="since: "):
        parse_timestamp("since", text, UTC)


@pytest.mark.parametrize(
    ("text", "zone"),
    [("UTC", UTC), ("utc", UTC), ("Z", UTC), ("-05:00", WEST), ("-0500", WEST), ("-05", WEST), ("+05:30", EAST)],
)
def test_time_zones(text: str, zone: tzinfo) -> None:
    when = datetime(2026, 6, 1)
    assert parse_time_zone("timezone", text).utcoffset(when) == zone.utcoffset(when)


@pytest.mark.parametrize("text", ["", "Mars/Olympus", "+25:00", "../etc/passwd", "/etc/passwd", "5"])
def test_unknown_time_zones(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"timezone: .* is not a known time zone"):
        parse_time_zone("timezone", text)
