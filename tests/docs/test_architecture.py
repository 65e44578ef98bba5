# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of packages in docs/architecture.md has each file of plugins/module_utils once, and no other."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEADER = "| Package | What it alone knows | Files |\n| --- | --- | --- |\n"


def _listed() -> list[str]:
    """Return the files in the table, with their package."""
    _before, header, below = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").partition(HEADER)
    assert header
    found = []
    for row in below.partition("\n\n")[0].splitlines():
        package, _job, files = (cell.strip() for cell in row.strip("|").split("|"))
        folder = f"{package.strip('`')}/" if package.startswith("`") else ""
        found += [folder + name for name in re.findall("`([^`]+)`", files)]
    return found


def test_table_has_each_file_once() -> None:
    """Resources are listed together; the task of a module has the name of the module."""
    folder = ROOT / "plugins" / "module_utils"
    files = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.py")}
    modules = {f"_tasks/{path.stem}" for path in (ROOT / "plugins" / "modules").glob("*.py")}
    resources = {file for file in files if file.startswith("_resources/")}
    assert sorted(_listed()) == sorted((files - modules - resources) | {"_resources/*"})


def test_page_is_short() -> None:
    """Two printed pages of about 75 lines."""
    assert len((ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").splitlines()) <= 160
