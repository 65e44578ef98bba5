# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest accounts: two accounts in one task, passwords that ISE generates or hides, dependent dates."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import ONE_READ, gets
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import ACCOUNTS, Node
from ansible_collections.openise.ise.tests.truth.row import CANARY, Row

PORTAL = "Sponsor Portal (default)"
GROUP = "ALL_ACCOUNTS (default)"
ALONE = {"username": ACCOUNTS["sponsor"][0], "password": ACCOUNTS["sponsor"][1]}


def _guests(row: Row) -> bool:
    return row.module == "guest_user"


guests = each(rows_with=_guests, releases=("3.0", "3.4"))
met_for_the_first_time = each(rows_with=_guests, releases=("3.0", "3.4"), known=False)


def _minimal(node: Node, **changes: Any) -> dict[str, Any]:
    """Return the options of the smallest guest, updated; None omits one."""
    options = {**node.row.minimal.options, **changes}
    return {name: value for name, value in options.items() if value is not None}


def _by_portal(node: Node, **changes: Any) -> dict[str, Any]:
    """Return the same with the name of the portal instead of its id."""
    return _minimal(node, portal=PORTAL, portal_id=None, **changes)


@met_for_the_first_time
def test_two_accounts(node: Node) -> None:
    """The administrator looks up portal, guest type and location, list and object each; the sponsor does the rest."""
    options = {
        **_by_portal(node),
        **dict(zip(("sponsor_username", "sponsor_password"), ACCOUNTS["sponsor"], strict=True)),
    }
    result = node.perform(node.row.task, options)
    assert result["changed"] is True
    assert node.sent == {"GET": 7, "POST": 1}
    assert node.stored(node.row.minimal) == node.row.minimal.stored
    assert node.perform(node.row.task, options)["changed"] is False
    assert node.sent == ONE_READ


@met_for_the_first_time
def test_sponsor_only(node: Node) -> None:
    """A portal by name fails with the account that can look it up; by id the task succeeds."""
    held = node.all_documents()
    for check in (True, False):
        result = node.perform(node.row.task, {**_by_portal(node), **ALONE}, check=check)
        assert result["failed"] and result["status"] == 403
        assert f"portal: to look up '{PORTAL}' takes an administrator's account" in result["msg"]
        assert "give one in username and password, or give portal_id instead" in result["msg"]
    assert node.all_documents() == held
    assert node.perform(node.row.task, {**_minimal(node), **ALONE})["changed"] is True
    assert node.sent == node.cost.create(node.row.minimal)


@guests
def test_administrator_only(node: Node) -> None:
    """ISE refuses administrators; the message names the required account. Nothing counts as absent."""
    for options in (_minimal(node), {"name": "nobody", "state": "absent"}):
        result = node.perform(node.row.task, options)
        assert result["failed"] and result["status"] == 401
        assert "ISE said: Unauthorized access" in result["msg"]
        assert "account of a sponsor, in sponsor_username and sponsor_password" in result["msg"]
        assert node.sent == ONE_READ


@guests
@pytest.mark.parametrize("masked", [False, True])
def test_generated_password(node: Node, masked: bool) -> None:
    """The creating run returns it, if ISE shows it; never in the diff, never again."""
    node.sim.configure(mask_guest_passwords=masked, mask_secrets=masked)
    options = _minimal(node, guest_password=None)
    predicted = node.run(options, check=True)
    assert predicted["changed"] is True and "generated_guest_password" not in predicted
    result = node.run(options)
    assert node.sent == node.cost.create(node.row.minimal) + ONE_READ
    password = (node.stored_document("visitor") or {})["guestInfo"]["password"]
    assert result.get("generated_guest_password") == (None if masked else password)
    assert password not in str(result["diff"]) + str(result["guest_user"])
    again = node.run(options)
    assert again["changed"] is False and password not in str(again)
    given = node.run(_minimal(node, name="other"))
    assert "generated_guest_password" not in given


@guests
def test_generated_password_without_response(node: Node) -> None:
    """The lookup finds the guest, and the task returns the password."""
    node.sim.fault("reset_after", method="POST")
    result = node.run(_minimal(node, guest_password=None))
    assert result["changed"] is True
    assert result["generated_guest_password"] == (node.stored_document("visitor") or {})["guestInfo"]["password"]


@guests
def test_hidden_passwords(node: Node) -> None:
    """Not compared; required for every change, because PUT needs the whole account."""
    node.put(node.row.minimal.stored)
    node.sim.store.update("sponsorgroup", GROUP, {"otherPermissions": {"canViewGuestPasswords": False}})
    assert node.run(_minimal(node, guest_password=f"{CANARY}-other"))["changed"] is False
    change = {"name": "visitor", "company": "Example"}
    node.fails(change, "company", "overwrites guest_password, and ISE does not reveal", cost=ONE_READ)
    result = node.run({**change, "guest_password": f"{CANARY}-visitor"})
    assert result["changed"] is True
    assert (node.stored_document("visitor") or {})["guestInfo"]["password"] == f"{CANARY}-visitor"


@guests
def test_portal_of_a_change(node: Node) -> None:
    """Every write needs the portal, which reads do not return."""
    node.put(node.row.minimal.stored)
    options = {
        "name": "visitor",
        "company": "Example",
        **dict(zip(("sponsor_username", "sponsor_password"), ACCOUNTS["sponsor"], strict=True)),
    }
    for check in (True, False):
        result = node.perform(node.row.task, options, check=check)
        assert "portal or portal_id is needed to change the guest user 'visitor'" in result["msg"]
        assert node.sent == ONE_READ
    assert node.perform(node.row.task, {**options, "company": ""})["changed"] is False


@guests
@pytest.mark.parametrize(
    ("change", "access", "shown"),
    [
        ({"to_date": "2026-12-05 12:00"}, {"toDate": "12/05/2026 12:00", "validDays": 4}, {"valid_days": 4}),
        ({"valid_days": 10}, {"toDate": "12/11/2026 09:00", "validDays": 10}, {"to_date": "2026-12-11 09:00"}),
        ({"from_date": "12/02/2026 07:00"}, {"fromDate": "12/02/2026 07:00", "validDays": 1}, {"valid_days": 1}),
        (
            {"to_date": "2026-12-04T23:30:00Z", "time_zone": "Europe/Berlin"},
            {"toDate": "12/05/2026 00:30", "validDays": 4},
            {"to_date": "2026-12-05 00:30", "valid_days": 4},
        ),
    ],
)
def test_duration(node: Node, change: dict[str, Any], access: dict[str, Any], shown: dict[str, Any]) -> None:
    """Missing values of start, end and days are derived, appear in the diff, and are no change in the second run."""
    stored = node.row.minimal.stored
    node.put(stored)
    result = node.check_and_run({"name": "visitor", **change}, node.cost.update(node.row.minimal))
    held = (node.stored_document("visitor") or {})["guestAccessInfo"]
    assert trees.full(held) == trees.full({**stored["guestAccessInfo"], **access})
    assert {name: result["diff"]["after"][name] for name in shown} == shown
    assert {name: result["guest_user"][name] for name in shown} == shown
    again = node.check_and_run({"name": "visitor", **change}, ONE_READ)
    assert again["changed"] is False


@guests
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"valid_days": 3}, "valid_days: 3 contradicts from_date and to_date, which are 2 days apart"),
        ({"to_date": "2026-11-30 09:00"}, "to_date: the account would end"),
        ({"to_date": "2026-12-03"}, "to_date: '2026-12-03' is not a date with a time"),
        ({"from_date": "2026-12-01T09:00+01:00"}, "from_date: ISE expects the local time of the guest's location"),
        (
            {"from_date": "2026-12-01T09:00Z", "time_zone": "Mars/Base"},
            "time_zone: 'Mars/Base' is not a known time zone",
        ),
        ({"phone_number": "555-1234"}, "phone_number: ISE does not accept '555-1234'"),
    ],
)
def test_invalid_options(node: Node, changes: dict[str, Any], words: str) -> None:
    """Also in check mode; the message names the option."""
    options = _minimal(node, **changes)
    for check in (True, False):
        result = node.run(options, check=check)
        assert result["failed"] and words in result["msg"]
        assert not node.sent["POST"]
    assert node.stored_document("visitor") is None


@guests
def test_sponsor_who_never_logged_in(node: Node) -> None:
    """sponsor_initialized: the task reports ISE's message; one read checks whether the guest exists."""
    node.sim.configure(sponsor_initialized=False)
    result = node.run(_minimal(node))
    assert result["failed"] and result["status"] == 500
    assert "has not logged in to Sponsor portal at least once" in result["msg"]
    assert node.stored_document("visitor") is None


@guests
def test_rename(node: Node) -> None:
    """ISE cannot rename a guest."""
    identity = node.put(node.row.minimal.stored)
    node.fails({"id": identity, "name": "other"}, "name: ISE cannot change this", cost=gets(1))
