# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Profiling policies, by which ISE tells what an endpoint is. ERS can only read them.

Sources: Cisco's ERS reference for profilerprofile, acceptance tests of another client (``parentId``), and a published
trace in which STARTSW found one of four policies. There is no ``/name/``.
"""

from __future__ import annotations

from .._schema.resource import SELF, Field, Resource

PROFILER_PROFILE = Resource(
    name="profiler_profile",
    plural="profiler_profiles",
    path="profilerprofile",
    envelope="ProfilerProfile",
    fields=(
        Field("name"),
        Field("description"),
        Field("parent", api_name="parentId", ref=SELF),
    ),
    put="",
    filters={"name": "name"},
    filters_miss=True,
)
