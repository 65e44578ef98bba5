# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Applying plans: outcomes, dependent objects, retries, and the ends of a task."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.declaration_reader import read_declarations
from ansible_collections.openise.ise.plugins.module_utils._config.deletions import Purge
from ansible_collections.openise.ise.plugins.module_utils._config.executor import Execution, Executor
from ansible_collections.openise.ise.plugins.module_utils._config.planner import Planner
from ansible_collections.openise.ise.plugins.module_utils._config.secret_references import SecretResolver
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._errors import AuthenticationFailed, Rejected
from ansible_collections.openise.ise.plugins.module_utils._progress import Progress, no_progress
from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint import ENDPOINT
from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint_group import ENDPOINT_GROUP
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs

ENDPOINTS = [{"mac": f"02:00:00:00:00:0{number}", "group": "Lab"} for number in range(3)]


def applied(
    ers: FakeErs, resources: dict[str, Any], *, stop: bool = False, meanwhile: Callable[[], object] = lambda: None
) -> Execution:
    """Plan and apply the option ``resources``; ``meanwhile`` happens in between."""
    declarations, _warnings = read_declarations(resources, SecretResolver({}))
    step_planner, progress = StepPlanner(ers), Progress(no_progress)
    plan = Planner(ers, step_planner, progress).plan(declarations, Purge())
    meanwhile()
    return Executor(ers, step_planner, progress, stop=stop, bulk=False).apply(plan)


def messages(execution: Execution) -> dict[str, str]:
    """Return the message of each failure by name."""
    return {failure.name: failure.error.message for failure in execution.failures}


def test_members_refer_to_new_groups() -> None:
    """A group is created before its members, which are written with its id."""
    ers = FakeErs()
    execution = applied(ers, {"endpoints": ENDPOINTS, "endpoint_groups": [{"name": "Lab"}]})
    assert [each.name for each in execution.changed] == ["Lab", *(item["mac"] for item in ENDPOINTS)]
    assert (execution.unchanged, execution.failures) == ([], [])
    (group,) = ers.objects[ENDPOINT_GROUP.endpoint.path]
    assert {endpoint["groupId"] for endpoint in ers.objects[ENDPOINT.endpoint.path].values()} == {group}


def test_members_of_a_failed_group() -> None:
    """They are not sent, and report which object is missing."""
    ers = FakeErs()
    ers.trouble("create", Rejected("ISE refused it."))
    execution = applied(ers, {"endpoints": ENDPOINTS[:1], "endpoint_groups": [{"name": "Lab"}]})
    assert execution.changed == []
    assert messages(execution) == {
        "Lab": "ISE refused it.",
        ENDPOINTS[0]["mac"]: "group: 'lab' of endpoint_groups could not be created.",
    }
    assert not ers.objects[ENDPOINT.endpoint.path]


def test_retry() -> None:
    """A failed step is retried once another one has succeeded."""
    ers = FakeErs()
    ers.trouble("create", Rejected("The address is in use."))
    groups = [{"name": "a"}, {"name": "b"}]
    execution = applied(ers, {"endpoint_groups": groups})
    assert sorted(each.name for each in execution.changed) == ["a", "b"]
    assert execution.failures == []


@pytest.mark.parametrize("stop", [True, False])
def test_stop(stop: bool) -> None:
    """With ``stop`` no further step is started after a failure, and each one reports that."""
    ers = FakeErs((ENDPOINT_GROUP, {"id": "g", "name": "Lab"}))
    resources = {"endpoint_groups": [{"name": "Other"}], "endpoints": ENDPOINTS[:1]}
    ers.trouble("create", Rejected("ISE refused it."))
    execution = applied(ers, resources, stop=stop)
    if stop:
        assert messages(execution) == {
            "Other": "ISE refused it.",
            ENDPOINTS[0]["mac"]: "Not attempted: on_error is stop, and another object failed.",
        }
    else:
        assert (len(execution.changed), execution.failures) == (2, [])


def test_error_of_the_connection() -> None:
    """No further step is started, because each one would count towards the lock-out of the account."""
    ers = FakeErs((ENDPOINT_GROUP, {"id": "g", "name": "Lab"}))
    ers.trouble("create", AuthenticationFailed("Wrong password."))
    execution = applied(ers, {"endpoint_groups": [{"name": "Other"}], "endpoints": ENDPOINTS[:1]})
    assert messages(execution) == {
        "Other": "Wrong password.",
        ENDPOINTS[0]["mac"]: "Not attempted: Wrong password.",
    }


def test_end_of_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written once the process that started the task has ended."""
    ers = FakeErs()
    execution = applied(
        ers,
        {"endpoint_groups": [{"name": "Lab"}]},
        meanwhile=lambda: monkeypatch.setattr(os, "getppid", lambda: -1),
    )
    assert messages(execution) == {"Lab": "Not attempted: the run that started this task has ended."}
    assert not [call for call in ers.calls if call.startswith("create")]


def test_unchanged() -> None:
    """An object that another user creates meanwhile needs no change any more."""
    ers = FakeErs()
    document = {"id": "g", "name": "Lab"}
    ers.trouble("create", Rejected("It exists."), meanwhile=lambda: ers.add(ENDPOINT_GROUP, document))
    execution = applied(ers, {"endpoint_groups": [{"name": "Lab"}]})
    assert ([each.name for each in execution.unchanged], execution.changed, execution.failures) == (["Lab"], [], [])
