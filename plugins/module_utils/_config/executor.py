# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Carrying out a plan: groups before their members, deletions the other way round, what is independent in parallel.

Objects that nothing refers to are deleted first, because what is created may want their addresses; the others last.
What fails is tried again as long as something else has been done since: it may have waited for that.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from graphlib import TopologicalSorter
from typing import Any

from .._engine.deploy import follow
from .._engine.plan import Action
from .._engine.reconciler import Engine
from .._errors import InvalidInput, IseError
from .._ers.bulk import Bulk
from .._ers.bulk_xml import CREATE, DELETE
from .._ers.client import Ers
from .._progress import Progress
from .._schema.argument_spec import NEVER
from .declarations import own_names, references
from .planner import FATAL, Failure, Plan, Planned, names_of
from .registry import NAMED_BY_OTHERS, TYPES

_WORTHWHILE = 10  # objects; a bulk request takes a few requests itself, and is looked after in growing intervals


@dataclass
class Applied:
    """What became of a plan: ``done`` are the objects that ISE changed, ``as_wanted`` those that were so already by then."""

    done: list[Planned] = field(default_factory=list)
    as_wanted: list[Planned] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


class NotTried(IseError):
    """The task was stopped before this object's turn."""


class Applier:
    """Carries out plans for one server. ``stop`` ends with the first failure; steps that are under way are finished.

    With ``bulk`` many objects are created or deleted in one request where ISE has such requests. ``parent`` is the process that
    began the task: when it is gone, nothing more is begun, because Ansible's workers outlive a killed run.
    """

    def __init__(self, ers: Ers, engine: Engine, progress: Progress, *, stop: bool, bulk: bool, parent: int) -> None:
        self._ers = ers
        self._parent = parent
        self._bulk = Bulk(ers) if bulk else None
        self._engine = engine
        self._progress = progress
        self._stop = stop
        self._stopped: str = ""
        self._failed: set[tuple[str, str]] = set()
        self._ids: dict[int, str] = {}
        self._lock = threading.Lock()

    def apply(self, plan: Plan) -> Applied:
        """Carry out the plan. Never raises for one object."""
        applied = Applied()
        steps: Sequence[Planned] = plan.steps
        while True:
            failures: list[Failure] = []
            before = len(applied.done)
            for wave in _waves(steps):
                self._run(wave, applied, failures)
            steps = [failure.planned for failure in failures if failure.planned]
            if self._stopped or not failures or len(applied.done) == before:
                break
            self._failed.clear()
        applied.failures += failures
        for planned in [*applied.done, *applied.as_wanted, *plan.unchanged]:
            self._follow_up(planned, applied)
        return applied

    def _is_to_stop(self) -> bool:
        if os.getppid() != self._parent:
            self._stopped = "the run that began this task is gone."
        return bool(self._stopped)

    def _run(self, wave: Sequence[Planned], applied: Applied, failures: list[Failure]) -> None:
        self._progress.begin(f"{_DOING[wave[0].step.action]} {wave[0].plural}", len(wave))
        left, doubtful = self._in_bulk(wave, applied)
        results = self._ers.in_parallel(self._carried_out, left, at_most=TYPES[wave[0].plural].max_parallel_writes)
        for planned, result in zip(left, results, strict=True):
            if isinstance(result, IseError):
                failures.append(Failure(planned.plural, planned.name, planned.step.action.value, result, planned))
            else:
                (applied.done if result or id(planned) in doubtful else applied.as_wanted).append(planned)

    def _in_bulk(self, wave: Sequence[Planned], applied: Applied) -> tuple[list[Planned], set[int]]:
        """Carry out in bulk what ISE takes in bulk.

        Return what is left for a request each, which also tells what is wrong; and of what is left the identities of those
        of which nobody knows whether the bulk request did them.
        """
        operation = _IN_BULK.get(wave[0].step.action, "")
        if self._bulk is None or self._is_to_stop() or not operation or len(wave) < _WORTHWHILE:
            return list(wave), set()
        resource = TYPES[wave[0].plural]
        try:
            for planned in wave:
                self._check_waiting_for(planned)
            steps = [self._current(planned).step for planned in wave]
            items = [step.before.id if step.before else step.document for step in steps]
            outcomes = self._bulk.run(resource, operation, items)
        except IseError:
            return list(wave), set()
        left, doubtful = [], set()
        for planned, outcome in zip(wave, outcomes, strict=True):
            if outcome.succeeded:
                self._succeeded(planned, outcome.id)
                applied.done.append(planned)
                self._progress.tick()
                continue
            left.append(planned)
            if outcome.succeeded is None:
                doubtful.add(id(planned))
        return left, doubtful

    def _carried_out(self, planned: Planned) -> bool | IseError:
        """Carry out one step; return whether ISE was changed, or what went wrong. Runs in several threads at once."""
        try:
            if self._is_to_stop():
                raise NotTried(f"It was not tried: {self._stopped}")
            self._check_waiting_for(planned)
            outcome = self._engine.apply([self._current(planned).step])[0]
        except IseError as error:
            with self._lock:
                if planned.step.action is Action.CREATE:
                    self._failed.update((planned.plural, name.casefold()) for name in names_of(planned.step.desired))
                if not self._stopped and (self._stop or isinstance(error, FATAL)):
                    told = "on_error is stop, and another object failed." if self._stop else error.message
                    self._stopped = told
            return error
        finally:
            self._progress.tick()
        self._succeeded(planned, str(outcome.result.get("id") or ""))
        return outcome.changed

    def _succeeded(self, planned: Planned, object_id: str) -> None:
        """Let a new object be referred to. Its id may be unknown; its name then leads to it."""
        with self._lock:
            self._ids[id(planned)] = object_id
            if planned.step.action is Action.CREATE:
                desired = planned.step.desired
                self._engine.references.fulfil(desired.resource, *names_of(desired))
                if desired.name and object_id:
                    self._engine.references.remember(desired.resource, {"id": object_id, "name": desired.name})

    def _check_waiting_for(self, planned: Planned) -> None:
        """Raise :class:`InvalidInput` for an object that names one whose creation failed."""
        if planned.declared and planned.step.action is not Action.DELETE:
            for option, plural, name in references(planned.declared.desired):
                if (plural, name) in self._failed:
                    raise InvalidInput(f"{option}: {name!r} of {plural} could not be created.")

    def _current(self, planned: Planned) -> Planned:
        """Return the step with the ids of what was created since it was planned."""
        step, declared = planned.step, planned.declared
        if declared is None or not self._engine.references.waits(step.desired.resource, step.desired.wanted):
            return planned
        desired = self._engine.resolved(declared.desired)
        if desired is None:
            return planned
        if self._engine.references.waits(desired.resource, desired.wanted):
            raise InvalidInput("It names an object of this task that could not be created.")
        document = dict(step.before.document) if step.before else None
        return replace(planned, step=self._engine.step_for(desired, document))

    def _follow_up(self, planned: Planned, applied: Applied) -> None:
        """Let ISE do with a saved object what the user asked for, one at a time."""
        declared = planned.declared
        if declared is None or declared.follow_up in ("", NEVER):
            return
        resource, before = declared.desired.resource, planned.step.before
        action = resource.follow_up
        object_id = self._ids.get(id(planned)) or (before.id if before else "")
        result: dict[str, Any] = {resource.name: {"id": object_id}, "changed": planned in applied.done}
        if action:
            try:
                follow(self._ers, resource, action, declared.follow_up, declared.desired.label, result)
            except IseError as error:
                applied.failures.append(Failure(planned.plural, planned.name, action.path, error))
            else:
                if result[action.done] and planned not in applied.done:
                    applied.done.append(planned)


_IN_BULK = {Action.CREATE: CREATE, Action.DELETE: DELETE}
_DOING = {Action.CREATE: "creating", Action.UPDATE: "updating", Action.DELETE: "deleting", Action.NONE: "checking"}


def _waves(steps: Iterable[Planned]) -> Iterator[list[Planned]]:
    """Yield sets of steps that need nothing of each other, each set after those it needs."""
    by_type: dict[str, list[Planned]] = {}
    for planned in steps:
        by_type.setdefault(planned.plural, []).append(planned)
    deletions = {
        plural: [each for each in planned if each.step.action is Action.DELETE] for plural, planned in by_type.items()
    }
    for plural in reversed(list(TYPES)):
        if plural not in NAMED_BY_OTHERS:
            yield from _deleting(deletions.get(plural, []))
    for plural in TYPES:
        writes = [each for each in by_type.get(plural, ()) if each.step.action in (Action.UPDATE, Action.CREATE)]
        for level in _levels(writes):
            for action in (Action.UPDATE, Action.CREATE):  # a change may free what a new object wants
                wave = [each for each in level if each.step.action is action]
                if wave:
                    yield wave
    for plural in reversed(list(TYPES)):
        if plural in NAMED_BY_OTHERS:
            yield from _deleting(deletions.get(plural, []))


def _deleting(steps: Sequence[Planned]) -> Iterator[list[Planned]]:
    yield from reversed(list(_levels(steps)))


def _levels(steps: Sequence[Planned]) -> Iterator[list[Planned]]:
    """Yield steps of one type, parents first."""
    if not steps:
        return
    named = {each.name.casefold(): each for each in steps}
    if len(named) < len(steps):  # names need not be unique where they are no key
        yield list(steps)
        return
    sorter = TopologicalSorter(
        {name: [other for other in _above(each) if other in named] for name, each in named.items()}
    )
    sorter.prepare()
    while sorter.is_active():
        ready = sorter.get_ready()
        yield [named[name] for name in ready]
        sorter.done(*ready)


def _above(planned: Planned) -> list[str]:
    """Return the names of objects of the same type that must be there before this one."""
    hierarchy = planned.step.desired.resource.hierarchy
    parent = hierarchy.parent(planned.name) if hierarchy else None
    own = own_names(planned.step.desired.resource, planned.declared.desired.wanted) if planned.declared else []
    return [*([parent.casefold()] if parent else []), *own, *planned.above]


def totals(types: Iterable[str], counted: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Return how many objects there are of each kind, in all and by type. ``counted`` has a type for each object by kind."""
    found = {kind: list(plurals) for kind, plurals in counted.items()}
    by_type = {plural: {kind: plurals.count(plural) for kind, plurals in found.items()} for plural in types}
    whole = {kind: len(plurals) for kind, plurals in found.items()}
    return {**whole, "total": sum(whole.values()), "types": by_type}
