# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""RADIUS server sequences: external servers in an order, and what is changed in requests and answers.

There is no ``/name/``, and lists can be neither filtered nor sorted.
"""

from __future__ import annotations

from ..context import Context
from .language import LINK, PATCH, WRITE, Attr, Document, Hooks, Ref, Resource

__all__ = ["RESOURCES"]

_LISTS = {
    "useAttrSetOnRequest": "OnRequestAttrManipulatorList",
    "useAttrSetBeforeAcc": "BeforeAcceptAttrManipulatorsList",
}


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    """A list of changes is needed where its flag is set, and a new value where a change is an update."""
    missing = [key for flag, key in _LISTS.items() if new.get(flag) and not new.get(key)]
    changes = [change for key in _LISTS.values() for change in new.get(key, ())]
    if any(change["action"] == "UPDATE" and not change.get("changedVal") for change in changes):
        missing.append("changedVal")
    if missing:
        raise ctx.missing(missing)


def _changes(name: str) -> Attr:
    return Attr(
        name,
        "list",
        shown=[],
        xml_item="AttributeManipulator",
        fields=(
            Attr("action", enum=("ADD", "UPDATE", "REMOVE", "REMOVEANY"), mandatory=True),
            Attr("dictionaryName", mandatory=True),
            Attr("attributeName", mandatory=True),
            Attr("value", mandatory=True, may_be_empty=True),
            Attr("changedVal"),
        ),
    )


RADIUS_SERVER_SEQUENCE = Resource(
    path="radiusserversequence",
    wrapper="RadiusServerSequence",
    service="network.radiusserversequence",
    methods={**WRITE, **PATCH},
    revisions=(("1.0", "2.3"), ("1.1", "3.2")),
    sorts=(),
    put="unproven",
    attributes=(
        Attr("id", read_only=True),
        Attr("name", mandatory=True),
        Attr("description", shown="", shown_switch="empty_description", no_markup=True),
        Attr("stripPrefix", "boolean", default=False),
        Attr("stripSuffix", "boolean", default=False),
        Attr("prefixSeparator", max_length=1, default="\\"),
        Attr("suffixSeparator", max_length=1, default="@"),
        Attr("remoteAccounting", "boolean", default=True),
        Attr("localAccounting", "boolean", default=False),
        Attr("useAttrSetOnRequest", "boolean", default=False),
        Attr("useAttrSetBeforeAcc", "boolean", default=False),
        Attr("continueAuthorzPolicy", "boolean", default=False),
        Attr(
            "RadiusServerList",
            "list",
            mandatory=True,
            xml_item="RadiusServer",
            ref=Ref("externalradiusserver", switch="unknown_external_server"),
        ),
        _changes("OnRequestAttrManipulatorList"),
        _changes("BeforeAcceptAttrManipulatorsList"),
        LINK,
    ),
    duplicate_switch="duplicate_status",
    hooks=Hooks(check=_check),
)

RESOURCES = (RADIUS_SERVER_SEQUENCE,)
