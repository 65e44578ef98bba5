# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``guest_user_action``: done, already done, predicted, for one and for several guests, and failures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.modules import guest_user_action
from ansible_collections.openise.ise.tests.truth.conftest import Simulators
from ansible_collections.openise.ise.tests.truth.guest_action_helpers import (
    MESSAGES,
    PORTAL,
    SPONSOR,
    guest_row,
    put_guests,
    run,
)
from ansible_collections.openise.ise.tests.truth.node import ACCOUNTS, Node
from ansible_collections.openise.ise.tests.truth.row import CANARY

GROUP = "ALL_ACCOUNTS (default)"
STATES = {
    "approve": ("PENDING_APPROVAL", "AWAITING_INITIAL_LOGIN"),
    "deny": ("PENDING_APPROVAL", "DENIED"),
    "suspend": ("ACTIVE", "SUSPENDED"),
    "reinstate": ("SUSPENDED", "ACTIVE"),
}


@pytest.fixture(params=["3.0", "3.4"])
def node(request: pytest.FixtureRequest, simulators: Simulators) -> Iterator[Node]:
    """Provide a node with the guests anna and bert."""
    case = Node(simulators.of(request.param), guest_row(), request.param)
    case.prepare()
    put_guests(case, "anna", "bert")
    yield case
    case.close()


def status(node: Node, name: str) -> str:
    return str((node.stored_document(name) or {})["status"])


def be(node: Node, state: str, *names: str) -> None:
    for name in names:
        node.sim.store.update("guestuser", name, {"status": state})


@pytest.mark.parametrize("action", STATES)
def test_action(node: Node, action: str) -> None:
    """Check mode predicts it without a write, the run sends one PUT, the second run changes nothing."""
    before, after = STATES[action]
    be(node, before, "anna")
    predicted = run(node, check=True, action=action, name="anna")
    assert status(node, "anna") == before
    assert node.sent == {"GET": 1}
    result = run(node, action=action, name="anna")
    assert predicted["guest_users"][0].pop("outcome") == "planned"
    assert {**predicted, "guest_users": [{**predicted["guest_users"][0], "outcome": "done"}]} == result
    assert node.sent == {"GET": 1, "PUT": 1}
    assert status(node, "anna") == after
    assert result["changed"] is True
    (guest,) = result["guest_users"]
    expected = {"id": node.id_of("anna"), "name": "anna", "status_before": before.lower(), "changed": True}
    assert guest == {**expected, "outcome": "done"} and (result["remaining"], result["unknown"]) == ([], [])
    again = run(node, action=action, name="anna")
    assert again["changed"] is False and again["guest_users"][0]["changed"] is False
    assert again["guest_users"][0]["outcome"] == "unchanged"
    assert node.sent == {"GET": 1}


@pytest.mark.parametrize("action", MESSAGES)
def test_messages(node: Node, action: str) -> None:
    """Sent each time, to guests with an address."""
    held = node.all_documents()
    assert run(node, check=True, action=action, name="anna", **MESSAGES[action])["changed"] is True
    for _turn in range(2):
        assert run(node, action=action, name="anna", **MESSAGES[action])["changed"] is True
        assert node.sent == {"GET": 1, "PUT": 1}
    assert node.all_documents() == held
    node.sim.store.update("guestuser", "anna", {"guestInfo": {"emailAddress": None, "phoneNumber": None}})
    result = run(node, action=action, name="anna", **MESSAGES[action])
    assert result["failed"] and result["changed"] is False and "Guest 'anna'" in result["msg"]


def test_reset_password(node: Node) -> None:
    """The result contains each guest's new password, once; never in check mode."""
    held = node.all_documents()
    predicted = run(node, check=True, action="reset_password", names=["anna", "bert"])
    assert predicted["changed"] is True and not any("password" in guest for guest in predicted["guest_users"])
    assert node.all_documents() == held
    result = run(node, action="reset_password", names=["anna", "bert"])
    passwords = {guest["name"]: guest["password"] for guest in result["guest_users"]}
    assert passwords == {name: (node.stored_document(name) or {})["guestInfo"]["password"] for name in ("anna", "bert")}
    assert len(set(passwords.values())) == 2


def test_reason(node: Node) -> None:
    """Sponsor groups may require one."""
    node.sim.store.update("sponsorgroup", GROUP, {"otherPermissions": {"requireSuspensionReason": True}})
    assert "reason" in run(node, action="suspend", name="anna")["msg"]
    assert run(node, action="suspend", name="anna", reason="Badge lost")["changed"] is True
    assert (node.stored_document("anna") or {})["statusReason"] == "Badge lost"


@pytest.mark.parametrize(
    "choice", [{"names": ["bert", "anna", "bert"]}, {"filters": [{"field": "company", "value": "x"}]}]
)
def test_several_guests(node: Node, choice: dict[str, Any]) -> None:
    """By name in the given order, or all that match; only guests in a suitable state."""
    for name in ("anna", "bert"):
        node.sim.store.update("guestuser", name, {"guestInfo": {"company": "X"}})
    be(node, "SUSPENDED", "anna")
    result = run(node, action="suspend", **choice)
    assert {guest["name"]: guest["changed"] for guest in result["guest_users"]} == {"anna": False, "bert": True}
    if "names" in choice:
        assert [guest["name"] for guest in result["guest_users"]] == ["bert", "anna"]
    assert node.sent["PUT"] == 1
    assert run(node, action="suspend", **choice)["changed"] is False


def test_filters(node: Node) -> None:
    """By state, with the values of the options; no match is no failure. No guest is selected twice."""
    twice = run(node, action="reset_password", names=["anna", "ANNA"])
    assert len(twice["guest_users"]) == node.sent["PUT"] == 1
    be(node, "SUSPENDED", "bert")
    suspended: dict[str, Any] = {"filters": [{"field": "status", "value": "suspended"}]}
    result = run(node, action="reinstate", **suspended)
    assert [guest["name"] for guest in result["guest_users"]] == ["bert"]
    result = run(node, action="reinstate", **suspended)
    assert (result["changed"], result["guest_users"]) == (False, [])


def test_by_id_and_portal_by_name(node: Node) -> None:
    """The administrator's account looks up the portal, the sponsor's does the rest."""
    by_name: dict[str, Any] = {"action": "sms", "id": node.id_of("anna"), "portal": "Sponsor Portal (default)"}
    assert run(node, **by_name)["changed"] is True
    node.forget_server()
    alone: dict[str, Any] = dict(zip(("username", "password"), ACCOUNTS["sponsor"], strict=True))
    result = node.perform(guest_user_action.TASK, {**by_name, **alone})
    assert "portal: to look up 'Sponsor Portal (default)' takes an administrator's account" in result["msg"]
    assert "portal_id instead" in result["msg"]
    assert node.sent == {"GET": 1}
    node.forget_server()
    assert "did you mean 'Sponsor Portal (default)'" in run(node, **{**by_name, "portal": "Sponsor Portal"})["msg"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"action": "suspend", "name": "ann"}, "name: 'ann' does not exist (did you mean 'anna'?)"),
        ({"action": "suspend", "names": ["anna", "nobody"]}, "names: 'nobody' does not exist"),
        ({"action": "suspend", "names": ["anna", " "]}, "names: an entry is empty"),
        ({"action": "suspend", "name": " "}, "name is empty"),
        ({"action": "suspend", "filters": []}, "filters is empty"),
        (
            {"action": "suspend", "filters": [{"field": "company", "operator": "contains", "value": " "}]},
            "filters: the value for company is empty",
        ),
        ({"action": "suspend", "id": "0000-none"}, "id: ISE has no guest_user with the id '0000-none'"),
        ({"action": "email", "name": "anna", "portal_id": PORTAL}, "sender_email is needed to email guests"),
        ({"action": "sms", "name": "anna"}, "portal is needed to sms guests"),
    ],
)
def test_invalid_options(node: Node, options: dict[str, Any], words: str) -> None:
    """An invalid selection fails, also in check mode, and changes no guest."""
    held = node.all_documents()
    for check in (True, False):
        assert words in run(node, check=check, **options)["msg"]
        assert not node.sent["PUT"]
    assert node.all_documents() == held


def test_accounts(node: Node) -> None:
    """A wrong password, an administrator's account, a sponsor group without API access: each names the required account."""
    held = node.all_documents()
    for login, said in (
        ({"sponsor_password": f"{CANARY}-wrong"}, "the login of 'sponsor' (401)"),
        (dict(zip(SPONSOR, ACCOUNTS["admin"], strict=True)), "ISE said: Unauthorized access"),
        ({}, "ISE said: Sponsor does not have permission to access REST Apis"),
    ):
        if not login:
            node.sim.store.update("sponsorgroup", GROUP, {"otherPermissions": {"canAccessViaRest": False}})
            held = node.all_documents()
        for check in (True, False):
            result = run(node, check=check, **{"action": "suspend", "name": "anna", **login})
            assert result["status"] == 401 and said in result["msg"]
            assert "sponsor_username and sponsor_password, whose sponsor group may use the API" in result["msg"]
    assert node.all_documents() == held
    assert "sponsor_username is empty" in run(node, action="suspend", name="anna", sponsor_username="")["msg"]


@pytest.mark.parametrize("again", ["refuse", "accept"])
def test_concurrent_action(node: Node, again: str) -> None:
    """guest_action_again: suspended between lookup and action; if ISE says so, this task changed nothing."""
    node.sim.configure(guest_action_again=again)
    update = {"op": "update", "resource": "guestuser", "key": "anna", "document": {"status": "SUSPENDED"}}
    node.sim.fault("run_before", method="PUT", path="suspend", run=[update])
    result = run(node, action="suspend", name="anna")
    assert result["changed"] is (again == "accept")
    assert status(node, "anna") == "SUSPENDED"


def test_lost_response(node: Node) -> None:
    """The response of an executed action is lost: the state proves it. A new password is lost."""
    node.sim.fault("reset_after", method="PUT", path="suspend")
    assert run(node, action="suspend", name="anna")["changed"] is True
    node.sim.fault("reset_after", method="PUT", path="resetpassword")
    result = run(node, action="reset_password", name="anna")
    assert result["failed"] and "whether ISE carried it out is unknown" in result["msg"]


@pytest.mark.parametrize("executed", [True, False])
def test_failure_after_the_action(node: Node, executed: bool) -> None:
    """ISE answers 500 although it has acted, or because it has not: the status shows it."""
    node.sim.fault("status", method="PUT", path="suspend", executed=executed)
    result = run(node, action="suspend", name="anna")
    assert result["changed"] is executed and result.get("failed", False) is not executed, result


@pytest.mark.parametrize("form", ["object", "envelope", "text"])
def test_odd_response(node: Node, form: str) -> None:
    """A success without ISE's document is none: the status decides, and a new password is unknown."""
    for executed in (True, False):
        for action, name in (("suspend", "anna"), ("reset_password", "bert")):
            node.sim.clear_faults()
            node.sim.fault("odd", method="PUT", form=form, executed=executed)
            result = run(node, action=action, name=name)
            suspended = action == "suspend" and executed
            assert result.get("failed", False) is not suspended, result
            assert suspended or "unknown" in result["msg"]
        run(node, action="reinstate", name="anna")


def test_reset_without_password(node: Node) -> None:
    """The answer to a reset lacks the new password: nobody knows it."""
    for values in ([], "text", [{"value": "x"}]):
        body = {"OperationResult": {"resultValue": values}}
        node.sim.fault("odd", method="PUT", path="resetpassword", body=body, executed=True)
        result = run(node, action="reset_password", name="anna")
        assert result["failed"] and "has no new one" in result["msg"], result


def test_with_csrf(node: Node) -> None:
    """The sponsor's account fetches the token from a path that it can read."""
    node.sim.configure(csrf=True)
    assert run(node, action="suspend", name="anna")["changed"] is True
    fetched = [request.path for request in node.sim.requests if request.headers.get("X-CSRF-TOKEN") == "fetch"]
    assert fetched == ["/ers/config/guestuser/versioninfo"]
