# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Renames: objects that ISE has under a former name, and what their new names mean for other objects.

ISE refers to most objects by id. Where it stores names, and in names that are paths, the others have the new name after the
rename, without a write of their own. That is proven for paths of groups only, so the objects are read again after it.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from .._engine.current_state import Snapshot
from .._engine.paths import put
from .._errors import InvalidInput
from .._schema.attribute import Path
from .._schema.resource import Resource
from .._schema.yaml_types import yaml_kind
from .declarations import Declaration, references

OPTION = "renamed_from"


def split_former_names(resource: Resource, item: Mapping[str, Any]) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """Return the options of one object that its module has, and its former names. Raises :class:`InvalidInput`."""
    if OPTION not in item:
        return item, ()
    options = {name: value for name, value in item.items() if name != OPTION}
    given = item[OPTION]
    former = [] if given is None else given if isinstance(given, list) else [given]
    if former and (reason := resource.not_renamable):
        raise InvalidInput(f"{OPTION}: {reason}")
    if former and options.get("id"):
        raise InvalidInput(
            f"{OPTION}: an object with an id is found by it, whatever its name; remove one of both options."
        )
    own = options.get(resource.identity.listed_as)
    with suppress(ValueError):  # the name itself is checked later
        own = _converted(resource, own)
    names = tuple(dict.fromkeys(_former_name(resource, name) for name in former))
    if same := [name for name in names if name.lower() == str(own).lower()]:
        raise InvalidInput(
            f"{OPTION}: {same[0]!r} is the name of the object already, because ISE ignores case; remove it."
        )
    return options, names


def _former_name(resource: Resource, given: Any) -> str:
    if not isinstance(given, str):
        raise InvalidInput(
            f"{OPTION}: the value is {yaml_kind(given) or 'no text'} in YAML, not text; put it in quotes."
        )
    if not given.strip():
        raise InvalidInput(f"{OPTION} is empty; set it, or remove it.")
    try:
        return str(_converted(resource, given))
    except ValueError as error:
        raise InvalidInput(f"{OPTION}: {error}") from None


def _converted(resource: Resource, name: Any) -> Any:
    convert = resource.leaf((resource.identity.listed_as,)).attribute.convert if resource.identity.listed_as else None
    return convert(name) if convert and isinstance(name, str) else name


def rename_problems(found: Mapping[str, Sequence[Declaration]]) -> Iterator[str]:
    """Yield a problem for each former name that another object has or had, and for each reference to one."""
    former: dict[tuple[str, str], Declaration] = {}
    for plural, items in found.items():
        for item in items:
            for name in item.former_names:
                other = former.setdefault((plural, name.lower()), item)
                if other is not item:
                    yield (
                        f"{item.place.label}: {OPTION}: {name!r} is a former name of {other.place} as well; one object had "
                        "that name, so remove it from the other."
                    )
    if not former:
        return
    declared = {
        (plural, item.desired.name.lower()): item
        for plural, items in found.items()
        for item in items
        if item.desired.name
    }
    for key in former.keys() & declared.keys():
        item, other = former[key], declared[key]
        yield (
            f"{item.place.label}: {OPTION}: {other.desired.name!r} is declared too, as {other.place}. If the rename is done, "
            f"remove {OPTION}; else remove the other object until it is."
        )
    for items in found.values():
        for item in items:
            if item.desired.present:
                yield from _references_to_former(item, former, declared)


def _references_to_former(
    item: Declaration, former: Mapping[tuple[str, str], Declaration], declared: Mapping[tuple[str, str], Declaration]
) -> Iterator[str]:
    resource = item.desired.resource
    named = list(references(item.desired))
    named += [(option, resource.plural, name) for option, name in _names_in_paths(item)]
    known = {(option, name) for option, plural, name in named if (plural, name) in declared}
    for option, plural, name in named:
        if (other := former.get((plural, name))) and (option, name) not in known:
            yield f"{item.place.label}: {option}: {name!r} is a former name of {other.place}; refer to {other.name!r}."


def _names_in_paths(item: Declaration) -> Iterator[tuple[str, str]]:
    """Yield option and lower-case name of each object of the same type that is part of a path."""
    resource, name = item.desired.resource, item.desired.name
    identity = resource.identity
    while identity.hierarchy and (name := identity.hierarchy.parent(name) or ""):
        yield identity.listed_as, name.lower()
    if identity.parents_in:
        path = str(item.desired.values.get((identity.parents_in,)) or "")
        for level in path.split(identity.parents_separator):
            yield identity.parents_in, level.lower()


def object_to_rename(
    item: Declaration, current: Mapping[str, Any] | None, find: Callable[[str], Mapping[str, Any] | None]
) -> Mapping[str, Any] | None:
    """Return the object that ISE has under a former name; None if there is none, or nothing to rename.

    ``current`` is the object that ISE has under the declared name, ``find`` returns that with another name. Raises
    :class:`InvalidInput` if ISE has more than one of them: which is meant is unknown.
    """
    found = {str(current["id"]): current} if current else {}
    for name in item.former_names:
        if document := find(name):
            found.setdefault(str(document["id"]), document)
    if len(found) > 1:
        names = " and ".join(repr(str(document.get("name", ""))) for document in found.values())
        raise InvalidInput(f"{OPTION}: ISE has {names}; delete or rename all but one of them, or remove {OPTION}.")
    return None if current else next(iter(found.values()), None)


class Renames:
    """The renames of one plan, and objects as they will be after them."""

    def __init__(self) -> None:
        self._new: dict[str, dict[str, str]] = {}
        self._stale: dict[tuple[str, str], frozenset[Path]] = {}

    def add(self, resource: Resource, old: str, new: str) -> None:
        """Record that an object is renamed. Parents are recorded before their children."""
        self._new.setdefault(resource.plural, {})[old.lower()] = new

    def of(self, resource: Resource) -> bool:
        """Return whether objects of a resource are renamed."""
        return resource.plural in self._new

    def stale_options(self, resource: Resource, object_id: str) -> frozenset[Path]:
        """Return the options of an object that :meth:`after` was asked for which contain names that will change."""
        return self._stale.get((resource.plural, object_id), frozenset())

    def name_after(self, resource: Resource, name: str) -> str:
        """Return the name of an object after the renames: of itself, or of a parent in its path."""
        new = self._new.get(resource.plural, {})
        if name.lower() in new:
            return new[name.lower()]
        moved = self._below_renamed(resource, name)
        return new.get(moved.lower(), moved)

    def _below_renamed(self, resource: Resource, name: str) -> str:
        """Return a name with the path that its parent has after the renames."""
        hierarchy = resource.identity.hierarchy
        parent = hierarchy.parent(name) if hierarchy else None
        if hierarchy is None or parent is None:
            return name
        return f"{self.name_after(resource, parent)}{name[len(parent) :]}"

    def after(self, resource: Resource, document: Mapping[str, Any]) -> dict[str, Any]:
        """Return a document as ISE will show it after the renames of other objects, as far as that is known."""
        result = dict(document)
        if not any(map(self.of, (resource, *(names.of for names in resource.names.values())))):
            return result
        before, stale = Snapshot(resource, document), set()
        for option, value, known in self._mentioned(resource, before):
            leaf = resource.leaf(tuple(option.split(".")))
            stale.add(leaf.path)
            if known:
                result = copy.deepcopy(result)
                put(result, leaf.api_path, leaf.attribute.encode(value))
        if stale:
            self._stale[resource.plural, before.id] = frozenset(stale)
        return result

    def _mentioned(self, resource: Resource, before: Snapshot) -> Iterator[tuple[str, Any, bool]]:
        """Yield options with names that change, their values afterwards, and whether ISE is known to change them."""
        for option, names in resource.names.items():
            if self.of(names.of):
                value = before.value(tuple(option.split(".")))
                new = (
                    [self.name_after(names.of, each) for each in value]
                    if isinstance(value, list)
                    else self.name_after(names.of, value)
                    if value
                    else value
                )
                if new != value:
                    yield option, new, names.follows
        identity = resource.identity
        if not self.of(resource):
            return
        if (moved := self._below_renamed(resource, before.name)) != before.name:
            yield identity.listed_as, moved, True
        if identity.parents_in:
            path = str(before.value((identity.parents_in,)) or "")
            levels = [self.name_after(resource, level) for level in path.split(identity.parents_separator)]
            if (new := identity.parents_separator.join(levels)) != path:
                yield identity.parents_in, new, True
