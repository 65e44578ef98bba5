# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""RADIUS server sequences: external RADIUS servers in order, and the changes that ISE makes to requests and answers.

Source: Cisco's ERS reference for radiusserversequence. There is no ``/name/``, and lists can be neither filtered nor
sorted, so the whole list is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._schema.attribute_types import Boolean, List, String
from .._schema.comparison import ORDERED
from .._schema.endpoint import Endpoint
from .._schema.resource import Names, Resource
from .._schema.rules import not_clearable
from .external_radius_server import EXTERNAL_RADIUS_SERVER


def _change(member: Mapping[str, Any]) -> Mapping[str, Any]:
    if member.get("action") == "update" and not member.get("new_value"):
        raise ValueError("an update of an attribute needs new_value.")
    return member


def _changes(name: str, api_name: str, flag: str) -> List:
    return List(
        name,
        api_name,
        compare=ORDERED,
        convert=_change,
        sets={flag: True},
        attributes=(
            String(
                "action",
                required=True,
                choices={"add": "ADD", "update": "UPDATE", "remove": "REMOVE", "remove_any": "REMOVEANY"},
            ),
            String("dictionary", "dictionaryName", required=True),
            String("attribute", "attributeName", required=True),
            String("value", create_default=""),
            String("new_value", "changedVal"),
        ),
    )


RADIUS_SERVER_SEQUENCE = Resource(
    "radius_server_sequence",
    "radius_server_sequences",
    endpoint=Endpoint("radiusserversequence", "RadiusServerSequence", patch_since="3.2", sort_by=""),
    attributes=(
        String("name", required=True),
        String("description"),
        List(
            "servers",
            "RadiusServerList",
            required=True,
            compare=ORDERED,
            update=not_clearable("a sequence needs at least one server."),
        ),
        Boolean("strip_prefix", "stripPrefix", server_default=False),
        String("prefix_separator", "prefixSeparator", lengths=(1,), server_default="\\"),
        Boolean("strip_suffix", "stripSuffix", server_default=False),
        String("suffix_separator", "suffixSeparator", lengths=(1,), server_default="@"),
        Boolean("remote_accounting", "remoteAccounting", server_default=True),
        Boolean("local_accounting", "localAccounting", server_default=False),
        Boolean("modify_requests", "useAttrSetOnRequest", server_default=False),
        _changes("request_changes", "OnRequestAttrManipulatorList", "modify_requests"),
        Boolean("modify_accepts", "useAttrSetBeforeAcc", server_default=False),
        _changes("accept_changes", "BeforeAcceptAttrManipulatorsList", "modify_accepts"),
        Boolean("continue_to_authorization", "continueAuthorzPolicy", server_default=False),
    ),
    names={"servers": Names(EXTERNAL_RADIUS_SERVER)},
)
