# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""CSV files as spreadsheet programs write them, and their problems with file and line."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import InvalidConfiguration
from ansible_collections.openise.ise.plugins.plugin_utils.csv_files import Columns, read_rows

COLUMNS = Columns(
    ["mac", "description", "custom_attributes.*"], required=["mac"], unique=["mac"], headings={"MAC address": "mac"}
)
ROWS = [{"mac": "a", "description": "one"}, {"mac": "b"}]


def _problems(content: bytes | str) -> list[str]:
    with pytest.raises(InvalidConfiguration) as refused:
        read_rows(content if isinstance(content, bytes) else content.encode(), "f.csv", COLUMNS)
    return refused.value.problems


@pytest.mark.parametrize(
    "content",
    [
        "mac,description\na,one\nb,\n",
        "\ufeffmac,description\r\na,one\r\nb,\r\n",
        "mac;description\na;one\nb;\n",
        "mac\tdescription\na\tone\nb\t\n",
        "mac|description\na|one\nb|",
        "\n Description , MAC Address \n\n one , a \n,b\n,\n",
        '"mac","description"\n"a","one"\n"b",""\n',
    ],
    ids=["commas", "BOM and CRLF", "semicolons", "tabulators", "bars", "blanks and empty rows", "quotes"],
)
def test_separators_and_spellings(content: str) -> None:
    assert read_rows(content.encode(), "f.csv", COLUMNS) == ROWS


def test_cells_with_separators_and_lines() -> None:
    rows = read_rows(b'mac,description\na,"x, ""y""\nz"\nb,{{ 1 }}\n', "f.csv", COLUMNS, places=True)
    assert rows == [
        {"mac": "a", "description": 'x, "y"\nz', "_place": "f.csv:2"},
        {"mac": "b", "description": "{{ 1 }}", "_place": "f.csv:4"},
    ]


def test_attributes_by_key() -> None:
    content = b"mac,custom_attributes.Asset No,Custom_Attributes.owner\na,7,\nb,,anna\n"
    rows: list[dict[str, Any]] = read_rows(content, "f.csv", COLUMNS)
    assert rows == [
        {"mac": "a", "custom_attributes": {"Asset No": "7"}},
        {"mac": "b", "custom_attributes": {"owner": "anna"}},
    ]


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        ("", ["f.csv: the file is empty; write a line of headings, such as mac,description,custom_attributes.*."]),
        ("\n \n", ["f.csv: the file is empty; write a line of headings, such as mac,description,custom_attributes.*."]),
        ("mac\n", ["f.csv: there are headings, but no rows; add a row for each object."]),
        ("mac,descripton\na,b\n", ["f.csv:1: the heading 'descripton' is no option; did you mean 'description'?"]),
        (
            "\nmac,colour\na,b\n",
            ["f.csv:2: the heading 'colour' is no option; there is mac, description, custom_attributes.*."],
        ),
        (
            "mac,\na,b\n",
            ["f.csv:1: the heading '' is no option; there is mac, description, custom_attributes.*."],
        ),
        ("description\nx\n", ["f.csv:1: there is no column mac; add it."]),
        ("mac,MAC address\na,b\n", ["f.csv:1: two columns are mac; keep one of them."]),
        (
            "mac,description\na,x,y\nb\n,z\nA,z\nc,z\n",
            [
                "f.csv:2: the row has 3 cells, but there are 2 headings; quote a cell that contains the separator.",
                "f.csv:3: the row has 1 cells, but there are 2 headings; quote a cell that contains the separator.",
                "f.csv:4: mac is empty; fill the cell.",
            ],
        ),
        ("mac\na\n\nA\n", ["f.csv:4: mac 'A' is already in line 2; keep one of them."]),
        ("mac\na\n".encode("utf-16"), ["f.csv: the file is UTF-16; save it as CSV in UTF-8."]),
        (b"mac\na\n\xe9\n", ["f.csv:3: the line is not UTF-8; save the file as CSV in UTF-8."]),
    ],
)
def test_problems(content: bytes | str, problems: list[str]) -> None:
    assert _problems(content) == problems


def test_broken_quotes() -> None:
    [problem] = _problems('mac\na\n"b\nc\n')
    assert problem.startswith("f.csv:3: the row is no CSV (")
