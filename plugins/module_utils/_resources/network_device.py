# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Network devices (NAD): switches, wireless controllers, VPN gateways and other clients of ISE's RADIUS or TACACS+.

Sources: Cisco's ERS reference for networkdevice (attributes, revisions up to 3.6), recorded answers of ISE 2.7 and 3.0
(what is read back, and when), public acceptance tests of other clients (which attributes are required in practice).
"""

from __future__ import annotations

from .._schema.attribute_types import Block, Boolean, Integer, List, Secret, String
from .._schema.comparison import UNORDERED, Automatic, OnePerRoot
from .._schema.endpoint import Endpoint, Hooks, Identity
from .._schema.resource import Names, Resource
from .._schema.rules import When, never_shown, not_clearable
from .._schema.usage import Exclusive
from .._types.codec import STRING_BOOL, Codec
from .._types.device_address import (
    address_spans,
    addresses_in_filter,
    decode_addresses,
    encode_addresses,
    find_address_conflicts,
    normalize_device_address,
    normalize_host_address,
)
from .network_device_group import NETWORK_DEVICE_GROUP, SEPARATOR

_WITH_KEY_WRAP = (When("key_wrap", (True,)),)
_SNMP_3 = (When("version", ("3",)),)


def _interval(name: str, api_name: str) -> Integer:
    return Integer(name, api_name, range=(0, 2147483647), server_default=86400)


def _polling_interval(value: int) -> int:
    if value and not 600 <= value <= 86400:
        raise ValueError(f"{value} is out of range; give 0 for no polling, or a number of seconds from 600 to 86400.")
    return value


RADIUS = Block(
    "radius",
    "authenticationSettings",
    update=not_clearable(
        "ERS cannot disable RADIUS once it is enabled; delete the device and create it without radius."
    ),
    attributes=(
        Secret("shared_secret", "radiusSharedSecret"),
        Secret(
            "second_shared_secret",
            "secondRadiusSharedSecret",
            relevant_when=(When("use_second_shared_secret", (True,)),),
        ),
        # Reads are the strings "true" and "false", unlike every other flag.
        Boolean("use_second_shared_secret", "enableMultiSecret", server_default=False, codec=STRING_BOOL),
        Boolean("enabled", write_only=True),
        String(
            "network_protocol",
            "networkProtocol",
            choices={"radius": "RADIUS", "tacacs_plus": "TACACS_PLUS"},
            server_default="radius",
            create_default="radius",
        ),
        Integer("coa_port", "/coaPort", range=(0, 65535), server_default=1700, equivalent_values=((0, 1700),)),
        Boolean("dtls_required", "dtlsRequired", server_default=False),
        String("dtls_dns_name", "/dtlsDnsName"),
        Boolean("key_wrap", "enableKeyWrap", server_default=False),
        Secret("key_encryption_key", "keyEncryptionKey", lengths=(16, 32), relevant_when=_WITH_KEY_WRAP),
        Secret(
            "message_authenticator_code_key",
            "messageAuthenticatorCodeKey",
            lengths=(20, 40),
            relevant_when=_WITH_KEY_WRAP,
        ),
        String(
            "key_input_format",
            "keyInputFormat",
            choices={"ascii": "ASCII", "hexadecimal": "HEXADECIMAL"},
            server_default="ascii",
        ),
        Boolean("message_authenticator_on_all_responses", "sendMAOnAllResponses", server_default=False, since="3.6"),
    ),
)

TACACS = Block(
    "tacacs",
    "tacacsSettings",
    attributes=(
        Secret("shared_secret", "sharedSecret"),
        String(
            "single_connect",
            "connectModeOptions",
            choices={"disabled": "OFF", "legacy": "ON_LEGACY", "draft_compliant": "ON_DRAFT_COMPLIANT"},
            server_default="disabled",
            create_default="disabled",
        ),
        Secret("previous_shared_secret", "previousSharedSecret", since="3.5"),
        Integer("previous_shared_secret_expiry", "previousSharedSecretExpiry", range=(0, 4102444800), since="3.5"),
        Block(
            "tls",
            "/tacacsTlsSettings",
            attributes=(
                Boolean("enabled", "enableTls", server_default=False, create_default=False, since="3.5"),
                String(
                    "single_connect",
                    "connectModeOptions",
                    choices={"disabled": "OFF", "draft_compliant": "ON_DRAFT_COMPLIANT"},
                    server_default="disabled",
                    since="3.5",
                ),
                Boolean("validate_san_ip", "enableSanIpValidation", server_default=False, since="3.5"),
                List("san_dns_names", "/tacacsTlsSettings/sanValues/dnsNames", compare=UNORDERED, since="3.5"),
                List(
                    "san_directory_names", "/tacacsTlsSettings/sanValues/directoryNames", compare=UNORDERED, since="3.5"
                ),
            ),
        ),
    ),
)

SNMP = Block(
    "snmp",
    "snmpsettings",
    attributes=(
        String("version", choices={"1": "ONE", "2c": "TWO_C", "3": "THREE"}),
        Secret("ro_community", "roCommunity", relevant_when=(When("version", ("1", "2c")),)),
        String("username"),
        String("security_level", "securityLevel", choices={"no_auth": "NO_AUTH", "auth": "AUTH", "priv": "PRIV"}),
        String("auth_protocol", "authProtocol", choices={"md5": "MD5", "sha": "SHA", "sha2": "SHA2"}),
        Secret("auth_password", "authPassword", relevant_when=_SNMP_3),
        String(
            "privacy_protocol",
            "privacyProtocol",
            choices={"des": "DES", "3des": "3DES", "aes128": "AES128", "aes192": "AES192", "aes256": "AES256"},
        ),
        Secret("privacy_password", "privacyPassword", relevant_when=_SNMP_3),
        Integer("polling_interval", "pollingInterval", server_default=3600, convert=_polling_interval),
        Boolean("link_trap_query", "linkTrapQuery"),
        Boolean("mac_trap_query", "macTrapQuery"),
        String(
            "originating_policy_services_node",
            "originatingPolicyServicesNode",
            server_default="Auto",
            compare=Automatic("Auto"),
        ),
    ),
)

TRUSTSEC = Block(
    "trustsec",
    "trustsecsettings",
    attributes=(
        String("device_id", "/trustsecsettings/deviceAuthenticationSettings/sgaDeviceId"),
        Secret("device_password", "/trustsecsettings/deviceAuthenticationSettings/sgaDevicePassword"),
        String("rest_api_username", "/trustsecsettings/deviceAuthenticationSettings/restApiUsername"),
        Secret(
            "rest_api_password",
            "/trustsecsettings/deviceAuthenticationSettings/restApiPassword",
            visibility=never_shown(implied_by="rest_api_username"),
        ),
        Boolean("push_id_support", "pushIdSupport", server_default=False, codec=STRING_BOOL),
        Block(
            "notifications",
            "sgaNotificationAndUpdates",
            attributes=(
                # The misspellings are ISE's.
                _interval("environment_data_interval", "downlaodEnvironmentDataEveryXSeconds"),
                _interval("peer_authorization_interval", "downlaodPeerAuthorizationPolicyEveryXSeconds"),
                _interval("reauthentication_interval", "reAuthenticationEveryXSeconds"),
                _interval("sgacl_interval", "downloadSGACLListsEveryXSeconds"),
                Boolean("trusted_by_other_devices", "otherSGADevicesToTrustThisDevice", server_default=False),
                Boolean("send_configuration", "sendConfigurationToDevice", server_default=False),
                String(
                    "send_configuration_using",
                    "sendConfigurationToDeviceUsing",
                    choices={"coa": "ENABLE_USING_COA", "cli": "ENABLE_USING_CLI", "none": "DISABLE_ALL"},
                    server_default="coa",
                ),
                String("coa_source_host", "coaSourceHost"),
            ),
        ),
        Block(
            "deployment",
            "deviceConfigurationDeployment",
            attributes=(
                Boolean("include_in_sgt_updates", "includeWhenDeployingSGTUpdates", server_default=False),
                String("exec_username", "execModeUsername"),
                Secret("exec_password", "execModePassword"),
                Secret("enable_password", "enableModePassword"),
            ),
        ),
    ),
)

NETWORK_DEVICE = Resource(
    "network_device",
    "network_devices",
    endpoint=Endpoint(
        "networkdevice",
        "NetworkDevice",
        by_name=True,
        patch_since="3.2",
        key_variants={"ipaddressExclude": "getIpaddressExclude"},
    ),
    identity=Identity(built_in=("ISE_EST_Local_Host",)),
    attributes=(
        String("name", required=True),
        String("description"),
        List(
            "ip_addresses",
            "NetworkDeviceIPList",
            required=True,
            convert=normalize_device_address,
            compare=UNORDERED,
            codec=Codec(decode=decode_addresses, encode=encode_addresses),
            update=not_clearable("a device requires at least one address."),
        ),
        List(
            "groups",
            "NetworkDeviceGroupList",
            compare=OnePerRoot(
                SEPARATOR, {"IPSEC": "IPSEC#Is IPSEC Device#No"}, filled=("Location", "Device Type", "IPSEC")
            ),
        ),
        String("profile", "profileName", server_default="Cisco"),
        String("model_name", "modelName"),
        String("software_version", "softwareVersion"),
        RADIUS,
        TACACS,
        SNMP,
        TRUSTSEC,
    ),
    filters={
        "name": "name",
        "description": "description",
        "ip_address": "ipaddress",
        "location": "location",
        "device_type": "type",
    },
    exclusive=Exclusive(
        "ip_addresses",
        "ipaddress",
        in_filter=addresses_in_filter,
        spans=address_spans,
        convert=normalize_host_address,
    ),
    # ISE refuses a device with a group that does not exist, and thousands of devices are created at a time.
    names={"groups": Names(NETWORK_DEVICE_GROUP, checked_by="ise", follows=True)},
    hooks=Hooks(
        check_all=lambda devices: find_address_conflicts(
            (place, desired.get(("ip_addresses",), ())) for place, desired in devices
        )
    ),
)
