# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""RADIUS server sequences: external RADIUS servers in an order, and what ISE changes in requests and answers.

Source: Cisco's ERS reference for radiusserversequence. There is no ``/name/``, and lists can be neither filtered nor sorted:
the whole list is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._schema.comparison import ORDERED
from .._schema.resource import Field, Resource
from .external_radius_server import EXTERNAL_RADIUS_SERVER


def _change(member: Mapping[str, Any]) -> Mapping[str, Any]:
    if member.get("action") == "update" and not member.get("new_value"):
        raise ValueError("an update of an attribute needs new_value.")
    return member


def _changes(name: str, wire: str, flag: str) -> Field:
    return Field(
        name,
        kind="list",
        elements="dict",
        api_name=wire,
        compare=ORDERED,
        convert=_change,
        sets={flag: True},
        fields=(
            Field(
                "action",
                required=True,
                choices={"add": "ADD", "update": "UPDATE", "remove": "REMOVE", "remove_any": "REMOVEANY"},
            ),
            Field("dictionary", api_name="dictionaryName", required=True),
            Field("attribute", api_name="attributeName", required=True),
            Field("value", create_default=""),
            Field("new_value", api_name="changedVal"),
        ),
    )


RADIUS_SERVER_SEQUENCE = Resource(
    name="radius_server_sequence",
    plural="radius_server_sequences",
    path="radiusserversequence",
    envelope="RadiusServerSequence",
    fields=(
        Field("name", required=True),
        Field("description"),
        Field(
            "servers",
            kind="list",
            elements="str",
            api_name="RadiusServerList",
            required=True,
            compare=ORDERED,
            not_clearable="a sequence needs at least one server.",
        ),
        Field("strip_prefix", kind="bool", api_name="stripPrefix", server_default=False),
        Field("prefix_separator", api_name="prefixSeparator", lengths=(1,), server_default="\\"),
        Field("strip_suffix", kind="bool", api_name="stripSuffix", server_default=False),
        Field("suffix_separator", api_name="suffixSeparator", lengths=(1,), server_default="@"),
        Field("remote_accounting", kind="bool", api_name="remoteAccounting", server_default=True),
        Field("local_accounting", kind="bool", api_name="localAccounting", server_default=False),
        Field("modify_requests", kind="bool", api_name="useAttrSetOnRequest", server_default=False),
        _changes("request_changes", "OnRequestAttrManipulatorList", "modify_requests"),
        Field("modify_accepts", kind="bool", api_name="useAttrSetBeforeAcc", server_default=False),
        _changes("accept_changes", "BeforeAcceptAttrManipulatorsList", "modify_accepts"),
        Field("continue_to_authorization", kind="bool", api_name="continueAuthorzPolicy", server_default=False),
    ),
    sort_by="",
    patch_since="3.2",
    refers_to={"servers": EXTERNAL_RADIUS_SERVER},
)
