# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine in one call."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.executor import StepExecutor
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Outcome
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs


def want(resource: Resource, params: dict[str, Any], **options: Any) -> Desired:
    """Return a desired object."""
    return Desired(resource, desired_state(resource, params), **options)


def applied(ers: FakeErs, desired: Desired) -> Outcome:
    """Plan and apply, and return the outcome of the object itself, after its parents."""
    planner = StepPlanner(ers)
    return StepExecutor(ers, planner).apply(planner.plan([desired]))[-1]
