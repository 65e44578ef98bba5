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
        Field("ip_address", wire="hostIP", required=True, normalize=normalize_ipv4, fixed="a server needs an address."),
        Field(
            "shared_secret",
            wire="sharedSecret",
            required=True,
            secret=True,
            shown_with="shared_secret",
            fixed="a server needs a shared secret.",
        ),
        Field("key_wrap", kind="bool", wire="enableKeyWrap", default=False, initial=False),
        Field(
            "key_encryption_key",
            wire="encryptionKey",
            required=True,
            secret=True,
            shown_with="shared_secret",
            lengths=(16, 32),
            used_when={"key_wrap": (True,)},
        ),
        Field(
            "message_authenticator_code_key",
            wire="authenticatorKey",
            required=True,
            secret=True,
            shown_with="shared_secret",
            lengths=(20, 40),
            used_when={"key_wrap": (True,)},
        ),
        Field(
            "key_input_format",
            wire="keyInputFormat",
            choices={"ascii": "ASCII", "hexadecimal": "HEXADECIMAL"},
            default="ascii",
            initial="ascii",
        ),
        Field(
            "authentication_port",
            kind="int",
            wire="authenticationPort",
            minimum=1,
            maximum=65535,
            default=1812,
            initial=1812,
        ),
        Field(
            "accounting_port", kind="int", wire="accountingPort", minimum=1, maximum=65535, default=1813, initial=1813
        ),
        Field("server_timeout", kind="int", wire="timeout", minimum=1, maximum=120, default=5, initial=5),
        Field("retries", kind="int", minimum=1, maximum=9, default=3, initial=3),
        Field("dead_time", kind="int", wire="proxyTimeout", minimum=1, maximum=600, default=300),
        Field(
            "message_authenticator_required",
            kind="bool",
            wire="msgAuthIsRequiredOnResponse",
            required=True,
            since="3.5",
        ),
    ),
    sort_by="",
    name_url=True,
    patch_since="3.2",
)
