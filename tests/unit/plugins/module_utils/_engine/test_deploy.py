# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deployment of saved objects."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._engine import deploy as deploying
from ansible_collections.openise.ise.plugins.module_utils._engine.deploy import deploy
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import String
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint, Hooks
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs

RULE = Resource(
    "rule",
    "rules",
    endpoint=Endpoint("rule", "Rule"),
    attributes=(String("name"),),
    hooks=Hooks(deployable=True),
)


class Deploying(FakeErs):
    """Refuses the first deployments with these failures."""

    def __init__(self, *failures: errors.IseError, read_only: bool = False) -> None:
        super().__init__()
        self.transport.read_only = read_only
        self.failures = list(failures)

    def act(self, resource: Resource, object_id: str, action: str, *_more: Any, **_options: Any) -> dict[str, Any]:
        self.calls.append(f"{action} {object_id}")
        if self.failures:
            raise self.failures.pop(0)
        return {}


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    noted: list[float] = []
    monkeypatch.setattr(deploying, "time", SimpleNamespace(sleep=noted.append))
    return noted


def deployed(ers: Deploying, requested: str, *, changed: bool) -> bool:
    return deploy(ers, Desired(RULE, {("name",): "x"}), "r1", requested, changed=changed)


@pytest.mark.parametrize(
    ("requested", "changed", "expected"),
    [
        ("never", True, False),
        ("never", False, False),
        ("on_change", True, True),
        ("on_change", False, False),
        ("always", True, True),
        ("always", False, True),
    ],
)
def test_when_it_is_done(requested: str, changed: bool, expected: bool) -> None:
    ers, checking = Deploying(), Deploying(read_only=True)
    assert deployed(ers, requested, changed=changed) is expected
    assert ers.calls == (["deploy r1"] if expected else [])
    assert deployed(checking, requested, changed=changed) is expected
    assert checking.calls == []


def test_a_check_of_an_object_to_be_created() -> None:
    desired = Desired(RULE, {("name",): "x"})
    assert deploy(Deploying(read_only=True), desired, "", "on_change", changed=True) is True


def test_another_one_is_waited_for(waits: list[float]) -> None:
    ers = Deploying(errors.Rejected("busy", status=400), errors.ServerFailure("busy", status=500))
    assert deployed(ers, "on_change", changed=True) is True
    assert len(ers.calls) == 3 and len(waits) == 2


@pytest.mark.parametrize(
    ("error", "attempts"),
    [
        (errors.Rejected("ISE refused it (400).", status=400), 5),
        (errors.OutcomeUnknown("ISE did not answer."), 1),
        (errors.NotFound("ISE has none (404).", status=404), 1),
    ],
)
def test_a_failure_says_that_the_object_is_saved(error: errors.IseError, attempts: int) -> None:
    text = error.message
    ers = Deploying(*[error] * 5)
    with pytest.raises(type(error)) as caught:
        deployed(ers, "on_change", changed=True)
    assert len(ers.calls) == attempts
    assert caught.value.message == (f"The rule 'x' is saved, but not deployed: {text} To retry, set deploy to always.")
