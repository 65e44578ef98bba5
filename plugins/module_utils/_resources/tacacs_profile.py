# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TACACS+ profiles: the attributes that ISE sends to a device when a user has logged in.

Sources: Cisco's ERS reference for tacacsprofile (what members of the list need, values checked since 3.2), public
acceptance tests of other clients, answers of a real ISE that other clients describe (names). Lists can be neither
filtered nor sorted.
"""

from __future__ import annotations

from .._schema.attribute_types import List, String
from .._schema.comparison import ORDERED
from .._schema.endpoint import Endpoint, Identity
from .._schema.resource import Resource

TACACS_PROFILE = Resource(
    "tacacs_profile",
    "tacacs_profiles",
    endpoint=Endpoint("tacacsprofile", "TacacsProfile", by_name=True, patch_since="3.2", sort_by=""),
    identity=Identity(built_in=("Default Shell Profile", "Deny All Shell Profile", "WLC ALL", "WLC MONITOR")),
    attributes=(
        String(
            "name", required=True, pattern=(r"[A-Za-z0-9_ ]+", "a name has letters, digits, underscores and spaces")
        ),
        String("description"),
        List(
            "attributes",
            "/sessionAttributes/sessionAttributeList",
            compare=ORDERED,
            attributes=(
                String("name", required=True),
                String("value", create_default=""),
                String("type", choices={"mandatory": "MANDATORY", "optional": "OPTIONAL"}, create_default="mandatory"),
            ),
        ),
    ),
)
