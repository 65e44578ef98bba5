# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Security group ACLs (SGACL). ``Permit IP`` and ``Deny IP`` have names that clients cannot use, and no IP version."""

from __future__ import annotations

from ..context import Context
from .language import LINK, WRITE, Attribute, BuiltIn, Bulk, Document, Filter, Hooks, Resource
from .rules import apply_unproven_change, check_entries, check_new_name, count_generations, show_acl

__all__ = ["RESOURCES"]

_FACTORY = (
    ("92919850-8c01-11e6-996c-525400b48521", "Deny IP", "Deny IP SGACL", "deny ip"),
    ("3208b350-6ead-11ea-812e-0242d0ede26e", "Deny_IP_Log", "Deny IP with logging", "deny ip log"),
    ("92951ac0-8c01-11e6-996c-525400b48521", "Permit IP", "Permit IP SGACL", "permit ip"),
    ("32057f00-6ead-11ea-812e-0242d0ede26e", "Permit_IP_Log", "Permit IP with logging", "permit ip log"),
)


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    apply_unproven_change(ctx, new, old, "sgAclType", "sgacl_type")
    count_generations(new, old)


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    check_new_name(ctx, new, old, r"[A-Za-z][A-Za-z0-9_]*")
    if sent.get("validateAclContent"):
        check_entries(ctx, "aclcontent", new["aclcontent"])


def _read(ctx: Context, shown: Document, stored: Document) -> None:
    """Recorded reads of 2.7 and 3.0 have no read-only flag, Cisco's samples have one."""
    show_acl(ctx, shown, "aclcontent")
    if ctx.settings.sg_read_only == "show":
        shown["readOnly"] = bool(stored.get("readOnly"))


SGACL = Resource(
    path="sgacl",
    envelope="Sgacl",
    service="trustsec.sgacl",
    bulk=Bulk("sgaclBulkRequest", "submit"),
    methods=WRITE,
    # 1.6 came with 3.5 patch 2; the profile 3.5 is patch 3.
    revisions=(("1.0", "2.0"), ("1.1", "2.3"), ("1.4", "3.1"), ("1.5", "3.5"), ("1.6", "3.5")),
    filters={
        "name": Filter("name"),
        "description": Filter("description"),
        "ipVersion": Filter("ipVersion"),
        "sgAclType": Filter("sgAclType", since="3.5"),
    },
    sortable_by=("name", "description", "ipVersion"),
    put="switch",
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("generationId", computed=True, read_default="0"),
        Attribute("ipVersion", choices=("IPV4", "IPV6", "IP_AGNOSTIC"), server_default="IP_AGNOSTIC"),
        Attribute("aclcontent", required=True),
        Attribute("modelledContent", "map", since="3.1"),
        Attribute("readOnly", "boolean", write_only=True),
        Attribute(
            "sgAclType",
            choices=("TRUSTSEC", "TRAFFIC_STEERING"),
            server_default="TRUSTSEC",
            read_default="TRUSTSEC",
            since="3.5",
        ),
        Attribute("validateAclContent", "boolean", write_only=True, since="3.5"),
        LINK,
    ),
    duplicate_status_switch="duplicate_status",
    built_in=tuple(
        BuiltIn(
            {
                "id": identity,
                "name": name,
                "description": description,
                "generationId": "0",
                "aclcontent": content,
                "readOnly": True,
            },
            protected=True,
        )
        for identity, name, description, content in _FACTORY
    ),
    hooks=Hooks(complete=_complete, check=_check, on_read=_read),
)

RESOURCES = (SGACL,)
