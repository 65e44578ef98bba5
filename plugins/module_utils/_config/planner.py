# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The planner for many objects: reads the current state in bulk, and plans a step for each declared object.

Of each type the list is read, and of each declared object in it the whole document: if all N objects in ISE are declared, that is
N requests and one more for each hundred. Where ISE has far more objects of a type than are declared, each is looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from .._engine.current_state import Secret, Snapshot, now
from .._engine.desired_state import Desired, desired_state
from .._engine.plan import Action, SecretsNeeded, Step
from .._engine.planner import StepPlanner, missing_parents
from .._errors import InvalidInput, IseError, as_ise_error
from .._ers.client import Ers
from .._progress import Progress
from .._schema.attribute import Path
from .complete_options import with_undeclared_options
from .current_objects import CurrentObjects, Location, read_documents
from .declarations import Declaration, reference_names
from .deletions import Purge, keep_referenced, with_parents
from .plan import FATAL, Failure, Plan, PlannedStep
from .registry import TYPES, in_creation_order, referenced_types, type_of
from .renames import Renames, object_to_rename

# In place of a secret without a value, in plans. No step with one is applied.
_STAND_IN = "secret without a value"


class Planner:
    """Plans the declared objects of all types."""

    def __init__(
        self, ers: Ers, step_planner: StepPlanner, progress: Progress, *, compare_everything: bool = False
    ) -> None:
        self._ers = ers
        self._step_planner = step_planner
        self._progress = progress
        self._compare_everything = compare_everything

    def plan(self, declarations: Mapping[str, Sequence[Declaration]], purge: Purge) -> Plan:
        """Return the plan. Raises :class:`IseError` only for what concerns every object, such as a wrong password."""
        plan, renames = Plan(), Renames()
        for plural in in_creation_order([*declarations, *purge.types]):
            items = declarations.get(plural, ())
            if items or plural in purge.types:
                referenced = any(plural in referenced_types(type_of(other)) for other in declarations)
                referenced = referenced or _refers_to_own_type(plural)
                planner = _TypePlanner(
                    self._ers,
                    self._step_planner,
                    self._progress,
                    plural,
                    items,
                    plan,
                    renames,
                    self._compare_everything,
                )
                try:
                    planner.run(purge, referenced)
                except FATAL:
                    raise
                except Exception as failure:  # pylint: disable=broad-exception-caught
                    _fail_rest(plan, plural, items, as_ise_error(failure))
        plan.failures += list(keep_referenced(plan, declarations))
        return plan


class _TypePlanner:
    """Plans the objects of one type."""

    def __init__(
        self,
        ers: Ers,
        step_planner: StepPlanner,
        progress: Progress,
        plural: str,
        items: Sequence[Declaration],
        plan: Plan,
        renames: Renames,
        compare_everything: bool,
    ) -> None:
        self._ers = ers
        self._step_planner = step_planner
        self._progress = progress
        self._resource = type_of(plural)
        self._items = items
        self._plan = plan
        self._renames = renames
        self._compare_everything = compare_everything

    def run(self, purge: Purge, referenced: bool) -> None:
        """Read and plan. ``referenced`` is true if declared objects may refer to those of this type."""
        resource = self._resource
        purged = resource.plural in purge.types
        read_at = now()
        try:
            self._ers.transport.guard.require()
            self._ers.require(resource.endpoint.since, f"Access to {resource.plural_words}")
            if resource.identity.is_listed_name:
                pages = None if purged or referenced else len(self._items)
                entries = self._ers.whole_list(resource, pages=pages)
            else:
                entries = read_documents(self._ers, resource, self._progress)
        except FATAL:
            raise
        except Exception as failure:  # pylint: disable=broad-exception-caught
            error = as_ise_error(failure)
            for item in self._items:
                self._fail(item, error)
            if not self._items:
                self._plan.failures.append(Failure(resource.plural, "", "read", error))
            return
        if referenced and entries and resource.identity.is_listed_name:
            for entry in entries:
                self._step_planner.references.cache(resource, entry)
        failures, begin = len(self._plan.failures), len(self._plan.steps)
        current = CurrentObjects(resource, entries, self._ers.features.ids, read_at=read_at)
        declared_ids = self._plan_declared(current)
        if entries is not None:
            undeclared = [entry for entry in entries if str(entry.get("id")) not in declared_ids]
            self._plan.undeclared[resource.plural] = undeclared
        if purged and entries is not None:
            self._plan.purged_types[resource.plural] = len(entries)
            self._plan_purge(purge, undeclared, incomplete=len(self._plan.failures) > failures)
        self._plan.steps[begin:] = with_parents(self._ers, resource, self._plan.steps[begin:])

    def _plan_declared(self, current: CurrentObjects) -> set[str]:
        """Plan the declared objects; return the ids of those that ISE has."""
        items = self._with_renames(current)
        self._announce(items, current)
        jobs: list[tuple[Declaration, Desired, Location]] = []
        ids = set()
        for item in items:
            try:
                self._ers.transport.guard.require()
                desired = self._step_planner.with_ids(item.desired)
                location = current.locate(desired) if desired else Location()
                if desired and location.renamed:
                    desired = replace(desired, object_id=location.object_id)
            except FATAL:
                raise
            except Exception as failure:  # pylint: disable=broad-exception-caught
                self._fail(item, as_ise_error(failure))
                continue
            if desired is None:
                self._plan.unchanged.append(_unchanged(item))
                continue
            ids.update({location.object_id or str((location.document or {}).get("id", "")), desired.object_id})
            jobs.append((item, desired, location))
        self._progress.begin(f"reading {self._resource.plural}", len(jobs))
        steps = []
        for (item, _desired, _location), result in zip(jobs, self._ers.in_parallel(self._plan_one, jobs), strict=True):
            self._progress.tick()
            if isinstance(result, IseError):
                self._fail(item, result)
                continue
            used = result.desired.values
            needed = [name for path, name in item.missing_secrets.items() if used.get(path) == _STAND_IN]
            renamed = self._renames.stale_options(self._resource, result.before.id) if result.before else frozenset()
            # An update writes values back; of an unchanged object only its declared options count.
            stale = not renamed.isdisjoint(result.desired.values) if result.action is Action.NONE else bool(renamed)
            planned = PlannedStep(item.plural, item.name, result, item, needed_secrets=tuple(needed), stale=stale)
            if result.action is not Action.CREATE:  # no list contains it, but it exists
                self._step_planner.references.settle_announced(self._resource, *reference_names(item.desired))
            if result.action is not Action.NONE:
                steps.append(planned)
            else:
                # The documents of thousands of objects are not kept, unless they may have to be deployed or read again.
                self._plan.unchanged.append(planned if item.deploy or stale else _unchanged(item))
        self._plan.steps += self._with_missing_parents(steps, current)
        return ids

    def _with_renames(self, current: CurrentObjects) -> list[Declaration]:
        """Find the objects that ISE has under former names, parents first; return the declarations without those that fail."""
        if current.unknown:  # each is looked up
            return list(self._items)
        hierarchy, failed = self._resource.identity.hierarchy, set()
        levels: dict[int, list[Declaration]] = {}
        for item in self._items:
            if item.former_names:
                level = item.desired.name.count(hierarchy.separator) if hierarchy else 0
                levels.setdefault(level, []).append(item)
        for _level, items in sorted(levels.items()):
            for item in items:
                try:
                    found = object_to_rename(item, current.named(item.desired.name), current.named)
                except InvalidInput as error:
                    self._fail(item, error)
                    failed.add(id(item))
                    continue
                if found:
                    self._renames.add(self._resource, str(found["name"]), item.desired.name)
            for object_id, name in current.rename(self._renames):
                self._step_planner.references.rename(self._resource, object_id, name)
        return [item for item in self._items if id(item) not in failed]

    def _announce(self, items: Iterable[Declaration], current: CurrentObjects) -> None:
        """Let other objects refer to those that will be created."""
        for item in items:
            desired = item.desired
            if desired.present and desired.name and not desired.object_id and not current.has(desired.name):
                self._step_planner.references.announce(self._resource, *reference_names(desired))

    def _plan_one(self, job: tuple[Declaration, Desired, Location]) -> Step | IseError:
        """Return the step for one object, or the error. Runs in several threads at once."""
        item, desired, location = job
        try:
            self._ers.transport.guard.require()
            document = location.document
            if location.unknown:
                document = self._step_planner.find_existing(desired)
                former = object_to_rename(item, document, self._find) if item.former_names else None
                if former:
                    document, desired = dict(former), replace(desired, object_id=str(former["id"]))
            elif location.object_id:
                document = self._ers.get(desired.resource, location.object_id)
            document = self._renames.after(self._resource, document) if document else None
            # Before planning: for a new object, a secret without a value would look like one that is not set.
            stand_ins = dict.fromkeys(_needed_secrets(item, document), _STAND_IN)
            if stand_ins:
                desired = replace(desired, values={**desired.values, **stand_ins})
            completed = self._compare_everything and self._resource.plural in TYPES  # of other types nothing is known
            if completed and document is not None and desired.present:
                desired = with_undeclared_options(desired, Snapshot(self._resource, document), item.missing_secrets)
            step = self._step(item, desired, document, location.read_at)
        except FATAL:
            raise
        except Exception as failure:  # pylint: disable=broad-exception-caught
            return as_ise_error(failure)
        return step

    def _find(self, name: str) -> dict[str, Any] | None:
        return self._ers.get_by_name(self._resource, name)

    def _step(
        self, item: Declaration, desired: Desired, document: dict[str, Any] | None, read_at: float | None
    ) -> Step:
        """Return the step for one object, with stand-ins for secrets without a value that must be written beside a change."""
        try:
            return self._step_planner.step_for(desired, document, read_at=read_at)
        except SecretsNeeded as error:
            missing = [path for path in item.missing_secrets if ".".join(path) in error.options]
            if len(missing) < len(error.options):
                raise
        desired = replace(desired, values={**desired.values, **dict.fromkeys(missing, _STAND_IN)})
        return self._step_planner.step_for(desired, document, read_at=read_at)

    def _with_missing_parents(self, planned: list[PlannedStep], current: CurrentObjects) -> Iterable[PlannedStep]:
        """Return the steps and those for missing parents of new objects whose names are paths, if create_parents is set."""
        if self._resource.identity.hierarchy is None:
            return planned
        creations = {each.name.lower(): each for each in planned if each.step.action is Action.CREATE}
        result = {each.name.lower(): each for each in planned}

        def exists(parent: Desired) -> bool:
            if parent.name.lower() in creations or current.has(parent.name):
                return True
            return current.unknown and self._step_planner.find_existing(parent) is not None

        for each in list(creations.values()):
            for parent in missing_parents(each.step.desired, exists):
                if each.declaration is None or not each.declaration.desired.create_parents:
                    error = InvalidInput(
                        f"name: the parent {parent.name!r} does not exist; declare it as well, or set create_parents to true."
                    )
                    self._plan.failures.append(Failure.of_step(each, error))
                    del result[each.name.lower()]
                    break
                self._step_planner.references.announce(self._resource, parent.name)
                created = PlannedStep(each.plural, parent.name, self._step_planner.step_for(parent, None))
                creations[parent.name.lower()] = result[parent.name.lower()] = created
        return result.values()

    def _plan_purge(self, purge: Purge, undeclared: Iterable[dict[str, Any]], *, incomplete: bool) -> None:
        """Plan the deletion of undeclared objects; with ``incomplete``, report a failure instead if there are any."""
        resource = self._resource
        named = ((document, self._name(document)) for document in undeclared)
        purged = [(each, name) for each, name in named if purge.deletes(resource, str(each["id"]), name)]
        if purged and incomplete:
            message = (
                f"The {resource.plural_words} are not purged, because some declared ones could not be read or planned."
            )
            self._plan.failures.append(Failure(resource.plural, "", "delete", InvalidInput(message)))
            return
        for document, name in purged:
            values = desired_state(
                resource, {resource.identity.listed_as: name} if resource.identity.is_listed_name else {}
            )
            desired = Desired(resource, values, present=False, object_id=str(document["id"]))
            try:
                step = self._step_planner.step_for(desired, document)
            except FATAL:
                raise
            except Exception as failure:  # pylint: disable=broad-exception-caught
                self._plan.failures.append(Failure(resource.plural, name, "delete", as_ise_error(failure)))
                continue
            self._plan.steps.append(PlannedStep(resource.plural, name, step))

    def _name(self, document: Mapping[str, Any]) -> str:
        """Return an object's name in results: its name, or the values of its key with names in place of ids."""
        if self._resource.identity.is_listed_name:
            return str(document.get("name") or document["id"])
        shown = self._step_planner.references.with_names(self._resource, Snapshot(self._resource, document).result())
        values = [shown.get(option) for option in self._resource.identity.options]
        return ", ".join(", ".join(value) if isinstance(value, list) else str(value) for value in values if value)

    def _fail(self, item: Declaration, error: IseError) -> None:
        self._step_planner.references.settle_announced(self._resource, *reference_names(item.desired))
        self._plan.failures.append(Failure.of(item, "read", error))


def _fail_rest(plan: Plan, plural: str, items: Sequence[Declaration], error: IseError) -> None:
    """Report a failure that is none of one object, for each object of the type that has no step and no failure."""
    planned = {id(each.declaration) for each in (*plan.steps, *plan.unchanged)}
    failed = {each.name for each in plan.failures if each.plural == plural}
    rest = [item for item in items if id(item) not in planned and item.name not in failed]
    plan.failures += [Failure.of(item, "read", error) for item in rest] or [Failure(plural, "", "read", error)]


def _refers_to_own_type(plural: str) -> bool:
    resource = type_of(plural)
    return resource.identity.hierarchy is not None or bool(resource.own_references)


def _unchanged(item: Declaration) -> PlannedStep:
    return PlannedStep(item.plural, item.name, Step(item.desired, Action.NONE), item)


def _needed_secrets(item: Declaration, document: Mapping[str, Any] | None) -> dict[Path, str]:
    """Return the secrets without a value that must be written, by option path. ``document`` is the current object."""
    resource = item.desired.resource
    return {
        path: name
        for path, name in item.missing_secrets.items()
        if item.desired.writes_secret(path)
        or document is None
        or Snapshot(resource, document).secret(resource.leaf(path))[0] is Secret.ABSENT
    }
