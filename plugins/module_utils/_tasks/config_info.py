# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The task of the module ``config_info``: exports the objects of ISE as declarations.

Applied to the same ISE, an export changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._config.builtin_objects import is_builtin
from .._config.complete_export import CompleteForm, is_relevant, sorted_value
from .._config.complete_options import is_default
from .._config.declarations import check_types, key_of
from .._config.factory_objects import factory_choice, is_as_shipped
from .._config.generic_export import generic_declaration
from .._config.generic_types import GenericType, nested_types
from .._config.registry import TYPES, in_creation_order, type_of
from .._config.secret_names import final_names, secret_names_rule
from .._config.secret_references import PREFIX, secret_reference
from .._engine.current_state import Secret, Snapshot
from .._engine.paths import at, nested
from .._engine.references import References
from .._ers.client import Ers
from .._ers.generic_resource import generic_type_name
from .._progress import Progress, no_progress
from .._schema.attribute import Path
from .._schema.comparison import is_empty
from .._schema.resource import Resource
from .ers import ErsTask


class ConfigInfoTask(ErsTask):
    """Exports the objects of whole types."""

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the options for what to export."""
        return {
            "types": {"type": "list", "elements": "str"},
            "ers_resources": {"type": "list", "elements": "str", "default": []},
            "factory": {"type": "raw", "default": "edited"},
            "form": {"type": "str", "choices": ["complete", "compact"], "default": "complete"},
            "secret_names": {"type": "raw", "default": "type", "no_log": False},
            "progress": {"type": "bool", "default": True},
        }

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Export; check mode and diff mode make no difference."""
        requested = params.get("types")
        paths = [generic_type_name(path.strip("/")) for path in params["ers_resources"]]
        check_types("types", requested or [])
        check_types("ers_resources", paths)
        rule = secret_names_rule(params["secret_names"])
        factory = factory_choice(params["factory"])
        complete = params["form"] == "complete"
        progress = Progress(ers.report_progress if params["progress"] else no_progress)
        found: dict[str, list[dict[str, Any]]] = {}
        defaults: dict[str, dict[str, Any]] = {}
        shown: dict[str, str] = {}
        for plural in in_creation_order([*(TYPES if requested is None else requested), *paths]):
            resource = type_of(plural)
            if requested is None and resource.endpoint.since and ers.lacks(resource.endpoint.since):
                continue
            ers.require(resource.endpoint.since, f"Access to {resource.plural_words}")
            form = _complete_form(ers, resource) if complete and plural in TYPES else None
            found[plural] = _exported(ers, resource, progress, form, shown, factory=factory)
            if form and form.defaults and found[plural]:
                defaults[plural] = nested(form.defaults)
        secrets = final_names(found, rule, shown)
        return {
            "changed": False,
            "defaults": defaults,
            "resources": _with_renamed_secrets(
                nested_types(found), {PREFIX + old: PREFIX + new for old, new in secrets.items()}
            ),
            "secrets": sorted(set(secrets.values())),
            "maybe_empty": [
                plural for plural, items in found.items() if not items and type_of(plural).endpoint.empty_is_404
            ],
            "total": sum(map(len, found.values())),
        }


def _complete_form(ers: Ers, resource: Resource) -> CompleteForm:
    later = any(leaf.attribute.since for leaf in resource.leaves)
    return CompleteForm(resource, ers.release() if later else None)


def _exported(
    ers: Ers,
    resource: Resource,
    progress: Progress,
    form: CompleteForm | None,
    shown: dict[str, str],
    *,
    factory: str,
) -> list[dict[str, Any]]:
    """Return the objects of a type as declarations, sorted by key. Secrets that ISE shows are added to ``shown``."""
    entries = ers.whole_list(resource) or []
    names = References(ers)
    if resource.identity.is_listed_name:
        for entry in entries:
            names.cache(resource, entry)
    ids = [
        str(entry["id"])
        for entry in entries
        if factory != "none" or not is_builtin(resource, str(entry["id"]), str(entry.get("name", "")))
    ]
    progress.begin(f"reading {resource.plural}", len(ids))
    items: list[tuple[tuple[str, ...], dict[str, Any]]] = []
    for document in ers.in_parallel(lambda object_id: ers.get(resource, object_id), ids):
        progress.tick()
        if document is None:
            continue
        snapshot = Snapshot(resource, names.document_with_ids(resource, document))
        if isinstance(resource, GenericType):
            items.append(((snapshot.name.lower(), snapshot.id), generic_declaration(snapshot, resource.plural)))
            continue
        key = key_of(resource, {(option,): snapshot.value((option,)) for option in resource.identity.options})
        builtin = is_builtin(resource, snapshot.id, ", ".join(filter(None, key)))
        if factory == "all" or not builtin or (factory == "edited" and not _is_as_shipped(snapshot)):
            items.append((key, declaration(snapshot, names, form)))
            shown |= _shown_secrets(snapshot, items[-1][1])
    return [item for _key, item in sorted(items, key=lambda pair: pair[0])]


def _is_as_shipped(snapshot: Snapshot) -> bool:
    """Return whether a built-in object is known to be as ISE ships it. Secrets are not compared."""
    resource = snapshot.resource
    name = ", ".join(str(snapshot.value((option,))) for option in resource.identity.key)
    options = {
        path: value
        for path, value in _compact_options(snapshot).items()
        if path[0] not in resource.identity.key and not resource.leaf(path).attribute.secret
    }
    return is_as_shipped(resource.plural, name, nested(options))


def declaration(snapshot: Snapshot, names: References, form: CompleteForm | None) -> dict[str, Any]:
    """Return an object as a declaration, in the complete form or, with None, the compact one.

    References stand in place of secrets.
    """
    resource = snapshot.resource
    # The references are completed below, once the key contains names.
    flat = form.options(snapshot, PREFIX) if form else _compact_options(snapshot)
    tree = names.with_names(resource, nested(flat))
    key = ", ".join(str(tree.get(option)) for option in resource.identity.key if tree.get(option))
    return _with_secret_references(tree, resource.plural, key)


def _compact_options(snapshot: Snapshot) -> dict[Path, Any]:
    """Return the options of an object that differ from their defaults."""
    flat: dict[Path, Any] = {}
    key_paths = _key_paths(snapshot.resource)
    for leaf in snapshot.resource.leaves:
        item = leaf.attribute
        if not item.is_option or item.write_only or not is_relevant(leaf, snapshot):
            continue
        if item.secret:
            flat.update({} if snapshot.secret(leaf)[0] is Secret.ABSENT else {leaf.path: PREFIX})
            continue
        value = sorted_value(leaf, snapshot.value(leaf.path))
        is_key = leaf.path in key_paths
        has_default = item.server_default is not None and not is_key
        left_out = is_empty(value) or (has_default and is_default(leaf, value))
        if not left_out or (is_key and value is not None):
            flat[leaf.path] = value
    return flat


def _key_paths(resource: Resource) -> set[Path]:
    """Return the paths of the key options that have no default."""
    return {
        (option,) for option in resource.identity.options if resource.leaf((option,)).attribute.server_default is None
    }


def _with_secret_references(tree: dict[str, Any], plural: str, key: str, option: str = "") -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, value in tree.items():
        place = f"{option}.{name}" if option else name
        if isinstance(value, dict):
            result[name] = _with_secret_references(value, plural, key, place)
        else:
            result[name] = secret_reference(plural, key, place) if value == PREFIX else value
    return result


def _shown_secrets(snapshot: Snapshot, item: Mapping[str, Any]) -> dict[str, str]:
    """Return the values of the secrets of an object that ISE shows, by the names of their references."""
    secrets = [leaf for leaf in snapshot.resource.leaves if leaf.attribute.secret and leaf.attribute.is_option]
    found = {
        str(at(item, leaf.path)).removeprefix(PREFIX): snapshot.secret(leaf) for leaf in secrets if at(item, leaf.path)
    }
    return {name: value for name, (state, value) in found.items() if state is Secret.SHOWN}


def _with_renamed_secrets(value: Any, renamed: Mapping[str, str]) -> Any:
    """Return a tree with other references in place of those in ``renamed``."""
    if not renamed:
        return value
    if isinstance(value, dict):
        return {key: _with_renamed_secrets(inner, renamed) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_renamed_secrets(inner, renamed) for inner in value]
    return renamed.get(value, value) if isinstance(value, str) else value
