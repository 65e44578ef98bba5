# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as text: values in a cell, and tables as CSV. Pure functions."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

# Characters at the start of a text that spreadsheet programs read as a formula, according to OWASP.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def cell_text(value: Any) -> str:
    """Return a value as text: empty for None, yes or no, members separated by commas, ``name: value`` pairs."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {cell_text(member)}" for key, member in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(cell_text(member) for member in value)
    return str(value)


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table as CSV with a line of headings.

    A text that a spreadsheet program would read as a formula gets an apostrophe in front. Numbers stay unchanged.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return out.getvalue()


def _harmless(value: Any) -> str:
    text = cell_text(value)
    is_number = isinstance(value, (int, float))
    return f"'{text}" if text.startswith(_FORMULA) and not is_number else text
