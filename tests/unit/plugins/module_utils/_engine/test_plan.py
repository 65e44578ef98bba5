# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a step says of itself."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine.changes import Change
from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._engine.plan import Action, Step
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.tests.unit.plugins.helpers.declarations import PERSON, person

STEP = Step(
    person(name="ann"),
    Action.UPDATE,
    Snapshot(PERSON, {"id": "p1", "name": "ann", "note": "old", "word": "Secret-1"}),
    tuple(
        Change(PERSON.leaf((option,)), None, value)
        for option, value in (("note", "new"), ("word", "W"), ("limited", True))
    ),
)


def test_the_options_are_those_of_the_user() -> None:
    assert STEP.options == "note, word"


def test_the_diff_has_no_secret() -> None:
    assert STEP.diff["before"]["note"] == "old"
    assert (STEP.diff["after"]["note"], STEP.diff["after"]["word"]) == ("new", "(secret, written)")
    deleted = Step(STEP.desired, Action.DELETE, STEP.before)
    assert deleted.diff["after"] == {}
    assert "Secret-1" not in str([STEP.diff, deleted.diff])


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        (
            ("word",),
            "overwrites word, and ISE does not reveal its current value. Set word in the task; nothing was changed.",
        ),
        (
            ("word", "pin"),
            "overwrites word and pin, and ISE does not reveal their current values. Set word and pin in the task",
        ),
    ],
)
def test_secrets_that_the_task_must_set(missing: tuple[str, ...], message: str) -> None:
    STEP.require_secrets(())
    with pytest.raises(InvalidInput) as failure:
        STEP.require_secrets(missing)
    assert failure.value.message.startswith(f"Changing note, word of the person 'ann' {message}")
