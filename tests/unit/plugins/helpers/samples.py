# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Connections, documents and values for the units. Values of attributes are computed from the declarations."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ansible_collections.openise.ise.plugins.module_utils import _resources
from ansible_collections.openise.ise.plugins.module_utils._engine.current_state import Snapshot
from ansible_collections.openise.ise.plugins.module_utils._engine.paths import put
from ansible_collections.openise.ise.plugins.module_utils._http.connection import Connection
from ansible_collections.openise.ise.plugins.module_utils._resources.network_device import NETWORK_DEVICE
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute import Value
from ansible_collections.openise.ise.plugins.module_utils._schema.attribute_types import Integer, Map, Secret, String
from ansible_collections.openise.ise.plugins.module_utils._schema.resource import Leaf, Resource

PASSWORD = "Adm1n-Pa55word"
SECRET = "Radius-S3cret"
MASK = "******"
GATEWAY = Connection(
    hostname="ise.example.com", username="netops", password=PASSWORD, max_requests_per_second=0, timeout=7
)
OLD_PORT = replace(GATEWAY, port=9060)

# Texts of which at least two pass each normaliser there is.
_USERS = "NAC Group:NAC:IdentityGroups:User Identity Groups"
_TEXTS = (
    "Alpha",
    "Beta",
    "10.1.2.3/32",
    "10.9.0.0/16",
    "10.1.2.3",
    "10.9.9.9",
    "Location#All Locations#Paris",
    "Location#All Locations#Oslo",
    f"{_USERS}:Contractors",
    f"{_USERS}:Students",
    "00:1A:2B:3C:4D:5E",
    "00:1A:2B:3C:4D:5F",
    "2030-12-31",
    "2031-06-30",
    "2030-12-31 09:00",
    "2031-06-30 18:30",
)
_NUMBERS = (601, 1200, 7, 1, 2)


def _declared() -> list[Resource]:
    found: dict[str, Resource] = {}
    for module in pkgutil.iter_modules(list(_resources.__path__), f"{_resources.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Resource):
                found[value.name] = value
    return [found[name] for name in sorted(found)]


RESOURCES = _declared()


def label(resource: Resource) -> str:
    """Return a test id."""
    return resource.name


def values(leaf: Leaf) -> list[Any]:
    """Return two canonical values for an attribute that differ from each other and from ISE's default."""
    field = leaf.attribute
    if field.attributes:
        members = {
            item.name: values(replace(leaf, attribute=item)) for item in field.attributes if isinstance(item, Value)
        }
        return [[_fitting(field, {name: pair[number] for name, pair in members.items()})] for number in (0, 1)]
    if isinstance(field, Map):
        return [{"a": "1"}, {"b": "2"}]
    if field.choices:
        candidates: Iterable[Any] = field.choices
    elif field.type == "bool":
        candidates = (True, False)
    elif isinstance(field, Integer):
        lowest, highest = field.range or (0, max(_NUMBERS))
        candidates = [number for number in _NUMBERS if lowest <= number <= highest and _accepted(leaf, number)]
    elif isinstance(field, (String, Secret)) and field.lengths:
        candidates = [letter * field.lengths[0] for letter in "xy"]
    else:
        candidates = [text for text in _TEXTS if _accepted(leaf, text)]
    plain = [value for value in candidates if value != field.server_default]
    if (field.type == "bool" and field.server_default is not None) or len(plain) == 1:
        plain.append(field.server_default)
    if len(plain) < 2:
        raise LookupError(f"no two sample values for {leaf.option}: add some to samples._TEXTS or _NUMBERS")
    return [[value] if field.type == "list" else value for value in plain[:2]]


def _fitting(field: Value, member: dict[str, Any]) -> dict[str, Any]:
    """Return the largest part of a member of a list whose values go together."""
    for number in range(len(member), 0, -1):
        for names in itertools.combinations(member, number):
            part = {name: member[name] for name in names}
            try:
                if field.convert is None or field.convert(part) == part:
                    return part
            except (KeyError, ValueError):
                continue
    raise LookupError(f"no sample value for a member of {field.name}")


def _accepted(leaf: Leaf, value: Any) -> bool:
    try:
        return leaf.attribute.convert is None or leaf.attribute.convert(value) == value
    except ValueError:
        return False


def holding(resource: Resource, values_by_leaf: Iterable[tuple[Leaf, Any]] = ()) -> Snapshot:
    """Return an object that holds the given canonical values, and nothing else but id, name, and what every one has."""
    document: dict[str, Any] = {"id": "1", "name": "n"}
    for leaf in resource.leaves:
        if leaf.attribute.visibility.masked_if_missing == leaf.attribute.name:
            put(document, leaf.api_path, SECRET)
    for leaf, value in values_by_leaf:
        put(document, leaf.api_path, leaf.attribute.encode(value))
    return Snapshot(resource, document)


def device(**changes: Any) -> dict[str, Any]:
    """Return a network device as a recent ISE shows it, secrets masked; a change to None leaves the attribute out."""
    document = {
        "id": "d1",
        "name": "sw1",
        "description": "core",
        "authenticationSettings": {
            "networkProtocol": "RADIUS",
            "radiusSharedSecret": MASK,
            "enableKeyWrap": False,
            "dtlsRequired": False,
            "keyEncryptionKey": "",
            "messageAuthenticatorCodeKey": "",
            "keyInputFormat": "ASCII",
            "enableMultiSecret": "false",
        },
        "profileName": "Cisco",
        "coaPort": 1700,
        "link": {"rel": "self", "href": "https://ise.example.com/ers/config/networkdevice/d1"},
        "NetworkDeviceIPList": [{"ipaddress": "10.1.2.3", "mask": 32}],
        "NetworkDeviceGroupList": [
            "Location#All Locations",
            "Device Type#All Device Types",
            "IPSEC#Is IPSEC Device#No",
        ],
        **changes,
    }
    return {key: value for key, value in document.items() if value is not None}


def device_snapshot(**changes: Any) -> Snapshot:
    """Return :func:`device` as a snapshot."""
    return Snapshot(NETWORK_DEVICE, device(**changes))
