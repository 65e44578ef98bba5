# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lookup as Ansible calls it: how files are found, its options, and its errors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ansible.errors import AnsibleError
from ansible.parsing.dataloader import DataLoader
from ansible.plugins.loader import lookup_loader


def _run(folder: Path, *terms: str, **options: Any) -> Any:
    loader = DataLoader()
    loader.set_basedir(str(folder))
    return lookup_loader.get("openise.ise.csv", loader=loader).run(list(terms), variables={}, **options)


def test_rows_of_several_files(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("MAC address,note\n1,x\n")
    (tmp_path / "b.csv").write_text("note;mac\n;2\n")
    options: dict[str, Any] = {"columns": ["mac", "note"], "headings": {"mac address": "mac"}}
    assert _run(tmp_path, "a.csv", "b.csv", **options) == [{"mac": "1", "note": "x"}, {"mac": "2"}]
    assert _run(tmp_path, "b.csv", **options, places=True) == [{"mac": "2", "_place": "b.csv:2"}]


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("missing.csv", "missing.csv: No such file or directory; give the path of a CSV file."),
        ("a.csv", "a.csv:2: mac is empty; fill the cell. a.csv:4: note 'X' is already in line 3; keep one of them."),
    ],
)
def test_errors(tmp_path: Path, file: str, message: str) -> None:
    (tmp_path / "a.csv").write_text("mac,note\n,y\n1,x\n2,X\n")
    with pytest.raises(AnsibleError, match=message):
        _run(tmp_path, file, columns=["mac", "note"], required_columns=["mac"], unique_columns=["note"])
