# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that hold several things: the lines of an ACL, in one form whatever editor or ISE release they come from, and lists."""

from __future__ import annotations

from .codec import Codec


def normalize_lines(text: str) -> str:
    """Return a text with LF between its lines, without blanks at their ends and without empty lines at its own end."""
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip("\n")


# Ids or names that ISE has in one text, with commas in between.
COMMAS = Codec(
    decode=lambda value: [part.strip() for part in str(value).split(",") if part.strip()],
    encode=",".join,
)
LINES = Codec(decode=lambda value: normalize_lines(str(value)), encode=lambda value: value)
