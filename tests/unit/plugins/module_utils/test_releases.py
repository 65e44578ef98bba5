# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Releases of ISE: parsed and compared."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._releases import is_older, release_of


@pytest.mark.parametrize(
    ("text", "release"),
    [
        ("3.4", (3, 4)),
        ("3.1.0.518", (3, 1)),
        ("10.12.1", (10, 12)),
        ("3", None),
        ("", None),
        ("3.x", None),
        ("3.4p2", None),
        ("ISE 3.4", None),
    ],
)
def test_release_of(text: str, release: tuple[int, int] | None) -> None:
    assert release_of(text) == release


@pytest.mark.parametrize(
    ("release", "since", "older"),
    [
        ((3, 1), "3.2", True),
        ((2, 7), "3.0", True),
        ((3, 9), "3.10", True),
        ((3, 2), "3.2", False),
        ((3, 10), "3.9", False),
        ((3, 1), "", False),
        (None, "3.2", False),
        (None, "", False),
    ],
)
def test_is_older(release: tuple[int, int] | None, since: str, older: bool) -> None:
    assert is_older(release, since) is older
