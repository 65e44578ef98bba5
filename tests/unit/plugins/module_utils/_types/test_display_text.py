# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Values as lines, and the lines that differ."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._types.display_text import (
    changed_lines,
    cut,
    first_of,
    inline,
    value_lines,
)


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (None, "null"),
        (True, "true"),
        (0, "0"),
        ("a\x1b[2Jb\u202e", "a\\x1b[2Jb\\u202e"),
        ([1, "b", [False]], "[1, b, [false]]"),
        ({"key\n": [None]}, "key\\n: [null]"),
        ({}, "{}"),
    ],
)
def test_inline(value: Any, line: str) -> None:
    assert inline(value) == line


def test_cut() -> None:
    assert (cut("abc", 3), cut("abcd", 3)) == ("abc", "ab\u2026")


def test_lines_of_a_text_stay_apart() -> None:
    assert value_lines("a\r\nb\n\tc") == ["a", "b", "\\tc"]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("abc", "abc", []),
        ("", "a", ["+ a"]),
        ("a", "", ["- a"]),
        ("abcde", "abxde", ["  b", "- c", "+ x", "  d"]),
        ("abcdefgh", "Abcdefgx", ["- a", "+ A", "  b", "...", "  g", "- h", "+ x"]),
    ],
)
def test_changed_lines(before: str, after: str, shown: list[str]) -> None:
    assert list(changed_lines(list(before), list(after), 1)) == shown


@pytest.mark.parametrize(
    ("texts", "listed"), [([], ""), (["a"], "a"), (["a", "b"], "a, b"), (["a", "b", "c", "d"], "a, b and 2 more")]
)
def test_first_of(texts: list[str], listed: str) -> None:
    assert first_of(texts, 2) == listed
    assert first_of(texts, 2, joint=", and ") == listed.replace(" and", ", and")
