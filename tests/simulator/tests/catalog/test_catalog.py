# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalog is complete and consistent."""

from __future__ import annotations

import importlib
from pathlib import Path

from ise_simulator import catalog
from ise_simulator.catalog import CATALOG, attribute_paths
from ise_simulator.catalog.language import Resource


def test_catalog_is_consistent() -> None:
    for resource in CATALOG.values():
        paths = attribute_paths(resource)
        if resource.methods:
            assert {"id", "link", resource.key} <= set(paths)
        for field, condition in resource.filters.items():
            assert condition.values or condition.values_by_switch or condition.attribute in paths, field
        for item in resource.built_in:
            assert set(item.document) <= set(paths)


def test_every_file_is_registered() -> None:
    """Every resource that a file defines is in its ``RESOURCES``, and so in the catalog."""
    registered = {id(resource) for resource in CATALOG.values()}
    for path in Path(catalog.__path__[0]).glob("[!_]*.py"):
        module = importlib.import_module(f"ise_simulator.catalog.{path.stem}")
        assert hasattr(module, "RESOURCES") or path.stem in ("language", "portal_documents", "rules"), path
        defined = [value for value in vars(module).values() if isinstance(value, Resource)]
        assert registered.issuperset(map(id, [*defined, *getattr(module, "RESOURCES", ())])), path
