# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The planned step and the outcome of one object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from .._errors import InvalidInput
from .._schema.resource import Leaf
from .bodies import Update
from .changes import Change
from .current_state import Secret, Snapshot
from .desired_state import Desired
from .diff import rendered, rendered_after


class SecretsNeeded(InvalidInput):
    """A write needs secrets that ISE does not show and that the user did not give; ``options`` names them."""

    def __init__(self, message: str, options: tuple[str, ...]) -> None:
        super().__init__(message)
        self.options = options


class Action(Enum):
    """The change of one object."""

    NONE = "none"
    CREATE = "create"
    UPDATE = "change"
    DELETE = "delete"


@dataclass(frozen=True)
class Step:
    """The change of one object, with all that is needed to make it and to show it.

    ``desired`` has ids in place of names, and the values that follow from the current ones; ``declared`` lacks the latter.
    ``document`` is the wire form of a new object, ``update`` has the bodies for an existing one.
    """

    desired: Desired
    action: Action
    before: Snapshot | None = None
    changes: tuple[Change, ...] = ()
    document: Mapping[str, Any] = field(default_factory=dict)
    update: Update | None = None
    parent_is_new: bool = False
    declared: Desired | None = None

    @property
    def diff(self) -> dict[str, Any]:
        """Return ``before`` and ``after`` for diff mode, without secrets."""
        before = rendered(self.before)
        after = {} if self.action is Action.DELETE else rendered_after(before, self.changes)
        return {"before": before, "after": self.desired.resource.without_secrets_inside(after)}

    @property
    def options(self) -> str:
        """Return the options that change, for messages."""
        return ", ".join(change.target.option for change in self.changes if not change.target.attribute.derive)

    @property
    def is_unverifiable(self) -> bool:
        """Return whether ISE will not show if an update was made: of secrets that it does not reveal, and of nothing else."""
        before = self.before
        return (
            before is not None
            and bool(self.changes)
            and all(
                isinstance(change.target, Leaf)
                and change.target.attribute.secret
                and before.secret(change.target)[0] is Secret.UNREADABLE
                for change in self.changes
            )
        )

    def require_secrets(self, missing: tuple[str, ...]) -> None:
        """Raise :class:`SecretsNeeded` where a body would lose, or overwrite with a mask, a secret that ISE does not show."""
        if missing:
            secrets = " and ".join(missing)
            values = "its current value" if len(missing) == 1 else "their current values"
            raise SecretsNeeded(
                f"Changing {self.options} of the {self.desired.description} overwrites {secrets}, and ISE does not reveal "
                f"{values}. Set {secrets} in the task; nothing was changed.",
                missing,
            )


@dataclass(frozen=True)
class Outcome:
    """The result of one step.

    ``result`` is the object under option names, with ids in place of names; empty when it was deleted. ``generated`` are
    the secrets that ISE generated for a new object, by option. ``changed_meanwhile`` are the options that another client
    changed between the reading of the object and its update.
    """

    step: Step
    changed: bool
    result: dict[str, Any] = field(default_factory=dict)
    generated: dict[str, str] = field(default_factory=dict)
    changed_meanwhile: tuple[str, ...] = ()
