# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Allowed protocols: by which protocols users and devices may authenticate, and how.

Sources: Cisco's ERS reference for allowedprotocols (attributes, which of them belong to which others, revisions up to 3.4),
public acceptance tests of other clients (what is mandatory; ``requestBasicPwdAuth``, which ISE takes and never tells), another
client that met the refusals of settings without their protocol and of protocols without their settings. Lists can be neither
filtered nor sorted. The misspelled keys are ISE's. Initial values are those of ISE's own ``Default Network Access``.
"""

from __future__ import annotations

from .._schema.resource import Field, Resource

_UNITS = {
    "seconds": "SECONDS",
    "minutes": "MINUTES",
    "hours": "HOURS",
    "days": "DAYS",
    "weeks": "WEEKS",
}


def _flag(
    name: str, api_name: str, *, create_default: bool | None = False, since: str = "", write_only: bool = False
) -> Field:
    server_default = None if write_only else False
    return Field(
        name,
        kind="bool",
        api_name=api_name,
        server_default=server_default,
        create_default=create_default,
        since=since,
        write_only=write_only,
    )


def _part(name: str, switch: str, *fields: Field, initial: bool = False) -> Field:
    """Return a block of attributes that stand beside their switch in the same ERS object."""
    return Field(
        name,
        kind="dict",
        api_name=".",
        enabled_by="enabled",
        fields=(_flag("enabled", switch, create_default=initial), *fields),
    )


def _protocol(name: str, wire: str, switch: str, *fields: Field, one_of: tuple[str, ...] = ()) -> Field:
    """Return a protocol: its switch at the top of the resource, its settings in an ERS object of their own."""
    return Field(
        name,
        kind="dict",
        api_name=wire,
        enabled_by="enabled",
        one_of=one_of,
        fields=(_flag("enabled", f"/{switch}"), *fields),
    )


def _with_password(name: str, wire: str, *, retries: int = 1) -> Field:
    """Return an inner method with a password that can be changed."""
    return _part(
        name,
        wire,
        _flag("password_change", f"{wire}PwdChange", create_default=True),
        Field(
            "password_change_retries",
            kind="int",
            api_name=f"{wire}PwdChangeRetries",
            minimum=0,
            maximum=3,
            create_default=retries,
        ),
    )


def _with_certificate(wire: str) -> Field:
    """Return EAP-TLS as an inner method."""
    return _part("eap_tls", wire, _flag("allow_expired_certificates", f"{wire}AuthOfExpiredCerts"))


def _lifetime(wire: str, number: int, unit: str, *, prefix: str = "") -> tuple[Field, Field]:
    return (
        Field(f"{prefix}ttl", kind="int", api_name=wire, minimum=0, maximum=2147483647, create_default=number),
        Field(f"{prefix}ttl_unit", api_name=f"{wire}Units", choices=_UNITS, create_default=unit),
    )


def _percentage(name: str, wire: str, initial: int) -> Field:
    return Field(name, kind="int", api_name=wire, minimum=1, maximum=100, create_default=initial)


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
        initial=True,
    ),
    Field(
        "without_pacs",
        kind="dict",
        api_name=".",
        exists_when=("pacs.enabled", (False,)),
        fields=(
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
    Field(
        "protocol",
        api_name="preferredEapProtocol",
        choices={
            "eap_fast": "EAP_FAST",
            "peap": "PEAP",
            "leap": "LEAP",
            "eap_md5": "EAP_MD5",
            "eap_tls": "EAP_TLS",
            "eap_ttls": "EAP_TTLS",
            "teap": "TEAP",
        },
        required=True,
    ),
)

ALLOWED_PROTOCOLS = Resource(
    name="allowed_protocols",
    plural="allowed_protocols",
    path="allowedprotocols",
    envelope="AllowedProtocols",
    fields=(
        Field("name", required=True),
        Field("description"),
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
    sort_by="",
    name_url=True,
    patch_since="3.2",
)
