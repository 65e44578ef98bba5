# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""External RADIUS servers, to which ISE forwards requests as a proxy.

Source: Cisco's ERS reference for externalradiusserver (names, ranges, what must be sent; ``proxyTimeout`` since 2.6, the
Message-Authenticator flag since 3.5). Lists can be neither filtered nor sorted. No source shows a real answer, so that
secrets may be shown, masked, or left out.
"""

from __future__ import annotations

from .._schema.resource import Field, Resource
from .._types.device_address import normalize_ipv4

EXTERNAL_RADIUS_SERVER = Resource(
    name="external_radius_server",
    plural="external_radius_servers",
    path="externalradiusserver",
    envelope="ExternalRadiusServer",
    fields=(
        Field("name", required=True, pattern=(r"[A-Za-z0-9_]+", "a name has letters, digits and underscores")),
        Field("description"),
        Field(
            "ip_address",
            api_name="hostIP",
            required=True,
            convert=normalize_ipv4,
            not_clearable="a server needs an address.",
        ),
        Field(
            "shared_secret",
            api_name="sharedSecret",
            required=True,
            secret=True,
            masked_if_missing="shared_secret",
            not_clearable="a server needs a shared secret.",
        ),
        Field("key_wrap", kind="bool", api_name="enableKeyWrap", server_default=False, create_default=False),
        Field(
            "key_encryption_key",
            api_name="encryptionKey",
            required=True,
            secret=True,
            masked_if_missing="shared_secret",
            lengths=(16, 32),
            relevant_when={"key_wrap": (True,)},
        ),
        Field(
            "message_authenticator_code_key",
            api_name="authenticatorKey",
            required=True,
            secret=True,
            masked_if_missing="shared_secret",
            lengths=(20, 40),
            relevant_when={"key_wrap": (True,)},
        ),
        Field(
            "key_input_format",
            api_name="keyInputFormat",
            choices={"ascii": "ASCII", "hexadecimal": "HEXADECIMAL"},
            server_default="ascii",
            create_default="ascii",
        ),
        Field(
            "authentication_port",
            kind="int",
            api_name="authenticationPort",
            minimum=1,
            maximum=65535,
            server_default=1812,
            create_default=1812,
        ),
        Field(
            "accounting_port",
            kind="int",
            api_name="accountingPort",
            minimum=1,
            maximum=65535,
            server_default=1813,
            create_default=1813,
        ),
        Field(
            "server_timeout", kind="int", api_name="timeout", minimum=1, maximum=120, server_default=5, create_default=5
        ),
        Field("retries", kind="int", minimum=1, maximum=9, server_default=3, create_default=3),
        Field("dead_time", kind="int", api_name="proxyTimeout", minimum=1, maximum=600, server_default=300),
        Field(
            "message_authenticator_required",
            kind="bool",
            api_name="msgAuthIsRequiredOnResponse",
            required=True,
            since="3.5",
        ),
    ),
    sort_by="",
    name_url=True,
    patch_since="3.2",
)
