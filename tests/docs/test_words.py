# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts do not use the words listed in words.txt: pages, roles, playbooks, and the strings and comments of programs."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORDS = Path(__file__).with_name("words.txt")
TEXTS = (
    "*.md",
    "docs/**/*.md",
    "docs/**/*.rst",
    "docs/**/*.yml",
    "roles/**/*.md",
    "roles/**/*.yml",
    "playbooks/*.yml",
    "changelogs/fragments/*.yml",
    "extensions/**/*.yml",
    ".github/**/*.yml",
    ".github/**/*.md",
    ".gitlab/**/*.md",
    "tests/simulator/*.md",
    "tests/faults/*.md",
    "tests/truth/*.md",
)
PROGRAMS = ("plugins/**/*.py", "schemas/*.py", "docs/**/*.py", "tests/**/*.py")
# The tables of failure reasons contain names that are ISE's own.
EXCLUDED = ("CHANGELOG.md", "tests/simulator/ise_simulator/mnt/reasons_", "tests/docs/test_words.py")


def _words() -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield each pattern with the better words."""
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            pattern, arrow, better = line.partition(" -> ")
            assert arrow and better, line
            yield re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE), better


def _pieces(program: str) -> Iterator[tuple[int, str]]:
    """Yield the comments and strings of a Python program, except values of one word, each with its first line."""
    for node in ast.walk(ast.parse(program)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not node.value.isidentifier():
            yield node.lineno, node.value
    for token in tokenize.generate_tokens(io.StringIO(program).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def findings(name: str, text: str) -> list[str]:
    """Return a line for each listed word in a file: place, word, better words."""
    pieces = list(_pieces(text)) if name.endswith(".py") else [(1, text)]
    return [
        f"{name}:{first + piece.count(chr(10), 0, match.start())}: {match[0]!r}; better: {better}"
        for first, piece in pieces
        for pattern, better in _words()
        for match in pattern.finditer(piece)
    ]


def _files() -> list[str]:
    found = {path.relative_to(ROOT).as_posix() for pattern in (*TEXTS, *PROGRAMS) for path in ROOT.glob(pattern)}
    return sorted(name for name in found if not name.startswith(EXCLUDED))


def _text(name: str) -> str:
    """Return the text of a file; of CONTRIBUTING.md without the section that lists the words."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return (
        re.sub(r"^## Style\n.*?(?=^## )", "", text, flags=re.MULTILINE | re.DOTALL)
        if name == "CONTRIBUTING.md"
        else text
    )


def test_no_file_uses_a_listed_word() -> None:
    names = _files()
    assert {"README.md", "docs/docsite/rst/coa.rst", "plugins/modules/coa.py", "plugins/module_utils/_errors.py"} < set(
        names
    )
    assert [line for name in names for line in findings(name, _text(name))] == []


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("page.md", "First\nISE is\ntold twice.", ["page.md:3: 'told'; better: report"]),
        ("page.rst", "Put it\n  beside,\nfor want\n  of room", ["page.rst:3: 'for want\\n  of'; better: without"]),
        ("task.py", 'x = 1\ny = f"ISE wants {x}"\n', ["task.py:2: 'wants'; better: requires"]),
        ("task.py", '"""One.\n\nTell ISE.\n"""\n', ["task.py:3: 'Tell'; better: report"]),
        ("task.py", "told = 1  # the Open API\n", ["task.py:1: 'Open API'; better: OpenAPI"]),
        ("task.py", "wanted = told\n", []),
        ("page.md", "Retell the amendment of the bearer.", []),
    ],
)
def test_a_listed_word_is_found(name: str, text: str, found: list[str]) -> None:
    lines = findings(name, text)
    assert len(lines) == len(found) and all(map(str.startswith, lines, found))
