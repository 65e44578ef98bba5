# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sponsor groups: which guests their members may make and manage. A sponsor needs ``canAccessViaRest`` to use ERS."""

from __future__ import annotations

from typing import Any

from .language import LINK, WRITE, Attr, Factory, Filter, Ref, Resource

__all__ = ["RESOURCES"]

_GUEST_TYPES = ["Contractor (default)", "Daily (default)", "Weekly (default)"]


def _factory(identity: str, name: str, manages: str, **other: bool) -> Factory:
    permissions: dict[str, Any] = {
        "canUpdateGuestContactInfo": True,
        "canViewGuestPasswords": True,
        "canSendSmsNotifications": False,
        "canResetGuestPasswords": True,
        "canExtendGuestAccounts": True,
        "canDeleteGuestAccounts": True,
        "canSuspendGuestAccounts": True,
        "requireSuspensionReason": False,
        "canReinstateSuspendedAccounts": True,
        "canApproveSelfregGuests": True,
        "limitApprovalToSponsorsGuests": False,
        "canAccessViaRest": False,
    }
    scope = {"ALLACCOUNTS": "all guest accounts", "GROUPACCOUNTS": "the accounts of their group"}.get(
        manages, "the accounts they made"
    )
    document = {
        "id": identity,
        "name": name,
        "description": f"Sponsors of this group manage {scope}",
        "isEnabled": True,
        "isDefaultGroup": True,
        "memberGroups": [name],
        "guestTypes": _GUEST_TYPES,
        "locations": ["San Jose"],
        "autoNotification": False,
        "createPermissions": {
            "canImportMultipleAccounts": True,
            "importBatchSizeLimit": 200,
            "canCreateRandomAccounts": True,
            "randomBatchSizeLimit": 200,
            "defaultUsernamePrefix": "",
            "canSpecifyUsernamePrefix": True,
            "canSetFutureStartDate": False,
            "startDateFutureLimitDays": 1,
        },
        "managePermission": manages,
        "otherPermissions": {**permissions, **other},
    }
    return Factory(document, protected=True)


SPONSOR_GROUP = Resource(
    path="sponsorgroup",
    wrapper="SponsorGroup",
    service="identity.sponsorgroup",
    methods=WRITE,
    filters={"name": Filter("name")},
    sorts=("name", "description"),
    put="unproven",
    attributes=(
        Attr("id", read_only=True),
        Attr("name", mandatory=True),
        Attr("description", shown="", shown_switch="empty_description", no_markup=True),
        Attr("isEnabled", "boolean", default=True),
        Attr("isDefaultGroup", "boolean", default=False),
        Attr("memberGroups", "list", ref=Ref("identitygroup")),
        Attr("guestTypes", "list", ref=Ref("guesttype")),
        Attr("locations", "list", ref=Ref("guestlocation")),
        Attr("autoNotification", "boolean", default=False),
        Attr(
            "createPermissions",
            "object",
            fields=(
                Attr("canImportMultipleAccounts", "boolean"),
                Attr("importBatchSizeLimit", "integer"),
                Attr("canCreateRandomAccounts", "boolean"),
                Attr("randomBatchSizeLimit", "integer"),
                Attr("defaultUsernamePrefix"),
                Attr("canSpecifyUsernamePrefix", "boolean"),
                Attr("canSetFutureStartDate", "boolean"),
                Attr("startDateFutureLimitDays", "integer"),
            ),
        ),
        Attr("managePermission", enum=("ALLACCOUNTS", "GROUPACCOUNTS", "OWNACCOUNTS")),
        Attr(
            "otherPermissions",
            "object",
            fields=tuple(
                Attr(name, "boolean")
                for name in (
                    "canUpdateGuestContactInfo",
                    "canViewGuestPasswords",
                    "canSendSmsNotifications",
                    "canResetGuestPasswords",
                    "canExtendGuestAccounts",
                    "canDeleteGuestAccounts",
                    "canSuspendGuestAccounts",
                    "requireSuspensionReason",
                    "canReinstateSuspendedAccounts",
                    "canApproveSelfregGuests",
                    "limitApprovalToSponsorsGuests",
                    "canAccessViaRest",
                )
            ),
        ),
        LINK,
    ),
    factory=(
        # The simulator's sponsor account is a member of this one; a fresh ISE lets no sponsor use ERS.
        _factory(
            "9f1eca71-8c01-11e6-996c-525400b48521", "ALL_ACCOUNTS (default)", "ALLACCOUNTS", canAccessViaRest=True
        ),
        _factory("9f69b621-8c01-11e6-996c-525400b48521", "GROUP_ACCOUNTS (default)", "GROUPACCOUNTS"),
        _factory("9f4c1c01-8c01-11e6-996c-525400b48521", "OWN_ACCOUNTS (default)", "OWNACCOUNTS"),
    ),
)

RESOURCES = (SPONSOR_GROUP,)
