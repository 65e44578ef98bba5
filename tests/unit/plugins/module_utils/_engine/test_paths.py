# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nested dictionaries by path."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine.paths import at, nested, put, remove, without
from ansible_collections.openise.ise.tests.unit.plugins.helpers.declarations import TAG


@pytest.mark.parametrize(
    ("path", "value"),
    [(("a", "b"), 1), (("a",), {"b": 1}), (("a", "c"), None), (("x", "b"), None), (("a", "b", "c"), None)],
)
def test_at(path: tuple[str, ...], value: Any) -> None:
    assert at({"a": {"b": 1}, "x": [1]}, path) == value


def test_put_creates_the_objects_on_the_way() -> None:
    document: dict[str, Any] = {"a": "text"}
    put(document, ("a", "b", "c"), 1)
    put(document, ("d",), 2)
    assert document == {"a": {"b": {"c": 1}}, "d": 2}


def test_remove_passes_over_what_is_not_there() -> None:
    document: dict[str, Any] = {"a": {"b": 1, "c": 2}, "d": "text"}
    for path in (("a", "b"), ("a", "x"), ("d", "x"), ("x", "y")):
        remove(document, path)
    assert document == {"a": {"c": 2}, "d": "text"}


def test_without_leaves_the_document_as_it_is() -> None:
    document = {"name": "staff", "value": 10}
    assert without(document, [TAG.leaf(("value",))]) == {"name": "staff"}
    assert document == {"name": "staff", "value": 10}


def test_nested() -> None:
    assert nested({("a", "b"): 1, ("a", "c"): 2, ("d",): 3}) == {"a": {"b": 1, "c": 2}, "d": 3}
