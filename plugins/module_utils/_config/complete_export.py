# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The complete form of an export: the defaults of a type, and objects with what differs from them.

An object with the defaults applied, by the rule of configuration files, has each option that ISE has, with its current value.
Secrets are no defaults. Pure functions of a declaration.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .._engine.current_state import Secret, Snapshot, is_used
from .._releases import is_older
from .._schema.attribute import Path
from .._schema.attribute_types import Map
from .._schema.comparison import OnePerRoot, Unordered, is_empty
from .._schema.resource import Branch, Leaf, Resource, is_within
from .complete_options import UNKNOWN, default_of, goes_as_a_whole, is_default


class CompleteForm:
    """The complete form of the objects of one type, for an ISE of ``release``; None if ISE does not report it.

    ``defaults`` has values by option path, ``{}`` for a block that is not set.
    """

    def __init__(self, resource: Resource, release: tuple[int, int] | None) -> None:
        self._resource = resource
        self._release = release
        self._leaves = [
            leaf
            for leaf in resource.leaves
            if leaf.attribute.is_option
            and not leaf.attribute.write_only
            and not is_older(release, leaf.attribute.since)
        ]
        self._blocks = {leaf.path: tuple(self._blocks_around(leaf)) for leaf in self._leaves}
        self.defaults: Mapping[Path, Any] = dict(self._defaults())

    def options(self, snapshot: Snapshot, secret: Any) -> dict[Path, Any]:
        """Return the options of an object that the defaults do not give, in the order of the declaration.

        ``secret`` stands for each secret. None says that ISE has no value where there is a default.
        """
        found: dict[Path, Any] = {}
        unset: dict[Path, bool] = {}
        for leaf in self._leaves:
            block = self._unset_block(snapshot, leaf, unset)
            if block is not None:
                found[block.path] = {}
            elif not is_relevant(leaf, snapshot) or not (self._is_known(leaf) or snapshot.holds(leaf)):
                continue
            elif leaf.attribute.secret:
                found.update({} if snapshot.secret(leaf)[0] is Secret.ABSENT else {leaf.path: secret})
            else:
                found.update(self._given(leaf, snapshot.value(leaf.path)))
        return {path: value for path, value in found.items() if self.defaults.get(path, UNKNOWN) != value}

    def _is_known(self, leaf: Leaf) -> bool:
        """Return whether ISE has the option for sure."""
        return not leaf.attribute.since or self._release is not None

    def _is_identity(self, leaf: Leaf) -> bool:
        return leaf.option in self._resource.identity.options

    def _blocks_around(self, leaf: Leaf) -> Iterator[Branch]:
        """Yield the blocks around an option that are set or not, the outermost first."""
        for block in self._resource.branches:
            switched = block.attribute.enabled_by
            if is_within(leaf.path, block.path) and (switched or goes_as_a_whole(self._resource, block)):
                yield block

    def _unset_block(self, snapshot: Snapshot, leaf: Leaf, unset: dict[Path, bool]) -> Branch | None:
        """Return the outermost block around an option that is not set. ``unset`` has what was found of other options."""
        for block in self._blocks[leaf.path]:
            if not snapshot.has_place_for(block):
                return None
            if block.path not in unset:
                switch = block.attribute.enabled_by
                is_set = snapshot.value((*block.path, switch)) if switch else snapshot.is_configured(block)
                unset[block.path] = not is_set
            if unset[block.path]:
                return block
        return None

    def _defaults(self) -> Iterator[tuple[Path, Any]]:
        for leaf in self._leaves:
            default = default_of(leaf)
            block = next(iter(self._blocks[leaf.path]), None)
            if not self._is_known(leaf) or self._is_identity(leaf):
                continue
            if block is not None:
                yield block.path, {}
            elif default is not UNKNOWN and not (leaf.needs or leaf.attribute.relevant_when or self._is_implied(leaf)):
                yield from _with_replacement(leaf, _plain(default))

    def _is_implied(self, leaf: Leaf) -> bool:
        """Return whether another option gives this one a value; a default would take precedence over that."""
        beside = [other for other in self._leaves if other.path[:-1] == leaf.path[:-1]]
        return any(leaf.path[-1] in other.attribute.sets for other in beside)

    def _given(self, leaf: Leaf, value: Any) -> dict[Path, Any]:
        """Return what an object says of one option."""
        default = default_of(leaf)
        if leaf.path in self.defaults:
            if is_empty(value):
                return {leaf.path: None} if not is_empty(default) else {}
            return {} if is_default(leaf, value) else {leaf.path: sorted_value(leaf, value)}
        if self._is_identity(leaf):
            return (
                {}
                if value is None or value == leaf.attribute.server_default
                else {leaf.path: sorted_value(leaf, value)}
            )
        if not is_empty(value):
            return dict(_with_replacement(leaf, sorted_value(leaf, value)))
        return dict(_with_replacement(leaf, _plain(default))) if is_empty(default) else {}


def is_relevant(leaf: Leaf, snapshot: Snapshot) -> bool:
    """Return whether an option has an effect, and is no remainder of another setting."""
    return snapshot.has_place_for(leaf) and is_used(leaf, snapshot.value)


def sorted_value(leaf: Leaf, value: Any) -> Any:
    """Return a value, sorted if it is a list whose order has no meaning.

    Network device groups that ISE adds by itself are left out: where everything is compared, they count as declared.
    """
    if isinstance(leaf.attribute.compare, OnePerRoot) and isinstance(value, list):
        value = leaf.attribute.compare.without_defaults(value)
    sortable = isinstance(leaf.attribute.compare, (Unordered, OnePerRoot)) and not leaf.attribute.attributes
    return sorted(value) if sortable and isinstance(value, list) else value


def _with_replacement(leaf: Leaf, value: Any) -> Iterator[tuple[Path, Any]]:
    """Yield an option, and the one beside it that removes other keys."""
    yield leaf.path, value
    if isinstance(leaf.attribute, Map) and leaf.attribute.replace_option:
        yield (*leaf.path[:-1], leaf.attribute.replace_option), True


def _plain(value: Any) -> Any:
    """Return a list or a dictionary as one of Python's own types, as YAML needs it."""
    return dict(value) if isinstance(value, dict) else list(value) if isinstance(value, list) else value
