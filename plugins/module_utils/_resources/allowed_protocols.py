# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Allowed protocols: the protocols with which users and devices may authenticate, and their settings.

Sources: Cisco's ERS reference for allowedprotocols (attributes, which of them belong to which others, revisions up to
3.4), public acceptance tests of other clients (what is required; ``requestBasicPwdAuth``, which ISE accepts and never
returns), another client that reports that ISE refuses settings without their protocol, and protocols without their
settings. Lists can be neither filtered nor sorted. The misspelled keys are ISE's. Initial values are those of ISE's own
``Default Network Access``.
"""

from __future__ import annotations

from .._schema.attribute import Attribute
from .._schema.attribute_types import Block, Boolean, Integer, String
from .._schema.endpoint import Endpoint
from .._schema.resource import Resource
from .._schema.rules import When

_UNITS = {
    "seconds": "SECONDS",
    "minutes": "MINUTES",
    "hours": "HOURS",
    "days": "DAYS",
    "weeks": "WEEKS",
}


def _flag(
    name: str, api_name: str, *, create_default: bool | None = False, since: str = "", write_only: bool = False
) -> Boolean:
    server_default = None if write_only else False
    return Boolean(
        name, api_name, server_default=server_default, create_default=create_default, since=since, write_only=write_only
    )


def _part(name: str, switch: str, *attributes: Attribute, create_default: bool = False) -> Block:
    """Return a block of attributes in the same ERS object as the attribute that enables them."""
    return Block(
        name,
        inline=True,
        enabled_by="enabled",
        attributes=(_flag("enabled", switch, create_default=create_default), *attributes),
    )


def _protocol(name: str, api_name: str, switch: str, *attributes: Attribute, one_of: tuple[str, ...] = ()) -> Block:
    """Return a protocol: the attribute that enables it is at the top, its settings are in an ERS object of their own."""
    return Block(
        name,
        api_name,
        enabled_by="enabled",
        one_of=one_of,
        attributes=(_flag("enabled", f"/{switch}"), *attributes),
    )


def _with_password(name: str, api_name: str, *, retries: int = 1) -> Block:
    """Return an inner method with a password that can be changed."""
    return _part(
        name,
        api_name,
        _flag("password_change", f"{api_name}PwdChange", create_default=True),
        Integer("password_change_retries", f"{api_name}PwdChangeRetries", range=(0, 3), create_default=retries),
    )


def _with_certificate(api_name: str) -> Block:
    """Return EAP-TLS as an inner method."""
    return _part("eap_tls", api_name, _flag("allow_expired_certificates", f"{api_name}AuthOfExpiredCerts"))


def _lifetime(api_name: str, number: int, unit: str, *, prefix: str = "") -> tuple[Integer, String]:
    return (
        Integer(f"{prefix}ttl", api_name, range=(0, 2147483647), create_default=number),
        String(f"{prefix}ttl_unit", f"{api_name}Units", choices=_UNITS, create_default=unit),
    )


def _percentage(name: str, api_name: str, create_default: int) -> Integer:
    return Integer(name, api_name, range=(1, 100), create_default=create_default)


EAP_TLS = _protocol(
    "eap_tls",
    "eapTls",
    "allowEapTls",
    _flag("allow_expired_certificates", "allowEapTlsAuthOfExpiredCerts"),
    _part(
        "session_resume",
        "eapTlsEnableStatelessSessionResume",
        *_lifetime("eapTlsSessionTicketTtl", 2, "hours"),
        _percentage("update_percentage", "eapTlsSessionTicketPrecentage", 90),
    ),
)

PEAP = _protocol(
    "peap",
    "peap",
    "allowPeap",
    _with_password("eap_mschapv2", "allowPeapEapMsChapV2"),
    _with_password("eap_gtc", "allowPeapEapGtc"),
    _with_certificate("allowPeapEapTls"),
    _flag("require_cryptobinding", "requireCryptobinding"),
    _flag("peapv0_only", "allowPeapV0"),
    one_of=("eap_mschapv2", "eap_gtc", "eap_tls"),
)

EAP_FAST = _protocol(
    "eap_fast",
    "eapFast",
    "allowEapFast",
    _with_password("eap_mschapv2", "allowEapFastEapMsChapV2"),
    _with_password("eap_gtc", "allowEapFastEapGtc"),
    _with_certificate("allowEapFastEapTls"),
    _flag("eap_chaining", "eapFastEnableEAPChaining"),
    _part(
        "pacs",
        "eapFastUsePacs",
        *_lifetime("eapFastUsePacsTunnelPacTtl", 90, "days", prefix="tunnel_"),
        _percentage("update_percentage", "eapFastUsePacsUseProactivePacUpdatePrecentage", 10),
        _flag("anonymous_provisioning", "eapFastUsePacsAllowAnonymProvisioning"),
        _part(
            "authenticated_provisioning",
            "eapFastUsePacsAllowAuthenProvisioning",
            _flag("access_accept", "eapFastUsePacsServerReturns"),
            _flag("accept_client_certificate", "eapFastUsePacsAcceptClientCert"),
        ),
        _part(
            "machine_authentication",
            "eapFastUsePacsAllowMachineAuthentication",
            *_lifetime("eapFastUsePacsMachinePacTtl", 1, "weeks"),
        ),
        _part(
            "session_resume",
            "eapFastUsePacsStatelessSessionResume",
            *_lifetime("eapFastUsePacsAuthorizationPacTtl", 1, "hours"),
        ),
        create_default=True,
    ),
    Block(
        "without_pacs",
        inline=True,
        exists_when=When("pacs.enabled", (False,)),
        attributes=(
            _flag("accept_client_certificate", "eapFastDontUsePacsAcceptClientCert"),
            _flag("machine_authentication", "eapFastDontUsePacsAllowMachineAuthentication"),
        ),
    ),
    one_of=("eap_mschapv2", "eap_gtc", "eap_tls"),
)

EAP_TTLS = _protocol(
    "eap_ttls",
    "eapTtls",
    "allowEapTtls",
    _flag("pap_ascii", "eapTtlsPapAscii"),
    _flag("chap", "eapTtlsChap"),
    _flag("mschapv1", "eapTtlsMsChapV1"),
    _flag("mschapv2", "eapTtlsMsChapV2"),
    _flag("eap_md5", "eapTtlsEapMd5"),
    _with_password("eap_mschapv2", "eapTtlsEapMsChapV2"),
    one_of=("pap_ascii", "chap", "mschapv1", "mschapv2", "eap_md5", "eap_mschapv2"),
)

TEAP = _protocol(
    "teap",
    "teap",
    "allowTeap",
    _with_password("eap_mschapv2", "allowTeapEapMsChapV2", retries=3),
    _with_certificate("allowTeapEapTls"),
    _flag("accept_client_certificate", "acceptClientCertDuringTunnelEst", create_default=True),
    _flag("eap_chaining", "enableEapChaining"),
    _flag("downgrade_msk", "allowDowngradeMsk", create_default=True),
    _flag("request_basic_password_auth", "requestBasicPwdAuth", create_default=None, write_only=True),
    one_of=("eap_mschapv2", "eap_tls"),
)

PREFERRED = _part(
    "preferred_eap_protocol",
    "allowPreferredEapProtocol",
    String(
        "protocol",
        "preferredEapProtocol",
        required=True,
        choices={
            "eap_fast": "EAP_FAST",
            "peap": "PEAP",
            "leap": "LEAP",
            "eap_md5": "EAP_MD5",
            "eap_tls": "EAP_TLS",
            "eap_ttls": "EAP_TTLS",
            "teap": "TEAP",
        },
    ),
)

ALLOWED_PROTOCOLS = Resource(
    "allowed_protocols",
    "allowed_protocols",
    endpoint=Endpoint("allowedprotocols", "AllowedProtocols", by_name=True, patch_since="3.2", sort_by=""),
    attributes=(
        String("name", required=True),
        String("description"),
        _flag("host_lookup", "processHostLookup"),
        _flag("pap_ascii", "allowPapAscii"),
        _flag("chap", "allowChap"),
        _flag("mschapv1", "allowMsChapV1"),
        _flag("mschapv2", "allowMsChapV2"),
        _flag("eap_md5", "allowEapMd5"),
        _flag("leap", "allowLeap"),
        EAP_TLS,
        PEAP,
        EAP_FAST,
        EAP_TTLS,
        TEAP,
        PREFERRED,
        _flag("eap_tls_l_bit", "eapTlsLBit"),
        _flag("weak_eap_ciphers", "allowWeakCiphersForEap"),
        _flag("require_message_authenticator", "requireMessageAuth"),
        _flag("five_g", "fiveG", create_default=None),
        _flag("rsa_pss", "rsaPss", create_default=None, since="3.4"),
        _flag("additional_tls_parameters", "displayAdditionalTLSParams", create_default=None),
    ),
)
