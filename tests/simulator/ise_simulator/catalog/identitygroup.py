# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""User identity groups: a tree below ``User Identity Groups``, each group with the path of its parent."""

from __future__ import annotations

from ..context import Context
from .language import LINK, PATCH, READ, Attribute, BuiltIn, Document, Filter, Hooks, Resource
from .rules import apply_unproven_change

__all__ = ["RESOURCES", "ROOT"]

ROOT = "NAC Group:NAC:IdentityGroups:User Identity Groups"

_MIRROR = "Identity group mirroring the guest type"
_FACTORY = (
    ("a176c430-8c01-11e6-996c-525400b48521", "ALL_ACCOUNTS (default)", "Default ALL_ACCOUNTS (default) User Group"),
    ("a1740510-8c01-11e6-996c-525400b48521", "Employee", "Default Employee User Group"),
    ("a1bb2030-8c01-11e6-996c-525400b48521", "GROUP_ACCOUNTS (default)", "Default GROUP_ACCOUNTS (default) User Group"),
    ("9f048bb0-8c01-11e6-996c-525400b48521", "GuestType_Contractor (default)", _MIRROR),
    ("9eee92b0-8c01-11e6-996c-525400b48521", "GuestType_Daily (default)", _MIRROR),
    ("4179be30-2e02-11e8-ba71-005056872c7f", "GuestType_SocialLogin (default)", _MIRROR),
    ("9efe2310-8c01-11e6-996c-525400b48521", "GuestType_Weekly (default)", _MIRROR),
    ("a19d5f00-8c01-11e6-996c-525400b48521", "OWN_ACCOUNTS (default)", "Default OWN_ACCOUNTS (default) User Group"),
)


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    """Handle a changed parent as the switch says; recorded clients never change it in a PUT."""
    if old is not None and not new.get("parent"):
        new["parent"] = old.get("parent", ROOT)
    apply_unproven_change(ctx, new, old, "parent", "identity_group_parent")


def _after_update(ctx: Context, new: Document, old: Document) -> None:
    """Change the parents of the groups below a renamed one, as the switch says."""
    if new["name"] == old["name"] or ctx.settings.identity_group_children == "kept":
        return
    former, path = (f"{document.get('parent', ROOT)}:{document['name']}" for document in (old, new))
    for entry in ctx.table.entries():
        parent = str(entry.document.get("parent", ROOT))
        if parent == former or parent.startswith(f"{former}:"):
            ctx.table.put({**entry.document, "parent": path + parent[len(former) :]})


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    """Require an existing parent, or the root."""
    paths = {ROOT} | {f"{entry.document.get('parent', ROOT)}:{entry.name}" for entry in ctx.table.entries()}
    if new["parent"] not in paths:
        raise ctx.illegal(f"parent: {new['parent']}")


IDENTITY_GROUP = Resource(
    path="identitygroup",
    envelope="IdentityGroup",
    service="identity.identitygroup",
    methods={**READ, **PATCH, "create": "2.4", "put": "2.4", "delete": "3.2", "get_by_name": "2.4"},
    revisions=(("1.0", "1.2"), ("1.1", "2.4"), ("1.2", "3.2"), ("1.3", "3.2")),
    filters={"name": Filter("name"), "description": Filter("description")},
    sortable_by=("name", "description"),
    put="switch",
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("parent", server_default=ROOT),
        LINK,
    ),
    duplicate_status_switch="duplicate_status",
    built_in=tuple(
        BuiltIn({"id": identity, "name": name, "description": description, "parent": ROOT})
        for identity, name, description in _FACTORY
    ),
    hooks=Hooks(complete=_complete, check=_check, after_update=_after_update),
)

RESOURCES = (IDENTITY_GROUP,)
