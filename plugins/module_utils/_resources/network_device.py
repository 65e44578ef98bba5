# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Network devices (NAD): switches, wireless controllers, VPN gateways and whatever else asks ISE over RADIUS or TACACS+.

Sources: Cisco's ERS reference for networkdevice (attributes, revisions up to 3.6), recorded answers of ISE 2.7 and 3.0
(what is read back, and when), public acceptance tests of other clients (which attributes are really mandatory).
"""

from __future__ import annotations

from .._schema.comparison import UNORDERED, Automatic, OnePerRoot
from .._schema.resource import Field, Resource
from .._types.codec import STRING_BOOL, Codec
from .._types.device_address import decode_addresses, encode_addresses, normalize_address, shared_addresses
from .network_device_group import NETWORK_DEVICE_GROUP, SEPARATOR


def _interval(name: str, wire: str) -> Field:
    return Field(name, kind="int", api_name=wire, server_default=86400, minimum=0, maximum=2147483647)


def _polling_interval(value: int) -> int:
    if value and not 600 <= value <= 86400:
        raise ValueError(f"{value} is out of range; give 0 for no polling, or a number of seconds from 600 to 86400.")
    return value


RADIUS = Field(
    "radius",
    kind="dict",
    api_name="authenticationSettings",
    not_clearable="ERS cannot switch RADIUS off once it is on; delete the device and create it without radius.",
    fields=(
        Field("shared_secret", api_name="radiusSharedSecret", secret=True),
        Field(
            "second_shared_secret",
            api_name="secondRadiusSharedSecret",
            secret=True,
            relevant_when={"use_second_shared_secret": (True,)},
        ),
        # Reads are the strings "true" and "false", unlike every other flag.
        Field(
            "use_second_shared_secret",
            kind="bool",
            api_name="enableMultiSecret",
            server_default=False,
            codec=STRING_BOOL,
        ),
        Field("enabled", kind="bool", write_only=True),
        Field(
            "network_protocol",
            api_name="networkProtocol",
            choices={"radius": "RADIUS", "tacacs_plus": "TACACS_PLUS"},
            server_default="radius",
            create_default="radius",
        ),
        Field(
            "coa_port",
            kind="int",
            api_name="/coaPort",
            server_default=1700,
            equivalent_values=((0, 1700),),
            minimum=0,
            maximum=65535,
        ),
        Field("dtls_required", kind="bool", api_name="dtlsRequired", server_default=False),
        Field("dtls_dns_name", api_name="/dtlsDnsName"),
        Field("key_wrap", kind="bool", api_name="enableKeyWrap", server_default=False),
        Field(
            "key_encryption_key",
            api_name="keyEncryptionKey",
            secret=True,
            lengths=(16, 32),
            relevant_when={"key_wrap": (True,)},
        ),
        Field(
            "message_authenticator_code_key",
            api_name="messageAuthenticatorCodeKey",
            secret=True,
            lengths=(20, 40),
            relevant_when={"key_wrap": (True,)},
        ),
        Field(
            "key_input_format",
            api_name="keyInputFormat",
            choices={"ascii": "ASCII", "hexadecimal": "HEXADECIMAL"},
            server_default="ascii",
        ),
        Field(
            "message_authenticator_on_all_responses",
            kind="bool",
            api_name="sendMAOnAllResponses",
            server_default=False,
            since="3.6",
        ),
    ),
)

TACACS = Field(
    "tacacs",
    kind="dict",
    api_name="tacacsSettings",
    fields=(
        Field("shared_secret", api_name="sharedSecret", secret=True),
        Field(
            "single_connect",
            api_name="connectModeOptions",
            choices={"disabled": "OFF", "legacy": "ON_LEGACY", "draft_compliant": "ON_DRAFT_COMPLIANT"},
            server_default="disabled",
            create_default="disabled",
        ),
        Field("previous_shared_secret", api_name="previousSharedSecret", secret=True, since="3.5"),
        Field(
            "previous_shared_secret_expiry",
            kind="int",
            api_name="previousSharedSecretExpiry",
            minimum=0,
            maximum=4102444800,
            since="3.5",
        ),
        Field(
            "tls",
            kind="dict",
            api_name="/tacacsTlsSettings",
            fields=(
                Field(
                    "enabled",
                    kind="bool",
                    api_name="enableTls",
                    server_default=False,
                    create_default=False,
                    since="3.5",
                ),
                Field(
                    "single_connect",
                    api_name="connectModeOptions",
                    choices={"disabled": "OFF", "draft_compliant": "ON_DRAFT_COMPLIANT"},
                    server_default="disabled",
                    since="3.5",
                ),
                Field(
                    "validate_san_ip", kind="bool", api_name="enableSanIpValidation", server_default=False, since="3.5"
                ),
                Field(
                    "san_dns_names",
                    kind="list",
                    elements="str",
                    api_name="/tacacsTlsSettings/sanValues/dnsNames",
                    compare=UNORDERED,
                    since="3.5",
                ),
                Field(
                    "san_directory_names",
                    kind="list",
                    elements="str",
                    api_name="/tacacsTlsSettings/sanValues/directoryNames",
                    compare=UNORDERED,
                    since="3.5",
                ),
            ),
        ),
    ),
)

SNMP = Field(
    "snmp",
    kind="dict",
    api_name="snmpsettings",
    fields=(
        Field("version", choices={"1": "ONE", "2c": "TWO_C", "3": "THREE"}),
        Field("ro_community", api_name="roCommunity", secret=True, relevant_when={"version": ("1", "2c")}),
        Field("username"),
        Field(
            "security_level",
            api_name="securityLevel",
            choices={"no_auth": "NO_AUTH", "auth": "AUTH", "priv": "PRIV"},
        ),
        Field("auth_protocol", api_name="authProtocol", choices={"md5": "MD5", "sha": "SHA", "sha2": "SHA2"}),
        Field("auth_password", api_name="authPassword", secret=True, relevant_when={"version": ("3",)}),
        Field(
            "privacy_protocol",
            api_name="privacyProtocol",
            choices={"des": "DES", "3des": "3DES", "aes128": "AES128", "aes192": "AES192", "aes256": "AES256"},
        ),
        Field("privacy_password", api_name="privacyPassword", secret=True, relevant_when={"version": ("3",)}),
        Field(
            "polling_interval", kind="int", api_name="pollingInterval", server_default=3600, convert=_polling_interval
        ),
        Field("link_trap_query", kind="bool", api_name="linkTrapQuery"),
        Field("mac_trap_query", kind="bool", api_name="macTrapQuery"),
        Field(
            "originating_policy_services_node",
            api_name="originatingPolicyServicesNode",
            server_default="Auto",
            compare=Automatic("Auto"),
        ),
    ),
)

TRUSTSEC = Field(
    "trustsec",
    kind="dict",
    api_name="trustsecsettings",
    fields=(
        Field("device_id", api_name="/trustsecsettings/deviceAuthenticationSettings/sgaDeviceId"),
        Field(
            "device_password", api_name="/trustsecsettings/deviceAuthenticationSettings/sgaDevicePassword", secret=True
        ),
        Field("rest_api_username", api_name="/trustsecsettings/deviceAuthenticationSettings/restApiUsername"),
        Field(
            "rest_api_password",
            api_name="/trustsecsettings/deviceAuthenticationSettings/restApiPassword",
            secret=True,
            hidden=True,
            implied_by="rest_api_username",
        ),
        Field("push_id_support", kind="bool", api_name="pushIdSupport", server_default=False, codec=STRING_BOOL),
        Field(
            "notifications",
            kind="dict",
            api_name="sgaNotificationAndUpdates",
            fields=(
                # The misspellings are ISE's.
                _interval("environment_data_interval", "downlaodEnvironmentDataEveryXSeconds"),
                _interval("peer_authorization_interval", "downlaodPeerAuthorizationPolicyEveryXSeconds"),
                _interval("reauthentication_interval", "reAuthenticationEveryXSeconds"),
                _interval("sgacl_interval", "downloadSGACLListsEveryXSeconds"),
                Field(
                    "trusted_by_other_devices",
                    kind="bool",
                    api_name="otherSGADevicesToTrustThisDevice",
                    server_default=False,
                ),
                Field("send_configuration", kind="bool", api_name="sendConfigurationToDevice", server_default=False),
                Field(
                    "send_configuration_using",
                    api_name="sendConfigurationToDeviceUsing",
                    choices={"coa": "ENABLE_USING_COA", "cli": "ENABLE_USING_CLI", "none": "DISABLE_ALL"},
                    server_default="coa",
                ),
                Field("coa_source_host", api_name="coaSourceHost"),
            ),
        ),
        Field(
            "deployment",
            kind="dict",
            api_name="deviceConfigurationDeployment",
            fields=(
                Field(
                    "include_in_sgt_updates",
                    kind="bool",
                    api_name="includeWhenDeployingSGTUpdates",
                    server_default=False,
                ),
                Field("exec_username", api_name="execModeUsername"),
                Field("exec_password", api_name="execModePassword", secret=True),
                Field("enable_password", api_name="enableModePassword", secret=True),
            ),
        ),
    ),
)

NETWORK_DEVICE = Resource(
    name="network_device",
    plural="network_devices",
    path="networkdevice",
    envelope="NetworkDevice",
    fields=(
        Field("name", required=True),
        Field("description"),
        Field(
            "ip_addresses",
            kind="list",
            elements="str",
            api_name="NetworkDeviceIPList",
            required=True,
            convert=normalize_address,
            compare=UNORDERED,
            codec=Codec(decode=decode_addresses, encode=encode_addresses),
            not_clearable="a device needs at least one address.",
        ),
        Field(
            "groups",
            kind="list",
            elements="str",
            api_name="NetworkDeviceGroupList",
            compare=OnePerRoot(SEPARATOR, {"IPSEC": "IPSEC#Is IPSEC Device#No"}),
        ),
        Field("profile", api_name="profileName", server_default="Cisco"),
        Field("model_name", api_name="modelName"),
        Field("software_version", api_name="softwareVersion"),
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
    name_url=True,
    patch_since="3.2",
    key_variants={"ipaddressExclude": "getIpaddressExclude"},
    refers_to={"groups": NETWORK_DEVICE_GROUP},
    check_all=lambda devices: shared_addresses((place, wanted.get(("ip_addresses",), ())) for place, wanted in devices),
    factory=("ISE_EST_Local_Host",),
    # ISE refuses a device with a group that does not exist, and thousands of devices are created at a time.
    leaves_names_to_ise=("groups",),
)
