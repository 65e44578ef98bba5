# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects of a new ISE, compared with the sample answers that show them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.contract.shared_data import DATA
from ise_simulator.catalog import CATALOG

PORTALS = ("hotspotportal", "selfregportal", "sponsorportal", "sponsoredguestportal")


def _forms(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path and the type of every value; all members of a list have one path."""
    yield path, type(value).__name__
    for key, inner in value.items() if isinstance(value, dict) else ():
        yield from _forms(inner, f"{path}.{key}")
    for inner in value if isinstance(value, list) else ():
        yield from _forms(inner, f"{path}[]")


@pytest.mark.parametrize("path", PORTALS)
def test_portal_has_the_settings_of_the_sample(path: str) -> None:
    text = (DATA / "ers" / f"{path}.json").read_text(encoding="utf-8")
    sample = json.loads(text)["sample_get"][CATALOG[path].envelope]
    (built_in,) = (item.document for item in CATALOG[path].built_in if item.document["id"] == sample["id"])
    for block in ("settings", "customizations"):
        assert dict(_forms(built_in[block])) == dict(_forms(sample[block]))
