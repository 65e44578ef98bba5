# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TACACS+ profiles: the attributes a device is sent when somebody has logged in.

Sources: Cisco's ERS reference for tacacsprofile (what members of the list need, values checked since 3.2), public acceptance
tests of other clients, answers of a real ISE that other clients describe (names). Lists can be neither filtered nor sorted.
"""

from __future__ import annotations

from .._schema.comparison import ORDERED
from .._schema.resource import Field, Resource

TACACS_PROFILE = Resource(
    name="tacacs_profile",
    plural="tacacs_profiles",
    path="tacacsprofile",
    envelope="TacacsProfile",
    fields=(
        Field("name", required=True, pattern=(r"[A-Za-z0-9_ ]+", "a name has letters, digits, underscores and blanks")),
        Field("description"),
        Field(
            "attributes",
            kind="list",
            elements="dict",
            api_name="/sessionAttributes/sessionAttributeList",
            compare=ORDERED,
            fields=(
                Field("name", required=True),
                Field("value", create_default=""),
                Field("type", choices={"mandatory": "MANDATORY", "optional": "OPTIONAL"}, create_default="mandatory"),
            ),
        ),
    ),
    sort_by="",
    name_url=True,
    patch_since="3.2",
    factory=("Default Shell Profile", "Deny All Shell Profile", "WLC ALL", "WLC MONITOR"),
)
