# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Parametrizes tests by rows and releases: ``@each()``, or ``@each(option=...)`` for a third dimension."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Leaf
from ansible_collections.openise.ise.tests.truth.row import RELEASES, Row, rows


@dataclass(frozen=True)
class RowOnRelease:
    """A row on a release. ``known``: the process already knows the server."""

    row: Row
    release: str
    known: bool = True

    def __str__(self) -> str:
        return f"{self.row}-{self.release}"


Values = Callable[[Row, str], Iterable[Any]]


def places(
    releases: Iterable[str] | None, rows_with: Callable[[Row], bool] | None, known: bool, reads: bool
) -> list[RowOnRelease]:
    """Return all rows on all of their releases, or on those in ``releases``; ``rows_with`` selects rows.

    With ``reads`` read-only resources are included.
    """
    return [
        RowOnRelease(row, release, known)
        for row in rows()
        if (row.module or reads) and (rows_with is None or rows_with(row))
        for release in row.releases
        if releases is None or release in set(releases)
    ]


def options(row: Row, release: str) -> list[Leaf]:
    """Return the options that can change and whose value ISE returns or masks, for ``each(leaf=options)``.

    One row of each kind of protocol has them on every release. The others have them on the first release, which has neither
    ``/name/`` nor PATCH, and on the last, which has all options: the first rows and the life cycles cover the releases between.
    """
    if row.small_change is None or not (thorough(row) or release in (RELEASES[0], row.releases[-1])):
        return []
    fixed = [leaf for leaf in row.available(release) if leaf.attribute.write_only or leaf.attribute.update.immutable]
    return [leaf for leaf in row.available(release) if leaf not in [*fixed, *narrowing(row, release)]]


def narrowing(row: Row, release: str) -> list[Leaf]:
    """Return the options that distinguish objects with the same key, for ``each(leaf=narrowing)``."""
    return [leaf for leaf in row.available(release) if leaf.option in row.narrowed_by]


def changeable(row: Row) -> bool:
    """Return whether ISE can change an object, for ``each(rows_with=changeable)``."""
    return row.small_change is not None


def for_administrators(row: Row) -> bool:
    """Return whether administrators can use the objects, for ``each(rows_with=for_administrators)``."""
    return row.account == "admin"


def renamable(row: Row) -> bool:
    """Return whether an object can be renamed, for ``each(rows_with=renamable)``."""
    return bool(row.rename)


def filtered(row: Row) -> bool:
    """Return whether ISE's list has a filter by name, for ``each(rows_with=filtered)``."""
    return row.listed_as in row.filters


def first_row(row: Row) -> bool:
    """Select one row, for tests that do not depend on the resource: ``each(rows_with=first_row)``."""
    return row is next(other for other in rows() if other.module)


def thorough(row: Row) -> bool:
    """Select one row of each kind of protocol, for tests that depend on the requests rather than on the options.

    The other rows run the essential cases of the same tests, so that fifty modules do not take fifty times as long. So do
    rows with an account of their own, because many cases are about accounts.
    """
    return row.account == "admin" and row is next(other for other in rows() if _protocol(other) == _protocol(row))


def _protocol(row: Row) -> tuple[object, ...]:
    resource = row.resource
    options = bool(resource.identity.hierarchy), resource.endpoint.put, row.is_listed_name, row.minimal.chosen_by_server
    return (
        row.account,
        bool(row.module),
        bool(row.by_name_since),
        bool(row.patch_since),
        bool(row.delete_since),
        *options,
    )


def each(
    *,
    releases: Iterable[str] | None = None,
    rows_with: Callable[[Row], bool] | None = None,
    known: bool = True,
    reads: bool = False,
    **dimension: Values,
) -> pytest.MarkDecorator:
    """Parametrize the fixture ``node``, and at most one more argument with values that depend on row and release.

    The id of a value is its ``option`` attribute, if it has one. ``known=False``: the process does not know the server.
    ``reads``: also for read-only resources.
    """
    if not dimension:
        return pytest.mark.parametrize("node", places(releases, rows_with, known, reads), indirect=True, ids=str)
    ((name, values),) = dimension.items()
    cases = [
        pytest.param(place, value, id=f"{place}-{getattr(value, 'option', value)}")
        for place in places(releases, rows_with, known, reads)
        for value in values(place.row, place.release)
    ]
    return pytest.mark.parametrize(("node", name), cases, indirect=["node"])
