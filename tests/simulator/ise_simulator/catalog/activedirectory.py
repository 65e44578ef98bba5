# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Active Directory join points. They can be created and deleted, not changed. Groups are read from a small directory.

The nodes that have joined are in the stored document under ``joined``, which no ERS document shows. Every user name and
password is good for a join.
"""

from __future__ import annotations

from ..context import Context
from ..store import Entry
from .language import BY_NAME, LINK, READ, Action, Attribute, BuiltIn, Document, Filter, Hooks, Resource
from .node import NODES

__all__ = ["RESOURCES"]

DOMAIN = "corp.example.com"
_CORP = "e77f7f10-7cc8-11eb-ad58-005056926583"
_SID = "S-1-5-21-1234567890-987654321-1122334455"
# Groups in the directory of the domain: container and common name, relative or whole SID, type.
_DIRECTORY = (
    ("Builtin", "Administrators", "S-1-5-32-544", "BUILTIN"),
    ("Users", "DnsAdmins", f"{_SID}-1101", "DOMAIN LOCAL"),
    ("Users", "Domain Computers", f"{_SID}-515", "GLOBAL"),
    ("Users", "Domain Users", f"{_SID}-513", "GLOBAL"),
    ("Staff", "Network Operators", f"{_SID}-1602", "GLOBAL"),
    ("Users", "Enterprise Admins", f"{_SID}-519", "UNIVERSAL"),
)
_CRUD = "CRUD operation exception"
_TYPES = ("BUILTIN", "DOMAIN LOCAL", "GLOBAL", "UNIVERSAL")

_ADVANCED = (
    Attribute("enablePassChange", "boolean", server_default=True),
    Attribute("enableMachineAuth", "boolean", server_default=True),
    Attribute("enableMachineAccess", "boolean", server_default=True),
    Attribute("agingTime", "integer", server_default=5),
    Attribute("enableDialinPermissionCheck", "boolean", server_default=False),
    Attribute("enableCallbackForDialinClient", "boolean", server_default=False),
    Attribute("plaintextAuth", "boolean", server_default=False),
    Attribute("enableFailedAuthProtection", "boolean", server_default=False, since="3.1"),
    Attribute("authProtectionType", choices=("WIRELESS", "WIRED", "BOTH"), since="3.1"),
    Attribute("failedAuthThreshold", "integer", server_default=5, since="3.1"),
    Attribute(
        "identityNotInAdBehaviour",
        choices=("REJECT", "SEARCH_JOINED_FOREST", "SEARCH_ALL"),
        server_default="SEARCH_JOINED_FOREST",
    ),
    Attribute("unreachableDomainsBehaviour", choices=("PROCEED", "DROP"), server_default="PROCEED"),
    Attribute("enableRewrites", "boolean", server_default=False),
    Attribute(
        "rewriteRules",
        "list",
        attributes=(
            Attribute("rowId", "integer", required=True),
            Attribute("rewriteMatch", required=True),
            Attribute("rewriteResult", required=True),
        ),
        read_default=[],
    ),
    Attribute("firstName", server_default="givenName"),
    Attribute("department", server_default="department"),
    Attribute("lastName", server_default="sn"),
    Attribute("organizationalUnit", server_default="company"),
    Attribute("jobTitle", server_default="title"),
    Attribute("locality", server_default="l"),
    Attribute("email", server_default="mail"),
    Attribute("stateOrProvince", server_default="st"),
    Attribute("telephone", server_default="telephoneNumber"),
    Attribute("country", server_default="co"),
    Attribute("streetAddress", server_default="streetAddress"),
    Attribute("schema", choices=("ACTIVE_DIRECTORY", "CUSTOM"), server_default="ACTIVE_DIRECTORY"),
)


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    """Add the settings that every join point has."""
    ctx.shape.children["advancedSettings"].fill(new.setdefault("advancedSettings", {}))


def _groups_of_domain(ctx: Context, entry: Entry | None) -> Document:
    """Return the groups that match all conditions; names and SIDs match as a whole."""
    given = ctx.given
    needed = ["domain", *(["filter"] if ctx.settings.ad_group_filter == "required" else [])]
    if missing := [name for name in needed if not given.get(name)]:
        raise ctx.missing(missing)
    if ctx.settings.ad_not_joined == "refuse" and not _joined(entry):
        raise ctx.refuse(500, "No node has joined the domain.", _CRUD)
    _usable(ctx, given["domain"])
    if given.get("typeFilter", "GLOBAL") not in _TYPES:
        raise ctx.illegal(f"typeFilter: {given['typeFilter']}")
    sid_filter = given.get("sidFilter", "").rpartition("/")[2]
    found = [
        {ctx.settings.ad_group_name: f"{DOMAIN}/{place}/{name}", "sid": sid, "type": kind}
        for place, name, sid, kind in _DIRECTORY
        if given.get("filter", name).lower() == name.lower()
        and (sid_filter or sid) == sid
        and given.get("typeFilter", kind) == kind
    ]
    return {"ERSActiveDirectoryGroups": {"groups": found}}


def _usable(ctx: Context, domain: str) -> None:
    if domain.lower() != DOMAIN:
        raise ctx.refuse(500, f"The domain {domain} is not usable.", _CRUD)


def _node(ctx: Context) -> str:
    node = ctx.given.get("node", "")
    if not node:
        raise ctx.missing(["node"])
    if node not in NODES:
        raise ctx.illegal(f"node: {node}")
    return node


def _now_joined(ctx: Context, entry: Entry | None, nodes: set[str]) -> None:
    if entry is not None:
        ctx.table.put({**entry.document, "joined": sorted(nodes)})
        ctx.store.changed()


def _joined(entry: Entry | None) -> set[str]:
    """Return the nodes that have joined; those of the built-in join point have."""
    return set(entry.document.get("joined", NODES if entry.id == _CORP else ())) if entry is not None else set()


def _check_join(ctx: Context, entry: Entry | None) -> None:
    if missing := [name for name in _CREDENTIALS if not ctx.given.get(name)]:
        raise ctx.missing(missing)
    if entry is not None:
        _usable(ctx, entry.document["domain"])


def _join(ctx: Context, entry: Entry | None) -> Document | None:
    _check_join(ctx, entry)
    _now_joined(ctx, entry, _joined(entry) | {_node(ctx)})
    return None


def _join_all(ctx: Context, entry: Entry | None) -> Document | None:
    _check_join(ctx, entry)
    _now_joined(ctx, entry, set(NODES))
    return None


def _leave(ctx: Context, entry: Entry | None) -> Document | None:
    _now_joined(ctx, entry, _joined(entry) - {_node(ctx)})
    return None


def _leave_all(ctx: Context, entry: Entry | None) -> Document | None:
    _now_joined(ctx, entry, set())
    return None


def _add_groups(ctx: Context, entry: Entry | None) -> Document | None:
    """Store the groups of the body, a whole join point, beside the former ones or in their place."""
    if missing := ctx.shape.missing(ctx.sent):
        raise ctx.missing(missing)
    sent = ctx.sent.get("adgroups", {}).get("groups")
    if sent is None:
        raise ctx.missing(["adgroups"])
    if entry is not None:
        held = entry.document.get("adgroups", {}).get("groups", []) if ctx.settings.ad_add_groups == "add" else []
        groups = {group["sid"]: group for group in [*held, *sent]}
        ctx.table.put({**entry.document, "adgroups": {"groups": list(groups.values())}})
        ctx.store.changed()
    return None


_CREDENTIALS = ("username", "password")
_ONE_NODE = (*_CREDENTIALS, "node")

ACTIVE_DIRECTORY = Resource(
    path="activedirectory",
    envelope="ERSActiveDirectory",
    service="identitystores.activedirectory",
    methods={**READ, **BY_NAME, "create": "", "delete": ""},
    revisions=(
        ("1.0", "2.2"),
        ("1.1", "2.4"),
        ("1.2", "3.1"),
        ("1.3", "3.2"),
        ("1.4", "3.2"),
        ("1.5", "3.2"),
        ("1.6", "3.5"),
    ),
    filters={"name": Filter("name")},
    sortable_by=("name",),
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("domain", required=True),
        Attribute(
            "enableDomainAllowedList",
            "boolean",
            server_default=True,
            key_switch="ad_allowed_key",
            key_variants=("enableDomainAllowedList", "enableDomainWhiteList"),
        ),
        Attribute(
            "adgroups",
            "block",
            always_read=True,
            attributes=(
                Attribute(
                    "groups",
                    "list",
                    attributes=(Attribute("name", required=True), Attribute("sid", required=True), Attribute("type")),
                    read_default=[],
                ),
            ),
        ),
        Attribute("advancedSettings", "block", attributes=_ADVANCED),
        Attribute("adScopesNames", server_default="Default_Scope"),
        Attribute(
            "adAttributes",
            "block",
            always_read=True,
            attributes=(
                Attribute(
                    "attributes",
                    "list",
                    attributes=(
                        Attribute("name", required=True),
                        Attribute("type", choices=("STRING", "IP", "BOOLEAN", "INT", "OCTET_STRING"), required=True),
                        Attribute("internalName", required=True),
                        Attribute("defaultValue", required=True, allow_empty=True),
                    ),
                    read_default=[],
                ),
            ),
        ),
        Attribute(
            "ERSActiveDirectoryDomains",
            "block",
            attributes=(
                Attribute(
                    "domains",
                    "list",
                    attributes=(Attribute("dnsName"), Attribute("forest"), Attribute("unusableReason")),
                    read_default=[],
                ),
            ),
        ),
        LINK,
    ),
    actions={
        "{id}/getGroupsByDomain": Action(
            "PUT", _groups_of_domain, additional=("domain", "filter", "sidFilter", "typeFilter")
        ),
        "{id}/join": Action("PUT", _join, _ONE_NODE, status_switch="ad_action_status"),
        "{id}/joinAllNodes": Action("PUT", _join_all, _CREDENTIALS, status_switch="ad_action_status"),
        "{id}/leave": Action("PUT", _leave, _ONE_NODE, status_switch="ad_action_status"),
        "{id}/leaveAllNodes": Action("PUT", _leave_all, _CREDENTIALS, status_switch="ad_action_status"),
        "{id}/addGroups": Action("PUT", _add_groups, takes_object=True, status_switch="ad_action_status"),
    },
    duplicate_status_switch="duplicate_status",
    built_in=(
        BuiltIn(
            {
                "id": _CORP,
                "name": "corp",
                "description": "",
                "domain": DOMAIN,
                "enableDomainAllowedList": True,
                "adgroups": {
                    "groups": [{"name": f"{DOMAIN}/Users/Domain Users", "sid": f"{_SID}-513", "type": "GLOBAL"}]
                },
                "adScopesNames": "Default_Scope",
            },
            switch="joined_domain",
        ),
    ),
    hooks=Hooks(complete=_complete),
)

RESOURCES = (ACTIVE_DIRECTORY,)
