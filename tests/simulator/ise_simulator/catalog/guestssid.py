# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest SSIDs: names that sponsor portals offer."""

from __future__ import annotations

from ..context import Context
from .language import LINK, PATCH, WRITE, Attribute, Document, Filter, Hooks, Resource
from .rules import check_new_name

__all__ = ["RESOURCES"]


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    """Apply Cisco's rule for names; one of Cisco's own examples contains a blank."""
    if ctx.settings.guest_ssid_name == "check":
        check_new_name(ctx, new, old, r"[A-Za-z0-9_.-]+")


GUEST_SSID = Resource(
    path="guestssid",
    envelope="GuestSSID",
    service="portal.guestssid",
    methods={**WRITE, **PATCH},
    revisions=(("1.0", "2.2"), ("1.1", "3.2")),
    filters={"name": Filter("name")},
    sortable_by=("name", "description"),
    put="switch",
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        LINK,
    ),
    duplicate_status_switch="duplicate_status",
    hooks=Hooks(check=_check),
)

RESOURCES = (GUEST_SSID,)
