# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages of module_utils import only downwards: each from those above it in the list, and from itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4] / "plugins" / "module_utils"
LAYERS = (
    ("_errors", "_redaction", "_releases", "_progress"),
    ("_types",),
    ("_http",),
    ("_schema",),
    ("_ers", "_mnt", "_openapi", "_resources", "_engine"),
    ("_config",),
    ("_tasks",),
)
RANK = {package: rank for rank, packages in enumerate(LAYERS) for package in packages}
FILES = sorted(ROOT.rglob("*.py"))


def _imports(path: Path) -> Iterator[str]:
    """Yield the package of each file of module_utils that ``path`` imports."""
    inside = path.relative_to(ROOT).with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            target = (*inside[: len(inside) - node.level], *(node.module or node.names[0].name).split("."))
            yield target[0]
        elif isinstance(node, ast.ImportFrom):
            assert not (node.module or "").startswith("ansible_collections"), f"{path}: imports are relative here"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_lead_downwards(path: Path) -> None:
    own = path.relative_to(ROOT).with_suffix("").parts[0]
    upwards = {other for other in _imports(path) if other != own and RANK[other] >= RANK[own]}
    assert upwards == set()


def test_each_package_has_a_layer() -> None:
    assert {path.relative_to(ROOT).with_suffix("").parts[0] for path in FILES} == set(RANK)
