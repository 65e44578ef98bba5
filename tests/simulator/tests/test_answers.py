# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON writer formats documents as ISE does."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.answers import jackson


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({}, "{ }"),
        ([], "[ ]"),
        ({"a": 1, "b": True, "c": None, "d": 1.5}, '{\n  "a" : 1,\n  "b" : true,\n  "c" : null,\n  "d" : 1.5\n}'),
        ({"a": ["x", "y"]}, '{\n  "a" : [ "x", "y" ]\n}'),
        ({"a": [{"b": "c"}, {"b": []}]}, '{\n  "a" : [ {\n    "b" : "c"\n  }, {\n    "b" : [ ]\n  } ]\n}'),
        ({"a": {"b": {"c": "d"}}}, '{\n  "a" : {\n    "b" : {\n      "c" : "d"\n    }\n  }\n}'),
        ({"ü": 'quote " and \\ and \n'}, '{\n  "ü" : "quote \\" and \\\\ and \\n"\n}'),
    ],
)
def test_jackson(value: Any, text: str) -> None:
    assert jackson(value) == text
