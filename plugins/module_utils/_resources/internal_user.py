# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Internal users: the people and accounts in ISE's own database.

Sources: Cisco's ERS reference for internaluser (revisions up to 3.6), recorded answers of ISE 2.7 and 3.0, acceptance
tests of another client. Passwords always read as seven asterisks; a PUT keeps what it leaves out, and refuses the
asterisks as well as a recent password. PUT accepts an expiry date, POST was seen to refuse it. The groups are one
string of ids.
"""

from __future__ import annotations

from datetime import date

from .._schema.attribute_types import Boolean, Derived, List, Secret, String
from .._schema.comparison import UNORDERED
from .._schema.custom_attributes import custom_attributes
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource
from .._schema.rules import AFTER_CREATE, Update, When, not_clearable
from .._types.codec import STRING_BOOL
from .._types.text import COMMAS
from .identity_group import IDENTITY_GROUP


def _date(value: str) -> str:
    """Return a date as ISE writes it, or nothing."""
    if not value:
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise ValueError(f"{value!r} is not a date; write for example 2030-12-31.") from None


INTERNAL_USER = Resource(
    "internal_user",
    "internal_users",
    endpoint=Endpoint(
        "internaluser",
        "InternalUser",
        by_name=True,
        put="merge",
        patch_since="3.2",
        max_parallel_writes=5,  # writing ten at a time was seen to fail
    ),
    attributes=(
        String("name", required=True),
        String("description"),
        Boolean("enabled", server_default=True, filter_words={"true": "Enabled", "false": "Disabled"}),
        String("first_name", "firstName"),
        String("last_name", "lastName"),
        String("email"),
        String("account_name_alias", "accountNameAlias", since="3.2"),
        String("password_id_store", "passwordIDStore", server_default="Internal Users"),
        Boolean(
            "passwordless_authentication",
            "enablePasswordlessAuth",
            server_default=False,
            codec=STRING_BOOL,
            since="3.6",
        ),
        List("ssh_keys", compare=UNORDERED, since="3.6"),
        Secret(
            "user_password",
            "password",
            required=True,
            relevant_when=(
                When("password_id_store", ("Internal Users",)),
                When("passwordless_authentication", (False,)),
            ),
            update=not_clearable("ISE cannot remove the password of an existing user; set a new one instead."),
        ),
        Secret("enable_password", "enablePassword"),
        Boolean("change_password", "changePassword", server_default=True),
        Boolean("password_never_expires", "passwordNeverExpires", server_default=False, since="3.2"),
        List("identity_groups", "identityGroups", to=IDENTITY_GROUP, compare=UNORDERED, codec=COMMAS),
        String(
            "expiry_date", "expiryDate", convert=_date, update=Update(after_create=True, cleared_with="expiry_enabled")
        ),
        Derived(
            "expiry_enabled",
            "expiryDateEnabled",
            type="bool",
            server_default=False,
            derive=lambda given: bool(given["expiry_date"]) if "expiry_date" in given else None,
            update=AFTER_CREATE,
        ),
        custom_attributes(),
    ),
    filters={
        "name": "name",
        "description": "description",
        "first_name": "firstName",
        "last_name": "lastName",
        "email": "email",
        "enabled": "enabled",
        "identity_group": "identityGroup",
    },
)
