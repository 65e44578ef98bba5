# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest accounts: roles, attributes set by ISE, dates, passwords, and actions of sponsors."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api, Reply
from ise_simulator.testing import Simulator

PORTAL = "04cd708b-feef-4c75-bf3e-2d2a9c302da2"
STAY = {"validDays": 90, "fromDate": "04/02/2024 10:00", "toDate": "07/01/2024 09:00", "location": "San Jose"}


def guest(name: str = "jdoe", **more: Any) -> dict[str, Any]:
    return {
        "GuestUser": {
            "name": name,
            "guestType": "Contractor (default)",
            "portalId": PORTAL,
            "guestAccessInfo": STAY,
            **more,
        }
    }


def without(key: str) -> dict[str, Any]:
    return {"GuestUser": {name: value for name, value in guest()["GuestUser"].items() if name != key}}


class Sponsor:
    """Sends requests as the sponsor."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def send(self, method: str, path: str, body: Any = None) -> Reply:
        return self._api.request(method, path, body, user="sponsor")

    def add(self, body: dict[str, Any]) -> str:
        reply = self.send("POST", "guestuser", body)
        assert reply.status == 201, reply.text
        return str(reply.headers["Location"]).rpartition("/")[2]

    def read(self, identity: str) -> dict[str, Any]:
        document: dict[str, Any] = self.send("GET", f"guestuser/{identity}").json["GuestUser"]
        return document


@pytest.fixture
def sponsor(api: Api) -> Sponsor:
    return Sponsor(api)


def test_only_sponsors(sim: Simulator, api: Api, sponsor: Sponsor) -> None:
    identity = sponsor.add(guest())
    for user in ("admin", "operator", "mnt"):
        for method, path in (("GET", "guestuser"), ("POST", "guestuser"), ("GET", f"guestuser/{identity}")):
            reply = api.request(method, path, guest() if method == "POST" else None, user=user)
            assert (reply.status, reply.title) == (401, "Unauthorized access")
    sim.store.update("sponsorgroup", "ALL_ACCOUNTS (default)", {"otherPermissions": {"canAccessViaRest": False}})
    reply = sponsor.send("GET", "guestuser")
    assert (reply.status, reply.title) == (401, "Sponsor does not have permission to access REST Apis")
    assert sponsor.send("GET", "sponsorportal").status == 403


def test_computed_attributes(sponsor: Sponsor) -> None:
    identity = sponsor.add(guest())
    shown = sponsor.read(identity)
    assert shown["status"] == "AWAITING_INITIAL_LOGIN"
    assert (shown["sponsorUserName"], shown["sponsorUserId"]) == ("sponsor", "sponsor")
    assert "portalId" not in shown
    info = shown["guestInfo"]
    assert (info["userName"], info["enabled"], info["notificationLanguage"]) == ("jdoe", False, "English")
    assert len(info["password"]) == 8 and info["creationTime"]
    assert shown["guestAccessInfo"] == {**STAY, "ssid": "", "groupTag": ""}
    assert sponsor.send("GET", "guestuser/name/jdoe").json["GuestUser"] == shown


def test_generated_name(sponsor: Sponsor) -> None:
    body = without("name")
    body["GuestUser"]["guestInfo"] = {"firstName": "Jane", "lastName": "Doe"}
    shown = sponsor.read(sponsor.add(body))
    assert shown["name"] == shown["guestInfo"]["userName"]
    assert shown["name"].startswith("jd")


@pytest.mark.parametrize(
    "body",
    [
        without("guestType"),
        without("portalId"),
        without("guestAccessInfo"),
        guest(portalId="b132a9ef-1491-4e01-9ad4-b48a9c72e1c7"),
        guest(guestType="Contractor"),
        guest(guestAccessInfo={**STAY, "validDays": 91}),
        guest(guestAccessInfo={**STAY, "toDate": "2024-07-01 09:00"}),
        guest(guestAccessInfo={**STAY, "toDate": "13/01/2024 09:00"}),
        guest(guestAccessInfo={key: STAY[key] for key in ("validDays", "location")}),
        guest(guestAccessInfo={**STAY, "location": "Nowhere"}),
        guest(guestInfo={"password": "abc"}),
        guest(guestInfo={"phoneNumber": "12 34"}),
        guest(unknown="x"),
    ],
)
def test_refused(sponsor: Sponsor, body: dict[str, Any]) -> None:
    assert sponsor.send("POST", "guestuser", body).status == 400


def test_sponsors_who_may_not_create(sim: Simulator, sponsor: Sponsor) -> None:
    assert sponsor.send("POST", "guestuser", guest(sponsorUserName="nobody")).status == 500
    sim.store.put("internaluser", {"name": "reception"})
    assert sponsor.read(sponsor.add(guest(sponsorUserName="reception")))["sponsorUserId"] == "reception"
    sim.configure(sponsor_initialized=False)
    reply = sponsor.send("POST", "guestuser", guest("other"))
    assert reply.status == 500
    assert "has not logged in to Sponsor portal at least once" in reply.title


def test_put(sponsor: Sponsor) -> None:
    identity = sponsor.add(guest())
    shown = sponsor.read(identity)
    assert sponsor.send("PUT", f"guestuser/{identity}", {"GuestUser": shown}).status == 400
    changed = {**shown, "portalId": PORTAL, "name": "other", "status": "DENIED", "personBeingVisited": "Joe"}
    reply = sponsor.send("PUT", f"guestuser/{identity}", {"GuestUser": changed})
    fields = {row["field"] for row in reply.json["UpdatedFieldsList"]["updatedField"]}
    assert "personBeingVisited" in fields and not fields & {"name", "status"}
    assert sponsor.read(identity) == {**shown, "personBeingVisited": "Joe"}
    assert sponsor.send("PATCH", f"guestuser/{identity}", {"GuestUser": {}}).status == 405
    assert sponsor.send("POST", "guestuser", guest("JDOE")).status == 500
    assert sponsor.send("DELETE", "guestuser/name/jdoe").status == 204


def test_passwords(sim: Simulator, sponsor: Sponsor) -> None:
    identity = sponsor.add(guest(guestInfo={"password": "Welcome-1"}))
    assert sponsor.read(identity)["guestInfo"]["password"] == "Welcome-1"
    sim.configure(mask_guest_passwords=True)
    assert sponsor.read(identity)["guestInfo"]["password"] == "******"
    sim.store.update("sponsorgroup", "ALL_ACCOUNTS (default)", {"otherPermissions": {"canViewGuestPasswords": False}})
    assert "password" not in sponsor.read(identity)["guestInfo"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("name.EQ.jdoe", 1),
        ("status.EQ.AWAITING_INITIAL_LOGIN", 1),
        ("lastName.STARTSW.D", 1),
        ("sponsor.EQ.sponsor", 1),
        ("toDate.EQ.01-JUL-24", 1),
        ("toDate.EQ.02-JUL-24", 0),
        ("groupTag.EQ.x", 0),
    ],
)
def test_filters(sponsor: Sponsor, query: str, found: int) -> None:
    sponsor.add(guest(guestInfo={"lastName": "Doe"}))
    assert sponsor.send("GET", f"guestuser?filter={query}").json["SearchResult"]["total"] == found


def more(**data: str) -> dict[str, Any]:
    rows = [{"name": name, "value": value} for name, value in data.items()]
    return {"OperationAdditionalData": {"additionalData": rows}}


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        ("approve", "PENDING_APPROVAL", "AWAITING_INITIAL_LOGIN"),
        ("deny", "PENDING_APPROVAL", "DENIED"),
        ("suspend", "ACTIVE", "SUSPENDED"),
        ("reinstate", "SUSPENDED", "ACTIVE"),
    ],
)
def test_actions(sim: Simulator, sponsor: Sponsor, action: str, before: str, after: str) -> None:
    identity = sponsor.add(guest())
    sim.store.update("guestuser", identity, {"status": before})
    path = f"guestuser/{action}/{identity}"
    assert sponsor.send("GET", path).status == 405
    assert sponsor.send("PUT", path).status == 204
    assert sponsor.read(identity)["status"] == after
    assert sponsor.send("PUT", path).status == 400
    sim.configure(guest_action_again="accept")
    assert sponsor.send("PUT", path).status == 204
    assert sponsor.read(identity)["status"] == after
    assert sponsor.send("PUT", f"guestuser/{action}/nobody").status == 404


def test_suspend_by_name_and_reason(sim: Simulator, sponsor: Sponsor) -> None:
    identity = sponsor.add(guest())
    assert sponsor.send("PUT", "guestuser/suspend/name/jdoe", more(reason="left early")).status == 204
    assert sponsor.read(identity)["statusReason"] == "left early"
    assert sponsor.send("PUT", "guestuser/reinstate/name/jdoe").status == 204
    assert sponsor.send("PUT", "guestuser/reinstate/name/nobody").status == 404
    sim.store.update("sponsorgroup", "ALL_ACCOUNTS (default)", {"otherPermissions": {"requireSuspensionReason": True}})
    for body in (None, more(), more(why="x"), {"wrong": 1}, {"OperationAdditionalData": 1}):
        assert sponsor.send("PUT", f"guestuser/suspend/{identity}", body).status == 400


def test_reset_password(sponsor: Sponsor) -> None:
    identity = sponsor.add(guest())
    before = sponsor.read(identity)["guestInfo"]["password"]
    reply = sponsor.send("PUT", f"guestuser/resetpassword/{identity}")
    ((row,),) = reply.json["OperationResult"].values()
    assert reply.status == 200 and row["name"] == "password"
    assert sponsor.read(identity)["guestInfo"]["password"] == row["value"] != before


@pytest.mark.parametrize(
    ("action", "info", "body"),
    [
        ("email", {"emailAddress": "j@example.com"}, more(senderEmail="s@example.com")),
        ("sms", {"phoneNumber": "+1321"}, None),
    ],
)
def test_messages(sponsor: Sponsor, action: str, info: dict[str, str], body: Any) -> None:
    path = f"guestuser/{action}/{sponsor.add(guest(guestInfo=info))}/portalId/"
    assert sponsor.send("PUT", path + PORTAL, body).status == 204
    assert sponsor.send("PUT", path + "nobody", body).status == 400
    nobody = f"guestuser/{action}/{sponsor.add(guest('other'))}/portalId/{PORTAL}"
    assert sponsor.send("PUT", nobody, body).status == 400
    if body:
        assert sponsor.send("PUT", path + PORTAL).status == 400
