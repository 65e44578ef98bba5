# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Security groups of TrustSec: a name for a tag (SGT).

Sources: Cisco's ERS reference for sgt, recorded answers of ISE 2.7 and 3.0, public acceptance tests of other clients.
There is neither ``/name/`` nor PATCH. No source says whether the tag of an existing group can change. Lists do not
contain ``ANY``.
"""

from __future__ import annotations

from typing import Any

from .._schema.attribute_types import Boolean, Integer, List, Reference, String
from .._schema.comparison import UNORDERED, Automatic
from .._schema.endpoint import Endpoint, Identity
from .._schema.resource import Resource
from .._schema.rules import VERIFY, not_clearable
from .._schema.usage import UsedBy, by_name

AUTOMATIC = -1
_BUILT_IN = (0, 65535)  # Unknown and ANY
# How ISE may show a security group that another object refers to: ``Employees (4/0004)``. It refuses this form in bodies.
SHOWN_WITH_TAG = r"(.+) \(\d+/[0-9A-Fa-f]+\)"


def _value(value: int) -> int:
    if value != AUTOMATIC and value not in _BUILT_IN and not 2 <= value <= 65519:
        raise ValueError(f"{value} is out of range; give a number from 2 to 65519, or -1 to let ISE choose.")
    return value


SECURITY_GROUP = Resource(
    "security_group",
    "security_groups",
    endpoint=Endpoint("sgt", "Sgt"),
    identity=Identity(also_found_by="value", unlisted={"ANY": "92bb1950-8c01-11e6-996c-525400b48521"}),
    attributes=(
        String(
            "name",
            required=True,
            pattern=(r"[A-Za-z0-9_]{1,32}", "a name has at most 32 letters, digits and underscores"),
        ),
        String("description"),
        Integer("value", convert=_value, compare=Automatic(AUTOMATIC), create_default=AUTOMATIC, update=VERIFY),
        Boolean("propagate_to_apic", "propogateToApic", server_default=False),
        List("default_sgacls", "defaultSGACLs", compare=UNORDERED),
        Boolean("read_only", "isReadOnly", write_only=True),
    ),
    filters={
        "name": "name",
        "description": "description",
        "value": "value",
        "propagate_to_apic": "propogateToApic",
    },
    used_by=(
        UsedBy(
            "egress_matrix_cells",
            Endpoint("egressmatrixcell", "EgressMatrixCell", sort_by="sgtSrcName"),
            "source",
            filters=by_name("sgtSrcName", "sgtDstName"),
        ),
        UsedBy(
            "ip_sgt_mapping_groups",
            Endpoint("sgmappinggroup", "SGMappingGroup"),
            "security_group",
            filters=by_name("sgtName"),
        ),
        UsedBy(
            "ip_sgt_mappings",
            Endpoint("sgmapping", "SGMapping", sort_by=""),
            "security_group",
            filters=by_name("sgtName"),
        ),
    ),
)


def group_of_hosts(reason: str, **more: Any) -> Reference:
    """Return the option for the security group of hosts, which cannot be cleared for ``reason``."""
    return Reference(
        "security_group",
        "sgt",
        to=SECURITY_GROUP,
        required=True,
        shown_as=SHOWN_WITH_TAG,
        update=not_clearable(reason),
        **more,
    )
