# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Argument specs: of the attributes of a resource, and of options that several tasks have, with what is checked of these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .._errors import InvalidInput
from .attribute import Value, argument_specs
from .resource import Resource

STATE: dict[str, Any] = {"type": "str", "choices": ["present", "absent"], "default": "present"}
UPDATE_SECRETS: dict[str, Any] = {
    "type": "str",
    "choices": ["on_create", "always"],
    "default": "on_create",
    "no_log": False,
}
FORCE_IN_USE: dict[str, Any] = {"type": "bool", "default": False}
# The operators of a filter as users write them, and as ERS does.
OPERATORS = {
    "equals": "EQ",
    "not_equals": "NEQ",
    "greater_than": "GT",
    "less_than": "LT",
    "starts_with": "STARTSW",
    "not_starts_with": "NSTARTSW",
    "ends_with": "ENDSW",
    "not_ends_with": "NENDSW",
    "contains": "CONTAINS",
    "not_contains": "NCONTAINS",
}
# When a saved object is deployed.
NEVER, ON_CHANGE, ALWAYS = DEPLOY_CHOICES = ("never", "on_change", "always")


def object_options(resource: Resource) -> dict[str, dict[str, Any]]:
    """Return the argument spec of one object: its attributes, and how to find and treat it; without the connection."""
    options: dict[str, dict[str, Any]] = {**attribute_options(resource), "id": {"type": "str"}, "state": STATE}
    if resource.takes_secrets:
        options["update_secrets"] = UPDATE_SECRETS
    if resource.identity.hierarchy:
        options["create_parents"] = {"type": "bool", "default": False}
    if resource.hooks.deployable:
        options["deploy"] = {
            "type": "str",
            "choices": list(DEPLOY_CHOICES),
            "default": NEVER,
        }
    return options


def object_exclusions(resource: Resource) -> list[list[str]]:
    """Return the options of one object that exclude each other: ISE takes one of them."""
    values = [item for item in resource.attributes if isinstance(item, Value)]
    return [[item.name, item.id_option] for item in values if item.id_option]


def object_keys(resource: Resource) -> list[list[str]]:
    """Return groups of options, of each of which one is needed to find the object.

    An option of the key without a server default is needed, or the id. Where all have one, any of them is.
    """
    key = resource.identity.key
    needed = [option for option in key if resource.leaf((option,)).attribute.server_default is None]
    return [[option, "id"] for option in needed] or [[*key, "id"]]


def attribute_options(resource: Resource) -> dict[str, dict[str, Any]]:
    """Return the argument spec of the attributes of a resource, without connection, id and state."""
    return {**argument_specs(resource.attributes), **{name: {"type": "str"} for name in resource.hooks.helper_options}}


def filter_options(fields: Iterable[str] = ()) -> dict[str, dict[str, Any]]:
    """Return ``filters`` by these fields, or by any where none are given, and ``match``."""
    choices = list(fields)
    suboptions = {
        "field": {"type": "str", "required": True, **({"choices": choices} if choices else {})},
        "operator": {"type": "str", "choices": list(OPERATORS), "default": "equals"},
        "value": {"type": "str", "required": True},
    }
    return {
        "filters": {"type": "list", "elements": "dict", "options": suboptions},
        "match": {"type": "str", "choices": ["all", "any"], "default": "all"},
    }


def check_given(params: Mapping[str, Any], *options: str) -> None:
    """Raise :class:`InvalidInput` for an option that is there but empty: an unset variable must not choose an object."""
    for option in options:
        if params.get(option) is not None and not str(params[option]).strip():
            raise InvalidInput(f"{option} is empty; set it, or remove it.")


def check_range(params: Mapping[str, Any], option: str, least: int, most: int | None = None) -> None:
    """Raise :class:`InvalidInput` for a number that is too small or too large."""
    value = params[option]
    if value < least or (most is not None and value > most):
        allowed = f"from {least}" if most is None else f"from {least} to {most}"
        raise InvalidInput(f"{option}: {value} is out of range; give a number {allowed}.")
