# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Planning for many objects at once: what ISE holds is read in bulk, and each declared object gets its step.

Of a type the list is read, and of the declared objects in it the whole: of N objects in ISE all of which are declared that is
N requests and one more for each hundred. Where ISE has far more objects of a type than are declared, each is looked up.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .._engine.desired_state import wanted_state
from .._engine.document import Secret, Snapshot
from .._engine.plan import Action, Desired, Step
from .._engine.reconciler import Engine
from .._engine.references import has_key
from .._errors import AuthenticationFailed, InvalidInput, IseError, MissingLibrary, TlsFailure, Unreachable
from .._ers.client import Ers
from .._progress import Progress
from .._schema.resource import Resource
from .builtin_objects import is_factory
from .declarations import Declared, references
from .registry import NAMED_BY_OTHERS, TYPES, referred
from .secret_references import variable

# What goes wrong in this way goes wrong for every object.
FATAL = (AuthenticationFailed, TlsFailure, Unreachable, MissingLibrary)


@dataclass(frozen=True, eq=False)
class Planned:
    """One object of a plan; ``declared`` is None for one that is not in the files and goes.

    ``above`` are the names, regardless of case, of objects of its type that it refers to and that go after it.
    """

    plural: str
    name: str
    step: Step
    declared: Declared | None = None
    above: tuple[str, ...] = ()

    def entry(self, engine: Engine) -> dict[str, Any]:
        """Return what a result tells: type, name, id where there is one, and each option with its value before and after."""
        resource, step = self.step.desired.resource, self.step
        sides = {side: engine.shown(resource, tree) for side, tree in step.diff.items()}
        changes = [
            {"option": change.target.option, **{side: _at(tree, change.target.path) for side, tree in sides.items()}}
            for change in step.changes
            if not change.target.field.derive
        ]
        object_id = {"id": step.before.id} if step.before else {}
        return {"type": self.plural, "name": self.name, **object_id, "changes": changes}


@dataclass(frozen=True)
class Failure:
    """One object that could not be read, planned or written, and why. ``planned`` is the step that failed, if it got so far."""

    plural: str
    name: str
    action: str
    error: IseError
    planned: Planned | None = None

    def entry(self) -> dict[str, Any]:
        """Return what a result tells."""
        return {"type": self.plural, "name": self.name, "action": self.action, **self.error.result()}


@dataclass
class Plan:
    """What is to be done, in the order of the types; ``unchanged`` are the declared objects that are as they should be."""

    steps: list[Planned] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    unchanged: list[Planned] = field(default_factory=list)

    def of(self, action: Action) -> list[Planned]:
        """Return the objects to be created, updated or deleted."""
        return [planned for planned in self.steps if planned.step.action is action]


@dataclass(frozen=True)
class Purge:
    """Which types lose what is not declared; ``protected`` has shell patterns of names by type."""

    types: Collection[str] = ()
    protected: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def takes(self, resource: Resource, object_id: str, name: str) -> bool:
        """Tell whether an object that is not declared goes."""
        if is_factory(resource, object_id, name):
            return False
        patterns = self.protected.get(resource.plural, ())
        return not any(fnmatch.fnmatchcase(name.casefold(), pattern.casefold()) for pattern in patterns)


@dataclass(frozen=True)
class _Found:
    """Where a declared object was found: its whole document, or its id, or nowhere; ``unknown`` where nobody looked."""

    document: dict[str, Any] | None = None
    object_id: str = ""
    unknown: bool = False


class Planner:
    """Makes the plan for declared objects."""

    def __init__(self, ers: Ers, engine: Engine, progress: Progress) -> None:
        self._ers = ers
        self._engine = engine
        self._progress = progress
        engine.references.looks_up_all = ers.transport.read_only  # else ISE tells

    def plan(self, declared: Mapping[str, Sequence[Declared]], purge: Purge) -> Plan:
        """Return the plan. Raises :class:`IseError` only for what concerns every object, such as a wrong password."""
        plan = Plan()
        for plural in TYPES:
            items = declared.get(plural, ())
            if items or plural in purge.types:
                looked_up = any(plural in referred(TYPES[other]) for other in declared) or _refers_to_own(plural)
                _TypePlan(self._ers, self._engine, self._progress, plural, items, plan).make(purge, looked_up)
        plan.failures += list(_still_named(plan, declared))
        return plan


class _TypePlan:
    """Plans for the objects of one type."""

    def __init__(
        self, ers: Ers, engine: Engine, progress: Progress, plural: str, items: Sequence[Declared], plan: Plan
    ) -> None:
        self._ers = ers
        self._engine = engine
        self._progress = progress
        self._resource = TYPES[plural]
        self._items = items
        self._plan = plan

    def make(self, purge: Purge, looked_up: bool) -> None:
        """Read and plan. ``looked_up`` tells that other objects are going to name those of this type."""
        resource = self._resource
        purged = resource.plural in purge.types
        try:
            self._ers.require(resource.since, f"ISE has {resource.plural_words}")
            if resource.found_by_name:
                pages = None if purged or looked_up else len(self._items)
                held = self._ers.whole_list(resource, pages=pages)
            else:
                held = self._documents()
        except FATAL:
            raise
        except IseError as error:
            for item in self._items:
                self._fail(item, error)
            if not self._items:
                self._plan.failures.append(Failure(resource.plural, "", "read", error))
            return
        if looked_up and held and resource.found_by_name:
            for entry in held:
                self._engine.references.remember(resource, entry)
        failures, begin = len(self._plan.failures), len(self._plan.steps)
        kept = self._declared(held)
        if purged and held is not None:
            self._purge(purge, [entry for entry in held if str(entry.get("id")) not in kept], failures)
        self._plan.steps[begin:] = self._nested(self._plan.steps[begin:])

    def _documents(self) -> list[dict[str, Any]]:
        """Return all objects of a type whose lists do not tell which is which."""
        resource = self._resource
        ids = [str(entry["id"]) for entry in self._ers.whole_list(resource) or ()]
        self._progress.begin(f"reading {resource.plural}", len(ids))
        documents = []
        for document in self._ers.in_parallel(lambda object_id: self._ers.get(resource, object_id), ids):
            self._progress.tick()
            documents += [document] if document else []
        return documents

    def _declared(self, held: list[dict[str, Any]] | None) -> set[str]:
        """Plan for the declared objects; return the ids of those that ISE has."""
        finder = _Finder(self._resource, held)
        self._expect(finder)
        jobs: list[tuple[Declared, Desired, _Found]] = []
        kept = set()
        for item in self._items:
            try:
                desired = self._engine.resolved(item.desired)
                found = finder.find(desired) if desired else _Found()
            except FATAL:
                raise
            except IseError as error:
                self._fail(item, error)
                continue
            if desired is None:
                self._plan.unchanged.append(_none(item))
                continue
            kept.update({found.object_id or str((found.document or {}).get("id", "")), desired.object_id})
            jobs.append((item, desired, found))
        self._progress.begin(f"reading {self._resource.plural}", len(jobs))
        steps = []
        for (item, _desired, _found), result in zip(jobs, self._ers.in_parallel(self._planned, jobs), strict=True):
            self._progress.tick()
            if isinstance(result, IseError):
                self._fail(item, result)
                continue
            planned = Planned(item.plural, item.name, result, item)
            if result.action is not Action.CREATE:
                self._engine.references.fulfil(
                    self._resource, *names_of(item.desired)
                )  # no list shows it, but it is there
            if result.action is not Action.NONE:
                steps.append(planned)
            else:
                # What ISE holds of thousands of objects is not kept, unless something is still to be done with them.
                self._plan.unchanged.append(planned if item.follow_up else _none(item))
        self._plan.steps += self._with_parents(steps, finder)
        return kept

    def _expect(self, finder: _Finder) -> None:
        """Let the objects that are going to be created be referred to."""
        resource = self._resource
        for item in self._items:
            desired = item.desired
            if desired.present and desired.name and not desired.object_id and not finder.has(desired.name):
                self._engine.references.expect(resource, *names_of(desired))

    def _planned(self, job: tuple[Declared, Desired, _Found]) -> Step | IseError:
        """Return the step of one object, or why there is none. Runs in several threads at once."""
        item, desired, found = job
        try:
            document = found.document
            if found.unknown:
                document = self._engine.find(desired)
            elif found.object_id:
                document = self._ers.get(self._resource, found.object_id)
            # First of all: to a new object, a secret without a value would look like one that nobody gave.
            _check_secrets(item, document)
            step = self._engine.step_for(desired, document)
        except FATAL:
            raise
        except IseError as error:
            return error
        return step

    def _with_parents(self, planned: list[Planned], finder: _Finder) -> Iterable[Planned]:
        """Return the steps with those for the parents of new objects whose names are paths, where users want them made."""
        hierarchy = self._resource.hierarchy
        if hierarchy is None:
            return planned
        creations = {each.name.casefold(): each for each in planned if each.step.action is Action.CREATE}
        result = {each.name.casefold(): each for each in planned}
        for each in list(creations.values()):
            name = each.name
            while (parent := hierarchy.parent(name)) and parent.casefold() not in creations:
                wanted = Desired(self._resource, wanted_state(self._resource, {self._resource.named_by: parent}))
                if finder.has(parent) or (finder.unknown and self._engine.find(wanted)):
                    break
                if each.declared is None or not each.declared.desired.create_parents:
                    message = (
                        f"name: the parent {parent!r} does not exist; declare it, too, or set create_parents to true."
                    )
                    self._plan.failures.append(_failure(each, InvalidInput(message)))
                    del result[each.name.casefold()]
                    break
                self._engine.references.expect(self._resource, parent)
                made = Planned(each.plural, parent, self._engine.step_for(wanted, None))
                creations[parent.casefold()] = result[parent.casefold()] = made
                name = parent
        return result.values()

    def _purge(self, purge: Purge, undeclared: Iterable[dict[str, Any]], failures_before: int) -> None:
        resource = self._resource
        goes = [
            (document, name)
            for document in undeclared
            for name in [self._name(document)]
            if purge.takes(resource, str(document["id"]), name)
        ]
        if goes and len(self._plan.failures) > failures_before:
            message = (
                f"No {resource.plural_words} are purged, because some that are declared could not be read or planned."
            )
            self._plan.failures.append(Failure(resource.plural, "", "delete", InvalidInput(message)))
            return
        for document, name in goes:
            wanted = wanted_state(resource, {resource.named_by: name} if resource.found_by_name else {})
            desired = Desired(resource, wanted, present=False, object_id=str(document["id"]))
            try:
                step = self._engine.step_for(desired, document)
            except IseError as error:
                self._plan.failures.append(Failure(resource.plural, name, "delete", error))
                continue
            self._plan.steps.append(Planned(resource.plural, name, step))

    def _nested(self, steps: list[Planned]) -> list[Planned]:
        """Return the steps, each deletion with what it must precede; lists tell names, but not what is below what."""
        resource = self._resource
        names = {
            each.step.before.id: each.name.casefold()
            for each in steps
            if each.step.before and each.step.action is Action.DELETE
        }
        if not resource.own_references or len(names) < 2:
            return steps
        documents = dict(zip(names, self._ers.in_parallel(self._readable, names), strict=True))
        above = {
            object_id: [Snapshot(resource, document).value(leaf.path) for leaf in resource.own_references]
            for object_id, document in documents.items()
            if document
        }
        return [
            replace(each, above=tuple(names[value] for value in above.get(each.step.before.id, ()) if value in names))
            if each.step.before
            else each
            for each in steps
        ]

    def _readable(self, object_id: str) -> dict[str, Any] | None:
        """Return a document; None where it is gone, or where ISE does not tell, as its deletion will not then, either."""
        try:
            return self._ers.get(self._resource, object_id)
        except FATAL:
            raise
        except IseError:
            return None

    def _name(self, document: Mapping[str, Any]) -> str:
        """Return what an object is called: its name, or the values of its key with names in place of ids."""
        if self._resource.found_by_name:
            return str(document.get("name", ""))
        shown = self._engine.shown(self._resource, Snapshot(self._resource, document).result())
        values = [shown.get(option) for option in self._resource.identity]
        return ", ".join(", ".join(value) if isinstance(value, list) else str(value) for value in values if value)

    def _fail(self, item: Declared, error: IseError) -> None:
        self._engine.references.fulfil(self._resource, *names_of(item.desired))
        self._plan.failures.append(Failure(item.plural, item.name, "read", error))


class _Finder:
    """Finds declared objects in what was read of a type; ``unknown`` where nothing was, because there is too much."""

    def __init__(self, resource: Resource, held: list[dict[str, Any]] | None) -> None:
        self._resource = resource
        self.unknown = held is None
        self._by_name: dict[str, list[dict[str, Any]]] = {}
        self._snapshots: list[Snapshot] = []
        if not resource.found_by_name:
            self._snapshots = [Snapshot(resource, document) for document in held or ()]
            return
        for entry in held or ():
            self._by_name.setdefault(str(entry.get("name", "")).casefold(), []).append(entry)

    def has(self, name: str) -> bool:
        """Tell whether an object of this name was seen. ISE's names are unique regardless of case."""
        return name.casefold() in self._by_name

    def find(self, desired: Desired) -> _Found:
        """Return where an object is. Raises :class:`InvalidInput` where more than one could be meant."""
        resource = self._resource
        known_elsewhere = desired.name.casefold() in (name.casefold() for name in resource.unlisted)
        if self.unknown or desired.object_id or known_elsewhere:
            return _Found(unknown=True)
        if not resource.found_by_name:
            found = [each for each in self._snapshots if has_key(each, desired.wanted)]
            if len(found) > 1:
                ways = " or ".join([*resource.narrowed_by, "id"])
                raise InvalidInput(
                    f"ISE has {len(found)} objects that are the {desired.label}; say which one with {ways}."
                )
            return _Found(document=dict(found[0].document)) if found else _Found()
        entries = self._by_name.get(desired.name.casefold(), [])
        exact = [entry for entry in entries if entry.get("name") == desired.name] or entries
        if not exact:
            return _Found()
        if not desired.present:
            return _Found(document=exact[0])
        return _Found(object_id=str(exact[0]["id"]))


def names_of(desired: Desired) -> list[str]:
    """Return what others may call an object: its name, and its number if users may write that."""
    number = desired.wanted.get((desired.resource.also_found_by,)) if desired.resource.also_found_by else None
    return [desired.name, *([str(number)] if number is not None else [])] if desired.name else []


def _refers_to_own(plural: str) -> bool:
    resource = TYPES[plural]
    return resource.hierarchy is not None or bool(resource.own_references)


def _none(item: Declared) -> Planned:
    return Planned(item.plural, item.name, Step(item.desired, Action.NONE), item)


def _failure(planned: Planned, error: IseError) -> Failure:
    return Failure(planned.plural, planned.name, planned.step.action.value, error, planned)


def _check_secrets(item: Declared, document: Mapping[str, Any] | None) -> None:
    """Raise :class:`InvalidInput` where a secret is needed whose reference nobody resolves. ``document`` is what ISE holds."""
    resource = item.desired.resource
    for path, name in item.missing.items():
        leaf = resource.leaf(path)
        there = document is not None and Snapshot(resource, document).secret(leaf)[0] is not Secret.ABSENT
        if not there or item.desired.update_secrets:
            raise InvalidInput(
                f"{leaf.option}: the secret {name!r} is needed; give it in secrets, or in the environment variable "
                f"{variable(name)}."
            )


def _still_named(plan: Plan, declared: Mapping[str, Sequence[Declared]]) -> Iterable[Failure]:
    """Take deletions of undeclared objects that declared ones name out of the plan, and yield a failure for each."""
    purged = {(each.plural, each.name.casefold()): each for each in plan.of(Action.DELETE) if each.declared is None}
    for items in declared.values() if purged.keys() and {plural for plural, _name in purged} & NAMED_BY_OTHERS else ():
        for item in items if items else ():
            for option, plural, name in references(item.desired) if item.desired.present else ():
                planned = purged.pop((plural, name), None)
                if planned:
                    plan.steps.remove(planned)
                    message = f"It is not declared, but {item.place} names it in {option}; declare it, or protect it."
                    yield _failure(planned, InvalidInput(message))


def _at(tree: Any, path: Sequence[str]) -> Any:
    for key in path:
        tree = tree.get(key) if isinstance(tree, Mapping) else None
    return tree
