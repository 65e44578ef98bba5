# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON values in other forms than their attribute's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._types.json_values import (
    UnknownForm,
    as_flag,
    as_list,
    as_number,
    as_object,
    as_text,
)


@pytest.mark.parametrize(
    ("function", "value", "expected"),
    [
        (as_text, "x", "x"),
        (as_text, "", ""),
        (as_text, 7, "7"),
        (as_text, 1.5, "1.5"),
        (as_text, False, "false"),
        (as_number, 7, 7),
        (as_number, " -7 ", -7),
        (as_number, 7.0, 7),
        (as_flag, True, True),
        (as_flag, "FALSE", False),
        (as_flag, "1", True),
        (as_flag, 0, False),
        (as_list, [1], [1]),
        (as_object, {"a": 1}, {"a": 1}),
    ],
)
def test_known_forms(function: Callable[[Any], Any], value: Any, expected: Any) -> None:
    found = function(value)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("function", "values"),
    [
        (as_text, [None, [], {}, ["x"], float("inf"), float("nan"), 10**30]),
        (as_number, [None, [], {}, "", "x", "--7", "²", "7" * 40, 7.5, float("inf"), float("nan"), True, 10**30]),
        (as_flag, [None, [], {}, "", "yes", 2, 1.0, float("nan")]),
        (as_list, [None, {}, "x", ("x",)]),
        (as_object, [None, [], "x", 7]),
    ],
)
def test_unknown_forms(function: Callable[[Any], Any], values: list[Any]) -> None:
    for value in values:
        with pytest.raises(UnknownForm, match=r"^expected .+, not .+"):
            function(value)
