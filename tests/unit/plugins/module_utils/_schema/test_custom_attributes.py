# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Custom attributes as ISE writes them."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._schema.custom_attributes import as_texts


def test_texts_numbers_and_flags() -> None:
    values = {"Site": "Lyon", "Floor": 3, "Weight": 1.5, "Lent": True, "Spare": False, "Owner": None, "Note": ""}
    texts = {"Site": "Lyon", "Floor": "3", "Weight": "1.5", "Lent": "true", "Spare": "false", "Owner": "", "Note": ""}
    assert as_texts(values) == texts
    assert as_texts(texts) == texts


@pytest.mark.parametrize("value", [["Lyon"], {"city": "Lyon"}])
def test_nothing_nested(value: Any) -> None:
    with pytest.raises(ValueError, match="'Site' is not a string, number or flag"):
        as_texts({"Site": value})
