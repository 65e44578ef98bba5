# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits of a plan, and the message of each."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.limits import limit_exceeded, object_count
from ansible_collections.openise.ise.plugins.module_utils._config.plan import Plan, PlannedStep
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action, Step
from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint_group import ENDPOINT_GROUP


def step(action: Action, name: str) -> PlannedStep:
    """Return a step for an endpoint group."""
    desired = Desired(
        ENDPOINT_GROUP, desired_state(ENDPOINT_GROUP, {"name": name}), present=action is not Action.DELETE
    )
    return PlannedStep("endpoint_groups", name, Step(desired, action))


PLAN = Plan([step(Action.CREATE, "a"), step(Action.UPDATE, "b"), step(Action.DELETE, "c")])


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ({}, ""),
        ({"max_changes": 3, "max_deletes": 1}, ""),
        ({"max_changes": 2}, "The plan has more changes than max_changes allows: 3 instead of 2. Nothing was changed."),
        ({"max_changes": 0}, "The plan has more changes than max_changes allows: 3 instead of 0. Nothing was changed."),
        (
            {"max_deletes": 0},
            "The plan has more deletions than max_deletes allows: 1 instead of 0. Nothing was changed.",
        ),
        (
            {"fail_on_drift": True},
            "ISE has drifted from the declarations in 3 objects: endpoint_groups 'a' is missing, endpoint_groups 'b' differs, "
            "endpoint_groups 'c' must not exist. Nothing was changed.",
        ),
        (
            {"fail_on_drift": True, "max_changes": 1},
            "The plan has more changes than max_changes allows: 3 instead of 1. Nothing was changed.",
        ),
    ],
)
def test_limits(limits: dict[str, Any], message: str) -> None:
    """Each names the option, or the objects that differ, and says that nothing was changed."""
    assert limit_exceeded(PLAN, {"fail_on_drift": False, **limits}) == message


def test_much_drift() -> None:
    """Five objects are listed, the others counted."""
    plan = Plan([step(Action.CREATE, str(number)) for number in range(7)])
    message = limit_exceeded(plan, {"fail_on_drift": True})
    assert message.endswith("endpoint_groups '4' is missing, and 2 more. Nothing was changed.")


def test_no_drift() -> None:
    """An empty plan exceeds nothing."""
    assert limit_exceeded(Plan(), {"fail_on_drift": True, "max_changes": 0, "max_deletes": 0}) == ""


def test_object_count() -> None:
    """Singular and plural."""
    assert [object_count(number) for number in (0, 1, 2)] == ["0 objects", "1 object", "2 objects"]
