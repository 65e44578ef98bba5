# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a file would declare what ISE holds."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._engine.references import References
from ansible_collections.openise.ise.plugins.module_utils._resources.egress_matrix_cell import EGRESS_MATRIX_CELL
from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint import ENDPOINT
from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint_group import ENDPOINT_GROUP
from ansible_collections.openise.ise.plugins.module_utils._resources.internal_user import INTERNAL_USER
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._resources.security_group import SECURITY_GROUP
from ansible_collections.openise.ise.plugins.module_utils._resources.security_group_acl import SECURITY_GROUP_ACL
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.plugins.module_utils._tasks.config_info import declaration
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs

HELD: list[tuple[Resource, dict[str, Any]]] = [
    (ENDPOINT_GROUP, {"id": "g1", "name": "Cameras"}),
    (SECURITY_GROUP, {"id": "s1", "name": "Cams", "value": 3001}),
    (SECURITY_GROUP, {"id": "s2", "name": "Desks", "value": 3002}),
    (SECURITY_GROUP_ACL, {"id": "a1", "name": "Web"}),
]
DEVICE: dict[str, Any] = {
    "id": "d1",
    "name": "sw-1",
    "description": "",
    "profileName": "Cisco",
    "coaPort": 1700,
    "NetworkDeviceIPList": [{"ipaddress": "10.0.0.2", "mask": 32}, {"ipaddress": "10.0.0.1", "mask": 32}],
    "NetworkDeviceGroupList": ["Location#All Locations#Rome", "Device Type#All Device Types"],
}


@pytest.mark.parametrize(
    ("resource", "document", "declared"),
    [
        # Lists that mean the same in any order are sorted; what is empty or as it is by itself is left out.
        (
            NETWORK_DEVICE,
            {**DEVICE, "authenticationSettings": {"networkProtocol": "RADIUS", "radiusSharedSecret": "******"}},
            {
                "name": "sw-1",
                "ip_addresses": ["10.0.0.1/32", "10.0.0.2/32"],
                "groups": ["Location#All Locations#Rome"],
                "radius": {"shared_secret": "secret://network_devices/sw-1/radius.shared_secret"},
            },
        ),
        # A secret in plain text is no more shown than one behind asterisks.
        (
            INTERNAL_USER,
            {"id": "u1", "name": "ann", "password": "Plain-1", "passwordIDStore": "Internal Users", "enabled": False},
            {"name": "ann", "enabled": False, "user_password": "secret://internal_users/ann/user_password"},
        ),
        # Names in place of ids.
        (
            ENDPOINT,
            {
                "id": "e1",
                "name": "02:00:00:00:00:01",
                "mac": "02:00:00:00:00:01",
                "groupId": "g1",
                "staticGroupAssignment": True,
                "staticProfileAssignment": False,
                "profileId": "p9",
            },
            {"mac": "02:00:00:00:00:01", "group": "Cameras", "static_group_assignment": True},
        ),
        # A group that profiling chose says nothing.
        (
            ENDPOINT,
            {"id": "e1", "mac": "02:00:00:00:00:01", "groupId": "g1", "staticGroupAssignment": False},
            {"mac": "02:00:00:00:00:01"},
        ),
        # Lists whose order means something keep it; a key of references is named.
        (
            EGRESS_MATRIX_CELL,
            {
                "id": "c1",
                "name": "Cams-Desks",
                "sourceSgtId": "s1",
                "destinationSgtId": "s2",
                "matrixCellStatus": "ENABLED",
                "defaultRule": "NONE",
                "sgacls": ["a1"],
            },
            {"source": "Cams", "destination": "Desks", "status": "enabled", "sgacls": ["Web"]},
        ),
    ],
    ids=["device", "user", "static endpoint", "profiled endpoint", "cell"],
)
def test_declaration(resource: Resource, document: dict[str, Any], declared: dict[str, Any]) -> None:
    """Neither ids nor what ISE counts, no secret, and names wherever files have names."""
    assert declaration(Snapshot(resource, document), References(FakeErs(*HELD)), None) == declared
