# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desired state of an object, from the parameters of a task. Pure functions of a declaration.

A desired state is a flat dictionary from option path to value; ``{}`` at a block's path asks to clear the block. Options
that are not set are omitted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from .._schema.argument_spec import check_given
from .._schema.attribute import Path, desired_values
from .._schema.comparison import is_empty
from .._schema.resource import Resource, is_within

Values = dict[Path, Any]


@dataclass(frozen=True)
class Desired:
    """The desired state of one object: present with these ``values``, or absent.

    ``values`` have names in place of ids as users write them, until :meth:`References.with_ids` replaces them.
    ``object_id`` finds an existing object whatever its name; ``update_secrets`` asks to write secrets that ISE does not
    show, all or those at some paths, ``create_parents`` to create missing ancestors of a path name. ``display_name`` is the
    name, the id where only that is given, or the values of the key, as the user wrote them. ``undeclared`` are the options
    among ``values`` that the user did not give.
    """

    resource: Resource
    values: Values
    present: bool = True
    object_id: str = ""
    update_secrets: bool | frozenset[Path] = False
    create_parents: bool = False
    display_name: str = ""
    undeclared: frozenset[Path] = frozenset()

    def __post_init__(self) -> None:
        if not self.display_name:
            values = [value for option in self.resource.identity.options if (value := self.values.get((option,)))]
            key = [", ".join(value) if isinstance(value, list) else str(value) for value in values]
            object.__setattr__(self, "display_name", self.name or self.object_id or ", ".join(key))

    @property
    def name(self) -> str:
        """Return the desired name; empty when the object is given by id alone, or has no name."""
        return str(self.values.get((self.resource.identity.listed_as,), ""))

    def writes_secret(self, path: Path) -> bool:
        """Return whether the secret at a path is written although ISE does not show it."""
        return is_selected(self.update_secrets, path)

    @property
    def description(self) -> str:
        """Return type and name, or key, for messages."""
        return f"{self.resource.words} {self.display_name!r}"


def desired_object(
    resource: Resource,
    options: Mapping[str, Any],
    attributes: Mapping[str, Any] | None = None,
    *,
    present: bool = True,
    update_secrets: bool = False,
) -> Desired:
    """Return the desired object of the options of its module, which are validated.

    ``attributes`` are given where they are not among the options. ``present`` and ``update_secrets`` apply where the options
    do not say. Raises :class:`InvalidInput` for values that cannot be.
    """
    check_given(options, *resource.identity.options, "id")
    present = options["state"] == "present" if options.get("state") else present
    secrets = options.get("update_secrets")
    given = options if attributes is None else attributes
    used = given if present else {option: given.get(option) for option in resource.identity.options}
    return Desired(
        resource=resource,
        values=desired_state(resource, used),
        present=present,
        object_id=options.get("id") or "",
        update_secrets=secrets == "always" if secrets else update_secrets,
        create_parents=bool(options.get("create_parents")),
    )


def desired_state(resource: Resource, params: Mapping[str, Any]) -> Values:
    """Return the desired state of validated module parameters.

    Raises :class:`InvalidInput` with one sentence naming the option and the fix.
    """
    values = _switched(resource, desired_values(resource.attributes, params))
    values.update({(name,): params[name] for name in resource.hooks.helper_options if params.get(name)})
    return {**values, **derived(resource, values)}


def derived(resource: Resource, values: Values) -> Values:
    """Return the values that are computed from the given ones."""
    given = {path[-1]: value for path, value in values.items()}
    found = {leaf.path: leaf.attribute.derive(given) for leaf in resource.leaves if leaf.attribute.derive}
    return {path: value for path, value in found.items() if value is not None}


def is_selected(selection: bool | Collection[Path], path: Path) -> bool:
    """Return whether a path is among those selected: all, none, or some."""
    return selection if isinstance(selection, bool) else path in selection


def secret_values(resource: Resource, values: Values) -> list[str]:
    """Return the secret values the user gave."""
    own = [values[leaf.path] for leaf in resource.leaves if leaf.attribute.secret and values.get(leaf.path)]
    return [*own, *resource.secrets_inside_values()]


def _switched(resource: Resource, values: Values) -> Values:
    """Return desired values in which blocks with a switch are on or off.

    A value in a block switches it on, unless it only says that something is off. ``{}`` switches it off. Values in a block
    that is off are left out.
    """
    result = dict(values)
    for block in reversed(resource.branches):  # inner ones first
        if not block.attribute.enabled_by:
            continue
        switch = (*block.path, block.attribute.enabled_by)
        inside = [path for path in result if is_within(path, block.path)]
        if result.get(block.path) == {}:
            result[switch] = False
        elif switch not in result and any(_is_significant(result[path]) for path in inside):
            result[switch] = True
        if result.get(switch) is False:
            result = {path: value for path, value in result.items() if path not in inside or path == switch}
    return result


def _is_significant(value: Any) -> bool:
    return value is not False and not is_empty(value)
