# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""External RADIUS servers, to which ISE forwards requests as a proxy.

Source: Cisco's ERS reference for externalradiusserver (names, ranges, what must be sent; ``proxyTimeout`` since 2.6,
the Message-Authenticator flag since 3.5). Lists can be neither filtered nor sorted. No source shows a real answer, so
secrets may be shown, masked or left out.
"""

from __future__ import annotations

from .._schema.attribute_types import Boolean, Integer, Secret, String
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource
from .._schema.rules import When, masked_if_missing, not_clearable
from .._schema.usage import UsedBy
from .._types.ip_address import normalize_ipv4

_WITH_KEY_WRAP = (When("key_wrap", (True,)),)

EXTERNAL_RADIUS_SERVER = Resource(
    "external_radius_server",
    "external_radius_servers",
    endpoint=Endpoint("externalradiusserver", "ExternalRadiusServer", by_name=True, patch_since="3.2", sort_by=""),
    attributes=(
        String("name", required=True, pattern=(r"[A-Za-z0-9_]+", "a name has letters, digits and underscores")),
        String("description"),
        String(
            "ip_address",
            "hostIP",
            required=True,
            convert=normalize_ipv4,
            update=not_clearable("a server needs an address."),
        ),
        Secret(
            "shared_secret",
            "sharedSecret",
            required=True,
            visibility=masked_if_missing("shared_secret"),
            update=not_clearable("a server needs a shared secret."),
        ),
        Boolean("key_wrap", "enableKeyWrap", server_default=False, create_default=False),
        Secret(
            "key_encryption_key",
            "encryptionKey",
            required=True,
            visibility=masked_if_missing("shared_secret"),
            lengths=(16, 32),
            relevant_when=_WITH_KEY_WRAP,
        ),
        Secret(
            "message_authenticator_code_key",
            "authenticatorKey",
            required=True,
            visibility=masked_if_missing("shared_secret"),
            lengths=(20, 40),
            relevant_when=_WITH_KEY_WRAP,
        ),
        String(
            "key_input_format",
            "keyInputFormat",
            choices={"ascii": "ASCII", "hexadecimal": "HEXADECIMAL"},
            server_default="ascii",
            create_default="ascii",
        ),
        Integer(
            "authentication_port", "authenticationPort", range=(1, 65535), server_default=1812, create_default=1812
        ),
        Integer("accounting_port", "accountingPort", range=(1, 65535), server_default=1813, create_default=1813),
        Integer("server_timeout", "timeout", range=(1, 120), server_default=5, create_default=5),
        Integer("retries", range=(1, 9), server_default=3, create_default=3),
        Integer("dead_time", "proxyTimeout", range=(1, 600), server_default=300),
        Boolean("message_authenticator_required", "msgAuthIsRequiredOnResponse", required=True, since="3.5"),
    ),
    used_by=(
        UsedBy(
            "radius_server_sequences",
            Endpoint("radiusserversequence", "RadiusServerSequence", sort_by=""),
            "servers",
            api_name="RadiusServerList",
        ),
    ),
)
