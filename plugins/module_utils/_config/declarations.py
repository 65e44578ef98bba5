# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What files declare: lists of objects by type, checked as a whole before anything is asked of ISE."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple

from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from .._engine.desired_state import Path, wanted_state
from .._engine.plan import Desired
from .._errors import InvalidInput
from .._schema.argument_errors import refusal
from .._schema.argument_spec import check_given, object_exclusions, object_keys, object_options
from .._schema.comparison import is_empty
from .._schema.resource import Resource
from .registry import TYPES
from .secret_references import NamedSecrets

_TOLD = 20  # problems in one message; the rest is counted


class InvalidConfiguration(InvalidInput):
    """The declared objects are wrong in one or more places; ``problems`` has a sentence for each."""

    def __init__(self, problems: Sequence[str]) -> None:
        more = f" And {len(problems) - _TOLD} more." if len(problems) > _TOLD else ""
        super().__init__(" ".join(problems[:_TOLD]) + more)
        self.problems = list(problems)

    def result(self) -> dict[str, Any]:
        """Return the keys of a failed task."""
        return {**super().result(), "problems": self.problems}


@dataclass(frozen=True)
class Declared:
    """One object of the files: where it stands, and what is wanted of it.

    ``missing`` are secrets by option path that are given by a reference nobody resolves; ``follow_up`` is what the user
    asked ISE to do with the object once it is saved.
    """

    place: str
    desired: Desired
    missing: Mapping[Path, str] = field(default_factory=dict)
    follow_up: str = ""

    @property
    def plural(self) -> str:
        """Return the type."""
        return self.desired.resource.plural

    @property
    def name(self) -> str:
        """Return what the object is called in results: its name, or the values of its key."""
        return self.desired.called

    @property
    def key(self) -> tuple[str, ...]:
        """Return what tells the object from others of its type, regardless of case."""
        if self.desired.object_id:
            return ("id", self.desired.object_id)
        return key_of(self.desired.resource, self.desired.wanted)


def key_of(resource: Resource, values: Mapping[Path, Any]) -> tuple[str, ...]:
    """Return the values of the key options, regardless of case; ISE's default where one is not given."""
    found = []
    for option in resource.identity:
        value = values.get((option,), resource.leaf((option,)).field.server_default)
        found.append("\n".join(sorted(map(str, value))) if isinstance(value, list) else str(value or ""))
    return tuple(text.casefold() for text in found)


def check_types(option: str, types: Sequence[str]) -> None:
    """Raise :class:`InvalidInput` for a type that is not in the data model."""
    for name in types:
        if name not in TYPES:
            near = difflib.get_close_matches(name, TYPES, n=1, cutoff=0.5)
            known = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(sorted(TYPES))}."
            raise InvalidInput(f"{option}: there is no type {name!r}; {known}")


def declared_objects(
    resources: Mapping[str, Any], secrets: NamedSecrets, *, present: bool = True, update_secrets: bool = False
) -> tuple[dict[str, list[Declared]], list[str]]:
    """Return the objects of the option ``resources`` by type, in the order in which they can be created, and warnings.

    ``present`` and ``update_secrets`` hold for objects that do not say otherwise. Raises :class:`InvalidConfiguration` with
    all that is wrong: types, options, values, the same object twice, references to what goes, circles, addresses.
    """
    check_types("resources", [str(name) for name in resources])
    problems: list[str] = []
    warnings: list[str] = []
    found: dict[str, list[Declared]] = {}
    for plural in TYPES:
        items = resources.get(plural) or []
        if not isinstance(items, list):
            problems.append(f"{plural}: give a list of objects.")
            continue
        reader = _Reader(plural, secrets, present, update_secrets)
        found[plural] = list(_read(reader, items, problems))
    for declared in found.values():
        problems += _doubles(declared)
        problems += _circles(declared)
    problems += _goes(found)
    for plural, declared in found.items():
        check = TYPES[plural].check_all
        if check:
            clashes, doubts = check(_kept(declared))
            problems += clashes
            warnings += doubts
    if problems:
        raise InvalidConfiguration(problems)
    return {plural: declared for plural, declared in found.items() if declared}, warnings


def _kept(declared: Sequence[Declared]) -> list[tuple[str, Mapping[Path, Any]]]:
    return [(item.place, item.desired.wanted) for item in declared if item.desired.present]


def _read(reader: _Reader, items: Sequence[Any], problems: list[str]) -> Iterator[Declared]:
    for number, item in enumerate(items):
        place = f"{reader.plural}[{number}]"
        if not isinstance(item, Mapping):
            problems.append(f"{place}: give a dictionary with the options of one object.")
            continue
        key = [str(item[option]) for option in reader.resource.identity if not is_empty(item.get(option))]
        place = f"{place} ({', '.join(key)})" if key else place
        try:
            yield reader.read(place, item)
        except InvalidInput as error:
            problems.append(f"{place}: {error.message}")


class _Reader:
    """Reads the objects of one type with the options of its module."""

    def __init__(self, plural: str, secrets: NamedSecrets, present: bool, update_secrets: bool) -> None:
        self.plural = plural
        self.resource = TYPES[plural]
        self._secrets = secrets
        self._present = present
        self._update_secrets = update_secrets

    def read(self, place: str, item: Mapping[str, Any]) -> Declared:
        given, missing = self._secrets.resolved(self.resource, item)
        params = _validated(self.resource, given)
        check_given(params, *self.resource.identity, "id")
        present = params["state"] == "present" if params.get("state") else self._present
        asked = params if present else {option: params.get(option) for option in self.resource.identity}
        secrets = params.get("update_secrets")
        action = self.resource.follow_up
        desired = Desired(
            resource=self.resource,
            wanted=wanted_state(self.resource, asked),
            present=present,
            object_id=params.get("id") or "",
            update_secrets=secrets == "always" if secrets else self._update_secrets,
            create_parents=bool(params.get("create_parents")),
        )
        follow_up = str(params.get(action.option) or "") if action and present else ""
        return Declared(place, desired, missing if present else {}, follow_up)


class _Options(NamedTuple):
    """How the options of one type are validated."""

    spec: dict[str, dict[str, Any]]
    exclusions: list[list[str]]
    keys: list[list[str]]
    validator: ArgumentSpecValidator


@cache
def _options(plural: str) -> _Options:
    resource = TYPES[plural]
    spec, exclusions, keys = (
        _without_defaults(object_options(resource)),
        object_exclusions(resource),
        object_keys(resource),
    )
    return _Options(spec, exclusions, keys, ArgumentSpecValidator(spec, exclusions, None, keys))


def _without_defaults(spec: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the options of a module whose defaults the whole configuration has."""
    return {name: {key: value for key, value in option.items() if key != "default"} for name, option in spec.items()}


def _validated(resource: Resource, item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the parameters of one object as its module would get them. Raises :class:`InvalidInput`.

    Ansible's validator takes a millisecond for a large object. What needs nothing of it is not given to it.
    """
    options = _options(resource.plural)
    given = {option for option, value in item.items() if value is not None}
    alone = all(len(given.intersection(exclusive)) < 2 for exclusive in options.exclusions)
    known = all(given.intersection(ways) for ways in options.keys)
    if alone and known and _fits(options.spec, item):
        return item
    validation = options.validator.validate(dict(item))
    if validation.error_messages:
        raise InvalidInput(refusal(resource.name, validation, options.spec))
    parameters: Mapping[str, Any] = validation.validated_parameters
    return parameters


_PYTHON: Mapping[str, type] = {"str": str, "int": int, "bool": bool, "list": list, "dict": dict}


def _fits(spec: Mapping[str, Mapping[str, Any]], given: Mapping[str, Any]) -> bool:
    """Tell whether every value has the very type of its option, so that a validator would change nothing."""
    for name, value in given.items():
        option = spec.get(name)
        if option is None:
            return False
        if value is not None and not _is(option, option["type"], value):
            return False
    return all(given.get(name) is not None for name, option in spec.items() if option.get("required"))


def _is(option: Mapping[str, Any], kind: str, value: Any) -> bool:
    own: object = type(value)
    if own is not _PYTHON.get(kind):
        return False
    if kind == "list":
        return all(_is(option, option.get("elements", ""), member) for member in value)
    if kind == "dict":
        return "options" not in option or _fits(option["options"], value)
    return "choices" not in option or value in option["choices"]


def _doubles(declared: Sequence[Declared]) -> Iterator[str]:
    first: dict[tuple[str, ...], Declared] = {}
    for item in declared:
        other = first.setdefault(item.key, item)
        if other is not item:
            yield f"{item.place}: the same object is declared as {other.place} already; keep one of them."


def _circles(declared: Sequence[Declared]) -> Iterator[str]:
    """Yield an object that is, through objects it refers to, its own ancestor."""
    named = {item.desired.name.casefold(): item for item in declared if item.desired.present}
    try:
        TopologicalSorter(
            {name: own_names(item.desired.resource, item.desired.wanted) for name, item in named.items()}
        ).prepare()
    except CycleError as error:
        circle = [name for name in error.args[1] if name in named]
        way = " and ".join(repr(named[name].name) for name in circle[1:-1])
        yield f"{named[circle[0]].place}: it refers to itself{f' by way of {way}' if way else ''}; break the circle."


def own_names(resource: Resource, values: Mapping[tuple[str, ...], Any]) -> list[str]:
    """Return the names (regardless of case) of objects of the same type that an object with these values refers to."""
    return [name for leaf in resource.own_references for name in _names(values.get(leaf.path))]


def _names(value: Any) -> list[str]:
    texts = value if isinstance(value, list) else [value] if value else []
    return [str(text).casefold() for text in texts]


def references(desired: Desired) -> Iterator[tuple[str, str, str]]:
    """Yield option, type and name (regardless of case) of each object that an object refers to."""
    resource = desired.resource
    for leaf, targets in resource.referring:
        for target in targets:
            for name in _names(desired.wanted.get(leaf.path)):
                yield leaf.option, target.plural, name
    for option, target in (*resource.refers_to.items(), *resource.mentions.items()):
        for name in _names(desired.wanted.get(tuple(option.split(".")))):
            yield option, target.plural, name


def _goes(found: Mapping[str, Sequence[Declared]]) -> Iterator[str]:
    """Yield objects that refer to one that is declared as absent."""
    gone = {
        (plural, item.desired.name.casefold()): item
        for plural, declared in found.items()
        for item in declared
        if not item.desired.present and item.desired.name
    }
    for declared in found.values():
        for item in declared if gone else ():
            for option, plural, name in references(item.desired) if item.desired.present else ():
                if (plural, name) in gone:
                    other = gone[plural, name]
                    yield (
                        f"{item.place}: {option}: {other.name!r} is to be absent by {other.place}; keep it, or name another."
                    )
