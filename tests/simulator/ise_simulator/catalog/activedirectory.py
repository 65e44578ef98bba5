# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Active Directory join points: created and deleted, never changed. Groups are looked up in a small directory."""

from __future__ import annotations

from ..context import Context
from ..store import Entry
from .language import BY_NAME, LINK, READ, Action, Attr, Document, Factory, Filter, Hooks, Resource

__all__ = ["RESOURCES"]

DOMAIN = "corp.example.com"
_SID = "S-1-5-21-1234567890-987654321-1122334455"
# What the directory of the domain holds: container and common name, relative or whole SID, type.
_DIRECTORY = (
    ("Builtin", "Administrators", "S-1-5-32-544", "BUILTIN"),
    ("Users", "DnsAdmins", f"{_SID}-1101", "DOMAIN LOCAL"),
    ("Users", "Domain Computers", f"{_SID}-515", "GLOBAL"),
    ("Users", "Domain Users", f"{_SID}-513", "GLOBAL"),
    ("Staff", "Network Operators", f"{_SID}-1602", "GLOBAL"),
    ("Users", "Enterprise Admins", f"{_SID}-519", "UNIVERSAL"),
)
_TYPES = ("BUILTIN", "DOMAIN LOCAL", "GLOBAL", "UNIVERSAL")

_ADVANCED = (
    Attr("enablePassChange", "boolean", default=True),
    Attr("enableMachineAuth", "boolean", default=True),
    Attr("enableMachineAccess", "boolean", default=True),
    Attr("agingTime", "integer", default=5),
    Attr("enableDialinPermissionCheck", "boolean", default=False),
    Attr("enableCallbackForDialinClient", "boolean", default=False),
    Attr("plaintextAuth", "boolean", default=False),
    Attr("enableFailedAuthProtection", "boolean", default=False, since="3.1"),
    Attr("authProtectionType", enum=("WIRELESS", "WIRED", "BOTH"), since="3.1"),
    Attr("failedAuthThreshold", "integer", default=5, since="3.1"),
    Attr(
        "identityNotInAdBehaviour",
        enum=("REJECT", "SEARCH_JOINED_FOREST", "SEARCH_ALL"),
        default="SEARCH_JOINED_FOREST",
    ),
    Attr("unreachableDomainsBehaviour", enum=("PROCEED", "DROP"), default="PROCEED"),
    Attr("enableRewrites", "boolean", default=False),
    Attr(
        "rewriteRules",
        "list",
        fields=(
            Attr("rowId", "integer", mandatory=True),
            Attr("rewriteMatch", mandatory=True),
            Attr("rewriteResult", mandatory=True),
        ),
        shown=[],
    ),
    Attr("firstName", default="givenName"),
    Attr("department", default="department"),
    Attr("lastName", default="sn"),
    Attr("organizationalUnit", default="company"),
    Attr("jobTitle", default="title"),
    Attr("locality", default="l"),
    Attr("email", default="mail"),
    Attr("stateOrProvince", default="st"),
    Attr("telephone", default="telephoneNumber"),
    Attr("country", default="co"),
    Attr("streetAddress", default="streetAddress"),
    Attr("schema", enum=("ACTIVE_DIRECTORY", "CUSTOM"), default="ACTIVE_DIRECTORY"),
)


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    """A join point always has its settings."""
    ctx.shape.children["advancedSettings"].fill(new.setdefault("advancedSettings", {}))


def _groups_of_domain(ctx: Context, entry: Entry | None) -> Document:
    """Groups that fit all that is given; of names and SIDs the whole text."""
    given = ctx.given
    needed = ["domain", *(["filter"] if ctx.settings.ad_group_filter == "required" else [])]
    if missing := [name for name in needed if not given.get(name)]:
        raise ctx.missing(missing)
    if given["domain"].lower() != DOMAIN:
        raise ctx.refuse(500, f"The domain {given['domain']} is not usable.", "CRUD operation exception")
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


ACTIVE_DIRECTORY = Resource(
    path="activedirectory",
    wrapper="ERSActiveDirectory",
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
    sorts=("name",),
    attributes=(
        Attr("id", read_only=True),
        Attr("name", mandatory=True),
        Attr("description", shown="", shown_switch="empty_description", no_markup=True),
        Attr("domain", mandatory=True),
        Attr(
            "enableDomainAllowedList",
            "boolean",
            default=True,
            spelling="ad_allowed_key",
            spellings=("enableDomainAllowedList", "enableDomainWhiteList"),
        ),
        Attr(
            "adgroups",
            "object",
            always=True,
            fields=(
                Attr(
                    "groups",
                    "list",
                    fields=(Attr("name", mandatory=True), Attr("sid", mandatory=True), Attr("type")),
                    shown=[],
                ),
            ),
        ),
        Attr("advancedSettings", "object", fields=_ADVANCED),
        Attr("adScopesNames", default="Default_Scope"),
        Attr(
            "adAttributes",
            "object",
            always=True,
            fields=(
                Attr(
                    "attributes",
                    "list",
                    fields=(
                        Attr("name", mandatory=True),
                        Attr("type", enum=("STRING", "IP", "BOOLEAN", "INT", "OCTET_STRING"), mandatory=True),
                        Attr("internalName", mandatory=True),
                        Attr("defaultValue", mandatory=True, may_be_empty=True),
                    ),
                    shown=[],
                ),
            ),
        ),
        Attr(
            "ERSActiveDirectoryDomains",
            "object",
            fields=(
                Attr("domains", "list", fields=(Attr("dnsName"), Attr("forest"), Attr("unusableReason")), shown=[]),
            ),
        ),
        LINK,
    ),
    actions={
        "{id}/getGroupsByDomain": Action(
            "PUT", _groups_of_domain, additional=("domain", "filter", "sidFilter", "typeFilter")
        )
    },
    duplicate_switch="duplicate_status",
    factory=(
        Factory(
            {
                "id": "e77f7f10-7cc8-11eb-ad58-005056926583",
                "name": "corp",
                "description": "",
                "domain": DOMAIN,
                "enableDomainAllowedList": True,
                "adgroups": {
                    "groups": [{"name": f"{DOMAIN}/Users/Domain Users", "sid": f"{_SID}-513", "type": "GLOBAL"}]
                },
                "adScopesNames": "Default_Scope",
            },
            when="joined_domain",
        ),
    ),
    hooks=Hooks(complete=_complete),
)

RESOURCES = (ACTIVE_DIRECTORY,)
