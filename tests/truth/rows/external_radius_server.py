# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""External RADIUS servers."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue


def _stored(name: str, address: str, secret: str, **more: Any) -> dict[str, Any]:
    """Return a server with the values that ISE adds."""
    return {
        "name": name,
        "hostIP": address,
        "sharedSecret": secret,
        "enableKeyWrap": False,
        "keyInputFormat": "ASCII",
        "authenticationPort": 1812,
        "accountingPort": 1813,
        "timeout": 5,
        "retries": 3,
        "proxyTimeout": 300,
        "msgAuthIsRequiredOnResponse": False,
        **more,
    }


ROW = Row(
    module="external_radius_server",
    info="external_radius_server_info",
    by_name_since="2.4",
    patch_since="3.2",
    minimal=Example(
        options={
            "name": "spare",
            "ip_address": "192.0.2.9",
            "shared_secret": "canary-spare",
            "message_authenticator_required": False,
        },
        stored=_stored("spare", "192.0.2.9", "canary-spare"),
        shown={
            "key_wrap": False,
            "key_input_format": "ascii",
            "authentication_port": 1812,
            "accounting_port": 1813,
            "server_timeout": 5,
            "retries": 3,
            "dead_time": 300,
        },
    ),
    full=Example(
        options={
            "name": "partner_radius1",
            "description": "Roaming partner",
            "ip_address": "192.0.2.10",
            "shared_secret": "canary-radius",
            "key_wrap": True,
            "key_encryption_key": "canary-0123456789abcdef012345678",
            "message_authenticator_code_key": "canary-0123456789abcdef0123456789abcdef0",
            "key_input_format": "hexadecimal",
            "authentication_port": 1645,
            "accounting_port": 1646,
            "server_timeout": 7,
            "retries": 2,
            "dead_time": 60,
            "message_authenticator_required": True,
        },
        stored=_stored(
            "partner_radius1",
            "192.0.2.10",
            "canary-radius",
            description="Roaming partner",
            enableKeyWrap=True,
            encryptionKey="canary-0123456789abcdef012345678",
            authenticatorKey="canary-0123456789abcdef0123456789abcdef0",
            keyInputFormat="HEXADECIMAL",
            authenticationPort=1645,
            accountingPort=1646,
            timeout=7,
            retries=2,
            proxyTimeout=60,
            msgAuthIsRequiredOnResponse=True,
        ),
    ),
    examples={
        "keys in ASCII": Example(
            options={
                "name": "partner_radius2",
                "ip_address": "192.0.2.12",
                "shared_secret": "canary-radius-2",
                "key_wrap": True,
                "key_encryption_key": "canary-kek-67890",
                "message_authenticator_code_key": "canary-mack-34567890",
                "message_authenticator_required": True,
            },
            stored=_stored(
                "partner_radius2",
                "192.0.2.12",
                "canary-radius-2",
                enableKeyWrap=True,
                encryptionKey="canary-kek-67890",
                authenticatorKey="canary-mack-34567890",
                msgAuthIsRequiredOnResponse=True,
            ),
        ),
    },
    second_values={"ip_address": SecondValue("192.0.2.11", "192.0.2.11"), "key_input_format": None},
    rename="reserve",
    not_clearable={
        "ip_address": "a server needs an address",
        "shared_secret": "a server needs a shared secret",
        "key_encryption_key": "encryptionKey",
        "message_authenticator_code_key": "authenticatorKey",
    },
    other_forms={"ip_address": " 192.0.2.10 "},
    relevant_when={
        "key_encryption_key": ("key_wrap", (True,)),
        "message_authenticator_code_key": ("key_wrap", (True,)),
    },
    used_by={
        "radiusserversequence": lambda number, name, _id: {"name": f"seq-{number}", "RadiusServerList": ["x", name]},
    },
    switches={"external_server_delete_used": ("detach",), "external_server_secrets": ("omit",)},
)
