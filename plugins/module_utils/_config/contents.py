# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The content of objects that are deleted, for diffs and reviewed plans: lists have only their names."""

from __future__ import annotations

from dataclasses import replace

from .._engine.current_state import Snapshot, now
from .._engine.diff import rendered
from .._engine.plan import Action
from .._errors import IseError
from .._ers.client import Ers
from .plan import FATAL, Plan, PlannedStep

_OF_A_LIST = {"id", "name", "description", "link"}


def read_contents(ers: Ers, plan: Plan) -> None:
    """Read each object that is deleted and of which only its entry in a list is known. Costs one request for each."""
    listed = [
        each for each in plan.of(Action.DELETE) if each.step.before and set(each.step.before.document) <= _OF_A_LIST
    ]

    def read(planned: PlannedStep) -> PlannedStep:
        before = planned.step.before
        if before is None:
            return planned
        read_at = now()
        try:
            document = ers.get(before.resource, before.id)
            if document is None:
                return planned
            snapshot = Snapshot(before.resource, document, read_at)
            rendered(snapshot)  # a form that nobody knows must not prevent the deletion
        except FATAL:
            raise
        except IseError:  # the deletion reports the reason
            return planned
        return replace(planned, step=replace(planned.step, before=snapshot))

    known = dict(zip(map(id, listed), ers.in_parallel(read, listed), strict=True))
    plan.steps[:] = [known.get(id(each), each) for each in plan.steps]
