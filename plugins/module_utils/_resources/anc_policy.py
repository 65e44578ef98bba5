# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ANC policies: what ISE does to an endpoint under Adaptive Network Control.

Sources: Cisco's ERS reference for ancpolicy, whose samples have the name as the id, so a policy cannot be renamed. Its
spelling of the actions and that of a client tested with ISE 3.4 and 3.5 differ; both are accepted, and the one in use
is remembered.
"""

from __future__ import annotations

from .._schema.attribute_types import List, String
from .._schema.comparison import UNORDERED
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource
from .._schema.rules import IMMUTABLE, not_clearable

ANC_POLICY = Resource(
    "anc_policy",
    "anc_policies",
    endpoint=Endpoint(
        "ancpolicy",
        "ErsAncPolicy",
        by_name=True,
        key_variants={"PORTBOUNCE": "PORT_BOUNCE", "SHUTDOWN": "SHUT_DOWN", "REAUTHENTICATE": "RE_AUTHENTICATE"},
    ),
    attributes=(
        String("name", required=True, update=IMMUTABLE),
        String("description"),
        List(
            "actions",
            required=True,
            choices={
                "quarantine": "QUARANTINE",
                "port_bounce": "PORTBOUNCE",
                "shut_down": "SHUTDOWN",
                "reauthenticate": "REAUTHENTICATE",
            },
            compare=UNORDERED,
            update=not_clearable("an ANC policy needs at least one action."),
        ),
    ),
    filters={"name": "name"},
)
