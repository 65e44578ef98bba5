# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest types, read-only."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row

# Built-in groups, to which ISE's guest types refer.
GUEST_ENDPOINTS = "aa178bd0-8bff-11e6-996c-525400b48521"

ROW = Row(
    module="",
    info="guest_type_info",
    by_name_since="",
    patch_since="",
    minimal=Example(options={"name": "Visitor"}, stored={"name": "Visitor"}),
    full=Example(
        options={
            "name": "Trade fair",
            "description": "Exhibitors",
            "built_in": True,
            "access_time": {
                "from_first_login": True,
                "unit": "hours",
                "default_duration": 8,
                "maximum_duration": 48,
                "limited": True,
                "times": [{"start": "07:00", "end": "20:00", "days": ["Saturday", "Sunday"]}],
            },
            "login": {
                "endpoint_group": "GuestEndpoints",
                "limited": True,
                "maximum": 2,
                "on_excess": "disconnect_newest",
                "maximum_devices": 3,
                "portal_bypass": True,
            },
            "expiry_notice": {
                "enabled": True,
                "ahead": 30,
                "unit": "minutes",
                "email": True,
                "email_text": "Half an hour left",
                "sms": False,
                "sms_text": "30 min",
            },
            "sponsor_groups": ["ALL_ACCOUNTS (default)"],
            "dynamic": True,
            "dynamic_groups": [{"external_group": "ad:Exhibitors", "endpoint_group_id": GUEST_ENDPOINTS}],
        },
        stored={
            "name": "Trade fair",
            "description": "Exhibitors",
            "isDefaultType": True,
            "accessTime": {
                "fromFirstLogin": True,
                "durationTimeUnit": "HOURS",
                "defaultDuration": 8,
                "maxAccountDuration": 48,
                "allowAccessOnSpecificDaysTimes": True,
                "dayTimeLimits": [{"startTime": "07:00", "endTime": "20:00", "days": ["Saturday", "Sunday"]}],
            },
            "loginOptions": {
                "identityGroupId": GUEST_ENDPOINTS,
                "limitSimultaneousLogins": True,
                "maxSimultaneousLogins": 2,
                "failureAction": "Disconnect_Newest_Connection",
                "maxRegisteredDevices": 3,
                "allowGuestPortalBypass": True,
            },
            "expirationNotification": {
                "enableNotification": True,
                "advanceNotificationDuration": 30,
                "advanceNotificationUnits": "MINUTES",
                "sendEmailNotification": True,
                "emailText": "Half an hour left",
                "sendSmsNotification": False,
                "smsText": "30 min",
            },
            "sponsorGroups": ["ALL_ACCOUNTS (default)"],
            "allowDynamicIdentityGroups": True,
            "dynamicGroups": [{"externalGroupName": "ad:Exhibitors", "identityGroupId": GUEST_ENDPOINTS}],
        },
    ),
    objects={"endpointgroup": [{"id": GUEST_ENDPOINTS, "name": "GuestEndpoints", "systemDefined": True}]},
    filters={"name": "Trade fair"},
    switches={"guest_type_form": ("schema",)},
)
