# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Custom attributes: names that an administrator has defined in ISE, with texts as values.

ISE shows all that are defined, those without a value as "". Keys left out of a PUT stay (acceptance tests of other
clients), so a value is cleared by writing "".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .attribute_types import Map


def as_texts(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the values as ISE writes them: numbers and flags as text, nothing as "".

    Raises :class:`ValueError` for a list or a dictionary as value.
    """
    texts = {}
    for name, value in values.items():
        if isinstance(value, (list, tuple, Mapping)):
            raise ValueError(f"the value of {name!r} is not a string, number or flag; ISE accepts no other types here.")
        texts[str(name)] = str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
    return texts


def custom_attributes(api_name: str = "customAttributes") -> Map:
    """Return the option for custom attributes, with ``replace_custom_attributes`` beside it."""
    return Map("custom_attributes", api_name, convert=as_texts, replace_option="replace_custom_attributes")
