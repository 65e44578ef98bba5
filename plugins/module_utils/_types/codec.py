# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Codecs: convert values between the form of users and that of ISE's APIs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .json_values import as_flag


@dataclass(frozen=True)
class Codec:
    """A pair of pure functions: ``decode`` converts a value from the API, ``encode`` to the API."""

    decode: Callable[[Any], Any]
    encode: Callable[[Any], Any]


STRING_BOOL = Codec(decode=as_flag, encode=lambda value: "true" if value else "false")
