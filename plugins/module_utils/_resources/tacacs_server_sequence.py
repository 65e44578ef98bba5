# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TACACS+ server sequences: external TACACS+ servers in order.

Source: Cisco's ERS reference for tacacsserversequence: ERS stores the names of the servers as one string with commas.
Lists can be neither filtered nor sorted, and an empty list is a 404.
"""

from __future__ import annotations

from .._schema.attribute_types import Boolean, List, String
from .._schema.comparison import ORDERED
from .._schema.endpoint import Endpoint
from .._schema.resource import Names, Resource
from .._schema.rules import not_clearable
from .._types.text import COMMAS
from .tacacs_external_server import TACACS_EXTERNAL_SERVER


def _server(name: str) -> str:
    if "," in name:
        raise ValueError(f"{name!r} contains a comma, but ISE separates the servers by commas; set a list of names.")
    return name.strip()


TACACS_SERVER_SEQUENCE = Resource(
    "tacacs_server_sequence",
    "tacacs_server_sequences",
    endpoint=Endpoint(
        "tacacsserversequence", "TacacsServerSequence", by_name=True, patch_since="3.2", sort_by="", empty_is_404=True
    ),
    attributes=(
        String("name", required=True),
        String("description"),
        List(
            "servers",
            "serverList",
            required=True,
            convert=_server,
            compare=ORDERED,
            codec=COMMAS,
            update=not_clearable("a sequence needs at least one server."),
        ),
        Boolean("strip_prefix", "prefixStrip", server_default=False),
        String("prefix_separator", "prefixDelimiter", lengths=(1,), server_default="\\"),
        Boolean("strip_suffix", "suffixStrip", server_default=False),
        String("suffix_separator", "suffixDelimiter", lengths=(1,), server_default="@"),
        Boolean("remote_accounting", "remoteAccounting", server_default=True),
        Boolean("local_accounting", "localAccounting", server_default=False),
    ),
    names={"servers": Names(TACACS_EXTERNAL_SERVER)},
)
