# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The types ``ers_resources/PATH``: their names, their resources, and their place among the others."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.generic_types import (
    flattened,
    generic_type,
    is_generic,
    nested_types,
    place_of,
)
from ansible_collections.openise.ise.plugins.module_utils._config.registry import (
    REFERENCED_TYPES,
    TYPES,
    in_creation_order,
    path_problem,
    type_name,
    type_of,
)
from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._errors import InvalidInput
from ansible_collections.openise.ise.plugins.module_utils._ers.catalog import ENDPOINTS
from ansible_collections.openise.ise.plugins.module_utils._resources.certificate_profile import CERTIFICATE_PROFILE
from ansible_collections.openise.ise.plugins.module_utils._schema.argument_spec import object_keys, object_options

LDAP = "ers_resources/ldap"


def test_all_other_paths_are_types() -> None:
    refused = {resource.endpoint.path for resource in TYPES.values()} | {"ancendpoint", "guestuser"}
    for path in set(ENDPOINTS) - refused:
        assert path_problem(f"ers_resources/{path}") == "", path
        resource = type_of(f"ers_resources/{path}")
        assert (resource.plural, resource.endpoint) == (f"ers_resources/{path}", ENDPOINTS[path])
        assert resource is generic_type(f"ers_resources/{path}")
        assert resource.identity.is_listed_name and type_name(resource) == resource.plural


@pytest.mark.parametrize("path", ["", "..", "ldap/", "/ldap", "ldap?size=1", "ldap/../sgt", "a b", "LDAP", "ä"])
def test_paths_that_are_none(path: str) -> None:
    assert path_problem(f"ers_resources/{path}")


def test_unknown_paths_are_left_to_the_objects() -> None:
    """Only their envelope is missing, and an object names it."""
    assert path_problem("ers_resources/newthing") == ""
    assert type_of("ers_resources/newthing").endpoint.path == "newthing"


def test_names() -> None:
    assert (is_generic(LDAP), is_generic("ers_resources"), is_generic("network_devices")) == (True, False, False)
    assert (place_of(LDAP), place_of("endpoints")) == (("ers_resources", "ldap"), ("endpoints",))
    with pytest.raises(KeyError):
        type_of("devices")


def test_forms() -> None:
    nested: dict[str, Any] = {"endpoints": [1], "ers_resources": {"ldap": [2], "a/b": []}}
    flat = {"endpoints": [1], LDAP: [2], "ers_resources/a/b": []}
    assert flattened(nested) == flat
    assert nested_types(flat) == nested
    assert flattened({"ers_resources": None, "endpoints": []}) == {"endpoints": []} == nested_types({"endpoints": []})
    wrongs: tuple[dict[str, Any], ...] = ({"ers_resources": []}, {LDAP: []})
    for wrong in wrongs:
        with pytest.raises(InvalidInput):
            flattened(wrong)


def test_order() -> None:
    """Before the declared types is what these refer to; the others follow in the order given."""
    profile = type_name(CERTIFICATE_PROFILE)
    assert profile == "ers_resources/certificateprofile"
    assert profile in REFERENCED_TYPES and LDAP not in REFERENCED_TYPES
    given = ["ers_resources/portaltheme", "network_devices", LDAP, profile, "network_device_groups", LDAP]
    assert in_creation_order(given) == [
        profile,
        "network_device_groups",
        "network_devices",
        "ers_resources/portaltheme",
        LDAP,
    ]


def test_options_of_an_object() -> None:
    resource = type_of(LDAP)
    assert set(object_options(resource)) == {
        "name", "attributes", "envelope", "unordered", "secret_attributes", "hidden_attributes", "id", "state",
        "update_secrets",
    }  # fmt: skip
    assert object_keys(resource) == [["name", "id"]]
    assert resource.plural_words == "ldap objects"


def test_a_document_declares_its_attributes() -> None:
    shown = {
        "id": "1",
        "name": "a",
        "server": {"port": 1, "adminPassword": "b"},
        "groups": [{"password": "c"}],
        "x": None,
    }
    snapshot = Snapshot(type_of(LDAP), {**shown, "link": {"href": "d"}})
    assert snapshot.result() == {"id": "1", "name": "a", "server": {"port": 1}, "groups": [{}]}
    assert sorted(snapshot.shown_secrets()) == ["b", "b", "c"]


def test_secrets_among_options() -> None:
    options = {
        "name": "a",
        "secret_attributes": ["pin"],
        "attributes": {
            "pin": 1,
            "adminPassword": "",
            "b": [{"password": "x"}, "secret://y"],
            "c": "Secrets:/d",
            "e": "secret: f",
            "g": {"key": "apiToken", "value": "z"},
        },
    }
    found = {
        re.sub(r"^attributes\.", "", ".".join(map(str, path))) for path, _value in type_of(LDAP).secrets_among(options)
    }
    assert found == {"pin", "b.0.password", "b.1", "c", "g.value"}
    assert list(type_of(LDAP).secrets_among({"name": "a"})) == []
    device = {"name": "a", "radius": {"shared_secret": "x", "key_encryption_key": ""}, "tacacs": "text"}
    assert list(TYPES["network_devices"].secrets_among(device)) == [(("radius", "shared_secret"), "x")]
