# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TACACS+ profiles."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue

LEVEL = {"name": "priv-lvl", "value": "15", "type": "mandatory"}
IDLE = {"name": "idletime", "value": "10", "type": "optional"}
STORED_LEVEL = {"name": "priv-lvl", "value": "15", "type": "MANDATORY"}
STORED_IDLE = {"name": "idletime", "value": "10", "type": "OPTIONAL"}

ROW = Row(
    module="tacacs_profile",
    info="tacacs_profile_info",
    by_name_since="2.4",
    patch_since="3.2",
    minimal=Example(options={"name": "Nothing"}, stored={"name": "Nothing"}),
    full=Example(
        options={"name": "IOS Admin", "description": "Level 15", "attributes": [LEVEL, IDLE]},
        stored={
            "name": "IOS Admin",
            "description": "Level 15",
            "sessionAttributes": {"sessionAttributeList": [STORED_LEVEL, STORED_IDLE]},
        },
    ),
    examples={
        "an attribute twice, one without a value": Example(
            options={
                "name": "Nexus_Roles",
                "attributes": [
                    {"name": "shell:roles", "value": "network-admin", "type": "optional"},
                    {"name": "shell:roles", "value": "vdc-admin", "type": "optional"},
                    {"name": "service", "value": "", "type": "mandatory"},
                ],
            },
            stored={
                "name": "Nexus_Roles",
                "sessionAttributes": {
                    "sessionAttributeList": [
                        {"name": "shell:roles", "value": "network-admin", "type": "OPTIONAL"},
                        {"name": "shell:roles", "value": "vdc-admin", "type": "OPTIONAL"},
                        {"name": "service", "value": "", "type": "MANDATORY"},
                    ]
                },
            },
        ),
    },
    second_values={"attributes": SecondValue([IDLE], [STORED_IDLE])},
    rename="No_rights",
    ordered=("attributes",),
    other_forms={"attributes": [{"name": "priv-lvl", "value": "15"}, IDLE]},
    switches={"tacacs_session_attributes": ("ignore",)},
)
