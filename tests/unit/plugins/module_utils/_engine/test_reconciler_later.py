# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What depends on other values or on the object being there: written later, not at all, or not again."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.executor import StepExecutor, preview
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action, Outcome
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import (
    Boolean,
    Derived,
    Map,
    Secret,
    String,
)
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.plugins.module_utils._schema.rules import Update, When, not_clearable
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs

PERSON = Resource(
    "person",
    "people",
    endpoint=Endpoint("person", "Person", put="merge", patch_since="3.2"),
    attributes=(
        String("name", required=True),
        String("note"),
        Secret(
            "word", required=True, relevant_when=(When("store", ("own",)),), update=not_clearable("a word stays a word")
        ),
        String("store", server_default="own"),
        String("until", "untilDate", update=Update(after_create=True, cleared_with="limited")),
        Derived(
            "limited",
            "isLimited",
            type="bool",
            server_default=False,
            derive=lambda given: bool(given["until"]) if "until" in given else None,
            update=Update(after_create=True),
        ),
        String("room", relevant_when=(When("static", (True,)),), sets={"static": True}),
        Boolean("static", server_default=False),
        Map("tags", replace_option="replace_tags"),
        Boolean("active", filter_words={"true": "Active", "false": "Passive"}),
    ),
)
ANN = {"id": "p1", "name": "ann", "word": "Secret-1", "note": "old"}


def want(**params: Any) -> Desired:
    always = params.pop("update_secrets", "") == "always"
    return Desired(PERSON, desired_state(PERSON, params), update_secrets=always)


def applied(ers: FakeErs, desired: Desired) -> Outcome:
    planner = StepPlanner(ers)
    return StepExecutor(ers, planner).apply(planner.plan([desired]))[-1]


# -- after the creation ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("patches", [True, False])
def test_what_ise_takes_of_existing_objects_follows_the_creation(patches: bool) -> None:
    ers = FakeErs(patches=patches)
    desired = want(name="ann", word="Secret-1", note="n", until="2030-01-01")
    outcome = applied(ers, desired)
    assert outcome.changed and outcome.step.action is Action.CREATE
    assert outcome.step.diff["after"] == {
        "name": "ann",
        "note": "n",
        "word": "(secret, written)",
        "until": "2030-01-01",
    }
    written = [call for call in ers.calls if call.startswith(("create", "patch", "replace"))]
    assert written == ["create ann", "patch new1", *([] if patches else ["replace new1"])]
    held = ers.held(PERSON, "new1")
    assert (held["untilDate"], held["isLimited"], held["note"]) == ("2030-01-01", True, "n")
    assert outcome.result["until"] == "2030-01-01"
    assert applied(ers, desired).changed is False


def test_a_creation_without_it_is_one_request() -> None:
    for params in ({}, {"until": ""}):
        ers = FakeErs()
        applied(ers, want(name="ann", word="Secret-1", **params))
        assert ers.calls == ["find ann", "create ann"]


def test_a_preview_shows_it() -> None:
    ers = FakeErs(read_only=True)
    planner = StepPlanner(ers)
    outcome = preview(planner.plan([want(name="ann", word="Secret-1", until="2030-01-01")]))[-1]
    assert outcome.result == {"name": "ann", "until": "2030-01-01"}
    assert ers.calls == ["find ann"]


def test_refused_afterwards_tells_that_the_object_is_there() -> None:
    ers = FakeErs()
    ers.trouble("patch", errors.Rejected("Too late."))
    with pytest.raises(errors.Rejected) as failure:
        applied(ers, want(name="ann", word="Secret-1", until="2030-01-01"))
    assert failure.value.message == "The person 'ann' exists now, but without until. Too late."
    assert applied(ers, want(name="ann", word="Secret-1", until="2030-01-01")).changed is True


def test_cleared_by_a_flag_is_not_sent_empty() -> None:
    ers = FakeErs((PERSON, {**ANN, "untilDate": "2030-01-01", "isLimited": True}))
    outcome = applied(ers, want(name="ann", until=""))
    assert outcome.changed and outcome.step.update is not None
    assert outcome.step.update.patch == {"isLimited": False}
    assert "untilDate" not in outcome.step.update.whole
    assert outcome.step.diff["before"]["until"] == "2030-01-01"
    assert outcome.step.diff["after"]["until"] == ""


# -- values that do not matter -----------------------------------------------------------------------------------------


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
    outcome = applied(ers, want(name="ann", **params))
    assert outcome.changed is changed
    if params.get("static") is False:
        assert ers.held(PERSON, "p1")["room"] == "a"
    assert applied(ers, want(name="ann", **params)).changed is False


def test_needed_only_where_it_matters() -> None:
    with pytest.raises(errors.InvalidInput, match="word is needed to create the person 'ann'"):
        applied(FakeErs(), want(name="ann"))
    assert applied(FakeErs(), want(name="ann", store="other")).changed is True


# -- secrets -----------------------------------------------------------------------------------------------------------


def test_a_put_that_merges_leaves_out_what_ise_hides() -> None:
    ers = FakeErs((PERSON, ANN), patches=False)
    outcome = applied(ers, want(name="ann", word="Secret-1", note="new"))
    assert outcome.step.update is not None
    assert outcome.step.update.whole == {"id": "p1", "name": "ann", "note": "new"}
    again = applied(ers, want(name="ann", word="Secret-2", update_secrets="always"))
    assert again.step.update is not None
    assert again.step.update.whole["word"] == "Secret-2"


def test_a_fixed_secret_cannot_be_cleared() -> None:
    with pytest.raises(errors.InvalidInput, match="word: a word stays a word"):
        applied(FakeErs((PERSON, ANN)), want(name="ann", word=""))
    assert applied(FakeErs((PERSON, {**ANN, "word": ""})), want(name="ann", word="")).changed is False


# -- maps and filters --------------------------------------------------------------------------------------------------


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
    applied(ers, want(name="ann", **params))
    assert ers.held(PERSON, "p1")["tags"] == tags
    assert applied(ers, want(name="ann", **params)).changed is False


@pytest.mark.parametrize(
    ("option", "text", "sent"),
    [
        ("active", "true", "Active"),
        ("active", "False", "Passive"),
        ("active", "YES", "Active"),
        ("active", "Passive", "Passive"),
        ("static", "no", "false"),
        ("note", "Yes", "Yes"),
    ],
)
def test_how_a_filter_writes_a_value(option: str, text: str, sent: str) -> None:
    assert PERSON.leaf((option,)).attribute.in_filter(text) == sent


@pytest.mark.parametrize(
    ("held", "patch"),
    [
        ({"static": False, "room": "a"}, {"room": "a", "static": True}),
        ({"static": True, "room": "b"}, {"room": "a"}),
    ],
)
def test_a_value_travels_with_the_flag_it_implies(held: dict[str, Any], patch: dict[str, Any]) -> None:
    outcome = applied(FakeErs((PERSON, {**ANN, **held})), want(name="ann", room="a"))
    assert outcome.step.update is not None
    assert outcome.step.update.patch == patch
    assert (outcome.step.diff["before"] == outcome.step.diff["after"]) is False
