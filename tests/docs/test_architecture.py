# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of docs/architecture.md has each file of plugins/module_utils once, and no other."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEADER = "| File in `plugins/module_utils` | What it alone knows |"


def _patterns() -> list[str]:
    """Return the names of the first column; one with an asterisk stands for several files."""
    _before, header, below = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").partition(f"{HEADER}\n")
    assert header
    table = below.partition("\n\n")[0]
    return [name for row in table.splitlines() for name in re.findall("`([^`]+)`", row.split("|")[1])]


def test_table_has_each_file_once() -> None:
    folder = ROOT / "plugins" / "module_utils"
    files = [path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.py")]
    patterns = _patterns()
    rows = {file: [pattern for pattern in patterns if fnmatchcase(file, pattern)] for file in files}
    assert {file: found for file, found in rows.items() if len(found) != 1} == {}
    assert set(patterns) == {pattern for found in rows.values() for pattern in found}
