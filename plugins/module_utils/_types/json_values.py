# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON values as texts, numbers and flags. ISE writes some numbers and flags as texts, and the other way round.

Each function raises :class:`UnknownForm` for any other value: what cannot be read must not be compared.
"""

from __future__ import annotations

import math
import re
from typing import Any

_NUMBER = re.compile(r"[+-]?[0-9]{1,19}")
_FLAGS = {"true": True, "1": True, "false": False, "0": False}
_LARGEST = 2**63  # of a long integer of Java


class UnknownForm(ValueError):
    """A value has another form than its attribute. The message has no part of the value, which may be a secret."""

    def __init__(self, expected: str, value: Any, place: str = "") -> None:
        super().__init__(f"{place}expected {expected}, not {_form_of(value)}")


def as_text(value: Any) -> str:
    """Return a text, number or flag as a text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)) and -_LARGEST <= value < _LARGEST:
        return str(value)
    raise UnknownForm("a text", value)


def as_number(value: Any) -> int:
    """Return an integer, or one in a text, as a number."""
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        value = int(value)
    if isinstance(value, float) and math.isfinite(value) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not -_LARGEST <= value < _LARGEST:
        raise UnknownForm("a whole number", value)
    return value


def as_flag(value: Any) -> bool:
    """Return a boolean, or one in a text, as a flag."""
    word = as_text(value).strip().lower() if isinstance(value, (str, int)) else ""
    if word not in _FLAGS:
        raise UnknownForm("true or false", value)
    return _FLAGS[word]


def as_list(value: Any) -> list[Any]:
    """Return a list."""
    if not isinstance(value, list):
        raise UnknownForm("a list", value)
    return value


def as_object(value: Any) -> dict[str, Any]:
    """Return an object."""
    if not isinstance(value, dict):
        raise UnknownForm("an object", value)
    return value


def _form_of(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "such a number"
    forms = {str: "such a text", list: "a list", dict: "an object", type(None): "null"}
    return forms.get(type(value), "something else")
