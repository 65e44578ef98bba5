# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sponsor groups: what their members, the sponsors, may do with which guest accounts.

Source: Cisco's ERS reference for sponsorgroup. There is no ``/name/``.
"""

from __future__ import annotations

from .._schema.comparison import UNORDERED
from .._schema.resource import Field, Resource

SPONSOR_GROUP = Resource(
    name="sponsor_group",
    plural="sponsor_groups",
    path="sponsorgroup",
    envelope="SponsorGroup",
    fields=(
        Field("name"),
        Field("description"),
        Field("enabled", "bool", wire="isEnabled"),
        Field("built_in", "bool", wire="isDefaultGroup"),
        Field("member_groups", "list", wire="memberGroups", elements="str", compare=UNORDERED),
        Field("guest_types", "list", wire="guestTypes", elements="str", compare=UNORDERED),
        Field("locations", "list", elements="str", compare=UNORDERED),
        Field("auto_notification", "bool", wire="autoNotification"),
        Field(
            "manages",
            wire="managePermission",
            choices={"all": "ALLACCOUNTS", "group": "GROUPACCOUNTS", "own": "OWNACCOUNTS"},
        ),
        Field(
            "create",
            "dict",
            wire="createPermissions",
            fields=(
                Field("import_accounts", "bool", wire="canImportMultipleAccounts"),
                Field("import_limit", "int", wire="importBatchSizeLimit"),
                Field("random_accounts", "bool", wire="canCreateRandomAccounts"),
                Field("random_limit", "int", wire="randomBatchSizeLimit"),
                Field("username_prefix", wire="defaultUsernamePrefix"),
                Field("choose_prefix", "bool", wire="canSpecifyUsernamePrefix"),
                Field("future_start", "bool", wire="canSetFutureStartDate"),
                Field("future_start_days", "int", wire="startDateFutureLimitDays"),
            ),
        ),
        Field(
            "manage",
            "dict",
            wire="otherPermissions",
            fields=(
                Field("rest_api", "bool", wire="canAccessViaRest"),
                Field("contact_info", "bool", wire="canUpdateGuestContactInfo"),
                Field("view_passwords", "bool", wire="canViewGuestPasswords"),
                Field("reset_passwords", "bool", wire="canResetGuestPasswords"),
                Field("send_sms", "bool", wire="canSendSmsNotifications"),
                Field("extend", "bool", wire="canExtendGuestAccounts"),
                Field("delete", "bool", wire="canDeleteGuestAccounts"),
                Field("suspend", "bool", wire="canSuspendGuestAccounts"),
                Field("suspension_reason", "bool", wire="requireSuspensionReason"),
                Field("reinstate", "bool", wire="canReinstateSuspendedAccounts"),
                Field("approve", "bool", wire="canApproveSelfregGuests"),
                Field("approve_own_only", "bool", wire="limitApprovalToSponsorsGuests"),
            ),
        ),
    ),
    put="",
    filters={"name": "name"},
)
