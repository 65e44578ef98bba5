# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tasks that read objects of a resource."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._engine.current_state import Snapshot
from .._engine.desired_state import desired_state
from .._engine.references import References
from .._errors import InvalidInput, ServerFailure, UnknownName
from .._ers.client import Ers
from .._schema.argument_spec import OPERATORS, attribute_options, check_given, filter_options
from .._schema.filters import Filter
from .._schema.resource import Leaf, Resource
from .ers import ErsTask


class InfoTask(ErsTask):
    """Reads objects of a resource.

    ``kinds`` are resources with more attributes of some of its objects, by the values of the option ``type`` that selects one.
    ``details`` is the default of the option of this name. ``additions`` names the keys that :meth:`completed` adds.
    """

    details = False
    additions: tuple[str, ...] = ()

    def __init__(self, resource: Resource, *, kinds: Mapping[str, Resource] | None = None) -> None:
        self.resource = resource
        self.kinds = kinds or {}

    @property
    def sponsored(self) -> bool:
        """Return whether ISE requires the account of a sponsor."""
        return self.resource.endpoint.sponsored

    @property
    def options(self) -> dict[str, dict[str, Any]]:
        """Return the options that select objects."""
        spec = attribute_options(self.resource)
        return {
            **{option: spec[option] for option in self.resource.identity.options},
            "id": {"type": "str"},
            "details": {"type": "bool", "default": self.details or not self.resource.identity.listed_as},
            **({"type": {"type": "str", "choices": list(self.kinds)}} if self.kinds else {}),
            **(filter_options(self.resource.filters) if self.resource.filters else {}),
        }

    @property
    def mutually_exclusive(self) -> list[list[str]]:
        """Return options that exclude each other."""
        others = ["id", *(["filters"] if self.resource.filters else [])]
        return [[option, *others] for option in self.resource.identity.options]

    def run(self, ers: Ers, params: Mapping[str, Any], *, diff: bool) -> dict[str, Any]:
        """Read and report."""
        check_given(params, *self.resource.identity.options, "id")
        ers.require(self.resource.endpoint.since, f"Access to {self.resource.plural_words}")
        kind = self.kinds.get(params.get("type") or "")
        try:
            found = (InfoTask(kind) if kind else self)._found(ers, params)
        except ServerFailure as error:
            if not self.kinds or kind:
                raise
            types = ", ".join(self.kinds)
            raise error.with_context(after=f"ISE may still read those of one type ({types}).") from None
        return {"changed": False, self.resource.plural: found, "total": len(found)}

    def _found(self, ers: Ers, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        resource = self.resource
        documents = self.chosen(ers, params)
        if documents is None:
            filters = [self.filter(ers, item) for item in params.get("filters") or []]
            entries = ers.list_all(resource, filters, match_any=params.get("match") == "any")
            if not params["details"]:
                return [self._listed(entry) for entry in entries]
            documents = ers.get_many(resource, [str(entry["id"]) for entry in entries])
        references = References(ers)
        references.cache_documents(resource, documents)
        items = [references.with_names(resource, Snapshot(resource, document).result()) for document in documents]
        return [self.completed(ers, params, item) for item in items]

    def completed(self, ers: Ers, params: Mapping[str, Any], item: dict[str, Any]) -> dict[str, Any]:
        """Return an object with the keys that are computed from it or read elsewhere."""
        return item

    def chosen(self, ers: Ers, params: Mapping[str, Any]) -> list[dict[str, Any]] | None:
        """Return the documents with the given id or key; None when neither is given."""
        resource = self.resource
        if params.get("id"):
            document = ers.get(resource, params["id"])
            return [document] if document else []
        key = desired_state(resource, {option: params.get(option) for option in resource.identity.options})
        if not key:
            return None
        if resource.identity.is_listed_name:
            document = ers.get_by_name(resource, key[resource.identity.listed_as,])
            return [document] if document else []
        references = References(ers)
        try:
            return references.find_by_key(resource, references.with_ids(resource, key))
        except UnknownName:
            return []  # an object with a reference to nothing does not exist either

    def _listed(self, entry: Mapping[str, Any]) -> dict[str, str]:
        """Return a list entry under option names."""
        named = {"id": "id", self.resource.identity.listed_as or "name": "name", "description": "description"}
        return {option: str(entry.get(key) or "") for option, key in named.items()}

    def filter(self, ers: Ers, item: Mapping[str, Any]) -> Filter:
        """Return a filter in ISE's form. One that is also an option accepts its values, and needs the same release."""
        name, value = item["field"], str(item["value"])
        if name not in self.resource.filters:
            raise InvalidInput(f"filters: ISE cannot filter {self.resource.plural_words} of this type by {name}.")
        for leaf in self.resource.leaves:
            if leaf.path == (name,):
                ers.require(leaf.attribute.since, f"filters: {name}")
                value = self._compared_with(ers, leaf, value, item["operator"])
        return Filter(self.resource.filters[name], OPERATORS[item["operator"]], value)

    def _compared_with(self, ers: Ers, leaf: Leaf, value: str, operator: str) -> str:
        """Return a filter value in ISE's form: a whole value in its notation, or an id where ISE compares ids."""
        whole = operator in ("equals", "not_equals")
        if self.resource.targets(leaf) and self.resource.filters[leaf.option] == leaf.api_path[-1]:
            if not whole:
                raise InvalidInput(f"filters: {leaf.option} is compared as a whole; use equals or not_equals.")
            return str(References(ers).with_ids(self.resource, {leaf.path: value})[leaf.path])
        if whole and leaf.attribute.convert and leaf.attribute.type == "str":
            return str(leaf.attribute.encode(desired_state(self.resource, {leaf.option: value})[leaf.path]))
        return leaf.attribute.in_filter(value)
