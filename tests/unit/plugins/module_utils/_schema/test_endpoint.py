# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that are paths, and what identifies an object."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Hierarchy, Identity


@pytest.mark.parametrize(
    ("roots", "name", "parent"),
    [
        (2, "Location#All Locations#Paris#North", "Location#All Locations#Paris"),
        (2, "Location#All Locations#Paris", "Location#All Locations"),
        (2, "Location#All Locations", None),
        (1, "Location#All Locations", "Location"),
        (1, "Location", None),
    ],
)
def test_parent_of_a_path(roots: int, name: str, parent: str | None) -> None:
    assert Hierarchy("#", roots).parent(name) == parent


def test_options_that_identify_an_object() -> None:
    identity = Identity(key=("source", "target"), listed_as="", narrowed_by=("plane",))
    assert identity.options == ("source", "target", "plane")
    assert not identity.is_listed_name
    assert Identity().is_listed_name
    assert Identity(key=("mac",), listed_as="mac").is_listed_name
