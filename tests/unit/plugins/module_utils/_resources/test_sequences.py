# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sequences of identity stores and of servers: order, and what is refused before ISE is asked."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._resources.external_radius_server import (
    EXTERNAL_RADIUS_SERVER,
)
from ansible_collections.openise.ise.plugins.module_utils._resources.identity_source_sequence import (
    IDENTITY_SOURCE_SEQUENCE,
)
from ansible_collections.openise.ise.plugins.module_utils._resources.radius_server_sequence import (
    RADIUS_SERVER_SEQUENCE,
)
from ansible_collections.openise.ise.plugins.module_utils._resources.tacacs_server_sequence import (
    TACACS_SERVER_SEQUENCE,
)
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs

UPDATE = {"action": "update", "dictionary": "Radius", "attribute": "Class", "value": "a"}
SERVER = {"name": "radius1", "ip_address": "192.0.2.1", "shared_secret": "s", "message_authenticator_required": True}


def test_identity_stores_are_in_the_order_of_their_numbers() -> None:
    members = [{"idstore": "third", "order": "10"}, {"idstore": "first", "order": 2}, {"idstore": "second", "order": 9}]
    snapshot = Snapshot(IDENTITY_SOURCE_SEQUENCE, {"id": "s1", "name": "s", "idSeqItem": members})
    assert snapshot.value(("identity_stores",)) == ["first", "second", "third"]


def test_servers_in_one_text() -> None:
    snapshot = Snapshot(TACACS_SERVER_SEQUENCE, {"id": "s1", "name": "s", "serverList": "b, a ,c"})
    assert snapshot.value(("servers",)) == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("resource", "params", "message"),
    [
        (TACACS_SERVER_SEQUENCE, {"servers": ["a", "b,c"]}, "servers: 'b,c' contains a comma"),
        (RADIUS_SERVER_SEQUENCE, {"request_changes": [UPDATE]}, "request_changes: an update of an attribute needs"),
        (RADIUS_SERVER_SEQUENCE, {"accept_changes": [UPDATE]}, "accept_changes: an update of an attribute needs"),
    ],
)
def test_what_ise_could_not_make_sense_of(resource: Resource, params: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidInput) as failure:
        desired_state(resource, params)
    assert failure.value.message.startswith(message)


@pytest.mark.parametrize(
    ("params", "lacks"),
    [
        ({}, ""),
        ({"key_wrap": False}, ""),
        ({"key_wrap": True}, "key_encryption_key"),
        ({"key_wrap": True, "key_encryption_key": "x" * 16}, "message_authenticator_code_key"),
        ({"key_wrap": True, "key_encryption_key": "x" * 16, "message_authenticator_code_key": "y" * 20}, ""),
    ],
)
def test_keys_are_needed_with_key_wrap_only(params: dict[str, Any], lacks: str) -> None:
    ers = FakeErs(release=(3, 5))
    desired = Desired(EXTERNAL_RADIUS_SERVER, desired_state(EXTERNAL_RADIUS_SERVER, {**SERVER, **params}))
    if lacks:
        with pytest.raises(InvalidInput, match=f"{lacks} is needed to create"):
            StepPlanner(ers).plan([desired])
    else:
        assert StepPlanner(ers).plan([desired])[0].action is Action.CREATE
