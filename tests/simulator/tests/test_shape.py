# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Masks are recognised."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.shape import is_mask


@pytest.mark.parametrize(
    ("text", "expected"), [("******", True), ("***", True), ("**", False), ("", False), ("a***", False), (None, False)]
)
def test_masks(text: Any, expected: bool) -> None:
    assert is_mask(text) is expected
