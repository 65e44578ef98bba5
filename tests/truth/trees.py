# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nested dictionaries addressed by paths, for all tests of the matrix. Independent of ISE and of the plugins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Path = tuple[str, ...]


def at(tree: Any, path: Path) -> Any:
    """Return the value at ``path``, or None."""
    for key in path:
        tree = tree.get(key) if isinstance(tree, dict) else None
    return tree


def put(tree: dict[str, Any], path: Path, value: Any) -> None:
    """Set the value at ``path``."""
    for key in path[:-1]:
        tree = tree.setdefault(key, {})
    tree[path[-1]] = value


def remove(tree: dict[str, Any], path: Path) -> None:
    """Remove the value at ``path``, and dictionaries that become empty."""
    holder = at(tree, path[:-1])
    if isinstance(holder, dict):
        holder.pop(path[-1], None)
        if not holder and len(path) > 1:
            remove(tree, path[:-1])


def having(tree: Mapping[str, Any], *changes: tuple[Path, Any]) -> dict[str, Any]:
    """Return a copy with other values; None removes a value."""
    result: dict[str, Any] = _copy(tree)
    for path, value in changes:
        if value is None:
            remove(result, path)
        else:
            put(result, path, _copy(value))
    return result


def _copy(value: Any) -> Any:
    """Copy JSON data; several times as fast as copy.deepcopy."""
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
    """Return the leaves with a value: not None, "", [] or {}."""
    return {path: value for path, value in flat(tree).items() if value not in (None, "", [], {})}


def members(value: Any) -> list[Any]:
    """Return the elements of a list, a single value as a list, or an empty list for None."""
    return value if isinstance(value, list) else [] if value is None else [value]


def holds(whole: Any, part: Any) -> bool:
    """Return whether ``whole`` contains everything in ``part``; the order of lists does not matter."""
    if isinstance(part, Mapping):
        return isinstance(whole, Mapping) and all(holds(whole.get(key), inner) for key, inner in part.items())
    if isinstance(part, list):
        return isinstance(whole, list) and all(member in whole for member in part)
    return bool(whole == part)


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``base`` updated with the leaves of ``over``."""
    return having(base, *flat(over).items()) if over else having(base)
