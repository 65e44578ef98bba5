# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Network device groups (NDG): paths such as ``Device Type#All Device Types#Switch``.

Source: Cisco's ERS reference for networkdevicegroup. The group type is sent as ``othername``; ISE 3.1 patch 4 to 7 and
3.2 without patch call it ``ndgtype`` (Cisco bug CSCwd24304).
"""

from __future__ import annotations

from typing import Any

from .._schema.attribute_types import Derived, String
from .._schema.endpoint import Endpoint, Hierarchy, Identity
from .._schema.filters import Filter
from .._schema.resource import Resource
from .._schema.usage import UsedBy

SEPARATOR = "#"


def _path(value: str) -> str:
    levels = [level.strip() for level in value.split(SEPARATOR)]
    if len(levels) < 2 or not all(levels):
        raise ValueError(
            f"{value!r} is not a full group path; start with the group type, such as Location#All Locations#Paris."
        )
    return SEPARATOR.join(levels)


def _is_below(name: str, other: str) -> bool:
    return name.lower().startswith(f"{other}{SEPARATOR}".lower())


def _filter_of(name: str) -> str:
    """Return the filter of network devices that compares a group. ``location`` was seen to find groups of any type."""
    return "type" if name.lower().startswith(f"device type{SEPARATOR}") else "location"


NETWORK_DEVICE_GROUP = Resource(
    "network_device_group",
    "network_device_groups",
    endpoint=Endpoint(
        "networkdevicegroup",
        "NetworkDeviceGroup",
        by_name=True,
        name_escapes={SEPARATOR: ":"},
        patch_since="3.2",
        key_variants={"othername": "ndgtype"},
        max_parallel_writes=1,  # groups created in parallel fail; another client takes a lock
    ),
    identity=Identity(hierarchy=Hierarchy(SEPARATOR, roots=2)),
    attributes=(
        String("name", required=True, convert=_path),
        String("description"),
        Derived("type", "othername", derive=lambda given: _root_of(given.get("name"))),
    ),
    filters={"name": "name", "description": "description", "type": "type"},
    used_by=(
        UsedBy(
            "network_devices",
            Endpoint("networkdevice", "NetworkDevice"),
            "groups",
            filters=lambda name, _id: (Filter(_filter_of(name), "EQ", name),),
            refers=lambda value, name: value.lower() == name.lower() or _is_below(value, name),
        ),
        UsedBy(
            "network_device_groups",
            Endpoint("networkdevicegroup", "NetworkDeviceGroup"),
            "name",
            filters=lambda name, _id: (Filter("name", "CONTAINS", f"{name}{SEPARATOR}"),),
            confirms=lambda entry, name: _is_below(str(entry.get("name") or ""), name),
            refers=_is_below,
            verb=("is below it", "are below it"),
        ),
    ),
)


def _root_of(name: Any) -> str | None:
    return str(name).split(SEPARATOR, maxsplit=1)[0] if name else None
