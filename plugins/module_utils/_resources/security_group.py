# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Security groups of TrustSec: a name for a tag (SGT).

Sources: Cisco's ERS reference for sgt, recorded answers of ISE 2.7 and 3.0, public acceptance tests of other clients. There
is neither ``/name/`` nor PATCH. No source tells whether the tag of an existing group can change. ``ANY`` is in no list.
"""

from __future__ import annotations

from typing import Any

from .._schema.comparison import UNORDERED, Automatic
from .._schema.resource import Field, Resource

AUTOMATIC = -1
_OF_ISE = (0, 65535)  # Unknown and ANY


def _value(value: int) -> int:
    if value != AUTOMATIC and value not in _OF_ISE and not 2 <= value <= 65519:
        raise ValueError(f"{value} is out of range; give a number from 2 to 65519, or -1 to let ISE choose.")
    return value


SECURITY_GROUP = Resource(
    name="security_group",
    plural="security_groups",
    path="sgt",
    also_found_by="value",
    envelope="Sgt",
    fields=(
        Field(
            "name",
            required=True,
            pattern=(r"[A-Za-z0-9_]{1,32}", "a name has at most 32 letters, digits and underscores"),
        ),
        Field("description"),
        Field(
            "value",
            kind="int",
            convert=_value,
            compare=Automatic(AUTOMATIC),
            create_default=AUTOMATIC,
            verify_after_update=True,
        ),
        Field("propagate_to_apic", kind="bool", api_name="propogateToApic", server_default=False),
        Field("default_sgacls", kind="list", elements="str", api_name="defaultSGACLs", compare=UNORDERED),
        Field("read_only", kind="bool", api_name="isReadOnly", write_only=True),
    ),
    filters={
        "name": "name",
        "description": "description",
        "value": "value",
        "propagate_to_apic": "propogateToApic",
    },
    unlisted={"ANY": "92bb1950-8c01-11e6-996c-525400b48521"},
)


def group_of_hosts(fixed: str, **more: Any) -> Field:
    """Return the option for the security group of hosts. ISE cannot do without one; ``fixed`` says so.

    ISE may show it as ``Employees (4/0004)``, which it refuses to be given.
    """
    return Field(
        "security_group",
        api_name="sgt",
        ref=SECURITY_GROUP,
        shown_as=r"(.+) \(\d+/[0-9A-Fa-f]+\)",
        required=True,
        not_clearable=fixed,
        **more,
    )
