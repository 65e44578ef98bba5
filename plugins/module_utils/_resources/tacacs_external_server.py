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
        Field("connection_port", kind="int", api_name="connectionPort", minimum=1, maximum=65535, server_default=49),
        Field("single_connect", kind="bool", api_name="singleConnect", server_default=True),
        Field("server_timeout", kind="int", api_name="timeout", server_default=20),
    ),
    sort_by="",
    name_url=True,
    patch_since="3.2",
)
