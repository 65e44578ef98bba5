# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Releases are compared."""

from __future__ import annotations

from ise_simulator.profiles import at_least


def test_releases_compare_as_numbers() -> None:
    assert at_least("3.10", "3.9") and not at_least("3.9", "3.10") and at_least("2.7", "")
