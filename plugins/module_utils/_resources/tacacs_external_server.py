# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""External TACACS+ servers, to which ISE forwards requests as a proxy.

Source: Cisco's ERS reference for tacacsexternalservers. Lists can be neither filtered nor sorted, and an empty list is
a 404. No source shows a real answer, so the secret may be shown, masked or left out.
"""

from __future__ import annotations

from .._schema.attribute_types import Boolean, Integer, Secret, String
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource
from .._schema.rules import masked_if_missing, not_clearable
from .._schema.usage import UsedBy
from .._types.ip_address import normalize_ipv4

TACACS_EXTERNAL_SERVER = Resource(
    "tacacs_external_server",
    "tacacs_external_servers",
    endpoint=Endpoint(
        "tacacsexternalservers", "TacacsExternalServer", by_name=True, patch_since="3.2", sort_by="", empty_is_404=True
    ),
    attributes=(
        String("name", required=True),
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
        Integer("connection_port", "connectionPort", range=(1, 65535), server_default=49),
        Boolean("single_connect", "singleConnect", server_default=True),
        Integer("server_timeout", "timeout", server_default=20),
    ),
    used_by=(
        UsedBy(
            "tacacs_server_sequences",
            Endpoint("tacacsserversequence", "TacacsServerSequence", sort_by="", empty_is_404=True),
            "servers",
            api_name="serverList",
        ),
    ),
)
