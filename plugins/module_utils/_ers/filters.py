# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions on lists as ERS writes them in a query."""

from __future__ import annotations

from .._schema.filters import Filter


def query_of(condition: Filter) -> tuple[str, str]:
    """Return the query parameter of a condition."""
    return ("filter", f"{condition.field}.{condition.operator}.{condition.value}")
