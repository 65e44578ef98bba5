# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoint identity groups, to which endpoints belong by profiling or by assignment.

Sources: Cisco's ERS reference for endpointgroup, recorded answers of ISE 2.7 and 3.0. ``parentId`` came with ISE 3.1
patch 4 (Cisco bug CSCwb55232). ``systemDefined`` is set by ISE: a value from a client is ignored.
"""

from __future__ import annotations

from .._schema.attribute import SELF
from .._schema.attribute_types import Reference, String
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource
from .._schema.usage import UsedBy, by_id

ENDPOINT_GROUP = Resource(
    "endpoint_group",
    "endpoint_groups",
    endpoint=Endpoint("endpointgroup", "EndPointGroup", by_name=True, patch_since="3.2"),
    attributes=(
        String("name", required=True),
        String("description"),
        Reference("parent", "parentId", to=SELF, since="3.1"),
    ),
    filters={"name": "name"},
    used_by=(UsedBy("endpoints", Endpoint("endpoint", "ERSEndPoint"), "group", filters=by_id("groupId")),),
)
