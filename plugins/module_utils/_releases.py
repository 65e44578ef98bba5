# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Releases of ISE: parses and compares them."""

from __future__ import annotations

import re


def release_of(text: str) -> tuple[int, int] | None:
    """Return major and minor number of a version such as ``3.4`` or ``3.1.0.518``; None for any other text."""
    match = re.match(r"(\d+)\.(\d+)(?:\.|$)", text)
    return (int(match[1]), int(match[2])) if match else None


def is_older(release: tuple[int, int] | None, since: str) -> bool:
    """Return whether a release is known to be older than ``since``, such as ``3.1``; false for an empty ``since``."""
    return release is not None and release < (release_of(since) or release)
