# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The executor: writes the planned steps.

When an outcome is unknown, or another client was faster, it plans again from what ISE then has.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from .._errors import IseError, NotFound, OutcomeUnknown, Rejected, ServerFailure, as_ise_error
from .._schema.attribute import Path
from .._schema.comparison import is_empty
from .._schema.resource import Resource
from .bodies import left_to_ise
from .current_state import Snapshot
from .desired_state import Desired
from .dialect import Dialect
from .paths import without
from .plan import Action, Outcome, Step
from .planner import StepPlanner
from .references import missing
from .uniqueness import taken

_ROUNDS = 3


def preview(steps: Iterable[Step]) -> list[Outcome]:
    """Return the outcomes that :meth:`StepExecutor.apply` would report, without the ids of new objects. Sends nothing."""
    return [Outcome(step, step.action is not Action.NONE, _expected(step)) for step in steps]


class StepExecutor:
    """Executes steps on one server."""

    def __init__(self, dialect: Dialect, planner: StepPlanner) -> None:
        self._dialect = dialect
        self._planner = planner
        self._of_thread = threading.local()

    def apply(self, steps: Iterable[Step]) -> list[Outcome]:
        """Execute the steps, in order.

        Raises :class:`IseError` only, also for exceptions that nothing foresees; :attr:`IseError.wrote` says whether ISE was
        changed before.
        """
        self._of_thread.wrote = False
        outcomes: list[Outcome] = []
        for step in steps:
            try:
                outcomes.append(self._converge(step))
            except Exception as failure:  # pylint: disable=broad-exception-caught
                error = as_ise_error(failure)
                if done := ", ".join(outcome.step.desired.name for outcome in outcomes if outcome.changed):
                    error = error.with_context(after=f"Created before: {done}.")
                raise (error.after_write() if done or self._of_thread.wrote else error) from None
        return outcomes

    def _converge(self, planned: Step) -> Outcome:
        """Execute one step, and plan again until ISE is known to be in the desired state."""
        so_far = _SoFar()
        try:
            return self._in_rounds(planned, so_far)
        except IseError as error:
            raise (error.after_write() if so_far.written else error) from None

    def _in_rounds(self, planned: Step, so_far: _SoFar) -> Outcome:
        step, desired = planned, planned.declared or planned.desired
        failure: IseError | None = None
        for turn in range(_ROUNDS):
            if step.action is Action.NONE:
                result = step.before.result() if step.before else {}
                if so_far.written and planned.action is Action.CREATE and step.before:
                    so_far.generated.update(_generated(step.before, planned.desired))
                return Outcome(planned if so_far.written else step, so_far.written, result, so_far.generated)
            try:
                after = self._execute(step)
                if after and step.action is Action.CREATE:
                    so_far.generated.update(_generated(after, step.desired))
                if not self._must_be_read_back(step):
                    shown = after.result() if after else {}
                    return Outcome(planned if so_far.written else step, True, shown, so_far.generated)
                so_far.written, failure = True, None
                # Secrets have been written now; what cannot be read cannot be compared again.
                step = self._planner.replan(replace(desired, update_secrets=False))
            except _ChangedMeanwhile as other:
                return self._converge_from(other.snapshot, step, written=so_far.written)
            except _ReadFailed as reason:
                raise reason.error from None
            except OutcomeUnknown as error:
                so_far.written, failure = True, error
                step = self._replan_after(desired, error)
            except NotFound as error:  # deleted between reading and writing
                failure = error
                step = self._planner.replan(desired)
            except (Rejected, ServerFailure) as error:
                failure, tried = error, step
                step = self._look_again(error, tried, planned, desired)
                if step.action is Action.CREATE:
                    if not planned.parent_is_new or turn == _ROUNDS - 1:
                        raise self._explained(error, planned) from None
                    time.sleep(1.0 + turn)  # a group created a moment ago may not yet be known as a parent
                # ISE refuses with 4xx; after 500 it may have done all, and nobody else is known to have done it.
                so_far.written = so_far.written or (_is_uncertain(error) and step.action is not tried.action)
        raise failure or ServerFailure(
            f"ISE accepted to change {step.options} of the {planned.desired.description}, but did not do it."
        )

    def _look_again(self, error: IseError, tried: Step, planned: Step, desired: Desired) -> Step:
        """Return the step that is left after a refused one. Raises the refusal where it cannot have been done.

        A creation is refused if another client was faster. Any write may have been done in spite of a 500.
        """
        if not _is_uncertain(error):
            if tried.action is not Action.CREATE:
                raise self._explained(_after_creation(error, planned, tried), planned) from None
            return self._planner.replan(desired)
        unknown = OutcomeUnknown(
            f"Whether ISE carried it out is unknown: {error.message}", status=error.status, errors=error.errors
        )
        left = self._replan_after(desired, unknown)
        if tried.action is Action.CREATE or left.action is Action.NONE:
            return left
        if left.options == tried.options and left.is_unverifiable:
            raise unknown.with_context(after=f"ISE does not show {left.options}, so write it again.")
        if left.action is tried.action and left.options != tried.options:
            error = error.with_context(
                after=f"ISE has changed the rest, but {left.options} differs, or ISE does not show it."
            ).after_write()
        raise self._explained(_after_creation(error, planned, left), planned) from None

    def _converge_from(self, fresh: Snapshot, step: Step, *, written: bool) -> Outcome:
        """Plan again from an object that another client has changed, and execute that step."""
        options = fresh.options_unlike(step.before) if step.before else []
        desired = step.declared or step.desired
        if set(options) & set(desired.resource.identity.options):  # it may be another object by now
            replanned = self._planner.replan(desired)
        else:
            replanned = self._planner.step_for(desired, dict(fresh.document), read_at=fresh.read_at)
        outcome = self._converge(replanned)
        return replace(
            outcome,
            changed=outcome.changed or written,
            changed_meanwhile=tuple(dict.fromkeys([*options, *outcome.changed_meanwhile])),
        )

    def _must_be_read_back(self, step: Step) -> bool:
        """Return whether ISE may have applied only part of the desired state.

        That is after a creation without the attributes that ISE accepts for existing objects only; after an update of an
        attribute that ISE may not change although it accepts the update; and after a PUT that renames and changes more than
        the name. Recorded with ISE 2.7 and 3.0: the description sent with a new name of a group is lost.
        """
        if step.action is Action.CREATE:
            return any(change.target.attribute.update.after_create for change in step.changes)
        if step.action is not Action.UPDATE:
            return False
        renames = any(change.target.path == (step.desired.resource.identity.listed_as,) for change in step.changes)
        return any(change.target.attribute.update.verify for change in step.changes) or (
            renames and len(step.changes) > 1 and self._dialect.can_patch(step.desired.resource) is False
        )

    def _replan_after(self, desired: Desired, unknown: OutcomeUnknown) -> Step:
        try:
            return self._planner.replan(desired)
        except IseError as error:
            raise unknown.with_context(after=f"Looking it up failed as well: {error.message}") from None

    def _execute(self, step: Step) -> Snapshot | None:
        """Execute one step and return the object as it is now, None where it was deleted."""
        resource = step.desired.resource
        before, update = step.before, step.update
        if before is None:
            document = without(step.document, (leaf for leaf in resource.leaves if leaf.attribute.update.after_create))
            object_id = self._dialect.create(resource, document)
            self._of_thread.wrote = True
            if _generated_paths(step.desired) or left_to_ise(resource, document):
                document = self._read_created(resource, object_id) or without(document, left_to_ise(resource, document))
            return Snapshot(resource, {**document, "id": object_id})
        if update is None:
            self._dialect.delete(resource, before.id)
            self._of_thread.wrote = True
            return None
        if update.patch is not None and self._dialect.can_patch(resource) is not False:
            if update.patch_writes_back:
                self._require_unchanged(before)
            after = self._dialect.patch(resource, before.id, update.patch)
            if after is not None:
                self._of_thread.wrote = True
                return Snapshot(resource, after or update.whole)
        step.require_secrets(update.needed_to_put)
        self._require_unchanged(before)
        self._dialect.replace(resource, before.id, update.whole)
        self._of_thread.wrote = True
        return Snapshot(resource, update.whole)

    def _require_unchanged(self, before: Snapshot) -> None:
        """Read an object again if that was a while ago, because a write would undo what another client has changed since.

        ISE has no conditional write: it is not proven that it honours If-Match. Raises :class:`_ChangedMeanwhile`, and
        :class:`_ReadFailed` if ISE refuses the reading.
        """
        if not before.is_old:
            return
        try:
            fresh = self._planner.read_again(before)
        except (Rejected, ServerFailure) as error:
            raise _ReadFailed(error) from None
        if fresh is None:
            raise NotFound(
                f"The {before.resource.words} {before.name or before.id!r} was deleted meanwhile.", status=404
            )
        if not fresh.shows_the_same_as(before):
            raise _ChangedMeanwhile(fresh)

    def _read_created(self, resource: Resource, object_id: str) -> dict[str, Any] | None:
        """Return a new object with the values that ISE chose. It exists already, so failing to read it fails nothing."""
        with suppress(IseError):
            return self._dialect.get(resource, object_id)
        return None

    def _explained(self, error: IseError, step: Step) -> IseError:
        """Add to a refusal the names that do not exist, and the objects that have a value which only one can have."""
        for option, resource in step.desired.resource.checked_names.items():
            value = step.desired.values.get(tuple(option.split("."))) or []
            for name in [value] if isinstance(value, str) else value:
                with suppress(IseError):
                    if self._dialect.lookups.get_by_name(resource, str(name)) is None:
                        error = error.with_context(f"{option}: {missing(self._dialect.lookups, [resource], str(name))}")
        with suppress(IseError):
            for sentence in taken(self._dialect, step):
                error = error.with_context(sentence)
        return error


@dataclass
class _SoFar:
    """Whether ISE was changed so far, or may have been, and the secrets that it generated, by option."""

    written: bool = False
    generated: dict[str, str] = field(default_factory=dict)


class _ChangedMeanwhile(Exception):
    """Another client has changed an object since it was read; ``snapshot`` is the object now."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self.snapshot = snapshot


class _ReadFailed(Exception):
    """The write was not sent, because of ``error``."""

    def __init__(self, error: IseError) -> None:
        super().__init__()
        self.error = error


def _is_uncertain(error: IseError) -> bool:
    """Return whether ISE may have carried out a write in spite of this refusal: it answers 500 after some."""
    return isinstance(error, ServerFailure) and (error.status or 500) >= 500


def _generated_paths(desired: Desired) -> set[Path]:
    """Return the secrets of a new object that ISE generates."""
    leaves = (leaf for leaf in desired.resource.leaves if leaf.attribute.generated)
    return {leaf.path for leaf in leaves if is_empty(desired.values.get(leaf.path))}


def _generated(created: Snapshot, desired: Desired) -> dict[str, str]:
    """Return the secrets that ISE generated for a new object, by option, where it shows them: only this task can."""
    paths = _generated_paths(desired)
    secrets = {leaf.option: created.secret(leaf)[1] for leaf in created.resource.leaves if leaf.path in paths}
    return {option: value for option, value in secrets.items() if value}


def _expected(step: Step) -> dict[str, Any]:
    resource = step.desired.resource
    if step.action is Action.CREATE:
        # The words that leave the choice to ISE are no values of the object.
        return Snapshot(resource, without(step.document, left_to_ise(resource, step.document))).result()
    if step.action is Action.UPDATE and step.update is not None:
        return Snapshot(resource, step.update.whole).result()
    return step.before.result() if step.before and step.action is Action.NONE else {}


def _after_creation(error: IseError, planned: Step, step: Step) -> IseError:
    """Add to a refused update that the object it was to complete exists now."""
    if planned.action is Action.CREATE:
        return error.with_context(f"The {planned.desired.description} exists now, but without {step.options}.")
    return error
