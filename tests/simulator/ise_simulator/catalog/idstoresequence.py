# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Identity source sequences: the order in which ISE searches identity stores. Lists support neither filters nor sorting."""

from __future__ import annotations

from ..context import Context
from .language import LINK, PATCH, WRITE, Attribute, BuiltIn, Document, Hooks, Reference, Resource

__all__ = ["RESOURCES"]

_BUILT_IN = ("All_AD_Join_Points", "Guest Users", "Internal Endpoints", "Internal Users")
# Resources of the catalog whose objects are identity stores.
_STORES = ("activedirectory", "ldap", "restidstore")
# Ids and members of a real ISE 3.0.
_FACTORY = (
    (
        "93246270-8c01-11e6-996c-525400b48521",
        "All_User_ID_Stores",
        "to include all User Identity Stores",
        ("Internal Users", "All_AD_Join_Points", "Guest Users"),
        "Preloaded_Certificate_Profile",
    ),
    (
        "9c6fb000-8c01-11e6-996c-525400b48521",
        "Certificate_Request_Sequence",
        "for Certificate Request APIs",
        ("Internal Users", "All_AD_Join_Points"),
        "",
    ),
    (
        "92e50f80-8c01-11e6-996c-525400b48521",
        "Guest_Portal_Sequence",
        "for the Guest Portal",
        ("Internal Users", "Guest Users", "All_AD_Join_Points"),
        "",
    ),
    (
        "930fa1f0-8c01-11e6-996c-525400b48521",
        "MyDevices_Portal_Sequence",
        "for the My Devices Portal",
        ("Internal Users", "All_AD_Join_Points"),
        "",
    ),
    (
        "92faba60-8c01-11e6-996c-525400b48521",
        "Sponsor_Portal_Sequence",
        "for the Sponsor Portal",
        ("Internal Users", "All_AD_Join_Points"),
        "",
    ),
)


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    """Require existing stores, each once, with different numbers."""
    members = new.get("idSeqItem", [])
    if ctx.settings.unknown_identity_store == "refuse":
        tables = [ctx.store.tables[path] for path in _STORES if path in ctx.store.tables]
        known = {*_BUILT_IN, *(entry.name for table in tables for entry in table.entries())}
        for name in (member["idstore"] for member in members):
            if name not in known:
                raise ctx.illegal(f"idstore: {name} does not exist")
    for key in ("idstore", "order"):
        values = [member[key] for member in members]
        if len(set(values)) != len(values):
            raise ctx.illegal(f"idSeqItem: the same {key} twice")


IDENTITY_STORE_SEQUENCE = Resource(
    path="idstoresequence",
    envelope="IdStoreSequence",
    service="identitystores.idstoresequence",
    methods={**WRITE, **PATCH, "get_by_name": "2.4"},
    revisions=(("1.0", "2.2"), ("1.1", "2.4"), ("1.2", "3.2")),
    sortable_by=(),
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute(
            "idSeqItem",
            "list",
            required=True,
            attributes=(Attribute("idstore", required=True), Attribute("order", "integer", required=True)),
        ),
        Attribute(
            "certificateAuthenticationProfile",
            required=True,
            allow_empty=True,
            reference=Reference("certificateprofile", unknown_switch="unknown_identity_store"),
        ),
        Attribute("breakOnStoreFail", "boolean", required=True),
        LINK,
    ),
    duplicate_status_switch="duplicate_status",
    built_in=tuple(
        BuiltIn(
            {
                "id": identity,
                "name": name,
                "description": f"A built-in Identity Sequence {purpose}",
                "idSeqItem": [{"idstore": store, "order": order} for order, store in enumerate(stores, 1)],
                "certificateAuthenticationProfile": profile,
                "breakOnStoreFail": False,
            }
        )
        for identity, name, purpose, stores, profile in _FACTORY
    ),
    hooks=Hooks(check=_check),
)

RESOURCES = (IDENTITY_STORE_SEQUENCE,)
