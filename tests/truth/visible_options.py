# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The options that users may see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.row import Row


def _sort(row: Row, options: Mapping[str, Any], placeholder: str | None) -> dict[str, Any]:
    kinds = {leaf.path: leaf.attribute for leaf in row.leaves()}
    kinds.update(
        {
            (*leaf.path[:-1], leaf.attribute.id_option): leaf.attribute
            for leaf in row.leaves()
            if leaf.attribute.id_option
        }
    )
    kept: list[tuple[trees.Path, Any]] = []
    for path, value in trees.flat(options).items():
        field = kinds.get(path)
        if field is not None and field.secret:
            if placeholder is not None:
                kept.append((path, placeholder))
        elif field is None or not field.write_only:
            kept.append((path, value))
    return trees.tree(*kept)


def shown_options(row: Row, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options in results: without secrets and write-only options."""
    return _sort(row, options, None)


def with_placeholders(row: Row, options: Mapping[str, Any], placeholder: str) -> dict[str, Any]:
    """Return the options in diffs: with a placeholder for secrets."""
    return _sort(row, options, placeholder)
