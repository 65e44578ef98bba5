# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""External TACACS+ servers, to which ISE forwards requests as a proxy. An empty list answers 404."""

from __future__ import annotations

from ..context import Context
from .language import BY_NAME, LINK, PATCH, WRITE, Attribute, Document, Failure, Hooks, Resource
from .rules import check_ipv4

__all__ = ["RESOURCES"]


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    check_ipv4(ctx, "hostIP", new["hostIP"])


def _read(ctx: Context, shown: Document, stored: Document) -> None:
    if ctx.settings.external_server_secrets == "omit":
        shown.pop("sharedSecret", None)


TACACS_EXTERNAL_SERVERS = Resource(
    path="tacacsexternalservers",
    envelope="TacacsExternalServer",
    service="policy.tacacsexternalservers",
    methods={**WRITE, **PATCH, **BY_NAME},
    revisions=(("1.0", "2.4"), ("1.1", "3.2")),
    sortable_by=(),
    empty_list_is_404=True,
    put="switch",
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("hostIP", required=True),
        Attribute("connectionPort", "integer", range=(1, 65535), server_default=49),
        Attribute("singleConnect", "boolean", server_default=True),
        Attribute("sharedSecret", required=True, secret=True),
        Attribute("timeout", "integer", range=(1, None), server_default=20),
        LINK,
    ),
    duplicate_status_switch="duplicate_status",
    delete_used_switch="external_server_delete_used",
    delete_failure=Failure(500, "Failed to delete TACACS External Server.", "CRUD operation exception"),
    hooks=Hooks(check=_check, on_read=_read),
)

RESOURCES = (TACACS_EXTERNAL_SERVERS,)
