# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every source file says its licence in its first lines."""

from __future__ import annotations

import sys

from .paths import ROOT
from .tree import tracked_files

_WORDS = "SPDX-License-Identifier: GPL-3.0-or-later"
_LINES = 6
_SUFFIXES = {".cfg", ".ini", ".j2", ".py", ".sh", ".toml", ".txt", ".yaml", ".yml"}
_NAMES = {".gitattributes", ".gitignore", "Makefile", ".ci/run"}
_EXEMPT = ("changelogs/changelog.yaml", "tests/sanity/ignore-*.txt")  # their formats have no room for it


def main() -> int:
    """Name the files without a licence line on standard output; return 1 when there are any."""
    bad = 0
    for name in tracked_files():
        if not (name.suffix in _SUFFIXES or str(name) in _NAMES or name.name in _NAMES):
            continue
        if any(name.match(pattern) for pattern in _EXEMPT):
            continue
        text = (ROOT / name).read_text(encoding="utf-8")
        if text and _WORDS not in "\n".join(text.splitlines()[:_LINES]):
            print(f"{name}: the first {_LINES} lines do not hold '{_WORDS}'")
            bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
