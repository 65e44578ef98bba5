# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One complete body for each resource, and the objects that it refers to.

A resource without a body here is tested with the largest object of its row in the truth matrix.
"""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.contract.policy_bodies import POLICY
from ansible_collections.openise.ise.tests.truth.row import Row, rows
from ise_simulator.catalog import CATALOG
from ise_simulator.testing import Simulator

# Attributes that ISE shows in a form that it does not accept, or hides but requires.
REWRITTEN = {
    "externalradiusserver": ("sharedSecret", "encryptionKey", "authenticatorKey"),
    "guestuser": ("portalId",),
    "filterpolicy": ("sgt",),
    "sxplocalbindings": ("sgt",),
    "tacacsexternalservers": ("sharedSecret",),
}

# Objects that bodies refer to.
OTHERS = {
    "radiusserversequence": [("externalradiusserver", {"name": "radius1"})],
    "tacacsserversequence": [("tacacsexternalservers", {"name": "tacacs1"})],
}

# Keys that a profile does not have are removed before a body is sent.
BODIES: dict[str, dict[str, Any]] = {
    **POLICY,
    "networkdevice": {
        "name": "contract",
        "description": "every attribute",
        "authenticationSettings": {
            "enabled": True,
            "networkProtocol": "RADIUS",
            "radiusSharedSecret": "a",
            "secondRadiusSharedSecret": "b",
            "enableMultiSecret": True,
            "enableKeyWrap": True,
            "dtlsRequired": True,
            "keyEncryptionKey": "1234567890123456",
            "messageAuthenticatorCodeKey": "12345678901234567890",
            "keyInputFormat": "ASCII",
        },
        "snmpsettings": {
            "version": "THREE",
            "roCommunity": "c",
            "username": "u",
            "securityLevel": "PRIV",
            "authProtocol": "SHA",
            "authPassword": "d",
            "privacyProtocol": "AES128",
            "privacyPassword": "e",
            "pollingInterval": 3600,
            "linkTrapQuery": True,
            "macTrapQuery": True,
            "originatingPolicyServicesNode": "Auto",
        },
        "tacacsSettings": {
            "sharedSecret": "f",
            "connectModeOptions": "ON_LEGACY",
            "previousSharedSecret": "g",
            "previousSharedSecretExpiry": 1778155404,
        },
        "tacacsTlsSettings": {
            "enableTls": True,
            "connectModeOptions": "OFF",
            "enableSanIpValidation": True,
            "sanValues": {"dnsNames": ["a.example.com"], "directoryNames": ["CN=a"]},
        },
        "trustsecsettings": {
            "deviceAuthenticationSettings": {
                "sgaDeviceId": "contract",
                "sgaDevicePassword": "h",
                "restApiUsername": "i",
                "restApiPassword": "j",
            },
            "sgaNotificationAndUpdates": {"coaSourceHost": "psn"},
            "deviceConfigurationDeployment": {
                "enableModePassword": "k",
                "execModePassword": "l",
                "execModeUsername": "m",
                "includeWhenDeployingSGTUpdates": True,
            },
        },
        "modelName": "n",
        "softwareVersion": "o",
        "profileName": "Cisco",
        "coaPort": 1700,
        "dtlsDnsName": "p",
        "NetworkDeviceIPList": [{"ipaddress": "192.0.2.0", "mask": 24, "ipaddressExclude": "192.0.2.9"}],
        "NetworkDeviceGroupList": ["Location#All Locations"],
    },
    "networkdevicegroup": {"name": "Location#All Locations#X", "othername": "Location", "description": "x"},
    "endpointgroup": {
        "name": "contract",
        "description": "x",
        "systemDefined": False,
        "parentId": "aa10ae00-8bff-11e6-996c-525400b48521",
    },
    "identitygroup": {
        "name": "contract",
        "description": "x",
        "parent": "NAC Group:NAC:IdentityGroups:User Identity Groups",
    },
    "adminuser": {
        "name": "contract",
        "description": "x",
        "enabled": True,
        "email": "contract@example.com",
        "password": "Contract-1",
        "changePassword": False,
        "firstName": "a",
        "lastName": "b",
        "includeSystemAlarmsInEmail": True,
        "inactiveAccountNeverDisabled": True,
        "externalUser": False,
        "adminGroups": "Super Admin",
        "customAttributes": {"Site": "c"},
    },
    "endpoint": {
        "name": "AA:BB:CC:00:11:22",
        "description": "x",
        "mac": "AA:BB:CC:00:11:22",
        "profileId": "fe8c7cc0-8bff-11e6-996c-525400b48521",
        "staticProfileAssignment": True,
        "staticProfileAssignmentDefined": True,
        "groupId": "aa13bb40-8bff-11e6-996c-525400b48521",
        "staticGroupAssignment": True,
        "staticGroupAssignmentDefined": True,
        "portalUser": "ann",
        "identityStore": "a",
        "identityStoreId": "b",
        "mdmAttributes": {
            "mdmServerName": "c",
            "mdmReachable": True,
            "mdmEnrolled": True,
            "mdmComplianceStatus": True,
            "mdmOS": "d",
            "mdmManufacturer": "e",
            "mdmModel": "f",
            "mdmSerial": "g",
            "mdmEncrypted": True,
            "mdmPinlock": True,
            "mdmJailBroken": False,
            "mdmIMEI": "h",
            "mdmPhoneNumber": "i",
        },
        "customAttributes": {"customAttributes": {"Owner": "j"}},
    },
    "internaluser": {
        "name": "contract",
        "description": "x",
        "enabled": False,
        "email": "contract@example.com",
        "accountNameAlias": "a",
        "password": "Contract-1",
        "firstName": "b",
        "lastName": "c",
        "changePassword": False,
        "identityGroups": "a1740510-8c01-11e6-996c-525400b48521",
        "passwordNeverExpires": True,
        "expiryDateEnabled": True,
        "expiryDate": "2030-12-31",
        "enablePassword": "Contract-2",
        "customAttributes": {"Site": "d"},
        "passwordIDStore": "Internal Users",
        "ssh_keys": ["ssh-ed25519 AAAA e"],
        "enablePasswordlessAuth": False,
    },
    "egressmatrixcell": {
        "description": "x",
        "sourceSgtId": "93ad6890-8c01-11e6-996c-525400b48521",
        "destinationSgtId": "93c66ed0-8c01-11e6-996c-525400b48521",
        "matrixCellStatus": "MONITOR",
        "defaultRule": "NONE",
        "sgacls": ["3208b350-6ead-11ea-812e-0242d0ede26e"],
        "matrixId": "ccf9a6ea-153b-4056-b8f4-0dc17eca4d30",
    },
    "sgmappinggroup": {
        "name": "contract",
        "description": "x",
        "sgt": "93ad6890-8c01-11e6-996c-525400b48521",
        "deployType": "NDG",
        "deployTo": "70836740-8bff-11e6-996c-525400b48521",
        "sgtDomain": "x",
    },
    "sgmapping": {
        "name": "srv.example.com",
        "description": "x",
        "sgt": "93ad6890-8c01-11e6-996c-525400b48521",
        "deployType": "ALL",
        "hostName": "srv.example.com",
        "sgtDomain": "x",
        "resolvingNodes": "psn1,psn2",
        "ttl": 3600,
    },
    "sxpvpns": {"sxpVpnName": "contract", "name": "x", "description": "x"},
    "sxpconnections": {
        "name": "contract",
        "description": "x",
        "sxpPeer": "core1",
        "sxpVpn": "default",
        "sxpNode": "psn1",
        "ipAddress": "10.1.1.1",
        "sxpMode": "BOTH",
        "sxpVersion": "VERSION_4",
        "enabled": True,
    },
    "sxplocalbindings": {
        "name": "contract",
        "description": "x",
        "bindingName": "x",
        "ipAddressOrHost": "10.2.2.2",
        "sgt": "93ad6890-8c01-11e6-996c-525400b48521",
        "sxpVpn": "default",
        "vns": "Corp",
    },
    "sgt": {
        "name": "contract",
        "description": "x",
        "value": 1234,
        "propogateToApic": True,
        "isReadOnly": False,
        "defaultSGACLs": ["Permit_IP_Log"],
    },
    "sgacl": {
        "name": "contract",
        "description": "x",
        "ipVersion": "IPV4",
        "aclcontent": "permit ip",
        "modelledContent": {},
        "readOnly": False,
        "sgAclType": "TRUSTSEC",
        "validateAclContent": True,
    },
    "guestssid": {"name": "contract", "description": "x"},
    "guestlocation": {"name": "contract", "description": "x"},
    "guesttype": {
        "name": "contract",
        "description": "x",
        "accessTime": {
            "fromFirstLogin": True,
            "maxAccountDuration": 10,
            "durationTimeUnit": "DAYS",
            "defaultDuration": 5,
            "allowAccessOnSpecificDaysTimes": True,
            "dayTimeLimits": [{"startTime": "09:00", "endTime": "17:00", "days": ["Monday"]}],
        },
        "loginOptions": {
            "limitSimultaneousLogins": True,
            "maxSimultaneousLogins": 1,
            "failureAction": "Disconnect_Newest_Connection",
            "maxRegisteredDevices": 2,
            "identityGroupId": "aa178bd0-8bff-11e6-996c-525400b48521",
            "allowGuestPortalBypass": True,
        },
        "expirationNotification": {
            "enableNotification": True,
            "advanceNotificationDuration": 1,
            "advanceNotificationUnits": "DAYS",
            "sendEmailNotification": True,
            "emailText": "y",
            "sendSmsNotification": True,
            "smsText": "z",
        },
        "sponsorGroups": ["ALL_ACCOUNTS (default)"],
        "allowDynamicIdentityGroups": True,
        "dynamicGroups": [{"externalGroupName": "ad:Staff", "identityGroupId": "a"}],
    },
    "guestuser": {
        "name": "contract",
        "description": "x",
        "guestType": "Contractor (default)",
        "portalId": "04cd708b-feef-4c75-bf3e-2d2a9c302da2",
        "reasonForVisit": "a",
        "personBeingVisited": "b",
        "sponsorUserName": "sponsor",
        "guestInfo": {
            "firstName": "c",
            "lastName": "d",
            "company": "e",
            "notificationLanguage": "English",
            "userName": "contract",
            "emailAddress": "guest@example.com",
            "password": "Guest-Pass-1",
            "phoneNumber": "+13211239034",
            "smsServiceProvider": "Global Default",
        },
        "guestAccessInfo": {
            "validDays": 90,
            "fromDate": "04/02/2024 10:00",
            "toDate": "07/01/2024 10:00",
            "location": "San Jose",
            "ssid": "f",
            "groupTag": "g",
        },
        "customFields": {"h": "i"},
    },
    "sponsorgroup": {
        "name": "contract",
        "description": "x",
        "isEnabled": True,
        "memberGroups": ["ALL_ACCOUNTS (default)"],
        "guestTypes": ["Daily (default)"],
        "locations": ["San Jose"],
        "autoNotification": True,
        "createPermissions": {"canCreateRandomAccounts": True, "randomBatchSizeLimit": 20},
        "managePermission": "ALLACCOUNTS",
        "otherPermissions": {"canAccessViaRest": True},
    },
    "portal": {
        "name": "contract",
        "description": "x",
        "portalType": "SPONSOR",
        "allowSponsorToChangeOwnPassword": True,
        "loginPageAccessCode": "a",
        "aupPageAccessCode": "b",
        "guestUserFieldList": [
            {
                "labelName": "c",
                "dataType": "STRING",
                "instructionText": "d",
                "required": True,
                "dictionaryLabelKey": "e",
                "customType": True,
            }
        ],
    },
    **{
        portal: {
            "name": "contract",
            "description": "x",
            "portalType": "SPONSOR",
            "portalTestUrl": "https://ise.example.com/",
            "settings": {"portalSettings": {"httpsPort": 8443}},
            "customizations": {"globalCustomizations": {"bannerTitle": "a"}},
        }
        for portal in ("hotspotportal", "selfregportal", "sponsorportal", "sponsoredguestportal")
    },
    "activedirectory": {
        "name": "contract",
        "description": "x",
        "domain": "corp.example.com",
        "enableDomainAllowedList": True,
        "adgroups": {"groups": [{"name": "corp.example.com/Users/a", "sid": "S-1-5-21-1", "type": "GLOBAL"}]},
        "advancedSettings": {
            "enablePassChange": True,
            "enableMachineAuth": True,
            "enableMachineAccess": True,
            "agingTime": 5,
            "enableDialinPermissionCheck": False,
            "enableCallbackForDialinClient": False,
            "plaintextAuth": False,
            "enableFailedAuthProtection": True,
            "authProtectionType": "BOTH",
            "failedAuthThreshold": 5,
            "identityNotInAdBehaviour": "REJECT",
            "unreachableDomainsBehaviour": "DROP",
            "enableRewrites": True,
            "rewriteRules": [{"rowId": 0, "rewriteMatch": "a", "rewriteResult": "b"}],
            "firstName": "givenName",
            "department": "department",
            "lastName": "sn",
            "organizationalUnit": "company",
            "jobTitle": "title",
            "locality": "l",
            "email": "mail",
            "stateOrProvince": "st",
            "telephone": "telephoneNumber",
            "country": "co",
            "streetAddress": "streetAddress",
            "schema": "CUSTOM",
        },
        "adScopesNames": "Default_Scope",
        "adAttributes": {
            "attributes": [{"name": "a", "type": "STRING", "internalName": "b", "defaultValue": ""}],
        },
        "ERSActiveDirectoryDomains": {"domains": [{"dnsName": "a", "forest": "b", "unusableReason": "c"}]},
    },
    "restidstore": {
        "name": "contract",
        "description": "x",
        "ersRestIDStoreAttributes": {
            "rootUrl": "a",
            "usernameSuffix": "@example.com",
            "predefined": "Azure",
            "headers": [
                {"key": "tenantID", "value": "b"},
                {"key": "clientID", "value": "c"},
                {"key": "clientSecret", "value": "d"},
                {"key": "other", "value": "e"},
            ],
        },
        "ersRestIDStoreGroups": {"groups": ["f"]},
        "ersRestIDStoreUserAttributes": {"attributes": [{"name": "g", "type": "STRING"}]},
        "ersRestIDStoreDeviceAttributes": {"attributes": [{"name": "h", "type": "STRING"}]},
        "ersRestIDStoreAdvanceSettings": {
            "deviceQuerySetting": "ENTRA_DEVICE_NAME",
            "identifyDeviceCertificate": "SAN",
            "subjectNameFormat": "",
            "sanAttribute": "EMAIL",
            "sanAttributeValue": "username@domain.com",
            "regexType": "CUSTOM",
            "regex": "i",
            "sshKeysAttributeName": "sshPublicKeys",
            "enablePasswordlessAuth": True,
        },
    },
    "ancendpoint": {
        "name": "contract",
        "description": "x",
        "macAddress": "00:11:22:33:44:55",
        "policyName": "Quarantine",
    },
    "ancpolicy": {"name": "contract", "description": "x", "actions": ["QUARANTINE", "PORTBOUNCE"]},
    "node": {
        "name": "contract",
        "description": "x",
        "gateWay": "192.0.2.1",
        "displayName": "contract",
        "inDeployment": True,
        "otherPapFqdn": "pan2.example.com",
        "ipAddresses": ["192.0.2.2", "192.0.2.3"],
        "ipAddress": "192.0.2.2",
        "sxpIpAddress": "192.0.2.3",
        "nodeServiceTypes": "Session, SXP",
        "fqdn": "contract.example.com",
        "primaryPapNode": True,
        "papNode": True,
        "pxGridNode": True,
        "ipV6Address": "2001:db8::2",
        "secIpV6Address": "2001:db8::3",
        "ipV6Addresses": ["2001:db8::2"],
    },
    "profilerprofile": {
        "name": "contract",
        "description": "x",
        "parentId": "fe8c7cc0-8bff-11e6-996c-525400b48521",
    },
}


def body_of(resource: str) -> dict[str, Any]:
    """Return a complete body of a resource."""
    return BODIES[resource] if resource in BODIES else dict(_row(resource).full.stored)


def objects_for(resource: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the objects that the body refers to, as pairs of resource and document."""
    if resource in BODIES:
        return OTHERS.get(resource, [])
    return [(path, document) for path, documents in _row(resource).objects.items() for document in documents]


def _row(resource: str) -> Row:
    return next(row for row in rows() if row.path == resource)


def body_for(sim: Simulator, resource: str) -> dict[str, Any]:
    """Return the body with the keys of the profile, in its spelling."""

    def known(shape: Any, value: dict[str, Any]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, attr in shape.known.items():
            if attr.name not in value:
                continue
            item = value[attr.name]
            if attr.attributes:
                child = shape.children[attr.name]
                item = [known(child, row) for row in item] if isinstance(item, list) else known(child, item)
            result[key] = item
        return result

    return {CATALOG[resource].envelope: known(sim.core.ers.shapes[resource], body_of(resource))}
