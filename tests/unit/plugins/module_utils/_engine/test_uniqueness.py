# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holders of a value that only one object can have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from ansible_collections.openise.ise.plugins.module_utils._engine.changes import Change
from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.dialect import Reader
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action, Step
from ansible_collections.openise.ise.plugins.module_utils._engine.uniqueness import taken
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device_group import NETWORK_DEVICE_GROUP
from ansible_collections.openise.ise.plugins.module_utils._schema.filters import Filter
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource

PATH = ("ip_addresses",)


class Devices:
    """A reader that finds one device for each address; notes the conditions."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def begin_list(
        self, resource: Resource, filters: Iterable[Filter], *, match_any: bool = False
    ) -> tuple[int, list[dict[str, Any]]]:
        """Return the device ``own`` for 10.1.1.9, and ``other`` for other addresses of 10.1.1."""
        assert match_any
        self.asked.append([f"{each.field} {each.operator} {each.value}" for each in filters])
        value = self.asked[-1][0].split()[-1]
        found = [{"id": "1", "name": "own"}] if value == "10.1.1.9" else [{"id": "2", "name": "other"}]
        return (1, found) if value.startswith("10.1.1.") else (0, [])


def _step(action: Action, addresses: list[str], before: list[str] | None = None) -> Step:
    desired = Desired(NETWORK_DEVICE, desired_state(NETWORK_DEVICE, {"name": "own", "ip_addresses": addresses}))
    entries = [{"ipaddress": text, "mask": 32} for text in before or ()]
    snapshot = Snapshot(NETWORK_DEVICE, {"id": "1", "name": "own", "NetworkDeviceIPList": entries})
    change = Change(NETWORK_DEVICE.leaf(PATH), before, desired.values[PATH])
    return Step(desired, action, None if before is None else snapshot, (change,))


def test_new_device() -> None:
    """Each address is asked for once; those that nobody has say nothing."""
    reader = Devices()
    step = _step(Action.CREATE, ["10.1.1.1", "10.2.0.5/16"])
    assert list(taken(cast(Reader, reader), step)) == [
        "ip_addresses: the network device 'other' has 10.1.1.1/32, or an address that overlaps with it."
    ]
    assert reader.asked == [["ipaddress EQ 10.1.1.1"], ["ipaddress EQ 10.2.0.5", "ipaddress EQ 10.2.0.0"]]


def test_changed_device() -> None:
    """Only new addresses count, and only other devices."""
    reader = Devices()
    step = _step(Action.UPDATE, ["10.1.1.1", "10.1.1.2", "10.1.1.9"], before=["10.1.1.1"])
    assert ["10.1.1.2/32" in text for text in taken(cast(Reader, reader), step)] == [True]
    assert len(reader.asked) == 2


def test_nothing_to_ask() -> None:
    """Deletions, and types without such values."""
    reader = Devices()
    group = Desired(NETWORK_DEVICE_GROUP, desired_state(NETWORK_DEVICE_GROUP, {"name": "Location#All#A"}))
    steps = [_step(Action.DELETE, [], before=["10.1.1.1"]), Step(group, Action.CREATE)]
    assert [list(taken(cast(Reader, reader), step)) for step in steps] == [[], []]
    assert reader.asked == []
