# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A resource of ISE, declared once.

A :class:`Resource` lists :mod:`attribute types <attribute_types>` under the names users write. Argument spec, canonical and
API form, comparison, diff and bodies are computed from it. A wrong declaration fails when it is imported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from .attribute import SELF, Attribute, Path, Target, Value
from .attribute_types import Block
from .comparison import is_empty
from .endpoint import Endpoint, Hooks, Identity
from .rules import When
from .yaml_types import Steps

if TYPE_CHECKING:
    from .usage import Exclusive, UsedBy

# Paths of options and the values that they must have.
Needs = tuple[tuple[Path, tuple[Any, ...]], ...]


@dataclass(frozen=True)
class _Place:
    """An attribute with the path users know it by and the path ERS knows it by.

    ``needs`` are the options, with their values, without which ISE does not have it.
    """

    path: Path
    api_path: Path
    attribute: Attribute
    needs: Needs = ()

    @property
    def option(self) -> str:
        """Return the option as users write it, such as ``radius.shared_secret``."""
        return ".".join(self.path)


@dataclass(frozen=True)
class Leaf(_Place):
    """An attribute that holds a value."""

    attribute: Value


@dataclass(frozen=True)
class Branch(_Place):
    """A block. ``api_path`` is the path of its own API object, empty where it has none."""

    attribute: Block


@dataclass(frozen=True)
class Names:
    """An option whose values ISE stores as names of objects of the resource ``of``.

    ``checked_by`` says who finds out that there is no such object: the collection ("client"), which looks up each new name
    before a write; "ise", whose refusal is explained; or nobody (""). In any case the objects are created before those that
    name them, and deleted after them. ``follows`` says that ISE is known to change the values when such an object is renamed.
    """

    of: Resource
    checked_by: Literal["client", "ise", ""] = "client"
    follows: bool = False


@dataclass(frozen=True)
class Resource(Target):
    """One resource of ISE.

    * ``name`` and ``plural`` are its name in options and results, ``attributes`` what its objects hold.
    * ``endpoint`` says where ISE serves them, ``identity`` how one is found.
    * ``filters`` maps what users write in a filter to API filter fields.
    * ``names`` are the options, with dots for those below others, whose values ISE stores as names of other objects.
    * ``hooks`` are for what cannot be said otherwise.
    """

    NAMES: ClassVar[str] = r"[a-z][a-z0-9_]*"

    name: str
    plural: str
    keyword_only: KW_ONLY
    endpoint: Endpoint
    attributes: tuple[Attribute, ...]
    identity: Identity = field(default_factory=Identity)
    filters: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Names] = field(default_factory=dict)
    used_by: tuple[UsedBy, ...] = ()
    exclusive: Exclusive | None = None
    hooks: Hooks = field(default_factory=Hooks)
    leaves: tuple[Leaf, ...] = field(init=False, repr=False)
    branches: tuple[Branch, ...] = field(init=False, repr=False)
    _by_path: Mapping[Path, Leaf] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        places = list(_walk(self.attributes, (), ()))
        object.__setattr__(self, "leaves", tuple(place for place in places if isinstance(place, Leaf)))
        object.__setattr__(self, "branches", tuple(place for place in places if isinstance(place, Branch)))
        object.__setattr__(self, "_by_path", {leaf.path: leaf for leaf in self.leaves})
        for problem in self._problems([place.path for place in places]):
            raise ValueError(f"Resource {self.name!r}: {problem}.")

    def _problems(self, paths: list[Path]) -> Iterator[str]:
        """Yield what is wrong between the attributes; a type keeps what is wrong in one of them from being written."""
        api_paths = [leaf.api_path for leaf in self.leaves]
        if len(set(api_paths)) != len(api_paths) or len(set(paths)) != len(paths):
            yield "two attributes share an option or an API path"
        identity = (
            *self.identity.options,
            self.identity.listed_as,
            self.identity.also_found_by,
            self.identity.parents_in,
        )
        if any((name,) not in self._by_path for name in identity if name):
            yield "an option of the key is not declared"
        if self.endpoint.filters_miss and set(self.filters.values()) - {"name", "description"}:
            yield "lists show only names and descriptions to compare here"
        for name in _all_names(self.attributes):
            if not re.fullmatch(self.NAMES, name):
                yield f"{name!r}: names are snake_case"
        order = {leaf.path: number for number, leaf in enumerate(self.leaves)}
        for leaf in self.leaves:
            if any((*leaf.path[:-1], name) not in paths for name in _siblings(leaf.attribute)):
                yield f"{leaf.option} depends on an unknown attribute"
            if any(order.get(path, order[leaf.path]) >= order[leaf.path] for path, _values in leaf.needs):
                yield f"{leaf.option} depends on no attribute before it"
        for branch in self.branches:
            if any((*branch.path, name) not in paths for name in branch.attribute.one_of):
                yield f"{branch.option} depends on an unknown attribute"

    @property
    def words(self) -> str:
        """Return the name of the resource as a message writes it."""
        return self.name.replace("_", " ")

    @property
    def plural_words(self) -> str:
        """Return the name of several as a message writes it."""
        return self.plural.replace("_", " ")

    def leaf(self, path: Path) -> Leaf:
        """Return the leaf at ``path``; raise KeyError when there is none."""
        return self._by_path[path]

    def targets(self, leaf: Leaf) -> tuple[Resource, ...]:
        """Return the resources a leaf may refer to."""
        given = leaf.attribute.to if isinstance(leaf.attribute.to, tuple) else (leaf.attribute.to,)
        resources = (self if target is SELF else target for target in given)
        return tuple(resource for resource in resources if isinstance(resource, Resource))

    @cached_property
    def not_renamable(self) -> str:
        """Return why the name of an existing object cannot change, as a clause; empty if it can."""
        name = self.identity.listed_as
        if not self.endpoint.put:
            return f"ISE cannot change an existing {self.words}."
        if not self.identity.is_listed_name:
            return f"{self.plural_words} have no name; {' and '.join(self.identity.key)} identify them."
        return (
            f"ISE cannot change the {name} of an existing {self.words}."
            if self.leaf((name,)).attribute.update.immutable
            else ""
        )

    @cached_property
    def checked_names(self) -> Mapping[str, Resource]:
        """Return the options with names that must exist, with the resource of these."""
        return {option: names.of for option, names in self.names.items() if names.checked_by}

    @cached_property
    def referring(self) -> tuple[tuple[Leaf, tuple[Resource, ...]], ...]:
        """Return the leaves that refer to other objects, with the resources of these."""
        return tuple((leaf, targets) for leaf in self.leaves if (targets := self.targets(leaf)))

    @cached_property
    def own_references(self) -> tuple[Leaf, ...]:
        """Return the leaves that refer to other objects of this resource."""
        return tuple(leaf for leaf, targets in self.referring if self in targets)

    @property
    def refers_to_others(self) -> bool:
        """Return whether there are options that name other objects, or names that contain those of parents."""
        return bool(self.referring or self.checked_names or self.identity.hierarchy)

    @cached_property
    def numbered(self) -> frozenset[Path]:
        """Return the paths of options in which the number of an object may stand for its name."""
        return frozenset(
            leaf.path for leaf, targets in self.referring if any(to.identity.also_found_by for to in targets)
        )

    def with_attributes_of(self, document: Mapping[str, Any]) -> Resource:
        """Return the declaration that fits a document ISE showed: this one, unless attributes are only known from it."""
        return self

    @property
    def takes_secrets(self) -> bool:
        """Return whether objects may have secrets."""
        return any(leaf.attribute.secret for leaf in self.leaves)

    def secrets_among(self, options: Mapping[str, Any]) -> Iterator[tuple[Steps, Any]]:
        """Yield path and value of each secret among the options of one object, as users write them; paths have positions."""
        for leaf in self.leaves:
            value: Any = options if leaf.attribute.secret else None
            for name in leaf.path:
                value = value.get(name) if isinstance(value, Mapping) else None
            if not is_empty(value):
                yield leaf.path, value

    def secrets_inside_values(self) -> Iterable[str]:
        """Return secrets that are no attributes of their own but part of a value, such as a list; only known from an object."""
        return ()

    def without_secrets_inside(self, tree: dict[str, Any]) -> dict[str, Any]:
        """Return an object under option names without such secrets."""
        return tree


def is_within(path: Path, option: Path) -> bool:
    """Return whether an option path is the given one, or below it."""
    return path[: len(option)] == option


def _all_names(attributes: Iterable[Attribute]) -> Iterator[str]:
    for item in attributes:
        yield item.name
        yield from _all_names(item.attributes)


def _siblings(attribute: Value) -> list[str]:
    """Return the names of the attributes beside it that an attribute depends on."""
    named = [attribute.visibility.implied_by, attribute.visibility.masked_if_missing, attribute.update.cleared_with]
    return [name for name in (*named, *(when.option for when in attribute.relevant_when), *attribute.sets) if name]


def _walk(
    attributes: tuple[Attribute, ...], path: Path, api_path: Path, needs: Needs = (), enabled_by: str = ""
) -> Iterator[Leaf | Branch]:
    for item in attributes:
        own = needs
        if enabled_by and item.name != enabled_by:
            own = (*own, ((*path, enabled_by), (True,)))
        if item.exists_when:
            own = (*own, _need(item.exists_when, path))
        if isinstance(item, Block):
            place = api_path if item.inline else _api_path(item, api_path)
            yield Branch((*path, item.name), () if item.inline else place, item, own)
            yield from _walk(item.attributes, (*path, item.name), place, own, item.enabled_by)
        elif isinstance(item, Value):
            yield Leaf((*path, item.name), _api_path(item, api_path), item, own)


def _need(when: When, path: Path) -> tuple[Path, tuple[Any, ...]]:
    return (*path, *when.option.split(".")), when.values


def _api_path(attribute: Attribute, parent: Path) -> Path:
    key = attribute.key
    return tuple(key[1:].split("/")) if key.startswith("/") else (*parent, key)
