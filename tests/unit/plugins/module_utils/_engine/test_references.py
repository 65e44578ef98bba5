# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names to ids and back: looked up once, by name, number or id, and in whichever form ISE shows them."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._engine.changes import Change
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.executor import StepExecutor
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._engine.references import PendingId, References, is_pending
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute import Id
from ansible_collections.openise.ise.tests.unit.plugins.helpers.declarations import (
    CELL,
    FIRST_LINK,
    FRONT,
    LINK,
    PAIR,
    PASS,
    PLACES,
    STORE,
    TAG,
    TAGS,
    Desk,
)
from ansible_collections.openise.ise.tests.unit.plugins.helpers.engine import applied, want
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs

# -- names and ids -----------------------------------------------------------------------------------------------------


def test_names_become_ids_and_come_back_as_names() -> None:
    ers = FakeErs(*TAGS)
    desired = want(CELL, {**PAIR, "tags": ["cameras", "Guests"], "status": "on"})
    outcome = applied(ers, desired)
    assert ers.held(CELL, "new1") == {
        "id": "new1",
        "sourceId": "t0",
        "targetId": "t1",
        "status": "on",
        "tagIds": ["t2", "t0"],
    }
    planner = StepPlanner(ers)
    assert planner.references.with_names(CELL, outcome.result) == {
        "id": "new1",
        "source": "guests",
        "target": "staff",
        "status": "on",
        "tags": ["cameras", "guests"],
    }
    # Each name was asked for once, and the next task of the process knows them.
    assert [call for call in ers.calls if call.startswith(("find", "get"))] == [
        "find guests",
        "find staff",
        "find cameras",
    ]
    assert applied(ers, desired).changed is False
    assert len([call for call in ers.calls if call.startswith("find")]) == 3


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"source": "guest", "target": "staff"}, "source: 'guest' does not exist (did you mean 'guests'?)."),
        ({**PAIR, "tags": ["xyzzy"]}, "tags: 'xyzzy' does not exist."),
    ],
)
def test_a_name_that_does_not_exist_is_said_before_any_write(params: dict[str, Any], message: str) -> None:
    ers = FakeErs(*TAGS)
    with pytest.raises(errors.InvalidInput) as failure:
        applied(ers, want(CELL, params))
    assert failure.value.message == message
    ers.trouble("list", errors.Unreachable("x"))
    with pytest.raises(errors.InvalidInput) as failure:
        applied(ers, want(CELL, params))
    assert failure.value.message == message.split(" (", maxsplit=1)[0].rstrip(".") + "."


def test_ids_without_an_object_stay_and_empty_references_are_left() -> None:
    ers = FakeErs(*TAGS)
    rest = {"source": "t9", "target": "", "status": "t1"}
    tree = {**rest, "tags": ["t1", "t9"], "owners": {"first": "t0"}}
    named = {**rest, "tags": ["staff", "t9"], "owners": {"first": "guests"}}
    assert References(ers).with_names(CELL, tree) == named
    assert tree == {**rest, "tags": ["t1", "t9"], "owners": {"first": "t0"}}
    assert References(ers).with_ids(CELL, {("source",): "", ("status",): "staff"}) == {
        ("source",): "",
        ("status",): "staff",
    }
    assert References(ers).with_names(TAG, {"name": "x", "parent": "t0"}) == {"name": "x", "parent": "guests"}


@pytest.mark.parametrize(("number", "held"), [("12", "t2"), ("012", "t2"), ("11", "t1")])
def test_a_number_refers_to_an_object_too(number: str, held: str) -> None:
    ers = FakeErs(*TAGS)
    applied(ers, want(CELL, {"source": "guests", "target": number}))
    assert (ers.held(CELL, "new1") or {})["targetId"] == held
    with pytest.raises(errors.InvalidInput, match="target: '99' does not exist"):
        applied(ers, want(CELL, {"source": "guests", "target": "99"}))


def test_a_name_of_digits_comes_before_a_number() -> None:
    ers = FakeErs(*TAGS, (TAG, {"id": "t8", "name": "12", "value": 40}))
    applied(ers, want(CELL, {"source": "guests", "target": "12"}))
    assert (ers.held(CELL, "new1") or {})["targetId"] == "t8"


@pytest.mark.parametrize(("name", "held"), [("attic", "r1"), ("Barn", "h1")])
def test_a_reference_to_one_of_several_kinds(name: str, held: str) -> None:
    ers = FakeErs(*PLACES, FIRST_LINK)
    planner = StepPlanner(ers)
    steps = planner.plan([Desired(LINK, desired_state(LINK, {"address": "a", "end": name}))])
    (outcome,) = StepExecutor(ers, planner).apply(steps)
    assert (ers.held(LINK, "l1") or {})["end"] == held
    assert planner.references.with_names(LINK, outcome.result)["end"] == name.lower()
    assert References(FakeErs(*PLACES)).with_names(LINK, {"end": held}) == {"end": name.lower()}


def test_a_name_of_no_kind() -> None:
    with pytest.raises(errors.UnknownName, match=r"end: 'barm' does not exist .did you mean 'barn'"):
        StepPlanner(FakeErs(*PLACES, FIRST_LINK)).plan([want(LINK, {"address": "a", "end": "barm"})])


def test_a_shown_name_is_a_name_and_is_written_back_as_an_id() -> None:
    held = {**FIRST_LINK[1], "end": "attic (7)"}
    ers = FakeErs(*PLACES, (LINK, held))
    assert References(ers).with_names(LINK, {"end": "attic (7)"}) == {"end": "attic"}
    assert ers.calls == []
    planner = StepPlanner(ers)
    StepExecutor(ers, planner).apply(
        planner.plan([Desired(LINK, desired_state(LINK, {"address": "a", "areas": ["x"]}))])
    )
    assert ers.held(LINK, "l1") == {**held, "areas": ["x"], "end": "r1"}


def test_an_id_needs_no_look_up() -> None:
    ers = Desk(shows_secrets=True)
    applied(ers, want(PASS, {"name": "new", "door_id": "d9"}))
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


# -- names that ISE stores ---------------------------------------------------------------------------------------------


WRONG_TAG = {"name": "s1", "tag": "stuff", "strict": False}


def test_a_name_that_ise_would_store_is_looked_up_before_a_write() -> None:
    held = (STORE, {"id": "s2", "name": "s2", "tag": "staff", "strict": False})
    for desired in (WRONG_TAG, {**WRONG_TAG, "name": "s2"}):
        with pytest.raises(errors.UnknownName) as failure:
            StepPlanner(FakeErs(*TAGS, held, release=(3, 5))).plan([want(STORE, desired)])
        assert failure.value.message == "tag: 'stuff' does not exist (did you mean 'staff'?)."
    ers = FakeErs(*TAGS, held, release=(3, 5))
    for name in ("s2", "s3", "s4"):
        assert applied(ers, want(STORE, {"name": name, "tag": "Staff", "strict": False})).changed
    assert [call for call in ers.calls if call == "find Staff"] == ["find Staff"]


@pytest.mark.parametrize(
    "trouble", [errors.NotPermitted("no", status=403), errors.AuthenticationFailed("no", status=401)]
)
def test_a_name_that_may_not_be_looked_up_is_left_to_ise(trouble: errors.IseError) -> None:
    ers = FakeErs(*TAGS, release=(3, 5))
    References(ers).check_names(STORE, [Change(STORE.leaf(("tag",)), None, "")])
    ers.trouble("find", trouble)
    References(ers).check_names(STORE, [Change(STORE.leaf(("tag",)), None, "stuff")])
    assert ers.calls == ["find stuff"]


# -- objects that are created later in the task -------------------------------------------------------------------------


def test_an_announced_object_stands_for_its_id() -> None:
    ers = FakeErs(*TAGS)
    references = References(ers)
    references.announce(TAG, "visitors")
    desired = want(CELL, {**PAIR, "source": "Visitors", "tags": ["staff", "visitors"]})
    pending = replace(desired, values=references.with_ids(CELL, desired.values))
    assert isinstance(pending.values["source",], PendingId)
    assert is_pending(pending)
    tree = {"source": copy.deepcopy(pending.values["source",]), "tags": pending.values["tags",]}
    assert references.with_names(CELL, tree) == {"source": "visitors", "tags": ["staff", "visitors"]}
    assert "find visitors" not in ers.calls


def test_a_settled_announcement_is_looked_up() -> None:
    ers = FakeErs(*TAGS)
    references = References(ers)
    references.announce(TAG, "visitors")
    references.settle_announced(TAG, "visitors")
    with pytest.raises(errors.UnknownName, match="source: 'visitors' does not exist"):
        references.with_ids(CELL, {("source",): "visitors"})
    ers.add(TAG, {"id": "t7", "name": "visitors"})
    references.announce(TAG, "Visitors")
    references.settle_announced(TAG, "Visitors")  # created: what was known to be missing is looked up again
    found = References(ers).with_ids(CELL, {("source",): "visitors"})
    assert found == references.with_ids(CELL, {("source",): "visitors"}) == {("source",): "t7"}
    assert not is_pending(want(CELL, PAIR))
