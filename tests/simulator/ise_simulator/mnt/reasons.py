# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""FailureReasons: codes and names are ISE's, causes and resolutions are our own."""

from __future__ import annotations

import re
from functools import lru_cache

from . import reasons_eap, reasons_identity, reasons_radius, reasons_system, reasons_table
from .markup import document, elements, node

__all__ = ["REASONS", "failure_reasons"]

_TABLES = (reasons_table, reasons_radius, reasons_eap, reasons_identity, reasons_system)


def _collect() -> dict[str, tuple[str, str, str]]:
    found: dict[str, tuple[str, str, str]] = {}
    for table in _TABLES:
        for cause, resolution, codes in table.FAMILIES:
            for code in re.split(r"\n +(?=\d)", f"\n{codes.rstrip()}")[1:]:
                text = re.sub(r"\n +", " ", code)
                found[text.partition(" ")[0]] = (text, cause, resolution)
    return dict(sorted(found.items()))  # in the order of the codes as strings, as in ISE


# id -> (code, cause, resolution)
REASONS = _collect()


@lru_cache(maxsize=2)
def failure_reasons(*, empty: bool = False) -> bytes:
    """Return the whole table, or an empty one."""
    rows = []
    for identity, (code, cause, resolution) in ({} if empty else REASONS).items():
        inner = elements([("code", code), ("cause", cause), ("resolution", resolution)])
        rows.append(node("failureReason", inner, id=identity))
    return document(node("failureReasonList", "".join(rows)))
