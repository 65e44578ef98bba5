# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What users want of one object, what is to be done to it for that, and what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from .._schema.resource import Resource
from .bodies import Update
from .changes import Change
from .current_state import Snapshot
from .desired_state import Wanted
from .diff import rendered, rendered_after


class Action(Enum):
    """What is done to one object."""

    NONE = "none"
    CREATE = "create"
    UPDATE = "change"
    DELETE = "delete"


@dataclass(frozen=True)
class Desired:
    """One object as the user wants it, or wants it gone.

    ``wanted`` is its canonical state; ``object_id`` finds an existing object whatever its name; ``update_secrets`` says
    to write secrets that ISE does not show; ``create_parents`` to create missing ancestors of a path name. ``title`` keeps
    the words of the user once names have become ids.
    """

    resource: Resource
    wanted: Wanted
    present: bool = True
    object_id: str = ""
    update_secrets: bool = False
    create_parents: bool = False
    title: str = ""

    @property
    def name(self) -> str:
        """Return the wanted name; empty when the object is given by id alone, or has no name."""
        return str(self.wanted.get((self.resource.identity.listed_as,), ""))

    @property
    def label(self) -> str:
        """Return kind and name, or key, for messages."""
        return self.title or f"{self.resource.words} {self.called!r}"

    @property
    def called(self) -> str:
        """Return the name, the id where only that is given, or the values of the key."""
        values = [value for option in self.resource.identity.options if (value := self.wanted.get((option,)))]
        key = [", ".join(value) if isinstance(value, list) else str(value) for value in values]
        return self.name or self.object_id or ", ".join(key)


@dataclass(frozen=True)
class Step:
    """What is to be done to one object, with all that is needed to do and to show it.

    ``document`` is the wire form of a new object, ``update`` the bodies for an existing one.
    """

    desired: Desired
    action: Action
    before: Snapshot | None = None
    changes: tuple[Change, ...] = ()
    document: Mapping[str, Any] = field(default_factory=dict)
    update: Update | None = None
    parent_is_new: bool = False

    @property
    def diff(self) -> dict[str, Any]:
        """Return ``before`` and ``after`` for diff mode, without secrets."""
        before = rendered(self.before)
        after = {} if self.action is Action.DELETE else rendered_after(before, self.changes)
        return {"before": before, "after": after}


@dataclass
class Outcome:
    """What was done to one object: ``result`` is the object under option names, empty when it is gone."""

    step: Step
    changed: bool
    result: dict[str, Any] = field(default_factory=dict)
