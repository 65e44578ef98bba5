# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoint identity groups. Built-in ones are ``systemDefined``, which clients cannot set."""

from __future__ import annotations

from ..context import Context
from .language import (
    LINK,
    PATCH,
    WRITE,
    Attribute,
    BuiltIn,
    Document,
    Failure,
    Filter,
    Hooks,
    Reference,
    Resource,
)

__all__ = ["RESOURCES"]

_PROFILE = "Identity Group for Profile: {name}"
_BLOCKED = "aa000c30-8bff-11e6-996c-525400b48521"
_FACTORY = (
    ("ffa36b00-8bff-11e6-996c-525400b48521", "Android", _PROFILE),
    ("0a4a50f0-8c00-11e6-996c-525400b48521", "Apple-iDevice", _PROFILE),
    ("0c4eac70-8c00-11e6-996c-525400b48521", "Axis-Device", _PROFILE),
    ("0cc7ad00-8c00-11e6-996c-525400b48521", "BlackBerry", _PROFILE),
    ("14f5cac0-8c00-11e6-996c-525400b48521", "Cisco-IP-Phone", _PROFILE),
    ("1e2700a0-8c00-11e6-996c-525400b48521", "Cisco-Meraki-Device", _PROFILE),
    ("22c6c780-8c00-11e6-996c-525400b48521", "Epson-Device", _PROFILE),
    ("aa178bd0-8bff-11e6-996c-525400b48521", "GuestEndpoints", "Guest Endpoints Identity Group"),
    ("2b07d100-8c00-11e6-996c-525400b48521", "Juniper-Device", _PROFILE),
    ("aa10ae00-8bff-11e6-996c-525400b48521", "Profiled", "Profiled Identity Group"),
    ("aa13bb40-8bff-11e6-996c-525400b48521", "RegisteredDevices", "Asset Registered Endpoints Identity Group"),
    ("38a73670-8c00-11e6-996c-525400b48521", "Sony-Device", _PROFILE),
    ("3a1b38d0-8c00-11e6-996c-525400b48521", "Synology-Device", _PROFILE),
    ("3a88eec0-8c00-11e6-996c-525400b48521", "Trendnet-Device", _PROFILE),
    ("aa0e8b20-8bff-11e6-996c-525400b48521", "Unknown", "Unknown Identity Group"),
    ("3b113190-8c00-11e6-996c-525400b48521", "Vizio-Device", _PROFILE),
    ("3b76f840-8c00-11e6-996c-525400b48521", "Workstation", _PROFILE),
)


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    """Set ``systemDefined``, which only the server does; an empty parent means none."""
    new["systemDefined"] = bool(old and old.get("systemDefined"))
    if new.get("parentId") == "":
        del new["parentId"]


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    if old is not None and old.get("systemDefined") and new["name"] != old["name"]:
        raise ctx.illegal(f"name: the system defined group {old['name']} can not be renamed")
    if new.get("parentId") == new["id"]:
        raise ctx.illegal("parentId: a group can not be its own parent")


def _group(identity: str, name: str, description: str, *, since: str = "", until: str = "") -> BuiltIn:
    text = description.format(name=name)
    document = {"id": identity, "name": name, "description": text, "systemDefined": True}
    return BuiltIn(document, protected=True, since=since, until=until)


ENDPOINT_GROUP = Resource(
    path="endpointgroup",
    envelope="EndPointGroup",
    service="identity.endpointgroup",
    methods={**WRITE, **PATCH, "get_by_name": "2.4"},
    revisions=(("1.0", "1.3"), ("1.1", "2.4"), ("1.2", "3.2")),
    filters={"name": Filter("name")},
    sortable_by=("name", "description"),
    put="switch",
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("systemDefined", "boolean", read_default=False),
        # From 3.1 patch 4 (Cisco bug CSCwb55232); the profile 3.1 is patch 8.
        Attribute("parentId", since="3.1", reference=Reference("endpointgroup", by="id")),
        LINK,
    ),
    duplicate_status_switch="duplicate_status",
    delete_used_switch="group_delete_used",
    delete_failure=Failure(500, "Failed to delete Endpoint Identity Group.", "CRUD operation exception"),
    built_in=(
        *(_group(*given) for given in _FACTORY),
        _group(_BLOCKED, "Blacklist", "Blacklist Identity Group", until="3.0"),
        _group(_BLOCKED, "Blocked List", "Blocked List Identity Group", since="3.0"),
    ),
    hooks=Hooks(complete=_complete, check=_check),
)

RESOURCES = (ENDPOINT_GROUP,)
