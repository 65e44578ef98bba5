# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes values as YAML for people and for git: text that every YAML parser reads as the same text, in short lines.

PyYAML's emitter is not used: it neither indents lists as yamllint requires, nor keeps lines of text that end with a space
out of blocks, nor folds a long word, and it takes ten times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

WIDTH = 80  # the default of yamllint
_STEP = 2
# A plain text begins with a letter, or is an IPv4 address. Everything else that YAML 1.1 or 1.2 reads as a number, a time or
# an operator begins otherwise.
_ADDRESS = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3}){3}(/[0-9]{1,2})?")
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf"))
_ENDS_PLAIN = re.compile(r": |:$| #| $")
_TEMPLATE = re.compile(r"\{[{%#]")
_ESCAPES = {"\0": "\\0", "\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def to_yaml(value: Any) -> str:
    """Return a mapping or a list as a YAML document without its first line ``---``.

    Values are those of JSON. Text with a template is marked with ``!unsafe``, so that Ansible does not render it. No line has
    more than ``WIDTH`` characters unless a word or a key is longer.
    """
    if not value or not isinstance(value, (Mapping, list)):
        return _scalar(value, 0, 0)[0] + "\n"
    return "\n".join(_lines(value, 0)) + "\n"


def _lines(value: Any, indent: int) -> Iterator[str]:
    """Yield the lines of a mapping or list that is not empty, at a column."""
    margin = " " * indent
    if isinstance(value, Mapping):
        for key, member in value.items():
            name = _key(str(key))
            if member and isinstance(member, (Mapping, list)):
                yield f"{margin}{name}:"
                yield from _lines(member, indent + _STEP)
            else:
                first, *others = _scalar(member, indent + _STEP, indent + len(name) + 2)
                yield f"{margin}{name}: {first}"
                yield from others
        return
    for member in value:
        if member and isinstance(member, Mapping):
            first, *others = _lines(member, indent + _STEP)
            yield f"{margin}- {first[indent + _STEP :]}"
        elif member and isinstance(member, list):
            yield f"{margin}-"
            others = list(_lines(member, indent + _STEP))
        else:
            first, *others = _scalar(member, indent + _STEP, indent + _STEP)
            yield f"{margin}- {first}"
        yield from others


def _scalar(value: Any, indent: int, column: int) -> list[str]:
    """Return the lines of a value: the first begins at ``column``, the others are indented."""
    if isinstance(value, str):
        return _text(value, indent, column)
    if value is None:
        return ["null"]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, float):
        return [_number(value)]
    return ["{}" if isinstance(value, Mapping) else "[]" if isinstance(value, list) else str(value)]


def _number(value: float) -> str:
    """Return a number in the form that YAML 1.1 reads as one: with a point, and with a sign in the exponent."""
    text = repr(value)
    if text in ("inf", "-inf", "nan"):
        return text.replace("inf", ".inf").replace("nan", ".nan")
    return text if "." in text else text.replace("e", ".0e")


def _text(text: str, indent: int, column: int) -> list[str]:
    tag = "!unsafe " if _TEMPLATE.search(text) else ""
    short = _short(text, tagged=bool(tag))
    if short and column + len(tag) + len(short) <= WIDTH:
        return [tag + short]
    margin = " " * indent
    if _is_block(text, indent):
        *lines, last = text.split("\n")
        style = "|-" if last else "|"
        return [tag + style, *(margin + line if line else "" for line in [*lines, *([last] if last else [])])]
    if _is_foldable(text):
        return [f"{tag}>-", *(margin + line for line in _folded(text, WIDTH - indent))]
    return _quoted(text, tag, margin, column)


def _key(text: str) -> str:
    return _short(text) or f'"{_escaped(text)}"'


@lru_cache(maxsize=4096)
def _short(text: str, *, tagged: bool = False) -> str:
    """Return a text in one line, plain or in single quotes; empty if neither is possible."""
    if not text.isprintable():
        return ""
    plain = (text[:1].isalpha() and text.lower() not in _WORDS) or _ADDRESS.fullmatch(text)
    if plain and not tagged and not _ENDS_PLAIN.search(text):
        return text
    return "'" + text.replace("'", "''") + "'"


def _is_block(text: str, indent: int) -> bool:
    """Return whether a text of several lines can be shown line by line, without spaces at the ends of lines."""
    *lines, last = text.split("\n")
    lines += [last] if last else []
    return (
        "\n" in text
        and len(lines) > 0
        and lines[0][:1] not in ("", " ")
        and lines[-1] != ""
        and "\n\n\n\n" not in text
        and all(line.isprintable() and not line.endswith(" ") for line in lines)
        and all(indent + len(line) <= WIDTH or " " not in line for line in lines)
    )


def _is_foldable(text: str) -> bool:
    """Return whether every space of a text is between two words: there a line may end."""
    return text.isprintable() and bool(text) and "" not in text.split(" ")


def _folded(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _quoted(text: str, tag: str, margin: str, column: int) -> list[str]:
    """Return a text in double quotes: a new line after each line of the text, and wherever one becomes too long.

    A backslash at the end of a line means that the text goes on, without the indentation of the next line. If the next part
    begins with a space, a backslash protects it.
    """
    width = WIDTH - len(margin) - 2  # the first backslash, and the last one or the quote
    parts: list[str] = []
    for line in re.findall(r"[^\n]*\n|[^\n]+", text) or [""]:
        part = ""
        for word in map(_escaped, re.findall(r"[^ ]+ *| +", line)):
            # A word that no line can hold is broken between two characters.
            for unit in [word] if len(word) <= width else re.findall(r"\\x..|\\u....|\\U.{8}|\\.|.", word):
                if part and len(part) + len(unit) > width:
                    parts.append(part)
                    part = ""
                part += unit
        parts.append(part)
    if len(parts) == 1 and column + len(tag) + len(parts[0]) + 2 <= WIDTH:
        return [f'{tag}"{parts[0]}"']
    lines = [margin + ("\\" if part[0] == " " else "") + part for part in parts]
    return [f'{tag}"\\', *(f"{line}\\" for line in lines[:-1]), f'{lines[-1]}"']


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(each) or (each if each.isprintable() else _code(ord(each))) for each in text)


def _code(number: int) -> str:
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
