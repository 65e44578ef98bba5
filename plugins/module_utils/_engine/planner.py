# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The planner: finds what ISE has, and plans the step from there to the desired state. It only reads.

It raises whatever a run could know to be wrong before its first write; check mode stops after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from .._errors import InvalidInput, UnknownName
from .._schema.attribute import Path
from .._schema.comparison import is_empty
from .._schema.matching import single_match
from .._schema.resource import Resource
from .bodies import Update, new_document, updated_document
from .changes import Change, differences
from .current_state import Snapshot, is_used, now
from .dependent_fields import check_new, require_witnesses, with_consequences
from .desired_state import Desired, derived, desired_state, secret_values
from .dialect import Dialect
from .diff import creation_changes
from .orphans import NOTHING_DELETED, Deleted, Orphans
from .plan import Action, Step
from .references import References


class StepPlanner:
    """Plans steps for one server.

    With ``check_all_names`` the names that an option leaves to ISE are looked up as well, because ISE will not be asked. With
    ``expect_missing`` an earlier task is expected to create missing objects; ``references.expected`` has a sentence for each.
    ``deleted`` says which missing objects are known to be deleted, and what referred to them with them.
    """

    def __init__(
        self,
        dialect: Dialect,
        *,
        check_all_names: bool = False,
        expect_missing: bool = False,
        deleted: Deleted = NOTHING_DELETED,
    ) -> None:
        self._dialect = dialect
        self._check_all_names = check_all_names
        self._expect_missing = expect_missing
        self.references = References(dialect, expect_missing=expect_missing)
        self._orphans = Orphans(dialect, self.references, deleted)

    @property
    def assumed_deleted(self) -> list[str]:
        """Return a sentence for each object that is assumed to be deleted, because it does not exist."""
        return self._orphans.assumed

    def plan(self, desired: Iterable[Desired]) -> list[Step]:
        """Return the steps to the desired objects, parents first."""
        steps: list[Step] = []
        for item in desired:
            with_ids = self.with_ids(item)
            steps.extend(self._steps(with_ids) if with_ids else [Step(item, Action.NONE)])
        return steps

    def with_ids(self, desired: Desired) -> Desired | None:
        """Return a desired object with ids in place of names.

        None where it is to be absent and what it refers to is known to be deleted: then it is absent already. Raises
        :class:`UnknownName` for other names that do not exist, :class:`InvalidInput` for what this release lacks.
        """
        self._check_releases(desired)
        if desired.object_id and not desired.present:
            return desired
        try:
            return replace(desired, values=self.references.with_ids(desired.resource, desired.values))
        except UnknownName:
            if desired.present:
                raise
        orphan = self._orphans.find(desired)
        return replace(desired, object_id=str(orphan["id"])) if orphan else None

    def find_existing(self, desired: Desired) -> dict[str, Any] | None:
        """Return the document of a desired object that has ids in place of names; None where ISE has none."""
        if desired.object_id:
            document = self._dialect.get(desired.resource, desired.object_id)
            if document is None and desired.present:
                raise InvalidInput(f"id: ISE has no {desired.resource.name} with the id {desired.object_id!r}.")
            return document
        if desired.resource.identity.is_listed_name:
            return self._dialect.get_by_name(desired.resource, desired.name)
        found = self.references.find_by_key(desired.resource, desired.values)
        return single_match(found, desired.resource, desired.description)

    def step_for(self, desired: Desired, document: dict[str, Any] | None, *, read_at: float | None = None) -> Step:
        """Return the step to a desired object that has ids in place of names, from what ISE has, None for nothing.

        ``read_at`` is when the document was read, in seconds of the monotonic clock; now by default. Raises
        :class:`InvalidInput` for what cannot be done. May send reads, about names that ISE stores.
        """
        resource, redactor = desired.resource, self._dialect.redactor
        redactor.add(secret_values(resource, desired.values))
        before = None if document is None else Snapshot(resource, document, now() if read_at is None else read_at)
        if before:
            redactor.add(before.shown_secrets())
        if not desired.present:
            if before:
                self._dialect.require(resource.endpoint.delete_since, f"Deleting the {desired.description}")
            return Step(desired, Action.DELETE if before else Action.NONE, before)
        complete = _completed(desired, before)
        step = self._creation(complete) if before is None else self._update(complete, before)
        return replace(step, declared=desired)

    def read_again(self, before: Snapshot) -> Snapshot | None:
        """Return an object as it is now; None where it was deleted."""
        document = self._dialect.get(before.resource, before.id)
        if document is None:
            return None
        fresh = Snapshot(before.resource, document)
        self._dialect.redactor.add(fresh.shown_secrets())
        return self._with_ids_shown(fresh)

    def replan(self, desired: Desired) -> Step:
        """Return the step from what ISE has now."""
        return self.step_for(desired, self.find_existing(desired))

    def _steps(self, desired: Desired) -> list[Step]:
        """Return the step to a desired object, after those to its missing parents."""
        step = self.replan(desired)
        parents: list[Step] = []
        if step.action is Action.CREATE:
            for parent in missing_parents(desired, lambda parent: self.find_existing(parent) is not None):
                if not desired.create_parents:
                    problem = (
                        f"name: the parent {parent.name!r} of {desired.name!r} does not exist; create it first, or set "
                        "create_parents to true."
                    )
                    if not self._expect_missing:
                        raise InvalidInput(problem)
                    self.references.expect(problem)
                    break
                parents.insert(0, self.step_for(parent, None))
        return [replace(each, parent_is_new=number > 0) for number, each in enumerate([*parents, step])]

    def _check_releases(self, desired: Desired) -> None:
        resource = desired.resource
        self._dialect.require(resource.endpoint.since, f"Access to {resource.plural_words}")
        for leaf in resource.leaves:
            if leaf.attribute.since and leaf.path in desired.values:
                self._dialect.require(leaf.attribute.since, f"{leaf.option}: this option", "; leave the option out")
            for item in leaf.attribute.attributes:  # of the members of a list
                if item.since and any(item.name in member for member in desired.values.get(leaf.path) or ()):
                    option = f"{leaf.option}.{item.name}"
                    self._dialect.require(item.since, f"{option}: this option", "; leave the option out")

    def _creation(self, desired: Desired) -> Step:
        self._dialect.require(desired.resource.endpoint.create_since, f"Creating the {desired.description}")
        for leaf in desired.resource.leaves:
            item = leaf.attribute
            if len(leaf.path) > 1 or not item.required or not is_empty(desired.values.get(leaf.path)):
                continue
            if not _is_used(desired, item.name):
                continue
            if not item.since or not self._dialect.lacks(item.since):
                ways = " or ".join(name for name in (item.name, item.id_option) if name)
                raise InvalidInput(f"{ways} is needed to create the {desired.description}, which does not exist yet.")
        document = new_document(desired.resource, desired.values)
        created = Snapshot(desired.resource, document)
        check_new(created, desired.values)
        changes = creation_changes(created, desired.values)
        _require_patterns(changes)
        self.references.check_names(desired.resource, changes, check_all=self._check_all_names)
        return Step(desired, Action.CREATE, None, tuple(changes), document)

    def _update(self, desired: Desired, before: Snapshot) -> Step:
        resource = desired.resource
        before = self._with_ids_shown(before)
        values = desired.values
        if not desired.object_id:
            # Found by its key: a difference in case or notation is no rename.
            values = {
                **values,
                **{(option,): before.value((option,)) for option in resource.identity.key if (option,) in values},
            }
            values.update(derived(resource, values))
        elif desired.name and resource.identity.hierarchy:
            parent = resource.identity.hierarchy.parent
            if parent(desired.name) != parent(before.name):
                raise InvalidInput(
                    f"name: ISE cannot move {before.name!r} to another parent; only its last level can change."
                )
        require_witnesses(before, values)
        changes = differences(before, values, write_unreadable=desired.update_secrets)
        if not changes:
            return Step(desired, Action.NONE, before)
        for leaf in resource.leaves:
            if leaf.attribute.write_only and leaf.attribute.required and leaf.path not in values:
                ways = " or ".join(name for name in (leaf.option, leaf.attribute.id_option) if name)
                raise InvalidInput(
                    f"{ways} is needed to change the {desired.description}; ISE does not show the current one."
                )
        changes = with_consequences(before, values, changes)
        _require_patterns(changes)
        self.references.check_names(resource, changes, check_all=self._check_all_names)
        update = updated_document(before, values, changes)
        step = Step(desired, Action.UPDATE, before, tuple(changes), update=update)
        whole = update.patch is None or self._patch_is_missing(resource, update)
        if whole and not resource.endpoint.put:
            raise InvalidInput(f"ISE cannot change an existing {resource.words}; delete it and create it again.")
        step.require_secrets(update.needed_to_put if whole else update.needed_to_patch)
        return step

    def _with_ids_shown(self, snapshot: Snapshot) -> Snapshot:
        """Return a snapshot with ids where ISE showed the name of an object in another text."""
        return replace(snapshot, document=self.references.document_with_ids(snapshot.resource, snapshot.document))

    def _patch_is_missing(self, resource: Resource, update: Update) -> bool:
        """Return whether PATCH is known to be missing.

        A run finds out by sending it. A check cannot, so it asks for the release, but only where the answer decides
        whether the run would fail.
        """
        known = self._dialect.can_patch(resource)
        if known is None and update.needed_to_put and self._dialect.read_only:
            return self._dialect.lacks(resource.endpoint.patch_since)
        return known is False


def missing_parents(desired: Desired, exists: Callable[[Desired], bool]) -> Iterator[Desired]:
    """Yield the parents of an object whose name is a path, from the nearest up to the first that ``exists``."""
    hierarchy = desired.resource.identity.hierarchy
    name = desired.name
    while hierarchy and (name := hierarchy.parent(name) or ""):
        parent = Desired(desired.resource, desired_state(desired.resource, {desired.resource.identity.listed_as: name}))
        if exists(parent):
            return
        yield parent


def _completed(desired: Desired, before: Snapshot | None) -> Desired:
    """Return the desired object with the values that follow from those given and from the current ones."""
    if desired.resource.hooks.complete is None:
        return desired
    try:
        values = desired.resource.hooks.complete(dict(desired.values), before.value if before else lambda _path: None)
    except ValueError as error:
        raise InvalidInput(str(error)) from None
    return replace(desired, values=values)


def _require_patterns(changes: Iterable[Change]) -> None:
    """Raise :class:`InvalidInput` for a new value of which ISE's rules say that it is refused."""
    for change in changes:
        change.target.attribute.check_new(change.target.option, change.after)


def _is_used(desired: Desired, option: str) -> bool:
    """Return whether an option matters for a new object, whose other options are as given or ISE's defaults."""
    resource, values = desired.resource, desired.values
    found = [leaf for leaf in resource.leaves if leaf.path == (option,)]

    def value_of(path: Path) -> Any:
        return values.get(path, resource.leaf(path).attribute.server_default)

    placed = all(value_of(path) in allowed for leaf in found for path, allowed in leaf.needs)
    return placed and all(is_used(leaf, value_of) for leaf in found)
