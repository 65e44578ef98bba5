# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine: plan what must change on ISE, then apply it.

``plan`` only reads, and raises whatever a run could know to be wrong before its first write; check mode stops there.
``apply`` writes, and when an outcome is unknown or somebody else was faster it plans again from what ISE then holds.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from .._errors import InvalidInput, IseError, NotFound, OutcomeUnknown, Rejected, ServerFailure, UnknownName
from .._schema.comparison import is_empty
from .._schema.resource import Resource
from .bodies import Update, left_to_ise, new_document, updated_document
from .changes import Change, differences
from .current_state import Snapshot, is_used
from .dependent_fields import check_new, with_consequences
from .desired_state import Path, derived, secret_values, wanted_state
from .dialect import Dialect
from .diff import creation_changes
from .paths import without
from .plan import Action, Desired, Outcome, Step
from .references import References, missing

_ROUNDS = 3


class Engine:
    """Plans and applies for one server."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self.references = References(dialect)
        self.generated: dict[str, str] = {}  # option -> secret that ISE made up for a new object

    def plan(self, desired: Iterable[Desired]) -> list[Step]:
        """Return the steps that bring about what is desired, parents first. Sends reads only."""
        steps: list[Step] = []
        for item in desired:
            resolved = self.resolved(item)
            steps.extend(self._plan_with_parents(resolved) if resolved else [Step(item, Action.NONE)])
        return steps

    def resolved(self, desired: Desired) -> Desired | None:
        """Return what is desired with ids in place of names.

        None where it is to be absent and refers to a name nobody has: then it is not there either. Raises
        :class:`UnknownName` for other names nobody has, :class:`InvalidInput` for what this release lacks.
        """
        self._check_releases(desired)
        try:
            wanted = self.references.resolved(desired.resource, desired.wanted)
        except UnknownName:
            if desired.present:
                raise
            return None
        return replace(desired, wanted=wanted, title=desired.label)

    def shown(self, resource: Resource, tree: Mapping[str, Any]) -> dict[str, Any]:
        """Return an object of a result or a diff as users write it, with names in place of ids."""
        return self.references.named(resource, tree)

    def preview(self, steps: Iterable[Step]) -> list[Outcome]:
        """Return what :meth:`apply` would report, without the id of what does not exist yet. Sends nothing."""
        return [Outcome(step, step.action is not Action.NONE, _expected(step)) for step in steps]

    def apply(self, steps: Iterable[Step]) -> list[Outcome]:
        """Carry the steps out, in order."""
        return [self._converge(step) for step in steps]

    # -- planning ------------------------------------------------------------------------------------------------

    def _check_releases(self, desired: Desired) -> None:
        resource = desired.resource
        self._dialect.require(resource.endpoint.since, f"ISE has {resource.plural_words}")
        for leaf in resource.leaves:
            if leaf.field.since and leaf.path in desired.wanted:
                self._dialect.require(leaf.field.since, f"{leaf.option}: ISE has this", "; leave the option out")
            for item in leaf.field.attributes:  # of the members of a list
                if item.since and any(item.name in member for member in desired.wanted.get(leaf.path) or ()):
                    option = f"{leaf.option}.{item.name}"
                    self._dialect.require(item.since, f"{option}: ISE has this", "; leave the option out")

    def _plan_with_parents(self, desired: Desired) -> list[Step]:
        step = self._plan_one(desired)
        hierarchy = desired.resource.identity.hierarchy
        steps = [step]
        while hierarchy and step.action is Action.CREATE and (parent := hierarchy.parent(step.desired.name)):
            wanted = wanted_state(desired.resource, {desired.resource.identity.listed_as: parent})
            step = self._plan_one(Desired(desired.resource, wanted))
            if step.action is Action.NONE:
                break
            if not desired.create_parents:
                raise InvalidInput(
                    f"name: the parent {parent!r} of {desired.name!r} does not exist; create it first, or set "
                    "create_parents to true."
                )
            steps[0] = replace(steps[0], parent_is_new=True)
            steps.insert(0, step)
        return steps

    def find(self, desired: Desired) -> dict[str, Any] | None:
        """Return what ISE holds of a desired object, whose names are resolved; None for nothing."""
        if desired.object_id:
            document = self._dialect.get(desired.resource, desired.object_id)
            if document is None and desired.present:
                raise InvalidInput(f"id: ISE has no {desired.resource.name} with the id {desired.object_id!r}.")
            return document
        if desired.resource.identity.is_listed_name:
            return self._dialect.find(desired.resource, desired.name)
        return self._find_by_key(desired)

    def _find_by_key(self, desired: Desired) -> dict[str, Any] | None:
        found = self.references.find_by_key(desired.resource, desired.wanted)
        if len(found) > 1:
            ways = " or ".join([*desired.resource.identity.narrowed_by, "id"])
            raise InvalidInput(f"ISE has {len(found)} objects that are the {desired.label}; say which one with {ways}.")
        return found[0] if found else None

    def _plan_one(self, desired: Desired) -> Step:
        return self.step_for(desired, self.find(desired))

    def step_for(self, desired: Desired, document: dict[str, Any] | None) -> Step:
        """Return the step from what ISE holds, None for nothing, to what is desired, whose names are resolved.

        Raises :class:`InvalidInput` for what cannot be done. May send reads, about names that ISE stores.
        """
        resource, redactor = desired.resource, self._dialect.redactor
        redactor.add(secret_values(resource, desired.wanted))
        before = None if document is None else Snapshot(resource, document)
        if before:
            redactor.add(before.shown_secrets())
        if not desired.present:
            if before:
                self._dialect.require(resource.endpoint.delete_since, f"ISE can delete the {desired.label}")
            return Step(desired, Action.DELETE if before else Action.NONE, before)
        desired = _settled(desired, before)
        if before is None:
            return self._plan_creation(desired)
        return self._plan_update(desired, before)

    def _plan_creation(self, desired: Desired) -> Step:
        self._dialect.require(desired.resource.endpoint.create_since, f"ISE can create the {desired.label}")
        for leaf in desired.resource.leaves:
            item = leaf.field
            if len(leaf.path) > 1 or not item.required or not is_empty(desired.wanted.get(leaf.path)):
                continue
            if not _is_used(desired, item.name):
                continue
            if not item.since or not self._dialect.lacks(item.since):
                ways = " or ".join(name for name in (item.name, item.id_option) if name)
                raise InvalidInput(f"{ways} is needed to create the {desired.label}, which does not exist yet.")
        document = new_document(desired.resource, desired.wanted)
        created = Snapshot(desired.resource, document)
        check_new(created, desired.wanted)
        changes = creation_changes(created, desired.wanted)
        _require_patterns(changes)
        self.references.check_names(desired.resource, changes)
        return Step(desired, Action.CREATE, None, tuple(changes), document)

    def _plan_update(self, desired: Desired, before: Snapshot) -> Step:
        resource = desired.resource
        before = Snapshot(resource, self.references.identified(resource, before.document))
        wanted = desired.wanted
        if not desired.object_id:
            # Found by its key: a difference in case or notation is no rename.
            wanted = {
                **wanted,
                **{(option,): before.value((option,)) for option in resource.identity.key if (option,) in wanted},
            }
            wanted.update(derived(resource, wanted))
        elif desired.name and resource.identity.hierarchy:
            parent = resource.identity.hierarchy.parent
            if parent(desired.name) != parent(before.name):
                raise InvalidInput(
                    f"name: ISE cannot move {before.name!r} to another parent; only its last level can change."
                )
        changes = differences(before, wanted, write_unreadable=desired.update_secrets)
        if not changes:
            return Step(desired, Action.NONE, before)
        for leaf in resource.leaves:
            if leaf.field.write_only and leaf.field.required and leaf.path not in wanted:
                ways = " or ".join(name for name in (leaf.option, leaf.field.id_option) if name)
                raise InvalidInput(f"{ways} is needed to change the {desired.label}; ISE does not tell which it was.")
        changes = with_consequences(before, wanted, changes)
        _require_patterns(changes)
        self.references.check_names(resource, changes)
        update = updated_document(before, wanted, changes)
        step = Step(desired, Action.UPDATE, before, tuple(changes), update=update)
        whole = update.patch is None or self._patch_is_missing(resource, update)
        if whole and not resource.endpoint.put:
            raise InvalidInput(f"ISE cannot change an existing {resource.words}; delete it and create it again.")
        _require(step, update.needed_to_put if whole else update.needed_to_patch)
        return step

    def _patch_is_missing(self, resource: Resource, update: Update) -> bool:
        """Tell whether PATCH is known to be missing.

        A run finds out by sending it. A check cannot, so it asks for the release, but only where the answer decides
        whether the run would fail.
        """
        known = self._dialect.can_patch(resource)
        if known is None and update.needed_to_put and self._dialect.read_only:
            return self._dialect.lacks(resource.endpoint.patch_since)
        return known is False

    # -- applying ------------------------------------------------------------------------------------------------

    def _converge(self, planned: Step) -> Outcome:
        """Carry out one step, and plan again until ISE is known to hold what is desired."""
        step = planned
        written = False
        failure: IseError | None = None
        for turn in range(_ROUNDS):
            if step.action is Action.NONE:
                result = step.before.result() if step.before else {}
                if written and planned.action is Action.CREATE and step.before:
                    self._tell_generated(step.before, _not_given(planned.desired))
                return Outcome(planned if written else step, written, result)
            try:
                result = self._execute(step)
                if not self._must_be_read_back(step):
                    return Outcome(planned if written else step, True, result)
                written, failure = True, None
                # Secrets have been written now; what cannot be read cannot be compared again.
                step = self._plan_one(replace(planned.desired, update_secrets=False))
            except OutcomeUnknown as error:
                written, failure = True, error
                step = self._look_again(planned.desired, error)
            except NotFound as error:  # gone between reading and writing
                failure = error
                step = self._plan_one(planned.desired)
            except (Rejected, ServerFailure) as error:
                failure = error
                if step.action is not Action.CREATE:
                    raise self._explained(_after_creation(error, planned, step), planned) from None
                step = self._plan_one(planned.desired)
                if step.action is Action.CREATE:
                    if not planned.parent_is_new or turn == _ROUNDS - 1:
                        raise self._explained(error, planned) from None
                    time.sleep(1.0 + turn)  # a group created a moment ago may not yet be known as a parent
        raise failure or ServerFailure(
            f"ISE accepted to change {_names(step)} of the {planned.desired.label}, but did not do it."
        )

    def _must_be_read_back(self, step: Step) -> bool:
        """Tell whether ISE may hold only part of what is wanted.

        That is after a creation without what ISE takes of existing objects only. Or after an update of an attribute of which
        it is not proven that it can change, or a PUT that renames, and changes more than the name. Recorded with ISE 2.7
        and 3.0: the description sent with a new name of a group is lost.
        """
        if step.action is Action.CREATE:
            return any(change.target.field.update.after_create for change in step.changes)
        if step.action is not Action.UPDATE:
            return False
        renames = any(change.target.path == (step.desired.resource.identity.listed_as,) for change in step.changes)
        return any(change.target.field.update.verify for change in step.changes) or (
            renames and len(step.changes) > 1 and self._dialect.can_patch(step.desired.resource) is False
        )

    def _look_again(self, desired: Desired, unknown: OutcomeUnknown) -> Step:
        try:
            return self._plan_one(desired)
        except IseError as error:
            raise unknown.with_context(after=f"Looking it up failed as well: {error.message}") from None

    def _execute(self, step: Step) -> dict[str, Any]:
        resource = step.desired.resource
        before, update = step.before, step.update
        if before is None:
            document = without(step.document, (leaf for leaf in resource.leaves if leaf.field.update.after_create))
            object_id = self._dialect.create(resource, document)
            asked = _not_given(step.desired)
            if asked or left_to_ise(resource, document):
                document = self._chosen(resource, object_id) or without(document, left_to_ise(resource, document))
            created = Snapshot(resource, {**document, "id": object_id})
            self._tell_generated(created, asked)
            return created.result()
        if update is None:
            self._dialect.delete(resource, before.id)
            return {}
        if update.patch is not None and self._dialect.can_patch(resource) is not False:
            after = self._dialect.patch(resource, before.id, update.patch)
            if after is not None:
                return Snapshot(resource, after or update.whole).result()
        _require(step, update.needed_to_put)
        self._dialect.replace(resource, before.id, update.whole)
        return Snapshot(resource, update.whole).result()

    def _tell_generated(self, created: Snapshot, asked: set[Path]) -> None:
        """Keep the secrets ISE made up for a new object, where it shows them: nobody else will learn them."""
        for leaf in created.resource.leaves:
            if leaf.path in asked and (value := created.secret(leaf)[1]):
                self.generated[leaf.option] = value

    def _chosen(self, resource: Resource, object_id: str) -> dict[str, Any] | None:
        """Return a new object with what ISE chose for it. It exists already, so failing to read it fails nothing."""
        with suppress(IseError):
            return self._dialect.get(resource, object_id)
        return None

    def _explained(self, error: IseError, step: Step) -> IseError:
        """Add to a refusal the names that do not exist, when the object names others."""
        for option, resource in step.desired.resource.checked_names.items():
            value = step.desired.wanted.get(tuple(option.split("."))) or []
            for name in [value] if isinstance(value, str) else value:
                with suppress(IseError):
                    if self._dialect.lookups.find(resource, str(name)) is None:
                        error = error.with_context(f"{option}: {missing(self._dialect.lookups, [resource], str(name))}")
        return error


def _settled(desired: Desired, before: Snapshot | None) -> Desired:
    """Return what is wanted with what follows from it and from the present values."""
    if desired.resource.hooks.complete is None:
        return desired
    try:
        wanted = desired.resource.hooks.complete(dict(desired.wanted), before.value if before else lambda _path: None)
    except ValueError as error:
        raise InvalidInput(str(error)) from None
    return replace(desired, wanted=wanted)


def _not_given(desired: Desired) -> set[Path]:
    """Return the secrets of a new object that are left to ISE to make up."""
    leaves = (leaf for leaf in desired.resource.leaves if leaf.field.generated)
    return {leaf.path for leaf in leaves if is_empty(desired.wanted.get(leaf.path))}


def _expected(step: Step) -> dict[str, Any]:
    resource = step.desired.resource
    if step.action is Action.CREATE:
        # The words by which ISE is asked to choose are no values of the object.
        return Snapshot(resource, without(step.document, left_to_ise(resource, step.document))).result()
    if step.action is Action.UPDATE and step.update is not None:
        return Snapshot(resource, step.update.whole).result()
    return step.before.result() if step.before and step.action is Action.NONE else {}


def _require_patterns(changes: Iterable[Change]) -> None:
    """Raise :class:`InvalidInput` for a new value of which ISE's rules say that it is refused."""
    for change in changes:
        change.target.field.check_new(change.target.option, change.after)


def _is_used(desired: Desired, option: str) -> bool:
    """Tell whether an option matters for a new object, whose other options are as given or ISE's defaults."""
    resource, wanted = desired.resource, desired.wanted
    found = [leaf for leaf in resource.leaves if leaf.path == (option,)]

    def value_of(path: Path) -> Any:
        return wanted.get(path, resource.leaf(path).field.server_default)

    placed = all(value_of(path) in values for leaf in found for path, values in leaf.needs)
    return placed and all(is_used(leaf, value_of) for leaf in found)


def _after_creation(error: IseError, planned: Step, step: Step) -> IseError:
    """Add to a refused update that the object it was to complete is there now."""
    if planned.action is Action.CREATE:
        return error.with_context(f"The {planned.desired.label} exists now, but without {_names(step)}.")
    return error


def _names(step: Step) -> str:
    return ", ".join(change.target.option for change in step.changes if not change.target.field.derive)


def _require(step: Step, needed: tuple[str, ...]) -> None:
    """Raise :class:`InvalidInput` where a body would lose, or overwrite with a mask, a secret ISE does not show."""
    if needed:
        raise InvalidInput(
            f"To change {_names(step)} of the {step.desired.label}, this ISE must be sent {' and '.join(needed)} again, which it "
            "does not show. Give the real value; nothing was changed."
        )
