# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TACACS+ command sets: the commands that users may run on a device.

Sources: Cisco's ERS reference for tacacscommandsets (what members of the list need), public acceptance tests of other
clients. Lists can be neither filtered nor sorted.
"""

from __future__ import annotations

from .._schema.attribute_types import Boolean, List, String
from .._schema.comparison import ORDERED
from .._schema.endpoint import Endpoint, Identity
from .._schema.resource import Resource

TACACS_COMMAND_SET = Resource(
    "tacacs_command_set",
    "tacacs_command_sets",
    endpoint=Endpoint("tacacscommandsets", "TacacsCommandSets", by_name=True, patch_since="3.2", sort_by=""),
    identity=Identity(built_in=("DenyAllCommands",)),
    attributes=(
        String("name", required=True),
        String("description"),
        Boolean("permit_unmatched", "permitUnmatched", server_default=False),
        List(
            "commands",
            "/commands/commandList",
            compare=ORDERED,
            attributes=(
                String(
                    "grant", required=True, choices={"permit": "PERMIT", "deny": "DENY", "deny_always": "DENY_ALWAYS"}
                ),
                String("command", required=True),
                String("arguments", create_default=""),
            ),
        ),
    ),
)
