# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as CSV."""

from __future__ import annotations

import csv
import io
import random
import re
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
    assert list(csv.reader(io.StringIO(csv_text(["a", "b"], rows)))) == [["\ufeffa", "b"], *rows]


def test_no_rows_leave_the_headings() -> None:
    assert csv_text(["a", "b"], []) == "\ufeffa,b\n"


_BEGINNINGS = ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"]


@pytest.mark.parametrize("begin", _BEGINNINGS)
def test_no_text_becomes_a_formula(begin: str) -> None:
    text = f'{begin}HYPERLINK("https://example.com")'
    [row] = list(csv.reader(io.StringIO(csv_text([], [[text, [text], "plain"]]), newline="")))[1:]
    kept = text.replace("\r", "\n")
    assert row == [f"'{kept}", f"'{kept}", "plain"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "text", ["a;=1", 'a";=1', "a; =1", 'a;"=1', "a\r=1", "a\r\n+1", "a\n@1", "a\t-1", "|=1", ";;=1", '";"=1']
)
def test_no_text_becomes_a_formula_in_another_dialect(text: str, separator: str) -> None:
    _check_dialects([["x", text, "y"], [text, text, ""]], separator)


@pytest.mark.parametrize("seed", range(200))
def test_no_random_text_becomes_a_formula(seed: int) -> None:
    """Programs with another separator see other cells, but no formula in one; those with a comma see the texts."""
    chance = random.Random(seed)
    rows = [
        ["".join(chance.choices("=+-@;,|\"' \t\r\nab", k=chance.randrange(9))) for _column in range(3)]
        for _row in range(4)
    ]
    for separator in ",;\t|":
        _check_dialects(rows, separator)


def _check_dialects(rows: list[list[str]], separator: str) -> None:
    written = csv_text(["one", "two", "three"], rows)
    for read in csv.reader(io.StringIO(written, newline=""), delimiter=separator):
        for cell in read:
            assert not cell.strip(' "\t\r\n').startswith(tuple("=+-@")), (written, read)
    if separator == ",":
        found = list(csv.reader(io.StringIO(written, newline="")))[1:]
        lines = [[re.sub("\r\n?", "\n", text).replace("'", "") for text in row] for row in rows]
        assert [[cell.replace("'", "") for cell in row] for row in found] == lines


def test_negative_numbers_stay_numbers() -> None:
    assert csv_text(["n"], [[-5], [-0.5]]) == "\ufeffn\n-5\n-0.5\n"
