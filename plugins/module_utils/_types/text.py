# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Multi-line texts such as ACLs in one form, whatever editor or release of ISE they come from, and comma-separated lists."""

from __future__ import annotations

from .codec import Codec


def normalize_lines(text: str) -> str:
    """Return a text with LF as line separator, without trailing blanks and without empty lines at the end."""
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip("\n")


# Ids or names in one text, separated by commas.
COMMAS = Codec(
    decode=lambda value: [part.strip() for part in str(value).split(",") if part.strip()],
    encode=",".join,
)
LINES = Codec(decode=lambda value: normalize_lines(str(value)), encode=lambda value: value)
