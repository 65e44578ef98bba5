# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Values as lines of text for diffs and reports, without characters that would hide a part from a reader."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def printable(text: str) -> str:
    """Return text with control and invisible characters as escapes, such as ``\\n`` or ``\\u202e``.

    That keeps a value on its line, and prevents values that hide or reverse text from a reviewer.
    """
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def cut(text: str, max_length: int) -> str:
    """Return text with at most so many characters, with an ellipsis at the end of a longer one."""
    return text if len(text) <= max_length else f"{text[: max_length - 1]}\u2026"


def first_of(texts: Sequence[str], at_most: int, *, joint: str = " and ") -> str:
    """Return the first of several texts, and the number of the others, such as ``a, b and 7 more``."""
    more = f"{joint}{len(texts) - at_most} more" if len(texts) > at_most else ""
    return f"{', '.join(texts[:at_most])}{more}"


def value_lines(value: Any) -> list[str]:
    """Return a value as lines: one for each line of a text, member of a list and key of a dictionary; none for None.

    Empty values are written as in YAML.
    """
    if value is None:
        return []
    if value == "":
        return ['""']
    if isinstance(value, str):
        return [printable(line) for line in value.replace("\r\n", "\n").split("\n")]
    if isinstance(value, Mapping):
        return [f"{printable(str(key))}: {inline(member)}" for key, member in value.items()] or ["{}"]
    if isinstance(value, Sequence):
        return [inline(member) for member in value] or ["[]"]
    return [inline(value)]


def inline(value: Any) -> str:
    """Return a value on one line, almost as in YAML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return ", ".join(f"{printable(str(key))}: {inline(member)}" for key, member in value.items()) or "{}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(inline, value))}]"
    return "null" if value is None else printable(str(value))


def changed_lines(before: Sequence[str], after: Sequence[str], context: int) -> Iterator[str]:
    """Yield the lines that differ with the sign ``-`` or ``+``, and around them so many equal ones with two blanks.

    A line ``...`` stands between parts that are not adjacent.
    """
    signs = {"delete": ("-", ""), "insert": ("", "+"), "replace": ("-", "+"), "equal": (" ", "")}
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for number, group in enumerate(matcher.get_grouped_opcodes(context)):
        if number:
            yield "..."
        for kind, *places in group:
            old, new = signs[kind]
            yield from (f"{old} {line}" for line in before[places[0] : places[1]] if old)
            yield from (f"{new} {line}" for line in after[places[2] : places[3]] if new)
