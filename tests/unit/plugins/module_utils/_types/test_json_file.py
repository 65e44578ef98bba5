# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files are replaced as a whole or not at all, and only their owner can read them."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from ansible_collections.openise.ise.plugins.module_utils._types import json_file


def test_a_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for content in ({"name": "Lyon"}, {"name": "Nice"}):
        json_file.write_json(str(path), content)
        assert json.loads(path.read_text(encoding="utf-8")) == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize("content", [{1: object()}, {"name": "Nice"}], ids=["no JSON", "not replaced"])
def test_a_failure_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: object) -> None:
    path = tmp_path / "a.json"
    json_file.write_json(str(path), {"name": "Lyon"})

    def refuse(*_paths: str) -> None:
        raise OSError("refused")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises((OSError, TypeError)):
        json_file.write_json(str(path), content)
    assert json.loads(path.read_text(encoding="utf-8")) == {"name": "Lyon"}
    assert [each.name for each in tmp_path.iterdir()] == ["a.json"]
