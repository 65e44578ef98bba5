# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The network devices of a simulated node, without requests."""

from __future__ import annotations

from typing import Any

from ise_simulator.testing import Simulator


def devices_of(node: Simulator) -> list[str]:
    """Return the names of the devices, without the built-in one."""
    return [found["name"] for found in node.store.list("networkdevice") if found["name"] != "ISE_EST_Local_Host"]


def radius_secret(node: Simulator, name: str) -> Any:
    """Return the RADIUS secret of a device."""
    return _document(node, name)["authenticationSettings"]["radiusSharedSecret"]


def add_device(node: Simulator, name: str, *, like: str) -> None:
    """Add a copy of a device under another name, like an administrator who edits by hand."""
    node.store.put("networkdevice", {**{k: v for k, v in _document(node, like).items() if k != "id"}, "name": name})


def _document(node: Simulator, name: str) -> dict[str, Any]:
    found = node.store.get("networkdevice", name)
    assert found is not None, name
    return found
