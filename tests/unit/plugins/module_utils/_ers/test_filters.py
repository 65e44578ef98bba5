# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions in a query of ERS."""

from __future__ import annotations

from ansible_collections.openise.ise.plugins.module_utils._ers.filters import query_of
from ansible_collections.openise.ise.plugins.module_utils._schema.filters import Filter


def test_query() -> None:
    assert query_of(Filter("name", "STARTSW", "a.b c")) == ("filter", "name.STARTSW.a.b c")
