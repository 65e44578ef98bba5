# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The declaration language rejects invalid combinations."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.catalog.language import Attribute


@pytest.mark.parametrize(
    "arguments",
    [
        {"type": "block"},
        {"type": "string", "attributes": (Attribute("x"),)},
        {"type": "integer", "secret": True},
        {"key_switch": "ndg_key"},
    ],
)
def test_invalid_declarations(arguments: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="a: "):
        Attribute("a", **arguments)
