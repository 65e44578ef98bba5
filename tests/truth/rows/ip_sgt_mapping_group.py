# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups of IP-SGT mappings."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue, SideEffects

CAMERAS, DOORS, PRINTERS = (f"76d24097-41c4-4558-a4d0-a8c07ac0850{number}" for number in range(3))
PARIS, LYON, SWITCH = (f"76d24097-41c4-4558-a4d0-a8c07ac0870{number}" for number in range(3))

GROUPS: list[dict[str, Any]] = [
    {"id": CAMERAS, "name": "Cameras", "value": 4001},
    {"id": DOORS, "name": "Doors", "value": 4002},
    {"id": PRINTERS, "name": "Printers", "value": 4003},
]
PLACES: dict[str, list[dict[str, Any]]] = {
    "networkdevice": [
        {"id": SWITCH, "name": "sw-paris-01", "NetworkDeviceIPList": [{"ipaddress": "10.1.2.3", "mask": 32}]}
    ],
    "networkdevicegroup": [
        {"id": PARIS, "name": "Location#All Locations#Paris", "othername": "Location"},
        {"id": LYON, "name": "Location#All Locations#Lyon", "othername": "Location"},
    ],
}
TO_ALL = SecondValue("all", "ALL", SideEffects(removed=("deploy_to",)))

ROW = Row(
    module="ip_sgt_mapping_group",
    info="ip_sgt_mapping_group_info",
    by_name_since="",
    patch_since="",
    minimal=Example(
        options={"name": "Servers", "security_group": "Doors"},
        stored={"name": "Servers", "sgt": DOORS, "deployType": "ALL"},
        shown={"deploy_type": "all"},
    ),
    full=Example(
        options={
            "name": "Cameras of Paris",
            "description": "All floors",
            "security_group": "Cameras",
            "deploy_type": "device_group",
            "deploy_to": "Location#All Locations#Paris",
            "sgt_domain": "campus",
        },
        stored={
            "name": "Cameras of Paris",
            "description": "All floors",
            "sgt": CAMERAS,
            "deployType": "NDG",
            "deployTo": PARIS,
            "sgtDomain": "campus",
        },
    ),
    examples={
        "to one device": Example(
            options={
                "name": "Printers of Paris",
                "security_group": "Printers",
                "deploy_type": "device",
                "deploy_to": "sw-paris-01",
            },
            stored={"name": "Printers of Paris", "sgt": PRINTERS, "deployType": "ND", "deployTo": SWITCH},
        ),
    },
    second_values={
        "security_group": SecondValue("Doors", DOORS),
        "deploy_type": TO_ALL,
        "deploy_to": SecondValue("Location#All Locations#Lyon", LYON),
    },
    not_clearable={"security_group": "a mapping group needs one", "deploy_to": "deployTo"},
    rename="Clients",
    objects={"sgt": GROUPS, **PLACES},
    filters={"name": "Cameras of Paris", "security_group": "Cameras"},
    used_by={
        "sgmapping": lambda number, _name, identity: {
            "name": f"10.1.1.{number}/32",
            "hostIp": f"10.1.1.{number}/32",
            "mappingGroup": identity,
        },
    },
    switches={"mapping_sgt": ("name",)},
    switch_tests={"deploy_seconds": "test_deploy.py", "deploy_busy": "test_deploy.py"},
)
