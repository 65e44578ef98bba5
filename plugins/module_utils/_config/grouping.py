# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules that divide the objects of a type into groups, for the files of an export and for the names of its secrets."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ansible.module_utils.common.validation import check_type_dict

from .._engine.paths import at
from .._errors import InvalidInput
from .._schema.attribute import Path
from .._schema.comparison import OnePerRoot, is_empty
from .._schema.resource import Resource
from .registry import TYPES

_ROOTS = {"location": "Location", "device_type": "Device Type"}
_SEPARATOR = "#"


@dataclass(frozen=True)
class Grouping:
    """What the objects of a group have in common: the value at ``path``, or the network device group below ``root``.

    ``word`` is the rule as the user wrote it. Without a path, a type is one group.
    """

    word: str
    path: Path = ()
    root: str = ""

    def divides(self, resource: Resource) -> bool:
        """Return whether objects of a resource have the option of this rule."""
        return bool(self.path) and _has(resource, self.path, self.root)

    def group_of(self, resource: Resource, item: Mapping[str, Any]) -> str:
        """Return the group of an object, empty if it has none. Call this only for resources that the rule divides.

        The group of a tree is the path below its root group, such as ``EMEA#Paris``.
        """
        value = at(item, self.path)
        if self.root:
            members = [path.split(_SEPARATOR) for path in value or ()]
            return next((_SEPARATOR.join(path[2:]) for path in members if path[0] == self.root), "")
        if is_empty(value):
            value = next((leaf.attribute.server_default for leaf in resource.leaves if leaf.path == self.path), None)
        if isinstance(value, list):
            return ", ".join(sorted(map(str, value)))
        return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def grouping(option: str, given: Any, words: tuple[str, ...]) -> Grouping:
    """Return a rule: one of ``words``, ``location``, ``device_type``, or ``{by: OPTION}``, also as the text ``by=OPTION``.

    ``OPTION`` may have the form ``groups#ROOT`` for network device groups of one tree. Raises :class:`InvalidInput` for
    anything else, in the name of the option of the user.
    """
    value = given
    if isinstance(given, str) and ("=" in given or given.lstrip()[:1] == "{"):
        try:
            value = check_type_dict(given)
        except (TypeError, ValueError):
            value = given
    if isinstance(value, Mapping) and list(value) == ["by"] and isinstance(value["by"], str):
        return _by(option, value["by"])
    if isinstance(value, str) and value in _ROOTS:
        return Grouping(value, ("groups",), _ROOTS[value])
    if isinstance(value, str) and value in words:
        return Grouping(value)
    known = ", ".join([*words, *_ROOTS])
    raise InvalidInput(f"{option} must be one of {known}, or {{by: OPTION}}, not {given!r}.")


def _by(option: str, name: str) -> Grouping:
    path, _separator, root = name.partition(_SEPARATOR)
    found = Grouping(name, tuple(path.split(".")), root)
    if not any(found.divides(resource) for resource in TYPES.values()):
        names = {leaf.option for each in TYPES.values() for leaf in each.leaves if _has(each, leaf.path, "")}
        near = difflib.get_close_matches(name, sorted(names), n=1, cutoff=0.75)
        hint = f"did you mean {near[0]!r}?" if near else "write an option such as profile, or groups#ROOT."
        raise InvalidInput(f"{option}: no type has objects that can be divided by the option {name!r}; {hint}")
    return found


def _has(resource: Resource, path: Path, root: str) -> bool:
    """Return whether a resource has a visible option with single values or simple lists; with ``root``, one of groups.

    A dictionary with keys of the user's choice has any.
    """
    for leaf in resource.leaves:
        attribute = leaf.attribute
        if attribute.secret or attribute.write_only or not attribute.is_option or attribute.attributes:
            continue
        if attribute.type == "dict":
            found = leaf.path == path[:-1] and not root
        else:
            found = leaf.path == path and isinstance(attribute.compare, OnePerRoot) == bool(root)
        if found:
            return True
    return False
