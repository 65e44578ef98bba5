# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One row of the truth matrix: what a module is, said by hand and apart from its declaration.

A module joins the matrix with one file in :mod:`rows` that defines ``ROW``, or ``ROWS`` where an info module reads several
kinds. Every test here then runs for it, on every release. Everything a row says is what users write and what ISE stores;
nothing in it is computed from the code under test.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils._releases import release_of
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Block, Leaf, Resource, is_within
from ansible_collections.openise.ise.plugins.module_utils._tasks.base import InfoTask, ResourceTask
from ansible_collections.openise.ise.tests.truth import trees

ALL_RELEASES = ("2.7", "3.0", "3.1", "3.2", "3.4", "3.5")
RELEASES = ("3.0", "3.1", "3.4", "3.5")  # between 3.1 and 3.4 nothing but PATCH (3.2) has changed
CANARY = "canary"  # part of every secret in a row, so that a leak of any of them is found

_COLLECTION = "ansible_collections.openise.ise"


def before(release: str, since: str) -> bool:
    """Tell whether ``release`` is older than ``since``; an empty ``since`` means always there."""
    return bool(since) and (release_of(release) or (0, 0)) < (release_of(since) or (0, 0))


@dataclass(frozen=True)
class Example:
    """What a user writes, and the document ISE then holds: without id, with the true secrets.

    ``implied`` are options that follow from those given. ``shown`` are options that a user who looks for them finds
    afterwards although nobody gave them. With ``chosen``, ISE chose them when the object was created, so that the task reads
    and returns them.
    """

    options: Mapping[str, Any]
    stored: Mapping[str, Any]
    shown: Mapping[str, Any] = field(default_factory=dict)
    chosen: bool = False
    implied: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Along:
    """What goes with a change: options that come, those among them that the user must give, and options or blocks that go.

    A value that is not the same for users and in ISE is an :class:`Other`. What goes can only be told with PUT.
    """

    comes: Mapping[str, Any] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)
    goes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Other:
    """A second value of an option, what ISE stores for it, and what else changes with it."""

    value: Any
    stored: Any
    along: Along = Along()


@dataclass(frozen=True)
class Small:
    """An option that tests change when it does not matter what changes: two values that no example has.

    ``stored`` is what ISE holds for them, where that is something else.
    """

    option: str
    values: tuple[Any, Any]
    stored: tuple[Any, Any] | None = None

    def held(self, number: int) -> Any:
        """Return what ISE holds for a value."""
        return (self.stored or self.values)[number]


DESCRIPTION = Small("description", ("first words", "second words"))


@dataclass(frozen=True)
class Row:
    """One resource with its writing module and its info module (both by name; no writing module where users only read).

    * ``key`` are the options that identify an object; ``named_by`` is the one that ISE shows as its name in lists, if any does.
      ``narrowed_by`` are further options that tell objects with the same key apart.
      ``filtered_by`` are those of a key without name by which ISE filters. ``copies`` gives, for a number, what makes a copy
      of ``minimal`` another object, where that is not the name.
    * ``set_by_ise`` is what ISE sets besides in the document of ``full``, and nobody else can.
    * ``kind`` is the ``type`` by which an info module that reads several ERS resources is asked for this one.
    * ``account`` is who may touch the objects: "admin", or "sponsor" with options of its own. ``given`` are options that
      every task that writes is given besides, because ISE never tells them.
    * ``small`` is an option for small changes, None where ISE cannot change an object at all.
    * ``minimal`` is the smallest object there is; ``full`` gives every option a value that is not ISE's default;
      ``examples`` are further ones worth a life cycle. ``objects`` are what they refer to, by ERS resource.
    * ``others`` are second values, where one cannot be made up from the first; None where there is no second value of
      its own. ``alternatives`` maps options that cannot be beside others of ``full`` to the example that has them; ``beside``
      says for a block what else ``minimal`` gets when the block is added to it. ``spelled`` are other ways to write values of
      ``full``; ``equivalent`` two wire values of one meaning.
    * ``stored_when_cleared`` is what ISE holds for a cleared option when that is not nothing. ``uncleared`` are options
      and blocks that cannot be cleared, with words of the sentence that says so. ``left_to_ise`` are options whose empty
      value leaves the choice to ISE, so that any value ISE has is right; ``additive`` lists keep members left out, in
      ``ordered`` ones the order matters.
    * ``rename`` is a name ``minimal`` may be given, if objects can be renamed. ``found_by`` gives, for every filter of the
      info module, a value that finds ``full`` and not ``minimal``; ``found_in`` the example that it finds instead of ``full``,
      ``found_whole`` filters that compare whole values only.
    * ``name_url`` and ``patch`` are the first releases with ``/name/`` and PATCH (empty: none has it), ``delete`` the first
      with DELETE (empty: all have it); a name with a character of ``not_in_urls`` is found through the list.
      ``filters_miss``: what ISE's filters do not find is looked for in the whole list. ``filters_doubted``: so is an object
      whose key they do not find. ``shown_by_name`` are references that ISE shows by name instead of by id.
    * ``unproven`` maps options of which nobody knows whether ISE changes them to the simulator's switch for that.
    * ``later`` are options that ISE takes only of objects that exist. ``flagged`` maps options to the ERS attribute that tells
      whether they have a value. ``joined`` are lists that ISE keeps as one text, with commas.
    * ``counted`` are ERS attributes by which ISE counts, or dates, changes. ``plain`` are secrets ISE shows where it masks
      others, ``masked`` those it masks where it shows others, ``used_once`` those it refuses to be given again.
      ``in_use`` names the option, with its values, without which a secret means nothing, so that it may be lost.
      ``merges``: a PUT keeps what it leaves out, so that no secret must be sent again.
    * ``switches`` are those of the simulator that only this resource has, with values that make no difference to a life;
      ``situations`` those that do make one, with the tests they belong to.
    """

    module: str
    info: str
    minimal: Example
    full: Example
    name_url: str
    patch: str
    rename: str = ""
    key: tuple[str, ...] = ("name",)
    named_by: str = "name"
    narrowed_by: tuple[str, ...] = ()
    filtered_by: tuple[str, ...] = ()
    copies: Callable[[int], Mapping[str, Any]] | None = None
    kind: str = ""
    set_by_ise: Mapping[str, Any] = field(default_factory=dict)
    account: str = "admin"
    given: Mapping[str, Any] = field(default_factory=dict)
    small: Small | None = DESCRIPTION
    examples: Mapping[str, Example] = field(default_factory=dict)
    others: Mapping[str, Other | None] = field(default_factory=dict)
    alternatives: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, Along] = field(default_factory=dict)
    stored_when_cleared: Mapping[str, Any] = field(default_factory=dict)
    uncleared: Mapping[str, str] = field(default_factory=dict)
    left_to_ise: tuple[str, ...] = ()
    additive: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()
    spelled: Mapping[str, Any] = field(default_factory=dict)
    objects: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    equivalent: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    found_by: Mapping[str, str] = field(default_factory=dict)
    found_in: Mapping[str, str] = field(default_factory=dict)
    filters_doubted: bool = False
    shown_by_name: tuple[str, ...] = ()
    found_whole: tuple[str, ...] = ()
    not_in_urls: str = "/"
    filters_miss: bool = False
    delete: str = ""
    unproven: Mapping[str, str] = field(default_factory=dict)
    later: tuple[str, ...] = ()
    flagged: Mapping[str, str] = field(default_factory=dict)
    joined: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    masked: tuple[str, ...] = ()
    used_once: tuple[str, ...] = ()
    merges: bool = False
    in_use: Mapping[str, tuple[str, tuple[Any, ...]]] = field(default_factory=dict)
    switches: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    situations: Mapping[str, str] = field(default_factory=dict)
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
        if self.kind:
            return self.info_task.kinds[self.kind]
        return self.task.resource if self.module else self.info_task.resource

    def __str__(self) -> str:
        return "-".join(word for word in (self.module or self.info, self.kind) if word)

    @property
    def found_by_name(self) -> bool:
        """Tell whether the name that lists show identifies an object."""
        return self.key == (self.named_by,)

    def key_of(self, example: Example) -> dict[str, Any]:
        """Return the options that identify an object."""
        return {option: example.options[option] for option in self.key if option in example.options}

    def held_key(self, example: Example) -> dict[str, Any]:
        """Return the ERS attributes that identify an object, with their values."""
        wires = [self.resource.leaf((option,)).api_path[0] for option in self.key]
        return {wire: example.stored[wire] for wire in wires if wire in example.stored}

    def copy(self, example: Example, number: int) -> dict[str, Any]:
        """Return the document of another object like an example."""
        if self.copies is not None:
            return {**example.stored, **self.copies(number)}
        name = self.resource.leaf((self.named_by,)).api_path[0]
        return {**example.stored, name: f"{example.stored[name]} {number:03}"}

    def renamed(self, example: Example) -> Example:
        """Return an example under the other name."""
        stored = {**example.stored, self.resource.leaf((self.named_by,)).api_path[0]: self.rename}
        return replace(example, options={**example.options, self.named_by: self.rename}, stored=stored)

    @property
    def path(self) -> str:
        """Return the ERS path of the resource."""
        return self.resource.path

    def lives(self) -> Mapping[str, Example]:
        """Return all examples by name."""
        return {"minimal": self.minimal, "full": self.full, **self.examples}

    def on(self, release: str, example: Example) -> Example:
        """Return an example without what ``release`` does not have. It is shared by all cases: do not change it."""
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
            if before(release, leaf.field.since):
                trees.remove(options, leaf.path)
                trees.remove(stored, leaf.api_path)
        return replace(example, options=options, stored=stored)

    def leaves(self) -> Iterator[Leaf]:
        """Yield what users can set: all leaves that are neither computed nor set by ISE alone."""
        for leaf in self.resource.leaves:
            if not leaf.field.derive and not leaf.field.read_only:
                yield leaf

    def available(self, release: str) -> list[Leaf]:
        """Return the leaves that ``full``, or an alternative to it, sets on a release, without the key."""
        return [
            leaf
            for leaf in self.leaves()
            if leaf.option not in self.key
            and not before(release, leaf.field.since)
            and trees.at(self.home(leaf).options, leaf.path) is not None
        ]

    def home(self, leaf: Leaf) -> Example:
        """Return the example that gives an option its value: ``full``, unless that cannot."""
        name = self.alternatives.get(leaf.option)
        return self.examples[name] if name else self.full

    def lacking(self, release: str) -> list[Leaf]:
        """Return the leaves a release does not have."""
        return [leaf for leaf in self.leaves() if before(release, leaf.field.since)]

    def blocks(self, release: str) -> list[Block]:
        """Return the blocks of which a release has at least one leaf that ``full`` sets."""
        paths = [leaf.path for leaf in self.available(release) if leaf.option not in self.alternatives]
        return [block for block in self.resource.blocks if any(is_within(path, block.path) for path in paths)]

    def below(self, block: Block, release: str) -> list[Leaf]:
        """Return the leaves of a block that ``full`` sets on a release."""
        return [
            leaf
            for leaf in self.available(release)
            if is_within(leaf.path, block.path) and leaf.option not in self.alternatives
        ]

    def going(self, along: Along) -> list[Leaf]:
        """Return the options that go with a change, those of blocks included."""
        return [
            leaf
            for leaf in self.leaves()
            if any(leaf.option == name or leaf.option.startswith(f"{name}.") for name in along.goes)
        ]

    def coming(self, along: Along, release: str) -> list[tuple[Leaf, Other]]:
        """Return the options, with their values, that a change brings on a release."""
        lacking = {leaf.option for leaf in self.lacking(release)}
        values = {
            option: value if isinstance(value, Other) else Other(value, value)
            for option, value in {**along.comes, **along.given}.items()
            if option not in lacking
        }
        return [(leaf, values[leaf.option]) for leaf in self.leaves() if leaf.option in values]

    def holding(self, stored: Mapping[str, Any], leaf: Leaf, value: Any) -> dict[str, Any]:
        """Return a document that holds another value of an option; None is nothing."""
        flag = self.flagged.get(leaf.option)
        return trees.having(stored, (leaf.api_path, value), *([((flag,), bool(value))] if flag else []))

    def members(self, stored: Any, leaf: Leaf) -> list[Any]:
        """Return the members of a list that a document holds."""
        value = trees.at(stored, leaf.api_path) or []
        return str(value).split(",") if leaf.option in self.joined else list(value)

    def other(self, leaf: Leaf) -> Other | None:
        """Return the second value of an option; made up from the first where the row does not say."""
        if leaf.option in self.others:
            return self.others[leaf.option]
        first = trees.at(self.home(leaf).options, leaf.path)
        if leaf.field.choices:
            words = list(leaf.field.choices)
            word = words[(words.index(first) + 1) % len(words)]
            return Other(word, leaf.field.choices[word])
        if isinstance(first, bool):
            return Other(not first, not first)
        if isinstance(first, int):
            number = first + 1 if leaf.field.maximum is None or first < leaf.field.maximum else first - 1
            return Other(number, number)
        if isinstance(first, list):
            return Other([*first[1:], f"{first[0]}.two"], [*first[1:], f"{first[0]}.two"])
        text = f"{str(first)[:-1]}{'Y' if str(first).endswith('Z') else 'Z'}"
        return Other(text, text)

    def secrets(self, release: str) -> list[Leaf]:
        """Return the secrets that ``full`` sets on a release."""
        return [leaf for leaf in self.available(release) if leaf.field.secret]


@cache
def rows() -> list[Row]:
    """Return all rows, by the names of their files."""
    folder = Path(__file__).parent / "rows"
    names = sorted(path.stem for path in folder.glob("[a-z]*.py"))
    files = [importlib.import_module(f"{_COLLECTION}.tests.truth.rows.{name}") for name in names]
    return [row for file in files for row in getattr(file, "ROWS", ()) or (file.ROW,)]
