# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sponsor groups: the guests that their members may create and manage. ERS requires ``canAccessViaRest``."""

from __future__ import annotations

from typing import Any

from .language import LINK, WRITE, Attribute, BuiltIn, Filter, Reference, Resource

__all__ = ["RESOURCES"]

_GUEST_TYPES = ["Contractor (default)", "Daily (default)", "Weekly (default)"]


def _built_in(identity: str, name: str, manages: str, **other: bool) -> BuiltIn:
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
    return BuiltIn(document, protected=True)


SPONSOR_GROUP = Resource(
    path="sponsorgroup",
    envelope="SponsorGroup",
    service="identity.sponsorgroup",
    methods=WRITE,
    filters={"name": Filter("name")},
    sortable_by=("name", "description"),
    put="switch",
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("isEnabled", "boolean", server_default=True),
        Attribute("isDefaultGroup", "boolean", server_default=False),
        Attribute("memberGroups", "list", reference=Reference("identitygroup")),
        Attribute("guestTypes", "list", reference=Reference("guesttype")),
        Attribute("locations", "list", reference=Reference("guestlocation")),
        Attribute("autoNotification", "boolean", server_default=False),
        Attribute(
            "createPermissions",
            "block",
            attributes=(
                Attribute("canImportMultipleAccounts", "boolean"),
                Attribute("importBatchSizeLimit", "integer"),
                Attribute("canCreateRandomAccounts", "boolean"),
                Attribute("randomBatchSizeLimit", "integer"),
                Attribute("defaultUsernamePrefix"),
                Attribute("canSpecifyUsernamePrefix", "boolean"),
                Attribute("canSetFutureStartDate", "boolean"),
                Attribute("startDateFutureLimitDays", "integer"),
            ),
        ),
        Attribute("managePermission", choices=("ALLACCOUNTS", "GROUPACCOUNTS", "OWNACCOUNTS")),
        Attribute(
            "otherPermissions",
            "block",
            attributes=tuple(
                Attribute(name, "boolean")
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
    built_in=(
        # The simulator's sponsor account is a member of this one; in a new ISE no sponsor may use ERS.
        _built_in(
            "9f1eca71-8c01-11e6-996c-525400b48521", "ALL_ACCOUNTS (default)", "ALLACCOUNTS", canAccessViaRest=True
        ),
        _built_in("9f69b621-8c01-11e6-996c-525400b48521", "GROUP_ACCOUNTS (default)", "GROUPACCOUNTS"),
        _built_in("9f4c1c01-8c01-11e6-996c-525400b48521", "OWN_ACCOUNTS (default)", "OWNACCOUNTS"),
    ),
)

RESOURCES = (SPONSOR_GROUP,)
