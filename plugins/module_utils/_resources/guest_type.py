# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest types: how long guests may stay, at which times, with how many devices, and which sponsors may choose the type.

Sources: Cisco's ERS reference for guesttype, its schema and its example, which differ in two lists: the schema wraps the
times in ``dayTimeLimit`` and says ``identityGroupId`` for the group of a dynamic group, the example does neither. There is no
``/name/``.
"""

from __future__ import annotations

from typing import Any

from .._schema.comparison import ORDERED, UNORDERED
from .._schema.resource import Field, Resource
from .._types.codec import Codec
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
        plain = [member.get("dayTimeLimit", member) for member in members if isinstance(member, dict)]
        return [{keys[key]: value for key, value in member.items() if key in keys} for member in plain]

    def encode(members: list[dict[str, Any]]) -> list[Any]:
        wires = {option: key for key, option in keys.items()}
        return [{wires[option]: value for option, value in member.items()} for member in members]

    return Codec(decode, encode)


GUEST_TYPE = Resource(
    name="guest_type",
    plural="guest_types",
    path="guesttype",
    envelope="GuestType",
    fields=(
        Field("name"),
        Field("description"),
        Field("built_in", "bool", wire="isDefaultType"),
        Field(
            "access_time",
            "dict",
            wire="accessTime",
            fields=(
                Field("from_first_login", "bool", wire="fromFirstLogin"),
                Field("unit", wire="durationTimeUnit", choices=_UNITS),
                Field("default_duration", "int", wire="defaultDuration"),
                Field("maximum_duration", "int", wire="maxAccountDuration"),
                Field("limited", "bool", wire="allowAccessOnSpecificDaysTimes"),
                Field(
                    "times",
                    "list",
                    wire="dayTimeLimits",
                    elements="dict",
                    compare=ORDERED,
                    codec=_members(_TIMES),
                    fields=(
                        Field("start"),
                        Field("end"),
                        Field("days", "list", elements="str", compare=UNORDERED),
                    ),
                ),
            ),
        ),
        Field(
            "login",
            "dict",
            wire="loginOptions",
            fields=(
                Field("endpoint_group", wire="identityGroupId", ref=ENDPOINT_GROUP),
                Field("limited", "bool", wire="limitSimultaneousLogins"),
                Field("maximum", "int", wire="maxSimultaneousLogins"),
                Field(
                    "on_excess",
                    wire="failureAction",
                    choices={
                        "disconnect_oldest": "Disconnect_Oldest_Connection",
                        "disconnect_newest": "Disconnect_Newest_Connection",
                    },
                ),
                Field("maximum_devices", "int", wire="maxRegisteredDevices"),
                Field("portal_bypass", "bool", wire="allowGuestPortalBypass"),
            ),
        ),
        Field(
            "expiry_notice",
            "dict",
            wire="expirationNotification",
            fields=(
                Field("enabled", "bool", wire="enableNotification"),
                Field("ahead", "int", wire="advanceNotificationDuration"),
                Field("unit", wire="advanceNotificationUnits", choices=_UNITS),
                Field("email", "bool", wire="sendEmailNotification"),
                Field("email_text", wire="emailText"),
                Field("sms", "bool", wire="sendSmsNotification"),
                Field("sms_text", wire="smsText"),
            ),
        ),
        Field("sponsor_groups", "list", wire="sponsorGroups", elements="str", compare=UNORDERED),
        Field("dynamic", "bool", wire="allowDynamicIdentityGroups", since="3.3"),
        Field(
            "dynamic_groups",
            "list",
            wire="dynamicGroups",
            elements="dict",
            compare=ORDERED,
            codec=_members(_GROUPS),
            fields=(Field("external_group"), Field("endpoint_group_id")),
            since="3.3",
        ),
    ),
    put="",
    filters={"name": "name"},
)
