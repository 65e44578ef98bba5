# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Complete bodies of LDAP stores, portal themes and native supplicant profiles."""

from __future__ import annotations

from typing import Any

_SERVER: dict[str, Any] = {
    "hostName": "ldap1.example.com",
    "port": 636,
    "maxConnections": 20,
    "serverTimeout": 10,
    "useAdminAccess": True,
    "adminDN": "cn=reader,dc=example,dc=com",
    "adminPassword": "a",
    "enableSecureConnection": True,
    "enableServerIdentityCheck": True,
    "trustCertificate": "b",
    "issuerCACertificate": "c",
    "enableForceReconnect": True,
    "forceReconnectTime": 20,
}
_NODE = {"name": "ise-psn1", "primaryHostname": "a", "secondaryHostname": "b", "primaryPort": 389, "secondaryPort": 390}
_PERSON = (
    "firstName", "department", "lastName", "organizationalUnit", "jobTitle", "locality", "email", "stateOrProvince",
    "telephone", "country", "streetAddress", "additionalAttribute",
)  # fmt: skip

STORES: dict[str, dict[str, Any]] = {
    "ldap": {
        "name": "contract",
        "description": "x",
        "generalSettings": {
            "userObjectClass": "Person",
            "userNameAttribute": "userPrincipalName",
            "groupNameAttribute": "dn",
            "groupObjectClass": "Group",
            "groupMapAttributeName": "memberOf",
            "certificate": "userCertificate",
            "schema": "ACTIVE_DIRECTORY",
            "groupReference": "GROUP_TO_USER",
            "groupMemberReference": "USERNAME",
            "userInfoAttributes": {name: f"a-{name}" for name in _PERSON},
        },
        "connectionSettings": {
            "primaryServer": _SERVER,
            "secondaryServer": {**_SERVER, "hostName": "ldap2.example.com"},
            "ldapNodeData": [_NODE],
            "failoverToSecondary": True,
            "failbackRetryDelay": 6,
            "specifyServerForEachISENode": True,
            "alwaysAccessPrimaryFirst": True,
        },
        "directoryOrganization": {
            "userDirectorySubtree": "ou=users",
            "groupDirectorySubtree": "ou=groups",
            "macFormat": "DASH",
            "stripPrefix": True,
            "stripSuffix": True,
            "prefixSeparator": "\\",
            "suffixSeparator": "@",
        },
        "groups": {"groupsNames": ["cn=staff"]},
        "attributes": {
            "attributes": [{"name": "a", "type": "STRING", "internalName": "whenChanged", "defaultValue": "b"}]
        },
        "enablePasswordChangeLDAP": True,
    },
    "portaltheme": {"name": "contract", "description": "x", "themeData": "LyogKi8="},
    "nspprofile": {
        "name": "contract",
        "description": "x",
        "wirelessProfiles": [
            {
                "ssid": "Example",
                "allowedProtocol": "TLS",
                "certificateTemplateId": "0ca8f1b6-500d-560b-e053-75189a0ab0d1",
                "actionType": "UPDATE",
                "previousSsid": "Example",
            }
        ],
    },
}
