# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The result for a node, in all forms that ISE returns."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._resources.node import NODE, roles


@pytest.mark.parametrize(
    ("wire", "option", "value"),
    [
        ({"nodeServiceTypes": "Session, Profiler,DEVICE ADMIN"}, "services", ["Session", "Profiler", "DEVICE ADMIN"]),
        ({"nodeServiceTypes": ""}, "services", []),
        ({"ipAddresses": "10.0.0.1, 10.0.0.2"}, "ip_addresses", ["10.0.0.1", "10.0.0.2"]),
        ({"ipAddresses": ["10.0.0.1"]}, "ip_addresses", ["10.0.0.1"]),
        ({"inDeployment": "true"}, "in_deployment", True),
        ({"inDeployment": False}, "in_deployment", False),
    ],
)
def test_forms(wire: dict[str, Any], option: str, value: Any) -> None:
    assert Snapshot(NODE, {"id": "1", "name": "n", **wire}).result()[option] == value


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({}, []),
        ({"pan": True, "primary_pan": True, "services": []}, ["primary_pan"]),
        ({"pan": True, "primary_pan": False, "services": ["Session"]}, ["secondary_pan", "psn"]),
        ({"services": ["pxGrid", "PXGRID CLOUD"], "pxgrid": True}, ["pxgrid"]),
        ({"services": ["DEVICE ADMIN"], "pxgrid": False}, ["psn"]),
    ],
)
def test_roles(node: dict[str, Any], expected: list[str]) -> None:
    assert roles(node) == expected
