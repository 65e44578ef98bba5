# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deployment of saved objects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._engine import deploy as deploying
from ansible_collections.openise.ise.plugins.module_utils._engine.deploy import Deployment, deploy, deploy_all
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


class OneAtATime(FakeErs):
    """Accepts one deployment in each round; those of ``broken`` objects never, and the first one ends with ``error``."""

    def __init__(self, waits: list[float], broken: Iterable[str] = (), error: errors.IseError | None = None) -> None:
        super().__init__()
        self.waits = waits
        self.broken = set(broken)
        self.error = error
        self.accepted: dict[int, str] = {}

    def act(self, resource: Resource, object_id: str, action: str, *_more: Any, **_options: Any) -> dict[str, Any]:
        self.transport.guard.require()
        self.calls.append(object_id)
        if self.error:
            raise self.error
        if object_id in self.broken or self.accepted.setdefault(len(self.waits), object_id) != object_id:
            raise errors.Rejected("busy", status=400)
        return {}


def deployments(number: int) -> list[Deployment]:
    return [Deployment(Desired(RULE, {("name",): str(each)}), str(each)) for each in range(number)]


def test_many_wait_together(waits: list[float]) -> None:
    """There is one wait for all that ISE refuses, and it is asked again as long as it accepts any."""
    ers = OneAtATime(waits)
    assert deploy_all(ers, deployments(30)) == [None] * 30
    assert len(waits) == 29
    assert len(ers.calls) < 30 + 29 * 10


def test_many_that_ise_never_accepts(waits: list[float]) -> None:
    """They fail after as many waits as a single one."""
    ers = OneAtATime(waits, broken=map(str, range(100)))
    failed: list[errors.IseError] = []
    found = deploy_all(ers, deployments(100), failed.append)
    assert all(each and "is saved, but not deployed: busy" in each.message for each in found)
    assert (len(waits), len(failed)) == (4, 100)


def test_some_that_ise_never_accepts(waits: list[float]) -> None:
    ers = OneAtATime(waits, broken=["1", "17"])
    found = deploy_all(ers, deployments(20))
    assert [number for number, error in enumerate(found) if error] == [1, 17]


def test_nothing_to_deploy(waits: list[float]) -> None:
    assert deploy_all(OneAtATime(waits), []) == []


def test_the_end_of_a_task(waits: list[float]) -> None:
    """After a failure that ends it no other deployment is sent, and each says so."""
    ers = OneAtATime(waits, error=errors.AuthenticationFailed("Wrong password."))
    ers.transport.connection = replace(ers.transport.connection, max_connections=1)
    found = deploy_all(ers, deployments(3), lambda error: ers.transport.guard.stop(error.message))
    assert (ers.calls, waits) == (["0"], [])
    assert [type(each) for each in found] == [errors.AuthenticationFailed, errors.NotAttempted, errors.NotAttempted]
    assert "is saved, but not deployed: Not attempted: Wrong password." in str(found[1])
