# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""External RADIUS servers, to which ISE forwards requests as a proxy. Lists can be neither filtered nor sorted."""

from __future__ import annotations

from ..context import Context
from .language import BY_NAME, LINK, PATCH, WRITE, Attr, Document, Failure, Hooks, Resource
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
    wrapper="ExternalRadiusServer",
    service="network.externalradiusserver",
    methods={**WRITE, **PATCH, **BY_NAME},
    revisions=(("1.0", "2.3"), ("1.1", "2.6"), ("1.2", "3.2"), ("1.3", "3.5")),
    sorts=(),
    put="unproven",
    attributes=(
        Attr("id", read_only=True),
        Attr("name", mandatory=True),
        Attr("description", shown="", shown_switch="empty_description", no_markup=True),
        Attr("hostIP", mandatory=True),
        Attr("sharedSecret", mandatory=True, secret=True, max_length=128),
        Attr("enableKeyWrap", "boolean", mandatory=True),
        Attr("encryptionKey", secret=True),
        Attr("authenticatorKey", secret=True),
        Attr("keyInputFormat", enum=("ASCII", "HEXADECIMAL"), mandatory=True),
        Attr("authenticationPort", "integer", mandatory=True, minimum=1, maximum=65535),
        Attr("accountingPort", "integer", mandatory=True, minimum=1, maximum=65535),
        Attr("timeout", "integer", mandatory=True, minimum=1, maximum=120),
        Attr("retries", "integer", mandatory=True, minimum=1, maximum=9),
        Attr("proxyTimeout", "integer", since="2.6", minimum=1, maximum=600, default=300),
        Attr("msgAuthIsRequiredOnResponse", "boolean", since="3.5", mandatory=True),
        LINK,
    ),
    duplicate_switch="duplicate_status",
    delete_used="external_server_delete_used",
    delete_failure=Failure(500, "Failed to delete External RADIUS Server.", "CRUD operation exception"),
    hooks=Hooks(check=_check, read=_read),
)

RESOURCES = (EXTERNAL_RADIUS_SERVER,)
