# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The registry of types: the resources of configuration as code, by the plural names under which files list their objects.

Guests and sessions are not included: they change without anybody editing a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter

from .._schema.resource import Resource
from .resources import RESOURCES


def referenced_types(resource: Resource) -> set[str]:
    """Return the other types that objects of a resource can refer to."""
    by_id = {target.plural for _leaf, targets in resource.referring for target in targets}
    by_name = {names.of.plural for names in resource.names.values()}
    return (by_id | by_name) - {resource.plural}


def _in_dependency_order(resources: Iterable[Resource]) -> dict[str, Resource]:
    """Return resources by plural name, each after those that it refers to, else in alphabetical order."""
    found = {resource.plural: resource for resource in resources}
    sorter = TopologicalSorter({plural: referenced_types(resource) & set(found) for plural, resource in found.items()})
    sorter.prepare()
    ordered: dict[str, Resource] = {}
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        ordered.update({plural: found[plural] for plural in ready})
        sorter.done(*ready)
    return ordered


TYPES: Mapping[str, Resource] = _in_dependency_order(RESOURCES)
# Types that objects of other types can refer to: their objects are deleted last.
REFERENCED_TYPES = frozenset(plural for resource in TYPES.values() for plural in referenced_types(resource))
