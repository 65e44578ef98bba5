# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Network devices."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth.row import ALL_RELEASES, Example, Row, SecondValue

PARIS = "Location#All Locations#Paris"
LYON = "Location#All Locations#Lyon"
SWITCH = "Device Type#All Device Types#Switch"
IPSEC = "IPSEC#Is IPSEC Device#Yes"
DEFAULT_GROUPS = ["Location#All Locations", "IPSEC#Is IPSEC Device#No", "Device Type#All Device Types"]


def _stored(name: str, address: str, **more: Any) -> dict[str, Any]:
    """Return a device with the values that ISE adds."""
    return {
        "name": name,
        "NetworkDeviceIPList": [{"ipaddress": address, "mask": 32}],
        "NetworkDeviceGroupList": DEFAULT_GROUPS,
        "profileName": "Cisco",
        "coaPort": 1700,
        **more,
    }


FULL = Example(
    options={
        "name": "sw-paris-01",
        "description": "Access switch, building A",
        "ip_addresses": ["10.1.2.3/32", "10.1.4.0/24 exclude 10.1.4.9", "10.1.6.1-10"],
        "groups": [PARIS, SWITCH, IPSEC],
        "profile": "ArubaWireless",
        "model_name": "C9300-48P",
        "software_version": "17.9.4",
        "radius": {
            "shared_secret": "canary-radius",
            "second_shared_secret": "canary-radius-second",
            "use_second_shared_secret": True,
            "enabled": True,
            "network_protocol": "tacacs_plus",
            "coa_port": 3799,
            "dtls_required": True,
            "dtls_dns_name": "sw-paris-01.example.com",
            "key_wrap": True,
            "key_encryption_key": "canary-0123456789abcdef012345678",
            "message_authenticator_code_key": "canary-0123456789abcdef0123456789abcdef0",
            "key_input_format": "hexadecimal",
        },
        "tacacs": {
            "shared_secret": "canary-tacacs",
            "single_connect": "legacy",
            "previous_shared_secret": "canary-tacacs-previous",
            "previous_shared_secret_expiry": 604800,
            "tls": {
                "enabled": True,
                "single_connect": "draft_compliant",
                "validate_san_ip": True,
                "san_dns_names": ["sw-paris-01.example.com", "sw-paris-01.example.net"],
                "san_directory_names": ["cn=sw-paris-01", "ou=switches"],
            },
        },
        "snmp": {
            "version": "3",
            "ro_community": "canary-community",
            "username": "monitor",
            "security_level": "priv",
            "auth_protocol": "sha",
            "auth_password": "canary-snmp-auth",
            "privacy_protocol": "aes128",
            "privacy_password": "canary-snmp-privacy",
            "polling_interval": 28800,
            "link_trap_query": True,
            "mac_trap_query": True,
            "originating_policy_services_node": "psn-1",
        },
        "trustsec": {
            "device_id": "sw-paris-01-sga",
            "device_password": "canary-sga",
            "rest_api_username": "rest",
            "rest_api_password": "canary-rest-api",
            "push_id_support": True,
            "notifications": {
                "environment_data_interval": 3601,
                "peer_authorization_interval": 3602,
                "reauthentication_interval": 3603,
                "sgacl_interval": 3604,
                "trusted_by_other_devices": True,
                "send_configuration": True,
                "send_configuration_using": "cli",
                "coa_source_host": "ise-psn-1",
            },
            "deployment": {
                "include_in_sgt_updates": True,
                "exec_username": "deploy",
                "exec_password": "canary-exec",
                "enable_password": "canary-enable",
            },
        },
    },
    stored={
        "name": "sw-paris-01",
        "description": "Access switch, building A",
        "NetworkDeviceIPList": [
            {"ipaddress": "10.1.2.3", "mask": 32},
            {"ipaddress": "10.1.4.0", "mask": 24, "ipaddressExclude": "10.1.4.9"},
            {"ipaddress": "10.1.6.1-10", "mask": 32},
        ],
        "NetworkDeviceGroupList": [PARIS, SWITCH, IPSEC],
        "profileName": "ArubaWireless",
        "modelName": "C9300-48P",
        "softwareVersion": "17.9.4",
        "coaPort": 3799,
        "dtlsDnsName": "sw-paris-01.example.com",
        "authenticationSettings": {
            "radiusSharedSecret": "canary-radius",
            "secondRadiusSharedSecret": "canary-radius-second",
            "enableMultiSecret": True,
            "enabled": True,
            "networkProtocol": "TACACS_PLUS",
            "dtlsRequired": True,
            "enableKeyWrap": True,
            "keyEncryptionKey": "canary-0123456789abcdef012345678",
            "messageAuthenticatorCodeKey": "canary-0123456789abcdef0123456789abcdef0",
            "keyInputFormat": "HEXADECIMAL",
        },
        "tacacsSettings": {
            "sharedSecret": "canary-tacacs",
            "connectModeOptions": "ON_LEGACY",
            "previousSharedSecret": "canary-tacacs-previous",
            "previousSharedSecretExpiry": 604800,
        },
        "tacacsTlsSettings": {
            "enableTls": True,
            "connectModeOptions": "ON_DRAFT_COMPLIANT",
            "enableSanIpValidation": True,
            "sanValues": {
                "dnsNames": ["sw-paris-01.example.com", "sw-paris-01.example.net"],
                "directoryNames": ["cn=sw-paris-01", "ou=switches"],
            },
        },
        "snmpsettings": {
            "version": "THREE",
            "roCommunity": "canary-community",
            "username": "monitor",
            "securityLevel": "PRIV",
            "authProtocol": "SHA",
            "authPassword": "canary-snmp-auth",
            "privacyProtocol": "AES128",
            "privacyPassword": "canary-snmp-privacy",
            "pollingInterval": 28800,
            "linkTrapQuery": True,
            "macTrapQuery": True,
            "originatingPolicyServicesNode": "psn-1",
        },
        "trustsecsettings": {
            "deviceAuthenticationSettings": {
                "sgaDeviceId": "sw-paris-01-sga",
                "sgaDevicePassword": "canary-sga",
                "restApiUsername": "rest",
                "restApiPassword": "canary-rest-api",
            },
            "pushIdSupport": True,
            "sgaNotificationAndUpdates": {
                "downlaodEnvironmentDataEveryXSeconds": 3601,
                "downlaodPeerAuthorizationPolicyEveryXSeconds": 3602,
                "reAuthenticationEveryXSeconds": 3603,
                "downloadSGACLListsEveryXSeconds": 3604,
                "otherSGADevicesToTrustThisDevice": True,
                "sendConfigurationToDevice": True,
                "sendConfigurationToDeviceUsing": "ENABLE_USING_CLI",
                "coaSourceHost": "ise-psn-1",
            },
            "deviceConfigurationDeployment": {
                "includeWhenDeployingSGTUpdates": True,
                "execModeUsername": "deploy",
                "execModePassword": "canary-exec",
                "enableModePassword": "canary-enable",
            },
        },
    },
)

ROW = Row(
    module="network_device",
    info="network_device_info",
    by_name_since="3.1",
    patch_since="3.2",
    releases=ALL_RELEASES,
    minimal=Example(
        options={"name": "sw-rome-01", "ip_addresses": ["10.9.9.9/32"]},
        stored=_stored("sw-rome-01", "10.9.9.9"),
        shown={"groups": DEFAULT_GROUPS, "profile": "Cisco", "radius": {"coa_port": 1700}},
    ),
    full=FULL,
    examples={
        "radius only": Example(
            options={
                "name": "sw-rome-02",
                "ip_addresses": ["10.9.9.8/32"],
                "groups": [PARIS],
                "radius": {"shared_secret": "canary-radius"},
            },
            stored=_stored(
                "sw-rome-02",
                "10.9.9.8",
                NetworkDeviceGroupList=[PARIS, "IPSEC#Is IPSEC Device#No", "Device Type#All Device Types"],
                authenticationSettings={
                    "radiusSharedSecret": "canary-radius",
                    "networkProtocol": "RADIUS",
                    "keyInputFormat": "ASCII",
                },
            ),
            shown={"radius": {"network_protocol": "radius", "key_input_format": "ascii"}},
        ),
        "key wrap in ascii": Example(
            options={
                "name": "sw-rome-03",
                "ip_addresses": ["10.9.9.7/32"],
                "radius": {
                    "shared_secret": "canary-radius",
                    "key_wrap": True,
                    "key_encryption_key": "canary-89abcdef0",
                    "message_authenticator_code_key": "canary-89abcdef01234",
                    "key_input_format": "ascii",
                },
            },
            stored=_stored(
                "sw-rome-03",
                "10.9.9.7",
                authenticationSettings={
                    "radiusSharedSecret": "canary-radius",
                    "networkProtocol": "RADIUS",
                    "enableKeyWrap": True,
                    "keyEncryptionKey": "canary-89abcdef0",
                    "messageAuthenticatorCodeKey": "canary-89abcdef01234",
                    "keyInputFormat": "ASCII",
                },
            ),
            shown={"radius": {"network_protocol": "radius"}},
        ),
        "tacacs and snmp": Example(
            options={
                "name": "sw-rome-04",
                "ip_addresses": ["10.9.9.6/32"],
                "tacacs": {"shared_secret": "canary-tacacs"},
                "snmp": {"version": "1", "ro_community": "canary-community", "polling_interval": 0},
            },
            stored=_stored(
                "sw-rome-04",
                "10.9.9.6",
                tacacsSettings={"sharedSecret": "canary-tacacs", "connectModeOptions": "OFF"},
                snmpsettings={
                    "version": "ONE",
                    "roCommunity": "canary-community",
                    "pollingInterval": 0,
                    "linkTrapQuery": False,
                    "macTrapQuery": False,
                    "originatingPolicyServicesNode": "Auto",
                },
            ),
            shown={
                "tacacs": {"single_connect": "disabled"},
                "snmp": {"link_trap_query": False, "originating_policy_services_node": "Auto"},
            },
        ),
        "a slash and umlauts in the name": Example(
            options={"name": "sw zürich/nord", "ip_addresses": ["10.9.9.5/32"]},
            stored=_stored("sw zürich/nord", "10.9.9.5"),
        ),
    },
    rename="sw-roma-01",
    second_values={
        "ip_addresses": SecondValue(["10.1.2.4/32"], [{"ipaddress": "10.1.2.4", "mask": 32}]),
        "groups": SecondValue([LYON, SWITCH, IPSEC], [LYON, SWITCH, IPSEC]),
        # The other format requires keys of another length; "key wrap in ascii" has it.
        "radius.key_input_format": None,
    },
    stored_when_cleared={"groups": DEFAULT_GROUPS, "profile": "Cisco"},
    additive=("groups",),  # full has each group type once; types that are omitted do not change
    chosen_by_server=("snmp.originating_policy_services_node",),
    not_clearable={
        "ip_addresses": "a device requires at least one address",
        "radius": "ERS cannot disable RADIUS",
        "snmp.username": "Mandatory fields missing: [snmpsettings.username]",
        "snmp.auth_password": "Mandatory fields missing: [snmpsettings.authPassword]",
        "snmp.privacy_password": "Mandatory fields missing: [snmpsettings.privacyPassword]",
    },
    other_forms={"ip_addresses": ["10.1.6.1-10/32", "10.1.2.3", "10.1.4.0/255.255.255.0  exclude  10.1.4.9"]},
    equivalent_values={"radius.coa_port": (0, 1700)},
    filters={
        "name": "sw-paris-01",
        "description": "Access switch, building A",
        "ip_address": "10.1.2.3",
        "location": PARIS,
        "device_type": SWITCH,
    },
    objects={
        "networkdevicegroup": [
            {"name": PARIS, "othername": "Location"},
            {"name": LYON, "othername": "Location"},
            {"name": SWITCH, "othername": "Device Type"},
        ]
    },
    relevant_when={
        "radius.second_shared_secret": ("radius.use_second_shared_secret", (True,)),
        "radius.key_encryption_key": ("radius.key_wrap", (True,)),
        "radius.message_authenticator_code_key": ("radius.key_wrap", (True,)),
        "snmp.ro_community": ("snmp.version", ("1", "2c")),
        "snmp.auth_password": ("snmp.version", ("3",)),
        "snmp.privacy_password": ("snmp.version", ("3",)),
    },
    unmasked=("snmp.ro_community",),
    exclusive="ip_addresses",
    switches={
        "exclude_key": ("ipaddressExclude", "getIpaddressExclude"),
        "snmp_required": ("ignore",),
        "radius_omitted": ("removed", "kept"),
        "mask_snmp_community": (True,),
        "duplicate_device_status": (500,),
        "ip_overlap": ("identical", "allow"),
        "unknown_ndg": ("accept",),
    },
    switch_tests={"snmp_node": "network devices", "default_device": "network devices"},
)
