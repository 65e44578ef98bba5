# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoints with an ANC policy: ``apply`` creates them, ``clear`` deletes them. Lists contain only ids.

An IP address is looked up in the sessions, a MAC address is not. A session of the endpoint gets a CoA.
"""

from __future__ import annotations

import re

from ..context import Context
from ..store import Entry, new_id
from .language import LINK, READ, Action, Attribute, Bulk, Document, Filter, Resource

__all__ = ["RESOURCES"]

_CRUD = "CRUD operation exception"
_MAC = re.compile(r"[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}")


def _endpoint(ctx: Context) -> str:
    """Return the MAC address of the endpoint in the request."""
    mac, address = ctx.given.get("macAddress", ""), ctx.given.get("ipAddress", "")
    if bool(mac) == bool(address):
        raise ctx.missing(["macAddress or ipAddress"])
    if address:
        mac = ctx.sessions.station_at(address)
        if not _MAC.fullmatch(mac):
            raise ctx.refuse(500, "Session lookup failure", _CRUD)
    if not _MAC.fullmatch(mac):
        raise ctx.illegal(f"macAddress: {mac}")
    return mac.upper().replace("-", ":")


def _held(ctx: Context, mac: str) -> Entry | None:
    return next((entry for entry in ctx.table.entries() if entry.document["macAddress"] == mac), None)


def _apply(ctx: Context, entry: Entry | None) -> Document | None:
    mac, name = _endpoint(ctx), ctx.given.get("policyName", "")
    if not name:
        raise ctx.missing(["policyName"])
    policy = ctx.store.tables["ancpolicy"].named(name)
    if policy is None:
        raise ctx.refuse(400, "Policy is not configured")
    held = _held(ctx, mac)
    if held is not None and ctx.settings.anc_apply_again == "refuse":
        raise ctx.refuse(500, "mac address is already associated with this policy", _CRUD)
    ctx.table.put({"id": held.id if held else new_id(), "macAddress": mac, "policyName": name})
    ctx.store.changed()
    _enforce(ctx, mac, next(iter(policy.document["actions"]), ""))
    return None


def _clear(ctx: Context, entry: Entry | None) -> Document | None:
    mac = _endpoint(ctx)
    held = _held(ctx, mac)
    if held is None and ctx.settings.anc_clear_absent == "refuse":
        raise ctx.refuse(500, "mac address is not associated with a policy", _CRUD)
    if held is not None:
        ctx.table.delete(held.id)
        ctx.store.changed()
        _enforce(ctx, mac, "")
    return {"OperationResult": {"resultValue": []}} if ctx.settings.anc_clear_status == 200 else None


def _enforce(ctx: Context, mac: str, action: str) -> None:
    """Send a CoA to the endpoint's session. ISE was observed to answer 500 although it applied the policy."""
    settings = ctx.settings
    answered = settings.anc_coa == "none" or ctx.sessions.enforce(mac, action, settings.mnt_coa_seconds)
    if not answered and settings.anc_coa_failed == "refuse":
        raise ctx.refuse(500, "Radius Failure", _CRUD)


_ADDITIONAL = ("macAddress", "ipAddress", "policyName")

ANC_ENDPOINT = Resource(
    path="ancendpoint",
    envelope="ErsAncEndpoint",
    service="anc.ancendpoint",
    bulk=Bulk("ersAncEndpointBulkRequest", operations=()),
    methods=READ,
    filters={"name": Filter("name")},
    sortable_by=("name",),
    listed_attributes=("id",),
    attributes=(
        Attribute("id", computed=True),
        Attribute("name"),
        Attribute("description"),
        Attribute("macAddress"),
        Attribute("policyName"),
        LINK,
    ),
    actions={
        "apply": Action("PUT", _apply, additional=_ADDITIONAL, envelope_switch="anc_envelope"),
        "clear": Action("PUT", _clear, additional=_ADDITIONAL, envelope_switch="anc_envelope"),
    },
)

RESOURCES = (ANC_ENDPOINT,)
