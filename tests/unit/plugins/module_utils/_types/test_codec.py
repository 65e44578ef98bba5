# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Booleans that ISE writes as texts."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._types.codec import STRING_BOOL


@pytest.mark.parametrize(
    ("wire", "value"),
    [("true", True), ("TRUE", True), (True, True), ("false", False), (False, False), ("0", False), (1, True)],
)
def test_string_bool(wire: Any, value: bool) -> None:
    assert STRING_BOOL.decode(wire) is value
    assert STRING_BOOL.decode(STRING_BOOL.encode(value)) is value


def test_string_bool_is_written_in_lower_case() -> None:
    assert [STRING_BOOL.encode(value) for value in (True, False)] == ["true", "false"]
