# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest accounts, with a sponsor's account only; test_guest_user.py tests two accounts."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import CANARY, Example, Row, SecondValue

# Built-in.
PORTAL = "04cd708b-feef-4c75-bf3e-2d2a9c302da2"

_SENT_FOR_ALL = {"sponsorUserName": "sponsor", "customFields": {}}
_DEFAULT_SETTINGS = {"notificationLanguage": "English", "smsServiceProvider": "Global Default"}

ROW = Row(
    module="guest_user",
    info="guest_user_info",
    by_name_since="2.4",
    patch_since="",
    account="sponsor",
    always_given={"portal_id": PORTAL},
    minimal=Example(
        options={
            "name": "visitor",
            "guest_type": "Daily (default)",
            "portal_id": PORTAL,
            "location": "San Jose",
            "from_date": "2026-12-01 09:00",
            "to_date": "2026-12-03 09:00",
            "guest_password": f"{CANARY}-visitor",
        },
        sets={"valid_days": 2},
        stored={
            "name": "visitor",
            "guestType": "Daily (default)",
            "portalId": PORTAL,
            "guestAccessInfo": {
                "validDays": 2,
                "fromDate": "12/01/2026 09:00",
                "toDate": "12/03/2026 09:00",
                "location": "San Jose",
            },
            "guestInfo": {"password": f"{CANARY}-visitor", **_DEFAULT_SETTINGS},
            **_SENT_FOR_ALL,
        },
    ),
    full=Example(
        options={
            "name": "jane.doe@example.com",
            "description": "Auditor",
            "guest_type": "Contractor (default)",
            "portal_id": PORTAL,
            "sponsor": "reception",
            "person_being_visited": "Joe",
            "reason_for_visit": "Audit",
            "location": "San Jose",
            "ssid": "Guest-WiFi",
            "group_tag": "audit-2026",
            "valid_days": 30,
            "from_date": "2026-12-01 08:30",
            "to_date": "2026-12-31 18:00",
            "first_name": "Jane",
            "last_name": "Doe",
            "company": "Example",
            "email": "jane@example.com",
            "phone_number": "+13211239034",
            "sms_provider": "T-Mobile",
            "notification_language": "French",
            "guest_password": f"{CANARY}-jane",
            "custom_fields": {"Badge": "42"},
        },
        stored={
            "name": "jane.doe@example.com",
            "description": "Auditor",
            "guestType": "Contractor (default)",
            "portalId": PORTAL,
            "sponsorUserName": "reception",
            "personBeingVisited": "Joe",
            "reasonForVisit": "Audit",
            "guestAccessInfo": {
                "validDays": 30,
                "fromDate": "12/01/2026 08:30",
                "toDate": "12/31/2026 18:00",
                "location": "San Jose",
                "ssid": "Guest-WiFi",
                "groupTag": "audit-2026",
            },
            "guestInfo": {
                "firstName": "Jane",
                "lastName": "Doe",
                "company": "Example",
                "emailAddress": "jane@example.com",
                "phoneNumber": "+13211239034",
                "smsServiceProvider": "T-Mobile",
                "notificationLanguage": "French",
                "password": f"{CANARY}-jane",
            },
            "customFields": {"Badge": "42"},
        },
    ),
    second_values={
        "guest_type": SecondValue("Weekly (default)", "Weekly (default)"),
        "location": SecondValue("Paris", "Paris"),
        "valid_days": None,
        "from_date": SecondValue("2026-12-01 10:15", "12/01/2026 10:15"),
        "to_date": SecondValue("2026-12-31 23:59", "12/31/2026 23:59"),
        "email": SecondValue("jd@example.com", "jd@example.com"),
        "phone_number": SecondValue("+13211239035", "+13211239035"),
        "custom_fields": SecondValue({"Badge": "43"}, {"Badge": "43"}),
        "sponsor": SecondValue("desk", "desk"),
    },
    not_clearable={
        "guest_type": "requires one",
        "location": "requires one",
        "from_date": "requires one",
        "to_date": "requires one",
        "guest_password": "requires one",
    },
    stored_when_cleared={"sms_provider": "", "notification_language": ""},
    other_forms={"from_date": "12/01/2026 08:30", "to_date": "2026-12-31T18:00:00"},
    objects={
        "internaluser": [{"name": "reception"}, {"name": "desk"}],
        "guestlocation": [{"name": "Paris"}],
    },
    filters={
        "name": "jane.doe@example.com",
        "first_name": "Jane",
        "last_name": "Doe",
        "company": "Example",
        "email": "jane@example.com",
        "phone_number": "+13211239034",
        "guest_type": "Contractor (default)",
        "group_tag": "audit-2026",
        "person_being_visited": "Joe",
        "sponsor": "reception",
        "ends_on": "31-DEC-26",
        "user_name": "jane.doe",
        "status": "pending_approval",
        "created": "04/02/2024 10:11",
    },
    computed={
        "status": "PENDING_APPROVAL",
        "statusReason": "new",
        "sponsorUserId": "reception",
        "guestInfo": {"userName": "jane.doe", "enabled": True, "creationTime": "04/02/2024 10:11"},
    },
    unmasked=("guest_password",),
    switch_tests={
        "sponsor_initialized": "test_guest_user.py",
        "mask_guest_passwords": "test_guest_user.py",
        "guest_action_again": "test_guest_user_action.py",
    },
)
