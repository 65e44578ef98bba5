# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ANC policies."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue

ROW = Row(
    module="anc_policy",
    info="anc_policy_info",
    by_name_since="2.2",
    patch_since="",
    minimal=Example(
        options={"name": "Bounce", "actions": ["port_bounce"]}, stored={"name": "Bounce", "actions": ["PORTBOUNCE"]}
    ),
    full=Example(
        options={"name": "ANC-Shut", "description": "Off", "actions": ["shut_down", "reauthenticate"]},
        stored={"name": "ANC-Shut", "description": "Off", "actions": ["SHUTDOWN", "REAUTHENTICATE"]},
    ),
    examples={
        "umlauts and a blank in the name": Example(
            options={"name": "Quarantäne Nord", "actions": ["quarantine"]},
            stored={"name": "Quarantäne Nord", "actions": ["QUARANTINE"]},
        ),
    },
    second_values={"actions": SecondValue(["shut_down", "port_bounce"], ["SHUTDOWN", "PORTBOUNCE"])},
    not_clearable={"actions": "an ANC policy needs at least one action"},
    filters={"name": "ANC-Shut"},
    switches={"anc_policy_id": ("uuid",), "anc_actions": ("other",)},
)
