# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Any ERS resource by its own attribute names: a declaration made from the options and the current object.

With it the engine, which knows only declarations, handles such an object as any other.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from .._errors import InvalidInput
from .._redaction import is_mask
from .._schema.attribute import Attribute
from .._schema.attribute_types import MASK_GIVEN, Block, List, Map, Secret, String
from .._schema.comparison import Loose, is_empty
from .._schema.endpoint import Endpoint, Identity
from .._schema.near_names import near_names
from .._schema.resource import Resource
from .._schema.rules import VISIBLE, never_shown
from .._schema.yaml_types import Steps
from .catalog import ENDPOINTS

# Names of attributes that hold secrets in ISE end like this: radiusSharedSecret, keyEncryptionKey, roCommunity.
_SECRET = re.compile(r"(passwo?r?d|passphrase|passcode|secret|community|token|accesscode|[a-z]key)$", re.IGNORECASE)
GENERIC_TYPES = "ers_resources"  # what the types of these resources have in common
# Every portal, guest type and sponsor group that ISE has from the beginning is called so.
_BUILT_IN_ENDING = "(default)"
_PATH = re.compile(r"\w+(?:-\w+)*(?:/\w+(?:-\w+)*)*", re.ASCII)
_HIDDEN = "(secret)"
_FLAGS = ("true", "false")  # enableMultiSecret is a text
_ASIDE = ("id", "link")


@dataclass(frozen=True)
class SecretNames:
    """Which attributes are secrets: those whose names look like it, and those the user lists by name.

    In an object with a ``key`` and a ``value``, such as a header, the key is the name. ``hidden`` are those that ISE never
    shows, not even as a mask.
    """

    secret: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()

    def covers(self, name: str, value: Any) -> bool:
        """Return whether a text or number that goes by this name is a secret."""
        if name in self.secret or name in self.hidden:
            return True
        if not isinstance(value, (str, int)) or isinstance(value, bool):
            return False
        return bool(_SECRET.search(name)) and str(value).lower() not in _FLAGS

    def found_in(self, value: Any) -> Iterator[str]:
        """Yield the secrets in a tree of attributes."""
        for _path, name, single in single_values(value):
            if isinstance(single, (str, int)) and self.covers(name, single):
                yield str(single)
            elif isinstance(single, str) and single.lstrip().startswith(("{", "[")):
                yield from self._found_in_text(single)

    def _found_in_text(self, text: str) -> Iterator[str]:
        """Yield the secrets of an object or list that is written as text, and the text as a whole if it has any."""
        try:
            found = list(self.found_in(_parsed(text)))
        except (ValueError, RecursionError):
            found = [""] if any(self.covers(word, "") for word in re.findall(r"\w+", text)) else []
        if found:
            yield text
        yield from filter(None, found)

    def without(self, value: Any) -> Any:
        """Return a tree of attributes without its secrets."""
        if isinstance(value, Mapping):
            return {
                key: self.without(inner) for key, inner in value.items() if not self._hides(name_in(value, key), inner)
            }
        return [self.without(inner) for inner in value] if isinstance(value, list) else value

    def without_in_lists(self, tree: Mapping[str, Any]) -> dict[str, Any]:
        """Return a tree of attributes without the secrets inside its lists, which the engine does not know as such."""

        def shown(name: str, value: Any) -> Any:
            if isinstance(value, Mapping):
                return self.without_in_lists(value)
            return _HIDDEN if isinstance(value, list) and self._hides(name, value) else self.without(value)

        return {key: shown(key, value) for key, value in tree.items()}

    def _hides(self, name: str, value: Any) -> bool:
        members = value if isinstance(value, list) else [value]
        return any(not isinstance(member, (Mapping, list)) and self.covers(name, member) for member in members)


def _parsed(text: str) -> Any:
    """Return the object or list in a JSON text or Python literal. Raises :class:`ValueError`."""
    try:
        return json.loads(text)
    except ValueError:
        try:
            return ast.literal_eval(text)
        except (SyntaxError, TypeError, MemoryError):
            raise ValueError("no object") from None


def single_values(value: Any, name: str = "", path: Steps = ()) -> Iterator[tuple[Steps, str, Any]]:
    """Yield path, name and value of everything in a tree of attributes that is neither an object nor a list.

    A path has keys, and positions in lists. Members of a list go by the name of the list.
    """
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from single_values(inner, name_in(value, key), (*path, key))
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value):
            yield from single_values(inner, name, (*path, number))
    else:
        yield path, name, value


def name_in(holder: Mapping[str, Any], key: str) -> str:
    """Return the name of an attribute of an object."""
    return str(holder["key"] if key == "value" and isinstance(holder.get("key"), str) else key)


class AnyValue(String):
    """A value of which nothing is declared."""

    def checked(self, value: Any) -> Any:
        """Return the value."""
        return value


@dataclass(frozen=True, kw_only=True)
class AnyList(List):
    """A list of which nothing is declared, or a value where the user gave a list."""

    secret_names: SecretNames = SecretNames()

    def _accepted(self, option: str, value: Any) -> Any:
        for _path, name, single in single_values(value, self.name):
            if is_mask(single) and self.secret_names.covers(name, single):
                raise ValueError(f"{MASK_GIVEN} It is inside this list, which is written as a whole.")
        return value

    def _decoded(self, value: Any) -> Any:
        return value

    def checked(self, value: Any) -> Any:
        """Return the value."""
        return value


@dataclass(frozen=True)
class GenericResource(Resource):
    """A resource whose attributes are known from ``tree``: an object as the user declares it, or as ISE shows it."""

    NAMES: ClassVar[str] = r"[^/].*"

    tree: Mapping[str, Any] = field(default_factory=dict)
    secret_names: SecretNames = SecretNames()
    unordered: tuple[str, ...] = ()

    def with_attributes_of(self, document: Mapping[str, Any]) -> Resource:
        """Return the declaration with the attributes of a document as well.

        Raises :class:`InvalidInput` where the user gave an object for what is none in ISE, or the other way round.
        """
        shown = {key: value for key, value in document.items() if key not in _ASIDE}
        tree = _united(self.tree, shown, "attributes")
        if tree == self.tree:
            return self
        return replace(
            self, attributes=_attributes(tree, self.identity.key, self.secret_names, self.unordered), tree=tree
        )

    @property
    def plural_words(self) -> str:
        """Return the name of several as a message writes it."""
        return f"{self.name} objects"

    def secrets_inside_values(self) -> Iterable[str]:
        """Return the secrets of the object, wherever they are."""
        return self.secret_names.found_in(self.tree)

    def without_secrets_inside(self, tree: dict[str, Any]) -> dict[str, Any]:
        """Return an object without the secrets in its lists."""
        return self.secret_names.without_in_lists(tree)


def generic_type_name(path: str) -> str:
    """Return the name of the type whose objects are those of an API path."""
    return f"{GENERIC_TYPES}/{path}"


def generic_resource(
    path: str,
    attributes: Mapping[str, Any],
    *,
    envelope: str = "",
    key: tuple[str, ...] = ("name",),
    secret_names: SecretNames = SecretNames(),
    unordered: tuple[str, ...] = (),
) -> GenericResource:
    """Return the declaration of the resource at ``path`` with these attributes.

    Raises :class:`InvalidInput` for a path that is not made of words, which could lead out of ERS, and for one that is not known
    when no ``envelope`` (the JSON root key) is given.
    """
    if not _PATH.fullmatch(path):
        raise InvalidInput(
            f"path: {path!r} is not a path of ERS; give only the words after /ers/config/, such as sgt, without id and query."
        )
    endpoint = Endpoint(path, envelope, sort_by="") if envelope else ENDPOINTS.get(path)
    if endpoint is None:
        near = near_names(path, ENDPOINTS)
        hint = f" (did you mean {near[0]!r}?)" if near else ""
        raise InvalidInput(
            f"path: {path!r} is not among the ERS resources known here{hint}; give envelope as well if this ISE has it."
        )
    return GenericResource(
        name=path,
        plural=generic_type_name(path),
        endpoint=endpoint,
        attributes=_attributes(attributes, key, secret_names, unordered),
        identity=Identity(key=key, listed_as="name" if key == ("name",) else "", built_in_ending=_BUILT_IN_ENDING),
        filters={"name": "name"} if key == ("name",) else {},
        tree=attributes,
        secret_names=secret_names,
        unordered=unordered,
    )


def _attributes(
    tree: Mapping[str, Any], key: tuple[str, ...], secret_names: SecretNames, unordered: tuple[str, ...]
) -> tuple[Attribute, ...]:
    known = (_attribute(str(name), value, secret_names, unordered) for name, value in tree.items())
    missing = (AnyValue(name) for name in dict.fromkeys((*key, "name")) if name not in tree)
    return (*known, *missing)


def _attribute(name: str, value: Any, secret_names: SecretNames, unordered: tuple[str, ...]) -> Attribute:
    if name.startswith("/") or not name:
        raise InvalidInput(f"attributes: {name!r} is no name of an attribute.")
    if isinstance(value, Mapping) and value:
        inner = tuple(_attribute(str(key), member, secret_names, unordered) for key, member in value.items())
        return Block(name, attributes=inner)
    compare = Loose(unordered=name in unordered)
    # Some creations need an attribute that may be empty, so what is given as empty is sent.
    create_default = value if is_empty(value) else None
    if isinstance(value, Mapping):
        return Map(name, compare=compare, create_default=create_default)
    if isinstance(value, list):
        return AnyList(name, compare=compare, create_default=create_default, secret_names=secret_names)
    if not secret_names.covers(name, value):
        return AnyValue(name, compare=compare, create_default=create_default)
    visibility = never_shown() if name in secret_names.hidden else VISIBLE
    return Secret(name, compare=compare, create_default=create_default, visibility=visibility)


def _united(given: Mapping[str, Any], shown: Mapping[str, Any], place: str) -> dict[str, Any]:
    """Return the attributes of both trees; where both have a value, the one of ``given`` for its form."""
    united = dict(shown)
    for key, value in given.items():
        option, there = f"{place}.{key}", shown.get(key)
        if isinstance(value, Mapping) and isinstance(there, Mapping):
            united[key] = _united(value, there, option)
        elif there not in (None, "", [], {}) and isinstance(value, Mapping) != isinstance(there, Mapping):
            form = "an object; give a dictionary, {} to clear it" if isinstance(there, Mapping) else "no object"
            raise InvalidInput(f"{option}: in ISE this is {form}.")
        else:
            united[key] = value
    return {key: value for key, value in united.items() if value is not None}
