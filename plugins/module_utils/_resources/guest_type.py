# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest types: how long guests may stay, at which times, with how many devices, and which sponsors may choose the type.

Sources: Cisco's ERS reference for guesttype, its schema and its example, which differ in two lists: the schema wraps
the times in ``dayTimeLimit`` and has ``identityGroupId`` for the group of a dynamic group, the example does neither.
There is no ``/name/``.
"""

from __future__ import annotations

from typing import Any

from .._schema.attribute_types import Block, Boolean, Integer, List, Reference, String
from .._schema.comparison import ORDERED, UNORDERED
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource
from .._types.codec import Codec
from .._types.json_values import as_list, as_object
from .endpoint_group import ENDPOINT_GROUP

_UNITS = {"days": "DAYS", "hours": "HOURS", "minutes": "MINUTES"}


_TIMES = {"startTime": "start", "endTime": "end", "days": "days"}
_GROUPS = {
    "externalGroupName": "external_group",
    "endpointIdentityGroupId": "endpoint_group_id",
    "identityGroupId": "endpoint_group_id",
}


def _members(keys: dict[str, str]) -> Codec:
    """Return a codec for a list of objects that may have two forms."""

    def decode(members: list[Any]) -> list[dict[str, Any]]:
        plain = [as_object(member.get("dayTimeLimit", member)) for member in map(as_object, as_list(members))]
        return [{keys[key]: value for key, value in member.items() if key in keys} for member in plain]

    def encode(members: list[dict[str, Any]]) -> list[Any]:
        api_names = {option: key for key, option in keys.items()}
        return [{api_names[option]: value for option, value in member.items()} for member in members]

    return Codec(decode, encode)


GUEST_TYPE = Resource(
    "guest_type",
    "guest_types",
    endpoint=Endpoint("guesttype", "GuestType", put=""),
    attributes=(
        String("name"),
        String("description"),
        Boolean("built_in", "isDefaultType"),
        Block(
            "access_time",
            "accessTime",
            attributes=(
                Boolean("from_first_login", "fromFirstLogin"),
                String("unit", "durationTimeUnit", choices=_UNITS),
                Integer("default_duration", "defaultDuration"),
                Integer("maximum_duration", "maxAccountDuration"),
                Boolean("limited", "allowAccessOnSpecificDaysTimes"),
                List(
                    "times",
                    "dayTimeLimits",
                    compare=ORDERED,
                    codec=_members(_TIMES),
                    attributes=(
                        String("start"),
                        String("end"),
                        List("days", compare=UNORDERED),
                    ),
                ),
            ),
        ),
        Block(
            "login",
            "loginOptions",
            attributes=(
                Reference("endpoint_group", "identityGroupId", to=ENDPOINT_GROUP),
                Boolean("limited", "limitSimultaneousLogins"),
                Integer("maximum", "maxSimultaneousLogins"),
                String(
                    "on_excess",
                    "failureAction",
                    choices={
                        "disconnect_oldest": "Disconnect_Oldest_Connection",
                        "disconnect_newest": "Disconnect_Newest_Connection",
                    },
                ),
                Integer("maximum_devices", "maxRegisteredDevices"),
                Boolean("portal_bypass", "allowGuestPortalBypass"),
            ),
        ),
        Block(
            "expiry_notice",
            "expirationNotification",
            attributes=(
                Boolean("enabled", "enableNotification"),
                Integer("ahead", "advanceNotificationDuration"),
                String("unit", "advanceNotificationUnits", choices=_UNITS),
                Boolean("email", "sendEmailNotification"),
                String("email_text", "emailText"),
                Boolean("sms", "sendSmsNotification"),
                String("sms_text", "smsText"),
            ),
        ),
        List("sponsor_groups", "sponsorGroups", compare=UNORDERED),
        Boolean("dynamic", "allowDynamicIdentityGroups", since="3.3"),
        List(
            "dynamic_groups",
            "dynamicGroups",
            compare=ORDERED,
            codec=_members(_GROUPS),
            since="3.3",
            attributes=(String("external_group"), String("endpoint_group_id")),
        ),
    ),
    filters={"name": "name"},
)
