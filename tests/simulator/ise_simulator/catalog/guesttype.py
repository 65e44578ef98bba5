# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest types: how long guests may stay, when, and with how many devices.

The vendor's documents disagree on the members of two lists. The schema wraps an entry of ``dayTimeLimits`` in
``dayTimeLimit`` and calls the group of a dynamic group ``identityGroupId``; the examples do not wrap it and say
``endpointIdentityGroupId``. The switch ``guest_type_form`` chooses. Both forms are taken in bodies.
"""

from __future__ import annotations

from ..context import Context
from .language import LINK, WRITE, Attr, Document, Factory, Filter, Hooks, Ref, Resource

__all__ = ["RESOURCES"]

_UNITS = ("DAYS", "HOURS", "MINUTES")
_GUEST_ENDPOINTS = "aa178bd0-8bff-11e6-996c-525400b48521"
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
_OFFICE_HOURS = [{"startTime": "09:00", "endTime": "17:00", "days": _WEEKDAYS}]
_RENAMED = {"endpointIdentityGroupId": "identityGroupId"}


def _complete(_ctx: Context, new: Document, _old: Document | None) -> None:
    """One form in the store, whichever was sent."""
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


def _factory(identity: str, name: str, text: str, unit: str, default: int, most: int) -> Factory:
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
    return Factory(document, protected=True)


GUEST_TYPE = Resource(
    path="guesttype",
    wrapper="GuestType",
    service="identity.guesttype",
    methods=WRITE,
    revisions=(("1.0", "1.3"), ("2.0", "3.3")),
    filters={"name": Filter("name")},
    sorts=("name", "description"),
    put="unproven",
    attributes=(
        Attr("id", read_only=True),
        Attr("name", mandatory=True),
        Attr("description", shown="", shown_switch="empty_description", no_markup=True),
        Attr("isDefaultType", "boolean", read_only=True),
        Attr(
            "accessTime",
            "object",
            fields=(
                Attr("fromFirstLogin", "boolean"),
                Attr("maxAccountDuration", "integer", minimum=1),
                Attr("durationTimeUnit", enum=_UNITS),
                Attr("defaultDuration", "integer", minimum=1),
                Attr("allowAccessOnSpecificDaysTimes", "boolean"),
                Attr(
                    "dayTimeLimits",
                    "list",
                    fields=(
                        Attr("startTime"),
                        Attr("endTime"),
                        Attr("days", "list"),
                        Attr("dayTimeLimit", "map"),
                    ),
                ),
            ),
        ),
        Attr(
            "loginOptions",
            "object",
            mandatory=True,
            fields=(
                Attr("limitSimultaneousLogins", "boolean"),
                Attr("maxSimultaneousLogins", "integer", minimum=1),
                Attr("failureAction", enum=("Disconnect_Oldest_Connection", "Disconnect_Newest_Connection")),
                Attr("maxRegisteredDevices", "integer", minimum=1),
                Attr("identityGroupId", mandatory=True, ref=Ref("endpointgroup", by="id")),
                Attr("allowGuestPortalBypass", "boolean"),
            ),
        ),
        Attr(
            "expirationNotification",
            "object",
            fields=(
                Attr("enableNotification", "boolean"),
                Attr("advanceNotificationDuration", "integer", minimum=1),
                Attr("advanceNotificationUnits", enum=_UNITS),
                Attr("sendEmailNotification", "boolean"),
                Attr("emailText"),
                Attr("sendSmsNotification", "boolean"),
                Attr("smsText"),
            ),
        ),
        Attr("sponsorGroups", "list", ref=Ref("sponsorgroup")),
        Attr("allowDynamicIdentityGroups", "boolean", since="3.3"),
        Attr(
            "dynamicGroups",
            "list",
            fields=(Attr("externalGroupName"), Attr("identityGroupId"), Attr("endpointIdentityGroupId")),
            since="3.3",
        ),
        LINK,
    ),
    factory=(
        _factory(
            "9f03a151-8c01-11e6-996c-525400b48521",
            "Contractor (default)",
            "Default settings allow network access for up to a year.",
            "DAYS",
            90,
            365,
        ),
        _factory(
            "9eeda851-8c01-11e6-996c-525400b48521",
            "Daily (default)",
            "Default settings allow network access for just 1 to 5 days.",
            "DAYS",
            1,
            5,
        ),
        _factory(
            "9efd5fc1-8c01-11e6-996c-525400b48521",
            "Weekly (default)",
            "Default settings allow network access for just a couple of weeks.",
            "DAYS",
            5,
            14,
        ),
        _factory(
            "28bbb9f3-86ec-4296-ae9a-819005bdc0e7",
            "SocialLogin (default)",
            "Default settings allow network access with social credentials.",
            "DAYS",
            90,
            365,
        ),
    ),
    hooks=Hooks(complete=_complete, read=_read),
)

RESOURCES = (GUEST_TYPE,)
