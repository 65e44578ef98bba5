# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Profiling policies, read-only."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row

HEATING = "76d24097-41c4-4558-a4d0-a8c07ac08490"

ROW = Row(
    module="",
    info="profiler_profile_info",
    by_name_since="",
    patch_since="",
    minimal=Example(options={"name": "Robot"}, stored={"name": "Robot"}),
    full=Example(
        options={"name": "Heat-Pump", "description": "Policy for Heat-Pump", "parent": "Heating"},
        stored={"name": "Heat-Pump", "description": "Policy for Heat-Pump", "parentId": HEATING},
    ),
    objects={"profilerprofile": [{"id": HEATING, "name": "Heating"}]},
    filters={"name": "Heat-Pump"},
    filters_miss=True,
    switches={"profile_filter": ("all",)},
)
