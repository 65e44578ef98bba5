# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports objects of types without a declaration: all that ISE shows of them, with references in place of secrets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .._engine.current_state import Snapshot
from .._ers.generic_resource import SecretNames, name_in, single_values
from .._redaction import is_mask
from .._schema.yaml_types import Steps
from .generic_types import ATTRIBUTES
from .secret_references import secret_reference

_NAMES = SecretNames()
_LEFT_OUT = object()


def generic_declaration(snapshot: Snapshot, plural: str) -> dict[str, Any]:
    """Return an object as a declaration.

    Nothing is known of defaults, so empty values are included. A list with a secret or a mask in it is left out, because a list
    is written as a whole.
    """
    named = {"name": snapshot.name} if snapshot.name else {"id": snapshot.id}
    shown = {key: value for key, value in snapshot.document.items() if key not in ("id", "link", "name")}
    key = snapshot.name or snapshot.id
    attributes = _exported(shown, "", (), lambda option: secret_reference(plural, key, option))
    return {**named, ATTRIBUTES: {} if attributes is _LEFT_OUT else attributes}


def _exported(value: Any, name: str, path: Steps, reference: Callable[[str], str]) -> Any:
    if value is None:
        return _LEFT_OUT
    if isinstance(value, Mapping):
        inner = {key: _exported(member, name_in(value, key), (*path, key), reference) for key, member in value.items()}
        members = {key: member for key, member in inner.items() if member is not _LEFT_OUT}
        return members if members or not value else _LEFT_OUT
    if isinstance(value, list):
        secret = any(_is_secret(each, single) for _path, each, single in single_values(value, name))
        return _LEFT_OUT if secret else value
    if not _is_secret(name, value):
        return value
    return reference(".".join(map(str, path))) if value != "" else _LEFT_OUT


def _is_secret(name: str, value: Any) -> bool:
    return is_mask(value) or any(True for _found in _NAMES.found_in({name: value}))
