# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs of functions between a value as users write it and as ISE's APIs carry it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Codec:
    """A pure pair of functions for values whose wire form differs: ``decode`` from ERS, ``encode`` to ERS."""

    decode: Callable[[Any], Any]
    encode: Callable[[Any], Any]


STRING_BOOL = Codec(
    decode=lambda value: value if isinstance(value, bool) else str(value).lower() == "true",
    encode=lambda value: "true" if value else "false",
)
