# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding objects without a name: by a key of references, by the options that narrow it, and by keys that ISE shows by name."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.executor import StepExecutor
from ansible_collections.openise.ise.plugins.module_utils._engine.orphans import Deleted
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.declarations import (
    CELL,
    DOOR,
    DOORS,
    FIRST_LINK,
    HELD_CELL,
    LINK,
    PAIR,
    PLACES,
    SECOND_LINK,
    TAGS,
    VALUES,
)
from ansible_collections.openise.ise.tests.unit.plugins.helpers.engine import applied, want
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs


@pytest.mark.parametrize(
    ("params", "options", "action"),
    [
        ({**PAIR, "status": "on"}, {}, Action.NONE),
        ({**PAIR, "status": "off"}, {}, Action.UPDATE),
        ({**PAIR, "plane": "main"}, {}, Action.NONE),
        ({**PAIR, "plane": "other"}, {}, Action.CREATE),
        ({"source": "staff", "target": "guests"}, {}, Action.CREATE),
        (PAIR, {"present": False}, Action.DELETE),
        ({**PAIR, "plane": "other"}, {"present": False}, Action.NONE),
        ({"source": "guests", "target": "cameras"}, {"present": False}, Action.NONE),
    ],
)
def test_an_object_without_a_name_is_found_by_its_key(
    params: dict[str, Any], options: dict[str, Any], action: Action
) -> None:
    ers = FakeErs(*TAGS, HELD_CELL)
    (step,) = StepPlanner(ers).plan([want(CELL, params, **options)])
    assert step.action is action
    assert [call for call in ers.calls if call.startswith("where")] == [
        f"where sourceValue.EQ.{VALUES[params['source']]}"
    ]


def test_what_refers_to_a_name_nobody_has_is_absent_if_that_was_deleted() -> None:
    """The resources of the reference and the name decide that; without it the name may be misspelt."""
    ers = FakeErs(*TAGS, HELD_CELL)
    desired = want(CELL, {**PAIR, "source": "nobody"}, present=False)
    with pytest.raises(errors.UnknownName, match=r"source: 'nobody' does not exist\. Ask somebody\."):
        StepPlanner(ers, deleted=Deleted(remedy="Ask somebody.")).plan([desired])
    asked = []

    def knows(resources: tuple[Resource, ...], name: str) -> bool:
        asked.append(([resource.name for resource in resources], name))
        return True

    planner = StepPlanner(ers, deleted=Deleted(knows))
    (step,) = planner.plan([desired])
    assert (step.action, planner.assumed_deleted) == (Action.NONE, ["source: 'nobody' does not exist."])
    assert asked == [(["tag"], "nobody")]


def test_messages_name_an_object_by_what_the_user_wrote() -> None:
    ers = FakeErs(*TAGS, HELD_CELL)
    with pytest.raises(errors.InvalidInput, match="target is needed to create the cell 'guests, x'"):
        applied(ers, want(CELL, {"source": "guests", "plane": "x", "target": ""}))


def test_an_update_by_key_is_a_put_of_the_whole() -> None:
    ers = FakeErs(*TAGS, HELD_CELL)
    assert applied(ers, want(CELL, {**PAIR, "status": "off"})).changed
    assert ers.held(CELL, "c1") == {**HELD_CELL[1], "status": "off"}


def planned_link(ers: FakeErs, params: dict[str, Any], **options: Any) -> tuple[Action, str]:
    (step,) = StepPlanner(ers).plan([Desired(LINK, desired_state(LINK, params), **options)])
    return step.action, step.before.id if step.before else ""


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"areas": ["X", "w"]}, (Action.UPDATE, "l1")),
        ({"areas": ["z"]}, (Action.NONE, "l2")),
        ({"plane": "q"}, (Action.NONE, "l2")),
        ({"areas": ["w"], "plane": "p"}, (Action.UPDATE, "l1")),
        ({"areas": ["w"]}, (Action.CREATE, "")),
        ({"address": "b"}, (Action.CREATE, "")),
    ],
)
def test_what_is_given_beside_the_key_must_fit(params: dict[str, Any], found: tuple[Action, str]) -> None:
    assert planned_link(FakeErs(FIRST_LINK, SECOND_LINK), {"address": "a", **params}) == found


def test_one_object_needs_no_more_than_its_key() -> None:
    assert planned_link(FakeErs(FIRST_LINK), {"address": "a", "areas": []}) == (Action.UPDATE, "l1")
    assert planned_link(FakeErs(FIRST_LINK), {"address": "a"}, present=False) == (Action.DELETE, "l1")


@pytest.mark.parametrize("params", [{}, {"areas": ["x", "z"]}, {"areas": []}])
def test_several_objects_are_not_guessed_from(params: dict[str, Any]) -> None:
    with pytest.raises(errors.InvalidInput, match=r"2 objects for the link 'a.*select one with areas or plane or id"):
        planned_link(FakeErs(FIRST_LINK, SECOND_LINK), {"address": "a", **params}, present=False)


@pytest.mark.parametrize(
    ("shown", "desired", "action"),
    [
        ("attic (7)", "attic", Action.NONE),
        ("attic (7)", "barn", Action.UPDATE),
        ("cellar (7)", "attic", Action.UPDATE),
        ("r1", "attic", Action.NONE),
    ],
)
def test_a_name_that_ise_shows_instead_of_an_id(shown: str, desired: str, action: Action) -> None:
    ers = FakeErs(*PLACES, (LINK, {**FIRST_LINK[1], "end": shown}))
    assert planned_link(ers, {"address": "a", "end": desired})[0] is action
    assert planned_link(ers, {"address": "a", "plane": "", "areas": ["x"]}) == (Action.UPDATE, "l1")


@pytest.mark.parametrize(
    ("room", "side", "color", "found"),
    [
        ("attic", "north", "red", (Action.NONE, "d1")),
        ("Barn", "north", "red", (Action.NONE, "d2")),
        ("attic", "north", "blue", (Action.UPDATE, "d1")),
        ("attic", "south", "red", (Action.NONE, "d4")),
        ("barn", "south", "red", (Action.CREATE, "")),
    ],
)
def test_a_key_that_ise_shows_by_name(room: str, side: str, color: str, found: tuple[Action, str]) -> None:
    ers = FakeErs(*PLACES, *DOORS)
    planner = StepPlanner(ers)
    desired = desired_state(DOOR, {"room": room, "side": side, "color": color})
    (outcome,) = StepExecutor(ers, planner).apply(planner.plan([Desired(DOOR, desired)]))
    step = outcome.step
    assert (step.action, step.before.id if step.before else "") == found
    assert planner.references.with_names(DOOR, outcome.result)["room"] == room.lower()
    deleted = Desired(DOOR, desired_state(DOOR, {"room": room, "side": side}), present=False)
    (gone,) = StepPlanner(ers).plan([deleted])
    assert gone.action is Action.DELETE
