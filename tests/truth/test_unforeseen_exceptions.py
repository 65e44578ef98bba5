# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An exception that nothing foresees never takes the truth about the objects that were changed before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config import executor as config_executor
from ansible_collections.openise.ise.plugins.module_utils._config import planner as config_planner
from ansible_collections.openise.ise.plugins.module_utils._config.current_objects import CurrentObjects
from ansible_collections.openise.ise.plugins.module_utils._config.deletions import with_parents
from ansible_collections.openise.ise.plugins.module_utils._config.waves import waves
from ansible_collections.openise.ise.plugins.module_utils._engine.executor import StepExecutor
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Step
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._engine.references import References
from ansible_collections.openise.ise.tests.truth.config_helpers import counts, device, failures, names, once, run
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.operations import CREATE
from ansible_collections.openise.ise.tests.truth.row import CANARY

_DEVICES = {"network_devices": [device(number) for number in range(1, 6)]}
_BUILT_IN = "ISE_EST_Local_Host"


@pytest.fixture(autouse=True)
def defects_are_expected(node: Node) -> Iterator[None]:
    """Keep the rule that no case has a defect from failing these."""
    yield
    assert not [result for result in node.results if CANARY in repr(result)]
    node.results.clear()


def _broken(monkeypatch: pytest.MonkeyPatch, owner: Any, method: str, name: str) -> None:
    """Let a method raise for the step or desired object with this name."""
    works = getattr(owner, method)

    def replacement(self: Any, item: Any, *arguments: Any, **options: Any) -> Any:
        desired = item.desired if isinstance(item, Step) else item
        if desired.name == name:
            raise RecursionError(CANARY)
        return works(self, item, *arguments, **options)

    monkeypatch.setattr(owner, method, replacement)


def _one_failed(node: Node, result: Result, outcome: str) -> None:
    assert (result["failed"], result["changed"], counts(result)) == (True, True, {"create": 4, "failed": 1})
    (entry,) = result["failed_objects"]
    assert (entry["type"], entry["name"], entry["outcome"]) == ("network_devices", "sw-3", outcome)
    assert "Defect in openise.ise (RecursionError in replacement, test_unforeseen_exceptions.py:" in entry["msg"]
    assert names(node, "networkdevice") == sorted([_BUILT_IN, "sw-1", "sw-2", "sw-4", "sw-5"])


@once
@pytest.mark.parametrize(
    ("owner", "method"), [(StepExecutor, "_execute"), (StepPlanner, "step_for"), (CurrentObjects, "locate")]
)
def test_an_exception_in_one_object(node: Node, owner: Any, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the failure of that object; the others are applied."""
    _broken(monkeypatch, owner, method, "sw-3")
    _one_failed(node, run(node, _DEVICES), "failed")


@once
def test_it_stops_by_on_error(node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    """With on_error=stop it ends the task like any failure."""
    _broken(monkeypatch, StepExecutor, "_execute", "sw-3")
    result = run(node, _DEVICES, on_error="stop", max_connections=1)
    assert (result["failed"], result["changed"], counts(result)) == (True, True, {"create": 2, "failed": 3})
    assert [entry["outcome"] for entry in result["failed_objects"]] == ["failed", "not_begun", "not_begun"]


@once
def test_an_exception_after_the_write(node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    """The object is read again, and counts as changed."""
    works = StepExecutor._execute

    def replacement(self: StepExecutor, step: Step) -> Any:
        after = works(self, step)
        if step.desired.name == "sw-3":
            raise RecursionError(CANARY)
        return after

    monkeypatch.setattr(StepExecutor, "_execute", replacement)
    result = run(node, _DEVICES, max_connections=1)
    assert (result.get("failed"), result["changed"], counts(result)) == (None, True, {"create": 5})
    assert node.sent["POST"] == 5


@once
def test_an_exception_between_waves(node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    """Objects without an outcome are named, and the result is complete."""
    works = waves

    def replacement(steps: Any) -> Iterator[Any]:
        for number, wave in enumerate(works(steps)):
            if number:
                raise RecursionError(CANARY)
            yield wave

    monkeypatch.setattr(config_executor, "waves", replacement)
    result = run(
        node, {**_DEVICES, "endpoint_groups": [{"name": "Lab"}], "security_groups": [{"name": "Lab", "value": 9}]}
    )
    assert (result["failed"], result["changed"]) == (True, True)
    created, reasons = result["summary"]["create"], failures(result)
    assert (created > 0, created + result["summary"]["failed"]) == (True, 7)
    assert {entry["outcome"] for entry in result["failed_objects"]} == {"unknown"}
    assert all("RecursionError" in reason for reason in reasons.values())


@once
def test_an_exception_in_the_plan_of_a_type(node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each object of the type has the reason; other types are applied."""
    works = with_parents

    def replacement(ers: Any, resource: Any, steps: Any) -> Any:
        if resource.plural == "network_devices":
            raise RecursionError(CANARY)
        return works(ers, resource, steps)

    monkeypatch.setattr(config_planner, "with_parents", replacement)
    result = run(node, {**_DEVICES, "endpoint_groups": [{"name": "Lab"}]})
    assert (result["failed"], result["changed"]) == (True, True)
    assert "Lab" in names(node, "endpointgroup")


@each(releases=("3.0", "3.4"))
def test_a_single_module_after_a_write(node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    """The task fails, and reports the change."""

    def replacement(*_arguments: Any) -> Any:
        raise RecursionError("deep")

    CREATE.prepare(node)
    monkeypatch.setattr(References, "with_names", replacement)
    result = CREATE.run(node)
    assert (result["failed"], result["changed"]) == (True, True)
    assert "Defect in openise.ise (RecursionError in replacement, " in result["msg"]
    assert node.stored_document(node.for_release(node.row.minimal)) is not None


@each(releases=("3.0", "3.4"))
def test_a_single_module_before_a_write(node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    """The task fails without a change."""

    def replacement(*_arguments: Any, **_options: Any) -> Any:
        raise RecursionError("deep")

    CREATE.prepare(node)
    monkeypatch.setattr(StepPlanner, "step_for", replacement)
    result = CREATE.run(node)
    assert (result["failed"], result["changed"]) == (True, False)
    assert node.stored_document(node.for_release(node.row.minimal)) is None
