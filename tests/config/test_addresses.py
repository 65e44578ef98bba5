# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Any exchange of addresses between devices, against the simulator, which refuses an address that another device has."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ansible_collections.openise.ise.plugins.modules import config
from ansible_collections.openise.ise.tests.truth.conftest import Simulators
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import rows

_NAMES = ("a", "b", "c", "d", "e")
_FREE = [f"10.9.9.{number}" for number in range(1, 4)]
_always = settings(
    max_examples=40,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
Devices = dict[str, list[str]]  # addresses by name


@st.composite
def _devices(draw: st.DrawFn) -> Devices:
    """Return devices with some of eight addresses, each in one device only."""
    owners = draw(st.lists(st.sampled_from([*_NAMES, ""]), min_size=8, max_size=8))
    held: Devices = {
        name: [f"10.1.1.{place}" for place, owner in enumerate(owners) if owner == name] for name in _NAMES
    }
    return {name: texts for name, texts in held.items() if texts}


@pytest.fixture
def node(request: pytest.FixtureRequest, simulators: Simulators) -> Node:
    """Return a node of the release under test."""
    release: str = request.param
    return Node(simulators.of(release), rows()[0], release)


def _put(node: Node, devices: Devices) -> None:
    node.sim.reset()
    node.forget_server()
    for name, texts in devices.items():
        addresses = [{"ipaddress": text, "mask": 32} for text in texts]
        node.sim.store.put("networkdevice", {"name": name, "NetworkDeviceIPList": addresses, "profileName": "Cisco"})


def _held(node: Node) -> Devices:
    found = {
        device["name"]: sorted(item["ipaddress"] for item in device["NetworkDeviceIPList"])
        for device in node.sim.store.list("networkdevice")
    }
    return {name: texts for name, texts in found.items() if name in _NAMES}


def _run(node: Node, devices: Devices, **options: Any) -> Result:
    items = [{"name": name, "ip_addresses": texts} for name, texts in devices.items()]
    return node.perform(config.TASK, {"resources": {"network_devices": items}, **options})


@pytest.mark.parametrize("node", ["3.0", "3.4"], indirect=True)
@_always
@given(before=_devices(), after=_devices(), purged=st.booleans())
def test_any_exchange(node: Node, before: Devices, after: Devices, purged: bool) -> None:
    """Done without a refused write, or refused as a whole before the first one: only an undeclared device can be the reason."""
    _put(node, before)
    options = {"purge": ["network_devices"], "allow_empty": ["network_devices"], "max_deletes": 9} if purged else {}
    result = _run(node, after, swap_via=_FREE, **options)
    kept = {} if purged else {name: texts for name, texts in before.items() if name not in after}
    taken = {text for texts in kept.values() for text in texts} & {text for texts in after.values() for text in texts}
    if taken:
        assert result["failed"] and "which is not declared" in result["msg"], result["msg"]
        assert _held(node) == before
        return
    assert "failed" not in result, result["msg"]
    assert _held(node) == {**kept, **after}
    refused = [each.status for each in node.sim.stats.requests if each.method != "GET" and each.status >= 400]
    assert set(refused) <= {405}
    assert _run(node, after, **options)["changed"] is False


@pytest.mark.parametrize("node", ["3.4"], indirect=True)
@_always
@given(before=_devices(), after=_devices(), number=st.integers(0, 6))
def test_interrupted_exchange(node: Node, before: Devices, after: Devices, number: int) -> None:
    """After any number of writes ISE refuses all others; the next run completes what the first one began."""
    after = {**{name: [f"10.2.1.{place}"] for place, name in enumerate(before)}, **after}
    _put(node, before)
    node.sim.fault("status", method="POST|PUT|PATCH", skip=number, status=400, times=0)
    first = _run(node, after, swap_via=_FREE)
    node.sim.clear_faults()
    assert first["changed"] is (number > 0 and _held(node) != before)
    result = _run(node, after, swap_via=_FREE)
    assert "failed" not in result, result["msg"]
    assert _held(node) == after
