# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files an export must not overwrite."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ansible_collections.openise.ise.plugins.filter.edited_exports import FilterModule

_REST = "# Configuration of ise.\n---\nsecurity_groups: []\n"
_HASH = hashlib.sha256(_REST.encode()).hexdigest()
_EXPORT = f"# Written by openise.ise.export, sha256:{_HASH[:32]}.\n{_REST}"
_OLD_EXPORT = f"# Written by openise.ise.export, sha256:{_HASH}. An edited file is not overwritten.\n{_REST}"


def _listed(*paths: Path) -> list[str]:
    return FilterModule().filters()["edited_exports"]([str(path) for path in paths])


@pytest.mark.parametrize(
    "content",
    [_EXPORT, _EXPORT.replace("\n", "\r\n"), _OLD_EXPORT],
    ids=["as written", "line ends of Git", "with a whole hash"],
)
def test_untouched(tmp_path: Path, content: str) -> None:
    path = tmp_path / "exported.yml"
    path.write_bytes(content.encode())
    assert _listed(path, tmp_path / "none.yml") == []


@pytest.mark.parametrize(
    "content",
    [
        "",
        _REST,
        _EXPORT.replace("[]", "[] # none yet"),
        _EXPORT + "# a comment\n",
        _EXPORT.rstrip("\n"),
        "# a comment\n" + _EXPORT,
        _EXPORT.replace(_HASH[:32], _HASH[:31]),
        _EXPORT.replace(_HASH[:32], _HASH[:33]),
        _EXPORT.replace(_HASH[:32], _HASH[1:33]),
        _OLD_EXPORT.replace("[]", "[] # none yet"),
        _EXPORT.split("\n", maxsplit=1)[0],
    ],
    ids=[
        "empty",
        "no first line",
        "value",
        "end",
        "no last newline",
        "begin",
        "short hash",
        "long hash",
        "hash",
        "old",
        "only the first line",
    ],
)
def test_edited(tmp_path: Path, content: str) -> None:
    path = tmp_path / "exported.yml"
    path.write_text(content)
    assert _listed(path) == [str(path)]


def test_no_files(tmp_path: Path) -> None:
    """A folder, a link to an export, and a link to nothing are no files of the role."""
    (tmp_path / "exported.yml").write_text(_EXPORT)
    folder, link, dangling = tmp_path / "folder.yml", tmp_path / "link.yml", tmp_path / "dangling.yml"
    folder.mkdir()
    link.symlink_to(tmp_path / "exported.yml")
    dangling.symlink_to(tmp_path / "none.yml")
    assert _listed(folder, link, dangling) == [str(folder), str(link), str(dangling)]


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "exported.yml"
    path.write_text(_EXPORT)

    def refuse(*_arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr("builtins.open", refuse)
    assert _listed(path) == [str(path)]
