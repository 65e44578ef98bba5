# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads CSV files as spreadsheet programs write them: a heading for each option, and a row for each object.

Errors name the file and the line. All of a file are reported at once.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import InvalidConfiguration
from ansible_collections.openise.ise.plugins.module_utils._schema.near_names import near_names

SEPARATORS = ",;\t|"
_ANY = ".*"


@dataclass(frozen=True)
class Columns:
    """The columns that a file may have, and those without empty cells.

    ``known`` are names of options; ``custom_attributes.*`` allows any column that begins with ``custom_attributes.``.
    ``headings`` maps other headings to names. ``unique`` are columns without two equal cells.
    """

    known: Collection[str]
    required: Collection[str] = ()
    unique: Collection[str] = ()
    headings: Mapping[str, str] = field(default_factory=dict)

    def name(self, heading: str) -> str:
        """Return the option of a heading, regardless of case and of blanks for underscores; empty if there is none."""
        texts = {_plain(text): name for text, name in self.headings.items()}
        text = heading.strip()
        for name in self.known:
            prefix = name.removesuffix("*")
            if name.endswith(_ANY) and text.lower().startswith(prefix) and len(text) > len(prefix):
                return prefix + text[len(prefix) :]
        return texts.get(_plain(text)) or next((name for name in self.known if _plain(name) == _plain(text)), "")


def read_rows(content: bytes, name: str, columns: Columns, *, places: bool = False) -> list[dict[str, Any]]:
    """Return a dictionary for each row: text by option, without empty cells; a dot in an option makes a nested dictionary.

    ``name`` is the file in messages. With ``places``, each row has its file and line as ``_place``. Rows without any text are
    ignored. Raises :class:`InvalidConfiguration` with a sentence for each problem.
    """
    lines = list(_lines(_text(content, name), name))
    if not lines:
        raise InvalidConfiguration(
            [f"{name}: the file is empty; write a line of headings, such as {_first(columns.known)}."]
        )
    names = _names(lines[0], name, columns)
    if len(lines) == 1:
        raise InvalidConfiguration([f"{name}: there are headings, but no rows; add a row for each object."])
    problems: list[str] = []
    seen: dict[tuple[str, str], int] = {}
    rows = []
    for line, cells in lines[1:]:
        place = f"{name}:{line}"
        if len(cells) != len(names):
            problems.append(
                f"{place}: the row has {len(cells)} cells, but there are {len(names)} headings; quote a cell that contains the "
                "separator."
            )
            continue
        row = {option: cell.strip() for option, cell in zip(names, cells, strict=True) if cell.strip()}
        problems += [f"{place}: {option} is empty; fill the cell." for option in columns.required if option not in row]
        for option in columns.unique:
            first = seen.setdefault((option, row.get(option, "").lower()), line)
            if option in row and first != line:
                problems.append(f"{place}: {option} {row[option]!r} is already in line {first}; keep one of them.")
        rows.append({**_nested(row), **({"_place": place} if places else {})})
    if problems:
        raise InvalidConfiguration(problems)
    return rows


def _text(content: bytes, name: str) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InvalidConfiguration([f"{name}: the file is UTF-16; save it as CSV in UTF-8."])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InvalidConfiguration([f"{name}:{line}: the line is not UTF-8; save the file as CSV in UTF-8."]) from None


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of the line where each row begins, and its cells."""
    heading = next((line for line in text.splitlines() if line.strip()), "")
    unquoted = re.sub('"[^"]*"', "", heading)
    separator = max(SEPARATORS, key=unquoted.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 0
    try:
        for cells in reader:
            begin, line = line + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                yield begin, cells
    except csv.Error as error:
        raise InvalidConfiguration([f"{name}:{line + 1}: the row is no CSV ({error}); check its quotes."]) from None


def _names(heading: tuple[int, Sequence[str]], name: str, columns: Columns) -> list[str]:
    line, cells = heading
    names = [columns.name(cell) for cell in cells]
    problems = []
    for cell, option in zip(cells, names, strict=True):
        if option:
            continue
        near = near_names(cell.strip(), columns.known)
        hint = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(columns.known)}."
        problems.append(f"{name}:{line}: the heading {cell.strip()!r} is no option; {hint}")
    problems += [
        f"{name}:{line}: two columns are {option}; keep one of them."
        for option in dict.fromkeys(names)
        if option and names.count(option) > 1
    ]
    problems += [
        f"{name}:{line}: there is no column {option}; add it." for option in columns.required if option not in names
    ]
    if problems:
        raise InvalidConfiguration(problems)
    return names


def _nested(row: Mapping[str, str]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for option, value in row.items():
        outer, dot, inner = option.partition(".")
        if dot:
            result.setdefault(outer, {})[inner] = value
        else:
            result[option] = value
    return result


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", "_", text.strip().lower())


def _first(names: Collection[str]) -> str:
    return ",".join(list(names)[:3])
