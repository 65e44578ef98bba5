# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The types ``ers_resources/PATH``: objects of any path of ERS, by ISE's own attribute names.

Files list them under ``ers_resources``, a dictionary of paths. Everything else knows them by the name of the type.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import takewhile
from typing import Any

from .._engine.desired_state import Desired, desired_object
from .._errors import InvalidInput
from .._ers.catalog import ENDPOINTS
from .._ers.generic_resource import GENERIC_TYPES, SecretNames, generic_resource, generic_type_name, single_values
from .._schema.attribute import Path
from .._schema.attribute_types import List, Map, String
from .._schema.comparison import ORDERED
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource
from .._schema.yaml_types import Steps
from .secret_references import PREFIX, SecretResolver, is_misspelt_reference, secret_problem

ATTRIBUTES = "attributes"
_PREFIX = f"{GENERIC_TYPES}/"
_LEFT_OUT = object()
_MASK = "***"  # in place of a secret without a value, where only the form of the object matters
# What files say of one object beside its id and state.
_OPTIONS = (
    String("name"),
    Map(ATTRIBUTES),
    String("envelope"),
    List("unordered", compare=ORDERED),
    List("secret_attributes", compare=ORDERED),
    List("hidden_attributes", compare=ORDERED),
)


@dataclass(frozen=True)
class GenericType(Resource):
    """The resource of such a type. Its attributes are the options in files; those of an object are only known from it."""

    def with_attributes_of(self, document: Mapping[str, Any]) -> Resource:
        """Return the declaration of an object that ISE showed."""
        shown = {key: value for key, value in document.items() if key not in ("id", "link") and value is not None}
        return generic_resource(self.endpoint.path, shown, envelope=self.endpoint.envelope or self.name)

    @property
    def plural_words(self) -> str:
        """Return the name of several as a message writes it."""
        return f"{self.name} objects"

    @cached_property
    def not_renamable(self) -> str:
        """Return why former names are refused."""
        return (
            "which of these objects ISE can rename is not known. Set id and the new name, or rename the object in ISE."
        )

    @property
    def takes_secrets(self) -> bool:
        """Return whether objects may have secrets: which attributes they are in is not known."""
        return True

    def secrets_among(self, options: Mapping[str, Any]) -> Iterator[tuple[Steps, Any]]:
        """Yield path and value of each attribute whose name is that of a secret, and of what is or looks like a reference."""
        names = _secret_names(options)
        for path, name, value in single_values(options.get(ATTRIBUTES) or {}):
            secret = any(True for _found in names.found_in({name: value}))
            if value not in (None, "") and (secret or _is_reference(value) or is_misspelt_reference(value)):
                yield (ATTRIBUTES, *path), value


def is_generic(name: str) -> bool:
    """Return whether a type is one of these."""
    return name.startswith(_PREFIX)


@cache
def generic_type(name: str) -> GenericType:
    """Return the resource of a type that :func:`is_generic`. An unknown path has no envelope; declared objects name it."""
    path = name.removeprefix(_PREFIX)
    known = generic_resource(path, {}, envelope="" if path in ENDPOINTS else path)
    endpoint = ENDPOINTS.get(path) or Endpoint(path, "", sort_by="")
    return GenericType(
        path, name, endpoint=endpoint, attributes=_OPTIONS, identity=known.identity, filters=known.filters
    )


def flattened(resources: Mapping[Any, Any]) -> dict[str, Any]:
    """Return lists of objects by type for those under ``ers_resources``, beside the others.

    Raises :class:`InvalidInput` if that is no dictionary.
    """
    generic = resources.get(GENERIC_TYPES)
    for name in filter(is_generic, map(str, resources)):
        raise InvalidInput(f"{name}: write {name.removeprefix(_PREFIX)!r} below {GENERIC_TYPES}.")
    if generic is not None and not isinstance(generic, Mapping):
        raise InvalidInput(f"{GENERIC_TYPES}: expected a dictionary of API paths, with a list of objects for each.")
    declared = {str(name): value for name, value in resources.items() if name != GENERIC_TYPES}
    return {**declared, **{generic_type_name(str(path)): value for path, value in (generic or {}).items()}}


def nested_types(by_type: Mapping[str, Any]) -> dict[str, Any]:
    """Return the form of files for values by type: the inverse of :func:`flattened`."""
    generic = {name.removeprefix(_PREFIX): value for name, value in by_type.items() if is_generic(name)}
    declared = {name: value for name, value in by_type.items() if not is_generic(name)}
    return {**declared, **({GENERIC_TYPES: generic} if generic else {})}


def place_of(name: str) -> tuple[str, ...]:
    """Return the keys that lead to the objects of a type in a file."""
    return (GENERIC_TYPES, name.removeprefix(_PREFIX)) if is_generic(name) else (name,)


def generic_object(
    resource: GenericType, secrets: SecretResolver, params: Mapping[str, Any], *, present: bool, update_secrets: bool
) -> tuple[Desired, dict[Path, str], dict[Path, str]]:
    """Return the desired object of validated options, its secrets without a value, and all that are references, by path.

    A text ``secret://NAME`` stands for a secret wherever it is, and makes its attribute a secret one. A list with a secret that
    has no value is left out as a whole. Raises :class:`InvalidInput`.
    """
    given = {name: value for name, value in (params.get(ATTRIBUTES) or {}).items() if name != "link"}
    for name in ("name", "id"):
        if name in given:
            raise InvalidInput(f"{ATTRIBUTES}.{name}: write {name} beside {ATTRIBUTES}, not in it.")
    present = params["state"] == "present" if params.get("state") else present
    attributes = _Attributes(given if present else {}, _secret_names(params), secrets)
    named = {"name": params["name"]} if params.get("name") else {}
    declared = generic_resource(
        resource.endpoint.path,
        {**attributes.with_stand_in(_MASK), **named},
        envelope=params.get("envelope") or "",
        secret_names=attributes.names,
        unordered=tuple(params.get("unordered") or ()),
    )
    values = {**attributes.with_stand_in(_LEFT_OUT), **named}
    desired = desired_object(declared, params, values, present=present, update_secrets=update_secrets)
    return desired, attributes.missing, attributes.references


class _Attributes:
    """The attributes of one object: which are secrets, and the values of those that refer to one.

    ``missing`` has the names of secrets without a value, by the path of their attribute, which may be a list around them.
    ``references`` has the name of each secret outside lists that is a reference.
    """

    def __init__(self, given: Mapping[str, Any], names: SecretNames, secrets: SecretResolver) -> None:
        self._given = given
        self._found: dict[Steps, str] = {}
        self.missing: dict[Path, str] = {}
        self.references: dict[Path, str] = {}
        referring = []
        for path, name, value in single_values(given):
            option = ".".join(map(str, (ATTRIBUTES, *path)))
            if _is_reference(value):
                if problem := secret_problem(value):  # a reference without a name
                    raise InvalidInput(f"{option}: {problem}")
                referring.append(name)
                self._found[path] = secrets.value_of(option, value)
                attribute = tuple(str(step) for step in takewhile(lambda step: isinstance(step, str), path))
                if not self._found[path]:
                    self.missing[attribute] = value.removeprefix(PREFIX)
                if attribute == path:
                    self.references[attribute] = value.removeprefix(PREFIX)
            elif problem := _problem(value, is_secret=names.covers(name, value)):
                raise InvalidInput(f"{option}: {problem}")
        self.names = replace(names, secret=(*names.secret, *referring))

    def with_stand_in(self, stand_in: Any) -> dict[str, Any]:
        """Return the attributes with the values of secrets, and a stand-in for those without one; or leave these out."""
        result = self._replaced(self._given, (), stand_in)
        return dict(result) if isinstance(result, Mapping) else {}

    def _replaced(self, value: Any, path: Steps, stand_in: Any) -> Any:
        if path in self._found:
            return self._found[path] or stand_in
        if isinstance(value, Mapping) and value:
            inner = {str(key): self._replaced(member, (*path, key), stand_in) for key, member in value.items()}
            members = {key: member for key, member in inner.items() if member is not _LEFT_OUT}
            return members or _LEFT_OUT  # {} would clear it
        if isinstance(value, list):
            listed = [self._replaced(member, (*path, number), stand_in) for number, member in enumerate(value)]
            return _LEFT_OUT if any(member is _LEFT_OUT for member in listed) else listed
        return value


def _problem(value: Any, *, is_secret: bool) -> str:
    """Return what is wrong with a value that is no reference; empty if nothing is."""
    suspect = value not in (None, "") if is_secret else is_misspelt_reference(value)
    return secret_problem(value) if suspect else ""


def _secret_names(options: Mapping[str, Any]) -> SecretNames:
    listed = (options.get(option) or () for option in ("secret_attributes", "hidden_attributes"))
    return SecretNames(*(tuple(map(str, words)) if isinstance(words, (list, tuple)) else () for words in listed))


def _is_reference(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(PREFIX)
