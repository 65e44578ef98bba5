# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The order of changes in which objects take addresses from each other. Pure functions.

An object that takes an address waits for the one that leaves it. Objects that wait for each other exchange addresses: one of
them must be set aside first, on a free address.
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from .._schema.usage import Exclusive

Edges = dict[tuple[str, str], bool]  # who waits for whom; whether for the same address, or for one that overlaps


@dataclass(frozen=True)
class Move:
    """The addresses of an object before and after its change; none before for a new one."""

    before: frozenset[str]
    after: frozenset[str]

    @property
    def taken(self) -> frozenset[str]:
        """Return the addresses that are new for the object."""
        return self.after - self.before

    @property
    def left(self) -> frozenset[str]:
        """Return the addresses that the object loses."""
        return self.before - self.after


@dataclass
class Order:
    """What must come before the change of an object, by its name.

    ``waits_for`` has the objects whose changes come first, ``waits_for_detour`` those that are set aside first. ``aside`` are the
    objects to set aside before all changes, each with the names of those that exchange addresses.
    """

    waits_for: dict[str, set[str]] = field(default_factory=dict)
    waits_for_detour: dict[str, set[str]] = field(default_factory=dict)
    aside: dict[str, tuple[str, ...]] = field(default_factory=dict)


class AddressIndex:
    """Finds the objects that hold an address; ``held`` are the addresses of each by name."""

    def __init__(self, held: Mapping[str, Collection[str]], exclusive: Exclusive) -> None:
        self._exclusive = exclusive
        self._same: dict[Hashable, set[str]] = {}
        rows = []
        for name, texts in held.items():
            for text in texts:
                self._same.setdefault(exclusive.identity(text), set()).add(name)
                rows += [(low, high, name) for low, high in exclusive.spans(text)]
        self._rows: list[tuple[float, float, str]] = sorted(rows)
        self._reach: list[float] = []  # the highest address up to a row
        for _low, high, _name in self._rows:
            self._reach.append(max(high, self._reach[-1] if self._reach else high))

    def same(self, text: str) -> set[str]:
        """Return the names of the objects with the same address."""
        return set(self._same.get(self._exclusive.identity(text), ()))

    def overlapping(self, text: str) -> set[str]:
        """Return the names of the objects with an address that overlaps, or is the same."""
        found = self.same(text)
        for low, high in self._exclusive.spans(text):
            place = bisect.bisect_right(self._rows, (high, float("inf"), "")) - 1
            while place >= 0 and self._reach[place] >= low:
                if self._rows[place][1] >= low:
                    found.add(self._rows[place][2])
                place -= 1
        return found


def edges(moves: Mapping[str, Move], exclusive: Exclusive) -> Edges:
    """Return who takes an address of whom."""
    index = AddressIndex({name: move.left for name, move in moves.items()}, exclusive)
    found: Edges = {}
    for name, move in moves.items():
        for text in sorted(move.taken):
            same = index.same(text)
            for other in index.overlapping(text) - {name}:
                found[name, other] = found.get((name, other), False) or other in same
    return found


def order(found: Edges) -> Order:
    """Return the order for these dependencies.

    Whether ISE refuses overlapping addresses is not proven, so a cycle is broken where addresses only overlap, if it can be.
    """
    left = dict(found)
    result = Order()
    while cycle := _cycle(left):
        steps = [step for step in zip(cycle, [*cycle[1:], cycle[0]], strict=True) if step in left]
        if weak := [step for step in steps if not left[step]]:
            del left[weak[0]]
            continue
        chosen = min(cycle)
        result.aside[chosen] = tuple(sorted(cycle))
        for name, other in list(left):
            if other == chosen:
                del left[name, other]
                result.waits_for_detour.setdefault(name, set()).add(other)
    for name, other in left:
        result.waits_for.setdefault(name, set()).add(other)
    return result


def _cycle(left: Edges) -> list[str]:
    """Return objects each of which waits for the next, and the last one for the first; empty if there are none."""
    graph: dict[str, list[str]] = {}
    for name, other in sorted(left):
        graph.setdefault(name, []).append(other)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        names: list[str] = list(error.args[1])[:-1]
        return names if (names[0], names[1 % len(names)]) in left else names[::-1]
    return []
