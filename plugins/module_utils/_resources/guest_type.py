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
        Field("built_in", "bool", api_name="isDefaultType"),
        Field(
            "access_time",
            "dict",
            api_name="accessTime",
            fields=(
                Field("from_first_login", "bool", api_name="fromFirstLogin"),
                Field("unit", api_name="durationTimeUnit", choices=_UNITS),
                Field("default_duration", "int", api_name="defaultDuration"),
                Field("maximum_duration", "int", api_name="maxAccountDuration"),
                Field("limited", "bool", api_name="allowAccessOnSpecificDaysTimes"),
                Field(
                    "times",
                    "list",
                    api_name="dayTimeLimits",
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
            api_name="loginOptions",
            fields=(
                Field("endpoint_group", api_name="identityGroupId", ref=ENDPOINT_GROUP),
                Field("limited", "bool", api_name="limitSimultaneousLogins"),
                Field("maximum", "int", api_name="maxSimultaneousLogins"),
                Field(
                    "on_excess",
                    api_name="failureAction",
                    choices={
                        "disconnect_oldest": "Disconnect_Oldest_Connection",
                        "disconnect_newest": "Disconnect_Newest_Connection",
                    },
                ),
                Field("maximum_devices", "int", api_name="maxRegisteredDevices"),
                Field("portal_bypass", "bool", api_name="allowGuestPortalBypass"),
            ),
        ),
        Field(
            "expiry_notice",
            "dict",
            api_name="expirationNotification",
            fields=(
                Field("enabled", "bool", api_name="enableNotification"),
                Field("ahead", "int", api_name="advanceNotificationDuration"),
                Field("unit", api_name="advanceNotificationUnits", choices=_UNITS),
                Field("email", "bool", api_name="sendEmailNotification"),
                Field("email_text", api_name="emailText"),
                Field("sms", "bool", api_name="sendSmsNotification"),
                Field("sms_text", api_name="smsText"),
            ),
        ),
        Field("sponsor_groups", "list", api_name="sponsorGroups", elements="str", compare=UNORDERED),
        Field("dynamic", "bool", api_name="allowDynamicIdentityGroups", since="3.3"),
        Field(
            "dynamic_groups",
            "list",
            api_name="dynamicGroups",
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
