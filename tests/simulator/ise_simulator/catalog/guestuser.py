# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest accounts, which only sponsors can use, and the actions of sponsors.

The sponsor account of the simulator is a member of the sponsor group ALL_ACCOUNTS (default), whose permissions decide
whether it may use ERS and see passwords. ``changeSponsorPassword`` is not simulated.
"""

from __future__ import annotations

import datetime
import random
import string
from collections.abc import Callable, Iterable
from typing import Any

from ..answers import CRUD
from ..context import Context
from ..store import Entry
from .language import (
    BY_NAME,
    LINK,
    WRITE,
    Action,
    Attribute,
    Bulk,
    Document,
    Failure,
    Filter,
    Hooks,
    Reference,
    Resource,
)

__all__ = ["RESOURCES"]

_STATES = ("AWAITING_INITIAL_LOGIN", "PENDING_APPROVAL", "ACTIVE", "SUSPENDED", "EXPIRED", "DENIED")
_GROUP = "ALL_ACCOUNTS (default)"
_MINUTES = "%m/%d/%Y %H:%M"
_DATE = r"\d{2}/\d{2}/\d{4} \d{2}:\d{2}"
_POLICY = "Your password does not meet the password policy requirements"
_SPONSOR = (
    "Creating GuestUser failed due to Either SponsorUser has not logged in to Sponsor portal at least once or "
    "SponsorUser is invalid"
)
_random = random.Random(0x6057)


def _permissions(ctx: Context) -> Document:
    group = ctx.store.tables["sponsorgroup"].named(_GROUP)
    permissions: Document = group.document["otherPermissions"] if group else {}
    return permissions


def _enter(ctx: Context) -> None:
    if not _permissions(ctx).get("canAccessViaRest"):
        raise ctx.refuse(401, "Sponsor does not have permission to access REST Apis")


def _new_password() -> str:
    return "".join(_random.choices(string.ascii_letters + string.digits, k=8))


def _new_name(info: Document) -> str:
    names = [str(info.get(key, "")) for key in ("firstName", "lastName")]
    return ("".join(name[:1] for name in names).lower() or "guest") + "".join(_random.choices(string.digits, k=6))


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    """Add what the server sets; restore what a PUT cannot change although the body contains it."""
    info = new.setdefault("guestInfo", {})
    new.setdefault("customFields", {})
    if old is None:
        name = info.get("userName") or new.get("name") or _new_name(info)
        new["name"] = new.get("name") or name
        new.setdefault("sponsorUserName", ctx.settings.sponsor[0])
        new.update({"status": "AWAITING_INITIAL_LOGIN", "sponsorUserId": new["sponsorUserName"]})
        created = datetime.datetime.now(datetime.timezone.utc).strftime(_MINUTES)
        info.update({"userName": name, "enabled": False, "creationTime": created})
        info.setdefault("password", _new_password())
    else:
        kept = old.get("guestInfo", {})
        for target, source, keys in (
            (new, old, ("name", "sponsorUserName")),
            (info, kept, ("userName", "enabled", "creationTime")),
        ):
            target.update({key: source[key] for key in keys if key in source})
    info.setdefault("notificationLanguage", "English")
    info.setdefault("smsServiceProvider", "Global Default")


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    """Apply the rules for dates, passwords and sponsors. Every body needs the portal."""
    if not sent.get("portalId"):
        raise ctx.missing(["portalId"])
    access, password = new["guestAccessInfo"], new["guestInfo"].get("password")
    try:
        begin, end = (datetime.datetime.strptime(access[key], _MINUTES).date() for key in ("fromDate", "toDate"))
    except ValueError:
        raise ctx.illegal("fromDate, toDate") from None
    if (end - begin).days != access["validDays"]:
        raise ctx.illegal(f"validDays: {access['validDays']}")
    before = (old or {}).get("guestInfo", {}).get("password")
    if password != before and len(password or "") < 4:
        raise ctx.refuse(400, _POLICY)
    if old is None:
        own = new["sponsorUserName"] == ctx.settings.sponsor[0]
        if not ctx.settings.sponsor_initialized or not (
            own or ctx.store.tables["internaluser"].named(new["sponsorUserName"])
        ):
            raise ctx.refuse(500, _SPONSOR, CRUD)


def _read(ctx: Context, shown: Document, _stored: Document) -> None:
    """Remove what a sponsor may not see."""
    if not _permissions(ctx).get("canViewGuestPasswords"):
        shown.get("guestInfo", {}).pop("password", None)


def _changed(ctx: Context, entry: Entry, **changes: Any) -> None:
    ctx.table.put({**entry.document, **changes})
    ctx.store.changed()


def _state_change(state: str, *before: str) -> Callable[[Context, Entry | None], None]:
    """Return an action that moves a guest from one of the states ``before`` to another."""

    def serve(ctx: Context, entry: Entry | None) -> None:
        guest = entry or ctx.table.named(ctx.given.get("name", ""), exact=False)
        if guest is None:
            raise ctx.refuse(404, "The requested resource does not exist.")
        reason = ctx.given.get("reason", "")
        if state == "SUSPENDED" and not reason and _permissions(ctx).get("requireSuspensionReason"):
            raise ctx.missing(["reason"])
        if guest.document.get("status", _STATES[0]) in before:
            _changed(ctx, guest, status=state, **({"statusReason": reason} if reason else {}))
        elif ctx.settings.guest_action_again == "refuse":
            raise ctx.illegal(f"status: {guest.document.get('status', _STATES[0])}")

    return serve


def _reset_password(ctx: Context, entry: Entry | None) -> Document:
    assert entry is not None
    password = _new_password()
    _changed(ctx, entry, guestInfo={**entry.document.get("guestInfo", {}), "password": password})
    return {"OperationResult": {"resultValue": [{"value": password, "name": "password"}]}}


def _send_message(key: str) -> Callable[[Context, Entry | None], None]:
    """Return an action that sends the guest a message to the address in ``key`` of ``guestInfo``."""

    def serve(ctx: Context, entry: Entry | None) -> None:
        assert entry is not None
        if ctx.given["portalId"] not in ctx.store.tables["sponsorportal"].by_id:
            raise ctx.illegal(f"portalId: {ctx.given['portalId']}")
        if key == "emailAddress" and not ctx.given.get("senderEmail"):
            raise ctx.missing(["senderEmail"])
        if not entry.document.get("guestInfo", {}).get(key):
            raise ctx.missing([key])

    return serve


_SUSPEND = Action("PUT", _state_change("SUSPENDED", "AWAITING_INITIAL_LOGIN", "ACTIVE"), additional=("reason",))
_REINSTATE = Action("PUT", _state_change("ACTIVE", "SUSPENDED", "EXPIRED", "DENIED"))


def _end(document: Document) -> Iterable[str]:
    """Return the end in the format of filters, DD-MON-YY."""
    text = document.get("guestAccessInfo", {}).get("toDate", "")
    return [datetime.datetime.strptime(text, _MINUTES).strftime("%d-%b-%y").upper()] if text else []


GUEST_USER = Resource(
    path="guestuser",
    envelope="GuestUser",
    service="identity.guestuser",
    bulk=Bulk(
        "guestUserBulkRequest",
        actions={
            "approve": "approve/{id}",
            "deny": "deny/{id}",
            "suspend": "suspend/{id}",
            "reinstate": "reinstate/{id}",
        },
    ),
    methods={**WRITE, **BY_NAME, "put_by_name": "", "delete_by_name": ""},
    revisions=(("1.0", "1.2"), ("2.0", "1.3")),
    filters={
        **{name: Filter(name) for name in ("name", "personBeingVisited", "guestType", "status")},
        "sponsor": Filter("sponsorUserName"),
        **{
            name: Filter(f"guestInfo.{name}")
            for name in (
                "lastName",
                "creationTime",
                "userName",
                "firstName",
                "emailAddress",
                "phoneNumber",
                "company",
            )
        },
        "groupTag": Filter("guestAccessInfo.groupTag"),
        "toDate": Filter(values=_end),
    },
    sortable_by=("name", "description", "firstName", "lastName", "emailAddress"),
    attributes=(
        Attribute("id", computed=True),
        Attribute("name"),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("guestType", required=True, reference=Reference("guesttype")),
        Attribute("status", choices=_STATES, computed=True),
        Attribute("statusReason", computed=True),
        Attribute("reasonForVisit", read_default=""),
        Attribute("personBeingVisited", read_default=""),
        Attribute("sponsorUserName"),
        Attribute("sponsorUserId", computed=True),
        Attribute("portalId", write_only=True, reference=Reference("sponsorportal", by="id")),
        Attribute(
            "guestInfo",
            "block",
            attributes=(
                Attribute("firstName"),
                Attribute("lastName"),
                Attribute("company"),
                Attribute("creationTime", computed=True),
                Attribute("notificationLanguage"),
                Attribute("userName"),
                Attribute("emailAddress", pattern=r"[^@\s]+@[^@\s]+|"),
                Attribute("password", secret=True, mask_switch="mask_guest_passwords"),
                Attribute("phoneNumber", pattern=r"\+?\d{4,15}|"),
                Attribute("enabled", "boolean", computed=True),
                Attribute("smsServiceProvider"),
            ),
        ),
        Attribute(
            "guestAccessInfo",
            "block",
            required=True,
            attributes=(
                Attribute("validDays", "integer", range=(1, None), required=True),
                Attribute("fromDate", pattern=_DATE, required=True),
                Attribute("toDate", pattern=_DATE, required=True),
                Attribute("location", required=True, reference=Reference("guestlocation")),
                Attribute("ssid", read_default=""),
                Attribute("groupTag", read_default=""),
            ),
        ),
        Attribute("customFields", "map", read_default={}, xml_entries=True),
        LINK,
    ),
    duplicate_status_switch="duplicate_status",
    volatile=True,
    actions={
        "approve/{id}": Action("PUT", _state_change("AWAITING_INITIAL_LOGIN", "PENDING_APPROVAL", "DENIED")),
        "deny/{id}": Action("PUT", _state_change("DENIED", "PENDING_APPROVAL")),
        "suspend/{id}": _SUSPEND,
        "suspend/name/{name}": _SUSPEND,
        "reinstate/{id}": _REINSTATE,
        "reinstate/name/{name}": _REINSTATE,
        "resetpassword/{id}": Action("PUT", _reset_password),
        "email/{id}/portalId/{portalId}": Action("PUT", _send_message("emailAddress"), additional=("senderEmail",)),
        "sms/{id}/portalId/{portalId}": Action("PUT", _send_message("phoneNumber")),
    },
    read_roles=("sponsor",),
    write_roles=("sponsor",),
    role_failure=Failure(401, "Unauthorized access"),
    hooks=Hooks(authorize=_enter, complete=_complete, check=_check, on_read=_read),
)

RESOURCES = (GUEST_USER,)
