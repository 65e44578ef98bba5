# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TACACS+ command sets: the commands that a user may run on a device. Lists support neither filters nor sorting."""

from __future__ import annotations

from .language import BY_NAME, LINK, PATCH, WRITE, Attribute, BuiltIn, Resource

__all__ = ["RESOURCES"]

TACACS_COMMAND_SETS = Resource(
    path="tacacscommandsets",
    envelope="TacacsCommandSets",
    service="policy.tacacscommandsets",
    methods={**WRITE, **PATCH, **BY_NAME},
    revisions=(("1.0", "2.4"), ("1.1", "3.2")),
    sortable_by=(),
    put="switch",
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("permitUnmatched", "boolean", server_default=False),
        Attribute(
            "commands",
            "block",
            always_read=True,
            attributes=(
                Attribute(
                    "commandList",
                    "list",
                    read_default=[],
                    attributes=(
                        Attribute("grant", choices=("PERMIT", "DENY", "DENY_ALWAYS"), required=True),
                        Attribute("command", required=True),
                        Attribute("arguments", required=True, allow_empty=True),
                    ),
                ),
            ),
        ),
        LINK,
    ),
    duplicate_status_switch="duplicate_status",
    built_in=(
        BuiltIn(
            {
                "id": "0cef7990-6120-11ea-bffb-7a82c56e81f0",
                "name": "DenyAllCommands",
                "description": "Default Command Set",
                "permitUnmatched": False,
            }
        ),
    ),
)

RESOURCES = (TACACS_COMMAND_SETS,)
