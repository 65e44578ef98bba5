# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds strings of asterisks in a body about to be sent. ISE shows them in place of secrets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .._redaction import is_mask
from .resource import Resource

Path = tuple[str, ...]


def forgotten_masks(resource: Resource, document: Mapping[str, Any]) -> list[str]:
    """Return the wire paths of masks in a body about to be sent, outside attributes known to hold plain text."""
    plain = {leaf.api_path for leaf in resource.leaves if not leaf.attribute.secret}
    return [".".join(path) for path, value in _strings(document, ()) if is_mask(value) and path not in plain]


def _strings(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _strings(inner, (*path, str(key)))
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, path)
