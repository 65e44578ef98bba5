# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The resources of the simulator: every module of this package that defines ``RESOURCES`` is loaded."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from .language import Attribute, Resource

__all__ = ["CATALOG", "attribute_paths"]


def _load() -> dict[str, Resource]:
    found: dict[str, Resource] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        for resource in getattr(importlib.import_module(f"{__name__}.{module}"), "RESOURCES", ()):
            if resource.path in found:
                raise ValueError(f"resource {resource.path} is declared twice")
            found[resource.path] = resource
    for resource in found.values():
        for attr in _walk(resource.attributes):
            if attr.reference and attr.reference.to not in found:
                raise ValueError(f"{resource.path}.{attr.name} refers to {attr.reference.to}, which is not declared")
    return found


def _walk(attributes: tuple[Attribute, ...]) -> Iterator[Attribute]:
    for attr in attributes:
        yield attr
        yield from _walk(attr.attributes)


def attribute_paths(resource: Resource) -> dict[str, Attribute]:
    """Return dotted path (``[]`` after a list of objects) -> attribute, for every level of a resource."""
    paths: dict[str, Attribute] = {}

    def visit(prefix: str, attributes: tuple[Attribute, ...]) -> None:
        for attr in attributes:
            path = prefix + attr.name
            paths[path] = attr
            visit(path + ("[]." if attr.type == "list" else "."), attr.attributes)

    visit("", resource.attributes)
    return paths


CATALOG: dict[str, Resource] = _load()
