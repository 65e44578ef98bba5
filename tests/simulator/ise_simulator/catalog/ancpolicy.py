# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ANC policies. In Cisco's samples their id is their name, so they cannot be renamed."""

from __future__ import annotations

from ..context import Context
from .language import BY_NAME, LINK, WRITE, Attribute, Bulk, Document, Filter, Hooks, Resource

__all__ = ["RESOURCES"]


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    if old is None and ctx.settings.anc_policy_id == "name":
        new["id"] = new["name"]
    new["actions"] = list(dict.fromkeys(new["actions"]))


ANC_POLICY = Resource(
    path="ancpolicy",
    envelope="ErsAncPolicy",
    service="anc.ancpolicy",
    bulk=Bulk("ersAncPolicyBulkRequest"),
    methods={**WRITE, **BY_NAME},
    filters={"name": Filter("name")},
    sortable_by=("name",),
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True, immutable=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute(
            "actions",
            "list",
            required=True,
            choices=("QUARANTINE", "PORTBOUNCE", "SHUTDOWN", "REAUTHENTICATE"),
            choice_variants={"PORTBOUNCE": "PORT_BOUNCE", "SHUTDOWN": "SHUT_DOWN", "REAUTHENTICATE": "RE_AUTHENTICATE"},
            choice_switch="anc_actions",
        ),
        LINK,
    ),
    put="switch",
    duplicate_status_switch="duplicate_status",
    hooks=Hooks(complete=_complete),
)

RESOURCES = (ANC_POLICY,)
