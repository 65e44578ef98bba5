# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Access to nested dictionaries by path: wire documents, and objects under option names. Pure functions."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from .._schema.attribute import Path
from .._schema.resource import Leaf


def at(document: Any, wire: Path) -> Any:
    """Return the value at a path, None where there is none."""
    for key in wire:
        if not isinstance(document, Mapping):
            return None
        document = document.get(key)
    return document


def put(document: dict[str, Any], wire: Path, value: Any) -> None:
    """Set the value at a wire path, making the objects on the way."""
    for key in wire[:-1]:
        inner = document.get(key)
        if not isinstance(inner, dict):
            inner = document[key] = {}
        document = inner
    document[wire[-1]] = value


def remove(document: dict[str, Any], wire: Path) -> None:
    """Remove the value at a wire path, if it is there."""
    container = at(document, wire[:-1])
    if isinstance(container, dict):
        container.pop(wire[-1], None)


def without(document: Mapping[str, Any], leaves: Iterable[Leaf]) -> dict[str, Any]:
    """Return a copy of a document without some of its attributes."""
    rest = copy.deepcopy(dict(document))
    for leaf in leaves:
        remove(rest, leaf.api_path)
    return rest


def nested(flat: Mapping[Path, Any]) -> dict[str, Any]:
    """Return nested dictionaries for a flat one."""
    result: dict[str, Any] = {}
    for path, value in flat.items():
        target = result
        for key in path[:-1]:
            target = target.setdefault(key, {})
        target[path[-1]] = value
    return result
