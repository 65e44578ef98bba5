# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""REST ID stores: Microsoft Entra ID as an identity source. An empty list answers 404.

The credentials are headers, a list of keys and values. The store has the three known ones under their keys, and the others
in ``otherHeaders``; a body has neither. Read on 3.4: the client secret in plain text, while other secrets are masked.
"""

from __future__ import annotations

from ..context import Context
from .language import BY_NAME, LINK, PATCH, WRITE, Attribute, Document, Filter, Hooks, Resource
from .rules import check_new_name

__all__ = ["RESOURCES"]

_BLOCK = "ersRestIDStoreAttributes"
_SECRET = "clientSecret"
_CREDENTIALS = ("tenantID", "clientID", _SECRET)
_OTHERS = "otherHeaders"
_ENTRA = ("Azure", "Microsoft Entra ID")

_NAMED_TYPES = (
    Attribute("attributes", "list", attributes=(Attribute("name", required=True), Attribute("type", required=True))),
)


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    """Store headers under their keys. A list of headers replaces all that there were. A provider keeps its first name."""
    block = new.get(_BLOCK) or {}
    names = [block.get("predefined"), (old or {}).get(_BLOCK, {}).get("predefined")]
    if all(name in _ENTRA for name in names):
        block["predefined"] = names[1]
    if "headers" not in block:
        return
    headers = block.pop("headers")
    for key in (*_CREDENTIALS, _OTHERS):
        block.pop(key, None)
    for header in headers:
        if header["key"] not in _CREDENTIALS:
            block.setdefault(_OTHERS, []).append(header)
            continue
        if set(header["value"]) == {"*"}:
            ctx.masks_written(1)
        block[header["key"]] = header["value"]


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    check_new_name(ctx, new, old, r"[A-Za-z0-9_]+")
    if unknown := [key for key in _CREDENTIALS if key in (sent.get(_BLOCK) or {})]:
        raise ctx.illegal(f"{_BLOCK}: {unknown[0]}")
    if missing := [key for key in _CREDENTIALS if not new[_BLOCK].get(key)]:
        raise ctx.missing([f"headers: {key}" for key in missing])
    if (new[_BLOCK].get("predefined") or "None") not in (*_ENTRA, "Okta", "None"):
        raise ctx.illegal(f"predefined: {new[_BLOCK]['predefined']}")
    if old is not None and new[_BLOCK]["rootUrl"] != old[_BLOCK]["rootUrl"]:
        raise ctx.illegal("rootUrl can not be changed")


def _read(ctx: Context, shown: Document, stored: Document) -> None:
    block = shown.get(_BLOCK)
    if not block:
        return
    for key in _CREDENTIALS:
        block.pop(key, None)
    values = {key: stored[_BLOCK][key] for key in _CREDENTIALS if key in stored[_BLOCK]}
    if ctx.settings.rest_id_store_secret == "omit":
        values.pop(_SECRET, None)
    elif ctx.settings.rest_id_store_secret == "mask" and _SECRET in values:
        values[_SECRET] = "******"
    known = [{"key": key, "value": value} for key, value in values.items()]
    block["headers"] = [*known, *stored[_BLOCK].get(_OTHERS, [])]
    if ctx.settings.rest_id_store_provider == "other" and block.get("predefined") in _ENTRA:
        block["predefined"] = _ENTRA[block["predefined"] == _ENTRA[0]]


RESOURCES = (
    Resource(
        path="restidstore",
        envelope="ERSRestIDStore",
        service="identitystores.restidstore",
        methods={**dict.fromkeys((*WRITE, *BY_NAME), "3.0"), **PATCH},
        revisions=(("1.0", "3.0"), ("1.1", "3.2"), ("1.2", "3.5"), ("1.3", "3.6"), ("1.4", "3.6")),
        filters={"name": Filter("name")},
        empty_list_is_404=True,
        attributes=(
            Attribute("id", computed=True),
            Attribute("name", required=True),
            Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
            Attribute(
                _BLOCK,
                "block",
                required=True,
                attributes=(
                    Attribute("usernameSuffix"),
                    Attribute("rootUrl", required=True),
                    Attribute("predefined"),
                    Attribute(
                        "headers",
                        "list",
                        attributes=(Attribute("key", required=True), Attribute("value", required=True)),
                    ),
                    Attribute("tenantID"),
                    Attribute("clientID"),
                    Attribute(_SECRET, secret=True),
                ),
            ),
            Attribute("ersRestIDStoreGroups", "block", attributes=(Attribute("groups", "list"),), since="3.6"),
            # Required on 3.4, in spite of the reference of older releases, which does not have them.
            Attribute("ersRestIDStoreUserAttributes", "block", attributes=_NAMED_TYPES, required=True, since="3.2"),
            # Read on 3.4 with patch 6, refused with patch 3; the reference has them since 3.5.
            Attribute("ersRestIDStoreDeviceAttributes", "block", attributes=_NAMED_TYPES, since="3.4"),
            Attribute(
                "ersRestIDStoreAdvanceSettings",
                "block",
                since="3.4",
                attributes=(
                    Attribute("deviceQuerySetting", choices=("NONE", "ENTRA_DEVICE_NAME", "ENTRA_DEVICE_ID")),
                    Attribute("identifyDeviceCertificate", choices=("NONE", "SNF", "SAN")),
                    Attribute("subjectNameFormat"),
                    Attribute("sanAttribute", choices=("NONE", "URI", "EMAIL", "DNS")),
                    Attribute("sanAttributeValue"),
                    Attribute("regexType", choices=("NONE", "PREDEFINED", "CUSTOM")),
                    Attribute("regex"),
                    Attribute("sshKeysAttributeName", since="3.6"),
                    Attribute("enablePasswordlessAuth", "boolean", since="3.6"),
                ),
            ),
            LINK,
        ),
        duplicate_status_switch="duplicate_status",
        hooks=Hooks(complete=_complete, check=_check, on_read=_read),
    ),
)
