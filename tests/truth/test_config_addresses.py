# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans in which devices take addresses: of undeclared devices, of each other, in chains and exchanges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.truth.budget import gets
from ansible_collections.openise.ise.tests.truth.config_helpers import (
    SECRET,
    counts,
    failures,
    once,
    put_device,
    run,
    writes,
)
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node, Result

VIA = "10.99.0.1"


def _addresses(*texts: str) -> list[dict[str, Any]]:
    parts = [text.partition("/") for text in texts]
    return [{"ipaddress": address, "mask": int(mask or 32)} for address, _slash, mask in parts]


def _put(node: Node, devices: Mapping[str, Sequence[str]]) -> None:
    for name, texts in devices.items():
        put_device(node, 0, name=name, NetworkDeviceIPList=_addresses(*texts))


def _run(node: Node, devices: Mapping[str, Sequence[str]], **options: Any) -> Result:
    secret = {"radius": {"shared_secret": SECRET}}
    items = [{"name": name, "ip_addresses": list(texts), **secret} for name, texts in devices.items()]
    return run(node, {"network_devices": items}, **options)


def _held(node: Node) -> dict[str, list[str]]:
    """Return the addresses of all devices but the built-in one."""
    return {
        device["name"]: sorted(f"{item['ipaddress']}/{item['mask']}" for item in device["NetworkDeviceIPList"])
        for device in node.sim.store.list("networkdevice")
        if device["name"] != "ISE_EST_Local_Host"
    }


def _canonical(devices: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {
        name: sorted(text if "/" in text else f"{text}/32" for text in texts)
        for name, texts in devices.items()
        if texts
    }


@once
@pytest.mark.parametrize("many", [0, 200], ids=["few undeclared devices", "many"])
def test_address_of_an_undeclared_device(node: Node, many: int) -> None:
    """A new device, and a changed one: each failure names the holder. Nothing is written; a plan says the same."""
    _put(node, {"old-sw": ["10.1.1.1"], "older-sw": ["10.1.1.2", "10.1.1.3"], "mine": ["10.1.1.9"]})
    for number in range(many):
        put_device(node, number + 1)
    declared = {"new": ["10.1.1.1"], "mine": ["10.1.1.3"], "fine": ["10.1.1.4"]}
    for check in (True, False):
        result = _run(node, declared, check=check)
        found = failures(result)
        assert set(found) == {"network_devices new", "network_devices mine"}, found
        assert (
            "10.1.1.1/32 belongs to the network device 'old-sw', which is not declared" in found["network_devices new"]
        )
        assert "10.1.1.3/32 belongs to the network device 'older-sw'" in found["network_devices mine"]
        assert result["failed"] and "nothing was changed" in result["msg"]
        assert (writes(node), counts(result)) == (0, {"create": 1, "failed": 2})


@once
def test_cost(node: Node) -> None:
    """All declared: nothing more. A few undeclared devices are read; of many, ISE's filter is asked once an address."""
    _put(node, {"a": ["10.1.1.1"], "b": ["10.1.1.2"]})
    node.sim.store.delete("networkdevice", (node.sim.store.get("networkdevice", "ISE_EST_Local_Host") or {})["id"])
    _run(node, {"a": ["10.1.1.3"], "b": ["10.1.1.4"], "c": ["10.1.1.5"]}, check=True)
    assert node.sent == gets(1 + 2)
    _put(node, {"x": ["10.9.1.1"]})
    _run(node, {"a": ["10.1.1.3"], "b": ["10.1.1.4"], "c": ["10.1.1.5"]}, check=True)
    assert node.sent == gets(1 + 2 + 1)
    _put(node, {f"x{number}": [f"10.9.2.{number}"] for number in range(1, 50)})
    _run(node, {"a": ["10.1.1.3"], "b": ["10.1.1.4"], "c": ["10.1.1.5", "10.1.1.6"]}, check=True)
    assert node.sent == gets(1 + 2 + 4)
    _run(node, {"a": ["10.1.1.1"], "b": ["10.1.1.2"]}, check=True)
    assert node.sent == gets(1 + 2)


@once
def test_host_bits(node: Node) -> None:
    """The same network with other host bits is the same address; another mask only overlaps, which is a warning."""
    _put(node, {"old": ["10.1.1.0/24"]})
    for number in range(5):  # more than the new addresses, so that the filter is asked
        put_device(node, number + 1)
    assert "belongs to the network device 'old'" in _run(node, {"new": ["10.1.1.7/24"]}, check=True)["msg"]
    node.sim.configure(ip_overlap="identical")
    result = _run(node, {"new": ["10.1.1.0/25"]}, check=True)
    assert (result["changed"], "failed" in result) == (True, False)
    (warning,) = result["warnings"]
    assert "10.1.1.0/25 of 'new' with 'old'" in warning and "ISE may refuse" in warning


@once
def test_declared_device_that_keeps_the_address(node: Node) -> None:
    """A device that is declared without addresses keeps its own."""
    _put(node, {"old": ["10.1.1.1"]})
    old = {"name": "old", "radius": {"shared_secret": SECRET}}
    for more in ({}, {"description": "changed"}):
        new = {"name": "new", "ip_addresses": ["10.1.1.1"], "radius": {"shared_secret": SECRET}}
        result = run(node, {"network_devices": [{**old, **more}, new]})
        assert "10.1.1.1/32 belongs to the network device 'old', which keeps it in this plan" in result["msg"]
        assert writes(node) == 0


@once
def test_unreadable_holders(node: Node) -> None:
    """ISE refuses an address that is in use itself, so a failed look-up is a warning."""
    for number in range(5):
        put_device(node, number + 1)
    node.sim.fault("status", method="GET", path=r"/ers/config/networkdevice\?.*ipaddress", status=400, times=0)
    result = _run(node, {"new": ["10.1.1.1"]})
    assert (counts(result), "failed" in result) == ({"create": 1}, False)
    assert "have the new addresses could not be read" in result["warnings"][0]


RELEASES = ("3.0", "3.4")
CHAIN = {"a": ["10.1.1.1"], "b": ["10.1.1.2"], "c": ["10.1.1.3"]}
SWAPS = {
    "two devices": ({"a": ["10.1.1.1"], "b": ["10.1.1.2"]}, {"a": ["10.1.1.2"], "b": ["10.1.1.1"]}),
    "three devices": (CHAIN, {"a": ["10.1.1.2"], "b": ["10.1.1.3"], "c": ["10.1.1.1"]}),
    "one address of two": (
        {"a": ["10.1.1.1", "10.1.1.8"], "b": ["10.1.1.2"]},
        {"a": ["10.1.1.2", "10.1.1.8"], "b": ["10.1.1.1"]},
    ),
    "and a chain behind it": (
        {"a": ["10.1.1.1"], "b": ["10.1.1.2", "10.1.1.5"], "c": ["10.1.1.3"]},
        {"a": ["10.1.1.2"], "b": ["10.1.1.1"], "c": ["10.1.1.5"], "d": ["10.1.1.3"]},
    ),
}


@each(rows_with=first_row, releases=RELEASES)
def test_chain(node: Node) -> None:
    """Each device takes what the next leaves, a new one what the first leaves: no retries, no refused writes."""
    _put(node, CHAIN)
    declared = {"a": ["10.1.1.2"], "b": ["10.1.1.3"], "c": ["10.1.1.4"], "d": ["10.1.1.1"]}
    result = _run(node, declared)
    assert (counts(result), "failed" in result) == ({"create": 1, "change": 3}, False), result.get("msg")
    assert (_held(node), _refused(node)) == (_canonical(declared), 0)
    assert _run(node, declared)["changed"] is False


@once
def test_deleted_device(node: Node) -> None:
    """A purged device leaves its address to a new one: it is deleted first, although mappings can refer to devices."""
    _put(node, {"old": ["10.1.1.1"], "kept": ["10.1.1.2"]})
    declared = {"new": ["10.1.1.1"], "kept": ["10.1.1.2"]}
    result = _run(node, declared, purge=["network_devices"])
    assert (counts(result), _held(node), _refused(node)) == (
        {"create": 1, "delete": 1, "unchanged": 1},
        _canonical(declared),
        0,
    )


@each(rows_with=first_row, releases=RELEASES, case=lambda _row, _release: SWAPS)
def test_exchange(node: Node, case: str) -> None:
    """Without swap_via the plan fails, names the devices and the option; with it one device makes a detour."""
    before, after = SWAPS[case]
    _put(node, before)
    for check in (True, False):
        result = _run(node, after, check=check)
        message = failures(result)["network_devices a"]
        assert "'a' and 'b'" in message and "swap_via to a free address" in message, message
        assert (writes(node), _held(node)) == (0, _canonical(before))
    planned = _run(node, after, check=True, swap_via=[VIA])
    assert "failed" not in planned and writes(node) == 0
    assert f"'a' moves to {VIA}/32 first" in planned["warnings"][0], planned["warnings"]
    result = _run(node, after, swap_via=[VIA])
    assert "failed" not in result, result["msg"]
    assert (_held(node), _refused(node), counts(result)) == (_canonical(after), 0, counts(planned))
    assert result["changed_meanwhile"] == []
    assert _run(node, after, swap_via=[VIA])["changed"] is False


@once
def test_addresses_for_the_detour(node: Node) -> None:
    """It must be one host, and free: of undeclared and declared devices; two exchanges need two."""
    before = {"a": ["10.1.1.1"], "b": ["10.1.1.2"], "c": ["10.1.1.3"], "d": ["10.1.1.4"], "e": ["10.5.0.0/16"]}
    _put(node, {**before, "other": [VIA]})
    one = {**before, "a": ["10.1.1.2"], "b": ["10.1.1.1"]}
    two = {**one, "c": ["10.1.1.4"], "d": ["10.1.1.3"]}
    for wrong in ("10.9.0.0/24", "10.9.0.1-5", "nothing"):
        result = _run(node, one, swap_via=[wrong])
        assert result["msg"].startswith("swap_via: ") and wrong in result["msg"] and not node.sent, result
    assert f"{VIA}/32 is not free: 'other' has it" in _run(node, one, swap_via=[VIA])["msg"]
    assert "10.5.1.1/32 is not free: 'e' has it" in _run(node, one, swap_via=["10.5.1.1"])["msg"]
    assert "swap_via to 2 free addresses" in _run(node, two, swap_via=["10.9.9.1"])["msg"]
    assert (writes(node), _held(node)) == (0, _canonical({**before, "other": [VIA]}))
    result = _run(node, two, swap_via=["10.9.9.1", "10.9.9.2"])
    assert (counts(result), _held(node)) == ({"change": 4, "unchanged": 1}, _canonical({**two, "other": [VIA]}))
    node.sim.fault("status", method="GET", path=r"/ers/config/networkdevice\?.*ipaddress", status=400, times=0)
    assert "is free could not be read" in _run(node, before, swap_via=["10.9.9.1"])["msg"]


@once
@pytest.mark.parametrize("number", [0, 1, 2])
def test_interrupted_exchange(node: Node, number: int) -> None:
    """After a run that ended between two writes, the next one completes the exchange, with the option or without it."""
    before, after = SWAPS["two devices"]
    for options in ({}, {"swap_via": [VIA]}):
        node.sim.reset()
        _put(node, before)
        node.sim.fault("status", method="PATCH", skip=number, status=400, times=0)
        broken = _run(node, after, swap_via=[VIA])
        assert broken["failed"] and broken["changed"] is (number > 0), broken
        node.sim.clear_faults()
        if number == 0:
            assert _held(node) == _canonical(before)
            continue
        result = _run(node, after, **options)
        assert ("failed" in result, _held(node)) == (False, _canonical(after)), result.get("msg")


@once
def test_failed_detour(node: Node) -> None:
    """If ISE refuses the detour, all devices of the exchange fail, and nothing is written."""
    before, after = SWAPS["three devices"]
    _put(node, before)
    node.sim.fault("status", method="PATCH", status=400)
    result = _run(node, after, swap_via=[VIA])
    found = failures(result)
    assert "Moving it to a free address first failed:" in found["network_devices a"]
    assert "depends on the change of network_devices" in found["network_devices b"] + found["network_devices c"]
    assert (_held(node), result["changed"], result["summary"]["failed"]) == (_canonical(before), False, 3)


@each(rows_with=first_row, releases=("3.0",))
def test_detour_by_put(node: Node) -> None:
    """Where ISE has no PATCH and hides secrets, the detour is a PUT with the declared ones; without them it is refused."""
    node.sim.configure(mask_secrets=True)
    before, after = SWAPS["two devices"]
    _put(node, before)
    items = [{"name": name, "ip_addresses": list(texts)} for name, texts in after.items()]
    refused = run(node, {"network_devices": items}, swap_via=[VIA])
    assert refused["failed"] and "radius.shared_secret" in refused["msg"]
    assert _held(node) == _canonical(before)
    result = _run(node, after, swap_via=[VIA])
    assert ("failed" in result, _held(node)) == (False, _canonical(after)), result.get("msg")
    secrets = {each["authenticationSettings"]["radiusSharedSecret"] for each in node.sim.store.list("networkdevice")}
    assert SECRET in secrets and not any("*" in secret for secret in secrets)


@once
def test_new_group_and_exchange(node: Node) -> None:
    """The detour changes the addresses alone: a group that the same plan creates does not exist yet."""
    before, after = SWAPS["two devices"]
    _put(node, before)
    new = "Location#All Locations#Nice"
    items = [{"name": name, "ip_addresses": list(texts), "groups": [new]} for name, texts in after.items()]
    result = run(node, {"network_device_groups": [{"name": new}], "network_devices": items}, swap_via=[VIA])
    assert ("failed" in result, _held(node)) == (False, _canonical(after)), result.get("msg")
    assert all(new in (node.sim.store.get("networkdevice", name) or {})["NetworkDeviceGroupList"] for name in after)


def _refused(node: Node) -> int:
    """Return how many writes ISE has refused, without those that a release does not have."""
    writes_ = [each for each in node.sim.stats.requests if each.method in ("POST", "PUT", "PATCH", "DELETE")]
    return sum(each.status >= 400 and each.status != 405 for each in writes_)
