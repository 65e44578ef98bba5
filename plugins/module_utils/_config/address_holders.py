# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds which objects in ISE have the addresses that the steps of a plan take."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from .._engine.current_state import Snapshot
from .._engine.uniqueness import candidates, members_of
from .._errors import IseError, as_ise_error
from .._ers.client import Ers
from .._progress import Progress
from .._schema.resource import Resource
from .._schema.usage import Exclusive
from .plan import FATAL, Plan


@dataclass
class Holders:
    """Objects that the steps do not change: addresses and name of each by id. ``unread`` says why some may be missing."""

    held: dict[str, frozenset[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    unread: str = ""


class HolderReader:
    """Reads the holders of addresses of one type."""

    def __init__(self, ers: Ers, progress: Progress, resource: Resource, exclusive: Exclusive) -> None:
        self._ers = ers
        self._progress = progress
        self._resource = resource
        self._exclusive = exclusive

    def read(self, plan: Plan, taken: Sequence[str], changed: Collection[str]) -> Holders:
        """Return the holders of new addresses other than the objects with the ids ``changed``.

        Where the list of the type is known and few of its objects are undeclared, these are read; else a filter is asked for each
        address.
        """
        holders = Holders()
        undeclared = plan.undeclared.get(self._resource.plural, [])
        if self._others_are_undeclared(plan) and len(undeclared) <= len(taken):
            ids = [str(entry["id"]) for entry in undeclared]
        else:
            found = self._each(taken, self.found_by_filter, holders)
            ids = sorted({object_id for entries in found for object_id in entries})
        documents = self._each([each for each in ids if each not in changed], self._get, holders)
        for document in documents:
            if document:
                snapshot = Snapshot(self._resource, document)
                holders.held[snapshot.id] = members_of(snapshot, self._exclusive)
                holders.names[snapshot.id] = snapshot.name
        return holders

    def found_by_filter(self, address: str) -> dict[str, str]:
        """Return by id the names of the objects that ISE's filter finds for an address."""
        self._ers.transport.guard.require()
        return candidates(self._ers, self._resource, self._exclusive, address)

    def _others_are_undeclared(self, plan: Plan) -> bool:
        """Return whether every object that no step changes is undeclared, or has the addresses that its declaration says."""
        plural = self._resource.plural
        return (
            plural in plan.undeclared
            and not any(failure.plural == plural for failure in plan.failures)
            and all(
                self._exclusive.path in each.step.desired.values for each in plan.unchanged if each.plural == plural
            )
        )

    def _get(self, object_id: str) -> dict[str, Any] | None:
        self._ers.transport.guard.require()
        return self._ers.get(self._resource, object_id)

    def _each(self, values: Sequence[str], read: Callable[[str], Any], holders: Holders) -> list[Any]:
        """Return what is read for each value; note the first failure."""

        def one(value: str) -> Any:
            try:
                return read(value)
            except FATAL:
                raise
            except Exception as failure:  # pylint: disable=broad-exception-caught
                return as_ise_error(failure)
            finally:
                self._progress.tick()

        self._progress.begin(f"looking for {self._resource.plural} with the new addresses", len(values))
        results = list(self._ers.in_parallel(one, values))
        errors = [result for result in results if isinstance(result, IseError)]
        holders.unread = holders.unread or (errors[0].message if errors else "")
        return [result for result in results if not isinstance(result, IseError)]
