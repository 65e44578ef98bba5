# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Declarations: the objects that files list, each with its desired state and its place in the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .._engine.desired_state import Desired
from .._errors import InvalidInput
from .._ers.generic_resource import GENERIC_TYPES
from .._schema.attribute import Path
from .._schema.near_names import near_names
from .._schema.resource import Resource
from .._types.place import Place
from .generic_types import is_generic
from .registry import TYPES, path_problem, type_name

_MAX_LISTED = 20  # problems in one message; the others are counted


class InvalidConfiguration(InvalidInput):
    """The declarations have one or more problems; ``problems`` has a sentence for each."""

    def __init__(self, problems: Sequence[str]) -> None:
        more = f" And {len(problems) - _MAX_LISTED} more." if len(problems) > _MAX_LISTED else ""
        super().__init__(" ".join(problems[:_MAX_LISTED]) + more)
        self.problems = list(problems)

    def result(self) -> dict[str, Any]:
        """Return the keys of a failed task."""
        return {**super().result(), "problems": self.problems}


@dataclass(frozen=True)
class Declaration:
    """One declared object.

    ``place`` is where it is declared. ``missing_secrets`` maps option paths to the names of
    secrets without a value. ``deploy`` says when the saved object is deployed. ``rotated`` are the option paths of secrets that
    are written once more, ``former_names`` those under which ISE may still have the object. ``secret_names``
    are the names of all secrets that are references.
    """

    place: Place
    desired: Desired
    missing_secrets: Mapping[Path, str] = field(default_factory=dict)
    deploy: str = ""
    rotated: frozenset[Path] = frozenset()
    former_names: tuple[str, ...] = ()
    secret_names: Mapping[Path, str] = field(default_factory=dict)

    @property
    def plural(self) -> str:
        """Return the type."""
        return self.desired.resource.plural

    @property
    def name(self) -> str:
        """Return the object's name in results: its name, or the values of its key."""
        return self.desired.display_name

    @property
    def key(self) -> tuple[str, ...]:
        """Return the lower-case identity of the object among those of its type."""
        if self.desired.object_id:
            return ("id", self.desired.object_id)
        return key_of(self.desired.resource, self.desired.values)


def key_of(resource: Resource, values: Mapping[Path, Any]) -> tuple[str, ...]:
    """Return the lower-case values of the key options, with ISE's default for an option that is not set."""
    found = []
    for option in resource.identity.options:
        value = values.get((option,), resource.leaf((option,)).attribute.server_default)
        found.append("\n".join(sorted(map(str, value))) if isinstance(value, list) else str(value or ""))
    return tuple(text.lower() for text in found)


def check_types(option: str, types: Sequence[str]) -> None:
    """Raise :class:`InvalidInput` for a name that is no type."""
    for name in types:
        if is_generic(name):
            if problem := path_problem(name):
                raise InvalidInput(f"{option}: {problem}")
        elif name not in TYPES:
            near = near_names(name, [*TYPES, GENERIC_TYPES])
            hint = f"did you mean {near[0]!r}?" if near else f"the known types are {', '.join(sorted(TYPES))}."
            if name == GENERIC_TYPES:
                hint = f"add the path, such as {GENERIC_TYPES}/ldap."
            raise InvalidInput(f"{option}: unknown type {name!r}; {hint}")


def reference_names(desired: Desired) -> list[str]:
    """Return the names by which others can refer to an object: its name, and its number where options accept that."""
    number = (
        desired.values.get((desired.resource.identity.also_found_by,))
        if desired.resource.identity.also_found_by
        else None
    )
    return [desired.name, *([str(number)] if number is not None else [])] if desired.name else []


def own_type_references(resource: Resource, values: Mapping[Path, Any]) -> list[str]:
    """Return the lower-case names of objects of the same type that an object with these values refers to."""
    return [name for leaf in resource.own_references for name in _lower_case(values.get(leaf.path))]


def references(desired: Desired) -> Iterator[tuple[str, str, str]]:
    """Yield option, type and lower-case name of each object that an object refers to."""
    resource = desired.resource
    for leaf, targets in resource.referring:
        for target in targets:
            for name in _lower_case(desired.values.get(leaf.path)):
                yield leaf.option, type_name(target), name
    for option, names in resource.names.items():
        for name in _lower_case(desired.values.get(tuple(option.split(".")))):
            yield option, type_name(names.of), name


def _lower_case(value: Any) -> list[str]:
    texts = value if isinstance(value, list) else [value] if value else []
    return [str(text).lower() for text in texts]
