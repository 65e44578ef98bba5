# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""LDAP identity stores. Required are the attributes that the reference requires, but the vendor's sample leaves some empty."""

from __future__ import annotations

from ..context import Context
from ..store import Entry
from .language import BY_NAME, LINK, READ, Action, Attribute, Document, Hooks, Resource

__all__ = ["RESOURCES"]

_PERSON = (
    "firstName", "department", "lastName", "organizationalUnit", "jobTitle", "locality", "email", "stateOrProvince",
    "telephone", "country", "streetAddress", "additionalAttribute",
)  # fmt: skip


def _server(*, required: bool) -> tuple[Attribute, ...]:
    return (
        Attribute("hostName", required=required, allow_empty=True),
        Attribute("port", "integer", required=required, range=(1, 65535)),
        Attribute("maxConnections", "integer", server_default=20),
        Attribute("serverTimeout", "integer", server_default=10),
        Attribute("useAdminAccess", "boolean", server_default=False),
        Attribute("adminDN"),
        Attribute("adminPassword", secret=True),
        Attribute("enableSecureConnection", "boolean", server_default=False),
        Attribute("enableServerIdentityCheck", "boolean", server_default=False),
        Attribute("trustCertificate", required=required, allow_empty=True),
        Attribute("issuerCACertificate"),
        Attribute("enableForceReconnect", "boolean", server_default=False),
        Attribute("forceReconnectTime", "integer"),
    )


def _authorize(ctx: Context) -> None:
    """Serve it since the first revision of the reference, or since the second, which introduces its operations anew."""
    if not ctx.since(ctx.settings.ldap_since):
        raise ctx.refuse(404, "The requested resource does not exist.", "Resource not found exception")


def _test_bind(server: str) -> Action:
    """Return the action that binds to a server; every one with a name answers."""

    def bind(ctx: Context, entry: Entry | None) -> Document | None:
        settings = entry.document["connectionSettings"].get(server, {}) if entry is not None else {}
        if not settings.get("hostName"):
            raise ctx.refuse(500, f"The bind to {server} failed.", "CRUD operation exception")
        return None

    return Action("PUT", bind)


RESOURCES = (
    Resource(
        path="ldap",
        envelope="ERSLdap",
        service="identitystores.ldap",
        methods={**READ, "create": "", "put": "", "delete": "", **BY_NAME},
        revisions=(("1.0", "2.4"), ("2.0", "3.3")),
        sortable_by=(),
        put="switch",
        attributes=(
            Attribute("id", computed=True),
            Attribute("name", required=True),
            Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
            Attribute(
                "generalSettings",
                "block",
                required=True,
                attributes=(
                    Attribute("userObjectClass"),
                    Attribute("userNameAttribute"),
                    Attribute("groupNameAttribute"),
                    Attribute("groupObjectClass"),
                    Attribute("groupMapAttributeName"),
                    Attribute("certificate"),
                    Attribute("schema", required=True),
                    Attribute("groupReference"),
                    Attribute("groupMemberReference"),
                    Attribute("userInfoAttributes", "block", attributes=tuple(map(Attribute, _PERSON))),
                ),
            ),
            Attribute(
                "connectionSettings",
                "block",
                required=True,
                attributes=(
                    Attribute("primaryServer", "block", required=True, attributes=_server(required=True)),
                    Attribute("secondaryServer", "block", attributes=_server(required=False)),
                    Attribute(
                        "ldapNodeData",
                        "list",
                        attributes=(
                            Attribute("name", required=True),
                            Attribute("primaryHostname"),
                            Attribute("secondaryHostname"),
                            Attribute("primaryPort", "integer"),
                            Attribute("secondaryPort", "integer"),
                        ),
                    ),
                    Attribute("failoverToSecondary", "boolean", server_default=False),
                    Attribute("failbackRetryDelay", "integer", server_default=5),
                    Attribute("specifyServerForEachISENode", "boolean", server_default=False),
                    Attribute("alwaysAccessPrimaryFirst", "boolean", server_default=False),
                ),
            ),
            Attribute(
                "directoryOrganization",
                "block",
                required=True,
                attributes=(
                    Attribute("userDirectorySubtree", required=True),
                    Attribute("groupDirectorySubtree", required=True),
                    Attribute("macFormat", required=True),
                    Attribute("stripPrefix", "boolean", server_default=False),
                    Attribute("stripSuffix", "boolean", server_default=False),
                    Attribute("prefixSeparator"),
                    Attribute("suffixSeparator"),
                ),
            ),
            Attribute("groups", "block", attributes=(Attribute("groupsNames", "list"),)),
            Attribute(
                "attributes",
                "block",
                attributes=(
                    Attribute(
                        "attributes",
                        "list",
                        attributes=tuple(map(Attribute, ("name", "type", "internalName", "defaultValue"))),
                    ),
                ),
            ),
            Attribute("enablePasswordChangeLDAP", "boolean", server_default=False),
            LINK,
        ),
        actions={
            "{id}/testbindprimary": _test_bind("primaryServer"),
            "{id}/testbindsecondary": _test_bind("secondaryServer"),
        },
        duplicate_status_switch="duplicate_status",
        hooks=Hooks(authorize=_authorize),
    ),
)
