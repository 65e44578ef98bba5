# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TACACS+ server sequences: external servers in an order, as one text with commas. The list of none answers 404."""

from __future__ import annotations

from .language import BY_NAME, LINK, PATCH, WRITE, Attr, Ref, Resource

__all__ = ["RESOURCES"]

TACACS_SERVER_SEQUENCE = Resource(
    path="tacacsserversequence",
    wrapper="TacacsServerSequence",
    service="policy.tacacsserversequence",
    methods={**WRITE, **PATCH, **BY_NAME},
    revisions=(("1.0", "2.4"), ("1.1", "3.2")),
    sorts=(),
    empty_list_is_404=True,
    put="unproven",
    attributes=(
        Attr("id", read_only=True),
        Attr("name", mandatory=True),
        Attr("description", shown="", shown_switch="empty_description", no_markup=True),
        Attr(
            "serverList",
            mandatory=True,
            ref=Ref("tacacsexternalservers", separator=",", switch="unknown_external_server"),
        ),
        Attr("localAccounting", "boolean", default=False),
        Attr("remoteAccounting", "boolean", default=True),
        Attr("prefixStrip", "boolean", default=False),
        Attr("prefixDelimiter", max_length=1, default="\\"),
        Attr("suffixStrip", "boolean", default=False),
        Attr("suffixDelimiter", max_length=1, default="@"),
        LINK,
    ),
    duplicate_switch="duplicate_status",
)

RESOURCES = (TACACS_SERVER_SEQUENCE,)
