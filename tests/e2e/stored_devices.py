# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The network devices that a node holds, seen past its API."""

from __future__ import annotations

from typing import Any

from ise_simulator.testing import Simulator


def devices_of(node: Simulator) -> list[str]:
    """Return the names of the devices, but for the one that ISE comes with."""
    return [found["name"] for found in node.store.list("networkdevice") if found["name"] != "ISE_EST_Local_Host"]


def radius_secret(node: Simulator, name: str) -> Any:
    """Return the RADIUS secret of a device."""
    return _document(node, name)["authenticationSettings"]["radiusSharedSecret"]


def add_device(node: Simulator, name: str, *, like: str) -> None:
    """Add a device by hand, as it were; it is like another one but for its name."""
    node.store.put("networkdevice", {**{k: v for k, v in _document(node, like).items() if k != "id"}, "name": name})


def _document(node: Simulator, name: str) -> dict[str, Any]:
    found = node.store.get("networkdevice", name)
    assert found is not None, name
    return found
