# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Places in messages: with and without file and line, with and without a key."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._types.place import Place


@pytest.mark.parametrize(
    ("place", "inside", "label"),
    [
        (Place("endpoints", 3), "endpoints[3]", "endpoints[3]"),
        (Place("endpoints", 3, "a, b"), "endpoints[3] (a, b)", "endpoints[3] (a, b)"),
        (Place("endpoints", 3, source="x.yml:7"), "x.yml:7", "x.yml:7: endpoints"),
        (Place("endpoints", 3, "a", "x.yml:7"), "x.yml:7 (a)", "x.yml:7: endpoints 'a'"),
    ],
)
def test_texts(place: Place, inside: str, label: str) -> None:
    """Editors and pipelines find a problem by file and line at the beginning of its line."""
    assert (str(place), place.label) == (inside, label)
    assert place.entry == ({"place": "x.yml:7"} if place.source else {})
