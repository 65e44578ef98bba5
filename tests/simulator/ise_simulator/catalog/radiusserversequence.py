# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""RADIUS server sequences: external servers in an order, and changes to requests and responses.

There is no ``/name/``. Lists support neither filters nor sorting.
"""

from __future__ import annotations

from ..context import Context
from .language import LINK, PATCH, WRITE, Attribute, Document, Hooks, Reference, Resource

__all__ = ["RESOURCES"]

_LISTS = {
    "useAttrSetOnRequest": "OnRequestAttrManipulatorList",
    "useAttrSetBeforeAcc": "BeforeAcceptAttrManipulatorsList",
}


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    """Require changes where their flag is set, and a new value where a change is an update."""
    missing = [key for flag, key in _LISTS.items() if new.get(flag) and not new.get(key)]
    changes = [change for key in _LISTS.values() for change in new.get(key, ())]
    if any(change["action"] == "UPDATE" and not change.get("changedVal") for change in changes):
        missing.append("changedVal")
    if missing:
        raise ctx.missing(missing)


def _changes(name: str) -> Attribute:
    return Attribute(
        name,
        "list",
        read_default=[],
        xml_item="AttributeManipulator",
        attributes=(
            Attribute("action", choices=("ADD", "UPDATE", "REMOVE", "REMOVEANY"), required=True),
            Attribute("dictionaryName", required=True),
            Attribute("attributeName", required=True),
            Attribute("value", required=True, allow_empty=True),
            Attribute("changedVal"),
        ),
    )


RADIUS_SERVER_SEQUENCE = Resource(
    path="radiusserversequence",
    envelope="RadiusServerSequence",
    service="network.radiusserversequence",
    methods={**WRITE, **PATCH},
    revisions=(("1.0", "2.3"), ("1.1", "3.2")),
    sortable_by=(),
    put="switch",
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("stripPrefix", "boolean", server_default=False),
        Attribute("stripSuffix", "boolean", server_default=False),
        Attribute("prefixSeparator", max_length=1, server_default="\\"),
        Attribute("suffixSeparator", max_length=1, server_default="@"),
        Attribute("remoteAccounting", "boolean", server_default=True),
        Attribute("localAccounting", "boolean", server_default=False),
        Attribute("useAttrSetOnRequest", "boolean", server_default=False),
        Attribute("useAttrSetBeforeAcc", "boolean", server_default=False),
        Attribute("continueAuthorzPolicy", "boolean", server_default=False),
        Attribute(
            "RadiusServerList",
            "list",
            required=True,
            xml_item="RadiusServer",
            reference=Reference("externalradiusserver", unknown_switch="unknown_external_server"),
        ),
        _changes("OnRequestAttrManipulatorList"),
        _changes("BeforeAcceptAttrManipulatorsList"),
        LINK,
    ),
    duplicate_status_switch="duplicate_status",
    hooks=Hooks(check=_check),
)

RESOURCES = (RADIUS_SERVER_SEQUENCE,)
