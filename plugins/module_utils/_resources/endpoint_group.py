# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoint identity groups, in which endpoints are by profiling or by assignment.

Sources: Cisco's ERS reference for endpointgroup, recorded answers of ISE 2.7 and 3.0. ``parentId`` came with ISE 3.1
patch 4 (Cisco bug CSCwb55232). ``systemDefined`` is ISE's own: what a client sends there is not read.
"""

from __future__ import annotations

from .._schema.resource import SELF, Field, Resource

ENDPOINT_GROUP = Resource(
    name="endpoint_group",
    plural="endpoint_groups",
    path="endpointgroup",
    envelope="EndPointGroup",
    fields=(
        Field("name", required=True),
        Field("description"),
        Field("parent", api_name="parentId", ref=SELF, since="3.1"),
    ),
    filters={"name": "name"},
    name_url=True,
    patch_since="3.2",
)
