# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Declared options that a release of ISE lacks: with ``unsupported: warn`` they are left out, so that one set of files fits all.

What is left out is removed from the declarations before they are planned, so that plans, drift and runs agree. An object stays as
it is, and fails, if it would be another one without such an option.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .._ers.client import Ers
from .._schema.attribute import Path
from .._schema.resource import Leaf, Resource
from .declarations import Declaration
from .generic_types import flattened, nested_types
from .registry import type_of
from .secret_references import options_in

FAIL, WARN = UNSUPPORTED_CHOICES = ("fail", "warn")
_MAX_LISTED = 10  # options in the warning; the result has all


class LeftOut(NamedTuple):
    """An option that was left out of ``objects`` objects of a type, because it needs the release ``since``.

    The option "" stands for the whole type.
    """

    type: str
    option: str
    since: str
    objects: int

    def __str__(self) -> str:
        """Return option, number and type for the warning."""
        return f"{self.option} of {self.objects} {self.type}" if self.option else f"all {self.objects} {self.type}"


class Supported(NamedTuple):
    """The declared objects without what was left out, and a warning about it; both may be as before, and empty."""

    resources: Mapping[str, Any]
    left_out: Sequence[LeftOut] = ()
    warning: str = ""


def without_unsupported(
    ers: Ers, resources: Mapping[str, Any], declarations: Mapping[str, Sequence[Declaration]]
) -> Supported:
    """Return the option ``resources`` without what this server lacks; ``declarations`` are its objects.

    The release is read only if an option with a release is declared. If the server does not report it, nothing is left out: ISE
    decides.
    """
    by_type = {name: list(items or ()) for name, items in flattened(resources).items()}
    counted: Counter[tuple[str, str, str]] = Counter()
    with_release = False
    for plural, items in declarations.items():
        since = type_of(plural).endpoint.since
        with_release = with_release or bool(since)
        if since and ers.lacks(since):
            counted[plural, "", since] += len(items)
            by_type[plural] = []
            continue
        for item in items if _has_releases(type_of(plural)) else ():
            given = list(_with_release(item))
            with_release = with_release or bool(given)
            for leaf, member, needed in _removable(item, [each for each in given if ers.lacks(each[2])]):
                raw = by_type[plural][item.place.number]
                by_type[plural][item.place.number] = _without(raw, (*leaf.path, *([member] if member else [])))
                counted[plural, ".".join([leaf.option, *([member] if member else [])]), needed] += 1
    if counted:
        left_out = [LeftOut(*key, objects) for key, objects in counted.items()]
        return Supported(nested_types(by_type), left_out, _warning(ers, left_out))
    if with_release and ers.release() is None:
        return Supported(
            resources, warning="unsupported: this server does not report its release, so no option was left out."
        )
    return Supported(resources)


def _warning(ers: Ers, left_out: Sequence[LeftOut]) -> str:
    listed = ", ".join(map(str, left_out[:_MAX_LISTED]))
    rest = f", and {len(left_out) - _MAX_LISTED} more options" if len(left_out) > _MAX_LISTED else ""
    release = ".".join(map(str, ers.release() or ()))
    return f"unsupported: left out, because this server runs ISE {release}: {listed}{rest}."


def _has_releases(resource: Resource) -> bool:
    return any(
        leaf.attribute.since or any(each.since for each in leaf.attribute.attributes) for leaf in resource.leaves
    )


# An option, the name of an option of the members of a list or "", and the release that it needs.
_Found = tuple[Leaf, str, str]


def _with_release(item: Declaration) -> Iterator[_Found]:
    """Yield the declared options of an object that need a release."""
    desired = item.desired
    if not desired.present:  # nothing but its key is used
        return
    for leaf in desired.resource.leaves:
        if leaf.path not in desired.values and leaf.path not in item.missing_secrets:
            continue
        if leaf.attribute.since:
            yield leaf, "", leaf.attribute.since
        for member in leaf.attribute.attributes:
            if member.since and any(member.name in each for each in desired.values.get(leaf.path) or ()):
                yield leaf, member.name, member.since


def _removable(item: Declaration, lacking: Sequence[_Found]) -> Sequence[_Found]:
    """Return what can be left out: nothing of an object with an essential option, which fails when it is planned."""
    essential = any(not member and _is_essential(item, leaf) for leaf, member, _since in lacking)
    return [] if essential else lacking


def _is_essential(item: Declaration, leaf: Leaf) -> bool:
    """Return whether an object without an option would be another one, or one of another kind.

    That is an option that identifies it, and, unless it has ISE's default, one that decides about others or a choice that is not
    part of a block.
    """
    resource, attribute = item.desired.resource, leaf.attribute
    if leaf.path in [(option,) for option in resource.identity.options]:
        return True
    if item.desired.values.get(leaf.path) == attribute.server_default:
        return False
    is_kind = len(leaf.path) == 1 and bool(attribute.choices)
    return is_kind or any(leaf.path in _conditions(other) for other in resource.leaves)


def _conditions(leaf: Leaf) -> set[Path]:
    """Return the paths of the options that decide whether ISE has, or uses, an option."""
    siblings = {(*leaf.path[:-1], *when.option.split(".")) for when in leaf.attribute.relevant_when}
    return siblings | {path for path, _values in leaf.needs}


def _without(value: Any, path: Path) -> Any:
    """Return options without the one at a path, and without dictionaries that are empty then: {} would clear them."""
    given = options_in(value) if isinstance(value, str) else value
    if isinstance(given, list):
        return [_without(member, path) for member in given]
    if not isinstance(given, Mapping) or path[0] not in given:
        return given
    rest = {name: each for name, each in given.items() if name != path[0]}
    inner = _without(given[path[0]], path[1:]) if len(path) > 1 else {}
    return {**rest, path[0]: inner} if inner else rest
