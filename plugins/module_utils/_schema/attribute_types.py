# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The types of attributes: what an option takes, what ISE holds for it, and how one becomes the other.

An attribute is declared as ``Type("option_name", "apiName", ...)``. Argument spec, canonical form, API form, comparison and
documentation are computed from it. What a type does not know cannot be written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from .._errors import InvalidInput
from .._redaction import is_mask
from .._types.json_values import UnknownForm, as_flag, as_list, as_number, as_object, as_text
from .attribute import Attribute, Id, Path, Target, Value, argument_specs, desired_values, word_of
from .comparison import MERGED, Comparison, Keyed, Whole, is_empty
from .rules import VISIBLE, Visibility

MASK_GIVEN = "the value is a mask of asterisks, not a secret; set the real value."
_FLAG_WORDS = {"yes": "true", "true": "true", "no": "false", "false": "false"}


@dataclass(frozen=True, kw_only=True)
class Block(Attribute):
    """A dictionary: ``attributes`` below one option.

    An ``inline`` one has no API object of its own: its attributes are those of the object around it.
    ``enabled_by`` names the attribute in it without which ISE has none of the others: giving one of them turns it on, ``{}``
    turns it off. ``one_of`` names attributes in it that must not all be off.
    """

    attributes: tuple[Attribute, ...] = field()
    type: str = field(default="dict", init=False, repr=False)
    inline: bool = False
    enabled_by: str = ""
    one_of: tuple[str, ...] = ()

    def argument_spec(self, *, in_list: bool = False) -> dict[str, dict[str, Any]]:
        """Return the option with its suboptions."""
        return {self.name: {"type": "dict", "options": argument_specs(self.attributes)}}

    def desired(self, params: Mapping[str, Any], parent: Path) -> dict[Path, Any]:
        """Return the values inside; Ansible fills ``{}``, which clears the block, with nulls."""
        inner = params.get(self.name)
        path = (*parent, self.name)
        if inner is None:
            return {}
        if all(value is None for value in inner.values()):
            return self._cleared(path)
        return desired_values(self.attributes, inner, path)

    def _cleared(self, path: Path) -> dict[Path, Any]:
        """Return what ``{}`` asks for: a block without an API object cannot go, and returns to its first values."""
        if self.enabled_by or not self.inline:
            return {path: {}}
        values = [item for item in self.attributes if isinstance(item, Value)]
        return {(*path, item.name): item.create_default for item in values if item.create_default is not None}


@dataclass(frozen=True, kw_only=True)
class String(Value):
    """A text.

    ``choices`` maps what users write to what ISE writes, "" where it writes nothing. ``lengths`` are the only allowed lengths.
    ``pattern`` is what ISE accepts for a new value, as a regular expression and in words; built-in objects may differ.
    ``equivalent_values`` are pairs of texts that ISE uses for the same thing.
    """

    choices: Mapping[str, str] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    pattern: tuple[str, str] = ("", "")
    equivalent_values: tuple[tuple[str, str], ...] = ()

    def _accepted(self, option: str, value: Any) -> Any:
        _check_length(value, self.lengths)
        return super()._accepted(option, value)

    def clears(self, value: Any) -> bool:
        """Return whether ISE writes nothing for the value."""
        return value is None or self.choices.get(value) == ""

    def check_new(self, option: str, value: Any) -> None:
        """Raise :class:`InvalidInput` for a new value that does not match the pattern."""
        pattern, words = self.pattern
        if pattern and value and not re.fullmatch(pattern, str(value), re.ASCII):
            raise InvalidInput(f"{option}: ISE does not accept {value!r}; {words}.")

    def representative(self, value: Any) -> Any:
        """Return the text that stands for all texts ISE uses for the same thing."""
        return _representative(self.equivalent_values, value)


@dataclass(frozen=True, kw_only=True)
class Integer(Value):
    """A number from ``range``, inclusive. ``equivalent_values`` are pairs of numbers that ISE uses for the same thing."""

    type: str = field(default="int", init=False, repr=False)
    range: tuple[int, int] | None = None
    equivalent_values: tuple[tuple[int, int], ...] = ()

    def _accepted(self, option: str, value: Any) -> Any:
        if self.range and not self.range[0] <= value <= self.range[1]:
            raise ValueError(f"{value} is out of range; give a number from {self.range[0]} to {self.range[1]}.")
        return super()._accepted(option, value)

    def _decoded(self, value: Any) -> Any:
        return as_number(value)

    def checked(self, value: Any) -> Any:
        """Return a number."""
        return as_number(value)

    def representative(self, value: Any) -> Any:
        """Return the number that stands for all numbers ISE uses for the same thing."""
        return _representative(self.equivalent_values, value)


@dataclass(frozen=True, kw_only=True)
class Boolean(Value):
    """A flag. ``filter_words`` maps "true" and "false" to how ISE's filters write them, where objects write them differently."""

    type: str = field(default="bool", init=False, repr=False)
    filter_words: Mapping[str, str] = field(default_factory=dict)

    def _decoded(self, value: Any) -> Any:
        return as_flag(value)

    def checked(self, value: Any) -> Any:
        """Return a flag."""
        return as_flag(value)

    def in_filter(self, text: str) -> str:
        """Return the word that ISE's filters use for a flag in YAML's notation."""
        word = _FLAG_WORDS.get(text.lower(), text)
        return self.filter_words.get(word, word)


@dataclass(frozen=True, kw_only=True)
class Secret(Value):
    """A text that is never shown. ``generated``: ISE makes one up where none is given, and the creating task returns it."""

    lengths: tuple[int, ...] = ()
    visibility: Visibility = VISIBLE
    generated: bool = False
    exists_when: None = field(default=None, init=False)  # relevant_when keeps a secret that is not used at present
    secret: ClassVar[bool] = True

    def _accepted(self, option: str, value: Any) -> Any:
        if is_mask(value):
            raise ValueError(MASK_GIVEN)
        _check_length(value, self.lengths)
        return super()._accepted(option, value)


@dataclass(frozen=True, kw_only=True)
class Reference(Value):
    """The name of another object, where ISE holds its id.

    * ``to`` is its resource, :data:`SELF` for the own one; with several, the first that has the name is meant.
    * ``id_option`` is the option for an id instead, for users who may not look up names.
    * ``shown_as`` finds the name in what ISE may show instead of an id: a regular expression with one group.
    """

    to: Target | tuple[Target, ...] = field()
    id_option: str = ""
    shown_as: str = ""

    def argument_spec(self, *, in_list: bool = False) -> dict[str, dict[str, Any]]:
        """Return the option, and the one for an id."""
        spec = super().argument_spec(in_list=in_list)
        return {**spec, self.id_option: {"type": "str"}} if self.id_option else spec

    def given(self, params: Mapping[str, Any], parent: Path) -> Any:
        """Return the name, or the id."""
        value = super().given(params, parent)
        object_id = params.get(self.id_option) if self.id_option else None
        return Id(object_id) if value is None and object_id else value


@dataclass(frozen=True, kw_only=True)
class List(Value):
    """A list of texts, or of objects with ``attributes``.

    ``choices`` maps members to what ISE writes. With ``to`` the members are names of other objects, and ISE holds their ids.
    """

    compare: Comparison = field()
    type: str = field(default="list", init=False, repr=False)
    attributes: tuple[Value, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    to: Target | tuple[Target, ...] = ()

    @property
    def elements(self) -> str:
        """Return the type of the members."""
        return "dict" if self.attributes else "str"

    def _accepted(self, option: str, value: Any) -> Any:
        members = [self._element(option, member) for member in value] if self.attributes else value
        converted = [self.convert(member) for member in members] if self.convert else members
        return self.compare.unique(converted) if isinstance(self.compare, Keyed) else converted

    def _element(self, option: str, member: Mapping[str, Any]) -> dict[str, Any]:
        values = [
            (item, item.create_default if member.get(item.name) is None else member[item.name])
            for item in self.attributes
        ]
        return {
            item.name: item.canonical(f"{option}.{item.name}", value) for item, value in values if value is not None
        }

    def _encoded(self, value: Any) -> Any:
        if self.choices:
            return [self.choices[member] for member in value]
        if self.attributes:
            return [
                {item.key: item.encode(member[item.name]) for item in self.attributes if item.name in member}
                for member in value
            ]
        return value

    def _decoded(self, value: Any) -> Any:
        members = as_list(value)
        if self.choices:
            return [word_of(self.choices, member) for member in members]
        if self.attributes:
            return [self._decoded_element(as_object(member)) for member in members]
        return members

    def _decoded_element(self, element: Mapping[str, Any]) -> dict[str, Any]:
        shown = [(item, element.get(item.key)) for item in self.attributes]
        return {item.name: item.decode(value) for item, value in shown if value is not None}

    def checked(self, value: Any) -> Any:
        """Return a list of texts, or of objects with the declared attributes."""
        members = as_list(value)
        if not self.attributes:
            return [as_text(member) for member in members]
        declared = {item.name: item for item in self.attributes}
        return [
            {name: declared[name].checked(inner) if name in declared else inner for name, inner in member.items()}
            for member in map(as_object, members)
        ]

    def overlaps(self, current: Any, desired: Any) -> bool:
        """Return whether two lists share a member, regardless of case."""
        return bool({str(each).lower() for each in current or ()} & {str(each).lower() for each in desired})


@dataclass(frozen=True, kw_only=True)
class Map(Value):
    """A dictionary with keys of the user's choice. ``replace_option`` names the option that removes the other keys."""

    compare: Comparison = MERGED
    type: str = field(default="dict", init=False, repr=False)
    replace_option: str = ""

    def argument_spec(self, *, in_list: bool = False) -> dict[str, dict[str, Any]]:
        """Return the option, and the one that removes other keys."""
        spec = super().argument_spec(in_list=in_list)
        return {**spec, self.replace_option: {"type": "bool", "default": False}} if self.replace_option else spec

    def given(self, params: Mapping[str, Any], parent: Path) -> Any:
        """Return the entries, as a :class:`Whole` where others are to be removed."""
        value = super().given(params, parent)
        replaces = bool(self.replace_option and params.get(self.replace_option))
        return Whole(value) if replaces and value is not None else value

    def checked(self, value: Any) -> Any:
        """Return a dictionary."""
        return as_object(value)


@dataclass(frozen=True, kw_only=True)
class Computed(Value):
    """A value that only ISE sets: results show it, as ``description`` says, and it is no option."""

    description: str = field()
    type: str = "str"
    choices: Mapping[str, str] = field(default_factory=dict)
    required: bool = field(default=False, init=False)
    computed: ClassVar[bool] = True

    def given(self, params: Mapping[str, Any], parent: Path) -> Any:
        """Return None: users cannot give it."""
        return None

    def decode(self, value: Any) -> Any:
        """Return the canonical form, or the value itself if it has another form: it is only shown."""
        try:
            return value if is_empty(value) else super().decode(value)
        except UnknownForm:
            return value

    def _decoded(self, value: Any) -> Any:
        return as_flag(value) if self.type == "bool" else word_of(self.choices, value)

    def checked(self, value: Any) -> Any:
        """Return the value."""
        return value


@dataclass(frozen=True, kw_only=True)
class Derived(Value):
    """A value that ``derive`` computes from the options beside it, by name; None where it does not follow from them."""

    derive: Callable[[Mapping[str, Any]], Any] = field()
    type: str = "str"
    required: bool = field(default=False, init=False)

    def checked(self, value: Any) -> Any:
        """Return a flag or a text."""
        return as_flag(value) if self.type == "bool" else as_text(value)


def _representative(pairs: tuple[tuple[Any, Any], ...], value: Any) -> Any:
    return next((kept for other, kept in pairs if other == value), value)


def _check_length(value: Any, lengths: tuple[int, ...]) -> None:
    if lengths and value and len(value) not in lengths:
        allowed = " or ".join(map(str, lengths))
        raise ValueError(f"the value has {len(value)} characters; ISE accepts {allowed}.")
