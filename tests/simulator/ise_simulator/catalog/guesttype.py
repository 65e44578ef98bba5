# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest types: how long guests may stay, when, and with how many devices.

The vendor's documents disagree about the elements of two lists. The schema wraps an entry of ``dayTimeLimits`` in
``dayTimeLimit`` and calls the group of a dynamic group ``identityGroupId``; the examples do not wrap it and use
``endpointIdentityGroupId``. The switch ``guest_type_form`` selects one. Bodies may have both forms.
"""

from __future__ import annotations

from ..context import Context
from .language import LINK, WRITE, Attribute, BuiltIn, Document, Filter, Hooks, Reference, Resource

__all__ = ["RESOURCES"]

_UNITS = ("DAYS", "HOURS", "MINUTES")
_GUEST_ENDPOINTS = "aa178bd0-8bff-11e6-996c-525400b48521"
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
_OFFICE_HOURS = [{"startTime": "09:00", "endTime": "17:00", "days": _WEEKDAYS}]
_RENAMED = {"endpointIdentityGroupId": "identityGroupId"}


def _complete(_ctx: Context, new: Document, _old: Document | None) -> None:
    """Convert both forms to the one in the store."""
    access = new.get("accessTime", {})
    if "dayTimeLimits" in access:
        access["dayTimeLimits"] = [item.get("dayTimeLimit", item) for item in access["dayTimeLimits"]]
    if "dynamicGroups" in new:
        new["dynamicGroups"] = [{_RENAMED.get(k, k): v for k, v in item.items()} for item in new["dynamicGroups"]]


def _read(ctx: Context, shown: Document, stored: Document) -> None:
    if ctx.settings.guest_type_form == "schema":
        for limits in [stored.get("accessTime", {}).get("dayTimeLimits")]:
            if limits is not None:
                shown["accessTime"]["dayTimeLimits"] = [{"dayTimeLimit": item} for item in limits]
    elif "dynamicGroups" in shown:
        spelled = {kept: example for example, kept in _RENAMED.items()}
        shown["dynamicGroups"] = [{spelled.get(k, k): v for k, v in item.items()} for item in shown["dynamicGroups"]]


def _built_in(identity: str, name: str, text: str, unit: str, default: int, most: int) -> BuiltIn:
    document = {
        "id": identity,
        "name": name,
        "description": text,
        "isDefaultType": True,
        "accessTime": {
            "fromFirstLogin": False,
            "maxAccountDuration": most,
            "durationTimeUnit": unit,
            "defaultDuration": default,
            "allowAccessOnSpecificDaysTimes": False,
            "dayTimeLimits": _OFFICE_HOURS,
        },
        "loginOptions": {
            "limitSimultaneousLogins": True,
            "maxSimultaneousLogins": 3,
            "failureAction": "Disconnect_Oldest_Connection",
            "maxRegisteredDevices": 5,
            "identityGroupId": _GUEST_ENDPOINTS,
            "allowGuestPortalBypass": False,
        },
        "expirationNotification": {
            "enableNotification": True,
            "advanceNotificationDuration": 3,
            "advanceNotificationUnits": "DAYS",
            "sendEmailNotification": True,
            "emailText": "Your account is going to expire in 3 days.",
            "sendSmsNotification": False,
            "smsText": "Your account is going to expire in 3 days.",
        },
        "sponsorGroups": ["ALL_ACCOUNTS (default)", "GROUP_ACCOUNTS (default)"],
    }
    return BuiltIn(document, protected=True)


GUEST_TYPE = Resource(
    path="guesttype",
    envelope="GuestType",
    service="identity.guesttype",
    methods=WRITE,
    revisions=(("1.0", "1.3"), ("2.0", "3.3")),
    filters={"name": Filter("name")},
    sortable_by=("name", "description"),
    put="switch",
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("isDefaultType", "boolean", computed=True),
        Attribute(
            "accessTime",
            "block",
            attributes=(
                Attribute("fromFirstLogin", "boolean"),
                Attribute("maxAccountDuration", "integer", range=(1, None)),
                Attribute("durationTimeUnit", choices=_UNITS),
                Attribute("defaultDuration", "integer", range=(1, None)),
                Attribute("allowAccessOnSpecificDaysTimes", "boolean"),
                Attribute(
                    "dayTimeLimits",
                    "list",
                    attributes=(
                        Attribute("startTime"),
                        Attribute("endTime"),
                        Attribute("days", "list"),
                        Attribute("dayTimeLimit", "map"),
                    ),
                ),
            ),
        ),
        Attribute(
            "loginOptions",
            "block",
            required=True,
            attributes=(
                Attribute("limitSimultaneousLogins", "boolean"),
                Attribute("maxSimultaneousLogins", "integer", range=(1, None)),
                Attribute("failureAction", choices=("Disconnect_Oldest_Connection", "Disconnect_Newest_Connection")),
                Attribute("maxRegisteredDevices", "integer", range=(1, None)),
                Attribute("identityGroupId", required=True, reference=Reference("endpointgroup", by="id")),
                Attribute("allowGuestPortalBypass", "boolean"),
            ),
        ),
        Attribute(
            "expirationNotification",
            "block",
            attributes=(
                Attribute("enableNotification", "boolean"),
                Attribute("advanceNotificationDuration", "integer", range=(1, None)),
                Attribute("advanceNotificationUnits", choices=_UNITS),
                Attribute("sendEmailNotification", "boolean"),
                Attribute("emailText"),
                Attribute("sendSmsNotification", "boolean"),
                Attribute("smsText"),
            ),
        ),
        Attribute("sponsorGroups", "list", reference=Reference("sponsorgroup")),
        Attribute("allowDynamicIdentityGroups", "boolean", since="3.3"),
        Attribute(
            "dynamicGroups",
            "list",
            attributes=(
                Attribute("externalGroupName"),
                Attribute("identityGroupId"),
                Attribute("endpointIdentityGroupId"),
            ),
            since="3.3",
        ),
        LINK,
    ),
    built_in=(
        _built_in(
            "9f03a151-8c01-11e6-996c-525400b48521",
            "Contractor (default)",
            "Default settings allow network access for up to a year.",
            "DAYS",
            90,
            365,
        ),
        _built_in(
            "9eeda851-8c01-11e6-996c-525400b48521",
            "Daily (default)",
            "Default settings allow network access for just 1 to 5 days.",
            "DAYS",
            1,
            5,
        ),
        _built_in(
            "9efd5fc1-8c01-11e6-996c-525400b48521",
            "Weekly (default)",
            "Default settings allow network access for just a couple of weeks.",
            "DAYS",
            5,
            14,
        ),
        _built_in(
            "28bbb9f3-86ec-4296-ae9a-819005bdc0e7",
            "SocialLogin (default)",
            "Default settings allow network access with social credentials.",
            "DAYS",
            90,
            365,
        ),
    ),
    hooks=Hooks(complete=_complete, on_read=_read),
)

RESOURCES = (GUEST_TYPE,)
