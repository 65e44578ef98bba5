# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Downloadable ACLs."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue

WEB = "remark web\npermit tcp any any eq 443\ndeny ipv6 any any"

ROW = Row(
    module="downloadable_acl",
    info="downloadable_acl_info",
    by_name_since="",
    patch_since="3.2",
    minimal=Example(
        options={"name": "DACL_DENY", "content": "deny ip any any"},
        stored={"name": "DACL_DENY", "dacl": "deny ip any any", "daclType": "IPV4"},
        shown={"ip_version": "ipv4"},
    ),
    full=Example(
        options={
            "name": "DACL-WEB.v6",
            "description": "Web, and nothing else",
            "content": WEB,
            "ip_version": "ipv6",
        },
        stored={
            "name": "DACL-WEB.v6",
            "description": "Web, and nothing else",
            "dacl": WEB,
            "daclType": "IPV6",
        },
    ),
    second_values={"content": SecondValue("permit ipv6 any any", "permit ipv6 any any")},
    rename="DACL_NOTHING",
    not_clearable={"content": "a downloadable ACL needs at least one line"},
    other_forms={"content": "remark web\r\npermit tcp any any eq 443 \r\ndeny ipv6 any any\r\n"},
    equivalent_values={"content": (WEB, WEB.replace("\n", "\r\n") + "\n\n")},
    switches={"acl_text": ("crlf", "trimmed"), "dacl_syntax": ("ignore",)},
)
