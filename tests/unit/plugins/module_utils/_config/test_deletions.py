# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deletions: what a purge deletes and keeps, and the parents of deleted objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import Declaration
from ansible_collections.openise.ise.plugins.module_utils._config.deletions import Purge, keep_referenced, with_parents
from ansible_collections.openise.ise.plugins.module_utils._config.plan import Plan, PlannedStep
from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action, Step
from ansible_collections.openise.ise.plugins.module_utils._errors import AuthenticationFailed, Rejected
from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint import ENDPOINT
from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint_group import ENDPOINT_GROUP
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._types.place import Place
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs

OURS = "9ecf23a1-e633-11f1-b8f4-d60cbf15e15e"


@pytest.mark.parametrize(
    ("patterns", "name", "deleted"),
    [
        ([], "lab-1", True),
        (["lab-*"], "lab-1", False),
        (["LAB-*"], "lab-1", False),
        (["lab-*"], "LAB-1", False),
        (["lab"], "lab-1", True),
        (["prod-*", "lab-[0-9]"], "lab-1", False),
        (["*"], "anything", False),
        ([""], "lab-1", True),
    ],
)
def test_patterns(patterns: list[str], name: str, deleted: bool) -> None:
    """Shell patterns of whole names, regardless of case."""
    assert Purge(["endpoint_groups"], {"endpoint_groups": patterns}).deletes(ENDPOINT_GROUP, OURS, name) is deleted


def test_patterns_of_another_type() -> None:
    """Patterns apply to their own type."""
    assert Purge(["endpoint_groups"], {"network_devices": ["*"]}).deletes(ENDPOINT_GROUP, OURS, "lab-1")


def test_builtin_objects() -> None:
    """Built-in objects are never purged, protected or not."""
    assert not Purge(["endpoint_groups"]).deletes(ENDPOINT_GROUP, "aa0e8b20-8bff-11e6-996c-525400b48521", "Unknown")
    assert not Purge(["network_devices"]).deletes(NETWORK_DEVICE, OURS, "ISE_EST_Local_Host")


def deletion(name: str, declaration: Declaration | None = None) -> PlannedStep:
    """Return the deletion of an endpoint group, whose id is its name."""
    desired = Desired(ENDPOINT_GROUP, desired_state(ENDPOINT_GROUP, {"name": name}), present=False, object_id=name)
    before = Snapshot(ENDPOINT_GROUP, {"id": name, "name": name})
    return PlannedStep("endpoint_groups", name, Step(desired, Action.DELETE, before), declaration)


def endpoint(group: str, *, present: bool = True) -> Mapping[str, list[Declaration]]:
    """Return the declarations with one endpoint."""
    desired = Desired(ENDPOINT, desired_state(ENDPOINT, {"mac": "02:00:00:00:00:01", "group": group}), present=present)
    return {"endpoints": [Declaration(Place("endpoints", 0), desired)]}


def test_keep_referenced() -> None:
    """The deletion is removed from the plan and reported once, with place, option and remedy; others stay."""
    lab, desk = deletion("Lab"), deletion("Desk")
    plan = Plan([lab, desk])
    (failure,) = keep_referenced(plan, endpoint("lab"))
    assert plan.steps == [desk]
    assert (failure.planned, failure.action) == (lab, "delete")
    assert failure.error.message == (
        "It is not declared, but endpoints[0] refers to it in group; declare it, or protect it with purge_protect."
    )


@pytest.mark.parametrize(
    ("step", "declarations"),
    [
        (deletion("Lab"), endpoint("Desk")),
        (deletion("Lab"), endpoint("Lab", present=False)),
        (deletion("Lab"), {}),
        (deletion("Lab", Declaration(Place("endpoint_groups", 0), deletion("Lab").step.desired)), endpoint("Lab")),
    ],
    ids=["another", "of an absent object", "nothing declared", "declared absent"],
)
def test_other_deletions_stay(step: PlannedStep, declarations: Mapping[str, list[Declaration]]) -> None:
    """Only undeclared objects that declared objects refer to are kept."""
    plan = Plan([step])
    assert not list(keep_referenced(plan, declarations))
    assert plan.steps == [step]


def store(**parents: str) -> FakeErs:
    """Return a store with endpoint groups and their parents."""
    documents: list[dict[str, Any]] = [
        {"id": name, "name": name, **({"parentId": parent} if parent else {})} for name, parent in parents.items()
    ]
    return FakeErs(*((ENDPOINT_GROUP, document) for document in documents))


def test_parents() -> None:
    """Each document is read for its parent, where more than one object is deleted; other parents are left out."""
    ers = store(Lab="", Desk="Lab", Rack="Other")
    steps = with_parents(ers, ENDPOINT_GROUP, [deletion("Lab"), deletion("Desk"), deletion("Rack")])
    assert {step.name: step.parents for step in steps} == {"Lab": (), "Desk": ("lab",), "Rack": ()}
    assert sorted(ers.calls) == ["get Desk", "get Lab", "get Rack"]


def test_parents_of_one() -> None:
    """A single deletion needs no parents, and no request."""
    ers = store(Lab="")
    (step,) = with_parents(ers, ENDPOINT_GROUP, [deletion("Lab")])
    assert (step.parents, ers.calls) == ((), [])


def test_parents_that_cannot_be_read() -> None:
    """An unreadable object has no parents; an error of the connection is raised."""
    ers = store(Lab="", Desk="Lab")
    for _number in range(2):
        ers.trouble("get", Rejected("no"))
    steps = with_parents(ers, ENDPOINT_GROUP, [deletion("Lab"), deletion("Desk")])
    assert [step.parents for step in steps] == [(), ()]
    ers.trouble("get", AuthenticationFailed("no"))
    with pytest.raises(AuthenticationFailed):
        with_parents(ers, ENDPOINT_GROUP, [deletion("Lab"), deletion("Desk")])
