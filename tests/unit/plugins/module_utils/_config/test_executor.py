# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""In what order the steps of a plan are carried out, and how they are counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import Declared
from ansible_collections.openise.ise.plugins.module_utils._config.executor import _waves, totals
from ansible_collections.openise.ise.plugins.module_utils._config.planner import Planned
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import wanted_state
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action, Desired, Step

CREATE, UPDATE, DELETE = Action.CREATE, Action.UPDATE, Action.DELETE
LOCATION = "Location#All Locations"


def step(plural: str, action: Action, name: str, **options: Any) -> Planned:
    """Return a declared object that is to be created, changed or deleted."""
    resource = TYPES[plural]
    desired = Desired(resource, wanted_state(resource, {resource.named_by: name, **options}), action is not DELETE)
    return Planned(plural, name, Step(desired, action), Declared("somewhere", desired))


def waves(*steps: Planned) -> list[list[str]]:
    """Return the waves, each as its names by the alphabet."""
    return [sorted(planned.name for planned in wave) for wave in _waves(steps)]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], []),
        # What nothing refers to goes first, what others may name last.
        (
            [
                step("endpoint_groups", DELETE, "old group"),
                step("endpoint_groups", CREATE, "new group"),
                step("endpoints", DELETE, "00:00:00:00:00:01"),
                step("endpoints", CREATE, "00:00:00:00:00:02"),
            ],
            [["00:00:00:00:00:01"], ["new group"], ["00:00:00:00:00:02"], ["old group"]],
        ),
        # A change may free what a new object wants.
        (
            [step("network_devices", CREATE, "new"), step("network_devices", UPDATE, "changed")],
            [["changed"], ["new"]],
        ),
        # Paths: level by level, and back.
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
        # Parents by reference, whatever case they are written in, and whether they are changed or created.
        (
            [
                step("endpoint_groups", CREATE, "Cellar", parent="HOUSE"),
                step("endpoint_groups", UPDATE, "Attic", parent="House"),
                step("endpoint_groups", CREATE, "House"),
                step("endpoint_groups", UPDATE, "Garden"),
            ],
            [["Garden"], ["House"], ["Attic"], ["Cellar"]],
        ),
        # What nobody declares tells by its plan what it is below.
        (
            [
                replace(step("endpoint_groups", DELETE, "House"), declared=None),
                replace(step("endpoint_groups", DELETE, "Cellar"), declared=None, above=("house",)),
            ],
            [["Cellar"], ["House"]],
        ),
        # A parent that is not in the plan is there already.
        ([step("endpoint_groups", CREATE, "Cellar", parent="House")], [["Cellar"]]),
    ],
    ids=["nothing", "members", "changes", "paths", "paths back", "parents", "undeclared", "parents that are there"],
)
def test_waves(steps: Iterable[Planned], expected: list[list[str]]) -> None:
    """Each wave needs nothing of a later one."""
    assert waves(*steps) == expected


def test_every_step_once() -> None:
    """Of every type, for every action; all deletions of named types come after all else."""
    steps = [step(plural, action, _name(plural)) for plural in TYPES for action in (CREATE, UPDATE, DELETE)]
    found = [planned for wave in _waves(steps) for planned in wave]
    assert sorted(map(id, found)) == sorted(map(id, steps))
    order = [planned.plural for planned in found if planned.step.action is CREATE]
    assert order == list(TYPES)


def _name(plural: str) -> str:
    names = {"endpoints": "00:00:00:00:00:01", "network_device_groups": LOCATION, "ip_sgt_mappings": "10.0.0.1"}
    return names.get(plural, "one")


def test_totals() -> None:
    """In all and by type; a type without anything has zeros."""
    counted = {"create": ["endpoints", "endpoints"], "failed": ["sxp_domains"]}
    assert totals(["endpoints", "sxp_domains", "internal_users"], counted) == {
        "create": 2,
        "failed": 1,
        "total": 3,
        "types": {
            "endpoints": {"create": 2, "failed": 0},
            "sxp_domains": {"create": 0, "failed": 1},
            "internal_users": {"create": 0, "failed": 0},
        },
    }
