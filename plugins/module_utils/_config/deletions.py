# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deletions: which undeclared objects are purged, which must stay, and which objects are deleted before their parents."""

from __future__ import annotations

import fnmatch
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .._engine.current_state import Snapshot
from .._engine.plan import Action
from .._errors import InvalidInput, IseError
from .._ers.client import Ers
from .._schema.resource import Resource
from .builtin_objects import is_builtin
from .declarations import Declaration, check_types, references
from .plan import FATAL, Failure, Plan, PlannedStep
from .registry import REFERENCED_TYPES


@dataclass(frozen=True)
class Purge:
    """The types whose undeclared objects are deleted; ``protected`` has shell patterns of names by type."""

    types: Collection[str] = ()
    protected: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def deletes(self, resource: Resource, object_id: str, name: str) -> bool:
        """Return whether an undeclared object of a purged type is deleted: not if it is built-in or protected."""
        if is_builtin(resource, object_id, name):
            return False
        patterns = self.protected.get(resource.plural, ())
        return not any(fnmatch.fnmatchcase(name.lower(), pattern.lower()) for pattern in patterns)


def purge_of(params: Mapping[str, Any]) -> Purge:
    """Return the purge that the options of a task ask for. Raises :class:`InvalidInput` for options that do not fit together."""
    check_types("purge", params["purge"])
    check_types("purge_protect", list(params["purge_protect"]))
    check_types("allow_empty", params["allow_empty"])
    if unused := [plural for plural in params["allow_empty"] if plural not in params["purge"]]:
        raise InvalidInput(
            f"allow_empty: {', '.join(unused)} are not purged; add the type to purge, or remove it here."
        )
    for plural, patterns in params["purge_protect"].items():
        if plural not in params["purge"]:
            raise InvalidInput(f"purge_protect: {plural} are not purged; add the type to purge, or remove it here.")
        if not isinstance(patterns, list):
            raise InvalidInput(f"purge_protect.{plural}: expected a list of patterns, such as [lab-*].")
    protected = {plural: [str(each) for each in found] for plural, found in params["purge_protect"].items()}
    return Purge(params["purge"], protected)


def check_empty_types(params: Mapping[str, Any], declarations: Mapping[str, Sequence[Declaration]]) -> None:
    """Raise :class:`InvalidInput` for purged types without a declared object, unless allow_empty lists them."""
    kept = {plural for plural, items in declarations.items() if any(item.desired.present for item in items)}
    if empty := [plural for plural in params["purge"] if plural not in kept and plural not in params["allow_empty"]]:
        raise InvalidInput(
            f"purge: nothing is declared of {', '.join(empty)}, so all objects would be deleted. Declare those that stay, or add "
            "the type to allow_empty."
        )


def keep_referenced(plan: Plan, declarations: Mapping[str, Sequence[Declaration]]) -> Iterator[Failure]:
    """Remove the purge of objects that declared objects refer to from the plan, and yield a failure for each."""
    purged = {(each.plural, each.name.lower()): each for each in plan.of(Action.DELETE) if each.declaration is None}
    if not {plural for plural, _name in purged} & REFERENCED_TYPES:
        return
    for item in (item for items in declarations.values() for item in items if item.desired.present):
        for option, plural, name in references(item.desired):
            planned = purged.pop((plural, name), None)
            if planned:
                plan.steps.remove(planned)
                message = (
                    f"It is not declared, but {item.place} refers to it in {option}; declare it, or protect it with "
                    "purge_protect."
                )
                yield Failure.of_step(planned, InvalidInput(message))


def with_parents(ers: Ers, resource: Resource, steps: list[PlannedStep]) -> list[PlannedStep]:
    """Return the steps of one type, with each deletion's parents, because lists do not contain the hierarchy."""
    names = {
        each.step.before.id: each.name.lower()
        for each in steps
        if each.step.before and each.step.action is Action.DELETE
    }
    if not resource.own_references or len(names) < 2:
        return steps

    def read(object_id: str) -> dict[str, Any] | None:
        return _read(ers, resource, object_id)

    documents = dict(zip(names, ers.in_parallel(read, names), strict=True))
    parents = {
        object_id: [Snapshot(resource, document).value(leaf.path) for leaf in resource.own_references]
        for object_id, document in documents.items()
        if document
    }
    return [
        replace(each, parents=tuple(names[value] for value in parents.get(each.step.before.id, ()) if value in names))
        if each.step.before
        else each
        for each in steps
    ]


def _read(ers: Ers, resource: Resource, object_id: str) -> dict[str, Any] | None:
    """Return a document; None if the object is gone or cannot be read. Its deletion then reports the reason."""
    try:
        return ers.get(resource, object_id)
    except FATAL:
        raise
    except IseError:
        return None
