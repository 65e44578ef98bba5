# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What guest accounts asked of the language: secrets made up, what only ISE sets, references by id, options that settle."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.executor import StepExecutor
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action, Outcome
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._schema.argument_spec import attribute_options
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute import Id, Path
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import (
    Computed,
    Integer,
    Reference,
    Secret,
    String,
)
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint, Hooks
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.plugins.module_utils._schema.rules import masked_if_missing
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs

DOOR = Resource(
    "door",
    "doors",
    endpoint=Endpoint("door", "Door"),
    attributes=(String("name"),),
)


def _settle(wanted: dict[Path, Any], current: Callable[[Path], Any]) -> dict[Path, Any]:
    scale = wanted.pop(("scale",), "1")
    if scale == "0":
        raise ValueError("scale: 0 is no scale.")
    if ("width",) in wanted:
        wanted["area",] = wanted["width",] * int(scale) * (current(("height",)) or 2)
    return wanted


PASS = Resource(
    "pass",
    "passes",
    endpoint=Endpoint("pass", "Pass"),
    attributes=(
        String("name", required=True),
        Reference("door", "doorId", to=DOOR, required=True, write_only=True, id_option="door_id"),
        Secret("code", visibility=masked_if_missing("code"), generated=True),
        Integer("width"),
        Integer("height"),
        Integer("area"),
        Computed("state", description="State of the pass."),
    ),
    hooks=Hooks(complete=_settle, helper_options=("scale",)),
)
FRONT = (DOOR, {"id": "d1", "name": "front"})
HELD = (PASS, {"id": "p1", "name": "old", "code": "secret-1", "height": 5, "state": "NEW"})


class Desk(FakeErs):
    """Makes up codes."""

    def create(self, resource: Resource, document: Any) -> str:
        return super().create(resource, {"code": "made-up-1", "state": "NEW", **document})


def applied(ers: FakeErs, params: dict[str, Any]) -> Outcome:
    planner = StepPlanner(ers)
    steps = planner.plan([Desired(PASS, desired_state(PASS, params))])
    return StepExecutor(ers, planner).apply(steps)[-1]


def test_options() -> None:
    spec = attribute_options(PASS)
    assert set(spec) == {"name", "door", "door_id", "code", "width", "height", "area", "scale"}
    assert spec["scale"] == spec["door_id"] == {"type": "str"}


def test_a_secret_made_up_is_told_once() -> None:
    ers = Desk(FRONT, shows_secrets=True)
    outcome = applied(ers, {"name": "new", "door": "front"})
    assert outcome.generated == {"code": "made-up-1"}
    assert outcome.result == {"id": "new1", "name": "new", "state": "NEW"}
    assert "made-up-1" not in str(outcome.step.diff)
    assert applied(ers, {"name": "new"}).generated == {}


@pytest.mark.parametrize("given", [{"code": "mine"}, {}])
def test_a_secret_given_or_hidden_is_not_told(given: dict[str, Any]) -> None:
    ers = Desk(FRONT, shows_secrets=bool(given))
    assert applied(ers, {"name": "new", "door": "front", **given}).generated == {}


def test_a_secret_made_up_though_the_answer_was_lost() -> None:
    ers = Desk(FRONT, shows_secrets=True)
    ers.trouble("create", errors.OutcomeUnknown("no answer"), carried_out=True)
    outcome = applied(ers, {"name": "new", "door": "front"})
    assert outcome.changed is True
    assert outcome.generated == {"code": "made-up-1"}


def test_an_id_needs_no_look_up() -> None:
    ers = Desk(shows_secrets=True)
    applied(ers, {"name": "new", "door_id": "d9"})
    assert ers.held(PASS, "new1")["doorId"] == "d9"
    assert not [call for call in ers.calls if "door" in call]
    assert desired_state(PASS, {"door_id": "d9"})["door",] == Id("d9")


def test_a_look_up_that_is_refused_names_both_ways() -> None:
    ers = Desk(FRONT)
    ers.trouble("find", errors.NotPermitted("Not you.", status=403))
    with pytest.raises(errors.NotPermitted) as caught:
        StepPlanner(ers).plan([Desired(PASS, desired_state(PASS, {"name": "new", "door": "front"}))])
    assert caught.value.message == (
        "door: to look up 'front' takes an administrator's account; give one in username and password, or give door_id instead. "
        "Not you."
    )


@pytest.mark.parametrize("name", ["old", "new"])
def test_what_every_write_needs(name: str) -> None:
    with pytest.raises(errors.InvalidInput, match="door or door_id is needed to"):
        applied(Desk(HELD, FRONT, shows_secrets=True), {"name": name, "width": 1})


@pytest.mark.parametrize(("params", "area"), [({"width": 3}, 15), ({"width": 3, "scale": "2"}, 30)])
def test_settled_by_what_there_is(params: dict[str, Any], area: int) -> None:
    ers = Desk(HELD, FRONT, shows_secrets=True)
    outcome = applied(ers, {"name": "old", "door": "front", **params})
    assert outcome.step.diff["after"]["area"] == ers.held(PASS, "p1")["area"] == area
    assert applied(ers, {"name": "old", **params}).step.action is Action.NONE


def test_settled_for_a_new_one_and_refused() -> None:
    ers = Desk(FRONT, shows_secrets=True)
    applied(ers, {"name": "new", "door": "front", "width": 3})
    assert ers.held(PASS, "new1")["area"] == 6
    with pytest.raises(errors.InvalidInput, match="scale: 0 is no scale"):
        applied(ers, {"name": "new", "scale": "0"})


def test_what_only_ise_sets() -> None:
    assert Snapshot(PASS, HELD[1]).result()["state"] == "NEW"
    assert ("state",) not in desired_state(PASS, {"state": "OLD"})
