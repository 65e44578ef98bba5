# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Declaration of a switch."""

from __future__ import annotations

from dataclasses import field
from typing import Any

__all__ = ["switch"]


def switch(default: Any, text: str, *choices: Any) -> Any:
    """Return a field for a setting that can change at run time: default, meaning, allowed values."""
    return field(default=default, metadata={"switch": text, "choices": choices})
