# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The differences between current and desired state. Pure functions of a declaration."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from .._errors import InvalidInput
from .._schema.attribute import Path
from .._schema.comparison import is_empty
from .._schema.resource import Branch, Leaf
from .current_state import Secret, Snapshot, is_used
from .desired_state import Values, is_selected

_UNSET = object()


@dataclass(frozen=True)
class Change:
    """One attribute that differs: its canonical values ``before`` and ``after``, None for one that is removed."""

    target: Leaf | Branch
    before: Any
    after: Any

    @property
    def clears(self) -> bool:
        """Return whether a block or an attribute is removed."""
        return self.target.attribute.clears(self.after)


def differences(snapshot: Snapshot, desired: Values, *, write_unreadable: bool | Collection[Path]) -> list[Change]:
    """Return what must change on ISE.

    A secret ISE does not show counts as a difference only with ``write_unreadable``, or if that has its path. Raises
    :class:`InvalidInput` when a block that ISE cannot clear would have to be cleared.
    """
    resource = snapshot.resource
    changes = []
    for block in resource.branches:
        if desired.get(block.path) == {} and snapshot.is_configured(block):
            if block.attribute.update.not_clearable:
                raise InvalidInput(f"{block.option}: {block.attribute.update.not_clearable}")
            changes.append(Change(block, None, None))
    for leaf in resource.leaves:
        value = desired.get(leaf.path, _UNSET)
        if value is _UNSET or leaf.attribute.write_only:
            continue
        if leaf.attribute.secret:
            state, shown = snapshot.secret(leaf)
            # A mask shows that there is something to clear; nothing is known of a secret that ISE never returns.
            clears = value == "" and not leaf.attribute.visibility.hidden
            if clears and leaf.attribute.update.not_clearable and state is not Secret.ABSENT:
                raise InvalidInput(f"{leaf.option}: {leaf.attribute.update.not_clearable}")
            written = clears or is_selected(write_unreadable, leaf.path)
            if written if state is Secret.UNREADABLE else value != shown:
                changes.append(Change(leaf, None, value))
            continue
        if not is_used(leaf, lambda path: desired[path] if path in desired else snapshot.value(path)):
            continue
        current = snapshot.value(leaf.path)
        if not leaf.attribute.compare.equal(
            leaf.attribute.representative(current), leaf.attribute.representative(value)
        ):
            if leaf.attribute.update.not_clearable and is_empty(value):
                raise InvalidInput(f"{leaf.option}: {leaf.attribute.update.not_clearable}")
            if leaf.attribute.update.immutable:
                raise InvalidInput(
                    f"{leaf.option}: ISE cannot change this of an existing {resource.words}; delete it and create it again."
                )
            changes.append(Change(leaf, current, leaf.attribute.compare.merged(current, value)))
    return changes
