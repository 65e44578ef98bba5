# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks between declarations: duplicates, circular references, references to objects that are declared absent."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.consistency import (
    duplicates,
    reference_cycles,
    references_to_removed,
)
from ansible_collections.openise.ise.plugins.module_utils._config.declarations import Declaration
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._types.place import Place


def declared(plural: str, place: str, *, present: bool = True, object_id: str = "", **options: Any) -> Declaration:
    """Return a declaration. ``place`` is its file and line."""
    state = desired_state(TYPES[plural], options)
    return Declaration(
        Place(plural, 0, source=place), Desired(TYPES[plural], state, present=present, object_id=object_id)
    )


def group(name: str, parent: str = "", *, present: bool = True) -> Declaration:
    """Return the declaration of an endpoint group, with its name as place."""
    return declared("endpoint_groups", name, present=present, name=name, parent=parent)


def test_duplicates() -> None:
    """By name regardless of case, or by id; the first one is named."""
    items = [
        group("a"),
        group("b"),
        group("A"),
        declared("endpoint_groups", "by id", object_id="1"),
        declared("endpoint_groups", "again", object_id="1", name="c"),
    ]
    assert list(duplicates(items)) == [
        "A: endpoint_groups: this object is already declared as a; keep one of them.",
        "again: endpoint_groups: this object is already declared as by id; keep one of them.",
    ]


@pytest.mark.parametrize(
    ("groups", "problem"),
    [
        ([], ""),
        ([group("a", "b"), group("b", "c"), group("c")], ""),
        ([group("a", "not declared")], ""),
        ([group("a", "A")], "a: endpoint_groups: the object refers to itself; remove the reference."),
    ],
)
def test_reference_cycles(groups: list[Declaration], problem: str) -> None:
    """An object may refer to others of its type, but not to itself."""
    assert list(reference_cycles(groups)) == ([problem] if problem else [])


def test_cycle_of_several() -> None:
    """The other objects of the cycle are named."""
    (problem,) = reference_cycles([group("a", "b"), group("b", "c"), group("c", "a")])
    first, _type, rest = problem.split(": ")
    others = sorted({"a", "b", "c"} - {first})
    ways = [f"circular reference through '{one}' and '{two}'; remove one of the references."
            for one, two in (others, reversed(others))]  # fmt: skip
    assert rest in ways


def test_cycles_of_absent_objects_are_ignored() -> None:
    """Only objects that are declared present are checked."""
    assert not list(reference_cycles([group("a", "b", present=False), group("b", "a")]))


def test_references_to_removed() -> None:
    """With the option, the absent object and both places; references of absent objects are ignored."""
    found = {
        "endpoint_groups": [group("Lab", present=False), group("Desk"), group("Old", "lab", present=False)],
        "endpoints": [
            declared("endpoints", "one", mac="02:00:00:00:00:01", group="lab"),
            declared("endpoints", "two", mac="02:00:00:00:00:02", group="Desk"),
        ],
    }
    assert list(references_to_removed(found)) == [
        "one: endpoints: group: 'Lab' is declared absent as Lab; keep that object, or refer to another one."
    ]
