# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Security group ACLs (SGACL): what cells of the egress matrix permit and deny.

Sources: Cisco's ERS reference for sgacl (revisions up to 3.5 patch 2), recorded answers of ISE 2.7 and 3.0, public
acceptance tests of other clients. There is neither ``/name/`` nor PATCH. The factory's ``Permit IP`` and ``Deny IP`` read
without an IP version.
"""

from __future__ import annotations

from .._schema.resource import Field, Resource
from .._types.text import LINES, normalize_lines

SECURITY_GROUP_ACL = Resource(
    name="security_group_acl",
    plural="security_group_acls",
    path="sgacl",
    envelope="Sgacl",
    fields=(
        Field(
            "name",
            required=True,
            pattern=(r"[A-Za-z][A-Za-z0-9_]*", "a name has letters, digits and underscores, and begins with a letter"),
        ),
        Field("description"),
        Field(
            "content",
            wire="aclcontent",
            required=True,
            normalize=normalize_lines,
            codec=LINES,
            fixed="an SGACL needs at least one line.",
        ),
        Field(
            "ip_version",
            wire="ipVersion",
            choices={"ipv4": "IPV4", "ipv6": "IPV6", "agnostic": "IP_AGNOSTIC"},
            default="agnostic",
            initial="agnostic",
        ),
        Field(
            "type",
            wire="sgAclType",
            choices={"trustsec": "TRUSTSEC", "traffic_steering": "TRAFFIC_STEERING"},
            default="trustsec",
            unproven=True,
            since="3.5",
        ),
        Field("modelled_content", kind="map", wire="modelledContent", since="3.1"),
        Field("read_only", kind="bool", wire="readOnly", sent_only=True),
        Field("validate_content", kind="bool", wire="validateAclContent", sent_only=True, since="3.5"),
    ),
    filters={
        "name": "name",
        "description": "description",
        "ip_version": "ipVersion",
        "type": "sgAclType",
    },
    factory=("Permit IP", "Deny IP"),
)
