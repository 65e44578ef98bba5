# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses that the steps of a plan take: from each other in the right order, or from objects that keep them.

ISE refuses an address that another device has. The plan says which device that is, before the first write.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from .._engine.current_state import Secret, Snapshot
from .._engine.plan import Action
from .._engine.planner import StepPlanner
from .._engine.uniqueness import members_of
from .._errors import InvalidInput, IseError, ValueTaken, as_ise_error
from .._ers.client import Ers
from .._progress import Progress
from .._schema.resource import Resource
from .._schema.usage import Exclusive
from .._types.display_text import first_of
from .address_holders import HolderReader, Holders
from .address_order import AddressIndex, Edges, Move, Order, edges, order
from .plan import FATAL, Failure, Plan, PlannedStep
from .registry import TYPES

_MAX_LISTED = 5  # addresses or overlaps in a message


def free_addresses(texts: Sequence[str]) -> list[str]:
    """Return the addresses of the option ``swap_via`` in canonical form. Raises :class:`InvalidInput`."""
    (exclusive,) = (resource.exclusive for resource in TYPES.values() if resource.exclusive)
    try:
        return list(dict.fromkeys(exclusive.convert(text) for text in texts))
    except ValueError as error:
        raise InvalidInput(f"swap_via: {error}") from None


def settle_addresses(
    ers: Ers, step_planner: StepPlanner, plan: Plan, progress: Progress, swap_via: Sequence[str]
) -> list[str]:
    """Order the steps that take addresses, and return warnings.

    A step that takes the address of an object that keeps it becomes a failure. So do the steps of objects that exchange
    addresses, unless ``swap_via`` has a free one. Costs a request for each new address at most.
    """
    warnings = []
    for resource in TYPES.values():
        if resource.exclusive:
            reader = HolderReader(ers, progress, resource, resource.exclusive)
            warnings += _Settling(step_planner, plan, reader, resource, resource.exclusive).run(swap_via)
    return warnings


class _Settling:
    """Settles the addresses of one type. Objects are known by their lower-case names."""

    def __init__(
        self, step_planner: StepPlanner, plan: Plan, reader: HolderReader, resource: Resource, exclusive: Exclusive
    ) -> None:
        self._step_planner = step_planner
        self._plan = plan
        self._reader = reader
        self._resource = resource
        self._exclusive = exclusive
        own = [each for each in plan.steps if each.plural == resource.plural]
        self._steps = {each.name.lower(): each for each in own if each.step.action is not Action.DELETE}
        self._deletions = {
            each.step.before.id: each for each in own if each.step.before and each.step.action is Action.DELETE
        }
        self._moves = {name: self._move(each) for name, each in self._steps.items()}
        self._relies_on: dict[str, list[PlannedStep]] = {}
        self._warnings: list[str] = []

    def run(self, swap_via: Sequence[str]) -> list[str]:
        """Settle them, and return warnings."""
        taken = sorted({text for move in self._moves.values() for text in move.taken})
        if not taken:
            return []
        changed = {each.step.before.id for each in self._steps.values() if each.step.before}
        holders = self._reader.read(self._plan, taken, changed)
        if holders.unread:
            self._warnings.append(
                f"Whether other {self._resource.plural_words} have the new addresses could not be read: {holders.unread}"
            )
        self._refuse_kept(holders)
        found = edges(self._moves, self._exclusive)
        result = order(found)
        self._set_aside(result, swap_via)
        self._apply(result, found)
        return self._warnings

    def _move(self, planned: PlannedStep) -> Move:
        step, path = planned.step, self._exclusive.path
        before = members_of(step.before, self._exclusive) if step.before else frozenset()
        after = {change.target.path: change.after for change in step.changes}
        return Move(before, frozenset(after[path] or ()) if path in after else before)

    def _refuse_kept(self, holders: Holders) -> None:
        """Make failures of the steps that take an address which another object keeps; note the deletions that leave one."""
        others = AddressIndex(holders.held, self._exclusive)
        keeping = AddressIndex({name: move.before & move.after for name, move in self._moves.items()}, self._exclusive)
        undeclared = {str(entry["id"]) for entry in self._plan.undeclared.get(self._resource.plural, ())}
        overlaps = []
        for name, move in list(self._moves.items()):
            problems = []
            for text in sorted(move.taken):
                same = others.same(text)
                for object_id in sorted(others.overlapping(text)):
                    holder = holders.names[object_id]
                    if deletion := self._deletions.get(object_id):
                        self._relies_on.setdefault(name, []).append(deletion)
                    elif object_id in same:
                        problems.append(self._taken(text, holder, declared=object_id not in undeclared))
                    else:
                        overlaps.append(f"{text} of {self._steps[name].name!r} with {holder!r}")
                for other in sorted(keeping.same(text) - {name}):
                    problems.append(self._taken(text, self._steps[other].name, declared=True))
            if problems:
                self._fail([name], ValueTaken(" ".join(problems[:_MAX_LISTED])))
        if overlaps:
            self._warnings.append(
                f"Addresses of {self._resource.plural_words} overlap, which ISE may refuse: {first_of(overlaps, _MAX_LISTED)}."
            )

    def _taken(self, text: str, holder: str, *, declared: bool) -> str:
        what = "keeps it in this plan" if declared else "is not declared"
        return (
            f"{self._exclusive.option}: {text} belongs to the {self._resource.words} {holder!r}, which {what}; give one of them "
            "another address, or delete the other."
        )

    def _fail(self, names: Iterable[str], error: IseError) -> None:
        for name in names:
            planned = self._steps.pop(name, None)
            self._moves.pop(name, None)
            if planned:
                self._plan.steps.remove(planned)
                self._plan.failures.append(Failure.of_step(planned, error))

    def _set_aside(self, result: Order, swap_via: Sequence[str]) -> None:
        """Plan a detour for each object to set aside, or make failures of the objects that exchange addresses."""
        if not result.aside:
            return
        names = {name: self._steps[name].name for cycle in result.aside.values() for name in cycle}
        free, problems = self._free(swap_via)
        for number, (name, cycle) in enumerate(list(result.aside.items())):
            said = " and ".join(repr(names[each]) for each in cycle)
            if number >= len(free):
                count = "a free address" if len(result.aside) == 1 else f"{len(result.aside)} free addresses"
                message = (
                    f"{self._exclusive.option}: {said} exchange addresses, and ISE accepts neither change before the other. Set "
                    f"swap_via to {count}, so that {names[name]!r} can move out of the way first."
                )
                self._fail(cycle, ValueTaken(" ".join([message, *problems])))
                continue
            detour = self._detour(self._steps[name], free[number])
            if isinstance(detour, IseError):
                self._fail(cycle, detour)
                continue
            self._plan.detours.append(detour)
            for other, waits in result.waits_for_detour.items():
                self._relies_on.setdefault(other, []).extend([detour] if name in waits else [])
            self._warnings.append(
                f"{self._resource.plural} {names[name]!r} moves to {free[number]} first, because {said} exchange addresses."
            )

    def _free(self, swap_via: Sequence[str]) -> tuple[list[str], list[str]]:
        """Return the free ones of the addresses, and a sentence about each other one. One request for each."""
        known = {name: move.before | move.after for name, move in self._moves.items()}
        for each in self._plan.unchanged:
            if each.plural == self._resource.plural:
                known.setdefault(each.name.lower(), frozenset(each.step.desired.values.get(self._exclusive.path) or ()))
        declared = AddressIndex(known, self._exclusive)
        free, problems = [], []
        for address in swap_via:
            try:
                holders: Collection[str] = (
                    declared.overlapping(address) or self._reader.found_by_filter(address).values()
                )
            except FATAL:
                raise
            except Exception as failure:  # pylint: disable=broad-exception-caught
                problems.append(f"Whether {address} is free could not be read: {as_ise_error(failure).message}")
                continue
            if holders:
                problems.append(f"{address} is not free: {first_of(sorted(map(repr, holders)), _MAX_LISTED)} has it.")
            else:
                free.append(address)
        return free, problems

    def _detour(self, planned: PlannedStep, address: str) -> PlannedStep | IseError:
        """Return the step that moves an object to a free address and changes nothing else; or why there is none."""
        step, before = planned.step, planned.step.before
        if before is None:  # only objects that ISE has exchange addresses
            return InvalidInput(f"{planned.name!r} is new, so it has no address to exchange.")
        move = self._moves[planned.name.lower()]
        values = {
            (self._resource.identity.listed_as,): before.name,
            self._exclusive.path: [*sorted(move.before & move.after), address],
            **_unreadable_secrets(before, step.desired.values),
        }
        desired = replace(step.desired, values=values, object_id=before.id, update_secrets=False)
        try:
            detour = self._step_planner.step_for(desired, dict(before.document), read_at=before.read_at)
        except IseError as error:
            return error.with_context(before=f"Moving {planned.name!r} to {address} first is not possible:")
        return replace(planned, step=detour, parents=(), relies_on=(), needed_secrets=())

    def _apply(self, result: Order, found: Edges) -> None:
        """Put the order into the steps."""
        leaving = {id(deletion) for waited in self._relies_on.values() for deletion in waited}
        for place, planned in enumerate(self._plan.steps):
            if id(planned) in leaving:
                self._plan.steps[place] = replace(planned, leaves=True)
                continue
            name = planned.name.lower()
            if self._steps.get(name) is not planned:
                continue
            waits = [other for other in sorted(result.waits_for.get(name, ())) if other in self._steps]
            relies = [self._steps[other] for other in waits if found[name, other]]
            self._plan.steps[place] = replace(
                planned,
                parents=(*planned.parents, *waits),
                relies_on=(*planned.relies_on, *relies, *self._relies_on.get(name, ())),
            )


def _unreadable_secrets(before: Snapshot, values: Mapping[tuple[str, ...], object]) -> dict[tuple[str, ...], object]:
    """Return the declared secrets that ISE does not reveal: a PUT needs them."""
    leaves = [leaf for leaf in before.resource.leaves if leaf.attribute.secret and leaf.path in values]
    return {leaf.path: values[leaf.path] for leaf in leaves if before.secret(leaf)[0] is Secret.UNREADABLE}
