# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Native supplicant profiles, which can be read, changed and deleted, but not created.

The wireless profiles in a body are changes: each says by its action whether a network is added, updated or deleted, and an
update says by which name it was known. The example of a response has these two keys; a switch says whether reads have them.
The older reference has PATCH since 3.2, the OpenAPI document of 3.6 has not; the simulator follows the latter.
"""

from __future__ import annotations

from ..context import Context
from .language import LINK, READ, Attribute, BuiltIn, Document, Hooks, Resource

__all__ = ["RESOURCES"]

_ACTION, _BEFORE = "actionType", "previousSsid"


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    """Apply the changes to the wireless profiles that there were."""
    if old is None or new.get("wirelessProfiles") is old.get("wirelessProfiles"):
        return
    networks = {held["ssid"]: held for held in old.get("wirelessProfiles", [])}
    for change in new.get("wirelessProfiles", []):
        _apply(ctx, networks, change)
    new["wirelessProfiles"] = list(networks.values())


def _apply(ctx: Context, networks: dict[str, Document], change: Document) -> None:
    action, ssid = change.get(_ACTION, ""), change["ssid"]
    before = change.get(_BEFORE, "") if action == "UPDATE" else ssid
    if action == "ADD":
        if ssid in networks:
            raise ctx.illegal(f"ssid: {ssid}")
    elif not action or not before:
        raise ctx.missing([_BEFORE if action else _ACTION])
    elif before not in networks:
        raise ctx.illegal(f"{_BEFORE}: {before}")
    networks.pop(before, None)
    if action != "DELETE":
        networks[ssid] = {key: value for key, value in change.items() if key not in (_ACTION, _BEFORE)}


def _read(ctx: Context, shown: Document, stored: Document) -> None:
    for network in shown["wirelessProfiles"]:
        network.pop(_ACTION, None)
        network.pop(_BEFORE, None)
        if ctx.settings.nsp_read_action == "show":
            network.update({_ACTION: "UPDATE", _BEFORE: network["ssid"]})


RESOURCES = (
    Resource(
        path="nspprofile",
        envelope="ERSNSPProfile",
        service="provisioning.nspprofile",
        methods={**READ, "put": "", "delete": ""},
        revisions=(("1.0", "2.2"), ("1.1", "3.2")),
        sortable_by=(),
        attributes=(
            Attribute("id", computed=True),
            Attribute("name", required=True),
            Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
            Attribute(
                "wirelessProfiles",
                "list",
                read_default=[],
                attributes=(
                    Attribute("ssid", required=True),
                    Attribute("allowedProtocol", choices=("PEAP", "TLS", "EAP-FAST"), required=True),
                    Attribute("certificateTemplateId"),
                    Attribute(_ACTION, choices=("ADD", "UPDATE", "DELETE")),
                    Attribute(_BEFORE),
                ),
            ),
            LINK,
        ),
        built_in=(
            BuiltIn(
                {
                    "id": "b8ce01e6-b150-4d4e-9698-40e48d5e0197",
                    "name": "Cisco-ISE-NSP",
                    "description": "Native supplicant profile of a new ISE; the SSID is an example",
                    "wirelessProfiles": [
                        {
                            "ssid": "ISE",
                            "allowedProtocol": "TLS",
                            "certificateTemplateId": "0ca8f1b6-500d-560b-e053-75189a0ab0d1",
                        }
                    ],
                }
            ),
        ),
        hooks=Hooks(complete=_complete, on_read=_read),
    ),
)
