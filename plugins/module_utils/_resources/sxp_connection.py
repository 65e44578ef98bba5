# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SXP connections of ISE nodes to their peers.

Sources: Cisco's ERS reference for sxpconnections, public acceptance tests of another client on 3.3 and 3.4, which found
that reads show neither name nor description. Lists contain only ids. There is no PATCH.
"""

from __future__ import annotations

from .._schema.attribute_types import Boolean, Integer, List, String
from .._schema.comparison import UNORDERED
from .._schema.endpoint import Endpoint, Identity
from .._schema.resource import Names, Resource
from .._schema.rules import not_clearable
from .._types.codec import Codec
from .._types.ip_address import normalize_host_address
from .._types.json_values import as_number, as_text
from .._types.text import COMMAS
from .sxp_domain import SXP_DOMAIN

_VERSION = Codec(
    decode=lambda value: as_number(as_text(value).rpartition("_")[2]), encode=lambda value: f"VERSION_{value}"
)

SXP_CONNECTION = Resource(
    "sxp_connection",
    "sxp_connections",
    endpoint=Endpoint("sxpconnections", "ERSSxpConnection", sort_by=""),
    identity=Identity(key=("ip_address", "node"), listed_as="", narrowed_by=("domains",)),
    attributes=(
        String("ip_address", "ipAddress", required=True, convert=normalize_host_address),
        String("node", "sxpNode", required=True),
        List(
            "domains",
            "sxpVpn",
            codec=COMMAS,
            compare=UNORDERED,
            create_default=["default"],
            update=not_clearable("a connection needs one."),
        ),
        String("peer", "sxpPeer", required=True, update=not_clearable("a connection needs one.")),
        String(
            "mode", "sxpMode", required=True, choices={"speaker": "SPEAKER", "listener": "LISTENER", "both": "BOTH"}
        ),
        Integer("version", "sxpVersion", range=(1, 4), codec=_VERSION, create_default=4),
        Boolean("enabled", create_default=True),
        String("name", write_only=True),
        String("description", write_only=True),
    ),
    names={"domains": Names(SXP_DOMAIN, checked_by="")},
)
