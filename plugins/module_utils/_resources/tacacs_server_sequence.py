# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TACACS+ server sequences: external TACACS+ servers in an order.

Source: Cisco's ERS reference for tacacsserversequence: ERS keeps the names of the servers as one text with commas. Lists can
be neither filtered nor sorted, and the list of none answers 404.
"""

from __future__ import annotations

from .._schema.comparison import ORDERED
from .._schema.resource import Field, Resource
from .._types.text import COMMAS
from .tacacs_external_server import TACACS_EXTERNAL_SERVER


def _server(name: str) -> str:
    if "," in name:
        raise ValueError(f"{name!r} has a comma, with which ISE separates the servers; write a list.")
    return name.strip()


TACACS_SERVER_SEQUENCE = Resource(
    name="tacacs_server_sequence",
    plural="tacacs_server_sequences",
    path="tacacsserversequence",
    envelope="TacacsServerSequence",
    fields=(
        Field("name", required=True),
        Field("description"),
        Field(
            "servers",
            kind="list",
            elements="str",
            api_name="serverList",
            required=True,
            convert=_server,
            compare=ORDERED,
            codec=COMMAS,
            not_clearable="a sequence needs at least one server.",
        ),
        Field("strip_prefix", kind="bool", api_name="prefixStrip", server_default=False),
        Field("prefix_separator", api_name="prefixDelimiter", lengths=(1,), server_default="\\"),
        Field("strip_suffix", kind="bool", api_name="suffixStrip", server_default=False),
        Field("suffix_separator", api_name="suffixDelimiter", lengths=(1,), server_default="@"),
        Field("remote_accounting", kind="bool", api_name="remoteAccounting", server_default=True),
        Field("local_accounting", kind="bool", api_name="localAccounting", server_default=False),
    ),
    sort_by="",
    name_url=True,
    patch_since="3.2",
    refers_to={"servers": TACACS_EXTERNAL_SERVER},
)
