# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sponsor groups, read-only."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row

ROW = Row(
    module="",
    info="sponsor_group_info",
    by_name_since="",
    patch_since="",
    minimal=Example(options={"name": "Helpers"}, stored={"name": "Helpers"}),
    full=Example(
        options={
            "name": "Reception",
            "description": "Front desk",
            "enabled": True,
            "built_in": True,
            "member_groups": ["GROUP_ACCOUNTS (default)"],
            "guest_types": ["Daily (default)", "Weekly (default)"],
            "locations": ["San Jose"],
            "auto_notification": True,
            "manages": "group",
            "create": {
                "import_accounts": True,
                "import_limit": 100,
                "random_accounts": True,
                "random_limit": 50,
                "username_prefix": "guest-",
                "choose_prefix": False,
                "future_start": True,
                "future_start_days": 7,
            },
            "manage": {
                "rest_api": True,
                "contact_info": False,
                "view_passwords": True,
                "reset_passwords": False,
                "send_sms": True,
                "extend": False,
                "delete": True,
                "suspend": False,
                "suspension_reason": True,
                "reinstate": False,
                "approve": True,
                "approve_own_only": False,
            },
        },
        stored={
            "name": "Reception",
            "description": "Front desk",
            "isEnabled": True,
            "isDefaultGroup": True,
            "memberGroups": ["GROUP_ACCOUNTS (default)"],
            "guestTypes": ["Daily (default)", "Weekly (default)"],
            "locations": ["San Jose"],
            "autoNotification": True,
            "managePermission": "GROUPACCOUNTS",
            "createPermissions": {
                "canImportMultipleAccounts": True,
                "importBatchSizeLimit": 100,
                "canCreateRandomAccounts": True,
                "randomBatchSizeLimit": 50,
                "defaultUsernamePrefix": "guest-",
                "canSpecifyUsernamePrefix": False,
                "canSetFutureStartDate": True,
                "startDateFutureLimitDays": 7,
            },
            "otherPermissions": {
                "canAccessViaRest": True,
                "canUpdateGuestContactInfo": False,
                "canViewGuestPasswords": True,
                "canResetGuestPasswords": False,
                "canSendSmsNotifications": True,
                "canExtendGuestAccounts": False,
                "canDeleteGuestAccounts": True,
                "canSuspendGuestAccounts": False,
                "requireSuspensionReason": True,
                "canReinstateSuspendedAccounts": False,
                "canApproveSelfregGuests": True,
                "limitApprovalToSponsorsGuests": False,
            },
        },
    ),
    filters={"name": "Reception"},
)
