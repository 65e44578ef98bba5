# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Security groups."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue

ANY = "92bb1950-8c01-11e6-996c-525400b48521"

ROW = Row(
    module="security_group",
    info="security_group_info",
    by_name_since="",
    patch_since="",
    # 16 is the first tag that no built-in group has.
    minimal=Example(
        options={"name": "Printers"},
        stored={"name": "Printers", "value": 16, "propogateToApic": False},
        shown={"value": 16, "propagate_to_apic": False},
        chosen_by_server=True,
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
    second_values={"value": SecondValue(4321, 4321)},
    rename="Scanners",
    other_forms={"value": -1},
    filters={
        "name": "IoT_Cameras",
        "description": "Cameras of all buildings",
        "value": "1234",
        "propagate_to_apic": "true",
    },
    verify={"value": "sgt_value"},
    change_counters=("generationId",),
    used_by={
        "egressmatrixcell": lambda number, _name, identity: {
            "name": f"cell-{number}",
            "sourceSgtId": identity if number % 2 else ANY,
            "destinationSgtId": ANY if number % 2 else identity,
        },
        "sgmappinggroup": lambda number, _name, identity: {"name": f"hosts-{number}", "sgt": identity},
        "sgmapping": lambda number, _name, identity: {
            "name": f"10.1.1.{number}/32",
            "hostIp": f"10.1.1.{number}/32",
            "sgt": identity,
        },
    },
    switches={"sg_read_only": ("show",)},
    switch_tests={"sgt_create": "the simulator's own tests"},
)
