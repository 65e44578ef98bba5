# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Security group ACLs (SGACL), which cells of the egress matrix apply to traffic.

Sources: Cisco's ERS reference for sgacl (revisions up to 3.5 patch 2), recorded answers of ISE 2.7 and 3.0, public
acceptance tests of other clients. There is neither ``/name/`` nor PATCH. The built-in ``Permit IP`` and ``Deny IP``
have no IP version.
"""

from __future__ import annotations

from .._schema.attribute_types import Boolean, Map, String
from .._schema.comparison import STRICT
from .._schema.endpoint import Endpoint, Identity
from .._schema.resource import Resource
from .._schema.rules import VERIFY, not_clearable
from .._types.text import LINES, normalize_lines

SECURITY_GROUP_ACL = Resource(
    "security_group_acl",
    "security_group_acls",
    endpoint=Endpoint("sgacl", "Sgacl"),
    identity=Identity(built_in=("Permit IP", "Deny IP")),
    attributes=(
        String(
            "name",
            required=True,
            pattern=(r"[A-Za-z][A-Za-z0-9_]*", "a name has letters, digits and underscores, and begins with a letter"),
        ),
        String("description"),
        String(
            "content",
            "aclcontent",
            required=True,
            convert=normalize_lines,
            codec=LINES,
            update=not_clearable("an SGACL needs at least one line."),
        ),
        String(
            "ip_version",
            "ipVersion",
            choices={"ipv4": "IPV4", "ipv6": "IPV6", "agnostic": "IP_AGNOSTIC"},
            server_default="agnostic",
            create_default="agnostic",
        ),
        String(
            "type",
            "sgAclType",
            choices={"trustsec": "TRUSTSEC", "traffic_steering": "TRAFFIC_STEERING"},
            server_default="trustsec",
            since="3.5",
            update=VERIFY,
        ),
        Map("modelled_content", "modelledContent", compare=STRICT, since="3.1"),
        Boolean("read_only", "readOnly", write_only=True),
        Boolean("validate_content", "validateAclContent", write_only=True, since="3.5"),
    ),
    filters={
        "name": "name",
        "description": "description",
        "ip_version": "ipVersion",
        "type": "sgAclType",
    },
)
