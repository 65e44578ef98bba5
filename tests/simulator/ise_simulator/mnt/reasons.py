# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""FailureReasons: codes and names are ISE's, causes and advice are our own."""

from __future__ import annotations

from functools import lru_cache

from .markup import document, elements, node
from .reasons_table import FAMILIES

__all__ = ["REASONS", "failure_reasons"]


def _collect() -> dict[str, tuple[str, str, str]]:
    found: dict[str, tuple[str, str, str]] = {}
    for cause, resolution, codes in FAMILIES:
        for code in codes.strip().splitlines():
            text = code.strip()
            found[text.partition(" ")[0]] = (text, cause, resolution)
    return dict(sorted(found.items()))  # in the order of the texts, as ISE lists them


# id -> (code, cause, resolution)
REASONS = _collect()


@lru_cache(maxsize=2)
def failure_reasons(*, empty: bool = False) -> bytes:
    """The whole table; or nothing."""
    rows = []
    for identity, (code, cause, resolution) in ({} if empty else REASONS).items():
        inner = elements([("code", code), ("cause", cause), ("resolution", resolution)])
        rows.append(node("failureReason", inner, id=identity))
    return document(node("failureReasonList", "".join(rows)))
