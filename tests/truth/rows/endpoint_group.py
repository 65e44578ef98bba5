# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoint identity groups."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue

BUILDING = "76d24097-41c4-4558-a4d0-a8c07ac08470"
LABORATORY = "76d24097-41c4-4558-a4d0-a8c07ac08471"

ROW = Row(
    module="endpoint_group",
    info="endpoint_group_info",
    by_name_since="2.4",
    patch_since="3.2",
    minimal=Example(options={"name": "Sensors"}, stored={"name": "Sensors", "systemDefined": False}),
    full=Example(
        options={"name": "Cameras", "description": "IP cameras", "parent": "Building"},
        stored={"name": "Cameras", "description": "IP cameras", "parentId": BUILDING, "systemDefined": False},
    ),
    examples={
        "a slash and umlauts in the name": Example(
            options={"name": "Türen/Tore", "description": "Zutritt"},
            stored={"name": "Türen/Tore", "description": "Zutritt", "systemDefined": False},
        ),
    },
    second_values={"parent": SecondValue("Laboratory", LABORATORY)},
    rename="Probes",
    filters={"name": "Cameras"},
    objects={
        "endpointgroup": [
            {"id": BUILDING, "name": "Building", "systemDefined": False},
            {"id": LABORATORY, "name": "Laboratory", "systemDefined": False},
        ]
    },
    used_by={
        "endpoint": lambda number, _name, identity: {
            "name": f"02:00:00:00:00:{number:02}",
            "mac": f"02:00:00:00:00:{number:02}",
            "groupId": identity,
            "staticGroupAssignment": True,
        },
    },
    switches={"group_delete_used": ("detach",)},
)
