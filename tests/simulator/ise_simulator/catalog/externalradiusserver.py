# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""External RADIUS servers, to which ISE forwards requests as a proxy. Lists support neither filters nor sorting."""

from __future__ import annotations

from ..context import Context
from .language import BY_NAME, LINK, PATCH, WRITE, Attribute, Document, Failure, Hooks, Resource
from .rules import check_ipv4, check_key_lengths, check_new_name

__all__ = ["RESOURCES"]

_KEYS = {"encryptionKey": 16, "authenticatorKey": 20}


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    check_new_name(ctx, new, old, r"[A-Za-z0-9_]+")
    check_ipv4(ctx, "hostIP", new["hostIP"])
    check_key_lengths(ctx, new, _KEYS)
    missing = [key for key in _KEYS if new.get("enableKeyWrap") and not new.get(key)]
    if missing:
        raise ctx.missing(missing)


def _read(ctx: Context, shown: Document, stored: Document) -> None:
    if ctx.settings.external_server_secrets == "omit":
        for key in ("sharedSecret", *_KEYS):
            shown.pop(key, None)


EXTERNAL_RADIUS_SERVER = Resource(
    path="externalradiusserver",
    envelope="ExternalRadiusServer",
    service="network.externalradiusserver",
    methods={**WRITE, **PATCH, **BY_NAME},
    revisions=(("1.0", "2.3"), ("1.1", "2.6"), ("1.2", "3.2"), ("1.3", "3.5")),
    sortable_by=(),
    put="switch",
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("hostIP", required=True),
        Attribute("sharedSecret", required=True, secret=True, max_length=128),
        Attribute("enableKeyWrap", "boolean", required=True),
        Attribute("encryptionKey", secret=True),
        Attribute("authenticatorKey", secret=True),
        Attribute("keyInputFormat", choices=("ASCII", "HEXADECIMAL"), required=True),
        Attribute("authenticationPort", "integer", required=True, range=(1, 65535)),
        Attribute("accountingPort", "integer", required=True, range=(1, 65535)),
        Attribute("timeout", "integer", required=True, range=(1, 120)),
        Attribute("retries", "integer", required=True, range=(1, 9)),
        Attribute("proxyTimeout", "integer", since="2.6", range=(1, 600), server_default=300),
        Attribute("msgAuthIsRequiredOnResponse", "boolean", since="3.5", required=True),
        LINK,
    ),
    duplicate_status_switch="duplicate_status",
    delete_used_switch="external_server_delete_used",
    delete_failure=Failure(500, "Failed to delete External RADIUS Server.", "CRUD operation exception"),
    hooks=Hooks(check=_check, on_read=_read),
)

RESOURCES = (EXTERNAL_RADIUS_SERVER,)
