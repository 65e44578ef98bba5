# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ANC policies. Their id is their name in Cisco's samples, so they cannot be renamed."""

from __future__ import annotations

from ..context import Context
from .language import BY_NAME, LINK, WRITE, Attr, Bulk, Document, Filter, Hooks, Resource

__all__ = ["RESOURCES"]


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    if old is None and ctx.settings.anc_policy_id == "name":
        new["id"] = new["name"]
    new["actions"] = list(dict.fromkeys(new["actions"]))


ANC_POLICY = Resource(
    path="ancpolicy",
    wrapper="ErsAncPolicy",
    service="anc.ancpolicy",
    bulk=Bulk("ersAncPolicyBulkRequest"),
    methods={**WRITE, **BY_NAME},
    filters={"name": Filter("name")},
    sorts=("name",),
    attributes=(
        Attr("id", read_only=True),
        Attr("name", mandatory=True, immutable=True),
        Attr("description", shown="", shown_switch="empty_description", no_markup=True),
        Attr(
            "actions",
            "list",
            mandatory=True,
            enum=("QUARANTINE", "PORTBOUNCE", "SHUTDOWN", "REAUTHENTICATE"),
            words={"PORTBOUNCE": "PORT_BOUNCE", "SHUTDOWN": "SHUT_DOWN", "REAUTHENTICATE": "RE_AUTHENTICATE"},
            words_switch="anc_actions",
        ),
        LINK,
    ),
    put="unproven",
    duplicate_switch="duplicate_status",
    hooks=Hooks(complete=_complete),
)

RESOURCES = (ANC_POLICY,)
