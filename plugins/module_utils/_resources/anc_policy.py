# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ANC policies: what ISE does to an endpoint under Adaptive Network Control.

Sources: Cisco's ERS reference for ancpolicy, whose samples have the name as the id, so a policy cannot be renamed. Its
spelling of the actions and that of a client tested with ISE 3.4 and 3.5 differ; either is understood and learned.
"""

from __future__ import annotations

from .._schema.comparison import UNORDERED
from .._schema.resource import Field, Resource

ANC_POLICY = Resource(
    name="anc_policy",
    plural="anc_policies",
    path="ancpolicy",
    envelope="ErsAncPolicy",
    fields=(
        Field("name", required=True, immutable=True),
        Field("description"),
        Field(
            "actions",
            kind="list",
            elements="str",
            required=True,
            choices={
                "quarantine": "QUARANTINE",
                "port_bounce": "PORTBOUNCE",
                "shut_down": "SHUTDOWN",
                "reauthenticate": "REAUTHENTICATE",
            },
            compare=UNORDERED,
            not_clearable="an ANC policy needs at least one action.",
        ),
    ),
    filters={"name": "name"},
    name_url=True,
    key_variants={"PORTBOUNCE": "PORT_BOUNCE", "SHUTDOWN": "SHUT_DOWN", "REAUTHENTICATE": "RE_AUTHENTICATE"},
)
