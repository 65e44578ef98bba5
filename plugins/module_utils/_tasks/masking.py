# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Removes secret values from results. ansible-core 2.22 has its own registry of secrets; older releases compare with a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ansible.module_utils.common.validation import check_type_dict, check_type_list

try:
    from ansible.module_utils.secrets import mask_secrets, register_secrets
except ImportError:
    mask_secrets = register_secrets = None

# From then on AnsibleModule leaves masking to callbacks, which is too late for a registered variable.
MODULES_LEAVE_IT_TO_CALLBACKS = mask_secrets is not None


def masked(result: Mapping[str, Any], hidden: Iterable[str]) -> dict[str, Any]:
    """Return a result with a placeholder for each of the ``hidden`` values, wherever it occurs."""
    if mask_secrets is None:
        from ansible.module_utils.common.parameters import remove_values

        cleaned: dict[str, Any] = remove_values(result, hidden)
        return cleaned
    register_secrets(hidden)
    return {key: _masked(value) for key, value in result.items()}


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
