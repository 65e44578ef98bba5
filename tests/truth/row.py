# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One row of the truth matrix: the behaviour of a module, written by hand and independently of its declaration.

A module joins the matrix with one file in :mod:`rows` that defines ``ROW``, or ``ROWS`` where an info module reads several
types. Every test of the matrix then runs for it, on every release. A row contains what users write and what ISE stores.
It uses the words of the declaration language, but none of its values is computed from the code under test.
"""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._releases import release_of
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import Integer
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Branch, Leaf, Resource, is_within
from ansible_collections.openise.ise.plugins.module_utils._tasks.info import InfoTask
from ansible_collections.openise.ise.plugins.module_utils._tasks.resource import ResourceTask
from ansible_collections.openise.ise.tests.truth import trees

ALL_RELEASES = ("2.7", "3.0", "3.1", "3.2", "3.4", "3.5")
RELEASES = ("3.0", "3.1", "3.4", "3.5")  # between 3.1 and 3.4 only PATCH (3.2) changed
CANARY = "canary"  # part of every secret in a row, so that tests find leaks

_COLLECTION = "ansible_collections.openise.ise"


def before(release: str, since: str) -> bool:
    """Return whether ``release`` is older than ``since``; an empty ``since`` means every release has it."""
    return bool(since) and (release_of(release) or (0, 0)) < (release_of(since) or (0, 0))


@dataclass(frozen=True)
class Example:
    """What a user writes, and the document that ISE stores for it: without id, with the real secrets.

    * ``sets``: options that follow from those given.
    * ``shown``: options that the info module returns although nobody gave them. With ``chosen_by_server`` ISE chose them
      when it created the object, so that the task reads the new object and returns them.
    """

    options: Mapping[str, Any]
    stored: Mapping[str, Any]
    shown: Mapping[str, Any] = field(default_factory=dict)
    chosen_by_server: bool = False
    sets: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class SideEffects:
    """Other options that change together with one option.

    * ``added``: options that get a value. ``required``: those of them that the user must give.
    * ``removed``: options or blocks that lose their value, which only PUT can express.

    Where the values for users and for ISE differ, the value is a :class:`SecondValue`.
    """

    added: Mapping[str, Any] = field(default_factory=dict)
    required: Mapping[str, Any] = field(default_factory=dict)
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class SecondValue:
    """A second value of an option, what ISE stores for it, and its side effects."""

    value: Any
    stored: Any
    side_effects: SideEffects = SideEffects()


@dataclass(frozen=True)
class SmallChange:
    """The option that a test changes when any change will do: two values that no example has.

    ``stored``: what ISE stores for them, where that differs.
    """

    option: str
    values: tuple[Any, Any]
    stored: tuple[Any, Any] | None = None

    def stored_value(self, number: int) -> Any:
        """Return what ISE stores for a value."""
        return (self.stored or self.values)[number]


DESCRIPTION = SmallChange("description", ("first words", "second words"))


@dataclass(frozen=True)
class Row:
    """One resource with its writing module and its info module, both by name.

    Modules:

    * ``module`` (empty: users can only read), ``info``. ``info_type``: the ``type`` that an info module for several ERS
      resources needs for this one.
    * ``account``: the role that uses the objects, "admin", or "sponsor" with login options of its own. ``always_given``:
      write-only options that every writing task needs.

    Identity:

    * ``key``: options that identify an object. ``listed_as``: the option that lists show as name (empty: none).
      ``narrowed_by``: further options that distinguish objects with the same key.
    * ``key_filters``: options of a key without name that ISE can filter by. ``key_filters_proven``: if false, an empty
      result is followed by the whole list. ``filters_miss``: ISE's filters miss objects, so that the whole list follows.
    * ``rename``: another name for ``minimal``, if objects can be renamed. ``copies``: for a number, the attributes that make
      a copy of ``minimal`` another object, where that is not the name.
    * ``not_in_name_urls``: characters of names that are looked up in the list instead of ``/name/``.

    Objects:

    * ``minimal``: the smallest object. ``full``: every option has a value that is not the default of the server.
      ``examples``: further objects worth a life cycle. ``objects``: the objects they refer to, by ERS resource.
    * ``computed``: attributes of ``full`` that only ISE sets. ``change_counters``: attributes that count or date changes.
    * ``small_change``: an option for small changes (None: ISE cannot change the object).
    * ``second_values``: second values that cannot be derived from the first (None: there is none). ``other_forms``: other
      ways to write values of ``full``. ``equivalent_values``: two ERS values with one meaning.
    * ``example_of``: option that other options of ``full`` exclude -> the example that has it. ``block_side_effects``: what
      else ``minimal`` gets when a block is added to it.

    Behaviour of options:

    * ``stored_when_cleared``: what ISE stores for a cleared option, where that is a value. ``not_clearable``: options and
      blocks that cannot be cleared -> words of the error message. ``cleared_with``: option -> ERS flag that says whether it
      has a value.
    * ``chosen_by_server``: options whose empty value lets ISE choose. ``additive``: lists that keep members left out.
      ``ordered``: lists with an order. ``codec``: lists that ISE stores as one string -> separator.
    * ``in_headers``: options that requests and responses have in a list of headers, and the simulator's store by their keys.
    * ``shown_as``: references that ISE returns by name instead of id, by default.
    * ``after_create``: options for existing objects only. ``verify``: options that ISE may not change -> the switch for that.
    * ``used_by``: ERS resources whose objects may use these -> the document of the user with a number, given the name and id
      of the object it uses. A deletion asks for the users of each resource once.
    * ``exclusive``: the list of which no two objects can have the same member; a refused write looks for the other object.
    * ``unmasked``: secrets that ISE shows where it masks others. ``always_masked``: secrets that it masks where it shows
      others. ``not_reusable``: secrets that it rejects when they are sent again.
    * ``relevant_when``: secret -> the option, with its values, that makes it relevant; with others it may be lost.

    Info module:

    * ``filters``: for every filter, a value that finds ``full`` and not ``minimal``. ``filter_examples``: the example that
      it finds instead of ``full``. ``whole_value_filters``: filters that compare whole values only.

    Releases:

    * ``by_name_since`` and ``patch_since``: first releases with ``/name/`` and PATCH (empty: none). ``delete_since``: first
      release with DELETE (empty: all). ``put``: PUT replaces the object, or "merge": it keeps what it does not contain.
    * ``releases``: releases to test.
    * ``switches``: switches of the simulator for this resource alone, with values that do not change a life cycle.
      ``switch_tests``: those that do -> where they are tested.
    """

    module: str
    info: str
    minimal: Example
    full: Example
    by_name_since: str
    patch_since: str
    rename: str = ""
    key: tuple[str, ...] = ("name",)
    listed_as: str = "name"
    narrowed_by: tuple[str, ...] = ()
    key_filters: tuple[str, ...] = ()
    copies: Callable[[int], Mapping[str, Any]] | None = None
    info_type: str = ""
    computed: Mapping[str, Any] = field(default_factory=dict)
    account: str = "admin"
    always_given: Mapping[str, Any] = field(default_factory=dict)
    small_change: SmallChange | None = DESCRIPTION
    examples: Mapping[str, Example] = field(default_factory=dict)
    second_values: Mapping[str, SecondValue | None] = field(default_factory=dict)
    example_of: Mapping[str, str] = field(default_factory=dict)
    block_side_effects: Mapping[str, SideEffects] = field(default_factory=dict)
    stored_when_cleared: Mapping[str, Any] = field(default_factory=dict)
    not_clearable: Mapping[str, str] = field(default_factory=dict)
    chosen_by_server: tuple[str, ...] = ()
    additive: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()
    other_forms: Mapping[str, Any] = field(default_factory=dict)
    objects: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    equivalent_values: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    filters: Mapping[str, str] = field(default_factory=dict)
    filter_examples: Mapping[str, str] = field(default_factory=dict)
    key_filters_proven: bool = True
    shown_as: tuple[str, ...] = ()
    whole_value_filters: tuple[str, ...] = ()
    not_in_name_urls: str = "/"
    filters_miss: bool = False
    delete_since: str = ""
    verify: Mapping[str, str] = field(default_factory=dict)
    after_create: tuple[str, ...] = ()
    cleared_with: Mapping[str, str] = field(default_factory=dict)
    codec: Mapping[str, str] = field(default_factory=dict)
    in_headers: tuple[str, ...] = ()
    exclusive: str = ""
    used_by: Mapping[str, Callable[[int, str, str], Mapping[str, Any]]] = field(default_factory=dict)
    change_counters: tuple[str, ...] = ()
    unmasked: tuple[str, ...] = ()
    always_masked: tuple[str, ...] = ()
    not_reusable: tuple[str, ...] = ()
    put: str = "replace"
    relevant_when: Mapping[str, tuple[str, tuple[Any, ...]]] = field(default_factory=dict)
    switches: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    switch_tests: Mapping[str, str] = field(default_factory=dict)
    releases: tuple[str, ...] = RELEASES

    @cached_property
    def task(self) -> ResourceTask:
        """Return the task of the writing module."""
        task = importlib.import_module(f"{_COLLECTION}.plugins.modules.{self.module}").TASK
        assert isinstance(task, ResourceTask)
        return task

    @cached_property
    def info_task(self) -> InfoTask:
        """Return the task of the info module."""
        task = importlib.import_module(f"{_COLLECTION}.plugins.modules.{self.info}").TASK
        assert isinstance(task, InfoTask)
        return task

    @property
    def resource(self) -> Resource:
        """Return the declaration."""
        if self.info_type:
            return self.info_task.kinds[self.info_type]
        return self.task.resource if self.module else self.info_task.resource

    def __str__(self) -> str:
        return "-".join(word for word in (self.module or self.info, self.info_type) if word)

    @property
    def is_listed_name(self) -> bool:
        """Return whether the name in lists identifies an object."""
        return self.key == (self.listed_as,)

    def key_of(self, example: Example) -> dict[str, Any]:
        """Return the options that identify an object."""
        return {option: example.options[option] for option in self.key if option in example.options}

    def stored_key(self, example: Example) -> dict[str, Any]:
        """Return the ERS attributes that identify an object, with their values."""
        wires = [self.resource.leaf((option,)).api_path[0] for option in self.key]
        return {wire: example.stored[wire] for wire in wires if wire in example.stored}

    def copy(self, example: Example, number: int) -> dict[str, Any]:
        """Return the document of another object like an example."""
        if self.copies is not None:
            return {**example.stored, **self.copies(number)}
        name = self.resource.leaf((self.listed_as,)).api_path[0]
        return {**example.stored, name: f"{example.stored[name]} {number:03}"}

    def renamed(self, example: Example) -> Example:
        """Return an example with the other name."""
        stored = {**example.stored, self.resource.leaf((self.listed_as,)).api_path[0]: self.rename}
        return replace(example, options={**example.options, self.listed_as: self.rename}, stored=stored)

    @property
    def path(self) -> str:
        """Return the ERS path of the resource."""
        return self.resource.endpoint.path

    def all_examples(self) -> Mapping[str, Example]:
        """Return all examples by name."""
        return {"minimal": self.minimal, "full": self.full, **self.examples}

    def for_release(self, release: str, example: Example) -> Example:
        """Return an example without the options that ``release`` lacks. All cases share it: do not change it."""
        key = (release, repr(self.key_of(example)))
        if key not in self._pruned:
            self._pruned[key] = self._without_later_options(release, example)
        return self._pruned[key]

    @cached_property
    def _pruned(self) -> dict[tuple[str, str], Example]:
        return {}

    def _without_later_options(self, release: str, example: Example) -> Example:
        options, stored = trees.having(example.options), trees.having(example.stored)
        for leaf in self.leaves():
            if before(release, leaf.attribute.since):
                trees.remove(options, leaf.path)
                trees.remove(stored, leaf.api_path)
        return replace(example, options=options, stored=stored)

    def leaves(self) -> Iterator[Leaf]:
        """Yield the leaves that users can set: neither derived nor computed."""
        for leaf in self.resource.leaves:
            if leaf.attribute.is_option:
                yield leaf

    def available(self, release: str) -> list[Leaf]:
        """Return the leaves that ``full``, or the example instead of it, sets on a release, without the key."""
        return [
            leaf
            for leaf in self.leaves()
            if leaf.option not in self.key
            and not before(release, leaf.attribute.since)
            and trees.at(self.example_with(leaf).options, leaf.path) is not None
        ]

    def example_with(self, leaf: Leaf) -> Example:
        """Return the example that contains an option: ``full``, or the one in ``example_of``."""
        name = self.example_of.get(leaf.option)
        return self.examples[name] if name else self.full

    def unavailable(self, release: str) -> list[Leaf]:
        """Return the leaves that a release lacks."""
        return [leaf for leaf in self.leaves() if before(release, leaf.attribute.since)]

    def blocks(self, release: str) -> list[Branch]:
        """Return the blocks with at least one leaf that ``full`` sets on a release."""
        paths = [leaf.path for leaf in self.available(release) if leaf.option not in self.example_of]
        return [block for block in self.resource.branches if any(is_within(path, block.path) for path in paths)]

    def leaves_below(self, block: Branch, release: str) -> list[Leaf]:
        """Return the leaves of a block that ``full`` sets on a release."""
        return [
            leaf
            for leaf in self.available(release)
            if is_within(leaf.path, block.path) and leaf.option not in self.example_of
        ]

    def removed(self, effects: SideEffects) -> list[Leaf]:
        """Return the options that lose their value, including those in blocks."""
        return [
            leaf
            for leaf in self.leaves()
            if any(leaf.option == name or leaf.option.startswith(f"{name}.") for name in effects.removed)
        ]

    def added(self, effects: SideEffects, release: str) -> list[tuple[Leaf, SecondValue]]:
        """Return the options that get a value on a release, with their values."""
        lacking = {leaf.option for leaf in self.unavailable(release)}
        values = {
            option: value if isinstance(value, SecondValue) else SecondValue(value, value)
            for option, value in {**effects.added, **effects.required}.items()
            if option not in lacking
        }
        return [(leaf, values[leaf.option]) for leaf in self.leaves() if leaf.option in values]

    def with_value(self, stored: Mapping[str, Any], leaf: Leaf, value: Any) -> dict[str, Any]:
        """Return a document with another value of an option; None removes it."""
        flag = self.cleared_with.get(leaf.option)
        return trees.having(stored, (leaf.api_path, value), *([((flag,), bool(value))] if flag else []))

    def members(self, stored: Any, leaf: Leaf) -> list[Any]:
        """Return the elements of a list in a document."""
        value = trees.at(stored, leaf.api_path) or []
        return str(value).split(self.codec[leaf.option]) if leaf.option in self.codec else list(value)

    def second_value(self, leaf: Leaf) -> SecondValue | None:
        """Return the second value of an option; derived from the first where the row has none."""
        if leaf.option in self.second_values:
            return self.second_values[leaf.option]
        first = trees.at(self.example_with(leaf).options, leaf.path)
        if leaf.attribute.choices:
            words = list(leaf.attribute.choices)
            word = words[(words.index(first) + 1) % len(words)]
            return SecondValue(word, leaf.attribute.choices[word])
        if isinstance(first, bool):
            return SecondValue(not first, not first)
        if isinstance(first, int):
            limits = leaf.attribute.range if isinstance(leaf.attribute, Integer) else None
            number = first + 1 if limits is None or first < limits[1] else first - 1
            return SecondValue(number, number)
        if isinstance(first, list):
            return SecondValue([*first[1:], f"{first[0]}.two"], [*first[1:], f"{first[0]}.two"])
        text = f"{str(first)[:-1]}{'Y' if str(first).endswith('Z') else 'Z'}"
        return SecondValue(text, text)

    def secrets(self, release: str) -> list[Leaf]:
        """Return the secrets that ``full`` sets on a release."""
        return [leaf for leaf in self.available(release) if leaf.attribute.secret]


@cache
def rows_by_file() -> dict[str, tuple[Row, ...]]:
    """Return the rows of every file in :mod:`rows`, by the name of the file."""
    names = sorted(path.stem for path in (Path(__file__).parent / "rows").glob("[a-z]*.py"))
    files = {name: importlib.import_module(f"{_COLLECTION}.tests.truth.rows.{name}") for name in names}
    return {name: tuple(getattr(file, "ROWS", ()) or (file.ROW,)) for name, file in files.items()}


@cache
def rows() -> list[Row]:
    """Return all rows, in the order of their files."""
    return [row for found in rows_by_file().values() for row in found]


def rows_named(name: str) -> list[Row]:
    """Return the rows of one file, or one row by the id it has in test names; raise LookupError if there is none."""
    found = list(rows_by_file().get(name, ())) or [row for row in rows() if str(row) == name]
    if not found:
        names = sorted({*rows_by_file(), *map(str, rows())})
        nearest = difflib.get_close_matches(name, names, 3) or names
        raise LookupError(f"The truth matrix has no row {name!r}. Use one of: {', '.join(nearest)}.")
    return found
