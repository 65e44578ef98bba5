# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The way back: what ISE holds, as files would declare it. Applied to the same ISE it changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._config.builtin_objects import is_factory
from .._config.declarations import check_types, key_of
from .._config.registry import TYPES
from .._config.secret_references import PREFIX, reference
from .._engine.desired_state import Path
from .._engine.document import Secret, Snapshot, is_used, nested
from .._engine.references import References
from .._ers.client import Ers
from .._progress import Progress, no_progress
from .._schema.comparison import OnePerRoot, Unordered, is_empty
from .._schema.resource import Leaf, Resource
from .ers import ErsTask


class ConfigInfoTask(ErsTask):
    """Reads the configuration of whole types."""

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return what is read."""
        return {
            "types": {"type": "list", "elements": "str"},
            "factory": {"type": "bool", "default": False},
            "progress": {"type": "bool", "default": True},
        }

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Read and report; there is nothing to check or to differ."""
        asked = params.get("types")
        check_types("types", asked or [])
        progress = Progress(ers.say if params["progress"] else no_progress)
        found: dict[str, list[dict[str, Any]]] = {}
        for plural, resource in TYPES.items():
            if asked is not None and plural not in asked:
                continue
            if asked is None and resource.since and ers.lacks(resource.since):
                continue
            ers.require(resource.since, f"ISE has {resource.plural_words}")
            found[plural] = _exported(ers, resource, progress, factory=params["factory"])
        secrets = sorted(
            value.removeprefix(PREFIX) for items in found.values() for item in items for value in _references(item)
        )
        return {
            "changed": False,
            "resources": found,
            "secrets": secrets,
            "total": sum(map(len, found.values())),
        }


def _exported(ers: Ers, resource: Resource, progress: Progress, *, factory: bool) -> list[dict[str, Any]]:
    """Return the objects of a type, in the order of what identifies them."""
    entries = ers.whole_list(resource) or []
    names = References(ers)
    if resource.found_by_name:
        for entry in entries:
            names.remember(resource, entry)
    ids = [
        str(entry["id"])
        for entry in entries
        if factory or not is_factory(resource, str(entry["id"]), str(entry.get("name", "")))
    ]
    progress.begin(f"reading {resource.plural}", len(ids))
    items = []
    for document in ers.in_parallel(lambda object_id: ers.get(resource, object_id), ids):
        progress.tick()
        if document is None:
            continue
        snapshot = Snapshot(resource, names.identified(resource, document))
        key = key_of(resource, {(option,): snapshot.value((option,)) for option in resource.identity})
        if factory or not is_factory(resource, snapshot.id, ", ".join(filter(None, key))):
            items.append((key, declaration(snapshot, names)))
    return [item for _key, item in sorted(items, key=lambda pair: pair[0])]


def declaration(snapshot: Snapshot, names: References) -> dict[str, Any]:
    """Return an object as a file would declare it: what is not as it is by itself, and references in place of secrets."""
    resource = snapshot.resource
    flat: dict[Path, Any] = {}
    for leaf in resource.leaves:
        if leaf.field.derive or leaf.field.write_only or leaf.field.read_only or not _matters(leaf, snapshot):
            continue
        if leaf.field.secret:
            if snapshot.secret(leaf)[0] is not Secret.ABSENT:
                flat[leaf.path] = PREFIX  # completed below, when the key has names
            continue
        value = snapshot.value(leaf.path)
        says_nothing = is_empty(value) or (value == leaf.field.server_default and leaf.path not in _key(resource))
        if not says_nothing or (leaf.path in _key(resource) and value is not None):
            flat[leaf.path] = _in_order(leaf, value)
    tree = names.named(resource, nested(flat))
    key = ", ".join(str(tree.get(option)) for option in resource.key if tree.get(option))
    return _with_references(tree, resource.plural, key)


def _key(resource: Resource) -> set[Path]:
    return {(option,) for option in resource.identity if resource.leaf((option,)).field.server_default is None}


def _matters(leaf: Leaf, snapshot: Snapshot) -> bool:
    """Tell whether an attribute is more than what is left of another setting."""
    return snapshot.has_place_for(leaf) and is_used(leaf, snapshot.value)


def _in_order(leaf: Leaf, value: Any) -> Any:
    """Return lists whose order means nothing in the order of the alphabet."""
    sortable = isinstance(leaf.field.compare, (Unordered, OnePerRoot)) and leaf.field.elements != "dict"
    return sorted(value) if sortable and isinstance(value, list) else value


def _with_references(tree: dict[str, Any], plural: str, key: str, option: str = "") -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, value in tree.items():
        place = f"{option}.{name}" if option else name
        if isinstance(value, dict):
            result[name] = _with_references(value, plural, key, place)
        else:
            result[name] = reference(plural, key, place) if value == PREFIX else value
    return result


def _references(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [each for inner in value.values() for each in _references(inner)]
    return [value] if isinstance(value, str) and value.startswith(PREFIX) else []
