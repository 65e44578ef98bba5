# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the objects that have a value which only one can have, such as the address of a network device."""

from __future__ import annotations

from collections.abc import Iterator

from .._schema.resource import Resource
from .._schema.usage import Exclusive
from .current_state import Snapshot
from .dialect import Reader
from .plan import Action, Step


def candidates(reader: Reader, resource: Resource, exclusive: Exclusive, member: str) -> dict[str, str]:
    """Return by id the names of the objects that ISE's filter finds for a member: one request."""
    _total, entries = reader.begin_list(resource, exclusive.filters(member), match_any=True)
    return {str(entry["id"]): str(entry.get("name") or "") for entry in entries}


def members_of(snapshot: Snapshot, exclusive: Exclusive) -> frozenset[str]:
    """Return the members that an object has."""
    return frozenset(snapshot.value(exclusive.path) or ())


def taken(reader: Reader, step: Step) -> Iterator[str]:
    """Yield a sentence for each new member that another object has, after ISE has refused the step: a request for each."""
    resource = step.desired.resource
    exclusive = resource.exclusive
    if exclusive is None or step.action not in (Action.CREATE, Action.UPDATE):
        return
    before = members_of(step.before, exclusive) if step.before else frozenset()
    after = next((change.after for change in step.changes if change.target.path == exclusive.path), None) or ()
    for member in dict.fromkeys(text for text in after if text not in before):
        found = candidates(reader, resource, exclusive, member)
        others = [name for object_id, name in found.items() if not step.before or object_id != step.before.id]
        if others:
            yield f"{exclusive.option}: the {resource.words} {others[0]!r} has {member}, or an address that overlaps with it."
