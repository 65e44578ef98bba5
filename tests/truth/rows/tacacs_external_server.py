# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""External TACACS+ servers."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue


def _stored(name: str, address: str, secret: str, **more: Any) -> dict[str, Any]:
    """Return a server with the values that ISE adds."""
    return {
        "name": name,
        "hostIP": address,
        "sharedSecret": secret,
        "connectionPort": 49,
        "singleConnect": True,
        "timeout": 20,
        **more,
    }


ROW = Row(
    module="tacacs_external_server",
    info="tacacs_external_server_info",
    by_name_since="2.4",
    patch_since="3.2",
    minimal=Example(
        options={"name": "spare", "ip_address": "192.0.2.9", "shared_secret": "canary-spare"},
        stored=_stored("spare", "192.0.2.9", "canary-spare"),
        shown={"connection_port": 49, "single_connect": True, "server_timeout": 20},
    ),
    full=Example(
        options={
            "name": "acs-1",
            "description": "Until all devices are moved",
            "ip_address": "192.0.2.49",
            "shared_secret": "canary-tacacs",
            "connection_port": 4949,
            "single_connect": False,
            "server_timeout": 5,
        },
        stored=_stored(
            "acs-1",
            "192.0.2.49",
            "canary-tacacs",
            description="Until all devices are moved",
            connectionPort=4949,
            singleConnect=False,
            timeout=5,
        ),
    ),
    second_values={"ip_address": SecondValue("192.0.2.50", "192.0.2.50")},
    rename="reserve",
    not_clearable={
        "ip_address": "a server needs an address",
        "shared_secret": "a server needs a shared secret",
    },
    other_forms={"ip_address": "192.0.2.49 "},
    used_by={
        "tacacsserversequence": lambda number, name, _id: {"name": f"seq-{number}", "serverList": f"x, {name}"},
    },
    switches={"external_server_delete_used": ("detach",), "external_server_secrets": ("omit",)},
)
