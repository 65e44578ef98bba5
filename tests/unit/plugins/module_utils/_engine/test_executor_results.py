# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows a write: values that ISE chooses or generates, later updates, changes that ISE may not make, refusals."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.executor import StepExecutor, preview
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Names, Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.declarations import (
    ACL,
    ANN,
    FRONT,
    PASS,
    PERSON,
    RULE,
    STORE,
    TAG,
    TAGS,
    Desk,
    person,
)
from ansible_collections.openise.ise.tests.unit.plugins.helpers.engine import applied, want
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs

# -- values that ISE chooses -------------------------------------------------------------------------------------------


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


# -- secrets that ISE generates ----------------------------------------------------------------------------------------


def test_a_secret_made_up_is_told_once() -> None:
    ers = Desk(FRONT, shows_secrets=True)
    outcome = applied(ers, want(PASS, {"name": "new", "door": "front"}))
    assert outcome.generated == {"code": "made-up-1"}
    assert outcome.result == {"id": "new1", "name": "new", "state": "NEW"}
    assert "made-up-1" not in str(outcome.step.diff)
    assert applied(ers, want(PASS, {"name": "new"})).generated == {}


@pytest.mark.parametrize("given", [{"code": "mine"}, {}])
def test_a_secret_given_or_hidden_is_not_told(given: dict[str, Any]) -> None:
    ers = Desk(FRONT, shows_secrets=bool(given))
    assert applied(ers, want(PASS, {"name": "new", "door": "front", **given})).generated == {}


def test_a_secret_made_up_though_the_answer_was_lost() -> None:
    ers = Desk(FRONT, shows_secrets=True)
    ers.trouble("create", errors.OutcomeUnknown("no answer"), carried_out=True)
    outcome = applied(ers, want(PASS, {"name": "new", "door": "front"}))
    assert outcome.changed is True
    assert outcome.generated == {"code": "made-up-1"}


# -- changes that ISE may not make -------------------------------------------------------------------------------------


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


# -- updates that follow a creation ------------------------------------------------------------------------------------


@pytest.mark.parametrize("patches", [True, False])
def test_what_ise_takes_of_existing_objects_follows_the_creation(patches: bool) -> None:
    ers = FakeErs(patches=patches)
    desired = person(name="ann", word="Secret-1", note="n", until="2030-01-01")
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
        applied(ers, person(name="ann", word="Secret-1", **params))
        assert ers.calls == ["find ann", "create ann"]


def test_a_preview_shows_it() -> None:
    ers = FakeErs(read_only=True)
    planner = StepPlanner(ers)
    outcome = preview(planner.plan([person(name="ann", word="Secret-1", until="2030-01-01")]))[-1]
    assert outcome.result == {"name": "ann", "until": "2030-01-01"}
    assert ers.calls == ["find ann"]


def test_refused_afterwards_tells_that_the_object_is_there() -> None:
    ers = FakeErs()
    ers.trouble("patch", errors.Rejected("Too late."))
    with pytest.raises(errors.Rejected) as failure:
        applied(ers, person(name="ann", word="Secret-1", until="2030-01-01"))
    assert failure.value.message == "The person 'ann' exists now, but without until. Too late."
    assert failure.value.wrote
    assert applied(ers, person(name="ann", word="Secret-1", until="2030-01-01")).changed is True


def test_cleared_by_a_flag_is_not_sent_empty() -> None:
    ers = FakeErs((PERSON, {**ANN, "untilDate": "2030-01-01", "isLimited": True}))
    outcome = applied(ers, person(name="ann", until=""))
    assert outcome.changed and outcome.step.update is not None
    assert outcome.step.update.patch == {"isLimited": False}
    assert "untilDate" not in outcome.step.update.whole
    assert outcome.step.diff["before"]["until"] == "2030-01-01"
    assert outcome.step.diff["after"]["until"] == ""


# -- refusals -----------------------------------------------------------------------------------------------------------


def test_a_refusal_names_what_does_not_exist_inside_a_block() -> None:
    ers = FakeErs((ACL, {"id": "a1", "name": "guests"}))
    ers.trouble("create", errors.Rejected("no", status=400))
    desired = Desired(RULE, desired_state(RULE, {"name": "r", "redirect": {"acl": "guest", "host": "h"}}))
    planner = StepPlanner(ers)
    with pytest.raises(errors.Rejected) as failure:
        StepExecutor(ers, planner).apply(planner.plan([desired]))
    assert failure.value.message == "redirect.acl: 'guest' does not exist (did you mean 'guests'?). no"


WRONG_TAG = {"name": "s1", "tag": "stuff", "strict": False}


def test_a_refusal_names_the_object_that_does_not_exist() -> None:
    ers = FakeErs(*TAGS, release=(3, 5))
    ers.trouble("create", errors.Rejected("no", status=400))
    with pytest.raises(errors.Rejected) as failure:
        applied(ers, want(replace(STORE, names={"tag": Names(TAG, checked_by="ise")}), WRONG_TAG))
    assert failure.value.message == "tag: 'stuff' does not exist (did you mean 'staff'?). no"


# -- exceptions that nothing foresees ----------------------------------------------------------------------------------


def test_an_exception_becomes_an_error_without_its_text() -> None:
    ers = FakeErs(*TAGS)
    ers.trouble("replace", RecursionError("canary"))
    with pytest.raises(errors.Defect, match=r"Defect in openise.ise \(RecursionError in _done, fake_ers.py:") as caught:
        applied(ers, want(TAG, {"name": "guests", "value": 99}))
    assert caught.value.wrote is False
    assert "canary" not in caught.value.message
    assert "canary" in caught.value.details


def test_a_failure_after_a_parent_was_created() -> None:
    class Refuses(FakeErs):
        def create(self, resource: Resource, document: Any) -> str:
            if document["name"] == "b":
                raise RecursionError("x")
            return super().create(resource, document)

    ers = Refuses()
    planner = StepPlanner(ers)
    steps = planner.plan([want(TAG, {"name": "a", "value": 1}), want(TAG, {"name": "b", "value": 2})])
    with pytest.raises(errors.Defect) as caught:
        StepExecutor(ers, planner).apply(steps)
    assert caught.value.wrote is True
