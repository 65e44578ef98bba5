# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many requests ``config`` sends: N and one for each hundred where N objects are declared, and nothing twice."""

from __future__ import annotations

from collections import Counter

import pytest

from ansible_collections.openise.ise.plugins.modules import config_info
from ansible_collections.openise.ise.tests.truth.budget import gets, pages
from ansible_collections.openise.ise.tests.truth.config_helpers import counts, device, names, once, put_device, run
from ansible_collections.openise.ise.tests.truth.node import Node


@once
@pytest.mark.parametrize("number", [1, 99, 150])
def test_nothing_to_do(node: Node, number: int) -> None:
    """Every object once, and the list of their type page by page. The factory's device is in the list."""
    for each in range(1, number + 1):
        put_device(node, each)
    result = run(node, {"network_devices": [device(each) for each in range(1, number + 1)]})
    assert (result["changed"], counts(result)) == (False, {"unchanged": number})
    assert node.sent == gets(number) + pages(number + 1)


@once
def test_changes(node: Node) -> None:
    """A write for each change, and no look after it. What is purged by its name is not read for that."""
    for number in range(1, 5):
        put_device(node, number)
    devices = [device(1), device(2, description="declared"), device(3, description="declared"), device(5), device(6)]
    result = run(node, {"network_devices": devices}, purge=["network_devices"])
    assert counts(result) == {"create": 2, "change": 2, "delete": 1, "unchanged": 1}
    assert node.sent == Counter(GET=4, POST=2, PATCH=2, DELETE=1)


@once
def test_deletions(node: Node) -> None:
    """Of what is declared absent the list tells all there is to know."""
    for number in range(1, 4):
        put_device(node, number)
    result = run(node, {"network_devices": [device(number) for number in range(1, 6)]}, state="absent")
    assert counts(result) == {"delete": 3, "unchanged": 2}
    assert node.sent == Counter(GET=1, DELETE=3)


@once
def test_few_among_many(node: Node) -> None:
    """Where ISE has far more pages of a type than there are objects declared, each object is looked up instead."""
    for number in range(1, 251):
        put_device(node, number, NetworkDeviceIPList=[{"ipaddress": f"10.78.{number}.1", "mask": 32}])
    devices = [device(number, ip_addresses=[f"10.78.{number}.1"]) for number in (1, 2)]
    result = run(node, {"network_devices": [*devices, device(251)][:2]})
    assert counts(result) == {"unchanged": 2}
    assert node.sent == gets(1 + 2)  # a first page, which tells how many there are
    result = run(node, {"network_devices": devices}, purge=["network_devices"], max_deletes=0)
    assert result["failed"]
    assert node.sent == pages(251) + gets(2)  # who purges has to see all


@once
def test_references(node: Node) -> None:
    """Groups that are declared, or in a list that is read anyway, are looked up by nobody."""
    endpoints = [{"mac": f"02:00:00:00:00:{number:02x}", "group": "Lab"} for number in range(20)]
    resources = {"endpoint_groups": [{"name": "Lab"}], "endpoints": endpoints}
    assert counts(run(node, resources)) == {"create": 21}
    assert node.sent == Counter(GET=2, POST=21)
    assert counts(run(node, resources)) == {"unchanged": 21}
    assert node.sent == gets(2 + 21)
    node.forget_server()
    assert counts(run(node, {"endpoints": endpoints})) == {"unchanged": 20}
    assert node.sent == gets(1 + 20 + 1)  # the group by its name, once


@once
def test_export(node: Node) -> None:
    """The same for reading: each object once, and the lists."""
    for number in range(1, 120):
        put_device(node, number)
    exported = node.perform(config_info.TASK, {"types": ["network_devices"], "factory": True})
    assert exported["total"] == len(names(node, "networkdevice")) == 120
    assert node.sent == gets(120) + pages(120)
