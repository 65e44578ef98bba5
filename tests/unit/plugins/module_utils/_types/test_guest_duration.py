# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates, and a consistent start, end and number of days."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._types.guest_duration import (
    DATE,
    complete_duration,
    normalize_date,
)

Path = tuple[str, ...]
Stay = dict[Path, Any]

BEGIN: Path
END: Path
DAYS: Path
ZONE: Path
BEGIN, END, DAYS, ZONE = ("from_date",), ("to_date",), ("valid_days",), ("time_zone",)
STAY: Stay = {BEGIN: "2026-12-01 09:00", END: "2026-12-31 18:00", DAYS: 30}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("", ""),
        ("2026-12-01 09:30", "2026-12-01 09:30"),
        (" 2026-12-01T09:30 ", "2026-12-01 09:30"),
        ("2026-12-01 09:30:00", "2026-12-01 09:30"),
        ("12/01/2026 09:30", "2026-12-01 09:30"),
        ("2026-12-01T09:30:00Z", "2026-12-01 09:30+00:00"),
        ("2026-12-01 09:30-05:30", "2026-12-01 09:30-05:30"),
    ],
)
def test_dates(text: str, date: str) -> None:
    assert normalize_date(text) == date
    assert normalize_date(date) == date


@pytest.mark.parametrize(
    "text", ["2026-12-01", "12/01/26 09:30", "13/13/2026 09:30", "2026-13-01 09:30", "tomorrow", "09:30"]
)
def test_invalid_dates(text: str) -> None:
    with pytest.raises(ValueError, match="write for example 2026-12-01 09:30"):
        normalize_date(text)


def test_seconds() -> None:
    with pytest.raises(ValueError, match="ISE stores minutes only"):
        normalize_date("2026-12-01 09:30:15")


@pytest.mark.parametrize(
    ("wire", "date"),
    [("07/29/2014 14:44", "2014-07-29 14:44"), ("at noon", "at noon"), ("13/13/2014 14:44", "13/13/2014 14:44")],
)
def test_wire_form(wire: str, date: str) -> None:
    assert DATE.decode(wire) == date
    assert DATE.encode(date) == wire


def settled(wanted: Stay, current: Stay | None = None) -> Stay:
    return complete_duration(wanted, (current or {}).get)


@pytest.mark.parametrize("left_out", [DAYS, END])
def test_a_new_account(left_out: Path) -> None:
    given = {path: value for path, value in STAY.items() if path != left_out}
    expected = {**STAY, END: "2026-12-31 09:00"} if left_out == END else STAY
    assert settled(given) == expected


@pytest.mark.parametrize(
    ("change", "stay"),
    [
        ({END: "2027-01-05 12:00"}, {END: "2027-01-05 12:00", DAYS: 35}),
        ({BEGIN: "2026-12-11 08:00"}, {BEGIN: "2026-12-11 08:00", DAYS: 20}),
        ({DAYS: 31}, {DAYS: 31, END: "2027-01-01 18:00"}),
        ({BEGIN: "2026-12-02 08:00", DAYS: 30}, {BEGIN: "2026-12-02 08:00", DAYS: 30, END: "2027-01-01 18:00"}),
        ({("company",): "x"}, {("company",): "x"}),
        ({DAYS: 30}, {DAYS: 30, END: "2026-12-31 18:00"}),
    ],
)
def test_a_changed_account(change: Stay, stay: Stay) -> None:
    assert settled(change, STAY) == stay
    assert {**STAY, **settled(stay, STAY)} == {**STAY, **stay}


def test_an_empty_account() -> None:
    assert settled({DAYS: 30}) == {DAYS: 30}
    assert settled({END: "2026-12-31 18:00"}) == {END: "2026-12-31 18:00"}


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({**STAY, DAYS: 31}, "valid_days: 31 contradicts from_date and to_date, which are 30 days apart"),
        ({**STAY, END: "2026-11-30 18:00"}, "to_date: the account would end"),
        ({**STAY, BEGIN: "2026-12-01 08:00+00:00"}, "from_date: ISE expects the local time of the guest's location"),
        (
            {**STAY, BEGIN: "2026-12-01 08:00+00:00", ZONE: "Europe/Nowhere"},
            "time_zone: 'Europe/Nowhere' is not a known time zone",
        ),
    ],
)
def test_contradictions(wanted: Stay, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        settled(wanted)


def test_offsets() -> None:
    wanted: Stay = {BEGIN: "2026-06-01 22:30+00:00", END: "2026-12-01 22:30+00:00", ZONE: "Europe/Berlin"}
    assert settled(wanted) == {BEGIN: "2026-06-02 00:30", END: "2026-12-01 23:30", DAYS: 182}
    plain: Stay = {BEGIN: "2026-06-01 22:30", END: "2026-12-01 22:30", ZONE: "Europe/Berlin"}
    assert settled(plain)[BEGIN] == "2026-06-01 22:30"
