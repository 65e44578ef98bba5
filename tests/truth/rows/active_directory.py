# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Active Directory join points, read-only. test_active_directory.py tests the lookups in Active Directory."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.row import Example, Row

GROUPS = [
    {"name": "corp.example.com/Users/Domain Users", "sid": "S-1-5-21-1-513", "type": "GLOBAL"},
    {"name": "corp.example.com/Builtin/Administrators", "sid": "S-1-5-32-544", "type": "BUILTIN"},
]
USER = {
    "first_name": "givenName",
    "last_name": "sn",
    "email": "mail",
    "telephone": "telephoneNumber",
    "job_title": "title",
    "department": "department",
    "organization": "company",
    "street": "streetAddress",
    "locality": "l",
    "state": "st",
    "country": "co",
}

ROW = Row(
    module="",
    info="active_directory_info",
    by_name_since="2.2",
    patch_since="",
    minimal=Example(
        options={"name": "branch", "domain": "branch.example.com"},
        stored={"name": "branch", "domain": "branch.example.com"},
    ),
    full=Example(
        options={
            "name": "corp",
            "description": "Head office",
            "domain": "corp.example.com",
            "scopes": ["Default_Scope", "Offices"],
            "only_allowed_domains": True,
            "groups": GROUPS,
            "attributes": [
                {"name": "badge", "internal_name": "badgeNumber", "type": "octet_string", "default_value": "none"}
            ],
            "domains": [
                {"name": "lab.example.com", "forest": "example.com", "unusable_reason": "ERROR_TIME_SKEW"},
            ],
            "advanced": {
                "password_change": True,
                "machine_authentication": False,
                "machine_access_restrictions": True,
                "machine_access_hours": 8,
                "dialin_check": True,
                "dialin_callback": False,
                "kerberos_for_plain_text": True,
                "lockout_protection": True,
                "lockout_attempts": 3,
                "lockout_networks": "wireless",
                "unqualified_names": "search_all",
                "unreachable_domains": "drop",
                "rewrite": True,
                "rewrite_rules": [{"row": 0, "match": "[IDENTITY]@old", "result": "[IDENTITY]@new"}],
                "schema": "custom",
                "user_attributes": USER,
            },
        },
        stored={
            "name": "corp",
            "description": "Head office",
            "domain": "corp.example.com",
            "adScopesNames": "Default_Scope,Offices",
            "enableDomainAllowedList": True,
            "adgroups": {"groups": GROUPS},
            "adAttributes": {
                "attributes": [
                    {"name": "badge", "internalName": "badgeNumber", "type": "OCTET_STRING", "defaultValue": "none"}
                ]
            },
            "ERSActiveDirectoryDomains": {
                "domains": [
                    {"dnsName": "lab.example.com", "forest": "example.com", "unusableReason": "ERROR_TIME_SKEW"}
                ]
            },
            "advancedSettings": {
                "enablePassChange": True,
                "enableMachineAuth": False,
                "enableMachineAccess": True,
                "agingTime": 8,
                "enableDialinPermissionCheck": True,
                "enableCallbackForDialinClient": False,
                "plaintextAuth": True,
                "enableFailedAuthProtection": True,
                "failedAuthThreshold": 3,
                "authProtectionType": "WIRELESS",
                "identityNotInAdBehaviour": "SEARCH_ALL",
                "unreachableDomainsBehaviour": "DROP",
                "enableRewrites": True,
                "rewriteRules": [{"rowId": 0, "rewriteMatch": "[IDENTITY]@old", "rewriteResult": "[IDENTITY]@new"}],
                "schema": "CUSTOM",
                "firstName": "givenName",
                "lastName": "sn",
                "email": "mail",
                "telephone": "telephoneNumber",
                "jobTitle": "title",
                "department": "department",
                "organizationalUnit": "company",
                "streetAddress": "streetAddress",
                "locality": "l",
                "stateOrProvince": "st",
                "country": "co",
            },
        },
    ),
    filters={"name": "corp"},
    switches={
        "ad_allowed_key": ("enableDomainAllowedList", "enableDomainWhiteList"),
        "ad_group_name": ("groupName",),
    },
    switch_tests={"joined_domain": "examples", "ad_group_filter": "active directory"},
)
