# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The option ``rotate``: which secrets it names, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.rotation import Rotation, with_rotated
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute import Path

RADIUS: Path = ("radius", "shared_secret")
TACACS: Path = ("tacacs", "shared_secret")


def test_paths() -> None:
    """The options that refer to a named secret; names may be written as references."""
    references = {RADIUS: "radius/paris", TACACS: "tacacs"}
    assert Rotation(["secret://radius/paris"]).paths(references) == {RADIUS}
    assert Rotation(["tacacs", "radius/paris", "tacacs"]).paths(references) == {RADIUS, TACACS}
    assert Rotation().paths(references) == Rotation(["radius"]).paths(references) == frozenset()


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("radius/pari", "no declared object refers to secret://radius/pari; did you mean 'radius/paris'?"),
        ("secret://tacacs", "no declared object refers to secret://tacacs; remove it, or correct the name."),
        ("", "no declared object refers to secret://; remove it, or correct the name."),
    ],
)
def test_unknown_name(given: str, hint: str) -> None:
    """A misspelt name would leave a site with its old secret, and nobody would know."""
    with pytest.raises(InvalidInput) as failure:
        Rotation(["radius/paris", given]).check({"radius/paris"}, drift=False)
    assert failure.value.message == f"rotate: {hint}"


def test_drift() -> None:
    """A check for drift writes nothing."""
    with pytest.raises(InvalidInput, match="rotate: fail_on_drift writes no secret"):
        Rotation(["radius/paris"]).check({"radius/paris"}, drift=True)
    Rotation([]).check(set(), drift=True)
    Rotation(["radius/paris"]).check({"radius/paris"}, drift=False)


@pytest.mark.parametrize(
    ("desired", "paths", "written"),
    [
        ({}, {RADIUS}, {RADIUS}),
        ({}, set(), set()),
        ({"update_secrets": True}, {RADIUS}, {RADIUS, TACACS}),
        ({"present": False}, {RADIUS}, set()),
    ],
)
def test_with_rotated(desired: dict[str, Any], paths: set[Path], written: set[Path]) -> None:
    """``update_secrets`` stays for the other secrets of the object; an object to delete needs none."""
    found = with_rotated(Desired(NETWORK_DEVICE, {("name",): "sw"}, **desired), frozenset(paths))
    assert {path for path in (RADIUS, TACACS) if found.writes_secret(path)} == written
