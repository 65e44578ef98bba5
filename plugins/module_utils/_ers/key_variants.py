# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that ISE's releases spell differently: keys of documents, and words in their lists. Pure functions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any


def words_of(document: Any, words: Collection[str]) -> set[str]:
    """Return which of some words a document has."""
    return set(_words(document, words)) if words else set()


def _words(value: Any, words: Collection[str]) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in words:
                yield key
            if isinstance(inner, (dict, list)):
                yield from _words(inner, words)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, (dict, list)):
                yield from _words(inner, words)
            elif inner in words:
                yield inner


def respelled(value: Any, spelling: Mapping[str, str]) -> Any:
    """Return a copy of a document with some of its words in the place of others."""
    if isinstance(value, Mapping):
        return {spelling.get(str(key), str(key)): respelled(inner, spelling) for key, inner in value.items()}
    if isinstance(value, list):
        return [spelling.get(inner, inner) if isinstance(inner, str) else respelled(inner, spelling) for inner in value]
    return value
