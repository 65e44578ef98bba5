# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Generated devices are valid, and the same every time."""

from __future__ import annotations

from ise_simulator.addresses import AddressIndex
from ise_simulator.core import Core
from ise_simulator.generator import generated
from ise_simulator.settings import Settings


def test_generated_devices_are_valid_and_the_same_every_time() -> None:
    assert list(generated(300)) == list(generated(400))[: len(list(generated(300)))]
    core = Core(Settings(devices=700))
    devices = [entry.document for entry in core.store.tables["networkdevice"].entries()]
    groups = {entry.name for entry in core.store.tables["networkdevicegroup"].entries()}
    assert len(devices) == 701
    assert len({document["id"] for document in devices}) == len({document["name"] for document in devices}) == 701
    used = {name for document in devices for name in document.get("NetworkDeviceGroupList", ())}
    assert used <= groups and len(used) > 15
    index = core.store.tables["networkdevice"].index
    assert isinstance(index, AddressIndex) and index.disjoint
    shape = core.ers.shapes["networkdevice"]
    for document in devices:
        assert shape.missing(shape.parse(document)) == []
