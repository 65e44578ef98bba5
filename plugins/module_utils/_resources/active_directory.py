# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Join points: the Active Directory domains that ISE has joined.

Sources: Cisco's ERS reference for activedirectory and its revision history, acceptance tests of another client. Up to 3.2
the list of allowed domains is switched on by ``enableDomainWhiteList``, later by ``enableDomainAllowedList``. There is no
PUT; what can be changed is changed by actions, which this collection does not use.
"""

from __future__ import annotations

from .._schema.attribute_types import Block, Boolean, Integer, List, String
from .._schema.comparison import UNORDERED, Keyed
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource
from .._types.text import COMMAS

_USER_ATTRIBUTES = Block(
    "user_attributes",
    inline=True,
    attributes=(
        String("first_name", "firstName"),
        String("last_name", "lastName"),
        String("email"),
        String("telephone"),
        String("job_title", "jobTitle"),
        String("department"),
        String("organization", "organizationalUnit"),
        String("street", "streetAddress"),
        String("locality"),
        String("state", "stateOrProvince"),
        String("country"),
    ),
)

_ADVANCED = Block(
    "advanced",
    "advancedSettings",
    attributes=(
        Boolean("password_change", "enablePassChange"),
        Boolean("machine_authentication", "enableMachineAuth"),
        Boolean("machine_access_restrictions", "enableMachineAccess"),
        Integer("machine_access_hours", "agingTime"),
        Boolean("dialin_check", "enableDialinPermissionCheck"),
        Boolean("dialin_callback", "enableCallbackForDialinClient"),
        Boolean("kerberos_for_plain_text", "plaintextAuth"),
        Boolean("lockout_protection", "enableFailedAuthProtection", since="3.1"),
        Integer("lockout_attempts", "failedAuthThreshold", since="3.1"),
        String(
            "lockout_networks",
            "authProtectionType",
            choices={"wireless": "WIRELESS", "wired": "WIRED", "both": "BOTH"},
            since="3.1",
        ),
        String(
            "unqualified_names",
            "identityNotInAdBehaviour",
            choices={
                "reject": "REJECT",
                "search_joined_forest": "SEARCH_JOINED_FOREST",
                "search_all": "SEARCH_ALL",
            },
        ),
        String("unreachable_domains", "unreachableDomainsBehaviour", choices={"proceed": "PROCEED", "drop": "DROP"}),
        Boolean("rewrite", "enableRewrites"),
        List(
            "rewrite_rules",
            "rewriteRules",
            compare=Keyed("match"),
            attributes=(
                Integer("row", "rowId"),
                String("match", "rewriteMatch"),
                String("result", "rewriteResult"),
            ),
        ),
        String("schema", choices={"active_directory": "ACTIVE_DIRECTORY", "custom": "CUSTOM"}),
        _USER_ATTRIBUTES,
    ),
)

ACTIVE_DIRECTORY = Resource(
    "active_directory",
    "active_directories",
    endpoint=Endpoint(
        "activedirectory",
        "ERSActiveDirectory",
        by_name=True,
        put="",
        key_variants={"enableDomainAllowedList": "enableDomainWhiteList"},
    ),
    attributes=(
        String("name"),
        String("description"),
        String("domain"),
        List("scopes", "adScopesNames", codec=COMMAS, compare=UNORDERED),
        Boolean("only_allowed_domains", "enableDomainAllowedList"),
        List(
            "groups",
            "/adgroups/groups",
            compare=Keyed("sid"),
            attributes=(String("name"), String("sid"), String("type")),
        ),
        List(
            "attributes",
            "/adAttributes/attributes",
            compare=Keyed("name"),
            attributes=(
                String("name"),
                String("internal_name", "internalName"),
                String(
                    "type",
                    choices={
                        "string": "STRING",
                        "ip": "IP",
                        "boolean": "BOOLEAN",
                        "int": "INT",
                        "octet_string": "OCTET_STRING",
                    },
                ),
                String("default_value", "defaultValue"),
            ),
        ),
        List(
            "domains",
            "/ERSActiveDirectoryDomains/domains",
            compare=Keyed("name"),
            attributes=(
                String("name", "dnsName"),
                String("forest"),
                String("unusable_reason", "unusableReason"),
            ),
        ),
        _ADVANCED,
    ),
    filters={"name": "name"},
)
