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
        Field("enabled", "bool", api_name="isEnabled"),
        Field("built_in", "bool", api_name="isDefaultGroup"),
        Field("member_groups", "list", api_name="memberGroups", elements="str", compare=UNORDERED),
        Field("guest_types", "list", api_name="guestTypes", elements="str", compare=UNORDERED),
        Field("locations", "list", elements="str", compare=UNORDERED),
        Field("auto_notification", "bool", api_name="autoNotification"),
        Field(
            "manages",
            api_name="managePermission",
            choices={"all": "ALLACCOUNTS", "group": "GROUPACCOUNTS", "own": "OWNACCOUNTS"},
        ),
        Field(
            "create",
            "dict",
            api_name="createPermissions",
            fields=(
                Field("import_accounts", "bool", api_name="canImportMultipleAccounts"),
                Field("import_limit", "int", api_name="importBatchSizeLimit"),
                Field("random_accounts", "bool", api_name="canCreateRandomAccounts"),
                Field("random_limit", "int", api_name="randomBatchSizeLimit"),
                Field("username_prefix", api_name="defaultUsernamePrefix"),
                Field("choose_prefix", "bool", api_name="canSpecifyUsernamePrefix"),
                Field("future_start", "bool", api_name="canSetFutureStartDate"),
                Field("future_start_days", "int", api_name="startDateFutureLimitDays"),
            ),
        ),
        Field(
            "manage",
            "dict",
            api_name="otherPermissions",
            fields=(
                Field("rest_api", "bool", api_name="canAccessViaRest"),
                Field("contact_info", "bool", api_name="canUpdateGuestContactInfo"),
                Field("view_passwords", "bool", api_name="canViewGuestPasswords"),
                Field("reset_passwords", "bool", api_name="canResetGuestPasswords"),
                Field("send_sms", "bool", api_name="canSendSmsNotifications"),
                Field("extend", "bool", api_name="canExtendGuestAccounts"),
                Field("delete", "bool", api_name="canDeleteGuestAccounts"),
                Field("suspend", "bool", api_name="canSuspendGuestAccounts"),
                Field("suspension_reason", "bool", api_name="requireSuspensionReason"),
                Field("reinstate", "bool", api_name="canReinstateSuspendedAccounts"),
                Field("approve", "bool", api_name="canApproveSelfregGuests"),
                Field("approve_own_only", "bool", api_name="limitApprovalToSponsorsGuests"),
            ),
        ),
    ),
    put="",
    filters={"name": "name"},
)
