# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SXP connections of ISE nodes to their peers.

Sources: Cisco's ERS reference for sxpconnections, public acceptance tests of another client on 3.3 and 3.4, which found
that reads show neither name nor description. Lists show nothing but ids. There is no PATCH.
"""

from __future__ import annotations

from .._schema.comparison import UNORDERED
from .._schema.resource import Field, Resource
from .._types.codec import Codec
from .._types.ip_address import normalize_address
from .._types.text import COMMAS
from .sxp_domain import SXP_DOMAIN

_VERSION = Codec(decode=lambda value: int(str(value).rpartition("_")[2]), encode=lambda value: f"VERSION_{value}")

SXP_CONNECTION = Resource(
    name="sxp_connection",
    plural="sxp_connections",
    path="sxpconnections",
    envelope="ERSSxpConnection",
    fields=(
        Field("ip_address", api_name="ipAddress", required=True, convert=normalize_address),
        Field("node", api_name="sxpNode", required=True),
        Field(
            "domains",
            kind="list",
            elements="str",
            api_name="sxpVpn",
            codec=COMMAS,
            compare=UNORDERED,
            create_default=["default"],
            not_clearable="a connection needs one.",
        ),
        Field("peer", api_name="sxpPeer", required=True, not_clearable="a connection needs one."),
        Field(
            "mode",
            api_name="sxpMode",
            required=True,
            choices={"speaker": "SPEAKER", "listener": "LISTENER", "both": "BOTH"},
        ),
        Field("version", kind="int", api_name="sxpVersion", codec=_VERSION, minimum=1, maximum=4, create_default=4),
        Field("enabled", kind="bool", create_default=True),
        Field("name", write_only=True),
        Field("description", write_only=True),
    ),
    key=("ip_address", "node"),
    named_by="",
    mentions={"domains": SXP_DOMAIN},
    narrowed_by=("domains",),
    sort_by="",
)
