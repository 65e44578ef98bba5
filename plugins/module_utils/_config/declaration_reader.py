# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads and checks declarations: validates the options of each object, then the objects among each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from .._engine.desired_state import Desired, desired_object
from .._errors import InvalidInput
from .._schema.argument_errors import refusal
from .._schema.argument_spec import object_exclusions, object_keys, object_options
from .._schema.attribute import Path
from .._schema.comparison import is_empty
from .._schema.resource import Resource
from .._schema.yaml_types import not_options, not_text
from .._types.place import PLACE, Place, source_problem
from .consistency import duplicates, reference_cycles, references_to_removed
from .declarations import Declaration, InvalidConfiguration, check_types
from .generic_types import GenericType, flattened, generic_object
from .registry import in_creation_order, type_of
from .renames import rename_problems, split_former_names
from .rotation import NO_ROTATION, Rotation, with_rotated
from .secret_references import SecretResolver


class Reading(NamedTuple):
    """What declared objects mean: the valid ones by type, in creation order, and sentences about the others and about doubts."""

    found: dict[str, list[Declaration]]
    problems: list[str]
    warnings: list[str]


def read_declarations(
    resources: Mapping[str, Any],
    secrets: SecretResolver,
    *,
    present: bool = True,
    update_secrets: bool = False,
    rotation: Rotation = NO_ROTATION,
) -> tuple[dict[str, list[Declaration]], list[str]]:
    """Return the objects of the option ``resources`` by type, in creation order, and warnings.

    ``present`` and ``update_secrets`` apply to objects that do not set them. ``rotation`` says which secrets are written
    once more. Raises :class:`InvalidConfiguration` with all problems: types, options, values, duplicates, circular references,
    references to deleted objects, shared addresses.
    """
    reading = examine(resources, secrets, present=present, update_secrets=update_secrets, rotation=rotation)
    if reading.problems:
        raise InvalidConfiguration(reading.problems)
    return {plural: items for plural, items in reading.found.items() if items}, reading.warnings


def examine(
    resources: Mapping[str, Any],
    secrets: SecretResolver,
    *,
    present: bool = True,
    update_secrets: bool = False,
    rotation: Rotation = NO_ROTATION,
) -> Reading:
    """Do the same, and return the problems. Raises :class:`InvalidInput` for an unknown type."""
    by_type = flattened(resources)
    check_types("resources", list(by_type))
    problems: list[str] = []
    warnings: list[str] = []
    found: dict[str, list[Declaration]] = {}
    for plural in in_creation_order(by_type):
        items = by_type[plural] or []
        if not isinstance(items, list):
            problems.append(f"{plural}: expected a list of objects.")
            continue
        reader = _ObjectReader(plural, secrets, present, update_secrets, rotation)
        found[plural] = list(_read(reader, items, problems))
    for declarations in found.values():
        problems += duplicates(declarations)
        problems += reference_cycles(declarations)
    problems += references_to_removed(found)
    problems += rename_problems(found)
    for plural, declarations in found.items():
        check = type_of(plural).hooks.check_all
        if check:
            errors, doubts = check(_present(declarations))
            problems += errors
            warnings += doubts
    return Reading(found, problems, warnings)


def _present(declarations: Sequence[Declaration]) -> list[tuple[Place, Mapping[Path, Any]]]:
    return [(item.place, item.desired.values) for item in declarations if item.desired.present]


def _read(reader: _ObjectReader, items: Sequence[Any], problems: list[str]) -> Iterator[Declaration]:
    for number, item in enumerate(items):
        place = Place(reader.plural, number)
        if not isinstance(item, Mapping):
            problems.append(f"{place}: expected a dictionary with the options of one object.")
            continue
        key = [item[option] for option in reader.resource.identity.options if not is_empty(item.get(option))]
        place = place._replace(
            key=", ".join(str(each) for value in key for each in (value if isinstance(value, list) else [value]))
        )
        if problem := source_problem(item):
            problems.append(f"{place}: {problem}")
            continue
        place = place._replace(source=str(item.get(PLACE) or ""))
        try:
            yield reader.read(place, {option: value for option, value in item.items() if option != PLACE})
        except InvalidInput as error:
            problems.append(f"{place.label}: {error.message}")


class _ObjectReader:
    """Reads objects of one type with the options of its module."""

    def __init__(
        self, plural: str, secrets: SecretResolver, present: bool, update_secrets: bool, rotation: Rotation
    ) -> None:
        self.plural = plural
        self.resource = type_of(plural)
        self._secrets = secrets
        self._present = present
        self._update_secrets = update_secrets
        self._rotation = rotation

    def read(self, place: Place, item: Mapping[str, Any]) -> Declaration:
        item, former_names = split_former_names(self.resource, item)
        desired, missing, references, params = self._desired(item)
        if not desired.present:
            return Declaration(place, desired)
        rotated = self._rotation.paths(references)
        deploy = str(params.get("deploy") or "")
        return Declaration(place, with_rotated(desired, rotated), missing, deploy, rotated, former_names, references)

    def _desired(
        self, item: Mapping[str, Any]
    ) -> tuple[Desired, Mapping[Path, str], Mapping[Path, str], Mapping[str, Any]]:
        """Return the desired object, its secrets without a value and all that are references by path, and its options."""
        resource, present, update_secrets = self.resource, self._present, self._update_secrets
        if isinstance(resource, GenericType):
            params = _validated(resource, item)
            found = generic_object(resource, self._secrets, params, present=present, update_secrets=update_secrets)
            return *found, params
        given, missing, references = self._secrets.with_secret_values(resource, item)
        params = _validated(resource, given)
        desired = desired_object(resource, params, present=present, update_secrets=update_secrets)
        return desired, missing, references, params


class _Options(NamedTuple):
    """The argument spec of one type, without defaults, and its validator."""

    spec: dict[str, dict[str, Any]]
    exclusions: list[list[str]]
    keys: list[list[str]]
    validator: ArgumentSpecValidator


@cache
def _options(plural: str) -> _Options:
    resource = type_of(plural)
    spec, exclusions, keys = (
        _without_defaults(object_options(resource)),
        object_exclusions(resource),
        object_keys(resource),
    )
    return _Options(spec, exclusions, keys, ArgumentSpecValidator(spec, exclusions, None, keys))


def _without_defaults(spec: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the options of a module without defaults: those of the whole configuration apply instead."""
    return {name: {key: value for key, value in option.items() if key != "default"} for name, option in spec.items()}


def _validated(resource: Resource, item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the parameters of one object as its module would receive them. Raises :class:`InvalidInput`.

    Ansible's validator takes a millisecond for a large object, so it is skipped where it would change nothing. It would turn
    numbers into text, but what YAML read as a number was another text in the file.
    """
    options = _options(resource.plural)
    given = {option for option, value in item.items() if value is not None}
    exclusive = all(len(given.intersection(group)) < 2 for group in options.exclusions)
    identified = all(given.intersection(group) for group in options.keys)
    if exclusive and identified and _is_valid(options.spec, item):
        return item
    for path, kind in not_text(item, options.spec, resource.numbered):
        option = ".".join(map(str, path))
        raise InvalidInput(f"{option}: the value is {kind} in YAML, not text; put it in quotes.")
    for names in not_options(item, options.spec):
        raise InvalidInput(f"{'.'.join(names)}: the value is a list in YAML; write a mapping of options.")
    validation = options.validator.validate(dict(item))
    if validation.error_messages:
        raise InvalidInput(refusal(resource.name, validation, options.spec))
    parameters: Mapping[str, Any] = validation.validated_parameters
    return parameters


_PYTHON_TYPES: Mapping[str, type] = {"str": str, "int": int, "bool": bool, "list": list, "dict": dict}


def _is_valid(spec: Mapping[str, Mapping[str, Any]], given: Mapping[str, Any]) -> bool:
    """Return whether every value has exactly the type of its option, so that a validator would change nothing."""
    for name, value in given.items():
        option = spec.get(name)
        if option is None:
            return False
        if value is not None and not _has_type(option, option["type"], value):
            return False
    return all(given.get(name) is not None for name, option in spec.items() if option.get("required"))


def _has_type(option: Mapping[str, Any], kind: str, value: Any) -> bool:
    exact: object = type(value)
    if exact is not _PYTHON_TYPES.get(kind):
        return False
    if kind == "list":
        return all(_has_type(option, option.get("elements", ""), member) for member in value)
    if kind == "dict":
        return "options" not in option or _is_valid(option["options"], value)
    return "choices" not in option or value in option["choices"]
