# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which names are equal. It is not proven what ISE does with letters beyond ASCII."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

__all__ = ["LETTERS", "Letters", "coarse"]

# Returns the form in which equal names are the same text.
Letters = Callable[[str], str]


def coarse(name: str) -> str:
    """Return a text that is the same for all names that any of the forms makes equal."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


LETTERS: Mapping[str, Letters] = {
    "simple": str.lower,
    "normalized": lambda name: unicodedata.normalize("NFC", name).lower(),
    "folded": coarse,
}
