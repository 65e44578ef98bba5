# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""REST ID stores: Microsoft Entra ID as an identity source, which ISE asks over REST (ROPC).

Sources: Cisco's ERS reference for restidstore and its revision history, a migration between two ISE 3.4 that others have
published: user attributes are required, the provider is called Microsoft Entra ID, where the reference has Azure, the client
secret is shown in plain text, and device attributes and advanced settings are known to some patches only. The reference has
these since 3.5, groups since 3.6, and no change of the root URL.

The credentials are headers, a list of keys and values. Here they have their keys, and other headers stay in the list, so that
a change keeps them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._schema.attribute_types import Block, Boolean, List, Secret, String
from .._schema.comparison import UNORDERED, Keyed
from .._schema.endpoint import Endpoint, Hooks
from .._schema.resource import Resource
from .._schema.rules import IMMUTABLE, masked_if_missing, not_clearable
from .._types.codec import Codec
from .._types.json_values import as_list, as_object, as_text

_BLOCK = "ersRestIDStoreAttributes"
_CREDENTIALS = ("tenantID", "clientID", "clientSecret")
_NEEDED = not_clearable("a store needs its credentials.")
_TYPE = Codec(decode=lambda value: as_text(value).lower(), encode=str.upper)


def _decode(document: Mapping[str, Any]) -> dict[str, Any]:
    block = document.get(_BLOCK)
    if not isinstance(block, Mapping):
        return dict(document)
    headers = [as_object(header) for header in as_list(block.get("headers") or [])]
    known = {header["key"]: header.get("value") for header in headers if header.get("key") in _CREDENTIALS}
    others = [header for header in headers if header.get("key") not in _CREDENTIALS]
    rest = {key: value for key, value in block.items() if key != "headers"}
    return {**document, _BLOCK: {**rest, **known, **({"headers": others} if others else {})}}


def _encode(document: Mapping[str, Any]) -> dict[str, Any]:
    block = document.get(_BLOCK)
    if not isinstance(block, Mapping):
        return dict(document)
    known = [{"key": key, "value": block[key]} for key in _CREDENTIALS if key in block]
    rest = {key: value for key, value in block.items() if key not in _CREDENTIALS}
    return {**document, _BLOCK: {**rest, "headers": [*known, *block.get("headers", [])]}}


def _attributes(name: str, block: str, **more: Any) -> List:
    """Return the option for attributes that ISE reads from the directory."""
    return List(
        name,
        f"/{block}/attributes",
        compare=Keyed("name"),
        attributes=(
            String("name", required=True),
            String("type", convert=str.lower, codec=_TYPE, create_default="string"),
        ),
        **more,
    )


_ADVANCED = Block(
    "advanced_settings",
    "ersRestIDStoreAdvanceSettings",
    attributes=(
        String(
            "device_query_setting",
            "deviceQuerySetting",
            choices={"none": "NONE", "device_name": "ENTRA_DEVICE_NAME", "device_id": "ENTRA_DEVICE_ID"},
            since="3.4",
        ),
        String(
            "identify_device_certificate",
            "identifyDeviceCertificate",
            choices={"none": "NONE", "subject_name": "SNF", "san": "SAN"},
            since="3.4",
        ),
        String("subject_name_format", "subjectNameFormat", since="3.4"),
        String(
            "san_attribute",
            "sanAttribute",
            choices={"none": "NONE", "uri": "URI", "email": "EMAIL", "dns": "DNS"},
            since="3.4",
        ),
        String("san_attribute_value", "sanAttributeValue", since="3.4"),
        String(
            "regex_type",
            "regexType",
            choices={"none": "NONE", "predefined": "PREDEFINED", "custom": "CUSTOM"},
            since="3.4",
        ),
        String("regex", since="3.4"),
        String("ssh_keys_attribute_name", "sshKeysAttributeName", since="3.6"),
        Boolean("passwordless_authentication", "enablePasswordlessAuth", since="3.6"),
    ),
)

REST_ID_STORE = Resource(
    "rest_id_store",
    "rest_id_stores",
    endpoint=Endpoint("restidstore", "ERSRestIDStore", by_name=True, patch_since="3.2", empty_is_404=True),
    attributes=(
        String("name", required=True, pattern=(r"[A-Za-z0-9_]+", "a name has letters, digits and underscores")),
        String("description"),
        String("root_url", f"/{_BLOCK}/rootUrl", required=True, update=IMMUTABLE),
        String("username_suffix", f"/{_BLOCK}/usernameSuffix"),
        String("identity_provider", f"/{_BLOCK}/predefined", equivalent_values=(("Azure", "Microsoft Entra ID"),)),
        String("tenant_id", f"/{_BLOCK}/tenantID", required=True, update=_NEEDED),
        String("client_id", f"/{_BLOCK}/clientID", required=True, update=_NEEDED),
        Secret(
            "client_secret",
            f"/{_BLOCK}/clientSecret",
            required=True,
            visibility=masked_if_missing("client_secret"),
            update=_NEEDED,
        ),
        List("groups", "/ersRestIDStoreGroups/groups", compare=UNORDERED, since="3.6"),
        _attributes(
            "user_attributes",
            "ersRestIDStoreUserAttributes",
            required=True,
            since="3.2",
            update=not_clearable("a store needs at least one user attribute."),
        ),
        _attributes("device_attributes", "ersRestIDStoreDeviceAttributes", since="3.4"),
        _ADVANCED,
    ),
    filters={"name": "name"},
    hooks=Hooks(document=Codec(decode=_decode, encode=_encode)),
)
