# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Multi-line texts such as ACLs in one form, whatever editor or release of ISE they come from, and comma-separated lists."""

from __future__ import annotations

from typing import Any

from .codec import Codec
from .json_values import as_text


def normalize_lines(text: str) -> str:
    """Return a text with LF as line separator, without trailing blanks and without empty lines at the end."""
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip("\n")


def _parts(value: Any) -> list[str]:
    texts = [as_text(member) for member in value] if isinstance(value, list) else as_text(value).split(",")
    return [text.strip() for text in texts if text.strip()]


# Ids or names in one text, separated by commas; some releases show a list.
COMMAS = Codec(decode=_parts, encode=",".join)
LINES = Codec(decode=lambda value: normalize_lines(as_text(value)), encode=lambda value: value)
