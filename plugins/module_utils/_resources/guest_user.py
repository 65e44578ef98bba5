# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest accounts, which only sponsors can read and write.

Sources: Cisco's ERS reference for guestuser and its guide to guest users, answers of ISE 3.4 and 3.5 seen by other
clients: administrators get 401, start and end are required, and their difference in days must be the number of days.
``portalId`` is never returned and required for every write. ISE generates a user name and a password where none is
given. Here the name is required, because a task without one would create another guest each time it runs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .._schema.attribute import Path
from .._schema.attribute_types import Computed, Integer, Map, Reference, Secret, String
from .._schema.endpoint import Endpoint, Hooks
from .._schema.resource import Names, Resource
from .._schema.rules import IMMUTABLE, masked_if_missing, not_clearable
from .._types.guest_duration import DATE, complete_duration, normalize_date
from .guest_location import GUEST_LOCATION
from .guest_type import GUEST_TYPE
from .portal import SPONSOR_PORTAL

_NEEDED = "a guest account requires one."
STATES = {
    "awaiting_initial_login": "AWAITING_INITIAL_LOGIN",
    "pending_approval": "PENDING_APPROVAL",
    "active": "ACTIVE",
    "suspended": "SUSPENDED",
    "expired": "EXPIRED",
    "denied": "DENIED",
}


def _complete(values: dict[Path, Any], current: Callable[[Path], Any]) -> dict[Path, Any]:
    """Complete the stay, and set the name of a new guest as its user name as well."""
    result = complete_duration(values, current)
    if current(("name",)):
        result.pop(("user_name",), None)
    else:
        result["user_name",] = result.get(("name",))
    return result


GUEST_USER = Resource(
    "guest_user",
    "guest_users",
    endpoint=Endpoint("guestuser", "GuestUser", by_name=True, sponsored=True),
    attributes=(
        String("name", required=True, update=IMMUTABLE),
        String("description"),
        String("guest_type", "guestType", required=True, update=not_clearable(_NEEDED)),
        Reference("portal", "portalId", to=SPONSOR_PORTAL, required=True, write_only=True, id_option="portal_id"),
        String("sponsor", "sponsorUserName", update=IMMUTABLE),
        String("person_being_visited", "personBeingVisited"),
        String("reason_for_visit", "reasonForVisit"),
        String("location", "/guestAccessInfo/location", required=True, update=not_clearable(_NEEDED)),
        String("ssid", "/guestAccessInfo/ssid"),
        String("group_tag", "/guestAccessInfo/groupTag"),
        Integer("valid_days", "/guestAccessInfo/validDays", range=(0, 36500)),
        String(
            "from_date",
            "/guestAccessInfo/fromDate",
            required=True,
            convert=normalize_date,
            codec=DATE,
            update=not_clearable(_NEEDED),
        ),
        String(
            "to_date",
            "/guestAccessInfo/toDate",
            required=True,
            convert=normalize_date,
            codec=DATE,
            update=not_clearable(_NEEDED),
        ),
        String("first_name", "/guestInfo/firstName"),
        String("last_name", "/guestInfo/lastName"),
        String("company", "/guestInfo/company"),
        String("email", "/guestInfo/emailAddress"),
        String(
            "phone_number",
            "/guestInfo/phoneNumber",
            pattern=(r"\+?[0-9]{4,15}", "a phone number has the E.164 format, such as +13211239034"),
        ),
        String("sms_provider", "/guestInfo/smsServiceProvider"),
        String("notification_language", "/guestInfo/notificationLanguage"),
        Secret(
            "guest_password",
            "/guestInfo/password",
            visibility=masked_if_missing("guest_password"),
            generated=True,
            update=not_clearable("a guest account requires one; remove the option to keep the value."),
        ),
        Map("custom_fields", "customFields"),
        Computed("status", description="State of the account.", choices=STATES),
        Computed("status_reason", "statusReason", description="Reason for the state of the account."),
        Computed("sponsor_id", "sponsorUserId", description="Identifier of the sponsor."),
        Computed("user_name", "/guestInfo/userName", description="Name the guest logs in with."),
        Computed("enabled", "/guestInfo/enabled", description="Whether the account is enabled.", type="bool"),
        Computed("created", "/guestInfo/creationTime", description="When the account was made.", codec=DATE),
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
    names={"guest_type": Names(GUEST_TYPE), "location": Names(GUEST_LOCATION)},
    hooks=Hooks(complete=_complete, helper_options=("time_zone",)),
)
