# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What all attributes have in common; :mod:`attribute_types` has the types that declarations use.

Canonical form is what users write and read: option names, Python types, no ``None``. API form is what ISE reads and writes.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, ClassVar

from .._errors import InvalidInput
from .._releases import release_of
from .._types.codec import Codec
from .._types.json_values import UnknownForm, as_text
from .comparison import STRICT, Comparison, is_empty
from .rules import CHANGEABLE, VISIBLE, Update, Visibility, When

Path = tuple[str, ...]
# What an empty text, list or object means, by type.
_EMPTY: Mapping[str, Any] = {"str": "", "int": None, "bool": False, "list": [], "dict": {}}
_WORDS = {"str": "a text", "int": "a number", "bool": "a flag", "list": "a list", "dict": "an object"}
# Ansible warns about option names like these unless no_log says yes or no.
_LOOKS_SECRET = re.compile(r"pass|secret|token|key", re.IGNORECASE)


class Target:
    """What a reference leads to: a resource, or :data:`SELF`."""


SELF = Target()


class Id(str):
    """The id of an object, where a name could stand as well."""


@dataclass(frozen=True)
class Attribute:
    """An attribute of a resource, or a block of them.

    * ``name`` is the option; ``api_name`` is the key in the parent's API object (default: the name). With a leading slash it
      is a path from the root of the resource.
    * ``exists_when``: ISE has the attribute under this condition only, and refuses it otherwise.
    * ``update`` says what ISE does with a new value for an existing object.

    The other fields are the same for all attributes of a type, or belong to some types only; those types take them as
    arguments.
    """

    name: str
    api_name: str = ""
    keyword_only: KW_ONLY
    exists_when: When | None = None
    update: Update = CHANGEABLE
    type: str = field(default="str", init=False, repr=False)
    attributes: tuple[Attribute, ...] = field(default=(), init=False, repr=False)
    choices: Mapping[str, str] = field(default_factory=dict, init=False, repr=False)
    since: str = field(default="", init=False, repr=False)
    write_only: bool = field(default=False, init=False, repr=False)
    description: str = field(default="", init=False, repr=False)
    derive: Callable[[Mapping[str, Any]], Any] | None = field(default=None, init=False, repr=False)
    secret: ClassVar[bool] = False
    computed: ClassVar[bool] = False

    @property
    def key(self) -> str:
        """Return the key, or the path, in the API."""
        return self.api_name or self.name

    @property
    def elements(self) -> str:
        """Return the type of the members of a list, empty for other types."""
        return ""

    @property
    def is_option(self) -> bool:
        """Return whether users give the value."""
        return not (self.computed or self.derive)

    def argument_spec(self, *, in_list: bool = False) -> dict[str, dict[str, Any]]:
        """Return the options for the attribute, by name; ``in_list`` for one of the members of a list."""
        raise NotImplementedError

    def desired(self, params: Mapping[str, Any], parent: Path) -> dict[Path, Any]:
        """Return the canonical values for validated parameters, by option path; nothing where none is given.

        Raises :class:`InvalidInput` with one sentence naming the option and the fix.
        """
        raise NotImplementedError

    def clears(self, value: Any) -> bool:
        """Return whether writing a canonical value removes the attribute from the API object."""
        return value is None

    def check_new(self, option: str, value: Any) -> None:
        """Raise :class:`InvalidInput` for a new value that ISE refuses, though an existing object may hold it."""


@dataclass(frozen=True, kw_only=True)
class Value(Attribute):
    """An attribute that holds a value.

    * ``since`` is the ISE release that introduced it. ``required``: needed to create an object (on releases that have it), in
      each element of a list, or, in a block, when anything in it is written.
    * ``server_default`` is what ISE means when the attribute is missing. ``create_default`` is sent when its block is written
      for the first time (at the top: when the object is created; in an element: always) and the user gave nothing.
    * ``convert`` brings a user's value (of a list: a member) into canonical form, must be idempotent, and raises
      ``ValueError`` with the reason and the fix. ``codec`` translates values whose API form differs; ``compare`` decides which
      values are equal.
    * ``write_only``: sent with its block, not compared; a ``required`` one is needed for every write.
    * ``relevant_when``: under other conditions a secret may be lost, another value is not compared, and none is required.
    * ``sets`` gives values to siblings that the user did not mention.
    """

    since: str = ""
    required: bool = False
    server_default: Any = None
    create_default: Any = None
    convert: Callable[[Any], Any] | None = None
    codec: Codec | None = None
    compare: Comparison = STRICT
    write_only: bool = False
    relevant_when: tuple[When, ...] = ()
    sets: Mapping[str, Any] = field(default_factory=dict)
    attributes: tuple[Value, ...] = field(default=(), init=False, repr=False)
    to: Target | tuple[Target, ...] = field(default=(), init=False, repr=False)
    id_option: str = field(default="", init=False, repr=False)
    shown_as: str = field(default="", init=False, repr=False)
    visibility: Visibility = field(default=VISIBLE, init=False, repr=False)
    generated: bool = field(default=False, init=False, repr=False)

    def __post_init__(self) -> None:
        if self.since and release_of(self.since) is None:
            raise ValueError(f"Attribute {self.name!r}: since {self.since!r} is not a release such as 3.5.")

    def argument_spec(self, *, in_list: bool = False) -> dict[str, dict[str, Any]]:
        """Return the option; nothing for a value that users do not give."""
        option: dict[str, Any] = {"type": self.type}
        if self.elements:
            option["elements"] = self.elements
        if self.choices:
            option["choices"] = list(self.choices)
        if self.attributes:
            option["options"] = argument_specs(self.attributes, in_list=True)
        if in_list and self.required:
            option["required"] = True
        if self.secret or _LOOKS_SECRET.search(self.name):
            option["no_log"] = self.secret
        return {self.name: option} if self.is_option else {}

    def desired(self, params: Mapping[str, Any], parent: Path) -> dict[Path, Any]:
        """Return the value, and those it implies for siblings that are not set."""
        value = self.given(params, parent)
        if value is None:
            return {}
        values = {(*parent, self.name): value}
        for sibling, implied in self.sets.items():
            if value and params.get(sibling) is None:
                values.update({(*parent, sibling): implied})
        return values

    def given(self, params: Mapping[str, Any], parent: Path) -> Any:
        """Return the canonical value among the parameters of a block; None if it is not set."""
        value = params.get(self.name)
        return None if value is None else self.canonical(".".join((*parent, self.name)), value)

    def canonical(self, option: str, value: Any) -> Any:
        """Return the canonical form of a user's value; raise :class:`InvalidInput` naming ``option``."""
        if is_empty(value) and self.server_default is not None:
            return self.server_default  # what ISE goes back to; an empty value would differ from that each time
        try:
            return self._accepted(option, value)
        except ValueError as error:
            raise InvalidInput(f"{option}: {error}") from None

    def _accepted(self, option: str, value: Any) -> Any:
        return self.convert(value) if self.convert else value

    def encode(self, value: Any) -> Any:
        """Return the API form of a canonical value."""
        return self.codec.encode(value) if self.codec else self._encoded(value)

    def decode(self, value: Any) -> Any:
        """Return the canonical form of an API value; tolerates numbers and flags sent as strings.

        Raises :class:`ValueError`, with the expected form but without the value, for one that is none of this type.
        """
        if is_empty(value):
            value = _EMPTY[self.type]
            if value != "":
                return copy.copy(value)
        try:
            return self.checked(self.codec.decode(value) if self.codec else self._decoded(value))
        except UnknownForm:
            raise
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError):
            raise UnknownForm(f"{_WORDS.get(self.type, 'a value')} of a known form", value) from None

    def checked(self, value: Any) -> Any:
        """Return a decoded value if it has the type that comparisons expect. Raises :class:`UnknownForm`."""
        return as_text(value)

    def _encoded(self, value: Any) -> Any:
        return self.choices[value] if self.choices else value

    def _decoded(self, value: Any) -> Any:
        return word_of(self.choices, value)

    def in_filter(self, text: str) -> str:
        """Return the form in which a filter takes a value that users write."""
        return self.choices.get(text, text)

    def representative(self, value: Any) -> Any:
        """Return the value that stands for all values ISE uses for the same thing."""
        return value

    def overlaps(self, current: Any, desired: Any) -> bool:
        """Return whether two values are equal, or, for lists, share a member."""
        return self.compare.equal(current, desired)


def argument_specs(attributes: Iterable[Attribute], *, in_list: bool = False) -> dict[str, dict[str, Any]]:
    """Return the options for several attributes, by name."""
    return {name: option for item in attributes for name, option in item.argument_spec(in_list=in_list).items()}


def desired_values(attributes: Iterable[Attribute], params: Mapping[str, Any], parent: Path = ()) -> dict[Path, Any]:
    """Return the canonical values for validated parameters, by option path. Raises :class:`InvalidInput`."""
    values: dict[Path, Any] = {}
    for item in attributes:
        values.update(item.desired(params, parent))
    return values


def word_of(choices: Mapping[str, str], value: Any) -> Any:
    """Return what users write for an API value; the value itself where no choice has it."""
    return next((option for option, api in choices.items() if api == value), value)
