# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""RADIUS server sequences."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue


def _stored(name: str, *servers: str, **more: Any) -> dict[str, Any]:
    """Return a sequence with the values that ISE adds."""
    return {
        "name": name,
        "RadiusServerList": list(servers),
        "stripPrefix": False,
        "stripSuffix": False,
        "prefixSeparator": "\\",
        "suffixSeparator": "@",
        "remoteAccounting": True,
        "localAccounting": False,
        "useAttrSetOnRequest": False,
        "useAttrSetBeforeAcc": False,
        "continueAuthorzPolicy": False,
        **more,
    }


CLASS = {"action": "add", "dictionary": "Radius", "attribute": "Class", "value": "partner"}
IDENTIFIER = {
    "action": "update",
    "dictionary": "Radius",
    "attribute": "NAS-Identifier",
    "value": "ise",
    "new_value": "campus",
}
VLAN = {"action": "remove_any", "dictionary": "Cisco", "attribute": "cisco-av-pair", "value": ""}
STORED_CLASS = {"action": "ADD", "dictionaryName": "Radius", "attributeName": "Class", "value": "partner"}
STORED_IDENTIFIER = {
    "action": "UPDATE",
    "dictionaryName": "Radius",
    "attributeName": "NAS-Identifier",
    "value": "ise",
    "changedVal": "campus",
}
STORED_VLAN = {"action": "REMOVEANY", "dictionaryName": "Cisco", "attributeName": "cisco-av-pair", "value": ""}

ROW = Row(
    module="radius_server_sequence",
    info="radius_server_sequence_info",
    by_name_since="",
    patch_since="3.2",
    minimal=Example(
        options={"name": "Guests", "servers": ["radius3"]},
        stored=_stored("Guests", "radius3"),
        shown={"prefix_separator": "\\", "suffix_separator": "@", "remote_accounting": True, "modify_requests": False},
    ),
    full=Example(
        options={
            "name": "Partners",
            "description": "Roaming partners",
            "servers": ["radius2", "radius1"],
            "strip_prefix": True,
            "prefix_separator": "/",
            "strip_suffix": True,
            "suffix_separator": "%",
            "remote_accounting": False,
            "local_accounting": True,
            "modify_requests": True,
            "request_changes": [CLASS, IDENTIFIER],
            "modify_accepts": True,
            "accept_changes": [VLAN, CLASS],
            "continue_to_authorization": True,
        },
        stored=_stored(
            "Partners",
            "radius2",
            "radius1",
            description="Roaming partners",
            stripPrefix=True,
            prefixSeparator="/",
            stripSuffix=True,
            suffixSeparator="%",
            remoteAccounting=False,
            localAccounting=True,
            useAttrSetOnRequest=True,
            OnRequestAttrManipulatorList=[STORED_CLASS, STORED_IDENTIFIER],
            useAttrSetBeforeAcc=True,
            BeforeAcceptAttrManipulatorsList=[STORED_VLAN, STORED_CLASS],
            continueAuthorzPolicy=True,
        ),
    ),
    second_values={
        "servers": SecondValue(["radius3", "radius1"], ["radius3", "radius1"]),
        "request_changes": SecondValue([VLAN], [STORED_VLAN]),
        "accept_changes": SecondValue([CLASS, VLAN], [STORED_CLASS, STORED_VLAN]),
    },
    rename="Visitors",
    ordered=("servers", "request_changes", "accept_changes"),
    not_clearable={
        "servers": "a sequence needs at least one server",
        "request_changes": "OnRequestAttrManipulatorList",
        "accept_changes": "BeforeAcceptAttrManipulatorsList",
    },
    stored_when_cleared={"prefix_separator": "\\", "suffix_separator": "@"},
    objects={"externalradiusserver": [{"name": f"radius{number}"} for number in (1, 2, 3)]},
    switches={"unknown_external_server": ("accept",)},
)
