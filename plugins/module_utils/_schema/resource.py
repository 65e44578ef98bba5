# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The declaration language: what a resource of ISE is, said once.

A :class:`Resource` lists :class:`Field` objects under the names users write. Everything else is computed from it: the
argument spec in :mod:`argument_spec`, canonical and wire form in the engine, comparison in :mod:`comparison`. A wrong
declaration fails when it is imported.

Canonical form is what users write and read: option names, Python types, no ``None``. Wire form is what ERS sends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from .._releases import release_of
from .._types.codec import Codec
from .comparison import MERGED, STRICT, Comparison

KINDS = ("str", "int", "bool", "list", "dict", "map")
SELF = "self"


@dataclass(frozen=True)
class Field:
    """One attribute of a resource.

    Form:

    * ``kind`` is an Ansible type, or ``map`` for a dictionary with keys of the user's. A list of ``elements`` "dict"
      has ``fields`` like a dict.
    * ``api_name`` is the key in the parent's wire object (default: the name); with a leading slash it is a path from
      the root of the resource. ``codec`` translates values whose wire form differs.
    * ``since`` is the ISE release that introduced the attribute.

    Values:

    * ``required`` is needed to create an object (on releases that have it), in each element of a list, or, in a dict,
      when anything in it is written.
    * ``choices`` maps what users write to what ERS writes, "" where it writes nothing. ``lengths`` are the only
      allowed lengths of a string. ``pattern`` is what ISE takes for a new value, as a regular expression and in
      words; factory objects may have others.
    * ``server_default`` is what ISE means when the attribute is missing in an answer. ``create_default`` is what is
      sent when its block is written for the first time (at the top: when the object is created; in an element:
      always) and the user gave nothing.
    * ``equivalent_values`` lists pairs of values that ISE uses for one thing. ``convert`` brings a user's value into
      canonical form, must be idempotent, and raises ``ValueError`` with the reason and the fix.
    * ``filter_words`` maps values to how ISE's filters write them, where that is not as objects do.

    Secrets:

    * ``secret`` values are never shown. ``hidden`` ones ISE never returns; ``implied_by`` names the sibling whose
      presence tells that one exists. ``masked_if_missing`` is the secret every object has: where ISE does not show
      even that one, it shows none, and a missing one may be there.
    * ``generated``: ISE makes it up when the user gives none, and the creating task tells it.

    What becomes of it:

    * ``write_only`` values travel with their block but are not compared; a ``required`` one is needed for every
      write.
    * ``read_only`` describes what only ISE sets: it is shown, and is no option. ``derive`` computes a value users do
      not give.
    * ``not_clearable`` says why an existing value cannot be cleared, ``immutable`` that it cannot change at all,
      ``verify_after_update`` that ISE may accept a change and not make it, so that it is read back,
      ``after_creation`` that ISE takes it only of an object that exists, so that a creation is followed by an update.

    Beside others:

    * ``sets`` gives values to siblings that the user did not mention. ``cleared_with`` is the sibling whose false
      clears it, so that an empty value is not sent. ``replace_option`` names the option that says whether a map is
      all there is to be.
    * ``relevant_when`` are siblings, with their values with which this one matters: with others a secret may be lost,
      another value is not compared, and none is required.
    * ``exists_when`` is a sibling (with dots: an option below one) and its values with which the attribute exists;
      ISE refuses it with others.
    * A dict with ``api_name`` "." has no ERS object of its own: its suboptions are attributes of the one around it.
      ``enabled_by`` names the suboption of a dict without which ISE has none of the others: PEAP settings only where
      PEAP is allowed. Whoever gives one of them switches it on, ``{}`` switches it off. ``one_of`` names suboptions
      that must not all be off.

    Other objects:

    * ``ref`` is the resource whose objects are meant (:data:`SELF` for the own one): the user gives names, ISE wants
      and shows ids. Of a tuple of resources the first that has the name is meant. ``id_option`` is the option with
      which users give an id instead, because they may not look up names. ``shown_as`` finds the name in what ISE may
      show instead of an id, as a regular expression with one group."""

    NAMES: ClassVar[str] = r"[a-z][a-z0-9_]*"

    name: str
    kind: str = "str"
    api_name: str = ""
    elements: str = ""
    fields: tuple[Field, ...] = ()
    required: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    server_default: Any = None
    create_default: Any = None
    equivalent_values: tuple[tuple[Any, Any], ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    lengths: tuple[int, ...] = ()
    pattern: tuple[str, str] = ("", "")
    compare: Comparison = STRICT
    codec: Codec | None = None
    convert: Callable[[Any], Any] | None = None
    secret: bool = False
    hidden: bool = False
    implied_by: str = ""
    masked_if_missing: str = ""
    relevant_when: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    write_only: bool = False
    generated: bool = False
    read_only: str = ""
    derive: Callable[[Mapping[str, Any]], Any] | None = None
    not_clearable: str = ""
    immutable: bool = False
    verify_after_update: bool = False
    after_creation: bool = False
    cleared_with: str = ""
    sets: Mapping[str, Any] = field(default_factory=dict)
    replace_option: str = ""
    ref: Resource | str | tuple[Resource, ...] | None = None
    id_option: str = ""
    shown_as: str = ""
    filter_words: Mapping[str, str] = field(default_factory=dict)
    since: str = ""
    aliases: tuple[str, ...] = ()
    enabled_by: str = ""
    exists_when: tuple[str, tuple[Any, ...]] | None = None
    one_of: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        problems = [
            (self.kind not in KINDS, f"kind {self.kind!r} is not one of {KINDS}"),
            (
                (self.kind == "dict" or self.elements == "dict") != bool(self.fields),
                "a dict, and only a dict, has fields",
            ),
            ((self.kind == "list") != bool(self.elements), "a list, and only a list, has elements"),
            (self.kind == "list" and self.compare is STRICT, "a list must say how it is compared"),
            (
                bool(self.choices) and "str" not in (self.kind, self.elements),
                "choices are for strings and lists of them",
            ),
            (self.secret and self.kind != "str", "a secret is a string"),
            (self.hidden and not self.secret, "hidden is for secrets; use write_only"),
            (self.generated and not self.secret, "generated is for secrets"),
            (
                bool(self.id_option) and (self.ref is None or self.kind != "str"),
                "id_option is for a reference to one object",
            ),
            (bool(self.read_only) and (self.secret or self.required), "what only ISE sets is no option"),
            (bool(self.implied_by) and not self.hidden, "implied_by is for hidden secrets"),
            (
                bool(self.masked_if_missing) and (not self.secret or self.hidden),
                "masked_if_missing is for secrets ISE may show",
            ),
            (self.ref is not None and self.kind not in ("str", "list"), "a reference is a name, or a list of names"),
            (bool(self.replace_option) and self.compare is not MERGED, "replace_option is for maps that are merged"),
            (
                self.kind == "dict" and bool(self.compare is not STRICT or self.codec),
                "a dict is compared by its fields",
            ),
            (self.codec is not None and bool(self.choices), "choices are a codec of their own"),
            ((self.minimum is None) != (self.maximum is None), "give both minimum and maximum"),
            (self.minimum is not None and self.kind != "int", "a range is for integers"),
            (
                bool(self.pattern[0]) and (self.kind != "str" or self.secret),
                "a pattern is for strings that may be shown",
            ),
            (self.immutable and self.verify_after_update, "what cannot change need not be read back"),
            (
                self.kind != "dict" and bool(self.enabled_by or self.one_of or self.api_name == "."),
                "only a dict has suboptions",
            ),
            (self.secret and self.exists_when is not None, "of a secret say relevant_when"),
            (bool(self.since) and release_of(self.since) is None, f"since {self.since!r} is no release like 3.5"),
            (not re.fullmatch(self.NAMES, self.name), "names are snake_case"),
        ]
        for wrong, reason in problems:
            if wrong:
                raise ValueError(f"Field {self.name!r}: {reason}.")

    def encode(self, value: Any) -> Any:
        """Return the wire form of a canonical value."""
        if self.choices:
            return [self.choices[each] for each in value] if self.kind == "list" else self.choices[value]
        if self.codec:
            return self.codec.encode(value)
        if self.elements == "dict":
            return [
                {item.api_name or item.name: item.encode(each[item.name]) for item in self.fields if item.name in each}
                for each in value
            ]
        return value

    def one_of_same(self, value: Any) -> Any:
        """Return the value that stands for all values ISE uses for the same thing."""
        return next((kept for other, kept in self.equivalent_values if other == value), value)

    def decode(self, value: Any) -> Any:
        """Return the canonical form of a wire value; tolerates numbers and booleans sent as strings."""
        if self.codec:
            return self.codec.decode(value)
        if self.choices:
            return [self._word(each) for each in value] if self.kind == "list" else self._word(value)
        if self.elements == "dict":
            return [self._decode_element(each) for each in value if isinstance(each, Mapping)]
        if self.kind == "int" and isinstance(value, str):
            return int(value) if value.lstrip("-").isdigit() else None
        if self.kind == "bool" and isinstance(value, str):
            return value.lower() == "true"
        return value

    def _word(self, value: Any) -> Any:
        return next((option for option, wire in self.choices.items() if wire == value), value)

    def in_filter(self, text: str) -> str:
        """Return the form in which a filter takes a value that users write."""
        if self.kind == "bool":
            text = {"yes": "true", "true": "true", "no": "false", "false": "false"}.get(text.lower(), text)
        return self.filter_words.get(text, self.choices.get(text, text))

    def _decode_element(self, element: Mapping[str, Any]) -> dict[str, Any]:
        keys = {item.api_name or item.name: item for item in self.fields}
        return {item.name: item.decode(element[key]) for key, item in keys.items() if element.get(key) is not None}


# Paths of options and the values that they must have.
Needs = tuple[tuple[tuple[str, ...], tuple[Any, ...]], ...]


@dataclass(frozen=True)
class _Place:
    """A field with the path users know it by and the path ERS knows it by.

    ``needs`` are the options, with their values, without which ISE does not have it.
    """

    path: tuple[str, ...]
    api_path: tuple[str, ...]
    field: Field
    needs: Needs = ()

    @property
    def option(self) -> str:
        """Return the option as users write it, such as ``radius.shared_secret``."""
        return ".".join(self.path)


class Leaf(_Place):
    """A field that holds a value."""


class Block(_Place):
    """A dict field: an option with suboptions. ``api_path`` is the ERS object of its own, empty where it has none."""


@dataclass(frozen=True)
class FollowUp:
    """What ISE does with a saved object when told to: the ``option`` by which users ask for it, the ``path`` below the
    object that is PUT, and ``done``, its past participle.
    """

    option: str
    path: str
    done: str


@dataclass(frozen=True)
class Hierarchy:
    """Names that are paths: ``separator`` between levels, ``roots`` levels that exist without a parent."""

    separator: str
    roots: int

    def parent(self, name: str) -> str | None:
        """Return the name of the parent, or None for a root."""
        levels = name.split(self.separator)
        return None if len(levels) <= self.roots else self.separator.join(levels[:-1])


@dataclass(frozen=True)
class Resource:
    """One ERS resource.

    On the wire:

    * ``path`` is the part after ``/ers/config/``, ``envelope`` the JSON root key. ``name_url`` says whether ``/name/{name}``
      exists on any release, ``name_url_escapes`` which characters are written differently there.
    * ``put`` says whether PUT replaces the object ("replace"), changes what it carries ("merge"), or is missing ("").
      ``patch_since`` is the first release with PATCH; ``since``, ``create_since`` and ``delete_since`` are the first with the
      resource, with POST, with DELETE.
    * ``filters`` maps what users write in a filter to ERS filter fields, ``sort_by`` is the ERS field lists are sorted by.
      ``filters_miss``: ISE's filters were seen to miss objects, so that lists are read whole and compared here, and a name
      that a filter does not find is looked for in the whole list.
    * ``key_variants`` maps ERS keys, and words in lists, to what other releases write instead. ``codec`` translates whole
      documents whose attributes only make sense together.
    * ``max_parallel_writes`` is how many objects ISE bears to be written at a time, 0 where there is no such limit.
    * ``unlisted`` maps names of objects that no list shows to their ids, which are the same on every ISE.

    How an object is found:

    * ``key`` names the options that identify it; one with a default may be left out. ``named_by`` is the option that ISE shows
      as ``name`` in lists and takes in ``/name/`` URLs, empty where lists show no names.
    * Where the key is something else, ``key_filters`` maps those of its options ISE can filter by to ERS filter fields; the
      rest is compared here. Of references ISE's filters get the number, if the objects have one, or the name. Without
      ``key_filters_proven`` an empty answer is not believed.
    * ``narrowed_by`` are options that tell objects with the same key apart: where they are given, one of them must fit, a list
      by having a member in common.

    What its options mean together:

    * ``also_found_by`` is an option whose number users may write to refer to an object instead of its name.
    * ``refers_to`` maps options whose values ISE stores as names to the resource with objects of that name. A new name is
      looked up before a write; for options in ``leaves_names_to_ise`` a refusal of ISE is explained instead.
    * ``mentions`` maps options with names of objects that ISE may not insist on to the resource of these. Nobody looks them
      up, but such objects are created before this one, and deleted after it.
    * ``excluding`` are options of which users give at most one. ``hierarchy``: names are paths.
    * ``complete`` completes what is wanted of an object, given what is wanted and a function that tells its current values (None
      for a new one); it raises ``ValueError`` with the reason and the fix. ``helper_options`` are options that only help it.
    * ``check_all`` compares the wanted states of many objects, each with its place in the user's files. It returns sentences
      about what cannot be right, and about what ISE may refuse.
    * ``factory`` are names of objects that ISE comes with, besides those that their ids tell (:mod:`factory`).
    * ``sponsored`` objects are shown to, and taken from, sponsors only. ``follow_up`` is what users may ask ISE to do with an
      object once it is saved.
    """

    name: str
    plural: str
    path: str
    envelope: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ("name",)
    named_by: str = "name"
    key_filters: Mapping[str, str] = field(default_factory=dict)
    key_filters_proven: bool = True
    narrowed_by: tuple[str, ...] = ()
    excluding: tuple[tuple[str, ...], ...] = ()
    also_found_by: str = ""
    put: str = "replace"
    since: str = ""
    create_since: str = ""
    delete_since: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sort_by: str = "name"
    name_url: bool = False
    name_url_escapes: Mapping[str, str] = field(default_factory=dict)
    patch_since: str = ""
    key_variants: Mapping[str, str] = field(default_factory=dict)
    refers_to: Mapping[str, Resource] = field(default_factory=dict)
    leaves_names_to_ise: tuple[str, ...] = ()
    mentions: Mapping[str, Resource] = field(default_factory=dict)
    sponsored: bool = False
    max_parallel_writes: int = 0
    check_all: Callable[[Sequence[tuple[str, Mapping[tuple[str, ...], Any]]]], tuple[list[str], list[str]]] | None = (
        None
    )
    factory: tuple[str, ...] = ()
    complete: (
        Callable[[dict[tuple[str, ...], Any], Callable[[tuple[str, ...]], Any]], dict[tuple[str, ...], Any]] | None
    ) = None
    helper_options: tuple[str, ...] = ()
    unlisted: Mapping[str, str] = field(default_factory=dict)
    filters_miss: bool = False
    codec: Codec | None = None
    follow_up: FollowUp | None = None
    hierarchy: Hierarchy | None = None
    leaves: tuple[Leaf, ...] = field(init=False)
    blocks: tuple[Block, ...] = field(init=False)
    _by_path: Mapping[tuple[str, ...], Leaf] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        found = list(_walk(self.fields, (), ()))
        object.__setattr__(self, "leaves", tuple(item for item in found if isinstance(item, Leaf)))
        object.__setattr__(self, "blocks", tuple(item for item in found if isinstance(item, Block)))
        object.__setattr__(self, "_by_path", {leaf.path: leaf for leaf in self.leaves})
        wires = [leaf.api_path for leaf in self.leaves]
        paths = [item.path for item in found]
        if len(set(wires)) != len(wires) or len(set(paths)) != len(paths):
            raise ValueError(f"Resource {self.name!r}: two fields share a name or an ERS attribute.")
        if any((name,) not in self._by_path for name in (*self.identity, self.named_by, self.also_found_by) if name):
            raise ValueError(f"Resource {self.name!r}: an option of the key is no field.")
        if self.filters_miss and set(self.filters.values()) - {"name", "description"}:
            raise ValueError(f"Resource {self.name!r}: lists show only names and descriptions to compare here.")
        if self.put not in ("replace", "merge", ""):
            raise ValueError(f"Resource {self.name!r}: PUT is 'replace', 'merge' or ''.")
        for leaf in self.leaves:
            siblings = [
                leaf.field.implied_by,
                leaf.field.masked_if_missing,
                leaf.field.cleared_with,
                *leaf.field.relevant_when,
                *leaf.field.sets,
            ]
            if any(name and (*leaf.path[:-1], name) not in paths for name in siblings):
                raise ValueError(f"Resource {self.name!r}: {leaf.option} depends on an unknown field.")
        order = {leaf.path: number for number, leaf in enumerate(self.leaves)}
        for number, leaf in enumerate(self.leaves):
            if any(order.get(path, number) >= number for path, _values in leaf.needs):
                raise ValueError(f"Resource {self.name!r}: {leaf.option} depends on no field before it.")
        for block in self.blocks:
            if any((*block.path, name) not in paths for name in block.field.one_of):
                raise ValueError(f"Resource {self.name!r}: {block.option} depends on an unknown field.")

    @property
    def words(self) -> str:
        """Return the name of the resource as a message writes it."""
        return self.name.replace("_", " ")

    @property
    def plural_words(self) -> str:
        """Return the name of several as a message writes it."""
        return self.plural.replace("_", " ")

    @property
    def identity(self) -> tuple[str, ...]:
        """Return all options that say which object is meant."""
        return (*self.key, *self.narrowed_by)

    @property
    def found_by_name(self) -> bool:
        """Tell whether the name ISE lists is what identifies an object."""
        return self.key == (self.named_by,)

    def leaf(self, path: tuple[str, ...]) -> Leaf:
        """Return the leaf at ``path``; raise KeyError when there is none."""
        return self._by_path[path]

    def targets(self, leaf: Leaf) -> tuple[Resource, ...]:
        """Return the resources a leaf may refer to."""
        if leaf.field.ref == SELF:
            return (self,)
        if isinstance(leaf.field.ref, Resource):
            return (leaf.field.ref,)
        return leaf.field.ref if isinstance(leaf.field.ref, tuple) else ()

    @cached_property
    def referring(self) -> tuple[tuple[Leaf, tuple[Resource, ...]], ...]:
        """Return the leaves that refer to other objects, with the resources of these."""
        return tuple((leaf, targets) for leaf in self.leaves if (targets := self.targets(leaf)))

    @cached_property
    def own_references(self) -> tuple[Leaf, ...]:
        """Return the leaves that refer to other objects of this resource."""
        return tuple(leaf for leaf, targets in self.referring if self in targets)

    def with_attributes_of(self, document: Mapping[str, Any]) -> Resource:
        """Return the declaration that fits a document ISE showed: this one, unless attributes are only known from it."""
        return self


def is_within(path: tuple[str, ...], option: tuple[str, ...]) -> bool:
    """Tell whether an option path is the given one, or below it."""
    return path[: len(option)] == option


def _walk(
    fields: tuple[Field, ...], path: tuple[str, ...], wire: tuple[str, ...], needs: Needs = (), switch: str = ""
) -> Iterator[Leaf | Block]:
    for item in fields:
        key = item.api_name or item.name
        place = wire if key == "." else tuple(key[1:].split("/")) if key.startswith("/") else (*wire, key)
        own = needs
        if switch and item.name != switch:
            own = (*own, ((*path, switch), (True,)))
        if item.exists_when:
            own = (*own, ((*path, *item.exists_when[0].split(".")), item.exists_when[1]))
        if item.kind == "dict":
            yield Block((*path, item.name), () if key == "." else place, item, own)
            yield from _walk(item.fields, (*path, item.name), place, own, item.enabled_by)
        else:
            yield Leaf((*path, item.name), place, item, own)
