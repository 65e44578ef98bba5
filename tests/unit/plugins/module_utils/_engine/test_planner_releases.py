# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What depends on the release: methods, options, options of list members, and what a creation needs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.declarations import RULE, STORE, TAG, TAGS
from ansible_collections.openise.ise.tests.unit.plugins.helpers.engine import want
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs


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


def test_a_suboption_of_a_member_has_a_release() -> None:
    desired = Desired(RULE, desired_state(RULE, {"name": "r", "pairs": [{"key": "a", "value": "1", "tag": 1}]}))
    assert StepPlanner(FakeErs(release=(3, 4))).plan([desired])
    with pytest.raises(
        errors.InvalidInput, match=r"pairs\.tag: this option needs ISE 3\.4 or later, and this server runs 3\.1; leave"
    ):
        StepPlanner(FakeErs(release=(3, 1))).plan([desired])
