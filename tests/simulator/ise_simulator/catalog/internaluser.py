# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Internal users. Passwords are always read as seven asterisks, which cannot be written."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from ..context import Context
from ..shape import is_mask
from .language import BY_NAME, LINK, PATCH, WRITE, Attribute, Document, Filter, Hooks, Reference, Resource
from .rules import check_custom_attributes, defined

__all__ = ["RESOURCES"]

_OWN_STORE = "Internal Users"
_MASK = "*******"
_TEXTS = ("description", "email", "accountNameAlias", "firstName", "lastName", "identityGroups", "enablePassword")
_RULES = (
    (r"[A-Z]", "At least one upper case letter [A-Z]."),
    (r"[a-z]", "At least one lower case letter [a-z]."),
    (r"[0-9]", "At least one number [0-9]."),
    (r"....", "At least 4 characters."),
)
_POLICY = "\n\n Password must satisfy the following rules:\n " + "\n ".join(text for _pattern, text in _RULES) + "\n"


def _enabled(document: Document) -> list[Any]:
    return ["Enabled" if document.get("enabled") else "Disabled"]


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    """Remove blank texts and the date of users without expiry; date changes since 3.2."""
    for key in _TEXTS:
        if new.get(key) == "":
            del new[key]
    if not new.get("expiryDateEnabled"):
        new.pop("expiryDate", None)
    if ctx.since("3.2"):
        today = date.today().isoformat()
        new["dateCreated"] = old.get("dateCreated", today) if old else today
        new["dateModified"] = today


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    if ctx.settings.user_attribute_undefined == "refuse":
        check_custom_attributes(ctx, new.get("customAttributes", {}), defined(ctx.settings.user_attributes))
    if any(is_mask(sent.get(key)) for key in ("password", "enablePassword")):
        raise ctx.illegal("a masked value is no password")
    if new["passwordIDStore"] == _OWN_STORE and not new.get("password") and "password" not in sent:
        raise ctx.missing(["password"])
    if "password" in sent:
        _check_password(ctx, sent["password"], old)
    _check_expiry(ctx, new, old)


def _check_password(ctx: Context, password: str, old: Document | None) -> None:
    if not all(re.search(pattern, password) for pattern, _text in _RULES):
        raise ctx.refuse(400, _POLICY)
    if ctx.settings.user_password_reuse == "refuse" and old is not None and password == old.get("password"):
        raise ctx.refuse(400, "Cannot reuse password within 15 days")


def _check_expiry(ctx: Context, new: Document, old: Document | None) -> None:
    if not new.get("expiryDateEnabled"):
        return
    if old is None and ctx.settings.user_expiry_on_create == "refuse":
        raise ctx.illegal("expiryDate")
    if not new.get("expiryDate"):
        raise ctx.missing(["expiryDate"])


def _read(ctx: Context, shown: Document, stored: Document) -> None:
    """Add every defined custom attribute, with or without a value."""
    unset = dict.fromkeys(defined(ctx.settings.user_attributes), "")
    shown["customAttributes"] = {**unset, **shown["customAttributes"]}
    if not stored.get("expiryDateEnabled") and ctx.settings.user_expiry_unset == "null":
        shown["expiryDate"] = None


INTERNAL_USER = Resource(
    path="internaluser",
    envelope="InternalUser",
    service="identity.internaluser",
    methods={**WRITE, **PATCH, **BY_NAME, "put_by_name": "", "patch_by_name": "3.2", "delete_by_name": ""},
    revisions=(
        ("1.0", "1.2"),
        ("1.1", "2.0"),
        ("1.2", "2.1"),
        ("1.3", "3.2"),
        ("1.4", "3.2"),
        ("1.5", "3.2"),
        ("1.6", "3.6"),
    ),
    filters={
        "name": Filter("name"),
        "description": Filter("description"),
        "firstName": Filter("firstName"),
        "lastName": Filter("lastName"),
        "email": Filter("email"),
        "enabled": Filter(values=_enabled, case_sensitive=True),
        "identityGroup": Filter("identityGroups", reference_to="identitygroup"),
    },
    sortable_by=("name", "description", "daysTillPasswdExpiry", "dateCreated", "dateEnabled", "dateModified"),
    put="merge",
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", no_markup=True),
        Attribute("enabled", "boolean", server_default=True, read_default=True),
        Attribute("email"),
        Attribute("accountNameAlias", since="3.2"),
        Attribute("password", secret=True, mask=_MASK, mask_switch=""),
        Attribute("firstName"),
        Attribute("lastName"),
        Attribute("changePassword", "boolean", server_default=True, read_default=True),
        Attribute("identityGroups", reference=Reference("identitygroup", by="id", separator=",")),
        Attribute("passwordNeverExpires", "boolean", server_default=False, read_default=False, since="3.2"),
        Attribute("daysForPasswordExpiration", "integer", computed=True, read_default=60, since="3.2"),
        Attribute("expiryDateEnabled", "boolean", server_default=False, read_default=False),
        Attribute("expiryDate", pattern=r"\d{4}-\d{2}-\d{2}"),
        Attribute("enablePassword", secret=True, mask=_MASK, mask_switch=""),
        Attribute("customAttributes", "map", read_default={}),
        Attribute("passwordIDStore", server_default=_OWN_STORE, read_default=_OWN_STORE),
        Attribute("dateCreated", computed=True, since="3.2"),
        Attribute("dateModified", computed=True, since="3.2"),
        Attribute("ssh_keys", "list", since="3.6"),
        Attribute("enablePasswordlessAuth", "text_boolean", server_default=False, read_default="false", since="3.6"),
        LINK,
    ),
    hooks=Hooks(complete=_complete, check=_check, on_read=_read),
)

RESOURCES = (INTERNAL_USER,)
