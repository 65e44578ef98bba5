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
            api_name="aclcontent",
            required=True,
            convert=normalize_lines,
            codec=LINES,
            not_clearable="an SGACL needs at least one line.",
        ),
        Field(
            "ip_version",
            api_name="ipVersion",
            choices={"ipv4": "IPV4", "ipv6": "IPV6", "agnostic": "IP_AGNOSTIC"},
            server_default="agnostic",
            create_default="agnostic",
        ),
        Field(
            "type",
            api_name="sgAclType",
            choices={"trustsec": "TRUSTSEC", "traffic_steering": "TRAFFIC_STEERING"},
            server_default="trustsec",
            verify_after_update=True,
            since="3.5",
        ),
        Field("modelled_content", kind="map", api_name="modelledContent", since="3.1"),
        Field("read_only", kind="bool", api_name="readOnly", write_only=True),
        Field("validate_content", kind="bool", api_name="validateAclContent", write_only=True, since="3.5"),
    ),
    filters={
        "name": "name",
        "description": "description",
        "ip_version": "ipVersion",
        "type": "sgAclType",
    },
    factory=("Permit IP", "Deny IP"),
)
