# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What other objects have to do with one: those that use it, and those that have values which it cannot have as well.

ISE does not always refuse the deletion of an object in use. ISE 3.0 was seen to delete a group of network devices and to
remove it from the devices silently.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from typing import Any

from .attribute import Path
from .attribute_types import String
from .endpoint import Endpoint
from .filters import Filter
from .resource import Resource


def _equal(value: str, name: str) -> bool:
    return value.lower() == name.lower()


@dataclass(frozen=True)
class UsedBy:
    """A type whose objects may use those of a resource.

    The used resource declares it, because modules of the used one must not load the other. It therefore repeats plural name and
    endpoint of the other type; a test compares them.

    * ``option`` of the other type refers; ``refers`` says whether one of its values is the used object, given its name.
    * ``filters`` returns the conditions, given name and id, one of which an object that uses it meets. Without ``filters`` ISE
      cannot filter, and has few objects of the type: all are read, and their ``api_name`` is compared.
    * ``confirms`` examines each list entry, given the name, where the conditions find others as well.
    * ``verb`` follows the number of objects in messages, for one and for several.
    """

    plural: str
    endpoint: Endpoint
    option: str
    keyword_only: KW_ONLY
    filters: Callable[[str, str], tuple[Filter, ...]] | None = None
    api_name: str = ""
    confirms: Callable[[Mapping[str, Any], str], bool] | None = None
    refers: Callable[[str, str], bool] = _equal
    verb: tuple[str, str] = ("uses it", "use it")

    @cached_property
    def resource(self) -> Resource:
        """Return enough of the other type to read its objects."""
        return Resource(
            self.plural.removesuffix("s"), self.plural, endpoint=self.endpoint, attributes=(String("name"),)
        )

    def is_user(self, document: Mapping[str, Any], name: str) -> bool:
        """Return whether an object whose whole document was read refers to the one with this name."""
        value = document.get(self.api_name)
        texts = value if isinstance(value, list) else str(value or "").split(",")
        return any(self.refers(str(text).strip(), name) for text in texts)


@dataclass(frozen=True)
class Exclusive:
    """A list of values of which no two objects can have the same, such as the addresses of network devices.

    * ``option`` has the list, ``field`` is ISE's filter for a member, and ``in_filter`` the texts under which it finds one.
    * ``spans`` are the parts of a member as first and last number, by which members are compared; without, the text is compared.
    * ``convert`` returns the canonical form of a member that another can stand aside on. It raises ``ValueError``.
    """

    option: str
    field: str
    keyword_only: KW_ONLY
    in_filter: Callable[[str], tuple[str, ...]]
    spans: Callable[[str], Iterable[tuple[int, int]]]
    convert: Callable[[str], str]

    @property
    def path(self) -> Path:
        """Return the option path."""
        return tuple(self.option.split("."))

    def filters(self, member: str) -> tuple[Filter, ...]:
        """Return the conditions, one of which an object with this member meets."""
        return tuple(Filter(self.field, "EQ", text) for text in self.in_filter(member))

    def identity(self, member: str) -> Hashable:
        """Return what is equal for two texts of the same member."""
        return tuple(sorted(self.spans(member))) or member.lower()


def by_id(field: str) -> Callable[[str, str], tuple[Filter, ...]]:
    """Return conditions for a filter that compares the id of the used object."""
    return lambda _name, object_id: (Filter(field, "EQ", object_id),)


def by_name(*fields: str) -> Callable[[str, str], tuple[Filter, ...]]:
    """Return conditions for filters that compare the name of the used object."""
    return lambda name, _object_id: tuple(Filter(field, "EQ", name) for field in fields)
