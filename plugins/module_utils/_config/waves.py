# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The order of a plan's steps: groups before their members, deletions in reverse, independent objects in one wave.

Objects of types that others cannot refer to are deleted first, and those that leave an address which another step takes. The
others are deleted last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from graphlib import TopologicalSorter

from .._engine.plan import Action
from .declarations import own_type_references
from .plan import PlannedStep
from .registry import REFERENCED_TYPES, in_creation_order


def waves(steps: Iterable[PlannedStep]) -> Iterator[list[PlannedStep]]:
    """Yield lists of independent steps, each after the lists that it depends on; one type and one action in each."""
    by_type: dict[str, list[PlannedStep]] = {}
    for planned in steps:
        by_type.setdefault(planned.plural, []).append(planned)
    deletions = {
        plural: [each for each in planned if each.step.action is Action.DELETE] for plural, planned in by_type.items()
    }
    types = in_creation_order(by_type)
    for plural in reversed(types):
        yield from _children_first([each for each in deletions[plural] if _is_early(each)])
    for plural in types:
        writes = [each for each in by_type[plural] if each.step.action in (Action.UPDATE, Action.CREATE)]
        for level in _levels(writes):
            for action in (Action.UPDATE, Action.CREATE):  # an update may free an address that a new object needs
                wave = [each for each in level if each.step.action is action]
                if wave:
                    yield wave
    for plural in reversed(types):
        yield from _children_first([each for each in deletions[plural] if not _is_early(each)])


def _is_early(deletion: PlannedStep) -> bool:
    return deletion.leaves or deletion.plural not in REFERENCED_TYPES


def _children_first(steps: Sequence[PlannedStep]) -> Iterator[list[PlannedStep]]:
    yield from reversed(list(_levels(steps)))


def _levels(steps: Sequence[PlannedStep]) -> Iterator[list[PlannedStep]]:
    """Yield steps of one type, parents first."""
    if not steps:
        return
    named = {each.name.lower(): each for each in steps}
    if len(named) < len(steps):  # names need not be unique where they are no key
        yield list(steps)
        return
    sorter = TopologicalSorter(
        {name: [other for other in _parents(each) if other in named] for name, each in named.items()}
    )
    sorter.prepare()
    while sorter.is_active():
        ready = sorter.get_ready()
        yield [named[name] for name in ready]
        sorter.done(*ready)


def _parents(planned: PlannedStep) -> list[str]:
    """Return the lower-case names of objects of the same type that must exist before this one."""
    resource = planned.step.desired.resource
    parent = resource.identity.hierarchy.parent(planned.name) if resource.identity.hierarchy else None
    own = own_type_references(resource, planned.declaration.desired.values) if planned.declaration else []
    return [*([parent.lower()] if parent else []), *own, *planned.parents]
