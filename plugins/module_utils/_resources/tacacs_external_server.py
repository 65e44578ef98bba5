# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""External TACACS+ servers, to which ISE forwards requests as a proxy.

Source: Cisco's ERS reference for tacacsexternalservers. Lists can be neither filtered nor sorted, and the list of none answers
404. No source shows a real answer, so that the secret may be shown, masked, or left out.
"""

from __future__ import annotations

from .._schema.resource import Field, Resource
from .._types.device_address import normalize_ipv4

TACACS_EXTERNAL_SERVER = Resource(
    name="tacacs_external_server",
    plural="tacacs_external_servers",
    path="tacacsexternalservers",
    envelope="TacacsExternalServer",
    fields=(
        Field("name", required=True),
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
        Field("connection_port", kind="int", wire="connectionPort", minimum=1, maximum=65535, default=49),
        Field("single_connect", kind="bool", wire="singleConnect", default=True),
        Field("server_timeout", kind="int", wire="timeout", default=20),
    ),
    sort_by="",
    name_url=True,
    patch_since="3.2",
)
