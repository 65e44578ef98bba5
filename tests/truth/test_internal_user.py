# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Internal users: messages of the password policy, and an expiry date that ISE accepts after creation."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row

RULES = (
    "ISE said: Password must satisfy the following rules: At least one upper case letter [A-Z]. At least one lower case "
    "letter [a-z]. At least one number [0-9]. At least 4 characters."
)


def users(row: Row) -> bool:
    return row.module == "internal_user"


@each(rows_with=users)
def test_password_against_the_policy(node: Node) -> None:
    """The message contains all of ISE's rules on one line, and not the password. The user does not change."""
    minimal = node.for_release(node.row.minimal)
    weak = {"name": "ann", "user_password": "canary"}
    created = node.run(weak)
    assert created.get("failed") and RULES in created["msg"], created
    assert node.stored(minimal) is None
    node.put(minimal.stored)
    changed = node.run({**weak, "update_secrets": "always"})
    assert changed.get("failed") and RULES in changed["msg"], changed
    assert node.stored(minimal) == minimal.stored
    assert node.run(weak)["changed"] is False


@each(rows_with=users)
def test_refused_expiry(node: Node) -> None:
    """The user exists; the message says so and names the missing option; the next run completes it."""
    given = {**node.row.minimal.options, "expiry_date": "2030-12-31"}
    node.sim.fault("status", method="PATCH" if node.cost.patches else "PUT", status=400)
    result = node.run(given)
    assert result.get("failed"), result
    assert "The internal user 'ann' exists now, but without expiry_date. " in result["msg"]
    assert (node.stored(node.row.minimal) or {})["expiryDateEnabled"] is False
    completed = node.check_and_run(given, node.cost.update(node.row.minimal))
    assert completed["changed"] is True
    assert (node.stored(node.row.minimal) or {})["expiryDate"] == "2030-12-31"


@each(rows_with=users)
def test_invalid_date(node: Node) -> None:
    """An invalid date is refused before any request."""
    result = node.run({"name": "ann", "expiry_date": "31.12.2030"})
    assert result.get("failed") and "expiry_date: '31.12.2030' is not a date" in result["msg"], result
    assert not node.sent
