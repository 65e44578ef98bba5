# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects that a key alone does not tell apart, and references that ISE shows in other ways than as an id."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.executor import StepExecutor
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._engine.references import References
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import List, Reference, String
from ansible_collections.openise.ise.plugins.module_utils._schema.comparison import UNORDERED
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint, Identity
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs

ROOM = Resource(
    "room",
    "rooms",
    endpoint=Endpoint("room", "Room"),
    attributes=(String("name"),),
)
HOUSE = Resource(
    "house",
    "houses",
    endpoint=Endpoint("house", "House"),
    attributes=(String("name"),),
)
LINK = Resource(
    "link",
    "links",
    endpoint=Endpoint("link", "Link"),
    identity=Identity(key=("address",), listed_as="", narrowed_by=("areas", "plane")),
    attributes=(
        String("address", required=True),
        List("areas", compare=UNORDERED),
        String("plane"),
        Reference("end", to=(ROOM, HOUSE), shown_as=r"(.*) \(\d+\)"),
    ),
)
PLACES = [(ROOM, {"id": "r1", "name": "attic"}), (HOUSE, {"id": "h1", "name": "barn"})]
FIRST = (LINK, {"id": "l1", "address": "a", "areas": ["x", "y"], "plane": "p"})
SECOND = (LINK, {"id": "l2", "address": "a", "areas": ["z"], "plane": "q"})


def planned(ers: FakeErs, params: dict[str, Any], **options: Any) -> tuple[Action, str]:
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
    assert planned(FakeErs(FIRST, SECOND), {"address": "a", **params}) == found


def test_one_object_needs_no_more_than_its_key() -> None:
    assert planned(FakeErs(FIRST), {"address": "a", "areas": []}) == (Action.UPDATE, "l1")
    assert planned(FakeErs(FIRST), {"address": "a"}, present=False) == (Action.DELETE, "l1")


@pytest.mark.parametrize("params", [{}, {"areas": ["x", "z"]}, {"areas": []}])
def test_several_objects_are_not_guessed_from(params: dict[str, Any]) -> None:
    with pytest.raises(
        errors.InvalidInput, match=r"2 objects that are the link 'a.*say which one with areas or plane or id"
    ):
        planned(FakeErs(FIRST, SECOND), {"address": "a", **params}, present=False)


@pytest.mark.parametrize(("name", "held"), [("attic", "r1"), ("Barn", "h1")])
def test_a_reference_to_one_of_several_kinds(name: str, held: str) -> None:
    ers = FakeErs(*PLACES, FIRST)
    planner = StepPlanner(ers)
    steps = planner.plan([Desired(LINK, desired_state(LINK, {"address": "a", "end": name}))])
    (outcome,) = StepExecutor(ers, planner).apply(steps)
    assert (ers.held(LINK, "l1") or {})["end"] == held
    assert planner.references.with_names(LINK, outcome.result)["end"] == name.lower()
    assert References(FakeErs(*PLACES)).with_names(LINK, {"end": held}) == {"end": name.lower()}


def test_a_name_of_no_kind() -> None:
    with pytest.raises(errors.UnknownName, match=r"end: 'barm' does not exist .did you mean 'barn'"):
        planned(FakeErs(*PLACES, FIRST), {"address": "a", "end": "barm"})


@pytest.mark.parametrize(
    ("shown", "wanted", "action"),
    [
        ("attic (7)", "attic", Action.NONE),
        ("attic (7)", "barn", Action.UPDATE),
        ("cellar (7)", "attic", Action.UPDATE),
        ("r1", "attic", Action.NONE),
    ],
)
def test_a_name_that_ise_shows_instead_of_an_id(shown: str, wanted: str, action: Action) -> None:
    ers = FakeErs(*PLACES, (LINK, {**FIRST[1], "end": shown}))
    assert planned(ers, {"address": "a", "end": wanted})[0] is action
    assert planned(ers, {"address": "a", "plane": "", "areas": ["x"]}) == (Action.UPDATE, "l1")


def test_a_shown_name_is_a_name_and_is_written_back_as_an_id() -> None:
    held = {**FIRST[1], "end": "attic (7)"}
    ers = FakeErs(*PLACES, (LINK, held))
    assert References(ers).with_names(LINK, {"end": "attic (7)"}) == {"end": "attic"}
    assert ers.calls == []
    planner = StepPlanner(ers)
    StepExecutor(ers, planner).apply(
        planner.plan([Desired(LINK, desired_state(LINK, {"address": "a", "areas": ["x"]}))])
    )
    assert ers.held(LINK, "l1") == {**held, "areas": ["x"], "end": "r1"}


DOOR = Resource(
    "door",
    "doors",
    endpoint=Endpoint("door", "Door"),
    identity=Identity(key=("room", "side"), listed_as=""),
    attributes=(
        Reference("room", "roomId", to=(ROOM, HOUSE), shown_as=r"(.*) \(\d+\)", required=True),
        String("side", required=True),
        String("color"),
    ),
)
DOORS = [
    (DOOR, {"id": "d1", "roomId": "attic (7)", "side": "north", "color": "red"}),
    (DOOR, {"id": "d2", "roomId": "barn (8)", "side": "north", "color": "red"}),
    (DOOR, {"id": "d3", "roomId": "cellar (9)", "side": "north", "color": "red"}),
    (DOOR, {"id": "d4", "roomId": "r1", "side": "south", "color": "red"}),
]


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
    wanted = desired_state(DOOR, {"room": room, "side": side, "color": color})
    (outcome,) = StepExecutor(ers, planner).apply(planner.plan([Desired(DOOR, wanted)]))
    step = outcome.step
    assert (step.action, step.before.id if step.before else "") == found
    assert planner.references.with_names(DOOR, outcome.result)["room"] == room.lower()
    deleted = Desired(DOOR, desired_state(DOOR, {"room": room, "side": side}), present=False)
    (gone,) = StepPlanner(ers).plan([deleted])
    assert gone.action is Action.DELETE
