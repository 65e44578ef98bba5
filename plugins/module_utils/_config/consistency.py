# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks between declarations, before any request: duplicates, circular references, references to deleted objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from .._engine.orphans import Deleted
from .._schema.resource import Resource
from .declarations import Declaration, own_type_references, reference_names, references
from .registry import type_name


def duplicates(declarations: Sequence[Declaration]) -> Iterator[str]:
    """Yield a problem for each object of one type that is declared more than once."""
    first: dict[tuple[str, ...], Declaration] = {}
    for item in declarations:
        other = first.setdefault(item.key, item)
        if other is not item:
            yield f"{item.place.label}: this object is already declared as {other.place}; keep one of them."


def reference_cycles(declarations: Sequence[Declaration]) -> Iterator[str]:
    """Yield a problem for an object of one type that refers to itself, directly or through others."""
    named = {item.desired.name.lower(): item for item in declarations if item.desired.present}
    try:
        TopologicalSorter(
            {name: own_type_references(item.desired.resource, item.desired.values) for name, item in named.items()}
        ).prepare()
    except CycleError as error:
        cycle = [name for name in error.args[1] if name in named]
        place, through = named[cycle[0]].place.label, " and ".join(repr(named[name].name) for name in cycle[1:-1])
        if through:
            yield f"{place}: circular reference through {through}; remove one of the references."
        else:
            yield f"{place}: the object refers to itself; remove the reference."


def declared_absent(found: Mapping[str, Sequence[Declaration]]) -> Deleted:
    """Return that objects are deleted which are declared absent: what refers to them may be declared absent still."""
    removed = _removed(found)

    def knows(resources: tuple[Resource, ...], name: str) -> bool:
        return any((type_name(resource), name.lower()) in removed for resource in resources)

    return Deleted(knows, "If it was deleted, declare it absent as well, or remove this object.")


def _removed(found: Mapping[str, Sequence[Declaration]]) -> Mapping[tuple[str, str], Declaration]:
    """Return the objects that are declared absent by type and lower-case name."""
    return {
        (plural, name.lower()): item
        for plural, declarations in found.items()
        for item in declarations
        if not item.desired.present
        for name in reference_names(item.desired)
    }


def references_to_removed(found: Mapping[str, Sequence[Declaration]]) -> Iterator[str]:
    """Yield a problem for each reference to an object that is declared absent."""
    removed = _removed(found)
    for declarations in found.values():
        for item in declarations if removed else ():
            for option, plural, name in references(item.desired) if item.desired.present else ():
                if other := removed.get((plural, name)):
                    yield (
                        f"{item.place.label}: {option}: {other.name!r} is declared absent as {other.place}; keep that object, or "
                        "refer to another one."
                    )
