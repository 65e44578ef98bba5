# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options that a declaration does not set: their defaults, and desired objects that have these as well.

An option that nobody set has the value that this collection, or else ISE, gives it in a new object. Where neither is known (the
flags of SNMP, for example), the option is not compared. Pure functions of a declaration.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import replace
from functools import cache
from typing import Any

from .._engine.current_state import Secret, Snapshot, is_used
from .._engine.desired_state import Desired, Values, derived
from .._schema.attribute import Path
from .._schema.attribute_types import String
from .._schema.comparison import Automatic, is_empty
from .._schema.resource import Branch, Leaf, Resource, is_within
from .registry import TYPES

_NOTHING: Mapping[str, Any] = {"str": "", "list": [], "dict": {}}


class _Unknown:
    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Any = _Unknown()


def default_of(leaf: Leaf) -> Any:
    """Return the value of an option in an object of which nobody set it, :data:`UNKNOWN` where it is not known.

    ``UNKNOWN`` as well for options without a default: secrets, keys, required ones, values that only ISE sets, and values
    that ISE does not show.
    """
    item = leaf.attribute
    if item.secret or item.write_only or not item.is_option:
        return UNKNOWN
    for default in (item.create_default, item.server_default):
        if default is not None:
            return default
    if item.required or item.update.not_clearable or (isinstance(item, String) and item.choices):
        return UNKNOWN
    return item.compare.whole(None, copy(_NOTHING[item.type])) if item.type in _NOTHING else UNKNOWN


def is_default(leaf: Leaf, value: Any) -> bool:
    """Return whether a value that ISE shows for an option is its default."""
    default, item = default_of(leaf), leaf.attribute
    if isinstance(item.compare, Automatic):
        return bool(value == default)  # any value would be equal to the word that leaves the choice to ISE
    return default is not UNKNOWN and item.compare.equal(item.representative(value), item.representative(default))


def goes_as_a_whole(resource: Resource, block: Branch) -> bool:
    """Return whether a block that nobody declared is cleared, instead of each option in it.

    A switch turns its block off, and a block without an API object consists of options beside others. Of a block that ISE cannot
    clear, each option can be cleared, unless it has secrets.
    """
    item = block.attribute
    if item.inline or item.enabled_by:
        return False
    has_secret = any(leaf.attribute.secret and is_within(leaf.path, block.path) for leaf in resource.leaves)
    return has_secret or not item.update.not_clearable


@cache
def _whole_blocks(plural: str) -> tuple[Branch, ...]:
    resource = TYPES[plural]
    return tuple(block for block in resource.branches if goes_as_a_whole(resource, block))


def is_set(snapshot: Snapshot, block: Branch) -> bool:
    """Return whether anything in a block has a value that nobody gets by default."""
    for leaf in snapshot.resource.leaves:
        if not is_within(leaf.path, block.path) or leaf.attribute.write_only:
            continue
        if leaf.attribute.secret:
            if snapshot.secret(leaf)[0] is not Secret.ABSENT:
                return True
        elif leaf.attribute.is_option and snapshot.holds(leaf):
            value = snapshot.value(leaf.path)
            if value and not is_default(leaf, value):
                return True
    return False


def with_undeclared_options(desired: Desired, before: Snapshot, secrets: Iterable[Path] = ()) -> Desired:
    """Return a desired object in which each option that was not declared and differs from its default has the default.

    ``desired`` has ids in place of names. ``secrets`` are declared, but without a value. Declared values are all there is to be:
    custom attributes, and values in members of lists, that would otherwise stay are removed. Secrets are not touched, except
    where a whole block goes.
    """
    return _Completion(desired, before, secrets).result()


class _Completion:
    """The completion of one desired object."""

    def __init__(self, desired: Desired, before: Snapshot, secrets: Iterable[Path]) -> None:
        self._desired = desired
        self._declared = {*desired.values, *secrets}
        self._given = desired.values
        self._before = before
        self._resource = desired.resource

    def result(self) -> Desired:
        """Return the completed object."""
        undeclared = list(self._undeclared_blocks())
        blocks: Values = {block.path: {} for block in undeclared if is_set(self._before, block)}
        empty = [path for path, value in self._given.items() if value == {}]
        options = dict(self._undeclared_options([*empty, *(block.path for block in undeclared)]))
        whole = {leaf.path: self._whole(leaf) for leaf in self._resource.leaves if self._given.get(leaf.path)}
        values = {**self._given, **whole, **blocks, **options}
        if blocks or options:
            values.update(derived(self._resource, values))
        return replace(self._desired, values=values, undeclared=frozenset(values).difference(self._given))

    def _whole(self, leaf: Leaf) -> Any:
        return leaf.attribute.compare.whole(self._before.value(leaf.path), self._given[leaf.path])

    def _undeclared_blocks(self) -> Iterator[Branch]:
        """Yield the outermost blocks that can be cleared and of which nothing was declared."""
        outer: list[Path] = [path for path, value in self._given.items() if value == {}]
        for block in _whole_blocks(self._resource.plural):
            if any(is_within(block.path, path) for path in outer):
                continue
            if not any(is_within(path, block.path) for path in self._declared):
                outer.append(block.path)
                yield block

    def _undeclared_options(self, gone: Iterable[Path]) -> Iterator[tuple[Path, Any]]:
        """Yield the options outside the blocks that are not there that were not declared and differ, with their defaults."""
        for leaf in self._resource.leaves:
            if leaf.path in self._declared or leaf.option in self._resource.identity.options:
                continue
            if leaf.attribute.create_default is None and not self._before.holds(leaf):
                continue  # ISE means the default
            default = default_of(leaf)
            if default is UNKNOWN or any(is_within(leaf.path, path) for path in gone):
                continue
            current = self._before.value(leaf.path)
            if is_empty(current) or is_default(leaf, current):
                continue
            if self._has_effect(leaf) and not self._is_witness(leaf):
                yield leaf.path, default

    def _has_effect(self, leaf: Leaf) -> bool:
        """Return whether an option has a place, and an effect, beside the others in the desired state."""
        return all(self._expected(path) in values for path, values in leaf.needs) and is_used(leaf, self._expected)

    def _is_witness(self, leaf: Leaf) -> bool:
        """Return whether a declared secret is only there with this option."""
        return any(
            other.attribute.visibility.implied_by == leaf.path[-1]
            and other.path[:-1] == leaf.path[:-1]
            and other.path in self._declared
            for other in self._resource.leaves
        )

    def _expected(self, path: Path) -> Any:
        if path in self._given:
            return self._given[path]
        leaf, current = self._resource.leaf(path), self._before.value(path)
        default = default_of(leaf)
        is_key = leaf.option in self._resource.identity.options
        return current if default is UNKNOWN or is_empty(current) or is_key else default
