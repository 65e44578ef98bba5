# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Any CSV file that a program writes is read; any other bytes are refused with the name of the file."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import InvalidConfiguration
from ansible_collections.openise.ise.plugins.plugin_utils.csv_files import Columns, read_rows

COLUMNS = Columns(["mac", "description"], required=["mac"])
_CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).map(str.strip).filter(bool)


@given(st.lists(_CELLS, min_size=1, unique_by=str.lower), st.sampled_from(",;\t|"))
def test_what_a_program_writes_is_read(texts: list[str], separator: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerows([["mac", "description"], *([str(number), text] for number, text in enumerate(texts))])
    rows = read_rows(out.getvalue().encode(), "f.csv", COLUMNS)
    assert [row["description"] for row in rows] == texts


@given(st.binary())
def test_no_other_failure(content: bytes) -> None:
    try:
        read_rows(content, "f.csv", COLUMNS)
    except InvalidConfiguration as refused:
        assert all(problem.startswith("f.csv:") for problem in refused.problems)
