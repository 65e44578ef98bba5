# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects that a plan deletes although others use them: undeclared objects, and declared ones that keep the reference."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .._engine.plan import Action
from .._engine.usage import UsageReader, Users, forced, in_use, listed, unknown_use
from .._errors import IseError, as_ise_error
from .._ers.client import Ers
from .._progress import Progress
from .._schema.usage import UsedBy
from .plan import FATAL, Failure, Plan, PlannedStep

_MAX_LISTED = 5  # objects in a warning


@dataclass
class _Found:
    """The users of one object that the plan leaves, and the steps that end the use by others; or why they are unknown."""

    users: list[Users] = field(default_factory=list)
    ending: list[PlannedStep] = field(default_factory=list)
    error: IseError | None = None


def check_use(ers: Ers, plan: Plan, progress: Progress, *, force: bool) -> list[str]:
    """Replace the deletion of each object in use with a failure; with ``force`` keep it, and return a warning instead.

    A use that the plan itself ends does not count; the deletion then relies on these steps (``relies_on``). One request for each
    deleted object and type that may use it.
    """
    deletions = [
        each for each in plan.of(Action.DELETE) if each.step.desired.resource.used_by and each.step.before is not None
    ]
    reader = UsageReader(ers)
    progress.begin("looking for what uses the objects to delete", len(deletions))

    def look(planned: PlannedStep) -> _Found:
        try:
            ers.transport.guard.require()
            return _find(reader, plan, planned)
        except FATAL:
            raise
        except Exception as failure:  # pylint: disable=broad-exception-caught
            return _Found(error=as_ise_error(failure))
        finally:
            progress.tick()

    warned = []
    for planned, found in zip(deletions, ers.in_parallel(look, deletions), strict=True):
        place = next(number for number, each in enumerate(plan.steps) if each is planned)
        error = unknown_use(found.error) if found.error else in_use(found.users) if found.users else None
        if error is None or force:
            plan.steps[place] = replace(planned, relies_on=(*planned.relies_on, *found.ending))
            reason = error.message if found.error and error else listed(found.users)
            warned += [forced(planned.description, reason)] if error else []
        else:
            del plan.steps[place]
            plan.failures.append(Failure.of_step(planned, error))
    more = [f"{len(warned) - _MAX_LISTED} more objects are deleted because force_in_use is set."]
    return [*warned[:_MAX_LISTED], *(more if len(warned) > _MAX_LISTED else [])]


def _find(reader: UsageReader, plan: Plan, planned: PlannedStep) -> _Found:
    resource, before = planned.step.desired.resource, planned.step.before
    if before is None:  # nothing is deleted
        return _Found()
    name = before.name or planned.name
    ending = {each.plural: _ending(plan, each, name, before.id) for each in resource.used_by}
    users = reader.users_of(resource, name, before.id, leaving=ending)
    left = [ending[each.used_by.plural][object_id] for each in users for object_id in each.left_out]
    return _Found([each for each in users if each.count], left)


def _ending(plan: Plan, used_by: UsedBy, name: str, object_id: str) -> Mapping[str, PlannedStep]:
    """Return by id the steps after which an object of the type does not use the one with this name and id any more."""
    return {
        each.step.before.id: each
        for each in plan.steps
        if each.plural == used_by.plural and each.step.before and _ends_use(each, used_by, name, object_id)
    }


def _ends_use(planned: PlannedStep, used_by: UsedBy, name: str, object_id: str) -> bool:
    if planned.step.action is not Action.UPDATE:
        return planned.step.action is Action.DELETE
    after: Sequence[Any] = [
        _values(change.after) for change in planned.step.changes if change.target.option == used_by.option
    ]
    return bool(after) and not any(
        value == object_id or used_by.refers(value, name) for values in after for value in values
    )


def _values(value: Any) -> Collection[str]:
    values = value if isinstance(value, list) else [value] if value else []
    return [str(each) for each in values]
