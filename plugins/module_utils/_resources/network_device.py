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
    return Field(name, kind="int", wire=wire, default=86400, minimum=0, maximum=2147483647)


def _polling_interval(value: int) -> int:
    if value and not 600 <= value <= 86400:
        raise ValueError(f"{value} is out of range; give 0 for no polling, or a number of seconds from 600 to 86400.")
    return value


RADIUS = Field(
    "radius",
    kind="dict",
    wire="authenticationSettings",
    fixed="ERS cannot switch RADIUS off once it is on; delete the device and create it without radius.",
    fields=(
        Field("shared_secret", wire="radiusSharedSecret", secret=True),
        Field(
            "second_shared_secret",
            wire="secondRadiusSharedSecret",
            secret=True,
            used_when={"use_second_shared_secret": (True,)},
        ),
        # Reads are the strings "true" and "false", unlike every other flag.
        Field("use_second_shared_secret", kind="bool", wire="enableMultiSecret", default=False, codec=STRING_BOOL),
        Field("enabled", kind="bool", sent_only=True),
        Field(
            "network_protocol",
            wire="networkProtocol",
            choices={"radius": "RADIUS", "tacacs_plus": "TACACS_PLUS"},
            default="radius",
            initial="radius",
        ),
        Field("coa_port", kind="int", wire="/coaPort", default=1700, same=((0, 1700),), minimum=0, maximum=65535),
        Field("dtls_required", kind="bool", wire="dtlsRequired", default=False),
        Field("dtls_dns_name", wire="/dtlsDnsName"),
        Field("key_wrap", kind="bool", wire="enableKeyWrap", default=False),
        Field(
            "key_encryption_key",
            wire="keyEncryptionKey",
            secret=True,
            lengths=(16, 32),
            used_when={"key_wrap": (True,)},
        ),
        Field(
            "message_authenticator_code_key",
            wire="messageAuthenticatorCodeKey",
            secret=True,
            lengths=(20, 40),
            used_when={"key_wrap": (True,)},
        ),
        Field(
            "key_input_format",
            wire="keyInputFormat",
            choices={"ascii": "ASCII", "hexadecimal": "HEXADECIMAL"},
            default="ascii",
        ),
        Field(
            "message_authenticator_on_all_responses",
            kind="bool",
            wire="sendMAOnAllResponses",
            default=False,
            since="3.6",
        ),
    ),
)

TACACS = Field(
    "tacacs",
    kind="dict",
    wire="tacacsSettings",
    fields=(
        Field("shared_secret", wire="sharedSecret", secret=True),
        Field(
            "single_connect",
            wire="connectModeOptions",
            choices={"disabled": "OFF", "legacy": "ON_LEGACY", "draft_compliant": "ON_DRAFT_COMPLIANT"},
            default="disabled",
            initial="disabled",
        ),
        Field("previous_shared_secret", wire="previousSharedSecret", secret=True, since="3.5"),
        Field(
            "previous_shared_secret_expiry",
            kind="int",
            wire="previousSharedSecretExpiry",
            minimum=0,
            maximum=4102444800,
            since="3.5",
        ),
        Field(
            "tls",
            kind="dict",
            wire="/tacacsTlsSettings",
            fields=(
                Field("enabled", kind="bool", wire="enableTls", default=False, initial=False, since="3.5"),
                Field(
                    "single_connect",
                    wire="connectModeOptions",
                    choices={"disabled": "OFF", "draft_compliant": "ON_DRAFT_COMPLIANT"},
                    default="disabled",
                    since="3.5",
                ),
                Field("validate_san_ip", kind="bool", wire="enableSanIpValidation", default=False, since="3.5"),
                Field(
                    "san_dns_names",
                    kind="list",
                    elements="str",
                    wire="/tacacsTlsSettings/sanValues/dnsNames",
                    compare=UNORDERED,
                    since="3.5",
                ),
                Field(
                    "san_directory_names",
                    kind="list",
                    elements="str",
                    wire="/tacacsTlsSettings/sanValues/directoryNames",
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
    wire="snmpsettings",
    fields=(
        Field("version", choices={"1": "ONE", "2c": "TWO_C", "3": "THREE"}),
        Field("ro_community", wire="roCommunity", secret=True, used_when={"version": ("1", "2c")}),
        Field("username"),
        Field(
            "security_level",
            wire="securityLevel",
            choices={"no_auth": "NO_AUTH", "auth": "AUTH", "priv": "PRIV"},
        ),
        Field("auth_protocol", wire="authProtocol", choices={"md5": "MD5", "sha": "SHA", "sha2": "SHA2"}),
        Field("auth_password", wire="authPassword", secret=True, used_when={"version": ("3",)}),
        Field(
            "privacy_protocol",
            wire="privacyProtocol",
            choices={"des": "DES", "3des": "3DES", "aes128": "AES128", "aes192": "AES192", "aes256": "AES256"},
        ),
        Field("privacy_password", wire="privacyPassword", secret=True, used_when={"version": ("3",)}),
        Field("polling_interval", kind="int", wire="pollingInterval", default=3600, normalize=_polling_interval),
        Field("link_trap_query", kind="bool", wire="linkTrapQuery"),
        Field("mac_trap_query", kind="bool", wire="macTrapQuery"),
        Field(
            "originating_policy_services_node",
            wire="originatingPolicyServicesNode",
            default="Auto",
            compare=Automatic("Auto"),
        ),
    ),
)

TRUSTSEC = Field(
    "trustsec",
    kind="dict",
    wire="trustsecsettings",
    fields=(
        Field("device_id", wire="/trustsecsettings/deviceAuthenticationSettings/sgaDeviceId"),
        Field("device_password", wire="/trustsecsettings/deviceAuthenticationSettings/sgaDevicePassword", secret=True),
        Field("rest_api_username", wire="/trustsecsettings/deviceAuthenticationSettings/restApiUsername"),
        Field(
            "rest_api_password",
            wire="/trustsecsettings/deviceAuthenticationSettings/restApiPassword",
            secret=True,
            hidden=True,
            implied_by="rest_api_username",
        ),
        Field("push_id_support", kind="bool", wire="pushIdSupport", default=False, codec=STRING_BOOL),
        Field(
            "notifications",
            kind="dict",
            wire="sgaNotificationAndUpdates",
            fields=(
                # The misspellings are ISE's.
                _interval("environment_data_interval", "downlaodEnvironmentDataEveryXSeconds"),
                _interval("peer_authorization_interval", "downlaodPeerAuthorizationPolicyEveryXSeconds"),
                _interval("reauthentication_interval", "reAuthenticationEveryXSeconds"),
                _interval("sgacl_interval", "downloadSGACLListsEveryXSeconds"),
                Field("trusted_by_other_devices", kind="bool", wire="otherSGADevicesToTrustThisDevice", default=False),
                Field("send_configuration", kind="bool", wire="sendConfigurationToDevice", default=False),
                Field(
                    "send_configuration_using",
                    wire="sendConfigurationToDeviceUsing",
                    choices={"coa": "ENABLE_USING_COA", "cli": "ENABLE_USING_CLI", "none": "DISABLE_ALL"},
                    default="coa",
                ),
                Field("coa_source_host", wire="coaSourceHost"),
            ),
        ),
        Field(
            "deployment",
            kind="dict",
            wire="deviceConfigurationDeployment",
            fields=(
                Field("include_in_sgt_updates", kind="bool", wire="includeWhenDeployingSGTUpdates", default=False),
                Field("exec_username", wire="execModeUsername"),
                Field("exec_password", wire="execModePassword", secret=True),
                Field("enable_password", wire="enableModePassword", secret=True),
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
            wire="NetworkDeviceIPList",
            required=True,
            normalize=normalize_address,
            compare=UNORDERED,
            codec=Codec(decode=decode_addresses, encode=encode_addresses),
            fixed="a device needs at least one address.",
        ),
        Field(
            "groups",
            kind="list",
            elements="str",
            wire="NetworkDeviceGroupList",
            compare=OnePerRoot(SEPARATOR, {"IPSEC": "IPSEC#Is IPSEC Device#No"}),
        ),
        Field("profile", wire="profileName", default="Cisco"),
        Field("model_name", wire="modelName"),
        Field("software_version", wire="softwareVersion"),
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
    spellings={"ipaddressExclude": "getIpaddressExclude"},
    refers_to={"groups": NETWORK_DEVICE_GROUP},
    distinct=lambda devices: shared_addresses((place, wanted.get(("ip_addresses",), ())) for place, wanted in devices),
    factory=("ISE_EST_Local_Host",),
    # ISE refuses a device with a group that does not exist, and thousands of devices are created at a time.
    leaves_names_to_ise=("groups",),
)
