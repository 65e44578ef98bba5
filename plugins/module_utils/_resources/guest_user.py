# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest accounts, which ISE shows to and takes from sponsors only.

Sources: Cisco's ERS reference for guestuser and its guide to guest users, answers of ISE 3.4 and 3.5 seen by other clients:
administrators get 401, beginning and end are needed and their difference in days must be the number of days. ``portalId`` is
never shown and needed for every write. ISE makes up a user name and a password where none is given; the name is not left to
it here, because a task that creates another guest each time it runs could not be repeated.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .._schema.comparison import MERGED
from .._schema.resource import Field, Resource
from .._types.guest_duration import DATE, normalize_date, settle_stay
from .guest_location import GUEST_LOCATION
from .guest_type import GUEST_TYPE
from .portal import SPONSOR_PORTAL

Path = tuple[str, ...]

_NEEDED = "a guest account needs one."
STATES = {
    "awaiting_initial_login": "AWAITING_INITIAL_LOGIN",
    "pending_approval": "PENDING_APPROVAL",
    "active": "ACTIVE",
    "suspended": "SUSPENDED",
    "expired": "EXPIRED",
    "denied": "DENIED",
}


def _settle(wanted: dict[Path, Any], current: Callable[[Path], Any]) -> dict[Path, Any]:
    """Complete the stay, and give a new guest its name a second time, where ISE looks for the user name."""
    result = settle_stay(wanted, current)
    if current(("name",)):
        result.pop(("user_name",), None)
    else:
        result["user_name",] = result.get(("name",))
    return result


GUEST_USER = Resource(
    name="guest_user",
    plural="guest_users",
    path="guestuser",
    envelope="GuestUser",
    fields=(
        Field("name", required=True, immutable=True),
        Field("description"),
        Field("guest_type", api_name="guestType", required=True, not_clearable=_NEEDED),
        Field("portal", api_name="portalId", required=True, write_only=True, ref=SPONSOR_PORTAL, id_option="portal_id"),
        Field("sponsor", api_name="sponsorUserName", immutable=True),
        Field("person_being_visited", api_name="personBeingVisited"),
        Field("reason_for_visit", api_name="reasonForVisit"),
        Field("location", api_name="/guestAccessInfo/location", required=True, not_clearable=_NEEDED),
        Field("ssid", api_name="/guestAccessInfo/ssid"),
        Field("group_tag", api_name="/guestAccessInfo/groupTag"),
        Field("valid_days", "int", api_name="/guestAccessInfo/validDays", minimum=0, maximum=36500),
        Field(
            "from_date",
            api_name="/guestAccessInfo/fromDate",
            required=True,
            not_clearable=_NEEDED,
            convert=normalize_date,
            codec=DATE,
        ),
        Field(
            "to_date",
            api_name="/guestAccessInfo/toDate",
            required=True,
            not_clearable=_NEEDED,
            convert=normalize_date,
            codec=DATE,
        ),
        Field("first_name", api_name="/guestInfo/firstName"),
        Field("last_name", api_name="/guestInfo/lastName"),
        Field("company", api_name="/guestInfo/company"),
        Field("email", api_name="/guestInfo/emailAddress"),
        Field(
            "phone_number",
            api_name="/guestInfo/phoneNumber",
            pattern=(r"\+?[0-9]{4,15}", "a phone number is written in E.164 form, such as +13211239034"),
        ),
        Field("sms_provider", api_name="/guestInfo/smsServiceProvider"),
        Field("notification_language", api_name="/guestInfo/notificationLanguage"),
        Field(
            "guest_password",
            api_name="/guestInfo/password",
            secret=True,
            masked_if_missing="guest_password",
            generated=True,
            not_clearable="a guest account needs one; leave the option out to keep it.",
        ),
        Field("custom_fields", "map", api_name="customFields", compare=MERGED),
        Field("status", choices=STATES, read_only="State of the account."),
        Field("status_reason", api_name="statusReason", read_only="Why the account is in this state."),
        Field("sponsor_id", api_name="sponsorUserId", read_only="Identifier of the sponsor."),
        Field("user_name", api_name="/guestInfo/userName", read_only="Name the guest logs in with."),
        Field("enabled", "bool", api_name="/guestInfo/enabled", read_only="Whether the account is enabled."),
        Field("created", api_name="/guestInfo/creationTime", codec=DATE, read_only="When the account was made."),
    ),
    filters={
        "name": "name",
        "user_name": "userName",
        "first_name": "firstName",
        "last_name": "lastName",
        "company": "company",
        "email": "emailAddress",
        "phone_number": "phoneNumber",
        "guest_type": "guestType",
        "group_tag": "groupTag",
        "person_being_visited": "personBeingVisited",
        "sponsor": "sponsor",
        "status": "status",
        "created": "creationTime",
        "ends_on": "toDate",
    },
    name_url=True,
    refers_to={"guest_type": GUEST_TYPE, "location": GUEST_LOCATION},
    excluding=(("portal", "portal_id"),),
    sponsored=True,
    complete=_settle,
    helper_options=("time_zone",),
)
