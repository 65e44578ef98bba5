# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Resources of other kinds than a device: found by a pair of references, not changeable, changed by ISE itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._engine.changes import Change
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.executor import StepExecutor, preview
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action, Outcome
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._engine.references import References
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute import SELF
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import (
    Block,
    Boolean,
    Integer,
    List,
    Reference,
    Secret,
    String,
)
from ansible_collections.openise.ise.plugins.module_utils._schema.comparison import ORDERED, Automatic
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint, Identity
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Names, Resource
from ansible_collections.openise.ise.plugins.module_utils._schema.rules import VERIFY
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs

TAG = Resource(
    "tag",
    "tags",
    endpoint=Endpoint("tag", "Tag"),
    identity=Identity(also_found_by="value"),
    attributes=(
        String("name", required=True, pattern=("[a-z]+", "a name has small letters")),
        Integer("value", compare=Automatic(-1), create_default=-1),
        String("mode", update=VERIFY),
        Reference("parent", to=SELF),
        Secret("word"),
    ),
)
CELL = Resource(
    "cell",
    "cells",
    endpoint=Endpoint("cell", "Cell"),
    identity=Identity(key=("source", "target", "plane"), listed_as="", key_filters={"source": "sourceValue"}),
    attributes=(
        Reference("source", "sourceId", to=TAG, required=True),
        Reference("target", "targetId", to=TAG, required=True),
        String("plane", server_default="main"),
        String("status"),
        List("tags", "tagIds", to=TAG, compare=ORDERED),
        Block(
            "owners",
            attributes=(Reference("first", to=TAG),),
        ),
    ),
)
TAGS = [
    (TAG, {"id": f"t{number}", "name": name, "value": 10 + number, "mode": "a"})
    for number, name in enumerate(("guests", "staff", "cameras"))
]
VALUES = {document["name"]: document["value"] for _tag, document in TAGS}
PAIR = {"source": "guests", "target": "staff"}
HELD = (CELL, {"id": "c1", "sourceId": "t0", "targetId": "t1", "status": "on", "tagIds": ["t2"]})


def want(resource: Resource, params: dict[str, Any], **options: Any) -> Desired:
    return Desired(resource, desired_state(resource, params), **options)


def applied(ers: FakeErs, desired: Desired) -> Outcome:
    planner = StepPlanner(ers)
    return StepExecutor(ers, planner).apply(planner.plan([desired]))[-1]


# -- references --------------------------------------------------------------------------------------------------------


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


# -- found by a key ----------------------------------------------------------------------------------------------------


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
    ers = FakeErs(*TAGS, HELD)
    (step,) = StepPlanner(ers).plan([want(CELL, params, **options)])
    assert step.action is action
    assert [call for call in ers.calls if call.startswith("where")] == [
        f"where sourceValue.EQ.{VALUES[params['source']]}"
    ]


def test_what_refers_to_a_name_nobody_has_is_absent() -> None:
    ers = FakeErs(*TAGS, HELD)
    (step,) = StepPlanner(ers).plan([want(CELL, {**PAIR, "source": "nobody"}, present=False)])
    assert step.action is Action.NONE


def test_messages_name_an_object_by_what_the_user_wrote() -> None:
    ers = FakeErs(*TAGS, HELD)
    with pytest.raises(errors.InvalidInput, match="target is needed to create the cell 'guests, x'"):
        applied(ers, want(CELL, {"source": "guests", "plane": "x", "target": ""}))


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


def test_an_update_by_key_is_a_put_of_the_whole() -> None:
    ers = FakeErs(*TAGS, HELD)
    assert applied(ers, want(CELL, {**PAIR, "status": "off"})).changed
    assert ers.held(CELL, "c1") == {**HELD[1], "status": "off"}


# -- releases and missing methods --------------------------------------------------------------------------------------


def gated(**gate: Any) -> Resource:
    """Return the tags of an ISE that serves only some requests about them."""
    return replace(TAG, endpoint=replace(TAG.endpoint, **gate))


@pytest.mark.parametrize(
    ("gate", "params", "options", "message"),
    [
        ({"since": "3.5"}, {"name": "staff"}, {}, "Access to tags needs ISE 3.5 or later, and this server runs 3.4"),
        ({"create_since": "3.5"}, {"name": "newtag"}, {}, "Creating the tag 'newtag' needs ISE 3.5 or later"),
        (
            {"delete_since": "3.5"},
            {"name": "staff"},
            {"present": False},
            "Deleting the tag 'staff' needs ISE 3.5 or later",
        ),
        ({"put": ""}, {"name": "staff", "value": 99}, {}, "ISE cannot change an existing tag; delete it"),
    ],
)
def test_what_a_release_cannot_do(
    gate: dict[str, Any], params: dict[str, Any], options: dict[str, Any], message: str
) -> None:
    with pytest.raises(errors.InvalidInput) as failure:
        StepPlanner(FakeErs(*TAGS)).plan([want(gated(**gate), params, **options)])
    assert message in failure.value.message
    open_gate: dict[str, Any] = dict.fromkeys(gate, "replace" if "put" in gate else "3.4")
    (step,) = StepPlanner(FakeErs(*TAGS)).plan([want(gated(**open_gate), params, **options)])
    assert step.action in (Action.NONE, Action.CREATE, Action.DELETE, Action.UPDATE)


@pytest.mark.parametrize(("gate", "params"), [("create_since", {"name": "staff"}), ("delete_since", {"name": "staff"})])
def test_a_gate_that_is_not_passed_is_not_asked_about(gate: str, params: dict[str, Any]) -> None:
    ers = FakeErs(*TAGS)
    StepPlanner(ers).plan([want(gated(**{gate: "9.9"}), params)])
    assert "release " not in ers.calls


STORE = Resource(
    "store",
    "stores",
    endpoint=Endpoint("store", "Store"),
    attributes=(String("name", required=True), Boolean("strict", required=True, since="3.5"), String("tag")),
    names={"tag": Names(TAG)},
)


@pytest.mark.parametrize(
    ("params", "release", "refused"),
    [
        ({}, (3, 5), True),
        ({}, None, True),
        ({}, (3, 4), False),
        ({"strict": False}, (3, 5), False),
    ],
)
def test_what_a_creation_needs_since_a_release(
    params: dict[str, Any], release: tuple[int, int] | None, refused: bool
) -> None:
    ers = FakeErs(release=release)
    desired = want(STORE, {"name": "s1", **params})
    if refused:
        with pytest.raises(errors.InvalidInput, match="strict is needed to create the store 's1'"):
            StepPlanner(ers).plan([desired])
    else:
        assert StepPlanner(ers).plan([desired])[0].action is Action.CREATE


WRONG_TAG = {"name": "s1", "tag": "stuff", "strict": False}


def test_a_name_that_ise_would_store_is_looked_up_before_a_write() -> None:
    held = (STORE, {"id": "s2", "name": "s2", "tag": "staff", "strict": False})
    for wanted in (WRONG_TAG, {**WRONG_TAG, "name": "s2"}):
        with pytest.raises(errors.UnknownName) as failure:
            StepPlanner(FakeErs(*TAGS, held, release=(3, 5))).plan([want(STORE, wanted)])
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


def test_a_refusal_names_the_object_that_does_not_exist() -> None:
    ers = FakeErs(*TAGS, release=(3, 5))
    ers.trouble("create", errors.Rejected("no", status=400))
    with pytest.raises(errors.Rejected) as failure:
        applied(ers, want(replace(STORE, names={"tag": Names(TAG, checked_by="ise")}), WRONG_TAG))
    assert failure.value.message == "tag: 'stuff' does not exist (did you mean 'staff'?). no"


# -- new values --------------------------------------------------------------------------------------------------------


def test_a_pattern_is_for_new_values() -> None:
    odd = (TAG, {"id": "t9", "name": "Factory-Made", "value": 1})
    ers = FakeErs(*TAGS, odd)
    assert applied(ers, want(TAG, {"name": "Factory-Made", "value": 2})).changed
    for name in ("No-Good", "goodNot"):
        for desired in (want(TAG, {"name": name}), want(TAG, {"name": name}, object_id="t1")):
            with pytest.raises(
                errors.InvalidInput, match=f"name: ISE does not take '{name}'; a name has small letters"
            ):
                StepPlanner(ers).plan([desired])


# -- what ISE decides --------------------------------------------------------------------------------------------------


class Chooses(FakeErs):
    """Puts a number in the place of -1."""

    def create(self, resource: Resource, document: Any) -> str:
        """Choose a value."""
        return super().create(resource, {**document, "value": 77 if document.get("value") == -1 else document["value"]})


def test_what_ise_chose_is_read_and_told() -> None:
    ers = Chooses(*TAGS)
    outcome = applied(ers, want(TAG, {"name": "newtag"}))
    assert outcome.result["value"] == 77
    assert ers.calls[-1] == "get new4"
    outcome = applied(ers, want(TAG, {"name": "other", "value": 5}))
    assert (outcome.result["value"], ers.calls[-1]) == (5, "create other")
    assert applied(ers, want(TAG, {"name": "newtag", "value": -1})).changed is False


def test_a_choice_that_cannot_be_read_is_not_made_up() -> None:
    ers = Chooses(*TAGS)
    ers.trouble("get", errors.Unreachable("x"))
    outcome = applied(ers, want(TAG, {"name": "newtag"}))
    assert outcome.changed
    assert outcome.result == {"id": "new4", "name": "newtag"}
    planner = StepPlanner(Chooses())
    (outcome,) = preview(planner.plan([want(TAG, {"name": "newtag"})]))
    assert outcome.result == {"name": "newtag"}


class Stubborn(FakeErs):
    """Accepts another mode, and keeps the old one."""

    def replace(self, resource: Resource, object_id: str, document: Any) -> None:
        """Keep the mode."""
        super().replace(resource, object_id, {**document, "mode": "a"})


def test_a_change_that_may_not_be_made_is_read_back() -> None:
    ers = FakeErs(*TAGS)
    outcome = applied(ers, want(TAG, {"name": "staff", "mode": "b"}))
    assert outcome.changed
    assert outcome.result["mode"] == "b"
    assert outcome.step.diff["after"]["mode"] == "b"
    assert [call.split()[0] for call in ers.calls] == ["find", "replace", "find"]
    ers.calls.clear()
    applied(ers, want(TAG, {"name": "staff", "value": 5}))
    assert [call.split()[0] for call in ers.calls] == ["find", "replace"]


def test_a_secret_written_along_is_written_once() -> None:
    ers = FakeErs(*TAGS)
    outcome = applied(ers, want(TAG, {"name": "staff", "mode": "b", "word": "W"}, update_secrets=True))
    assert outcome.changed
    assert [call.split()[0] for call in ers.calls] == ["find", "replace", "find"]


def test_a_change_that_is_not_made_fails() -> None:
    with pytest.raises(errors.ServerFailure, match="accepted to change mode of the tag 'staff', but did not do it"):
        applied(Stubborn(*TAGS), want(TAG, {"name": "staff", "mode": "b"}))
