# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as CSV."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.plugin_utils.reports.tables import cell_text, csv_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        (0, "0"),
        (True, "yes"),
        (False, "no"),
        (["a", 2, None], "a, 2, "),
        ({"a": [1, 2], "b": True}, "a: 1, 2, b: yes"),
    ],
)
def test_cells_read_as_people_write(value: Any, text: str) -> None:
    assert cell_text(value) == text


def test_csv_can_be_read() -> None:
    rows = [['quote " and, comma', "two\nlines"], ["Łódź", "; semicolon"]]
    assert list(csv.reader(io.StringIO(csv_text(["a", "b"], rows)))) == [["a", "b"], *rows]


def test_no_rows_leave_the_headings() -> None:
    assert csv_text(["a", "b"], []) == "a,b\n"


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_no_text_becomes_a_formula(begin: str) -> None:
    text = f'{begin}HYPERLINK("https://example.com")'
    [row] = list(csv.reader(io.StringIO(csv_text([], [[text, [text], "plain"]]), newline="")))[1:]
    assert row == [f"'{text}", f"'{text}", "plain"]


def test_negative_numbers_stay_numbers() -> None:
    assert csv_text(["n"], [[-5], [-0.5]]) == "n\n-5\n-0.5\n"
