# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalog of ``ers_resource`` and the declarations of modules, compared with the vendor's OpenAPI document."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ansible_collections.openise.ise.plugins.module_utils._ers.catalog import ENDPOINTS
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Resource
from ansible_collections.openise.ise.tests.contract.shared_data import OPENAPI

# The document has another key for these than the samples and other clients.
ENVELOPES = {"sponsorgroupmember": "SponsorGroupMemberGroup"}
DECLARATIONS = Path(__file__).parents[2] / "plugins" / "module_utils" / "_resources"
_COLLECTION = "ansible_collections.openise.ise.plugins.module_utils._resources"


@cache
def document() -> dict[str, Any]:
    """Return the vendor's document."""
    loaded: dict[str, Any] = yaml.load(OPENAPI.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return loaded


@cache
def _operations() -> dict[str, dict[str, Any]]:
    """Return for each path of ERS its operations, as ``get /{id}``."""
    found: dict[str, dict[str, Any]] = {}
    for path, item in document()["paths"].items():
        name, _slash, rest = path.strip("/").partition("/")
        form = {"": "", "name/{name}": "/name"}.get(rest, "/{id}" if rest.startswith("{") and "/" not in rest else rest)
        found.setdefault(name, {}).update({f"{method} {form}": operation for method, operation in item.items()})
    return found


def _resolved(value: Any) -> Any:
    while isinstance(value, dict) and "$ref" in value:
        target: Any = document()
        for key in value["$ref"].removeprefix("#/").split("/"):
            target = target[key]
        value = target
    return value


def _envelopes(operation: Any) -> set[str]:
    """Return the root keys of the document that an operation answers with."""
    answer = _resolved(operation["responses"].get("200") or operation["responses"].get(200))
    schemas = [_resolved(content.get("schema")) for content in answer.get("content", {}).values()]
    return {key for schema in schemas if isinstance(schema, dict) for key in schema.get("properties", {})}


def test_catalog_is_complete() -> None:
    """It has all paths whose objects can be listed and read by id, and no other."""
    assert set(ENDPOINTS) == {name for name, found in _operations().items() if {"get ", "get /{id}"} <= set(found)}


@pytest.mark.parametrize("path", sorted(ENDPOINTS))
def test_service(path: str) -> None:
    """Root key, ``/name/``, PUT and PATCH match the document."""
    service, found = ENDPOINTS[path], _operations()[path]
    assert ENVELOPES.get(path, service.envelope) in _envelopes(found["get /{id}"])
    assert service.by_name == ("get /name" in found)
    assert bool(service.patch_since) == ("patch /{id}" in found)
    assert bool(service.put) == ("put /{id}" in found)


def _declared() -> list[Resource]:
    modules = [importlib.import_module(f"{_COLLECTION}.{path.stem}") for path in sorted(DECLARATIONS.glob("[a-z]*.py"))]
    return [value for module in modules for value in vars(module).values() if isinstance(value, Resource)]


@pytest.mark.parametrize("resource", _declared(), ids=lambda resource: resource.name)
def test_declaration(resource: Resource) -> None:
    """A declared resource and the catalog of ``ers_resource`` have the same data for a path."""
    service = ENDPOINTS[resource.endpoint.path]
    assert resource.endpoint.envelope == service.envelope
    assert resource.endpoint.by_name == service.by_name
    if "put /{id}" in _operations()[resource.endpoint.path] and resource.endpoint.put:
        assert resource.endpoint.put == service.put
        assert resource.endpoint.patch_since == service.patch_since
