# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where ISE keeps the objects of a resource, how one is found, and what no other word says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, Literal

from .._types.codec import Codec
from .._types.place import Place
from .attribute import Path


@dataclass(frozen=True)
class Endpoint:
    """What ERS serves for a resource.

    * ``path`` is the part after ``/ers/config/``, ``envelope`` the JSON root key.
    * ``by_name`` says whether ``/name/{name}`` exists on any release; ``name_escapes`` are the characters written differently
      there.
    * ``put`` says whether PUT replaces the object, merges what it carries, or is missing ("").
    * ``since``, ``create_since``, ``patch_since`` and ``delete_since`` are the first releases with the resource, with POST, with
      PATCH (empty: there is none), with DELETE.
    * ``sort_by`` is the API attribute that lists are sorted by. ``filters_miss``: ISE's filters were seen to miss objects, so
      lists are read whole and compared here, and a name that a filter does not find is looked for in the whole list.
    * ``key_variants`` maps API keys, and words in lists, to what other releases write instead.
    * ``empty_is_404``: the list was seen to answer 404 where there are no objects. Any other list that does fails.
    * ``max_parallel_writes`` is how many objects may be written at a time, 0 for no such limit.
    * ``sponsored`` objects are shown to, and taken from, sponsors only.
    """

    path: str
    envelope: str
    keyword_only: KW_ONLY
    by_name: bool = False
    name_escapes: Mapping[str, str] = field(default_factory=dict)
    put: Literal["replace", "merge", ""] = "replace"
    since: str = ""
    create_since: str = ""
    patch_since: str = ""
    delete_since: str = ""
    sort_by: str = "name"
    filters_miss: bool = False
    key_variants: Mapping[str, str] = field(default_factory=dict)
    empty_is_404: bool = False
    max_parallel_writes: int = 0
    sponsored: bool = False


@dataclass(frozen=True)
class Hierarchy:
    """Names that are paths: ``separator`` between levels, ``roots`` levels that exist without a parent."""

    separator: str
    roots: int

    def parent(self, name: str) -> str | None:
        """Return the name of the parent, or None for a root."""
        levels = name.split(self.separator)
        return None if len(levels) <= self.roots else self.separator.join(levels[:-1])


@dataclass(frozen=True, kw_only=True)
class Identity:
    """How an object is found.

    * ``key`` names the options that identify it; one with a server default may be left out. ``listed_as`` is the option that ISE
      shows as ``name`` in lists and takes in ``/name/`` URLs, empty where lists show no names.
    * Where the key is something else, ``key_filters`` maps those of its options ISE can filter by to API filter fields; the
      rest is compared here. For a reference, a filter called like its attribute gets the id, any other the number, if the objects
      have one, or the name. Without
      ``key_filters_proven`` an empty answer is not believed.
    * ``narrowed_by`` are options that distinguish objects with the same key: where they are given, one of them must fit; a list
      fits if it shares a member.
    * ``also_found_by`` is an option whose number users may write to refer to an object instead of its name.
    * ``unlisted`` maps names of objects that no list shows to their ids, which are the same on every ISE.
    * ``built_in`` are names of built-in objects, in addition to those that are known by their ids; ``built_in_ending`` is how the
      names of others end.
    * ``hierarchy``: names are paths. ``parents_in`` is an option with the path of the parent, whose levels are names of objects
      of the same resource, with ``parents_separator`` between them.
    * ``listed_form`` is the canonical form of a name that lists show, where ISE has several for the same object.
    * ``name_joins_key``: ISE itself names objects by the names of the objects in the key, with this text between them.
    """

    key: tuple[str, ...] = ("name",)
    listed_as: str = "name"
    key_filters: Mapping[str, str] = field(default_factory=dict)
    key_filters_proven: bool = True
    narrowed_by: tuple[str, ...] = ()
    also_found_by: str = ""
    unlisted: Mapping[str, str] = field(default_factory=dict)
    built_in: tuple[str, ...] = ()
    built_in_ending: str = ""
    hierarchy: Hierarchy | None = None
    parents_in: str = ""
    parents_separator: str = ""
    listed_form: Callable[[str], str] | None = None
    name_joins_key: str = ""

    @property
    def options(self) -> tuple[str, ...]:
        """Return all options that say which object is meant."""
        return (*self.key, *self.narrowed_by)

    @property
    def is_listed_name(self) -> bool:
        """Return whether the name ISE lists is what identifies an object."""
        return self.key == (self.listed_as,)


@dataclass(frozen=True, kw_only=True)
class Hooks:
    """What a resource has beyond its attributes.

    * ``complete`` completes the desired values of an object, given these and a function that returns its current values (None
      for a new one); it raises ``ValueError`` with the reason and the fix. ``helper_options`` are options that only help it.
    * ``check_all`` compares the desired values of many objects, each with its place in the user's files. It returns sentences
      about what cannot be right, and about what ISE may refuse.
    * ``document`` translates whole documents whose attributes only make sense together.
    * ``deployable`` objects have no effect on network devices until they are deployed.
    """

    complete: Callable[[dict[Path, Any], Callable[[Path], Any]], dict[Path, Any]] | None = None
    helper_options: tuple[str, ...] = ()
    check_all: Callable[[Sequence[tuple[Place, Mapping[Path, Any]]]], tuple[list[str], list[str]]] | None = None
    document: Codec | None = None
    deployable: bool = False
