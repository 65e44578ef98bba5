# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies of actions: names and values, as ``OperationAdditionalData``, or as the resource's own document."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from .answers import Refused
from .catalog.language import Action, Resource
from .settings import Settings
from .xmlbody import additional_data, object_values

__all__ = ["values_of"]

_INVALID = "Resource Initialization Failed: Invalid JSON: no OperationAdditionalData\n"


def values_of(action: Action, resource: Resource, raw: bytes, settings: Settings, *, xml: bool) -> dict[str, str]:
    """Return names and values in the body of an action.

    Raise Refused (400) for another body, and for unknown names.
    """
    if not raw or not action.additional:
        return {}
    own = bool(action.envelope_switch) and getattr(settings, action.envelope_switch) == "accept"
    given = _of_xml(raw, resource, own) if xml else _of_json(raw, resource, own)
    _check(given, action.additional)
    return given


def _of_xml(raw: bytes, resource: Resource, own: bool) -> dict[str, str]:
    values = object_values(resource, raw) if own else None
    return additional_data(raw) if values is None else values


def _of_json(raw: bytes, resource: Resource, own: bool) -> dict[str, str]:
    try:
        body: Any = json.loads(raw)
        if own and resource.envelope in body:
            return {str(name): str(value) for name, value in body[resource.envelope].items()}
        rows = body["OperationAdditionalData"]["additionalData"]
        return {str(row["name"]): str(row["value"]) for row in rows}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused(400, _INVALID) from None


def _check(given: Mapping[str, str], known: Collection[str]) -> None:
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise Refused(400, f"Validation Error - Illegal values: [{', '.join(unknown)}]")
