# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Downloadable ACLs (dACL). Lists support neither filters nor sorting. There is no ``/name/``."""

from __future__ import annotations

from ..context import Context
from .language import LINK, PATCH, WRITE, Attribute, BuiltIn, Document, Hooks, Resource
from .rules import check_entries, check_new_name, show_acl

__all__ = ["RESOURCES"]

_FACTORY = (
    (
        "eb6e3500-6eac-11ea-812e-0242d0ede26e",
        "DENY_ALL_IPV4_TRAFFIC",
        "Deny all ipv4 traffic",
        "deny ip any any",
        "IPV4",
    ),
    (
        "eb437b80-6eac-11ea-812e-0242d0ede26e",
        "DENY_ALL_IPV6_TRAFFIC",
        "Deny all ipv6 traffic",
        "deny ipv6 any any",
        "IPV6",
    ),
    ("9825aa40-8c01-11e6-996c-525400b48521", "DENY_ALL_TRAFFIC", "Deny all traffic", "deny ip any any", "IP_AGNOSTIC"),
    (
        "eb6b00b0-6eac-11ea-812e-0242d0ede26e",
        "PERMIT_ALL_IPV4_TRAFFIC",
        "Allow all ipv4 Traffic",
        "permit ip any any",
        "IPV4",
    ),
    (
        "eb3c0170-6eac-11ea-812e-0242d0ede26e",
        "PERMIT_ALL_IPV6_TRAFFIC",
        "Allow all ipv6 Traffic",
        "permit ipv6 any any",
        "IPV6",
    ),
    (
        "982498d0-8c01-11e6-996c-525400b48521",
        "PERMIT_ALL_TRAFFIC",
        "Allow all Traffic",
        "permit ip any any",
        "IP_AGNOSTIC",
    ),
)


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    check_new_name(ctx, new, old, r"[A-Za-z0-9_.-]+")
    if ctx.settings.dacl_syntax == "check":
        check_entries(ctx, "dacl", new["dacl"])


def _read(ctx: Context, shown: Document, stored: Document) -> None:
    show_acl(ctx, shown, "dacl")


DOWNLOADABLE_ACL = Resource(
    path="downloadableacl",
    envelope="DownloadableAcl",
    service="network.downloadableacl",
    methods={**WRITE, **PATCH},
    revisions=(("1.0", "2.3"), ("1.1", "2.6"), ("1.2", "3.2")),
    sortable_by=(),
    put="switch",
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("dacl", required=True),
        Attribute("daclType", choices=("IPV4", "IPV6", "IP_AGNOSTIC"), server_default="IPV4"),
        LINK,
    ),
    duplicate_status_switch="duplicate_status",
    built_in=tuple(
        BuiltIn({"id": identity, "name": name, "description": description, "dacl": dacl, "daclType": version})
        for identity, name, description, dacl, version in _FACTORY
    ),
    hooks=Hooks(check=_check, on_read=_read),
)

RESOURCES = (DOWNLOADABLE_ACL,)
