# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Downloadable ACLs (dACL), which authorization profiles send to switches.

Sources: Cisco's ERS reference for downloadableacl, public acceptance tests of other clients. There is no ``/name/``,
and lists can be neither sorted nor, before the newest releases, filtered, so the whole list is read.
"""

from __future__ import annotations

from .._schema.attribute_types import String
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource
from .._schema.rules import not_clearable
from .._types.text import LINES, normalize_lines

DOWNLOADABLE_ACL = Resource(
    "downloadable_acl",
    "downloadable_acls",
    endpoint=Endpoint("downloadableacl", "DownloadableAcl", patch_since="3.2", sort_by=""),
    attributes=(
        String(
            "name",
            required=True,
            pattern=(r"[A-Za-z0-9_.-]+", "a name has letters, digits, underscores, dots and hyphens"),
        ),
        String("description"),
        String(
            "content",
            "dacl",
            required=True,
            convert=normalize_lines,
            codec=LINES,
            update=not_clearable("a downloadable ACL needs at least one line."),
        ),
        String(
            "ip_version",
            "daclType",
            choices={"ipv4": "IPV4", "ipv6": "IPV6", "agnostic": "IP_AGNOSTIC"},
            server_default="ipv4",
            create_default="ipv4",
        ),
    ),
)
