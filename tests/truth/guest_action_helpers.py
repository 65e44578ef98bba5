# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Helpers for tests of ``guest_user_action``: the task as a sponsor, and what the messages need."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.plugins.modules import guest_user_action
from ansible_collections.openise.ise.tests.truth.node import ACCOUNTS, Node, Result
from ansible_collections.openise.ise.tests.truth.row import CANARY, Row, rows

PORTAL = "04cd708b-feef-4c75-bf3e-2d2a9c302da2"
SPONSOR = dict(zip(("sponsor_username", "sponsor_password"), ACCOUNTS["sponsor"], strict=True))
# The options of actions that ISE shows no trace of.
MESSAGES: dict[str, dict[str, Any]] = {
    "email": {"portal_id": PORTAL, "sender_email": "desk@example.com"},
    "sms": {"portal_id": PORTAL},
}


def guest_row() -> Row:
    """Return the row of the guest users."""
    return next(row for row in rows() if row.module == "guest_user")


def put_guests(node: Node, *names: str) -> None:
    """Store active guests with an address and a telephone number."""
    for name in names:
        info = {"password": f"{CANARY}-{name}", "emailAddress": f"{name}@example.com", "phoneNumber": "+13211239034"}
        node.put({**guest_row().minimal.stored, "name": name, "guestInfo": info, "status": "ACTIVE"})


def run(node: Node, *, check: bool = False, **options: Any) -> Result:
    """Run the module as a sponsor."""
    return node.perform(guest_user_action.TASK, {**SPONSOR, **options}, check=check)
