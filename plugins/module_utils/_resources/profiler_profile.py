# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Profiling policies, with which ISE classifies endpoints. ERS can only read them.

Sources: Cisco's ERS reference for profilerprofile, acceptance tests of another client (``parentId``), and a published
trace in which STARTSW found one of four policies. There is no ``/name/``.
"""

from __future__ import annotations

from .._schema.attribute import SELF
from .._schema.attribute_types import Reference, String
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource

PROFILER_PROFILE = Resource(
    "profiler_profile",
    "profiler_profiles",
    endpoint=Endpoint("profilerprofile", "ProfilerProfile", put="", filters_miss=True),
    attributes=(
        String("name"),
        String("description"),
        Reference("parent", "parentId", to=SELF),
    ),
    filters={"name": "name"},
)
