# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Values whose effect depends on others: irrelevant ones, implied ones, maps, patterns, and values that a hook completes."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.tests.unit.plugins.helpers.declarations import (
    ANN,
    FRONT,
    HELD_PASS,
    PASS,
    PERSON,
    TAG,
    TAGS,
    Desk,
    person,
)
from ansible_collections.openise.ise.tests.unit.plugins.helpers.engine import applied, want
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs


@pytest.mark.parametrize(
    ("held", "params", "changed"),
    [
        ({"static": True, "room": "a"}, {"room": "b"}, True),
        ({"static": False, "room": "a"}, {"room": "a"}, True),
        ({"static": False, "room": "a"}, {"room": "b", "static": False}, False),
        ({"static": True, "room": "a"}, {"room": "b", "static": False}, True),
        ({"room": "a"}, {"static": False}, False),
    ],
)
def test_a_value_that_does_not_matter_is_not_compared(
    held: dict[str, Any], params: dict[str, Any], changed: bool
) -> None:
    ers = FakeErs((PERSON, {**ANN, **held}))
    outcome = applied(ers, person(name="ann", **params))
    assert outcome.changed is changed
    if params.get("static") is False:
        assert ers.held(PERSON, "p1")["room"] == "a"
    assert applied(ers, person(name="ann", **params)).changed is False


def test_needed_only_where_it_matters() -> None:
    with pytest.raises(errors.InvalidInput, match="word is needed to create the person 'ann'"):
        applied(FakeErs(), person(name="ann"))
    assert applied(FakeErs(), person(name="ann", store="other")).changed is True


@pytest.mark.parametrize(
    ("held", "patch"),
    [
        ({"static": False, "room": "a"}, {"room": "a", "static": True}),
        ({"static": True, "room": "b"}, {"room": "a"}),
    ],
)
def test_a_value_travels_with_the_flag_it_implies(held: dict[str, Any], patch: dict[str, Any]) -> None:
    outcome = applied(FakeErs((PERSON, {**ANN, **held})), person(name="ann", room="a"))
    assert outcome.step.update is not None
    assert outcome.step.update.patch == patch
    assert (outcome.step.diff["before"] == outcome.step.diff["after"]) is False


def test_a_put_that_merges_leaves_out_what_ise_hides() -> None:
    ers = FakeErs((PERSON, ANN), patches=False)
    outcome = applied(ers, person(name="ann", word="Secret-1", note="new"))
    assert outcome.step.update is not None
    assert outcome.step.update.whole == {"id": "p1", "name": "ann", "note": "new"}
    again = applied(ers, person(name="ann", word="Secret-2", update_secrets="always"))
    assert again.step.update is not None
    assert again.step.update.whole["word"] == "Secret-2"


def test_a_fixed_secret_cannot_be_cleared() -> None:
    with pytest.raises(errors.InvalidInput, match="word: a word stays a word"):
        applied(FakeErs((PERSON, ANN)), person(name="ann", word=""))
    assert applied(FakeErs((PERSON, {**ANN, "word": ""})), person(name="ann", word="")).changed is False


@pytest.mark.parametrize(
    ("params", "tags"),
    [
        ({"tags": {"b": "2"}}, {"a": "1", "b": "2"}),
        ({"tags": {"b": "2"}, "replace_tags": True}, {"a": "", "b": "2"}),
        ({"tags": {}, "replace_tags": True}, {"a": ""}),
        ({"tags": {}}, {"a": "1"}),
    ],
)
def test_a_map_is_laid_over_or_put_in_the_place_of_what_is_there(params: dict[str, Any], tags: dict[str, str]) -> None:
    ers = FakeErs((PERSON, {**ANN, "tags": {"a": "1"}}))
    applied(ers, person(name="ann", **params))
    assert ers.held(PERSON, "p1")["tags"] == tags
    assert applied(ers, person(name="ann", **params)).changed is False


def test_a_pattern_is_for_new_values() -> None:
    odd = (TAG, {"id": "t9", "name": "Factory-Made", "value": 1})
    ers = FakeErs(*TAGS, odd)
    assert applied(ers, want(TAG, {"name": "Factory-Made", "value": 2})).changed
    for name in ("No-Good", "goodNot"):
        for desired in (want(TAG, {"name": name}), want(TAG, {"name": name}, object_id="t1")):
            with pytest.raises(
                errors.InvalidInput, match=f"name: ISE does not accept '{name}'; a name has small letters"
            ):
                StepPlanner(ers).plan([desired])


@pytest.mark.parametrize("name", ["old", "new"])
def test_what_every_write_needs(name: str) -> None:
    with pytest.raises(errors.InvalidInput, match="door or door_id is needed to"):
        applied(Desk(HELD_PASS, FRONT, shows_secrets=True), want(PASS, {"name": name, "width": 1}))


@pytest.mark.parametrize(("params", "area"), [({"width": 3}, 15), ({"width": 3, "scale": "2"}, 30)])
def test_settled_by_what_there_is(params: dict[str, Any], area: int) -> None:
    ers = Desk(HELD_PASS, FRONT, shows_secrets=True)
    outcome = applied(ers, want(PASS, {"name": "old", "door": "front", **params}))
    assert outcome.step.diff["after"]["area"] == ers.held(PASS, "p1")["area"] == area
    assert applied(ers, want(PASS, {"name": "old", **params})).step.action is Action.NONE


def test_settled_for_a_new_one_and_refused() -> None:
    ers = Desk(FRONT, shows_secrets=True)
    applied(ers, want(PASS, {"name": "new", "door": "front", "width": 3}))
    assert ers.held(PASS, "new1")["area"] == 6
    with pytest.raises(errors.InvalidInput, match="scale: 0 is no scale"):
        applied(ers, want(PASS, {"name": "new", "scale": "0"}))
