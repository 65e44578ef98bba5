# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan for a configuration: the step for each object, and the objects that failed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .._engine.paths import at
from .._engine.plan import Action, Step
from .._engine.references import References
from .._errors import (
    AuthenticationFailed,
    IseError,
    MissingLibrary,
    NotAttempted,
    NotBegun,
    OutcomeUnknown,
    TlsFailure,
    Unreachable,
)
from .declarations import Declaration
from .rotation import WRITTEN

# Errors that every other object would have as well.
FATAL = (AuthenticationFailed, TlsFailure, Unreachable, MissingLibrary, NotAttempted)

FAILED, INCOMPLETE, UNKNOWN, NOT_BEGUN = "failed", "incomplete", "unknown", "not_begun"


@dataclass(frozen=True, eq=False)
class PlannedStep:
    """The step for one object.

    ``declaration`` is None for an undeclared object that is purged, and for a missing parent that is created. ``parents`` are the
    lower-case names of objects of the same type that are deleted after this one, because it refers to them.
    ``stale`` is true if the object contains names that change with the renames of the plan, so it is read again after them.
    ``needed_secrets`` are the names of secrets without a value that must be written; the step has a stand-in for each, so it
    can be shown but not applied. ``relies_on`` are steps without which this one must not be applied, because they end the use
    of the object that it deletes, or leave the address that it takes. ``leaves`` says that a deletion leaves such an address.
    """

    plural: str
    name: str
    step: Step
    declaration: Declaration | None = None
    parents: tuple[str, ...] = ()
    needed_secrets: tuple[str, ...] = ()
    relies_on: tuple[PlannedStep, ...] = ()
    stale: bool = False
    leaves: bool = False

    @property
    def current(self) -> tuple[str, str]:
        """Return type and id of the object as it is before the step, without id for a new one."""
        return self.plural, self.step.before.id if self.step.before else ""

    @property
    def is_rename(self) -> bool:
        """Return whether the object gets the declared name in place of a former one."""
        name = (self.step.desired.resource.identity.listed_as,)
        renames = self.declaration is not None and bool(self.declaration.former_names)
        return renames and self.step.before is not None and any(each.target.path == name for each in self.step.changes)

    @property
    def description(self) -> str:
        """Return type and name, and where the object is declared, for messages."""
        place = self.declaration.place.source if self.declaration else ""
        return f"{self.plural} {self.name!r}{f' ({place})' if place else ''}"

    @property
    def identity(self) -> dict[str, str]:
        """Return the beginning of an entry in a result: type and name, and where the object is declared."""
        place = self.declaration.place.entry if self.declaration else {}
        return {"type": self.plural, "name": self.name, **place}

    def result(self, references: References) -> dict[str, Any]:
        """Return the entry in a result: type, name, id if there is one, and each option with its value before and after."""
        resource, step = self.step.desired.resource, self.step
        sides = {side: references.with_names(resource, tree) for side, tree in step.diff.items()}
        rotated = self.declaration.rotated if self.declaration and step.before else ()
        changes = [
            {
                "option": change.target.option,
                **({"declared": False} if change.target.path in step.desired.undeclared else {}),
                **{side: at(tree, change.target.path) for side, tree in sides.items()},
                **({"after": WRITTEN} if change.target.path in rotated else {}),
            }
            for change in step.changes
            if not change.target.attribute.derive
        ]
        object_id = {"id": step.before.id} if step.before else {}
        needed = {"needed_secrets": list(self.needed_secrets)} if self.needed_secrets else {}
        return {**self.identity, **object_id, "changes": changes, **needed}


@dataclass(frozen=True)
class Failure:
    """An object that could not be read, planned or written.

    ``planned`` is the failed step; None if there was no step yet. ``source`` is the file and line of the declaration, if known.
    """

    plural: str
    name: str
    action: str
    error: IseError
    planned: PlannedStep | None = None
    source: str = ""

    @classmethod
    def of_step(cls, planned: PlannedStep, error: IseError) -> Failure:
        """Return the failure of a step."""
        source = planned.declaration.place.source if planned.declaration else ""
        return cls(planned.plural, planned.name, planned.step.action.value, error, planned, source)

    @classmethod
    def of(cls, item: Declaration, action: str, error: IseError) -> Failure:
        """Return the failure of a declared object without a step."""
        return cls(item.plural, item.name, action, error, source=item.place.source)

    def result(self) -> dict[str, Any]:
        """Return the entry in a result."""
        place = {"place": self.source} if self.source else {}
        what = {"type": self.plural, "name": self.name, **place, "action": self.action}
        return {**what, "outcome": self.outcome, **self.error.result()}

    @property
    def outcome(self) -> str:
        """Return the outcome for the object: not changed, changed in part, perhaps changed, or not begun."""
        if isinstance(self.error, OutcomeUnknown):
            return UNKNOWN
        if self.error.wrote:
            return INCOMPLETE
        return NOT_BEGUN if isinstance(self.error, (NotAttempted, NotBegun)) else FAILED


@dataclass
class Plan:
    """The steps in the order of the types; ``unchanged`` are the declared objects that are in the desired state already.

    ``purged_types`` has the number of objects in ISE of each type whose undeclared objects are deleted. ``undeclared`` has the
    list entries of undeclared objects of the types whose list was read as a whole. ``detours`` are steps before all others: each
    sets an object aside on a free address, and is followed by the object's own step.
    """

    steps: list[PlannedStep] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    unchanged: list[PlannedStep] = field(default_factory=list)
    purged_types: dict[str, int] = field(default_factory=dict)
    undeclared: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    detours: list[PlannedStep] = field(default_factory=list)

    @property
    def differs(self) -> bool:
        """Return whether something differs, and all could be compared. A failure of a planned step comes after that."""
        return bool(self.steps or self.failures) and all(failure.planned for failure in self.failures)

    def of(self, action: Action) -> list[PlannedStep]:
        """Return the steps with one action."""
        return [planned for planned in self.steps if planned.step.action is action]
