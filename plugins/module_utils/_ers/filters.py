# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions on lists of ERS: how users write them, how ISE does, and what they mean."""

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
    """One condition on a list: ERS filter field, ERS operator, value."""

    field: str
    operator: str
    value: str

    @property
    def query(self) -> tuple[str, str]:
        """Return the query parameter."""
        return ("filter", f"{self.field}.{self.operator}.{self.value}")

    def fits(self, entry: Mapping[str, Any]) -> bool:
        """Tell whether a list entry fulfils it, regardless of case as in ISE."""
        test = _TESTS.get(self.operator)
        texts = str(entry.get(self.field) or "").casefold(), self.value.casefold()
        return test(*texts) if test else not _TESTS[self.operator.removeprefix("N")](*texts)
