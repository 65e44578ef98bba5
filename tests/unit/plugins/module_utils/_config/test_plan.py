# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Planned steps and failures in results."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.plan import Failure, Plan, PlannedStep
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action, Step
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._engine.references import References
from ansible_collections.openise.ise.plugins.module_utils._errors import (
    InvalidInput,
    IseError,
    NotAttempted,
    OutcomeUnknown,
)
from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint_group import ENDPOINT_GROUP
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs
from ansible_collections.openise.ise.tests.unit.plugins.helpers.samples import SECRET, device


def test_results_of_steps() -> None:
    """Type, name, id if there is one, and each change with both values; secrets only as words."""
    stored = device(authenticationSettings={"radiusSharedSecret": SECRET, "networkProtocol": "RADIUS"})
    planner = StepPlanner(FakeErs((NETWORK_DEVICE, stored)))
    changed = Desired(
        NETWORK_DEVICE,
        desired_state(NETWORK_DEVICE, {"name": "sw1", "description": "edge", "radius": {"shared_secret": "Other-1"}}),
        update_secrets=True,
    )
    deleted = Desired(NETWORK_DEVICE, desired_state(NETWORK_DEVICE, {"name": "sw1"}), present=False)
    update, delete = (PlannedStep("network_devices", "sw1", planner.plan([each])[0]) for each in (changed, deleted))
    entry = update.result(planner.references)
    assert {key: entry[key] for key in ("type", "name", "id")} == {"type": "network_devices", "name": "sw1", "id": "d1"}
    assert entry["changes"] == [
        {"option": "description", "before": "core", "after": "edge"},
        {"option": "radius.shared_secret", "before": "(secret)", "after": "(secret, written)"},
    ]
    assert delete.result(planner.references) == {"type": "network_devices", "name": "sw1", "id": "d1", "changes": []}
    plan = Plan([update, delete])
    assert (plan.of(Action.UPDATE), plan.of(Action.DELETE), plan.of(Action.CREATE)) == ([update], [delete], [])


def test_result_without_changes() -> None:
    """An object that does not exist and is declared absent has no id and no changes."""
    absent = Desired(ENDPOINT_GROUP, desired_state(ENDPOINT_GROUP, {"name": "Lab"}), present=False)
    planned = PlannedStep("endpoint_groups", "Lab", Step(absent, Action.NONE))
    assert planned.result(References(FakeErs())) == {"type": "endpoint_groups", "name": "Lab", "changes": []}


def test_failure_of_a_step() -> None:
    """Type, name and action of the step, and the keys of the error."""
    desired = Desired(ENDPOINT_GROUP, desired_state(ENDPOINT_GROUP, {"name": "Lab"}))
    planned = PlannedStep("endpoint_groups", "Lab", Step(desired, Action.CREATE))
    failure = Failure.of_step(planned, InvalidInput("No."))
    assert failure.planned is planned
    entry = {"type": "endpoint_groups", "name": "Lab", "action": "create"}
    assert failure.result() == {**entry, "outcome": "failed", "msg": "No."}


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (InvalidInput("No."), "failed"),
        (NotAttempted("It is over."), "not_begun"),
        (OutcomeUnknown("No answer."), "unknown"),
        (InvalidInput("Half of it.").after_write(), "incomplete"),
        (NotAttempted("It is over.").after_write().with_context("Half of it."), "incomplete"),
        (OutcomeUnknown("No answer.").after_write(), "unknown"),
    ],
)
def test_outcome_of_a_failure(error: IseError, outcome: str) -> None:
    """The result says whether the object was changed."""
    assert Failure("endpoint_groups", "Lab", "create", error).outcome == outcome
