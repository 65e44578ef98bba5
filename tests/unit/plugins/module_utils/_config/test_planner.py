# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a purge takes, and how a planned object is told."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.planner import Plan, Planned, Purge, names_of
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import wanted_state
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action, Desired, Step
from ansible_collections.openise.ise.plugins.module_utils._engine.reconciler import Engine
from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint_group import ENDPOINT_GROUP
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._resources.security_group import SECURITY_GROUP
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import SECRET, device

OURS = "9ecf23a1-e633-11f1-b8f4-d60cbf15e15e"


@pytest.mark.parametrize(
    ("patterns", "name", "taken"),
    [
        ([], "lab-1", True),
        (["lab-*"], "lab-1", False),
        (["LAB-*"], "lab-1", False),
        (["lab-*"], "LAB-1", False),
        (["lab"], "lab-1", True),
        (["prod-*", "lab-[0-9]"], "lab-1", False),
        (["*"], "anything", False),
        ([""], "lab-1", True),
    ],
)
def test_patterns(patterns: list[str], name: str, taken: bool) -> None:
    """Shell patterns of whole names, regardless of case."""
    assert Purge(["endpoint_groups"], {"endpoint_groups": patterns}).takes(ENDPOINT_GROUP, OURS, name) is taken


def test_patterns_of_another_type() -> None:
    """Patterns hold for their own type."""
    assert Purge(["endpoint_groups"], {"network_devices": ["*"]}).takes(ENDPOINT_GROUP, OURS, "lab-1")


def test_factory() -> None:
    """What ISE came with is never taken, pattern or none."""
    assert not Purge(["endpoint_groups"]).takes(ENDPOINT_GROUP, "aa0e8b20-8bff-11e6-996c-525400b48521", "Unknown")
    assert not Purge(["network_devices"]).takes(NETWORK_DEVICE, OURS, "ISE_EST_Local_Host")


@pytest.mark.parametrize(
    ("resource", "options", "names"),
    [
        (ENDPOINT_GROUP, {"name": "Lab"}, ["Lab"]),
        (SECURITY_GROUP, {"name": "Lab", "value": 3001}, ["Lab", "3001"]),
        (SECURITY_GROUP, {"name": "Lab"}, ["Lab"]),
        (SECURITY_GROUP, {"value": 3001}, []),
    ],
)
def test_names(resource: Resource, options: dict[str, object], names: list[str]) -> None:
    """What others may call an object: its name, and its number where users may write that."""
    assert names_of(Desired(resource, wanted_state(resource, options))) == names


def test_entries() -> None:
    """Type, name, id where there is one, and each change with both values; secrets in words only."""
    stored = device(authenticationSettings={"radiusSharedSecret": SECRET, "networkProtocol": "RADIUS"})
    engine = Engine(FakeErs((NETWORK_DEVICE, stored)))
    changed = Desired(
        NETWORK_DEVICE,
        wanted_state(NETWORK_DEVICE, {"name": "sw1", "description": "edge", "radius": {"shared_secret": "Other-1"}}),
        update_secrets=True,
    )
    gone = Desired(NETWORK_DEVICE, wanted_state(NETWORK_DEVICE, {"name": "sw1"}), present=False)
    update, delete = (Planned("network_devices", "sw1", engine.plan([each])[0]) for each in (changed, gone))
    entry = update.entry(engine)
    assert {key: entry[key] for key in ("type", "name", "id")} == {"type": "network_devices", "name": "sw1", "id": "d1"}
    assert entry["changes"] == [
        {"option": "description", "before": "core", "after": "edge"},
        {"option": "radius.shared_secret", "before": "(secret)", "after": "(secret, written)"},
    ]
    assert delete.entry(engine) == {"type": "network_devices", "name": "sw1", "id": "d1", "changes": []}
    plan = Plan([update, delete])
    assert (plan.of(Action.UPDATE), plan.of(Action.DELETE), plan.of(Action.CREATE)) == ([update], [delete], [])


def test_unchanged_is_no_step() -> None:
    """An object that is not there and shall not be has nothing to tell."""
    absent = Desired(ENDPOINT_GROUP, wanted_state(ENDPOINT_GROUP, {"name": "Lab"}), present=False)
    planned = Planned("endpoint_groups", "Lab", Step(absent, Action.NONE))
    assert planned.entry(Engine(FakeErs())) == {"type": "endpoint_groups", "name": "Lab", "changes": []}
