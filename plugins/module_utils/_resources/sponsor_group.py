# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sponsor groups: the permissions of their members, the sponsors, for guest accounts.

Source: Cisco's ERS reference for sponsorgroup. There is no ``/name/``.
"""

from __future__ import annotations

from .._schema.attribute_types import Block, Boolean, Integer, List, String
from .._schema.comparison import UNORDERED
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource

SPONSOR_GROUP = Resource(
    "sponsor_group",
    "sponsor_groups",
    endpoint=Endpoint("sponsorgroup", "SponsorGroup", put=""),
    attributes=(
        String("name"),
        String("description"),
        Boolean("enabled", "isEnabled"),
        Boolean("built_in", "isDefaultGroup"),
        List("member_groups", "memberGroups", compare=UNORDERED),
        List("guest_types", "guestTypes", compare=UNORDERED),
        List("locations", compare=UNORDERED),
        Boolean("auto_notification", "autoNotification"),
        String(
            "manages",
            "managePermission",
            choices={"all": "ALLACCOUNTS", "group": "GROUPACCOUNTS", "own": "OWNACCOUNTS"},
        ),
        Block(
            "create",
            "createPermissions",
            attributes=(
                Boolean("import_accounts", "canImportMultipleAccounts"),
                Integer("import_limit", "importBatchSizeLimit"),
                Boolean("random_accounts", "canCreateRandomAccounts"),
                Integer("random_limit", "randomBatchSizeLimit"),
                String("username_prefix", "defaultUsernamePrefix"),
                Boolean("choose_prefix", "canSpecifyUsernamePrefix"),
                Boolean("future_start", "canSetFutureStartDate"),
                Integer("future_start_days", "startDateFutureLimitDays"),
            ),
        ),
        Block(
            "manage",
            "otherPermissions",
            attributes=(
                Boolean("rest_api", "canAccessViaRest"),
                Boolean("contact_info", "canUpdateGuestContactInfo"),
                Boolean("view_passwords", "canViewGuestPasswords"),
                Boolean("reset_passwords", "canResetGuestPasswords"),
                Boolean("send_sms", "canSendSmsNotifications"),
                Boolean("extend", "canExtendGuestAccounts"),
                Boolean("delete", "canDeleteGuestAccounts"),
                Boolean("suspend", "canSuspendGuestAccounts"),
                Boolean("suspension_reason", "requireSuspensionReason"),
                Boolean("reinstate", "canReinstateSuspendedAccounts"),
                Boolean("approve", "canApproveSelfregGuests"),
                Boolean("approve_own_only", "limitApprovalToSponsorsGuests"),
            ),
        ),
    ),
    filters={"name": "name"},
)
