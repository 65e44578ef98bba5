# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Network device groups: trees of names such as ``Device Type#All Device Types#Switch``."""

from __future__ import annotations

from ..context import Context
from ..objects import check_unused, release, rename_references
from .language import LINK, PATCH, WRITE, Attribute, BuiltIn, Document, Failure, Filter, Hooks, Resource

__all__ = ["RESOURCES", "ROOT_DEFAULTS"]

# The default group of a device in a root type that its creator did not name.
ROOT_DEFAULTS = {
    "Location": "Location#All Locations",
    "IPSEC": "IPSEC#Is IPSEC Device#No",
    "Device Type": "Device Type#All Device Types",
}

_FACTORY = (
    ("70c79c30-8bff-11e6-996c-525400b48521", "Device Type#All Device Types", "All Device Types"),
    ("70836740-8bff-11e6-996c-525400b48521", "Location#All Locations", "All Locations"),
    ("70d4bb90-8bff-11e6-996c-525400b48521", "IPSEC#Is IPSEC Device", "Is this a RADIUS over IPSEC Device"),
    ("70f40360-8bff-11e6-996c-525400b48521", "IPSEC#Is IPSEC Device#No", "No"),
    ("70e07b60-8bff-11e6-996c-525400b48521", "IPSEC#Is IPSEC Device#Yes", "Yes"),
)


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    """Require a name that matches the type, an existing parent, and an unchanged parent of an existing group."""
    tokens = new["name"].split("#")
    if len(tokens) < 2 or not all(token.strip() for token in tokens):
        raise ctx.illegal(f"name: {new['name']}")
    if new["othername"] != tokens[0]:
        raise ctx.illegal(f"{ctx.settings.ndg_key}: {new['othername']}")
    if len(tokens) - 1 > ctx.settings.ndg_max_levels:
        raise ctx.illegal(f"name: more than {ctx.settings.ndg_max_levels} levels")
    old_name = old["name"] if old is not None else ""
    if old is not None and new["name"] != old_name:
        moved = tokens[:-1] != old_name.split("#")[:-1]
        if moved and (ctx.settings.ndg_move == "refuse" or new["name"].startswith(old_name + "#")):
            raise ctx.illegal(f"name: {old_name} can not be moved to {new['name']}")
    if len(tokens) > 2:
        parent = "#".join(tokens[:-1])
        if ctx.table.named(parent) is None:
            raise ctx.illegal(f"name: the parent {parent} does not exist")
    elif ctx.settings.ndg_second_root == "refuse":
        prefix = tokens[0] + "#"
        for entry in ctx.table.entries():
            if entry.id != new["id"] and entry.name.startswith(prefix) and entry.name != new["name"]:
                if old is not None and entry.name.startswith(old_name + "#"):
                    continue
                raise ctx.illegal(f"name: the group type {tokens[0]} has its root group already")


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    """Recorded on 2.7 and 3.0: a PUT that renames a group does not change its description."""
    if old is None or ctx.method != "PUT" or new["name"] == old["name"]:
        return
    if ctx.settings.ndg_rename_description == "kept" and "description" in old:
        new["description"] = old["description"]


def _after_update(ctx: Context, new: Document, old: Document) -> None:
    """Rename the groups below a renamed one."""
    if new["name"] == old["name"]:
        return
    prefix = old["name"] + "#"
    for entry in [entry for entry in ctx.table.entries() if entry.name.startswith(prefix)]:
        name = new["name"] + "#" + entry.name[len(prefix) :]
        ctx.table.put({**entry.document, "name": name})
        rename_references(ctx, entry.name, name)


def _before_delete(ctx: Context, document: Document) -> None:
    prefix = document["name"] + "#"
    children = [entry for entry in ctx.table.entries() if entry.name.startswith(prefix)]
    if not children:
        return
    if ctx.settings.ndg_delete_parent == "refuse":
        failure = ctx.resource.delete_failure
        raise ctx.refuse(failure.status, failure.title, failure.code)
    for entry in children:
        check_unused(ctx, entry)
    for entry in children:
        release(ctx, entry)


def _updated_fields(ctx: Context, new: Document, old: Document, sent: Document) -> list[Document]:
    """Recorded: both attributes always, and the old value already is the new one."""
    return [
        {"field": key, "oldValue": sent.get(key, ""), "newValue": sent.get(key, "")} for key in ("name", "description")
    ]


NETWORK_DEVICE_GROUP = Resource(
    path="networkdevicegroup",
    envelope="NetworkDeviceGroup",
    service="network.networkdevicegroup",
    methods={**WRITE, **PATCH, "get_by_name": "2.4"},
    revisions=(("1.0", "1.2"), ("1.1", "2.4"), ("1.2", "3.2")),
    filters={
        "name": Filter("name"),
        "description": Filter("description"),
        "type": Filter("othername"),
    },
    sortable_by=("name", "description"),
    empty_in_lists=("description",),
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        LINK,
        Attribute(
            "othername", required=True, immutable=True, key_switch="ndg_key", key_variants=("othername", "ndgtype")
        ),
    ),
    name_in_url=lambda name: name.replace("#", ":"),
    duplicate=Failure(
        500, "Failed to {operation_lower} Network Device Group. Internal error.", "CRUD operation exception"
    ),
    parallel_create_switch="ndg_parallel",
    delete_used_switch="ndg_delete_used",
    delete_failure=Failure(
        500, "Failed to delete Network Device Group. Please check the log for error.", "CRUD operation exception"
    ),
    built_in=tuple(
        BuiltIn(
            {"id": identity, "name": name, "description": description, "othername": name.split("#")[0]}, protected=True
        )
        for identity, name, description in _FACTORY
    ),
    hooks=Hooks(
        complete=_complete,
        check=_check,
        after_update=_after_update,
        before_delete=_before_delete,
        updated_fields=_updated_fields,
    ),
)

RESOURCES = (NETWORK_DEVICE_GROUP,)
