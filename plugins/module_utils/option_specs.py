# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options that several tasks have: their argument specs, and what is checked of their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .errors import InvalidInput
from .ers_filters import OPERATORS

STATE: dict[str, Any] = {"type": "str", "choices": ["present", "absent"], "default": "present"}
UPDATE_SECRETS: dict[str, Any] = {
    "type": "str",
    "choices": ["on_create", "always"],
    "default": "on_create",
    "no_log": False,
}


def filter_options(fields: Iterable[str] = ()) -> dict[str, dict[str, Any]]:
    """Return ``filters`` by these fields, or by any where none are given, and ``match``."""
    choices = list(fields)
    suboptions = {
        "field": {"type": "str", "required": True, **({"choices": choices} if choices else {})},
        "operator": {"type": "str", "choices": list(OPERATORS), "default": "equals"},
        "value": {"type": "str", "required": True},
    }
    return {
        "filters": {"type": "list", "elements": "dict", "options": suboptions},
        "match": {"type": "str", "choices": ["all", "any"], "default": "all"},
    }


def check_given(params: Mapping[str, Any], *options: str) -> None:
    """Raise :class:`InvalidInput` for an option that is there but empty: an unset variable must not choose an object."""
    for option in options:
        if params.get(option) is not None and not str(params[option]).strip():
            raise InvalidInput(f"{option} is empty; give it a value, or leave it out.")


def check_range(params: Mapping[str, Any], option: str, least: int, most: int | None = None) -> None:
    """Raise :class:`InvalidInput` for a number that is too small or too large."""
    value = params[option]
    if value < least or (most is not None and value > most):
        wanted = f"from {least}" if most is None else f"from {least} to {most}"
        raise InvalidInput(f"{option}: {value} is out of range; give a number {wanted}.")
