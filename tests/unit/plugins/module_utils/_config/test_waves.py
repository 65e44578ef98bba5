# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The order in which the steps of a plan are applied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import Declaration
from ansible_collections.openise.ise.plugins.module_utils._config.plan import PlannedStep
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._config.waves import waves
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action, Step
from ansible_collections.openise.ise.plugins.module_utils._types.place import Place

CREATE, UPDATE, DELETE = Action.CREATE, Action.UPDATE, Action.DELETE
LOCATION = "Location#All Locations"


def step(plural: str, action: Action, name: str, **options: Any) -> PlannedStep:
    """Return the step for a declared object."""
    resource = TYPES[plural]
    desired = Desired(
        resource, desired_state(resource, {resource.identity.listed_as: name, **options}), action is not DELETE
    )
    return PlannedStep(plural, name, Step(desired, action), Declaration(Place(plural, 0), desired))


def names(*steps: PlannedStep) -> list[list[str]]:
    """Return the sorted names in each wave."""
    return [sorted(planned.name for planned in wave) for wave in waves(steps)]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], []),
        # Objects of types that others cannot refer to are deleted first, the others last.
        (
            [
                step("endpoint_groups", DELETE, "old group"),
                step("endpoint_groups", CREATE, "new group"),
                step("endpoints", DELETE, "00:00:00:00:00:01"),
                step("endpoints", CREATE, "00:00:00:00:00:02"),
            ],
            [["00:00:00:00:00:01"], ["new group"], ["00:00:00:00:00:02"], ["old group"]],
        ),
        # An update may free an address that a new object needs.
        (
            [step("network_devices", CREATE, "new"), step("network_devices", UPDATE, "changed")],
            [["changed"], ["new"]],
        ),
        # Names that are paths: level by level, deletions in reverse.
        (
            [
                step("network_device_groups", CREATE, f"{LOCATION}#A#B"),
                step("network_device_groups", CREATE, f"{LOCATION}#A"),
                step("network_device_groups", CREATE, f"{LOCATION}#C"),
            ],
            [[f"{LOCATION}#A", f"{LOCATION}#C"], [f"{LOCATION}#A#B"]],
        ),
        (
            [
                step("network_device_groups", DELETE, f"{LOCATION}#A"),
                step("network_device_groups", DELETE, f"{LOCATION}#A#B"),
            ],
            [[f"{LOCATION}#A#B"], [f"{LOCATION}#A"]],
        ),
        # Parents by reference, regardless of case, whether they are updated or created.
        (
            [
                step("endpoint_groups", CREATE, "Cellar", parent="HOUSE"),
                step("endpoint_groups", UPDATE, "Attic", parent="House"),
                step("endpoint_groups", CREATE, "House"),
                step("endpoint_groups", UPDATE, "Garden"),
            ],
            [["Garden"], ["House"], ["Attic"], ["Cellar"]],
        ),
        # Undeclared objects have their parents in the plan.
        (
            [
                replace(step("endpoint_groups", DELETE, "House"), declaration=None),
                replace(step("endpoint_groups", DELETE, "Cellar"), declaration=None, parents=("house",)),
            ],
            [["Cellar"], ["House"]],
        ),
        # A parent that is not in the plan exists already.
        ([step("endpoint_groups", CREATE, "Cellar", parent="House")], [["Cellar"]]),
    ],
    ids=["nothing", "members", "changes", "paths", "paths in reverse", "parents", "undeclared", "existing parents"],
)
def test_waves(steps: Iterable[PlannedStep], expected: list[list[str]]) -> None:
    """No wave depends on a later one."""
    assert names(*steps) == expected


def test_every_step_once() -> None:
    """Every type with every action; creations are in the order of the types."""
    steps = [step(plural, action, _name(plural)) for plural in TYPES for action in (CREATE, UPDATE, DELETE)]
    found = [planned for wave in waves(steps) for planned in wave]
    assert sorted(map(id, found)) == sorted(map(id, steps))
    order = [planned.plural for planned in found if planned.step.action is CREATE]
    assert order == list(TYPES)


def _name(plural: str) -> str:
    special = {"endpoints": "00:00:00:00:00:01", "network_device_groups": LOCATION, "ip_sgt_mappings": "10.0.0.1"}
    return special.get(plural, "one")
