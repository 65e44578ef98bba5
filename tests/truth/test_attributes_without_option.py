# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ISE shows of an object and no option covers: an explicit list, because nobody would see it change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config.registry import TYPES
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute import Attribute
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Leaf
from ise_simulator.catalog import CATALOG, attribute_paths

# Attributes that people can change, by type, with the reason.
_NOT_COVERED: dict[str, dict[str, str]] = {
    "endpoint_groups": {"systemDefined": "ISE sets it; a value from a client is ignored."},
    "rest_id_stores": {
        "ersRestIDStoreAttributes.headers": "The credentials are options. Other headers are kept, and nobody has published any."
    },
    "sxp_domains": {"name": "It is accepted and never shown."},
}
# Attributes that a whole document is translated from and to, by type. Their options are compared.
_TRANSLATED = {"ip_sgt_mappings": {"hostName", "hostIp"}}
# Lists whose members a codec translates: the options that contain all of a member.
_TRANSLATED_MEMBERS = {
    ("authorization_profiles", "advancedAttributes"),
    ("identity_source_sequences", "idSeqItem"),
    ("network_devices", "NetworkDeviceIPList"),
}


def _members(attributes: tuple[Attribute, ...], path: str) -> Iterator[str]:
    for item in attributes:
        yield f"{path}[].{item.key}"
        yield from _members(item.attributes, f"{path}[].{item.key}")


def _covered(leaf: Leaf) -> Iterator[str]:
    path = ".".join(leaf.api_path)
    yield path
    yield from _members(leaf.attribute.attributes, path)


@pytest.mark.parametrize("plural", TYPES)
def test_every_attribute_has_an_option(plural: str) -> None:
    resource = TYPES[plural]
    covered = {path for leaf in resource.leaves for path in _covered(leaf)}
    covered |= _TRANSLATED.get(plural, set())
    attributes: dict[str, Any] = attribute_paths(CATALOG[resource.endpoint.path])
    missing = {
        path
        for path, attribute in attributes.items()
        if not (attribute.computed or attribute.attributes) and path not in covered
        if (plural, path.partition("[]")[0]) not in _TRANSLATED_MEMBERS
    }
    expected = set(_NOT_COVERED.get(plural, ()))
    assert {path.partition("[]")[0] for path in missing} == expected


# Resources that people can change and that are no type. ``ers_resources`` takes them, by ISE's own attribute names.
_NO_TYPE = {
    "activedirectory",
    "byodportal",
    "certificateprofile",
    "guesttype",
    "hotspotportal",
    "ldap",
    "mydeviceportal",
    "nspprofile",
    "portaltheme",
    "selfregportal",
    "sponsoredguestportal",
    "sponsorgroup",
    "sponsorportal",
    "guestuser",  # sponsors make guests all day; no file declares them
}


def test_every_resource_has_a_type() -> None:
    changeable = {path for path, resource in CATALOG.items() if {"create", "put"} & set(resource.methods)}
    assert changeable - {resource.endpoint.path for resource in TYPES.values()} == _NO_TYPE
