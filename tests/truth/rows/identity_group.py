# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""User identity groups."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue

ROOT = "NAC Group:NAC:IdentityGroups:User Identity Groups"

ROW = Row(
    module="identity_group",
    info="identity_group_info",
    by_name_since="2.4",
    patch_since="3.2",
    delete_since="3.2",
    minimal=Example(
        options={"name": "Contractors"},
        stored={"name": "Contractors", "parent": ROOT},
        shown={"parent": ROOT},
    ),
    full=Example(
        options={"name": "Builders", "description": "External staff", "parent": f"{ROOT}:Employee"},
        stored={"name": "Builders", "description": "External staff", "parent": f"{ROOT}:Employee"},
    ),
    examples={
        "blanks and brackets in the name": Example(
            options={"name": "GuestType_Event (our own)"},
            stored={"name": "GuestType_Event (our own)", "parent": ROOT},
        ),
    },
    second_values={"parent": SecondValue(f"{ROOT}:Employee:Masons", f"{ROOT}:Employee:Masons")},
    rename="Externals",
    other_forms={"parent": " Employee "},
    filters={"name": "Builders", "description": "External staff"},
    used_by={
        "internaluser": lambda number, _name, identity: {
            "name": f"user-{number}",
            "identityGroups": f"a1740510-8c01-11e6-996c-525400b48521,{identity}",
            "passwordIDStore": "Internal Users",
        },
    },
    switches={"identity_group_parent": ("written", "refuse")},
    switch_tests={"identity_group_children": "config renames"},
)
