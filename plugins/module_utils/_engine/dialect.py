# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the engine requires of an API of ISE. ``_ers`` is such a dialect; the engine knows no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

from .._redaction import Redactor
from .._schema.filters import Filter
from .._schema.resource import Resource

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


class KnownNames(Protocol):
    """Names and ids of objects that this process has seen on the server, by resource path.

    ``ids`` are by path and lower-case name, ``names`` and ``numbers`` by path and id; ``nicknames`` are other texts that
    led to an object.
    """

    ids: dict[tuple[str, str], str]
    names: dict[tuple[str, str], str]
    numbers: dict[tuple[str, str], str]
    nicknames: dict[tuple[str, str], set[str]]


class Reader(Protocol):
    """Reads objects. A document is the wire form of one object, without its envelope."""

    def get(self, resource: Resource, object_id: str) -> dict[str, Any] | None:
        """Return the object with this id, None when there is none."""

    def get_by_name(self, resource: Resource, name: str) -> dict[str, Any] | None:
        """Return the object with this name, regardless of case, None when there is none."""

    def find_where(
        self, resource: Resource, filters: Iterable[Filter], matches: Callable[[dict[str, Any]], bool]
    ) -> list[dict[str, Any]]:
        """Return the objects of a filtered list whose whole document ``matches``."""

    def list_all(
        self, resource: Resource, filters: Iterable[Filter] = (), *, match_any: bool = False
    ) -> list[dict[str, Any]]:
        """Return the entries of a list: id, name, description."""

    def begin_list(
        self, resource: Resource, filters: Iterable[Filter], *, match_any: bool = False
    ) -> tuple[int, list[dict[str, Any]]]:
        """Return the number of entries of a list, and those of its first page."""

    def get_many(self, resource: Resource, ids: Iterable[str]) -> list[dict[str, Any]]:
        """Return the objects with these ids; those deleted meanwhile are left out."""


class Dialect(Reader, Protocol):
    """Reads and writes objects with the account of the task. Failures are raised as :class:`IseError`."""

    @property
    def read_only(self) -> bool:
        """Return whether the task runs in check mode, in which nothing is written."""

    @property
    def redactor(self) -> Redactor:
        """Return what keeps the secrets of the task out of texts."""

    @property
    def features(self) -> KnownNames:
        """Return what this process knows of the server."""

    @property
    def lookups(self) -> Reader:
        """Return the reader for objects that others refer to; it may use another account."""

    def require(self, since: str, what: str, remedy: str = "") -> None:
        """Raise :class:`InvalidInput` where the server is older than ``since``; empty means any release."""

    def lacks(self, since: str) -> bool:
        """Return whether the server reports a release older than ``since``."""

    def can_patch(self, resource: Resource) -> bool | None:
        """Return whether the server can change single attributes; None when that is not known yet."""

    def create(self, resource: Resource, document: Mapping[str, Any]) -> str:
        """Create an object and return its id."""

    def patch(self, resource: Resource, object_id: str, document: Mapping[str, Any]) -> dict[str, Any] | None:
        """Change the given attributes and return the whole object; None, without a change, where that is not offered."""

    def replace(self, resource: Resource, object_id: str, document: Mapping[str, Any]) -> None:
        """Write the whole object."""

    def delete(self, resource: Resource, object_id: str) -> None:
        """Delete an object."""

    def in_parallel(
        self, function: Callable[[_Given], _Made], values: Iterable[_Given], *, at_most: int = 0
    ) -> Iterator[_Made]:
        """Yield the result of a function for each value, in order, over all allowed connections or ``at_most`` so many."""

    def act(
        self,
        resource: Resource,
        object_id: str,
        action: str,
        data: Mapping[str, str] | None = None,
        *,
        reads: bool = False,
        form_known: bool = True,
    ) -> dict[str, Any]:
        """Run an action of ISE that is no change of a document, and return its answer.

        Raises :class:`OutcomeUnknown` for one that does not say that it succeeded; its form may be unknown.
        """
