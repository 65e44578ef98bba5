# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The registry of types: the resources of configuration as code, by the plural names under which files list their objects.

Guests and sessions are not included: they change without anybody editing a file. Beside the declared types, each other path of
ERS is a type of its own, called ``ers_resources/PATH``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter

from .._errors import InvalidInput
from .._ers.catalog import ENDPOINTS
from .._ers.generic_resource import generic_type_name
from .._schema.resource import Resource
from .generic_types import generic_type, is_generic, place_of
from .resources import RESOURCES

# Paths whose objects come and go without anybody editing a file, with the modules that manage them.
_MODULES = {"ancendpoint": "anc_endpoint", "guestuser": "guest_user"}
_DECLARED = frozenset(resource.plural for resource in RESOURCES)


def type_name(resource: Resource) -> str:
    """Return the name of the type under which files list the objects of a resource."""
    return resource.plural if resource.plural in _DECLARED else generic_type_name(resource.endpoint.path)


def referenced_types(resource: Resource) -> set[str]:
    """Return the other types that objects of a resource can refer to."""
    by_id = {type_name(target) for _leaf, targets in resource.referring for target in targets}
    by_name = {type_name(names.of) for names in resource.names.values()}
    return (by_id | by_name) - {type_name(resource)}


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


# The declared types.
TYPES: Mapping[str, Resource] = _in_dependency_order(RESOURCES)
# Types that objects of declared types can refer to: their objects are deleted last.
REFERENCED_TYPES = frozenset(name for resource in TYPES.values() for name in referenced_types(resource))


def type_of(name: str) -> Resource:
    """Return the resource of a type, declared or not. Raises ``KeyError`` for a name that is none."""
    return generic_type(name) if is_generic(name) else TYPES[name]


def path_problem(name: str) -> str:
    """Return why the path of a type ``ers_resources/PATH`` is refused; empty if it is not."""
    path = place_of(name)[-1]
    first = path.partition("/")[0].lower()
    if resource := next((each for each in RESOURCES if each.endpoint.path == first), None):
        return (
            f"{path!r} is the path of {resource.plural}; declare its objects there, so that each has one declaration."
        )
    if module := _MODULES.get(first):
        return f"the objects of {path!r} are no configuration; use the module {module}."
    if path not in ENDPOINTS and path.lower() in ENDPOINTS:
        return f"ISE calls the path {path.lower()!r}, not {path!r}."
    try:
        type_of(name)
    except InvalidInput as error:
        return error.message
    return ""


def in_creation_order(names: Iterable[str]) -> list[str]:
    """Return types in the order in which objects are created: what others refer to first.

    Of the types without a declaration those that declared ones refer to are first, and the others last, in the order given.
    """
    given = list(dict.fromkeys(names))
    generic = [name for name in given if is_generic(name)]
    first = [name for name in generic if name in REFERENCED_TYPES]
    return [*first, *(name for name in TYPES if name in given), *(name for name in generic if name not in first)]
