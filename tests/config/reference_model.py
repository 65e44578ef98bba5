# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Eight types as options and as ISE stores them: a reading of the facts that is independent of the collection's own.

They cover the hard parts of a plan: paths with levels, parents, references by name and by id, keys of two references, secrets
that ISE does not show.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ise_simulator.catalog import CATALOG
from ise_simulator.testing import Simulator

Item = dict[str, Any]
Document = dict[str, Any]
State = dict[str, dict[str, Item]]  # type -> key as in results -> options
Ids = Callable[[str, str], str]  # path, name -> id
Names = Callable[[str, str], str]  # path, id -> name

SECRET = "canary-Shared-1"  # one value for all: ISE does not show it, so no difference would be found
_SPACE = uuid.UUID("c1d9bb6d-54a1-46b9-9d4d-6a2a6c8d7c01")
_RULES = {"none": "NONE", "permit_ip": "PERMIT_IP", "deny_ip": "DENY_IP"}


@dataclass(frozen=True)
class ObjectType:
    """One type: how ISE stores an object (without id), how that reads as options, and the types that options refer to."""

    path: str
    key: tuple[str, ...]
    stored: Callable[[Item, Ids], Document]
    read: Callable[[Document, Names], Item]
    references: Mapping[str, str]

    def key_of(self, item: Item) -> str:
        """Return the name of an object in results."""
        return ", ".join(item[option] for option in self.key)


def _group(item: Item, _ids: Ids) -> Document:
    return {"name": item["name"], "description": item["description"], "othername": item["name"].split("#")[0]}


def _device(item: Item, _ids: Ids) -> Document:
    return {
        "name": item["name"],
        "description": item["description"],
        "authenticationSettings": {
            "networkProtocol": "RADIUS",
            "radiusSharedSecret": SECRET,
            "keyInputFormat": "ASCII",
        },
        "profileName": "Cisco",
        "coaPort": 1700,
        "NetworkDeviceIPList": [{"ipaddress": address.split("/")[0], "mask": 32} for address in item["ip_addresses"]],
        "NetworkDeviceGroupList": list(item["groups"]),
    }


def _read_device(document: Document, _names: Names) -> Item:
    return {
        "name": document["name"],
        "description": document.get("description", ""),
        "ip_addresses": sorted(f"{each['ipaddress']}/{each['mask']}" for each in document["NetworkDeviceIPList"]),
        "groups": sorted(document["NetworkDeviceGroupList"]),
        "radius": {"shared_secret": document["authenticationSettings"]["radiusSharedSecret"]},
    }


def _endpoint_group(item: Item, ids: Ids) -> Document:
    parent = {"parentId": ids("endpointgroup", item["parent"])} if item.get("parent") else {}
    return {"name": item["name"], "description": item["description"], "systemDefined": False, **parent}


def _read_endpoint_group(document: Document, names: Names) -> Item:
    parent = names("endpointgroup", document["parentId"]) if document.get("parentId") else ""
    return {"name": document["name"], "description": document.get("description", ""), "parent": parent}


def _endpoint(item: Item, ids: Ids) -> Document:
    return {
        "name": item["mac"],
        "mac": item["mac"],
        "description": item["description"],
        "groupId": ids("endpointgroup", item["group"]),
        "staticGroupAssignment": True,
        "staticProfileAssignment": False,
    }


def _cell(item: Item, ids: Ids) -> Document:
    return {
        "name": f"{item['source']}-{item['destination']}",
        "description": item["description"],
        "sourceSgtId": ids("sgt", item["source"]),
        "destinationSgtId": ids("sgt", item["destination"]),
        "matrixCellStatus": item["status"].upper(),
        "defaultRule": _RULES[item["default_rule"]],
        "sgacls": [ids("sgacl", name) for name in item["sgacls"]],
    }


def _read_cell(document: Document, names: Names) -> Item:
    return {
        "source": names("sgt", document["sourceSgtId"]),
        "destination": names("sgt", document["destinationSgtId"]),
        "description": document.get("description", ""),
        "status": document["matrixCellStatus"].lower(),
        "default_rule": document.get("defaultRule", "NONE").lower(),
        "sgacls": [names("sgacl", identity) for identity in document.get("sgacls", ())],
    }


def _user(item: Item, ids: Ids) -> Document:
    return {
        "name": item["name"],
        "description": item["description"],
        "enabled": item["enabled"],
        "password": SECRET,
        "changePassword": True,
        "expiryDateEnabled": False,
        "passwordIDStore": "Internal Users",
        "identityGroups": ",".join(ids("identitygroup", name) for name in item["identity_groups"]),
    }


def _read_user(document: Document, names: Names) -> Item:
    groups = document.get("identityGroups", "")
    return {
        "name": document["name"],
        "description": document.get("description", ""),
        "enabled": document["enabled"],
        "user_password": document["password"],
        "identity_groups": sorted(names("identitygroup", each) for each in groups.split(",") if each),
    }


def _plain(**wires: str) -> tuple[Callable[[Item, Ids], Document], Callable[[Document, Names], Item]]:
    """Return both conversions for attributes with the same values, by option."""
    return (
        lambda item, _ids: {wire: item[option] for option, wire in wires.items()},
        lambda document, _names: {option: document.get(wire, "") for option, wire in wires.items()},
    )


TYPES: Mapping[str, ObjectType] = {
    "network_device_groups": ObjectType(
        "networkdevicegroup", ("name",), _group, _plain(name="name", description="description")[1], {}
    ),
    "network_devices": ObjectType(
        "networkdevice", ("name",), _device, _read_device, {"groups": "network_device_groups"}
    ),
    "endpoint_groups": ObjectType(
        "endpointgroup", ("name",), _endpoint_group, _read_endpoint_group, {"parent": "endpoint_groups"}
    ),
    "endpoints": ObjectType(
        "endpoint",
        ("mac",),
        _endpoint,
        lambda document, names: {
            "mac": document["mac"],
            "description": document.get("description", ""),
            "group": names("endpointgroup", document["groupId"]),
        },
        {"group": "endpoint_groups"},
    ),
    "security_groups": ObjectType("sgt", ("name",), *_plain(name="name", description="description", value="value"), {}),
    "security_group_acls": ObjectType(
        "sgacl", ("name",), *_plain(name="name", description="description", content="aclcontent"), {}
    ),
    "egress_matrix_cells": ObjectType(
        "egressmatrixcell",
        ("source", "destination"),
        _cell,
        _read_cell,
        {"source": "security_groups", "destination": "security_groups", "sgacls": "security_group_acls"},
    ),
    "internal_users": ObjectType("internaluser", ("name",), _user, _read_user, {}),
}


def identity(path: str, key: str) -> str:
    """Return the id of an object; it is the same in every test."""
    return str(uuid.uuid5(_SPACE, f"{path}/{key}"))


def put(sim: Simulator, state: State) -> None:
    """Store a state in the simulator, without requests."""

    def ids(path: str, name: str) -> str:
        held = sim.store.get(path, name)
        return str(held["id"]) if held else identity(path, name)

    for plural, items in state.items():
        object_type = TYPES[plural]
        for key, item in items.items():
            document = object_type.stored(item, ids)
            sim.store.put(object_type.path, {"id": identity(object_type.path, key), **document})


def held(sim: Simulator) -> State:
    """Return the objects in ISE that are not built-in, as options with the true secrets."""
    documents = sim.core.store.documents()
    builtin = {each.document["id"] for found in TYPES.values() for each in CATALOG[found.path].built_in}
    known = {
        (path, str(document["id"])): str(document.get("name")) for path, each in documents.items() for document in each
    }

    def names(path: str, object_id: str) -> str:
        return known.get((path, object_id), f"lost {object_id}")

    found: State = {}
    for plural, object_type in TYPES.items():
        own = [document for document in documents[object_type.path] if document["id"] not in builtin]
        items = [object_type.read(document, names) for document in own]
        found[plural] = {object_type.key_of(item): item for item in items}
        assert len(found[plural]) == len(items), f"duplicate {plural}"
    return found
