# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TACACS+ command sets: which commands somebody may run on a device. Lists can be neither filtered nor sorted."""

from __future__ import annotations

from .language import BY_NAME, LINK, PATCH, WRITE, Attr, Factory, Resource

__all__ = ["RESOURCES"]

TACACS_COMMAND_SETS = Resource(
    path="tacacscommandsets",
    wrapper="TacacsCommandSets",
    service="policy.tacacscommandsets",
    methods={**WRITE, **PATCH, **BY_NAME},
    revisions=(("1.0", "2.4"), ("1.1", "3.2")),
    sorts=(),
    put="unproven",
    attributes=(
        Attr("id", read_only=True),
        Attr("name", mandatory=True),
        Attr("description", shown="", shown_switch="empty_description", no_markup=True),
        Attr("permitUnmatched", "boolean", default=False),
        Attr(
            "commands",
            "object",
            always=True,
            fields=(
                Attr(
                    "commandList",
                    "list",
                    shown=[],
                    fields=(
                        Attr("grant", enum=("PERMIT", "DENY", "DENY_ALWAYS"), mandatory=True),
                        Attr("command", mandatory=True),
                        Attr("arguments", mandatory=True, may_be_empty=True),
                    ),
                ),
            ),
        ),
        LINK,
    ),
    duplicate_switch="duplicate_status",
    factory=(
        Factory(
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
