# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as text: values in a cell, and tables as CSV. Pure functions."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

# Characters at the start of a text that spreadsheet programs read as a formula, according to OWASP.
_BEGINNINGS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_UTF_8 = "\ufeff"
# A program with another separator finds more cells than there are, because it does not see the quotes around a cell.
_FORMULA = re.compile(rf"""(^|[;|\t\n])(?=[ "']*[{_BEGINNINGS}])""")
_LINE_END = re.compile(r"\r\n?")


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
    """Return a table as CSV with a line of headings, and with the mark by which spreadsheet programs recognize UTF-8.

    A text that a spreadsheet program would read as a formula gets an apostrophe in front, also after a separator of other
    programs. Numbers stay unchanged, and lines of a text end with a line feed.
    """
    out = io.StringIO()
    out.write(_UTF_8)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return out.getvalue()


def _harmless(value: Any) -> str:
    text = _LINE_END.sub("\n", cell_text(value)).replace("\0", "\ufffd")
    return text if isinstance(value, (int, float)) else _FORMULA.sub(r"\1'", text)
