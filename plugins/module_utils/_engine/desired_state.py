# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What users want of an object, from the parameters of a task. Pure functions of a declaration.

A *wanted* state is a flat dictionary from option path to value; ``{}`` at a block's path asks to clear the block, an
option that was not given is not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._errors import InvalidInput
from .._redaction import is_mask
from .._schema.comparison import Whole, is_empty
from .._schema.resource import Field, Resource, is_within

Path = tuple[str, ...]
Wanted = dict[Path, Any]


class Id(str):
    """The id of an object, where a name could stand as well."""


def wanted_state(resource: Resource, params: Mapping[str, Any]) -> Wanted:
    """Return the canonical wanted state of validated module parameters.

    Raises :class:`InvalidInput` with one sentence naming the option and the fix.
    """
    wanted: Wanted = {}
    _collect(resource.fields, params, (), wanted)
    wanted = _switched(resource, wanted)
    wanted.update({(name,): params[name] for name in resource.helper_options if params.get(name)})
    return {**wanted, **derived(resource, wanted)}


def derived(resource: Resource, wanted: Wanted) -> Wanted:
    """Return the values that follow from what is wanted."""
    given = {path[-1]: value for path, value in wanted.items()}
    values = {leaf.path: leaf.field.derive(given) for leaf in resource.leaves if leaf.field.derive}
    return {path: value for path, value in values.items() if value is not None}


def _emptied(item: Field, place: Path) -> Wanted:
    """Return what ``{}`` asks for: a block that is no ERS object of its own cannot go, and goes back to its beginnings."""
    if item.api_name != "." or item.enabled_by:
        return {place: {}}
    return {(*place, inner.name): inner.create_default for inner in item.fields if inner.create_default is not None}


def _switched(resource: Resource, wanted: Wanted) -> Wanted:
    """Return a wanted state in which blocks with a switch are on or off.

    One is switched on by what is wanted in it, unless that is only that something is off. ``{}`` switches it off. What is
    given for a block that is off does not count.
    """
    result = dict(wanted)
    for block in reversed(resource.blocks):  # inner ones first
        if not block.field.enabled_by:
            continue
        switch = (*block.path, block.field.enabled_by)
        inside = [path for path in result if is_within(path, block.path)]
        if result.get(block.path) == {}:
            result[switch] = False
        elif switch not in result and any(_says_something(result[path]) for path in inside):
            result[switch] = True
        if result.get(switch) is False:
            result = {path: value for path, value in result.items() if path not in inside or path == switch}
    return result


def _says_something(value: Any) -> bool:
    return value is not False and not is_empty(value)


def _collect(fields: tuple[Field, ...], params: Mapping[str, Any], path: Path, wanted: Wanted) -> None:
    for item in fields:
        value = params.get(item.name)
        if value is None and item.id_option and params.get(item.id_option):
            value = Id(params[item.id_option])
        if value is None or item.read_only:
            continue
        place = (*path, item.name)
        if item.kind == "dict":
            if all(inner is None for inner in value.values()):
                wanted.update(_emptied(item, place))
            else:
                _collect(item.fields, value, place, wanted)
        else:
            checked = _checked(".".join(place), item, value)
            wanted[place] = Whole(checked) if item.replace_option and params.get(item.replace_option) else checked
            for sibling, implied in item.sets.items():
                if value and params.get(sibling) is None:
                    implied_place: Path = (*path, sibling)
                    wanted[implied_place] = implied


def _checked(option: str, item: Field, value: Any) -> Any:
    if is_empty(value) and item.server_default is not None:
        return item.server_default  # what ISE goes back to; an empty value would differ from that each time
    if item.secret and is_mask(value):
        raise InvalidInput(f"{option}: the value is a mask of asterisks, not a secret; give the real one.")
    if item.minimum is not None and item.maximum is not None and not item.minimum <= value <= item.maximum:
        raise InvalidInput(f"{option}: {value} is out of range; give a number from {item.minimum} to {item.maximum}.")
    if item.lengths and value and len(value) not in item.lengths:
        allowed = " or ".join(str(length) for length in item.lengths)
        raise InvalidInput(f"{option}: the value has {len(value)} characters; ISE takes {allowed}.")
    if item.elements == "dict":
        value = [_element(option, item.fields, member) for member in value]
    if item.convert is None:
        return value
    try:
        if item.kind == "list":
            return [item.convert(member) for member in value]
        return item.convert(value)
    except ValueError as error:
        raise InvalidInput(f"{option}: {error}") from None


def _element(option: str, fields: tuple[Field, ...], member: Mapping[str, Any]) -> dict[str, Any]:
    values = [(item, item.create_default if member.get(item.name) is None else member[item.name]) for item in fields]
    return {item.name: _checked(f"{option}.{item.name}", item, value) for item, value in values if value is not None}
