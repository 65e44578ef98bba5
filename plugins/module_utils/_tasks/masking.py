# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Removes secret values from results. ansible-core 2.22 has its own registry of secrets; older releases compare with a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ansible.module_utils.common.validation import check_type_dict, check_type_list

from .._redaction import SHORTEST, Redactor

try:
    from ansible.module_utils.secrets import mask_secrets, register_secrets
except ImportError:
    mask_secrets = register_secrets = None

_WHOLE = "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"
# From then on AnsibleModule leaves masking to callbacks, which is too late for a registered variable.
MODULES_LEAVE_IT_TO_CALLBACKS = mask_secrets is not None


def masked(result: Mapping[str, Any], hidden: Iterable[str]) -> dict[str, Any]:
    """Return a result with a placeholder for each of the ``hidden`` values, wherever it occurs."""
    values = set(hidden)
    short = short_values(values)
    result, values = without_short_values(result, short), values - short
    if mask_secrets is None:
        from ansible.module_utils.common.parameters import remove_values

        cleaned: dict[str, Any] = remove_values(result, values)
        return cleaned
    register_secrets(values)
    return {key: _masked(value) for key, value in result.items()}


def short_values(hidden: Iterable[str]) -> set[str]:
    """Return the values that occur in words by chance. Ansible would replace them there as well."""
    return {value for value in hidden if len(value) < SHORTEST}


def without_short_values(result: Mapping[str, Any], short: set[str]) -> dict[str, Any]:
    """Return a result with a placeholder for each of the ``short`` values, as a value, a word or in quotes."""
    if not short:
        return dict(result)
    redactor = Redactor()
    redactor.add(short)

    def cleaned(value: Any, *, argument: bool) -> Any:
        if isinstance(value, Mapping):
            return {key: cleaned(inner, argument=argument or key == "invocation") for key, inner in value.items()}
        if isinstance(value, (list, tuple)):
            return [cleaned(inner, argument=argument) for inner in value]
        if isinstance(value, str):
            return _WHOLE if value in short else redactor.clean(value)
        # Numbers of a result are counts; a number among the arguments may be a secret.
        number = argument and isinstance(value, (int, float)) and not isinstance(value, bool)
        return _WHOLE if number and str(value) in short else value

    found: dict[str, Any] = cleaned(result, argument=False)
    return found


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return mask_secrets(value)
    if isinstance(value, Mapping):
        return {key: _masked(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_masked(inner) for inner in value]
    return value


def as_dict(value: Any) -> Any:
    """Return a value as Ansible will convert it for an option of the type dict; unchanged if Ansible will refuse it."""
    try:
        return check_type_dict(value)
    except (TypeError, ValueError):
        return value


def as_list(value: Any) -> Any:
    """Return a value as Ansible will convert it for an option of the type list; unchanged if Ansible will refuse it."""
    try:
        return check_type_list(value)
    except (TypeError, ValueError):
        return value


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text in a tree, except the names of its options."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for member in value:
            yield from texts_in(member)
    elif value is not None and not isinstance(value, bool):
        yield str(value)
