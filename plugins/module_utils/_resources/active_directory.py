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
    wire=".",
    fields=(
        Field("first_name", wire="firstName"),
        Field("last_name", wire="lastName"),
        Field("email"),
        Field("telephone"),
        Field("job_title", wire="jobTitle"),
        Field("department"),
        Field("organization", wire="organizationalUnit"),
        Field("street", wire="streetAddress"),
        Field("locality"),
        Field("state", wire="stateOrProvince"),
        Field("country"),
    ),
)

_ADVANCED = Field(
    "advanced",
    kind="dict",
    wire="advancedSettings",
    fields=(
        Field("password_change", kind="bool", wire="enablePassChange"),
        Field("machine_authentication", kind="bool", wire="enableMachineAuth"),
        Field("machine_access_restrictions", kind="bool", wire="enableMachineAccess"),
        Field("machine_access_hours", kind="int", wire="agingTime"),
        Field("dialin_check", kind="bool", wire="enableDialinPermissionCheck"),
        Field("dialin_callback", kind="bool", wire="enableCallbackForDialinClient"),
        Field("kerberos_for_plain_text", kind="bool", wire="plaintextAuth"),
        Field("lockout_protection", kind="bool", wire="enableFailedAuthProtection", since="3.1"),
        Field("lockout_attempts", kind="int", wire="failedAuthThreshold", since="3.1"),
        Field(
            "lockout_networks",
            wire="authProtectionType",
            choices={"wireless": "WIRELESS", "wired": "WIRED", "both": "BOTH"},
            since="3.1",
        ),
        Field(
            "unqualified_names",
            wire="identityNotInAdBehaviour",
            choices={
                "reject": "REJECT",
                "search_joined_forest": "SEARCH_JOINED_FOREST",
                "search_all": "SEARCH_ALL",
            },
        ),
        Field(
            "unreachable_domains", wire="unreachableDomainsBehaviour", choices={"proceed": "PROCEED", "drop": "DROP"}
        ),
        Field("rewrite", kind="bool", wire="enableRewrites"),
        Field(
            "rewrite_rules",
            kind="list",
            elements="dict",
            wire="rewriteRules",
            compare=Keyed("match"),
            fields=(
                Field("row", kind="int", wire="rowId"),
                Field("match", wire="rewriteMatch"),
                Field("result", wire="rewriteResult"),
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
            wire="adScopesNames",
            codec=COMMAS,
            compare=UNORDERED,
        ),
        Field("only_allowed_domains", kind="bool", wire="enableDomainAllowedList"),
        Field(
            "groups",
            kind="list",
            elements="dict",
            wire="/adgroups/groups",
            compare=Keyed("sid"),
            fields=(Field("name"), Field("sid"), Field("type")),
        ),
        Field(
            "attributes",
            kind="list",
            elements="dict",
            wire="/adAttributes/attributes",
            compare=Keyed("name"),
            fields=(
                Field("name"),
                Field("internal_name", wire="internalName"),
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
                Field("default_value", wire="defaultValue"),
            ),
        ),
        Field(
            "domains",
            kind="list",
            elements="dict",
            wire="/ERSActiveDirectoryDomains/domains",
            compare=Keyed("name"),
            fields=(
                Field("name", wire="dnsName"),
                Field("forest"),
                Field("unusable_reason", wire="unusableReason"),
            ),
        ),
        _ADVANCED,
    ),
    put="",
    filters={"name": "name"},
    name_url=True,
    spellings={"enableDomainAllowedList": "enableDomainWhiteList"},
)
