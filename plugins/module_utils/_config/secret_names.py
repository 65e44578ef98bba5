# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of exported secrets: one for all objects of a type or group, so that a user has few of them to set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .._schema.resource import Resource
from .builtin_objects import is_builtin
from .generic_types import ATTRIBUTES, GenericType
from .grouping import Grouping, grouping
from .registry import type_of
from .secret_references import PREFIX, distinct_names, secret_reference

OWN = "object"


def secret_names_rule(given: Any) -> Grouping:
    """Return the rule of the option ``secret_names``. Raises :class:`InvalidInput` for other values."""
    return grouping("secret_names", given, (OWN, "type"))


def final_names(
    objects: Mapping[str, Sequence[Mapping[str, Any]]], rule: Grouping, shown: Mapping[str, str]
) -> dict[str, str]:
    """Return a name for each secret in declarations, whose references have names of their own, by :func:`secret_reference`.

    ``shown`` has the values of secrets that ISE shows, by the same names. Those that differ from most others of their group
    have the name of the first object with this secret: with the common one, an applied export would change them. Built-in
    objects have names of their own. Names have environment variables of their own.
    """
    common: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for plural, items in objects.items():
        for item in items:
            for option, name in _references(type_of(plural), item):
                names[name] = name
                if rule.word != OWN and not is_builtin(type_of(plural), "", str(item.get("name"))):
                    common.setdefault(_common_name(plural, item, option, rule), []).append(name)
    for new, members in common.items():
        values = Counter(shown[name] for name in members if name in shown)
        usual = values.most_common(1)[0][0] if values else ""
        known = {usual: new}
        names |= {name: known.setdefault(shown.get(name, usual), name) for name in members}
    distinct = distinct_names(names.values())
    return {old: distinct.get(new, new) for old, new in names.items()}


def _common_name(plural: str, item: Mapping[str, Any], option: str, rule: Grouping) -> str:
    resource = type_of(plural)
    group = rule.group_of(resource, item).replace("#", "/") if rule.divides(resource) else ""
    reference = secret_reference(plural, group, option) if group else f"{PREFIX}{plural}/{option}"
    return reference.removeprefix(PREFIX)


def _references(resource: Resource, item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield option and name of the reference of each secret in an object. Other text may begin like a reference."""
    secrets = {leaf.option for leaf in resource.leaves if leaf.attribute.secret}
    for option, name in _texts(item):
        attribute = option.removeprefix(f"{ATTRIBUTES}.")
        if option in secrets:
            yield option, name
        elif isinstance(resource, GenericType) and name.endswith(f"/{attribute}"):
            yield attribute, name


def _texts(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield path and name of each text in the form of a reference."""
    members: Any = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield from _texts(member, (*path, str(key)))
    if isinstance(value, str) and value.startswith(PREFIX):
        yield ".".join(path), value.removeprefix(PREFIX)
