# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ISE is told to do with an object once it is saved."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._engine import deploy as follow_up
from ansible_collections.openise.ise.plugins.module_utils._engine.deploy import follow
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import String
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint, FollowUp, Hooks
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs

DEPLOY = FollowUp("deploy", "deploy", "deployed")
RULE = Resource(
    "rule",
    "rules",
    endpoint=Endpoint("rule", "Rule"),
    attributes=(String("name"),),
    hooks=Hooks(follow_up=DEPLOY),
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
    monkeypatch.setattr(follow_up, "time", SimpleNamespace(sleep=noted.append))
    return noted


def followed(ers: Deploying, asked: str, *, changed: bool) -> dict[str, Any]:
    result: dict[str, Any] = {"changed": changed, "rule": {"id": "r1", "name": "x"}}
    follow(ers, RULE, DEPLOY, asked, "rule 'x'", result)
    return {key: result[key] for key in ("changed", "deployed")}


@pytest.mark.parametrize(
    ("asked", "changed", "deployed"),
    [
        ("never", True, False),
        ("never", False, False),
        ("on_change", True, True),
        ("on_change", False, False),
        ("always", True, True),
        ("always", False, True),
    ],
)
def test_when_it_is_done(asked: str, changed: bool, deployed: bool) -> None:
    expected = {"changed": changed or deployed, "deployed": deployed}
    ers, checking = Deploying(), Deploying(read_only=True)
    assert followed(ers, asked, changed=changed) == expected
    assert ers.calls == (["deploy r1"] if deployed else [])
    assert followed(checking, asked, changed=changed) == expected
    assert checking.calls == []


def test_a_check_of_an_object_to_be_created() -> None:
    result: dict[str, Any] = {"changed": True, "rule": {"name": "x"}}
    follow(Deploying(read_only=True), RULE, DEPLOY, "on_change", "rule 'x'", result)
    assert result["deployed"] is True


def test_another_one_is_waited_for(waits: list[float]) -> None:
    ers = Deploying(errors.Rejected("busy", status=400), errors.ServerFailure("busy", status=500))
    assert followed(ers, "on_change", changed=True)["deployed"] is True
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
        followed(ers, "on_change", changed=True)
    assert len(ers.calls) == attempts
    assert caught.value.message == (
        f"The rule 'x' is saved as wanted, but not deployed: {text} To try that again, set deploy to always."
    )
