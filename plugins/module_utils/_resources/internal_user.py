# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Internal users: people and accounts that ISE itself knows.

Sources: Cisco's ERS reference for internaluser (revisions up to 3.6), recorded answers of ISE 2.7 and 3.0, acceptance tests of
another client. Passwords always read as seven asterisks; a PUT keeps what it leaves out, and refuses the asterisks as
well as a password used lately. An expiry date is taken by PUT, and was refused in POST. The groups are one string of ids.
"""

from __future__ import annotations

from datetime import date

from .._schema.comparison import UNORDERED
from .._schema.custom_attributes import custom_attributes
from .._schema.resource import Field, Resource
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
        raise ValueError(f"{value!r} is no date; write it like 2030-12-31.") from None


INTERNAL_USER = Resource(
    name="internal_user",
    plural="internal_users",
    path="internaluser",
    envelope="InternalUser",
    fields=(
        Field("name", required=True),
        Field("description"),
        Field("enabled", kind="bool", server_default=True, filter_words={"true": "Enabled", "false": "Disabled"}),
        Field("first_name", api_name="firstName"),
        Field("last_name", api_name="lastName"),
        Field("email"),
        Field("account_name_alias", api_name="accountNameAlias", since="3.2"),
        Field("password_id_store", api_name="passwordIDStore", server_default="Internal Users"),
        Field(
            "passwordless_authentication",
            kind="bool",
            api_name="enablePasswordlessAuth",
            server_default=False,
            codec=STRING_BOOL,
            since="3.6",
        ),
        Field("ssh_keys", kind="list", elements="str", compare=UNORDERED, since="3.6"),
        Field(
            "user_password",
            api_name="password",
            secret=True,
            required=True,
            relevant_when={"password_id_store": ("Internal Users",), "passwordless_authentication": (False,)},
            not_clearable="ISE keeps the password of an existing user until it gets another one.",
        ),
        Field("enable_password", api_name="enablePassword", secret=True),
        Field("change_password", kind="bool", api_name="changePassword", server_default=True),
        Field(
            "password_never_expires", kind="bool", api_name="passwordNeverExpires", server_default=False, since="3.2"
        ),
        Field(
            "identity_groups",
            kind="list",
            elements="str",
            api_name="identityGroups",
            compare=UNORDERED,
            codec=COMMAS,
            ref=IDENTITY_GROUP,
        ),
        Field("expiry_date", api_name="expiryDate", convert=_date, after_creation=True, cleared_with="expiry_enabled"),
        Field(
            "expiry_enabled",
            kind="bool",
            api_name="expiryDateEnabled",
            server_default=False,
            after_creation=True,
            derive=lambda given: bool(given["expiry_date"]) if "expiry_date" in given else None,
        ),
        custom_attributes(),
    ),
    put="merge",
    filters={
        "name": "name",
        "description": "description",
        "first_name": "firstName",
        "last_name": "lastName",
        "email": "email",
        "enabled": "enabled",
        "identity_group": "identityGroup",
    },
    name_url=True,
    patch_since="3.2",
    max_parallel_writes=5,  # seen to break at ten
)
