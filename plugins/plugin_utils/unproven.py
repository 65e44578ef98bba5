# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What files alone cannot prove: names that no file declares, and objects that only are complete if ISE has them already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import SimpleNamespace
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._config.declarations import Declaration
from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES, type_of
from ansible_collections.openise.ise.plugins.module_utils._engine.planner import StepPlanner
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._redaction import Redactor
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute import Path
from ansible_collections.openise.ise.plugins.module_utils._schema.near_names import near_names
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.plugins.plugin_utils.factory_objects import factory_names

Objects = Mapping[str, Sequence[Mapping[str, Any]]]

# In place of secrets, which no file contains.
_STAND_IN = "a secret that is set later"
_MAX_NEAR = 100  # names of which the nearest ones are searched; that takes time


class DeclaredNames:
    """The names by which files can refer to objects: those of the declared objects, and of those that a new ISE has.

    ``objects`` are the objects of all files, also of those with problems: their names are meant to exist.
    """

    def __init__(self, objects: Objects) -> None:
        self._names: dict[str, dict[str, str]] = {}
        for plural, items in objects.items():
            resource = TYPES[plural]
            for item in items:
                self._names.setdefault(plural, {}).update((name.lower(), name) for name in _names(resource, item))
        self._declared = set(self._names)
        for plural in self._declared:
            self._names[plural].update((name.lower(), name) for name in factory_names(TYPES[plural]))
        self._near = cache(self._nearest)

    def problem(self, targets: Iterable[Resource], name: str) -> str:
        """Return that no file declares a name; empty if one does, or if the files declare no objects of one of these types."""
        plurals = tuple(target.plural for target in targets)
        if not self._declared.issuperset(plurals) or any(name.lower() in self._names[each] for each in plurals):
            return ""
        words = " or ".join(TYPES[plural].words for plural in plurals)
        near = self._near(plurals, name) if self._near.cache_info().currsize < _MAX_NEAR else []
        hint = f" (did you mean {' or '.join(map(repr, near))}?)" if near else ""
        return f"no file declares the {words} {name!r}{hint}, so ISE must have it."

    def _nearest(self, plurals: tuple[str, ...], name: str) -> list[str]:
        return near_names(name, [known for plural in plurals for known in self._names[plural].values()], at_most=3)


def _names(resource: Resource, item: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of an object: its own, its number, and of a path those of its ancestors if they are created with it."""
    name = str(item.get(resource.identity.listed_as) or "")
    if name:
        yield name
    if resource.identity.also_found_by and item.get(resource.identity.also_found_by) is not None:
        yield str(item[resource.identity.also_found_by])
    while item.get("create_parents") and resource.identity.hierarchy and name:
        name = resource.identity.hierarchy.parent(name) or ""
        if name:
            yield name


def unknown_names(found: Mapping[str, Sequence[Declaration]], names: DeclaredNames) -> Iterator[str]:
    """Yield a sentence for each name that objects refer to and that neither the files nor a new ISE have."""
    for declarations in found.values():
        for item in declarations:
            for option, targets, name in _mentioned(item) if item.desired.present else ():
                if problem := names.problem(targets, name):
                    yield f"{item.place.label}: {option}: {problem}"


def _mentioned(item: Declaration) -> Iterator[tuple[str, tuple[Resource, ...], str]]:
    """Yield option, types and name of each object that an object refers to, and of its parent."""
    resource, values = item.desired.resource, item.desired.values
    for leaf, targets in resource.referring:
        yield from ((leaf.option, targets, name) for name in _texts(values.get(leaf.path)))
    for option, names in resource.names.items():
        yield from ((option, (names.of,), name) for name in _texts(values.get(tuple(option.split(".")))))
    hierarchy = resource.identity.hierarchy
    parent = hierarchy.parent(item.desired.name) if hierarchy and not item.desired.create_parents else None
    if parent:
        yield resource.identity.listed_as, (resource,), parent


def _texts(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)] if value else []


class _NoServer:
    """In place of a server: any release, without objects, but with every name that others refer to."""

    read_only = True

    def __init__(self) -> None:
        self.redactor = Redactor()
        self.features = SimpleNamespace(ids={}, names={}, numbers={}, nicknames={})
        self.lookups = self

    def require(self, _since: str, _what: str, _remedy: str = "") -> None:
        """Accept any option."""

    def lacks(self, _since: str) -> bool:
        """Return that no option is missing."""
        return False

    def get_by_name(self, _resource: Resource, name: str) -> dict[str, Any]:
        """Return an object with this name."""
        return {"id": name, "name": name}


def incomplete_objects(
    found: Mapping[str, Sequence[Declaration]], unknown: Callable[[Declaration], Iterable[Path]]
) -> Iterator[str]:
    """Yield a sentence for each object that ISE would refuse as a new one; it is complete if ISE has it already.

    ``unknown`` returns the options of an object whose values are not known.
    """
    planner = StepPlanner(_NoServer())  # type: ignore[arg-type]
    for plural, declarations in found.items():
        factory = {name.lower() for name in factory_names(type_of(plural))}
        for item in declarations:
            if not item.desired.present or item.desired.object_id or item.name.lower() in factory:
                continue
            secrets = {leaf.path for leaf in item.desired.resource.leaves if leaf.attribute.secret}
            encrypted = set(unknown(item))
            if encrypted <= secrets:
                stand_ins = dict.fromkeys((*item.missing_secrets, *encrypted), _STAND_IN)
                try:
                    planner.step_for(replace(item.desired, values={**item.desired.values, **stand_ins}), None)
                except InvalidInput as error:
                    yield f"{item.place.label}: if this object is new: {error.message}"
