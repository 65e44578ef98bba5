# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TACACS+ server sequences: external servers in an order, in one string with commas. An empty list answers 404."""

from __future__ import annotations

from .language import BY_NAME, LINK, PATCH, WRITE, Attribute, Reference, Resource

__all__ = ["RESOURCES"]

TACACS_SERVER_SEQUENCE = Resource(
    path="tacacsserversequence",
    envelope="TacacsServerSequence",
    service="policy.tacacsserversequence",
    methods={**WRITE, **PATCH, **BY_NAME},
    revisions=(("1.0", "2.4"), ("1.1", "3.2")),
    sortable_by=(),
    empty_list_is_404=True,
    put="switch",
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute(
            "serverList",
            required=True,
            reference=Reference("tacacsexternalservers", separator=",", unknown_switch="unknown_external_server"),
        ),
        Attribute("localAccounting", "boolean", server_default=False),
        Attribute("remoteAccounting", "boolean", server_default=True),
        Attribute("prefixStrip", "boolean", server_default=False),
        Attribute("prefixDelimiter", max_length=1, server_default="\\"),
        Attribute("suffixStrip", "boolean", server_default=False),
        Attribute("suffixDelimiter", max_length=1, server_default="@"),
        LINK,
    ),
    duplicate_status_switch="duplicate_status",
)

RESOURCES = (TACACS_SERVER_SEQUENCE,)
