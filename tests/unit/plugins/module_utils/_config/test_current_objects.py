# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Locating declared objects among those that were read of a type."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.current_objects import CurrentObjects, Location
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import Reference

GROUPS = [{"id": "1", "name": "Lab"}, {"id": "2", "name": "desk"}, {"id": "3", "name": "Desk"}]
CELLS = [
    {"id": "c1", "sourceSgtId": "a", "destinationSgtId": "b", "matrixCellStatus": "ENABLED", "matrixId": "m1"},
    {"id": "c2", "sourceSgtId": "a", "destinationSgtId": "b", "matrixCellStatus": "ENABLED", "matrixId": "m2"},
    {"id": "c3", "sourceSgtId": "a", "destinationSgtId": "c", "matrixCellStatus": "ENABLED", "matrixId": "m1"},
]


def desired(plural: str, *, present: bool = True, object_id: str = "", **options: Any) -> Desired:
    """Return the desired state of an object."""
    state = desired_state(TYPES[plural], options)
    return Desired(TYPES[plural], state, present=present, object_id=object_id)


@pytest.mark.parametrize(
    ("item", "location"),
    [
        (desired("endpoint_groups", name="LAB"), Location(object_id="1")),
        (desired("endpoint_groups", name="Desk"), Location(object_id="3")),
        (desired("endpoint_groups", name="DESK"), Location(object_id="2")),
        (desired("endpoint_groups", name="lab", present=False), Location(document=GROUPS[0])),
        (desired("endpoint_groups", name="Other"), Location()),
        (desired("endpoint_groups", name="Lab", object_id="9"), Location(unknown=True)),
        (desired("security_groups", name="any"), Location(unknown=True)),
    ],
    ids=["case", "exact", "first", "absent", "missing", "by id", "unlisted"],
)
def test_by_name(item: Desired, location: Location) -> None:
    """By exact name, else regardless of case. An absent object needs no more than its list entry."""
    assert CurrentObjects(item.resource, list(GROUPS), {}).locate(item) == location


def test_has() -> None:
    """Names are compared regardless of case."""
    current = CurrentObjects(TYPES["endpoint_groups"], list(GROUPS), {})
    assert (current.has("lab"), current.has("Other"), current.unknown) == (True, False, False)


def test_not_read() -> None:
    """Where the list was too long to read, each object must be looked up."""
    current = CurrentObjects(TYPES["endpoint_groups"], None, {})
    assert current.unknown
    assert current.locate(desired("endpoint_groups", name="Lab")) == Location(unknown=True)
    assert not current.has("Lab")


@pytest.mark.parametrize(
    ("options", "location"),
    [
        ({"source": "a", "destination": "c"}, Location(document=CELLS[2])),
        ({"source": "a", "destination": "b", "matrix_id": "m2"}, Location(document=CELLS[1])),
        ({"source": "c", "destination": "a"}, Location()),
    ],
)
def test_by_key(options: dict[str, Any], location: Location) -> None:
    """By the values of the key, whose references are ids already, narrowed where the task says so."""
    item = desired("egress_matrix_cells", **options)
    assert CurrentObjects(item.resource, list(CELLS), {}).locate(item) == location


def test_ambiguous_key() -> None:
    """Several objects with the key are an error that names the options that distinguish them."""
    item = desired("egress_matrix_cells", source="a", destination="b")
    with pytest.raises(InvalidInput, match=r"ISE has 2 objects for the .*matrix_id or id"):
        CurrentObjects(item.resource, list(CELLS), {}).locate(item)


@pytest.mark.parametrize(("known", "found"), [({}, False), ({("sgt", "staff"): "a"}, True)])
def test_key_with_a_name_for_an_id(known: dict[tuple[str, str], str], found: bool) -> None:
    """A reference of the key that ISE shows by name is compared by the id of that name."""
    cell = TYPES["egress_matrix_cells"]
    attributes = tuple(
        replace(item, shown_as=r"(.+) \(\d+\)") if isinstance(item, Reference) else item for item in cell.attributes
    )
    resource = replace(cell, attributes=attributes)
    state = desired_state(resource, {"source": "a", "destination": "b"})
    shown = {**CELLS[0], "sourceSgtId": "Staff (4)"}
    location = CurrentObjects(resource, [shown], known).locate(Desired(resource, state))
    assert location == (Location(document=shown) if found else Location())
