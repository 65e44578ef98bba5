# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Downloadable ACLs (dACL), which authorization profiles send to switches.

Sources: Cisco's ERS reference for downloadableacl, public acceptance tests of other clients. There is no ``/name/``, and
lists can be neither sorted nor, before the newest releases, filtered: the whole list is read.
"""

from __future__ import annotations

from .._schema.resource import Field, Resource
from .._types.text import LINES, normalize_lines

DOWNLOADABLE_ACL = Resource(
    name="downloadable_acl",
    plural="downloadable_acls",
    path="downloadableacl",
    envelope="DownloadableAcl",
    fields=(
        Field(
            "name",
            required=True,
            pattern=(r"[A-Za-z0-9_.-]+", "a name has letters, digits, underscores, dots and hyphens"),
        ),
        Field("description"),
        Field(
            "content",
            api_name="dacl",
            required=True,
            convert=normalize_lines,
            codec=LINES,
            not_clearable="a downloadable ACL needs at least one line.",
        ),
        Field(
            "ip_version",
            api_name="daclType",
            choices={"ipv4": "IPV4", "ipv6": "IPV6", "agnostic": "IP_AGNOSTIC"},
            server_default="ipv4",
            create_default="ipv4",
        ),
    ),
    sort_by="",
    patch_since="3.2",
)
