# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoints with an ANC policy: put there by ``apply``, gone with ``clear``. Lists show ids alone."""

from __future__ import annotations

import re

from ..context import Context
from ..store import Entry, new_id
from .language import LINK, READ, Action, Attr, Bulk, Document, Filter, Resource

__all__ = ["RESOURCES", "SESSIONS"]

_CRUD = "CRUD operation exception"
# Address -> endpoint of the sessions that this node knows.
SESSIONS = {"10.1.20.40": "00:1A:2B:3C:4D:40", "10.1.20.41": "00:1A:2B:3C:4D:41"}


def _endpoint(ctx: Context) -> str:
    """The MAC address of the endpoint that is meant."""
    mac, address = ctx.given.get("macAddress", ""), ctx.given.get("ipAddress", "")
    if bool(mac) == bool(address):
        raise ctx.missing(["macAddress or ipAddress"])
    if address:
        if address not in SESSIONS:
            raise ctx.refuse(500, f"There is no session with {address}.", _CRUD)
        return SESSIONS[address]
    if not re.fullmatch(r"[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}", mac):
        raise ctx.illegal(f"macAddress: {mac}")
    return mac.upper().replace("-", ":")


def _held(ctx: Context, mac: str) -> Entry | None:
    return next((entry for entry in ctx.table.entries() if entry.document["macAddress"] == mac), None)


def _apply(ctx: Context, entry: Entry | None) -> Document | None:
    mac, policy = _endpoint(ctx), ctx.given.get("policyName", "")
    if not policy:
        raise ctx.missing(["policyName"])
    if ctx.store.tables["ancpolicy"].named(policy) is None:
        raise ctx.illegal(f"policyName: {policy}")
    held = _held(ctx, mac)
    if held is not None and ctx.settings.anc_apply_again == "refuse":
        raise ctx.refuse(500, f"An ANC policy is already applied to {mac}.", _CRUD)
    ctx.table.put({"id": held.id if held else new_id(), "macAddress": mac, "policyName": policy})
    ctx.store.changed()
    return None


def _clear(ctx: Context, entry: Entry | None) -> Document | None:
    mac = _endpoint(ctx)
    held = _held(ctx, mac)
    if held is None and ctx.settings.anc_clear_absent == "refuse":
        raise ctx.refuse(500, f"No ANC policy is applied to {mac}.", _CRUD)
    if held is not None:
        ctx.table.delete(held.id)
        ctx.store.changed()
    return {"OperationResult": {"resultValue": []}} if ctx.settings.anc_clear_status == 200 else None


_ADDITIONAL = ("macAddress", "ipAddress", "policyName")

ANC_ENDPOINT = Resource(
    path="ancendpoint",
    wrapper="ErsAncEndpoint",
    service="anc.ancendpoint",
    bulk=Bulk("ersAncEndpointBulkRequest", operations=()),
    methods=READ,
    filters={"name": Filter("name")},
    sorts=("name",),
    list_keys=("id",),
    attributes=(
        Attr("id", read_only=True),
        Attr("name"),
        Attr("description"),
        Attr("macAddress"),
        Attr("policyName"),
        LINK,
    ),
    actions={
        "apply": Action("PUT", _apply, additional=_ADDITIONAL),
        "clear": Action("PUT", _clear, additional=_ADDITIONAL),
    },
)

RESOURCES = (ANC_ENDPOINT,)
