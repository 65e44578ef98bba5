# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TACACS+ command sets: which commands somebody may run on a device.

Sources: Cisco's ERS reference for tacacscommandsets (what members of the list need), public acceptance tests of other
clients. Lists can be neither filtered nor sorted.
"""

from __future__ import annotations

from .._schema.comparison import ORDERED
from .._schema.resource import Field, Resource

TACACS_COMMAND_SET = Resource(
    name="tacacs_command_set",
    plural="tacacs_command_sets",
    path="tacacscommandsets",
    envelope="TacacsCommandSets",
    fields=(
        Field("name", required=True),
        Field("description"),
        Field("permit_unmatched", kind="bool", api_name="permitUnmatched", server_default=False),
        Field(
            "commands",
            kind="list",
            elements="dict",
            api_name="/commands/commandList",
            compare=ORDERED,
            fields=(
                Field(
                    "grant",
                    required=True,
                    choices={"permit": "PERMIT", "deny": "DENY", "deny_always": "DENY_ALWAYS"},
                ),
                Field("command", required=True),
                Field("arguments", create_default=""),
            ),
        ),
    ),
    sort_by="",
    name_url=True,
    patch_since="3.2",
    factory=("DenyAllCommands",),
)
