# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Security groups (SGT): names with a tag value, each unique. ``ANY`` exists but is in no list."""

from __future__ import annotations

from itertools import count

from ..context import Context
from .language import LINK, WRITE, Attribute, BuiltIn, Bulk, Document, Filter, Hooks, Resource
from .rules import apply_unproven_change, check_new_name, count_generations

__all__ = ["ANY", "RESOURCES"]

ANY = "92bb1950-8c01-11e6-996c-525400b48521"
_AUTOMATIC = -1

_FACTORY = (
    ("934557f0-8c01-11e6-996c-525400b48521", "Auditors", 9, "Auditor Security Group"),
    ("935d4cc0-8c01-11e6-996c-525400b48521", "BYOD", 15, "BYOD Security Group"),
    ("9370d4c0-8c01-11e6-996c-525400b48521", "Contractors", 5, "Contractor Security Group"),
    ("93837260-8c01-11e6-996c-525400b48521", "Developers", 8, "Developer Security Group"),
    ("9396d350-8c01-11e6-996c-525400b48521", "Development_Servers", 12, "Development Servers Security Group"),
    ("93ad6890-8c01-11e6-996c-525400b48521", "Employees", 4, "Employee Security Group"),
    ("93c66ed0-8c01-11e6-996c-525400b48521", "Guests", 6, "Guest Security Group"),
    ("93e1bf00-8c01-11e6-996c-525400b48521", "Network_Services", 3, "Network Services Security Group"),
    ("93f91790-8c01-11e6-996c-525400b48521", "PCI_Servers", 14, "PCI Servers Security Group"),
    ("940facd0-8c01-11e6-996c-525400b48521", "Point_of_Sale_Systems", 10, "Point of Sale Security Group"),
    ("9423aa00-8c01-11e6-996c-525400b48521", "Production_Servers", 11, "Production Servers Security Group"),
    ("9437a730-8c01-11e6-996c-525400b48521", "Production_Users", 7, "Production User Security Group"),
    ("944b2f30-8c01-11e6-996c-525400b48521", "Quarantined_Systems", 255, "Quarantine Security Group"),
    ("94621290-8c01-11e6-996c-525400b48521", "Test_Servers", 13, "Test Servers Security Group"),
    ("947832a0-8c01-11e6-996c-525400b48521", "TrustSec_Devices", 2, "TrustSec Devices Security Group"),
    ("92adf9f0-8c01-11e6-996c-525400b48521", "Unknown", 0, "Unknown Security Group"),
    (ANY, "ANY", 65535, "Any Security Group"),
)


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    if old is None and new["value"] == _AUTOMATIC:
        used = {entry.document.get("value") for entry in ctx.table.entries()}
        new["value"] = next(value for value in count(2) if value not in used)
    apply_unproven_change(ctx, new, old, "value", "sgt_value")
    count_generations(new, old)


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    if old is None and ctx.settings.sgt_create == 403:
        raise ctx.refuse(403, "Security groups can not be created with several matrices or an approval workflow")
    check_new_name(ctx, new, old, r"[A-Za-z0-9_]{1,32}")
    if new["value"] == _AUTOMATIC:
        raise ctx.illegal("value: -1")


def _read(ctx: Context, shown: Document, stored: Document) -> None:
    """Recorded reads of 2.7 and 3.0 have no read-only flag, Cisco's samples have one."""
    if ctx.settings.sg_read_only == "show":
        shown["isReadOnly"] = bool(stored.get("isReadOnly"))


SGT = Resource(
    path="sgt",
    envelope="Sgt",
    service="trustsec.sgt",
    bulk=Bulk("sgtBulkRequest", "submit"),
    methods=WRITE,
    revisions=(("1.0", "1.2"), ("1.1", "1.4"), ("1.2", "2.3"), ("1.3", "2.7")),
    filters={
        "name": Filter("name"),
        "description": Filter("description"),
        "value": Filter("value"),
        "propogateToApic": Filter("propogateToApic"),
    },
    sortable_by=("name", "description", "value"),
    put="switch",
    unlisted=(ANY,),
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        # A PUT of the built-in groups Unknown and ANY contains 0 and 65535; as new values they are accepted.
        Attribute(
            "value",
            "integer",
            required=True,
            range=(2, 65519),
            also_allowed=(_AUTOMATIC, 0, 65535),
            unique="value: another security group has this value",
        ),
        Attribute("generationId", computed=True, read_default="0"),
        Attribute("isReadOnly", "boolean", write_only=True),
        Attribute("propogateToApic", "boolean", server_default=False, read_default=False),
        Attribute("defaultSGACLs", "list"),
        LINK,
    ),
    duplicate_status_switch="duplicate_status",
    built_in=tuple(
        BuiltIn(
            {"id": identity, "name": name, "description": description, "value": value, "generationId": "0"},
            protected=name in ("ANY", "Unknown"),
        )
        for identity, name, value, description in _FACTORY
    ),
    hooks=Hooks(complete=_complete, check=_check, on_read=_read),
)

RESOURCES = (SGT,)
