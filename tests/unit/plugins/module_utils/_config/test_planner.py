# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Planning many objects: their steps, missing parents, purges, and the failures of single objects."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.declaration_reader import read_declarations
from ansible_collections.openise.ise.plugins.module_utils._config.deletions import Purge
from ansible_collections.openise.ise.plugins.module_utils._config.limits import secrets_needed
from ansible_collections.openise.ise.plugins.module_utils._config.plan import Plan
from ansible_collections.openise.ise.plugins.module_utils._config.planner import Planner
from ansible_collections.openise.ise.plugins.module_utils._config.secret_references import SecretResolver
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._errors import AuthenticationFailed, Rejected
from ansible_collections.openise.ise.plugins.module_utils._progress import Progress, no_progress
from ansible_collections.openise.ise.plugins.module_utils._resources.endpoint_group import ENDPOINT_GROUP
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device_group import NETWORK_DEVICE_GROUP
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs

LOCATION = "Location#All Locations"


def groups(*names: str) -> FakeErs:
    """Return a server with endpoint groups, whose ids are their names."""
    return FakeErs(*((ENDPOINT_GROUP, {"id": name, "name": name, "description": ""}) for name in names))


def planned(ers: FakeErs, resources: dict[str, Any], **purge: Any) -> Plan:
    """Return the plan for the option ``resources``."""
    declarations, _warnings = read_declarations(resources, SecretResolver({}))
    return Planner(ers, StepPlanner(ers), Progress(no_progress)).plan(declarations, Purge(**purge))


def steps(plan: Plan) -> dict[str, Action]:
    """Return the action for each object of a plan."""
    return {each.name: each.step.action for each in plan.steps}


def failures(plan: Plan) -> list[tuple[str, str, str]]:
    """Return name, action and message of each failure."""
    return [(failure.name, failure.action, failure.error.message) for failure in plan.failures]


def test_steps() -> None:
    """One list, and a read for each declared object that is not deleted; objects in their desired state are no steps."""
    ers = groups("same", "old", "gone", "undeclared")
    resources = [
        {"name": "same"},
        {"name": "old", "description": "new"},
        {"name": "new"},
        {"name": "gone", "state": "absent"},
        {"name": "never", "state": "absent"},
    ]
    plan = planned(ers, {"endpoint_groups": resources})
    assert steps(plan) == {"old": Action.UPDATE, "new": Action.CREATE, "gone": Action.DELETE}
    assert [each.name for each in plan.unchanged] == ["same", "never"]
    assert sorted(ers.calls) == ["get old", "get same", "list endpointgroup"]


def test_references_to_new_objects() -> None:
    """An object may refer to one that the same plan creates."""
    resources = {"endpoints": [{"mac": "02:00:00:00:00:01", "group": "Lab"}], "endpoint_groups": [{"name": "Lab"}]}
    plan = planned(groups(), resources)
    assert steps(plan) == {"Lab": Action.CREATE, "02:00:00:00:00:01": Action.CREATE}
    assert plan.failures == []


def test_purge() -> None:
    """Undeclared objects of purged types are deleted, unless they are protected."""
    plan = planned(
        groups("declared", "undeclared", "lab-1"),
        {"endpoint_groups": [{"name": "Declared"}]},
        types=["endpoint_groups"],
        protected={"endpoint_groups": ["lab-*"]},
    )
    assert steps(plan) == {"undeclared": Action.DELETE}


def test_no_purge_after_a_failure() -> None:
    """An object that could not be read might be one that looks undeclared."""
    ers = groups("declared", "undeclared")
    ers.trouble("get", Rejected("ISE refused it."))
    plan = planned(ers, {"endpoint_groups": [{"name": "declared"}]}, types=["endpoint_groups"])
    assert steps(plan) == {}
    assert failures(plan) == [
        ("declared", "read", "ISE refused it."),
        ("", "delete", "The endpoint groups are not purged, because some declared ones could not be read or planned."),
    ]


@pytest.mark.parametrize(
    ("resources", "names"),
    [({"endpoint_groups": [{"name": "a"}, {"name": "b"}]}, ["a", "b"]), ({}, [""])],
    ids=["declared", "purged only"],
)
def test_unreadable_list(resources: dict[str, Any], names: list[str]) -> None:
    """Each declared object fails; a type without declared objects fails once."""
    ers = groups("a", "undeclared")
    ers.trouble("list", Rejected("ISE refused it."))
    plan = planned(ers, resources, types=["endpoint_groups"])
    assert failures(plan) == [(name, "read", "ISE refused it.") for name in names]


@pytest.mark.parametrize("call", ["list", "get"])
def test_errors_of_the_connection(call: str) -> None:
    """An error that every object would have ends the task."""
    ers = groups("a")
    ers.trouble(call, AuthenticationFailed("Wrong password."))
    with pytest.raises(AuthenticationFailed):
        planned(ers, {"endpoint_groups": [{"name": "a"}]})


def test_missing_parents() -> None:
    """A missing parent is a failure, or is created by create_parents."""
    deep = f"{LOCATION}#Lab#Rack#Shelf"
    root = {"id": "1", "name": LOCATION, "othername": "Location"}
    resources: dict[str, Any] = {"network_device_groups": [{"name": deep}]}
    plan = planned(FakeErs((NETWORK_DEVICE_GROUP, root)), resources)
    message = (
        f"name: the parent '{LOCATION}#Lab#Rack' does not exist; declare it as well, or set create_parents to true."
    )
    assert (steps(plan), failures(plan)) == ({}, [(deep, "create", message)])
    resources = {"network_device_groups": [{"name": deep, "create_parents": True}]}
    plan = planned(FakeErs((NETWORK_DEVICE_GROUP, root)), resources)
    assert steps(plan) == dict.fromkeys([deep, f"{LOCATION}#Lab#Rack", f"{LOCATION}#Lab"], Action.CREATE)


def test_missing_secret() -> None:
    """A new object needs its secrets: the plan shows it, and the refusal to apply it names secret, object and both remedies."""
    radius = {"shared_secret": "secret://radius/Paris"}
    device = {"name": "sw", "ip_addresses": ["10.0.0.1"], "radius": radius}
    plan = planned(FakeErs(), {"network_devices": [device]})
    assert (steps(plan), failures(plan)) == ({"sw": Action.CREATE}, [])
    assert plan.steps[0].needed_secrets == ("radius/Paris",)
    assert secrets_needed(plan) == (
        "Secrets that must be written have no value: 'radius/Paris' for network_devices 'sw'. Set them in secrets, or in the "
        "environment, such as ISE_SECRET_RADIUS_PARIS. Nothing was changed."
    )
    assert secrets_needed(Plan()) == ""
