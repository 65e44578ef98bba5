# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TACACS+ command sets."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue

SHOW = {"grant": "permit", "command": "show", "arguments": "interfaces.*"}
RELOAD = {"grant": "deny_always", "command": "reload", "arguments": ""}
STORED_SHOW = {"grant": "PERMIT", "command": "show", "arguments": "interfaces.*"}
STORED_RELOAD = {"grant": "DENY_ALWAYS", "command": "reload", "arguments": ""}

ROW = Row(
    module="tacacs_command_set",
    info="tacacs_command_set_info",
    by_name_since="2.4",
    patch_since="3.2",
    minimal=Example(
        options={"name": "Nothing"},
        stored={"name": "Nothing", "permitUnmatched": False},
        shown={"permit_unmatched": False},
    ),
    full=Example(
        options={
            "name": "Help-Desk",
            "description": "Look, do not touch",
            "permit_unmatched": True,
            "commands": [SHOW, RELOAD],
        },
        stored={
            "name": "Help-Desk",
            "description": "Look, do not touch",
            "permitUnmatched": True,
            "commands": {"commandList": [STORED_SHOW, STORED_RELOAD]},
        },
    ),
    examples={
        "a slash in the name": Example(
            options={"name": "Show/Ping"}, stored={"name": "Show/Ping", "permitUnmatched": False}
        ),
    },
    second_values={"commands": SecondValue([RELOAD], [STORED_RELOAD])},
    rename="Nothing at all",
    ordered=("commands",),
    other_forms={"commands": [SHOW, {"grant": "deny_always", "command": "reload"}]},
)
