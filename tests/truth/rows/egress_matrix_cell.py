# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells of the egress matrix."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue

CAMERAS, DOORS, PRINTERS = (f"76d24097-41c4-4558-a4d0-a8c07ac0850{number}" for number in range(3))
WEB, TELNET = (f"76d24097-41c4-4558-a4d0-a8c07ac0860{number}" for number in range(2))
PRODUCTION = "9fbb1bd0-8c01-11e6-996c-525400b48521"
STAGING = "ccf9a6ea-153b-4056-b8f4-0dc17eca4d30"


def _groups() -> list[dict[str, Any]]:
    groups = ((CAMERAS, "Cameras", 4001), (DOORS, "Doors", 4002), (PRINTERS, "Printers", 4003))
    any_group = {"id": "92bb1950-8c01-11e6-996c-525400b48521", "name": "ANY", "value": 65535}
    return [any_group, *({"id": identity, "name": name, "value": value} for identity, name, value in groups)]


ROW = Row(
    module="egress_matrix_cell",
    info="egress_matrix_cell_info",
    by_name_since="",
    patch_since="",
    key=("source", "destination"),
    listed_as="",
    narrowed_by=("matrix_id",),
    key_filters=("source", "destination"),
    copies=lambda number: {"matrixId": f"ccf9a6ea-153b-4056-b8f4-{number:012}", "name": f"Doors-Cameras {number:03}"},
    minimal=Example(
        options={"source": "Doors", "destination": "Cameras"},
        stored={
            "name": "Doors-Cameras",
            "sourceSgtId": DOORS,
            "destinationSgtId": CAMERAS,
            "matrixCellStatus": "DISABLED",
            "defaultRule": "NONE",
            "sgacls": [],
            "matrixId": PRODUCTION,
        },
        shown={"status": "disabled", "default_rule": "none"},
    ),
    full=Example(
        options={
            "source": "Cameras",
            "destination": "Printers",
            "matrix_id": STAGING,
            "description": "Cameras print nothing",
            "status": "enabled",
            "default_rule": "none",
            "sgacls": ["Permit_Web"],
        },
        stored={
            "name": "Cameras-Printers",
            "sourceSgtId": CAMERAS,
            "destinationSgtId": PRINTERS,
            "matrixId": STAGING,
            "description": "Cameras print nothing",
            "matrixCellStatus": "ENABLED",
            "defaultRule": "NONE",
            "sgacls": [WEB],
        },
    ),
    examples={
        "a rule alone": Example(
            options={
                "source": "Printers",
                "destination": "Doors",
                "matrix_id": STAGING,
                "description": "Printers open doors",
                "status": "monitor",
                "default_rule": "permit_ip",
            },
            stored={
                "name": "Printers-Doors",
                "sourceSgtId": PRINTERS,
                "destinationSgtId": DOORS,
                "description": "Printers open doors",
                "matrixCellStatus": "MONITOR",
                "defaultRule": "PERMIT_IP",
                "sgacls": [],
                "matrixId": STAGING,
            },
        ),
    },
    example_of={"default_rule": "a rule alone"},
    second_values={"sgacls": SecondValue(["Deny_Telnet"], [TELNET]), "matrix_id": SecondValue(PRODUCTION, PRODUCTION)},
    ordered=("sgacls",),
    objects={
        "sgt": _groups(),
        "sgacl": [
            {"id": WEB, "name": "Permit_Web", "aclcontent": "permit tcp dst eq 443", "ipVersion": "IPV4"},
            {"id": TELNET, "name": "Deny_Telnet", "aclcontent": "deny tcp dst eq 23", "ipVersion": "IPV4"},
        ],
    },
    filters={
        "description": "Cameras print nothing",
        "status": "enabled",
        "source_name": "Cameras",
        "source_value": "4001",
        "destination_name": "Printers",
        "destination_value": "4003",
        "matrix_id": STAGING,
    },
    switches={"cell_rule": ("acl",), "multiple_sgacls": (True,)},
)
