# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The place of a declared object: file and line if they are known, else type and position in its list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

# The option of declared objects that has file and line, and its length in characters.
PLACE = "_place"
MAX_LENGTH = 1000


class Place(NamedTuple):
    """Where an object is declared. ``key`` identifies it, ``source`` is file and line, such as ``sites/paris.yml:12``."""

    plural: str
    number: int
    key: str = ""
    source: str = ""

    def __str__(self) -> str:
        """Return the place inside a sentence."""
        start = self.source or f"{self.plural}[{self.number}]"
        return f"{start} ({self.key})" if self.key else start

    @property
    def label(self) -> str:
        """Return the place as the beginning of a message; a colon follows. Editors find file and line in it."""
        if not self.source:
            return str(self)
        return f"{self.source}: {self.plural}{f' {self.key!r}' if self.key else ''}"

    @property
    def entry(self) -> dict[str, str]:
        """Return file and line as part of a result; nothing if they are not known."""
        return {"place": self.source} if self.source else {}


def source_problem(item: Mapping[str, Any]) -> str:
    """Return why the file and line that a declared object has are none; empty if they are, or if it has none."""
    given = item.get(PLACE)
    if given is None or (isinstance(given, str) and len(given) <= MAX_LENGTH and given.isprintable()):
        return ""
    return f"{PLACE}: expected file and line, one line of text with at most {MAX_LENGTH:,} characters."
