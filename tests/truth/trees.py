# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nested dictionaries addressed by paths. Shared by all tests of the matrix; knows nothing of ISE or of the plugins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Path = tuple[str, ...]


def at(tree: Any, path: Path) -> Any:
    """Return the value at ``path``, None where there is none."""
    for key in path:
        tree = tree.get(key) if isinstance(tree, dict) else None
    return tree


def put(tree: dict[str, Any], path: Path, value: Any) -> None:
    """Set the value at ``path``."""
    for key in path[:-1]:
        tree = tree.setdefault(key, {})
    tree[path[-1]] = value


def remove(tree: dict[str, Any], path: Path) -> None:
    """Remove the value at ``path``, and the dictionaries that are empty then."""
    holder = at(tree, path[:-1])
    if isinstance(holder, dict):
        holder.pop(path[-1], None)
        if not holder and len(path) > 1:
            remove(tree, path[:-1])


def having(tree: Mapping[str, Any], *changes: tuple[Path, Any]) -> dict[str, Any]:
    """Return a copy with values set; None removes."""
    result: dict[str, Any] = _copy(tree)
    for path, value in changes:
        if value is None:
            remove(result, path)
        else:
            put(result, path, _copy(value))
    return result


def _copy(value: Any) -> Any:
    """Copy what JSON has; several times as fast as copy.deepcopy."""
    if isinstance(value, dict):
        return {key: _copy(inner) for key, inner in value.items()}
    return [_copy(inner) for inner in value] if isinstance(value, list) else value


def tree(*values: tuple[Path, Any]) -> dict[str, Any]:
    """Return a tree of these values."""
    return having({}, *values)


def flat(value: Any, path: Path = ()) -> dict[Path, Any]:
    """Return the leaves by path; an empty dictionary is a leaf."""
    if not isinstance(value, dict) or not value:
        return {path: value}
    return {key: leaf for name, inner in value.items() for key, leaf in flat(inner, (*path, name)).items()}


def full(tree: Mapping[str, Any]) -> dict[Path, Any]:
    """Return the leaves that say something: not None, "", [] or {}."""
    return {path: value for path, value in flat(tree).items() if value not in (None, "", [], {})}


def members(value: Any) -> list[Any]:
    """Return the members of a list, one other value alone, and nothing of nothing."""
    return value if isinstance(value, list) else [] if value is None else [value]


def holds(whole: Any, part: Any) -> bool:
    """Tell whether ``whole`` has everything ``part`` has; lists as sets of members."""
    if isinstance(part, Mapping):
        return isinstance(whole, Mapping) and all(holds(whole.get(key), inner) for key, inner in part.items())
    if isinstance(part, list):
        return isinstance(whole, list) and all(member in whole for member in part)
    return bool(whole == part)


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``base`` with the leaves of ``over`` laid over it."""
    return having(base, *flat(over).items()) if over else having(base)
