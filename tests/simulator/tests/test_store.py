# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables keep their indexes, and a snapshot does not change with the store."""

from __future__ import annotations

import random

from ise_simulator.addresses import AddressIndex, intervals
from ise_simulator.catalog import CATALOG
from ise_simulator.store import Store


def test_table_keeps_its_indexes() -> None:
    numbers = random.Random(3)
    store = Store(CATALOG)
    table = store.tables["networkdevicegroup"]
    names: dict[str, str] = {}
    for step in range(400):
        identity = f"id-{numbers.randrange(40)}"
        if identity in names and numbers.random() < 0.4:
            table.delete(identity)
            del names[identity]
        else:
            names[identity] = f"Type#Name {step}"
            table.put({"id": identity, "name": names[identity], "othername": "Type"})
        assert [(e.name, e.id) for e in table.entries()] == sorted((name, i) for i, name in names.items())
    for identity, name in names.items():
        for found in (
            table.named(name),
            table.named(name.upper(), exact=False),
            table.url_named(name.replace("#", ":"), str),
        ):
            assert found is not None and found.id == identity
        assert table.named(name.upper()) is None
        assert table.url_named(name, str.lower) is None


def test_snapshot_is_not_touched_by_changes() -> None:
    store = Store(CATALOG)
    table = store.tables["networkdevice"]
    table.put({"id": "1", "name": "a", "NetworkDeviceIPList": [{"ipaddress": "10.0.0.1", "mask": 32}]})
    store.take_snapshot()
    for _ in range(2):
        store.tables["networkdevice"].put({"id": "1", "name": "b"})
        store.tables["networkdevice"].put({"id": "2", "name": "c"})
        store.restore_snapshot()
        restored = store.tables["networkdevice"]
        assert [entry.name for entry in restored.entries()] == ["a"]
        index = restored.index
        assert isinstance(index, AddressIndex) and index.overlapping(intervals("10.0.0.1", 32), "")
