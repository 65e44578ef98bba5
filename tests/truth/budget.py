# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The number of requests of each operation, by method. No other file of the matrix contains such numbers.

with /name/     no change 1, create 2, update 2, delete 2, absent again 1
without         one more if the object exists: the list returns its id, the id its attributes
filters miss    one more if the object is absent: only the whole list (one page here) proves it
by a key        the same, and one for every other object that ISE's filters do not exclude
first contact   one 405 more for /name/ and one for PATCH, if the release lacks them; then cached. Not for PATCH where
                the process has read the release
other objects   two reads for each name the first time, or one with /name/
group paths     the creation also reads the parent
after_create    an update, with its own lookup, follows the creation
chosen by ISE   the creation reads the new object; so does ``verify``, which :class:`Budget` does not include
by id           one read on every release
delete          one list more for each type that may use the object; each of its objects where ISE cannot filter
old object      one read more before PUT, and before PATCH of a block or a merged list; the clock of the tests stands still
500 to a write  the object is looked up, because ISE may have done it: ``unchanged`` or ``absent`` more
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.row import Example, Row, before

Object = Example | str  # an example of the row, or the name of any other object
Requests = Counter[str]


def gets(number: int) -> Requests:
    """Return this number of reads."""
    return Counter(GET=number)


NOTHING: Requests = Counter()
ONE_READ: Requests = Counter(GET=1)

_WRITES = ("POST", "PUT", "PATCH", "DELETE")


class Budget:
    """The budgets of one row on one release, for a process that knows the server."""

    def __init__(self, row: Row, release: str, others: Callable[[Example, bool], int]) -> None:
        self._row = row
        self._others = others
        self._name_url = bool(row.by_name_since) and not before(release, row.by_name_since)
        self.patches = bool(row.patch_since) and not before(release, row.patch_since)
        self.deletes = not before(release, row.delete_since)

    def _name(self, item: Object) -> str:
        return item if isinstance(item, str) else str(item.options[self._row.listed_as])

    def _found(self, item: Object | None) -> int:
        if item is None:
            return 1
        if not self._row.is_listed_name:
            return 2 + (0 if isinstance(item, str) else self._others(item, True))
        in_url = self._name_url and not any(character in self._name(item) for character in self._row.not_in_name_urls)
        return 1 if in_url else 2

    def _missing(self, item: Object) -> int:
        if self._row.is_listed_name or isinstance(item, str):
            return 2 if self._row.filters_miss else 1
        doubted = 1 + self._others(item, False) if not self._row.key_filters_proven else 0
        return 1 + self._others(item, True) + doubted

    def unchanged(self, item: Object) -> Requests:
        """Return the cost of a task without changes."""
        return Counter(GET=self._found(item))

    def create(self, item: Object) -> Requests:
        """Return the cost of a creation."""
        hierarchy = self._row.resource.identity.hierarchy
        parent = hierarchy.parent(self._name(item)) if hierarchy else None
        return Counter(GET=self._missing(item) + (self._found(parent) if parent else 0), POST=1)

    def update_after_create(self, example: Example) -> Requests:
        """Return the cost of the update that follows the creation of an example: a read and a write."""
        return self.update(example) if any(option in example.options for option in self._row.after_create) else NOTHING

    def update(self, item: Object | None, *, put_only: bool = False) -> Requests:
        """Return the cost of an update; ``put_only``: PATCH cannot express it. None: found by its id."""
        method = "PATCH" if self.patches and not put_only else "PUT"
        return Counter({"GET": self._found(item), method: 1})

    def delete(self, item: Object | None) -> Requests:
        """Return the cost of a deletion. None: found by its id."""
        return Counter(GET=self._found(item) + len(self._row.used_by), DELETE=1)

    def absent(self, item: Object) -> Requests:
        """Return the cost of a task that finds no object."""
        return Counter(GET=self._missing(item))

    def first_contact(self, cost: Requests, *, release_known: bool = False) -> Requests:
        """Return ``cost`` for a process that does not know the server, or only its release."""
        release = self.discover_release(cost)
        patch = self.discover_patch(cost, release_known=release_known or bool(release))
        return cost + self.discover_name_url() + patch + (NOTHING if release_known else release)

    def reference_lookups(self, options: Mapping[str, Any], item: Example, cost: Requests) -> Requests:
        """Return the cost of looking up the ids of objects that options refer to, and the names of the other references."""
        writes = [method for method in ("PUT", "PATCH", "DELETE") if cost[method]]
        reads = 0
        for leaf in self._row.leaves():
            for target in self._row.resource.targets(leaf)[:1]:
                by_name = 1 if target.endpoint.by_name else 2
                given = trees.members(trees.at(options, leaf.path))
                held = [name for name in trees.members(trees.at(item.options, leaf.path)) if name not in given]
                own = 0 if writes == ["DELETE"] else by_name
                to_show = own if leaf.option in self._row.shown_as else 1
                reads += by_name * len(given) + (to_show * len(held) if writes else 0)
        if cost["POST"]:
            reads += self.name_checks(options)["GET"]
        return gets(reads)

    def unnamed_lookups(self, cost: Requests) -> Requests:
        """Return the cost of looking up the names of references in ``minimal`` that no option contains."""
        minimal = self._row.minimal
        ids = [
            trees.at(minimal.stored, leaf.api_path)
            for leaf in self._row.leaves()
            if self._row.resource.targets(leaf) and not leaf.attribute.write_only and leaf.option not in minimal.options
        ]
        was_there = any(cost[method] for method in ("PUT", "PATCH", "DELETE"))
        return gets(len([identity for identity in ids if identity]) if was_there else 0)

    def name_checks(self, options: Mapping[str, Any]) -> Requests:
        """Return the cost of checking, before a creation, that referenced objects exist where ISE stores names."""
        names = self._row.resource.names.items()
        left_to_ise = tuple(option for option, stored in names if stored.checked_by == "ise")
        return self.name_explanations(options) - self.name_explanations(options, left_to_ise)

    def name_explanations(self, options: Mapping[str, Any], only: tuple[str, ...] | None = None) -> Requests:
        """Return the cost of checking that referenced objects exist where ISE stores names; ``only`` for these options."""
        reads = [
            1 if target.endpoint.by_name else 2
            for option, target in self._row.resource.checked_names.items()
            if only is None or option in only
            for value in [trees.at(options, tuple(option.split("."))) or []]
            for _name in ([value] if isinstance(value, str) else value)
        ]
        return gets(sum(reads))

    def explanations(self, options: Mapping[str, Any]) -> Requests:
        """Return the cost of explaining a refused creation: names that do not exist, and objects with the same address."""
        members = trees.members(options.get(self._row.exclusive)) if self._row.exclusive else []
        return self.name_explanations(options) + gets(len(members))

    def discover_name_url(self) -> Requests:
        """Return the cost of discovering that ``/name/`` is missing."""
        return ONE_READ if self._row.by_name_since and not self._name_url else NOTHING

    def discover_patch(self, cost: Requests, *, release_known: bool = False) -> Requests:
        """Return the cost of discovering that PATCH is missing, if ``cost`` contains an update."""
        tries = cost["PUT"] and self._row.patch_since and not self.patches and not release_known
        return Counter(PATCH=1) if tries else NOTHING

    def discover_release(self, cost: Requests) -> Requests:
        """Return the cost of reading the release: for DELETE, or for required options, where not all releases have them."""
        later = any(
            len(leaf.path) == 1 and leaf.attribute.required and leaf.attribute.since
            for leaf in self._row.resource.leaves
        )
        return ONE_READ if (cost["DELETE"] and self._row.delete_since) or (cost["POST"] and later) else NOTHING


def without_writes(cost: Requests) -> Requests:
    """Return the part of the cost that check mode sends."""
    return Counter({method: number for method, number in cost.items() if method not in _WRITES})


def pages(number: int, *, details: bool = False) -> Requests:
    """Return the cost of a list with this number of objects, and of each of them with ``details``."""
    return Counter(GET=max(1, -(-number // 100)) + (number if details else 0))
