# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoints. Their name is their MAC address. Profiling changes a group or profile that is not static, now or later.

An endpoint is rejected while its stored document says ``"rejected": true``, which no ERS document shows.
"""

from __future__ import annotations

from typing import Any

from ..context import Context
from ..objects import changed_fields, create, delete, put
from ..store import Entry
from .language import (
    BY_NAME,
    LINK,
    PATCH,
    WRITE,
    Action,
    Attribute,
    Bulk,
    Document,
    Failure,
    Filter,
    Hooks,
    Reference,
    Resource,
)
from .profilerprofile import PROFILER_PROFILE
from .rules import check_custom_attributes, defined

__all__ = ["RESOURCES", "UNKNOWN"]

UNKNOWN = "aa0e8b20-8bff-11e6-996c-525400b48521"

_PROFILES = {item.document["name"]: item.document["id"] for item in PROFILER_PROFILE.built_in}
_LOGICAL = {
    "IP-Phones": ("Cisco-IP-Phone", "Cisco-IP-Phone-7960", "Cisco-IP-Phone-8845", "Cisco-IP-Phone-8865"),
    "Mobile Devices": ("Android", "Apple-iPhone", "Apple-iPad", "BlackBerry"),
    "Cameras": ("Axis-Camera", "Cisco-IP-Camera"),
}
# Real nodes answer this to a group's or profile's name in place of its id.
_NO_PARENT = Failure(
    500,
    "UPDATE: DB internal error during CRUD operation on {value}: ORA-02291: integrity constraint "
    "(CEPM.REF_ROLE_MASTER) violated - parent key not found\n",
    "CRUD operation exception",
)
_MDM_FLAGS = ("Reachable", "Enrolled", "ComplianceStatus", "Encrypted", "Pinlock", "JailBroken")
_MDM_TEXTS = ("ServerName", "OS", "Manufacturer", "Model", "Serial", "IMEI", "PhoneNumber")


def _logical_profiles(document: Document) -> list[Any]:
    ids = {name: {_PROFILES[profile] for profile in profiles} for name, profiles in _LOGICAL.items()}
    return [name for name, members in ids.items() if document.get("profileId") in members]


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    new["mac"] = new["name"] = new["mac"].upper().replace("-", ":")
    if new.get("profileId") == "":
        del new["profileId"]
    if "customAttributes" in new and not new["customAttributes"].get("customAttributes"):
        del new["customAttributes"]
    if not new.get("groupId"):
        new["groupId"] = UNKNOWN
    if old is None or ctx.settings.endpoint_reprofile == "later":
        return
    if not new["staticGroupAssignment"]:
        new["groupId"] = UNKNOWN
    if not new["staticProfileAssignment"]:
        new.pop("profileId", None)


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    values = new.get("customAttributes", {}).get("customAttributes", {})
    check_custom_attributes(ctx, values, defined(ctx.settings.endpoint_attributes))
    user = new.get("portalUser")
    if user and ctx.settings.unknown_portal_user == "refuse":
        tables = [ctx.store.tables[path] for path in ("internaluser", "guestuser") if path in ctx.store.tables]
        if not any(table.named(user) for table in tables):
            raise ctx.illegal(f"portalUser: {user}")


def _read(ctx: Context, shown: Document, stored: Document) -> None:
    """Add every defined custom attribute, with or without a value."""
    names = defined(ctx.settings.endpoint_attributes)
    if names:
        held = stored.get("customAttributes", {}).get("customAttributes", {})
        shown["customAttributes"] = {"customAttributes": {**dict.fromkeys(names, ""), **held}}


def _register(ctx: Context, entry: Entry | None) -> Document | None:
    """Write the endpoint of the body. It is not documented what happens to an unknown one."""
    if missing := ctx.shape.missing(ctx.sent):
        raise ctx.missing(missing)
    held = ctx.table.named(ctx.sent["mac"].replace("-", ":"))
    if held is not None:
        put(ctx, ctx.shape, held, ctx.sent, by_name=False)
    elif ctx.settings.endpoint_register == "create":
        create(ctx, ctx.shape, ctx.sent)
    else:
        raise ctx.refuse(500, "The endpoint does not exist.", "CRUD operation exception")
    return None


def _deregister(ctx: Context, entry: Entry | None) -> Document | None:
    """Remove owner and static group, or the endpoint: the reference does not say which."""
    if entry is None:
        return None
    if ctx.settings.endpoint_deregister == "delete":
        delete(ctx, entry)
        return None
    left = {key: value for key, value in entry.document.items() if key != "portalUser"}
    ctx.table.put({**left, "groupId": UNKNOWN, "staticGroupAssignment": False})
    ctx.store.changed()
    return None


def _rejected(ctx: Context, entry: Entry | None) -> Document | None:
    """Return the rejected endpoints. The reference names the keys of a value, not their meaning."""
    found = [held for held in ctx.table.entries() if held.document.get("rejected")]
    return {"OperationResult": {"resultValue": [{"value": held.id, "name": held.name} for held in found]}}


def _release(ctx: Context, entry: Entry | None) -> Document | None:
    if entry is not None:
        ctx.table.put({key: value for key, value in entry.document.items() if key != "rejected"})
        ctx.store.changed()
    return None


def _updated(ctx: Context, new: Document, old: Document, sent: Document) -> list[Document]:
    """Name empty custom attributes although nothing changed, as recorded."""
    rows = changed_fields(ctx.shape, new, old)
    empty = "customAttributes" in sent and not sent["customAttributes"].get("customAttributes")
    return [*rows, {"field": "customAttributes", "oldValue": "{}", "newValue": "{}"}] if empty else rows


ENDPOINT = Resource(
    path="endpoint",
    envelope="ERSEndPoint",
    service="identity.endpoint",
    bulk=Bulk("endpointBulkRequest"),
    methods={**WRITE, **PATCH, **BY_NAME},
    revisions=(("1.0", "1.3"), ("1.1", "2.1"), ("1.2", "2.2"), ("1.3", "3.2")),
    filters={
        "mac": Filter("mac"),
        "groupId": Filter("groupId"),
        "profileId": Filter("profileId"),
        "profile": Filter("profileId", reference_to="profilerprofile"),
        "logicalProfileName": Filter(values=_logical_profiles, operators=("EQ",)),
        "portalUser": Filter("portalUser"),
        "staticGroupAssignment": Filter("staticGroupAssignment"),
        "staticProfileAssignment": Filter("staticProfileAssignment"),
    },
    sortable_by=("name", "description"),
    put="merge",
    attributes=(
        Attribute("id", computed=True),
        Attribute("name"),
        Attribute("description", read_default="", no_markup=True),
        Attribute("mac", required=True, immutable=True, pattern=r"[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}"),
        Attribute("profileId", read_default="", reference=Reference("profilerprofile", by="id", failure=_NO_PARENT)),
        Attribute("staticProfileAssignment", "boolean", server_default=False, read_default=False),
        Attribute("staticProfileAssignmentDefined", "boolean", server_default=True, read_default=True, since="3.3"),
        Attribute("groupId", reference=Reference("endpointgroup", by="id", failure=_NO_PARENT)),
        Attribute("staticGroupAssignment", "boolean", server_default=False, read_default=False),
        Attribute("staticGroupAssignmentDefined", "boolean", server_default=True, read_default=True, since="3.3"),
        Attribute("portalUser", read_default=""),
        Attribute("identityStore", computed=True, read_default=""),
        Attribute("identityStoreId", computed=True, read_default=""),
        Attribute(
            "mdmAttributes",
            "block",
            since="3.3",
            attributes=(
                *(Attribute(f"mdm{name}") for name in _MDM_TEXTS),
                *(Attribute(f"mdm{name}", "boolean") for name in _MDM_FLAGS),
            ),
        ),
        Attribute("customAttributes", "block", attributes=(Attribute("customAttributes", "map"),)),
        LINK,
    ),
    actions={
        "register": Action("PUT", _register, takes_object=True),
        "{id}/deregister": Action("PUT", _deregister),
        "{id}/releaserejectedendpoint": Action("PUT", _release),
        "getrejectedendpoints": Action("GET", _rejected),
    },
    duplicate_status_switch="duplicate_status",
    hooks=Hooks(complete=_complete, check=_check, on_read=_read, updated_fields=_updated),
)

RESOURCES = (ENDPOINT,)
