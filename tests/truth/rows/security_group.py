# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Security groups."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Other, Row

ROW = Row(
    module="security_group",
    info="security_group_info",
    name_url="",
    patch="",
    # 16 is the first tag that no group of the factory has.
    minimal=Example(
        options={"name": "Printers"},
        stored={"name": "Printers", "value": 16, "propogateToApic": False},
        shown={"value": 16, "propagate_to_apic": False},
        chosen=True,
    ),
    full=Example(
        options={
            "name": "IoT_Cameras",
            "description": "Cameras of all buildings",
            "value": 1234,
            "propagate_to_apic": True,
            "default_sgacls": ["Permit_Web", "Deny_IP_Log"],
            "read_only": True,
        },
        stored={
            "name": "IoT_Cameras",
            "description": "Cameras of all buildings",
            "value": 1234,
            "propogateToApic": True,
            "defaultSGACLs": ["Permit_Web", "Deny_IP_Log"],
            "isReadOnly": True,
        },
    ),
    examples={
        "a tag of our own": Example(
            options={"name": "Doors", "value": 65519},
            stored={"name": "Doors", "value": 65519, "propogateToApic": False},
        ),
    },
    others={"value": Other(4321, 4321)},
    rename="Scanners",
    spelled={"value": -1},
    found_by={
        "name": "IoT_Cameras",
        "description": "Cameras of all buildings",
        "value": "1234",
        "propagate_to_apic": "true",
    },
    unproven={"value": "sgt_value"},
    counted=("generationId",),
    switches={"sg_read_only": ("show",)},
    situations={"sgt_create": "the simulator's own tests"},
)
