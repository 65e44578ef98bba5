# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a switch is declared."""

from __future__ import annotations

from dataclasses import field
from typing import Any

__all__ = ["switch"]


def switch(default: Any, text: str, *choices: Any) -> Any:
    """A field of the settings that may be changed while running: default, meaning, allowed values."""
    return field(default=default, metadata={"switch": text, "choices": choices})
