# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The number of requests of ``config``: one for each object and one for each hundred, none twice."""

from __future__ import annotations

from collections import Counter

import pytest

from ansible_collections.openise.ise.plugins.modules import config_info
from ansible_collections.openise.ise.tests.truth.budget import gets, pages
from ansible_collections.openise.ise.tests.truth.config_helpers import counts, device, names, once, put_device, run
from ansible_collections.openise.ise.tests.truth.node import Node


@once
@pytest.mark.parametrize("number", [1, 99, 150])
def test_no_changes(node: Node, number: int) -> None:
    """One read for each object, and the pages of the list of their type, which contains the built-in device."""
    for each in range(1, number + 1):
        put_device(node, each)
    result = run(node, {"network_devices": [device(each) for each in range(1, number + 1)]})
    assert (result["changed"], counts(result)) == (False, {"unchanged": number})
    assert node.sent == gets(number) + pages(number + 1)


@once
def test_changes(node: Node) -> None:
    """One write for each change, and no read after it. Two undeclared devices are read: they may have the new addresses."""
    for number in range(1, 5):
        put_device(node, number)
    devices = [device(1), device(2, description="declared"), device(3, description="declared"), device(5), device(6)]
    result = run(node, {"network_devices": devices}, purge=["network_devices"])
    assert counts(result) == {"create": 2, "change": 2, "delete": 1, "unchanged": 1}
    assert node.sent == Counter(
        GET=4 + 2 + 1, POST=2, PATCH=2, DELETE=1
    )  # and the content of the deletion, for the diff


@once
def test_deletions(node: Node) -> None:
    """For objects declared absent the list is sufficient, beside their content for the diff."""
    for number in range(1, 4):
        put_device(node, number)
    result = run(node, {"network_devices": [device(number) for number in range(1, 6)]}, state="absent")
    assert counts(result) == {"delete": 3, "unchanged": 2}
    assert node.sent == Counter(GET=1 + 3, DELETE=3)


@once
@pytest.mark.parametrize("purge", [False, True])
@pytest.mark.parametrize("check", [False, True])
def test_contents_of_deletions(node: Node, check: bool, purge: bool) -> None:
    """In diff mode, what is deleted is read, once. The run shows what the plan shows."""
    for number in range(1, 4):
        put_device(node, number)
    devices = [device(1)] if purge else [device(number, state="absent") for number in (2, 3)]
    result = run(node, {"network_devices": devices}, purge=["network_devices"] if purge else [], check=check)
    assert counts(result)["delete"] == 2
    assert node.sent - Counter(DELETE=2) == gets(1 + 2 + purge)
    assert result["diff"][0]["prepared"].count("ip_addresses: [10.77.0.") == 2


@once
def test_few_among_many(node: Node) -> None:
    """If a type has far more pages than declared objects, each object is looked up instead."""
    for number in range(1, 251):
        put_device(node, number, NetworkDeviceIPList=[{"ipaddress": f"10.78.{number}.1", "mask": 32}])
    devices = [device(number, ip_addresses=[f"10.78.{number}.1"]) for number in (1, 2)]
    result = run(node, {"network_devices": [*devices, device(251)][:2]})
    assert counts(result) == {"unchanged": 2}
    assert node.sent == gets(1 + 2)  # the first page contains the total
    result = run(node, {"network_devices": devices}, purge=["network_devices"], max_deletes=0)
    assert result["failed"]
    assert node.sent == pages(251) + gets(2 + 248)  # a purge needs the whole list, and its diff each content


@once
def test_references(node: Node) -> None:
    """Declared groups, and groups in a list that is read anyway, are not looked up."""
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
    """An export reads each object once, and the lists."""
    for number in range(1, 120):
        put_device(node, number)
    exported = node.perform(config_info.TASK, {"types": ["network_devices"], "factory": True})
    assert exported["total"] == len(names(node, "networkdevice")) == 120
    assert node.sent == gets(120) + pages(120)
