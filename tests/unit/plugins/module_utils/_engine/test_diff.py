# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What diff mode shows: exactly what changes, and no secret."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine.bodies import new_document
from ansible_collections.openise.ise.plugins.module_utils._engine.changes import differences
from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Values, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.diff import creation_changes, rendered, rendered_after
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import (
    MASK,
    RESOURCES,
    SECRET,
    device_snapshot,
    holding,
    label,
)


def shown(snapshot: Snapshot, *, always: bool = False, **params: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    desired = desired_state(NETWORK_DEVICE, params)
    before = rendered(snapshot)
    changes = differences(snapshot, desired, write_unreadable=always)
    return before, rendered_after(before, changes)


def created(resource: Resource, desired: Values) -> Snapshot:
    return Snapshot(resource, new_document(resource, desired))


def test_nothing_before_a_creation() -> None:
    assert rendered(None) == {}
    desired = desired_state(NETWORK_DEVICE, {"name": "sw1", "radius": {"shared_secret": SECRET, "coa_port": 3799}})
    assert rendered_after({}, creation_changes(created(NETWORK_DEVICE, desired), desired)) == {
        "name": "sw1",
        "radius": {"shared_secret": "(secret, written)", "coa_port": 3799},
    }


def test_only_what_changes_differs() -> None:
    before, after = shown(device_snapshot(), description="edge", radius={"coa_port": 3799})
    assert before["description"] == "core"
    assert after == {**before, "description": "edge", "radius": {**before["radius"], "coa_port": 3799}}


def test_groups_that_stay_are_shown() -> None:
    _before, after = shown(device_snapshot(), groups=["Location#All Locations#Paris"])
    assert after["groups"] == [
        "Location#All Locations#Paris",
        "Device Type#All Device Types",
        "IPSEC#Is IPSEC Device#No",
    ]


@pytest.mark.parametrize(
    ("auth", "params", "always", "before", "after"),
    [
        ({"radiusSharedSecret": MASK}, {"shared_secret": SECRET}, False, "(secret)", "(secret)"),
        ({"radiusSharedSecret": MASK}, {"shared_secret": SECRET}, True, "(secret)", "(secret, written)"),
        ({"radiusSharedSecret": "old"}, {"shared_secret": SECRET}, False, "(secret)", "(secret, written)"),
        ({"radiusSharedSecret": SECRET}, {"shared_secret": SECRET}, True, "(secret)", "(secret)"),
        ({}, {"shared_secret": SECRET}, False, None, "(secret, written)"),
        ({"radiusSharedSecret": "old"}, {"shared_secret": ""}, False, "(secret)", ""),
    ],
)
def test_a_secret_is_a_word_about_it(
    auth: dict[str, Any], params: dict[str, Any], always: bool, before: str | None, after: str
) -> None:
    old, new = shown(device_snapshot(authenticationSettings=auth), always=always, radius=params)
    assert old["radius"].get("shared_secret") == before
    assert new["radius"]["shared_secret"] == after


def test_a_cleared_block_is_gone() -> None:
    before, after = shown(device_snapshot(snmpsettings={"version": "ONE", "roCommunity": "x-secret"}), snmp={})
    assert before["snmp"] == {"version": "1", "ro_community": "(secret)"}
    assert "snmp" not in after


@pytest.mark.parametrize("resource", RESOURCES, ids=label)
def test_no_secret_is_ever_rendered(resource: Resource) -> None:
    """Every secret attribute at once: shown by ISE with one value, desired with another, and created."""
    secrets = [leaf for leaf in resource.leaves if leaf.attribute.secret]
    snapshot = holding(resource, [(leaf, "CANARY-old") for leaf in secrets])
    desired: dict[tuple[str, ...], Any] = {("name",): "n", **{leaf.path: "CANARY-new" for leaf in secrets}}
    document = json.dumps(created(resource, desired).document)
    assert document.count("CANARY-new") == len(secrets)
    assert json.dumps(snapshot.document).count("CANARY-old") == len(secrets)
    before = rendered(snapshot)
    changes = differences(snapshot, desired, write_unreadable=True)
    texts = [
        before,
        rendered_after(before, changes),
        rendered_after({}, creation_changes(created(resource, desired), desired)),
        snapshot.result(),
        created(resource, desired).result(),
    ]
    assert "CANARY" not in json.dumps(texts)
    assert json.dumps(texts[1]).count("(secret, written)") == len(secrets)
