# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What users want of an object, from the parameters of a task. Pure functions of a declaration.

A *wanted* state is a flat dictionary from option path to value; ``{}`` at a block's path asks to clear the block, an
option that was not given is not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._schema.attribute import desired_values
from .._schema.comparison import is_empty
from .._schema.resource import Resource, is_within

Path = tuple[str, ...]
Wanted = dict[Path, Any]


def wanted_state(resource: Resource, params: Mapping[str, Any]) -> Wanted:
    """Return the canonical wanted state of validated module parameters.

    Raises :class:`InvalidInput` with one sentence naming the option and the fix.
    """
    wanted = _switched(resource, desired_values(resource.attributes, params))
    wanted.update({(name,): params[name] for name in resource.hooks.helper_options if params.get(name)})
    return {**wanted, **derived(resource, wanted)}


def derived(resource: Resource, wanted: Wanted) -> Wanted:
    """Return the values that follow from what is wanted."""
    given = {path[-1]: value for path, value in wanted.items()}
    values = {leaf.path: leaf.field.derive(given) for leaf in resource.leaves if leaf.field.derive}
    return {path: value for path, value in values.items() if value is not None}


def secret_values(resource: Resource, wanted: Wanted) -> list[str]:
    """Return the secret values the user gave."""
    return [wanted[leaf.path] for leaf in resource.leaves if leaf.field.secret and wanted.get(leaf.path)]


def _switched(resource: Resource, wanted: Wanted) -> Wanted:
    """Return a wanted state in which blocks with a switch are on or off.

    One is switched on by what is wanted in it, unless that is only that something is off. ``{}`` switches it off. What is
    given for a block that is off does not count.
    """
    result = dict(wanted)
    for block in reversed(resource.branches):  # inner ones first
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
