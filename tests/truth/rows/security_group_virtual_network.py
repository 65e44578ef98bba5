# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Virtual networks of security groups."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue
from ansible_collections.openise.ise.tests.truth.rows.ip_sgt_mapping_group import CAMERAS, DOORS, GROUPS

COPIES = [f"76d24097-41c4-4558-a4d0-b8c07ac{number:05}" for number in range(300)]

ROW = Row(
    module="security_group_virtual_network",
    info="security_group_virtual_network_info",
    by_name_since="",
    patch_since="",
    key=("security_group",),
    listed_as="",
    key_filters=("security_group",),
    key_filters_proven=False,
    copies=lambda number: {"sgtId": COPIES[number]},
    minimal=Example(
        options={"security_group": "Doors", "name": "Doors"},
        stored={"sgtId": DOORS, "name": "Doors"},
    ),
    full=Example(
        options={
            "security_group": "Cameras",
            "name": "Cameras",
            "description": "All floors",
            "virtual_networks": [
                {
                    "name": "Campus",
                    "description": "Main",
                    "default": True,
                    "vlans": [
                        {"name": "office", "description": "First", "default": True, "data": True, "max_value": 4000},
                        {"name": "voice", "default": False, "data": False},
                    ],
                },
                {"name": "Lab", "default": False, "vlans": [{"name": "lab", "default": False, "data": True}]},
            ],
        },
        stored={
            "sgtId": CAMERAS,
            "name": "Cameras",
            "description": "All floors",
            "virtualnetworklist": [
                {
                    "name": "Campus",
                    "description": "Main",
                    "defaultVirtualNetwork": True,
                    "vlans": [
                        {
                            "name": "office",
                            "description": "First",
                            "defaultVlan": True,
                            "data": True,
                            "maxValue": 4000,
                        },
                        {"name": "voice", "defaultVlan": False, "data": False},
                    ],
                },
                {
                    "name": "Lab",
                    "defaultVirtualNetwork": False,
                    "vlans": [{"name": "lab", "defaultVlan": False, "data": True}],
                },
            ],
        },
    ),
    second_values={
        "security_group": None,
        "virtual_networks": SecondValue(
            [{"name": "Campus", "default": True, "vlans": [{"name": "office", "default": True, "data": False}]}],
            [
                {
                    "name": "Campus",
                    "defaultVirtualNetwork": True,
                    "vlans": [{"name": "office", "defaultVlan": True, "data": False}],
                }
            ],
        ),
    },
    not_clearable={"name": "an assignment needs a name"},
    objects={
        "sgt": [
            *GROUPS,
            *({"id": each, "name": f"Copy_{number}", "value": 5000 + number} for number, each in enumerate(COPIES)),
        ]
    },
)
