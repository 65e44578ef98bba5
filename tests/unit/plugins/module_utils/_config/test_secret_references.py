# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""References to secrets: what they are called in the environment, and what becomes of an object with some."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.secret_references import (
    NamedSecrets,
    reference,
    variable,
)
from ansible_collections.openise.ise.plugins.module_utils._resources.internal_user import INTERNAL_USER
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE

SECRET = {"shared_secret": "secret://a"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("radius", "ISE_SECRET_RADIUS"),
        ("radius/Paris", "ISE_SECRET_RADIUS_PARIS"),
        ("network_devices/sw-01/radius.shared_secret", "ISE_SECRET_NETWORK_DEVICES_SW_01_RADIUS_SHARED_SECRET"),
        ("Zürich", "ISE_SECRET_Z_RICH"),
    ],
)
def test_variable(name: str, expected: str) -> None:
    """Capitals, digits, and an underscore for everything else."""
    assert variable(name) == expected


def test_reference() -> None:
    """Type, key and option, as exports write it."""
    assert reference("network_devices", "sw-01", "radius.shared_secret") == (
        "secret://network_devices/sw-01/radius.shared_secret"
    )


@pytest.mark.parametrize(
    ("item", "resolved", "missing"),
    [
        ({"name": "sw", "radius": {"shared_secret": "plain"}}, None, {}),
        ({"name": "sw", "radius": None}, None, {}),
        ({"name": "sw", "radius": {}}, None, {}),
        ({"name": "secret://a", "description": "secret://a"}, None, {}),
        ({"radius": SECRET}, {"radius": {"shared_secret": "given"}}, {}),
        ({"radius": {"shared_secret": "secret://b"}}, {"radius": {"shared_secret": "environment"}}, {}),
        ({"radius": {"shared_secret": "secret://c"}}, {"radius": {"shared_secret": "both, given"}}, {}),
        ({"radius": {"shared_secret": "secret://x"}}, {}, {("radius", "shared_secret"): "x"}),
        ({"radius": {"shared_secret": "secret://empty"}}, {}, {("radius", "shared_secret"): "empty"}),
        (
            {"radius": {"shared_secret": "secret://x", "coa_port": 3799}, "tacacs": SECRET},
            {"radius": {"coa_port": 3799}, "tacacs": {"shared_secret": "given"}},
            {("radius", "shared_secret"): "x"},
        ),
    ],
    ids=repr,
)
def test_resolved(
    monkeypatch: pytest.MonkeyPatch, item: dict[str, Any], resolved: dict[str, Any] | None, missing: dict[Any, str]
) -> None:
    """Only secret options hold references. One without a value is left out, with its block where nothing else is in it."""
    monkeypatch.setenv("ISE_SECRET_B", "environment")
    monkeypatch.setenv("ISE_SECRET_C", "both, environment")
    monkeypatch.delenv("ISE_SECRET_X", raising=False)
    secrets = NamedSecrets({"a": "given", "c": "both, given", "empty": "", "none": None})
    before = repr(item)
    assert secrets.resolved(NETWORK_DEVICE, item) == (item if resolved is None else resolved, missing)
    assert secrets.missing == set(missing.values())
    assert repr(item) == before


def test_top_level_secret() -> None:
    """A secret need not be in a block, and a value need not be a text."""
    secrets = NamedSecrets({"pin": 1234})
    item = {"name": "ann", "user_password": "secret://pin", "enable_password": "secret://other"}
    resolved, missing = secrets.resolved(INTERNAL_USER, item)
    assert resolved == {"name": "ann", "user_password": "1234"}
    assert missing == {("enable_password",): "other"}
