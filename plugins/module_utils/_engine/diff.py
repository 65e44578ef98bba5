# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects and changes in the form of a diff. Pure functions; no secret is ever shown."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from .._schema.comparison import is_empty
from .changes import Change
from .current_state import Secret, Snapshot
from .desired_state import Values
from .paths import nested, put, remove

_KEPT = "(secret)"
_WRITTEN = "(secret, written)"


def rendered(snapshot: Snapshot | None) -> dict[str, Any]:
    """Return an object as a diff shows it: secrets as placeholders."""
    if snapshot is None:
        return {}
    flat = {
        leaf.path: _KEPT
        for leaf in snapshot.resource.leaves
        if leaf.attribute.secret and snapshot.secret(leaf)[0] is not Secret.ABSENT
    }
    return _merge(snapshot.result(), nested(flat))


def rendered_after(before: Mapping[str, Any], changes: Iterable[Change]) -> dict[str, Any]:
    """Return ``before`` with the changes, as a diff shows it."""
    after = copy.deepcopy(dict(before))
    for change in changes:
        if change.after is None:
            remove(after, change.target.path)
        elif change.target.attribute.derive:
            continue
        elif change.target.attribute.secret:
            put(after, change.target.path, _WRITTEN if change.after else "")
        else:
            put(after, change.target.path, change.after)
    return after


def creation_changes(created: Snapshot, desired: Values) -> list[Change]:
    """Return the creation of an object as changes from nothing."""
    return [
        Change(leaf, None, leaf.attribute.compare.merged(None, desired[leaf.path]))
        for leaf in created.resource.leaves
        if leaf.attribute.is_option and not leaf.attribute.write_only and not is_empty(desired.get(leaf.path))
        if created.has_place_for(leaf)
    ]


def _merge(base: dict[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    for key, value in extra.items():
        if isinstance(value, Mapping) and isinstance(base.get(key), dict):
            _merge(base[key], value)
        else:
            base[key] = value
    return base
