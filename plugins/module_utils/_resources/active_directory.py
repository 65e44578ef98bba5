# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Join points: the Active Directory domains that ISE has joined.

Sources: Cisco's ERS reference for activedirectory and its revision history, acceptance tests of another client. Up to 3.2
the list of allowed domains is switched on by ``enableDomainWhiteList``, later by ``enableDomainAllowedList``. There is no
PUT; what can be changed is changed by actions, which this collection does not use.
"""

from __future__ import annotations

from .._schema.comparison import UNORDERED, Keyed
from .._schema.resource import Field, Resource
from .._types.text import COMMAS

_USER_ATTRIBUTES = Field(
    "user_attributes",
    kind="dict",
    api_name=".",
    fields=(
        Field("first_name", api_name="firstName"),
        Field("last_name", api_name="lastName"),
        Field("email"),
        Field("telephone"),
        Field("job_title", api_name="jobTitle"),
        Field("department"),
        Field("organization", api_name="organizationalUnit"),
        Field("street", api_name="streetAddress"),
        Field("locality"),
        Field("state", api_name="stateOrProvince"),
        Field("country"),
    ),
)

_ADVANCED = Field(
    "advanced",
    kind="dict",
    api_name="advancedSettings",
    fields=(
        Field("password_change", kind="bool", api_name="enablePassChange"),
        Field("machine_authentication", kind="bool", api_name="enableMachineAuth"),
        Field("machine_access_restrictions", kind="bool", api_name="enableMachineAccess"),
        Field("machine_access_hours", kind="int", api_name="agingTime"),
        Field("dialin_check", kind="bool", api_name="enableDialinPermissionCheck"),
        Field("dialin_callback", kind="bool", api_name="enableCallbackForDialinClient"),
        Field("kerberos_for_plain_text", kind="bool", api_name="plaintextAuth"),
        Field("lockout_protection", kind="bool", api_name="enableFailedAuthProtection", since="3.1"),
        Field("lockout_attempts", kind="int", api_name="failedAuthThreshold", since="3.1"),
        Field(
            "lockout_networks",
            api_name="authProtectionType",
            choices={"wireless": "WIRELESS", "wired": "WIRED", "both": "BOTH"},
            since="3.1",
        ),
        Field(
            "unqualified_names",
            api_name="identityNotInAdBehaviour",
            choices={
                "reject": "REJECT",
                "search_joined_forest": "SEARCH_JOINED_FOREST",
                "search_all": "SEARCH_ALL",
            },
        ),
        Field(
            "unreachable_domains",
            api_name="unreachableDomainsBehaviour",
            choices={"proceed": "PROCEED", "drop": "DROP"},
        ),
        Field("rewrite", kind="bool", api_name="enableRewrites"),
        Field(
            "rewrite_rules",
            kind="list",
            elements="dict",
            api_name="rewriteRules",
            compare=Keyed("match"),
            fields=(
                Field("row", kind="int", api_name="rowId"),
                Field("match", api_name="rewriteMatch"),
                Field("result", api_name="rewriteResult"),
            ),
        ),
        Field("schema", choices={"active_directory": "ACTIVE_DIRECTORY", "custom": "CUSTOM"}),
        _USER_ATTRIBUTES,
    ),
)

ACTIVE_DIRECTORY = Resource(
    name="active_directory",
    plural="active_directories",
    path="activedirectory",
    envelope="ERSActiveDirectory",
    fields=(
        Field("name"),
        Field("description"),
        Field("domain"),
        Field(
            "scopes",
            kind="list",
            elements="str",
            api_name="adScopesNames",
            codec=COMMAS,
            compare=UNORDERED,
        ),
        Field("only_allowed_domains", kind="bool", api_name="enableDomainAllowedList"),
        Field(
            "groups",
            kind="list",
            elements="dict",
            api_name="/adgroups/groups",
            compare=Keyed("sid"),
            fields=(Field("name"), Field("sid"), Field("type")),
        ),
        Field(
            "attributes",
            kind="list",
            elements="dict",
            api_name="/adAttributes/attributes",
            compare=Keyed("name"),
            fields=(
                Field("name"),
                Field("internal_name", api_name="internalName"),
                Field(
                    "type",
                    choices={
                        "string": "STRING",
                        "ip": "IP",
                        "boolean": "BOOLEAN",
                        "int": "INT",
                        "octet_string": "OCTET_STRING",
                    },
                ),
                Field("default_value", api_name="defaultValue"),
            ),
        ),
        Field(
            "domains",
            kind="list",
            elements="dict",
            api_name="/ERSActiveDirectoryDomains/domains",
            compare=Keyed("name"),
            fields=(
                Field("name", api_name="dnsName"),
                Field("forest"),
                Field("unusable_reason", api_name="unusableReason"),
            ),
        ),
        _ADVANCED,
    ),
    put="",
    filters={"name": "name"},
    name_url=True,
    key_variants={"enableDomainAllowedList": "enableDomainWhiteList"},
)
