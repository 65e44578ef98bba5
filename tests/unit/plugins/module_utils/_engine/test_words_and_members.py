# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A word for nothing, members of lists checked as a whole, names of other objects inside a block."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils import _errors as errors
from ansible_collections.openise.ise.plugins.module_utils._engine.bodies import new_document, updated_document
from ansible_collections.openise.ise.plugins.module_utils._engine.changes import differences
from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._engine.desired_state import Desired, desired_state
from ansible_collections.openise.ise.plugins.module_utils._engine.diff import rendered, rendered_after
from ansible_collections.openise.ise.plugins.module_utils._engine.executor import StepExecutor
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import Block, Integer, List, String
from ansible_collections.openise.ise.plugins.module_utils._schema.comparison import ORDERED
from ansible_collections.openise.ise.plugins.module_utils._schema.endpoint import Endpoint
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Names, Resource
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_ers import FakeErs


def _pair(member: dict[str, Any]) -> dict[str, Any]:
    if "value" not in member:
        raise ValueError(f"{member['key']} needs a value.")
    return {**member, "key": member["key"].lower()}


LIST = Resource(
    "acl",
    "acls",
    endpoint=Endpoint("acl", "Acl"),
    attributes=(String("name", required=True),),
)
RULE = Resource(
    "rule",
    "rules",
    endpoint=Endpoint("rule", "Rule"),
    attributes=(
        String("name", required=True),
        String("policy", choices={"none": "", "must": "MUST"}, server_default="none"),
        Block(
            "redirect",
            attributes=(String("acl"), String("host")),
        ),
        List(
            "pairs",
            compare=ORDERED,
            convert=_pair,
            attributes=(String("key", required=True), String("value"), Integer("tag", since="3.4")),
        ),
    ),
    names={"redirect.acl": Names(LIST, checked_by="ise")},
)
HELD = {"id": "1", "name": "r", "policy": "MUST"}


def test_a_word_for_nothing_is_not_written() -> None:
    assert new_document(RULE, desired_state(RULE, {"name": "r", "policy": "none"})) == {"name": "r"}
    before, wanted = Snapshot(RULE, HELD), desired_state(RULE, {"policy": "none"})
    changes = differences(before, wanted, write_unreadable=False)
    update = updated_document(before, wanted, changes)
    assert (update.patch, update.whole) == (None, {"id": "1", "name": "r"})
    assert rendered_after(rendered(before), changes)["policy"] == "none"
    assert differences(Snapshot(RULE, update.whole), wanted, write_unreadable=False) == []


def test_members_are_checked_as_a_whole() -> None:
    assert desired_state(RULE, {"pairs": [{"key": "A", "value": "1"}]}) == {("pairs",): [{"key": "a", "value": "1"}]}
    with pytest.raises(errors.InvalidInput, match=r"pairs: B needs a value\."):
        desired_state(RULE, {"pairs": [{"key": "A", "value": "1"}, {"key": "B"}]})


def test_a_suboption_of_a_member_has_a_release() -> None:
    desired = Desired(RULE, desired_state(RULE, {"name": "r", "pairs": [{"key": "a", "value": "1", "tag": 1}]}))
    assert StepPlanner(FakeErs(release=(3, 4))).plan([desired])
    with pytest.raises(
        errors.InvalidInput, match=r"pairs\.tag: this option needs ISE 3\.4 or later, and this server runs 3\.1; leave"
    ):
        StepPlanner(FakeErs(release=(3, 1))).plan([desired])


def test_a_refusal_names_what_does_not_exist_inside_a_block() -> None:
    ers = FakeErs((LIST, {"id": "a1", "name": "guests"}))
    ers.trouble("create", errors.Rejected("no", status=400))
    desired = Desired(RULE, desired_state(RULE, {"name": "r", "redirect": {"acl": "guest", "host": "h"}}))
    planner = StepPlanner(ers)
    with pytest.raises(errors.Rejected) as failure:
        StepExecutor(ers, planner).apply(planner.plan([desired]))
    assert failure.value.message == "redirect.acl: 'guest' does not exist (did you mean 'guests'?). no"
