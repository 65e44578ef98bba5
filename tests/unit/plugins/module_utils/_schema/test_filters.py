# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which list entries a condition fits."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._schema.argument_spec import OPERATORS
from ansible_collections.openise.ise.plugins.module_utils._schema.filters import Filter

FITTING = {
    "equals": {"Core"},
    "greater_than": {"edge", "score"},
    "less_than": {""},
    "starts_with": {"Core"},
    "ends_with": {"Core", "score"},
    "contains": {"Core", "score"},
}
NAMES = {"Core", "edge", "score", ""}


@pytest.mark.parametrize("word", FITTING)
def test_operators_and_their_opposites(word: str) -> None:
    def fitting(operator: str) -> set[str]:
        condition = Filter("name", OPERATORS[operator], "CORE")
        return {name for name in NAMES if condition.fits({"name": name})}

    assert fitting(word) == FITTING[word]
    opposite = f"not_{word}"
    if opposite in OPERATORS:
        assert fitting(opposite) == NAMES - FITTING[word]


def test_a_missing_value_is_an_empty_one() -> None:
    assert Filter("name", "EQ", "").fits({})
    assert not Filter("name", "CONTAINS", "a").fits({"name": None})
