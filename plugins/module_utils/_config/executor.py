# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The executor: applies a plan wave by wave, the steps of a wave in parallel or in bulk requests.

Failed steps are retried as long as another step has succeeded since: they may have depended on it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from .._engine.deploy import Deployment, deploy_all, is_due
from .._engine.executor import StepExecutor
from .._engine.plan import Action, Outcome
from .._engine.planner import StepPlanner
from .._engine.references import is_pending
from .._errors import InvalidInput, IseError, OutcomeUnknown, UnexpectedAnswer, as_ise_error
from .._ers.bulk import Bulk, ItemOutcome
from .._ers.bulk_xml import CREATE, DELETE
from .._ers.client import Ers
from .._progress import Progress
from .declarations import reference_names, references
from .plan import FATAL, Failure, Plan, PlannedStep
from .waves import waves

_BULK_MINIMUM = 10  # objects; a bulk request takes a few requests itself, and is polled at growing intervals
_BULK_OPERATIONS = {Action.CREATE: CREATE, Action.DELETE: DELETE}
_PROGRESS = {Action.CREATE: "creating", Action.UPDATE: "updating", Action.DELETE: "deleting", Action.NONE: "checking"}


@dataclass
class Execution:
    """The outcome of a plan: the objects that were changed, and those that another client had brought into the desired state.

    ``deployed`` are the objects of which nothing but the deployment was done. ``changed_meanwhile`` has the steps that another
    client made necessary to plan again, with the options that it changed. ``not_followed`` are unchanged objects of the plan that
    ISE did not change with a rename, so that this task did.
    """

    changed: list[PlannedStep] = field(default_factory=list)
    unchanged: list[PlannedStep] = field(default_factory=list)
    deployed: list[PlannedStep] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    changed_meanwhile: list[tuple[PlannedStep, tuple[str, ...]]] = field(default_factory=list)
    not_followed: list[PlannedStep] = field(default_factory=list)


class Executor:
    """Applies plans on one server. With ``stop`` the first failure ends the task; requests in progress are completed.

    With ``bulk`` many objects are created or deleted in one request where ISE supports that. The guard of the transport decides
    whether another step may begin, and gets the failures that end the task.
    """

    def __init__(self, ers: Ers, step_planner: StepPlanner, progress: Progress, *, stop: bool, bulk: bool) -> None:
        self._ers = ers
        self._guard = ers.transport.guard
        self._bulk = Bulk(ers) if bulk else None
        self._step_planner = step_planner
        self._step_executor = StepExecutor(ers, step_planner)
        self._progress = progress
        self._stop = stop
        self._missing: dict[tuple[str, str], str] = {}
        self._ids: dict[int, str] = {}
        self._aside: dict[tuple[str, str], IseError | None] = {}  # what was set aside, or why not
        self._done: set[tuple[str, str]] = set()  # type and id of changed and deleted objects
        self._unknown: dict[int, ItemOutcome] = {}  # of steps that this task may have applied
        self._lock = threading.Lock()

    def apply(self, plan: Plan) -> Execution:
        """Apply the plan. A failure of one object is reported in the result and raises nothing; nor does any other exception."""
        execution = Execution()
        try:
            self._apply(plan, execution)
        except Exception as failure:  # pylint: disable=broad-exception-caught
            self._report_rest(plan, execution, as_ise_error(failure))
        return execution

    def _report_rest(self, plan: Plan, execution: Execution, error: IseError) -> None:
        """Report a failure that is none of one object, and the steps without an outcome."""
        settled = [*execution.changed, *execution.unchanged, *(failure.planned for failure in execution.failures)]
        known = {id(planned) for planned in settled}
        rest = [planned for planned in plan.steps if id(planned) not in known]
        if self._guard.has_written:
            error = (
                OutcomeUnknown(f"Whether it was applied is unknown: {error.message}") if rest else error.after_write()
            )
        execution.failures += [Failure.of_step(planned, error) for planned in rest] or [Failure("", "", "run", error)]

    def _apply(self, plan: Plan, execution: Execution) -> None:
        self._set_aside(plan.detours)
        steps: Sequence[PlannedStep] = plan.steps
        while True:
            failures: list[Failure] = []
            before = len(execution.changed)
            try:
                for wave in waves(steps):
                    self._apply_wave(wave, execution, failures)
            except Exception:
                execution.failures += failures
                raise
            steps = [failure.planned for failure in failures if failure.planned]
            if self._guard.reason or not failures or len(execution.changed) == before:
                break
            self._missing.clear()
        execution.failures += failures
        self._check_followers(plan, execution)
        self._deploy([*execution.changed, *execution.unchanged, *plan.unchanged], execution)

    def _set_aside(self, detours: Sequence[PlannedStep]) -> None:
        """Set objects aside on free addresses. What relies on one that fails is not done, so each failure is reported there."""
        for planned in detours:
            self._progress.begin(f"moving {planned.plural} to free addresses", len(detours))
            failure = self._apply_one(planned)
            self._aside[planned.current] = failure if isinstance(failure, IseError) else None

    def _apply_wave(self, wave: Sequence[PlannedStep], execution: Execution, failures: list[Failure]) -> None:
        self._progress.begin(f"{_PROGRESS[wave[0].step.action]} {wave[0].plural}", len(wave))
        remaining = self._apply_in_bulk(wave, execution)
        results = self._ers.in_parallel(
            self._apply_one, remaining, at_most=wave[0].step.desired.resource.endpoint.max_parallel_writes
        )
        for planned, result in zip(remaining, results, strict=True):
            if isinstance(result, IseError):
                failures.append(Failure.of_step(planned, result))
            else:
                if result.changed_meanwhile:
                    execution.changed_meanwhile.append((planned, result.changed_meanwhile))
                (execution.changed if result.changed else execution.unchanged).append(planned)

    def _apply_in_bulk(self, wave: Sequence[PlannedStep], execution: Execution) -> list[PlannedStep]:
        """Apply in bulk what ISE accepts in bulk; return the steps that need a request each, which also reports why they fail."""
        operation = _BULK_OPERATIONS.get(wave[0].step.action, "")
        known = [planned for planned in wave if id(planned) not in self._unknown]
        if self._bulk is None or self._guard.reason or not operation or len(known) < _BULK_MINIMUM:
            return list(wave)
        resource = wave[0].step.desired.resource
        try:
            for planned in known:
                self._check_references(planned)
            steps = [self._with_new_ids(planned).step for planned in known]
            items = [step.before.id if step.before else step.document for step in steps]
            outcomes = self._bulk.run(resource, operation, items)
        except IseError:
            return list(wave)
        for planned, outcome in zip(known, outcomes, strict=True):
            if outcome.succeeded:
                self._record_success(planned, outcome.id)
                execution.changed.append(planned)
                self._progress.tick()
            elif outcome.succeeded is None:
                self._unknown[id(planned)] = outcome
        done = {id(planned) for planned in execution.changed}
        return [planned for planned in wave if id(planned) not in done]

    def _apply_one(self, planned: PlannedStep) -> Outcome | IseError:
        """Apply one step; return the outcome, or the error. Runs in several threads at once."""
        try:
            unknown = self._unknown.get(id(planned))
            if planned.current in self._aside:
                outcome = self._apply_from_aside(planned)
            else:
                outcome = self._apply_again(planned, unknown) if unknown else self._apply_now(planned)
        except Exception as failure:  # pylint: disable=broad-exception-caught
            error = as_ise_error(failure)
            self._record_failure(planned, error)
            return error
        finally:
            self._progress.tick()
        self._record_success(planned, str(outcome.result.get("id") or ""))
        return outcome

    def _apply_now(self, planned: PlannedStep) -> Outcome:
        self._guard.require()
        self._check_references(planned)
        step = self._with_new_ids(planned).step
        if not planned.stale or step.before is None or step.action is Action.DELETE:
            return self._step_executor.apply([step])[0]
        document = self._ers.get(step.desired.resource, step.before.id)
        if document is None:
            raise InvalidInput("It was deleted after it had been read. Run the task again.")
        fresh = self._step_planner.step_for(step.declared or step.desired, document)
        outcome = self._step_executor.apply([fresh])[0]
        # What a rename of this task has changed is a change of this task.
        return replace(outcome, changed=outcome.changed or step.action is not Action.NONE)

    def _check_followers(self, plan: Plan, execution: Execution) -> None:
        """Read the objects again that ISE was expected to change with the renames, and change those that it did not."""
        waiting = [planned for planned in plan.unchanged if planned.stale]
        self._progress.begin("checking objects that name renamed ones", len(waiting))
        for planned, result in zip(waiting, self._ers.in_parallel(self._apply_one, waiting), strict=True):
            if isinstance(result, IseError):
                execution.failures.append(replace(Failure.of_step(planned, result), action=Action.UPDATE.value))
            elif result.changed:
                execution.changed.append(replace(planned, step=result.step))
                execution.not_followed.append(planned)
            else:
                continue
            plan.unchanged.remove(planned)

    def _apply_from_aside(self, planned: PlannedStep) -> Outcome:
        """Apply the step of an object that was set aside: plan it again from what ISE has now."""
        if failure := self._aside[planned.current]:
            raise failure.with_context(before="Moving it to a free address first failed:")
        try:
            self._guard.require()
            self._check_references(planned)
            step = self._with_new_ids(planned).step
            return self._step_executor.apply([self._step_planner.replan(step.declared or step.desired)])[0]
        except IseError as error:
            raise error.with_context(after="Until then it has the free address.").after_write() from None

    def _apply_again(self, planned: PlannedStep, unknown: ItemOutcome) -> Outcome:
        """Apply a step that this task may have applied already: plan it again from what ISE has.

        Nothing is sent as long as ISE may still be executing the same step. Raises :class:`OutcomeUnknown`.
        """
        desired = self._with_new_ids(planned).step.desired
        if planned.step.action is Action.CREATE:
            # If the object exists, its secrets have been written with the rest. Those of an update are written again.
            desired = replace(desired, update_secrets=False)
        try:
            step = self._step_planner.replan(desired)
        except IseError as error:
            if isinstance(error, FATAL):
                self._guard.stop(error.message)
            raise OutcomeUnknown(f"{unknown.message} Looking it up failed as well: {error.message}") from None
        if step.action is Action.NONE:
            return Outcome(step, changed=True, result=step.before.result() if step.before else {})
        if unknown.running:
            raise OutcomeUnknown(f"{unknown.message} The change is not done yet. Run the task again later.")
        return replace(self._step_executor.apply([step])[0], changed=True)

    def _record_failure(self, planned: PlannedStep, error: IseError) -> None:
        with self._lock:
            if error.wrote:
                self._unknown.setdefault(id(planned), ItemOutcome("", planned.name, None, error.message))
            if planned.step.action is Action.CREATE or planned.is_rename:
                done = "renamed" if planned.is_rename else "created"
                names = [planned.name] if planned.is_rename else reference_names(planned.step.desired)
                self._missing.update({(planned.plural, name.lower()): done for name in names})
        self._note(error)

    def _record_success(self, planned: PlannedStep, object_id: str) -> None:
        """Let other objects refer to a new object. If its id is not known, it is looked up by name."""
        with self._lock:
            self._ids[id(planned)] = object_id
            self._done.add(planned.current)
            if planned.step.action is Action.CREATE:
                desired = planned.step.desired
                self._step_planner.references.settle_announced(desired.resource, *reference_names(desired))
                if desired.name and object_id:
                    self._step_planner.references.cache(desired.resource, {"id": object_id, "name": desired.name})

    def _check_references(self, planned: PlannedStep) -> None:
        """Raise :class:`InvalidInput` for a step that relies on one that failed, such as the creation of what it refers to."""
        for other in planned.relies_on:
            if other.current not in self._done:
                raise InvalidInput(f"It depends on the change of {other.description}, which failed.")
        if planned.declaration and planned.step.action is not Action.DELETE:
            for option, plural, name in references(planned.declaration.desired):
                if done := self._missing.get((plural, name)):
                    raise InvalidInput(f"{option}: {name!r} of {plural} could not be {done}.")

    def _with_new_ids(self, planned: PlannedStep) -> PlannedStep:
        """Return the step with the ids of objects that were created since it was planned."""
        step, declaration = planned.step, planned.declaration
        if declaration is None or not is_pending(step.desired):
            return planned
        desired = self._step_planner.with_ids(declaration.desired)
        if desired is None:
            return planned
        desired = replace(desired, object_id=step.desired.object_id)
        if is_pending(desired):
            raise InvalidInput("It refers to an object of this task that could not be created.")
        document = dict(step.before.document) if step.before else None
        read_at = step.before.read_at if step.before else None
        return replace(planned, step=self._step_planner.step_for(desired, document, read_at=read_at))

    def _deploy(self, saved: Iterable[PlannedStep], execution: Execution) -> None:
        """Deploy the saved objects of which the user asks for it, together."""
        changed = {id(planned) for planned in execution.changed}
        due: list[tuple[PlannedStep, Deployment]] = []
        for planned in saved:
            declaration = planned.declaration
            if declaration and is_due(declaration.deploy, changed=id(planned) in changed):
                try:
                    due.append((planned, Deployment(declaration.desired, self._id_of(planned))))
                except Exception as failure:  # pylint: disable=broad-exception-caught
                    error = as_ise_error(failure)
                    execution.failures.append(Failure.of(declaration, "deploy", error))
        errors = deploy_all(self._ers, [deployment for _planned, deployment in due], self._note)
        for (planned, _deployment), refusal in zip(due, errors, strict=True):
            if refusal:
                execution.failures.append(replace(Failure.of_step(planned, refusal), action="deploy", planned=None))
            elif id(planned) not in changed:
                execution.deployed.append(planned)

    def _id_of(self, planned: PlannedStep) -> str:
        """Return the id of a saved object; ISE need not report those of objects that it creates in bulk."""
        if object_id := self._ids.get(id(planned)) or (planned.step.before.id if planned.step.before else ""):
            return object_id
        found = self._step_planner.find_existing(self._with_new_ids(planned).step.desired)
        if found is None:
            raise UnexpectedAnswer(f"ISE created the {planned.step.desired.description}, but does not show it.")
        return str(found["id"])

    def _note(self, error: IseError) -> None:
        """Stop the task if nothing may follow a failure."""
        if self._stop or isinstance(error, FATAL):
            self._guard.stop("on_error is stop, and another object failed." if self._stop else error.message)
