# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Security group ACLs."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue

WEB = "permit tcp dst eq 443\npermit tcp dst eq 80\ndeny ip"

ROW = Row(
    module="security_group_acl",
    info="security_group_acl_info",
    by_name_since="",
    patch_since="",
    minimal=Example(
        options={"name": "Deny_All", "content": "deny ip"},
        stored={"name": "Deny_All", "aclcontent": "deny ip", "ipVersion": "IP_AGNOSTIC", "sgAclType": "TRUSTSEC"},
        shown={"ip_version": "agnostic"},
    ),
    full=Example(
        options={
            "name": "Permit_Web",
            "description": "Web, and nothing else",
            "content": WEB,
            "ip_version": "ipv4",
            "type": "traffic_steering",
            "modelled_content": {"name": "web", "source": "contract"},
            "read_only": True,
            "validate_content": True,
        },
        stored={
            "name": "Permit_Web",
            "description": "Web, and nothing else",
            "aclcontent": WEB,
            "ipVersion": "IPV4",
            "sgAclType": "TRAFFIC_STEERING",
            "modelledContent": {"name": "web", "source": "contract"},
            "readOnly": True,
            "validateAclContent": True,
        },
    ),
    second_values={
        "content": SecondValue("permit tcp dst eq 443\ndeny ip", "permit tcp dst eq 443\ndeny ip"),
        "modelled_content": SecondValue({"name": "mail"}, {"name": "mail"}),
    },
    rename="Deny_Everything",
    not_clearable={"content": "an SGACL needs at least one line"},
    other_forms={"content": "permit tcp dst eq 443  \r\npermit tcp dst eq 80\r\ndeny ip\r\n\r\n"},
    equivalent_values={"content": (WEB, WEB.replace("\n", "\r\n") + "\r\n")},
    filters={
        "name": "Permit_Web",
        "description": "Web, and nothing else",
        "ip_version": "ipv4",
        "type": "traffic_steering",
    },
    verify={"type": "sgacl_type"},
    change_counters=("generationId",),
    switches={"acl_text": ("crlf", "trimmed")},
)
