# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the objects that use one, before it is deleted: ISE may detach it from them silently."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .._errors import InUse, IseError
from .._schema.resource import Resource
from .._schema.usage import UsedBy
from .current_state import Snapshot
from .desired_state import Desired
from .dialect import Reader

_MAX_LISTED = 3  # names of users in a message


@dataclass(frozen=True)
class Users:
    """The objects of one type that use an object: how many there are, and the first of their names.

    ``left_out`` are the ids of those that were not counted.
    """

    used_by: UsedBy
    count: int
    names: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return number, type and names, such as ``12 network devices use it (a, b, c, ...)``."""
        words, (one, several) = self.used_by.resource.plural_words, self.used_by.verb
        said = f"1 {words.removesuffix('s')} {one}" if self.count == 1 else f"{self.count} {words} {several}"
        listed = ", ".join(
            [*self.names[:_MAX_LISTED], *(["..."] if self.count > len(self.names[:_MAX_LISTED]) else [])]
        )
        return f"{said} ({listed})" if self.names else said


class UsageReader:
    """Finds users with one request for each object and type, and where ISE cannot filter, with one reading of all objects."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._documents: dict[str, Sequence[Mapping[str, Any]]] = {}
        self._lock = threading.Lock()

    def users_of(
        self, resource: Resource, name: str, object_id: str, *, leaving: Mapping[str, Collection[str]] | None = None
    ) -> list[Users]:
        """Return the users of one object by type, without types that have none.

        ``leaving`` has by type the ids of objects that will not use it any more; they are not counted. Raises
        :class:`IseError` if a list cannot be read: then the object may be in use.
        """
        found = [self._users(each, name, object_id, (leaving or {}).get(each.plural, ())) for each in resource.used_by]
        return [users for users in found if users.count or users.left_out]

    def _users(self, used_by: UsedBy, name: str, object_id: str, leaving: Collection[str]) -> Users:
        if used_by.filters is None:
            entries: Iterable[Mapping[str, Any]] = [item for item in self._all(used_by) if used_by.is_user(item, name)]
            total = len(list(entries))
        else:
            filters = used_by.filters(name, object_id)
            total, entries = self._reader.begin_list(used_by.resource, filters, match_any=True)
            if used_by.confirms or (leaving and total > len(entries)):
                if total > len(entries):
                    entries = self._reader.list_all(used_by.resource, filters, match_any=True)
                entries = [entry for entry in entries if not used_by.confirms or used_by.confirms(entry, name)]
                total = len(entries)
        left_out = tuple(str(entry["id"]) for entry in entries if str(entry["id"]) in leaving)
        names = [str(entry.get("name") or "") for entry in entries if str(entry["id"]) not in leaving]
        return Users(used_by, total - len(left_out), tuple(sorted(text for text in names if text)), left_out)

    def _all(self, used_by: UsedBy) -> Sequence[Mapping[str, Any]]:
        with self._lock:
            if used_by.plural not in self._documents:
                entries = self._reader.list_all(used_by.resource)
                ids = [str(entry["id"]) for entry in entries]
                self._documents[used_by.plural] = self._reader.get_many(used_by.resource, ids)
            return self._documents[used_by.plural]


def require_unused(reader: Reader, desired: Desired, before: Snapshot, *, force: bool) -> list[str]:
    """Raise :class:`InUse` for an object that would be deleted although others use it.

    With ``force`` return a warning instead, which names them. Raises :class:`IseError` if the users cannot be read.
    """
    if not desired.resource.used_by:
        return []
    try:
        users = UsageReader(reader).users_of(desired.resource, before.name or desired.name, before.id)
    except IseError as error:
        if not force:
            raise unknown_use(error) from None
        return [forced(f"The {desired.description}", unknown_use(error).message)]
    if not users:
        return []
    if not force:
        raise in_use(users).with_context(before=f"The {desired.description} is not deleted:")
    return [forced(f"The {desired.description}", listed(users))]


def in_use(users: Iterable[Users]) -> InUse:
    """Return the error for an object that is not deleted because of these users."""
    return InUse(f"{listed(users)}; re-assign or delete them, or set force_in_use.")


def unknown_use(error: IseError) -> IseError:
    """Return the error for an object that is not deleted because its users could not be read: it may have some."""
    return error.with_context(before="Whether other objects use it could not be read:")


def forced(what: str, reason: str) -> str:
    """Return the warning about an object that is deleted because force_in_use is set, in spite of the reason."""
    return f"{what} is deleted because force_in_use is set. {reason.rstrip('.')}."


def listed(users: Iterable[Users]) -> str:
    """Return the users of all types in words."""
    return " and ".join(str(each) for each in users if each.count)
