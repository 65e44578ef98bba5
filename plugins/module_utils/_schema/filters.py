# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions on lists: what they are about, and whether an entry meets them."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

# The other operators are these with an N in front, for "not".
_TESTS: dict[str, Callable[[str, str], bool]] = {
    "EQ": operator.eq,
    "GT": operator.gt,
    "LT": operator.lt,
    "STARTSW": str.startswith,
    "ENDSW": str.endswith,
    "CONTAINS": operator.contains,
}


@dataclass(frozen=True)
class Filter:
    """One condition on a list: a filter field of ISE, an operator of ISE, a value."""

    field: str
    operator: str
    value: str

    def fits(self, entry: Mapping[str, Any]) -> bool:
        """Return whether a list entry meets the condition, regardless of case as in ISE."""
        test = _TESTS.get(self.operator)
        texts = str(entry.get(self.field) or "").lower(), self.value.lower()
        return test(*texts) if test else not _TESTS[self.operator.removeprefix("N")](*texts)
