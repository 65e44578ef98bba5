# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The test of a file is found by its path: ``_http/retry.py`` is tested by ``_http/test_retry.py``."""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).parent
ROOT = TESTS.parents[3] / "plugins" / "module_utils"
PACKAGES = ("_http", "_mnt", "_openapi", "_types")
FILES = sorted([*ROOT.glob("*.py"), *(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_file_has_a_test_of_its_name(path: Path) -> None:
    folder = TESTS / path.relative_to(ROOT).parent
    assert list(folder.glob(f"test_{path.stem.lstrip('_')}*.py"))
