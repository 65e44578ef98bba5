# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that a misspelt name may stand for, for messages. A far one would mislead, so none is better."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_NEAR = 0.7  # of the letters agree


def near_names(name: str, known: Iterable[str], *, at_most: int = 1) -> list[str]:
    """Return the nearest of the known names, regardless of case, the nearest first; empty if none is near.

    Of the names of groups, such as ``Location#All Locations#Paris``, the common beginning does not count.
    """
    scored = sorted((-_likeness(name, each), each) for each in set(known) if each)
    return [each for score, each in scored if -score >= _NEAR][:at_most]


def _likeness(name: str, other: str) -> float:
    parts, others = name.casefold().split("#"), other.casefold().split("#")
    while parts and others and parts[0] == others[0]:
        parts, others = parts[1:], others[1:]
    if not parts or not others:
        return 0 if parts or others else 1
    matcher = difflib.SequenceMatcher(None, "#".join(others), "#".join(parts), autojunk=False)
    if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
        return 0
    return matcher.ratio()
