# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Allowed protocols."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth.row import Example, Row, SecondValue, SideEffects

FLAGS = {
    "host_lookup": "processHostLookup",
    "pap_ascii": "allowPapAscii",
    "chap": "allowChap",
    "mschapv1": "allowMsChapV1",
    "mschapv2": "allowMsChapV2",
    "eap_md5": "allowEapMd5",
    "leap": "allowLeap",
    "eap_tls_l_bit": "eapTlsLBit",
    "weak_eap_ciphers": "allowWeakCiphersForEap",
    "require_message_authenticator": "requireMessageAuth",
}
SWITCHES = {
    "eap_tls": "allowEapTls",
    "peap": "allowPeap",
    "eap_fast": "allowEapFast",
    "eap_ttls": "allowEapTtls",
    "teap": "allowTeap",
    "preferred_eap_protocol": "allowPreferredEapProtocol",
}
ALL_OFF = dict.fromkeys([*FLAGS.values(), *SWITCHES.values()], False)
ALL_ON = dict.fromkeys(ALL_OFF, True)

PACS = {
    "enabled": True,
    "tunnel_ttl": 12,
    "tunnel_ttl_unit": "weeks",
    "update_percentage": 15,
    "anonymous_provisioning": True,
    "authenticated_provisioning": {"enabled": True, "access_accept": True, "accept_client_certificate": True},
    "machine_authentication": {"enabled": True, "ttl": 3, "ttl_unit": "days"},
    "session_resume": {"enabled": True, "ttl": 45, "ttl_unit": "minutes"},
}
INNER_METHODS = {
    "eap_mschapv2": {"enabled": True, "password_change": True, "password_change_retries": 2},
    "eap_gtc": {"enabled": True, "password_change": True, "password_change_retries": 3},
    "eap_tls": {"enabled": True, "allow_expired_certificates": True},
}
INNER_METHODS_STORED = {
    "allowEapFastEapMsChapV2": True,
    "allowEapFastEapMsChapV2PwdChange": True,
    "allowEapFastEapMsChapV2PwdChangeRetries": 2,
    "allowEapFastEapGtc": True,
    "allowEapFastEapGtcPwdChange": True,
    "allowEapFastEapGtcPwdChangeRetries": 3,
    "allowEapFastEapTls": True,
    "allowEapFastEapTlsAuthOfExpiredCerts": True,
    "eapFastEnableEAPChaining": True,
}
PACS_STORED = {
    "eapFastUsePacs": True,
    "eapFastUsePacsTunnelPacTtl": 12,
    "eapFastUsePacsTunnelPacTtlUnits": "WEEKS",
    "eapFastUsePacsUseProactivePacUpdatePrecentage": 15,
    "eapFastUsePacsAllowAnonymProvisioning": True,
    "eapFastUsePacsAllowAuthenProvisioning": True,
    "eapFastUsePacsServerReturns": True,
    "eapFastUsePacsAcceptClientCert": True,
    "eapFastUsePacsAllowMachineAuthentication": True,
    "eapFastUsePacsMachinePacTtl": 3,
    "eapFastUsePacsMachinePacTtlUnits": "DAYS",
    "eapFastUsePacsStatelessSessionResume": True,
    "eapFastUsePacsAuthorizationPacTtl": 45,
    "eapFastUsePacsAuthorizationPacTtlUnits": "MINUTES",
}

FULL = Example(
    options={
        "name": "Everything",
        "description": "For old and new devices",
        **dict.fromkeys(FLAGS, True),
        "five_g": True,
        "rsa_pss": True,
        "additional_tls_parameters": True,
        "eap_tls": {
            "enabled": True,
            "allow_expired_certificates": True,
            "session_resume": {"enabled": True, "ttl": 4, "ttl_unit": "days", "update_percentage": 70},
        },
        "peap": {**INNER_METHODS, "enabled": True, "require_cryptobinding": True, "peapv0_only": True},
        "eap_fast": {**INNER_METHODS, "enabled": True, "eap_chaining": True, "pacs": PACS},
        "eap_ttls": {
            "enabled": True,
            "pap_ascii": True,
            "chap": True,
            "mschapv1": True,
            "mschapv2": True,
            "eap_md5": True,
            "eap_mschapv2": INNER_METHODS["eap_mschapv2"],
        },
        "teap": {
            "enabled": True,
            "eap_mschapv2": INNER_METHODS["eap_mschapv2"],
            "eap_tls": INNER_METHODS["eap_tls"],
            "accept_client_certificate": True,
            "eap_chaining": True,
            "downgrade_msk": True,
            "request_basic_password_auth": True,
        },
        "preferred_eap_protocol": {"enabled": True, "protocol": "eap_tls"},
    },
    stored={
        "name": "Everything",
        "description": "For old and new devices",
        **ALL_ON,
        "fiveG": True,
        "rsaPss": True,
        "displayAdditionalTLSParams": True,
        "eapTls": {
            "allowEapTlsAuthOfExpiredCerts": True,
            "eapTlsEnableStatelessSessionResume": True,
            "eapTlsSessionTicketTtl": 4,
            "eapTlsSessionTicketTtlUnits": "DAYS",
            "eapTlsSessionTicketPrecentage": 70,
        },
        "peap": {
            "allowPeapEapMsChapV2": True,
            "allowPeapEapMsChapV2PwdChange": True,
            "allowPeapEapMsChapV2PwdChangeRetries": 2,
            "allowPeapEapGtc": True,
            "allowPeapEapGtcPwdChange": True,
            "allowPeapEapGtcPwdChangeRetries": 3,
            "allowPeapEapTls": True,
            "allowPeapEapTlsAuthOfExpiredCerts": True,
            "requireCryptobinding": True,
            "allowPeapV0": True,
        },
        "eapFast": {**INNER_METHODS_STORED, **PACS_STORED},
        "eapTtls": {
            "eapTtlsPapAscii": True,
            "eapTtlsChap": True,
            "eapTtlsMsChapV1": True,
            "eapTtlsMsChapV2": True,
            "eapTtlsEapMd5": True,
            "eapTtlsEapMsChapV2": True,
            "eapTtlsEapMsChapV2PwdChange": True,
            "eapTtlsEapMsChapV2PwdChangeRetries": 2,
        },
        "teap": {
            "allowTeapEapMsChapV2": True,
            "allowTeapEapMsChapV2PwdChange": True,
            "allowTeapEapMsChapV2PwdChangeRetries": 2,
            "allowTeapEapTls": True,
            "allowTeapEapTlsAuthOfExpiredCerts": True,
            "acceptClientCertDuringTunnelEst": True,
            "enableEapChaining": True,
            "allowDowngradeMsk": True,
            "requestBasicPwdAuth": True,
        },
        "preferredEapProtocol": "EAP_TLS",
    },
)

WITHOUT_PACS = Example(
    options={
        **FULL.options,
        "name": "No PACs",
        "eap_fast": {
            **INNER_METHODS,
            "enabled": True,
            "eap_chaining": True,
            "pacs": {"enabled": False},
            "without_pacs": {"accept_client_certificate": True, "machine_authentication": True},
        },
    },
    stored={
        **FULL.stored,
        "name": "No PACs",
        "eapFast": {
            **INNER_METHODS_STORED,
            "eapFastUsePacs": False,
            "eapFastDontUsePacsAcceptClientCert": True,
            "eapFastDontUsePacsAllowMachineAuthentication": True,
        },
    },
)

INITIAL = Example(
    options={
        "name": "Campus",
        "host_lookup": True,
        "eap_tls": {"enabled": True},
        "peap": {"enabled": True, "eap_mschapv2": {"enabled": True}},
    },
    stored={
        "name": "Campus",
        **ALL_OFF,
        "processHostLookup": True,
        "allowEapTls": True,
        "allowPeap": True,
        "eapTls": {"allowEapTlsAuthOfExpiredCerts": False, "eapTlsEnableStatelessSessionResume": False},
        "peap": {
            "allowPeapEapMsChapV2": True,
            "allowPeapEapMsChapV2PwdChange": True,
            "allowPeapEapMsChapV2PwdChangeRetries": 1,
            "allowPeapEapGtc": False,
            "allowPeapEapTls": False,
            "requireCryptobinding": False,
            "allowPeapV0": False,
        },
    },
)

# Blocks with ``enabled_by``: with it every attribute of the block disappears.
_SWITCHED = (
    *SWITCHES,
    "eap_tls.session_resume",
    *(f"{protocol}.{method}" for protocol in ("peap", "eap_fast") for method in INNER_METHODS),
    "eap_fast.pacs.authenticated_provisioning",
    "eap_fast.pacs.machine_authentication",
    "eap_fast.pacs.session_resume",
    "eap_ttls.eap_mschapv2",
    "teap.eap_mschapv2",
    "teap.eap_tls",
)
_OFF = {f"{block}.enabled": SecondValue(False, False, SideEffects(removed=(block,))) for block in _SWITCHED}

# The attributes that are sent with a protocol when only one part of it is given.
_METHODS_OFF: dict[str, dict[str, Any]] = {
    "peap": dict.fromkeys(
        ["eap_mschapv2.enabled", "eap_gtc.enabled", "eap_tls.enabled", "require_cryptobinding", "peapv0_only"], False
    ),
    "eap_fast": {
        **dict.fromkeys(["eap_mschapv2.enabled", "eap_gtc.enabled", "eap_tls.enabled", "eap_chaining"], False),
        "pacs.enabled": True,
        "pacs.tunnel_ttl": 90,
        "pacs.tunnel_ttl_unit": SecondValue("days", "DAYS"),
        "pacs.update_percentage": 10,
        "pacs.anonymous_provisioning": False,
        "pacs.authenticated_provisioning.enabled": False,
        "pacs.machine_authentication.enabled": False,
        "pacs.session_resume.enabled": False,
    },
    "eap_ttls": dict.fromkeys(["pap_ascii", "chap", "mschapv1", "mschapv2", "eap_md5", "eap_mschapv2.enabled"], False),
    "teap": {
        **dict.fromkeys(["eap_mschapv2.enabled", "eap_tls.enabled", "eap_chaining"], False),
        "accept_client_certificate": True,
        "downgrade_msk": True,
    },
}


def _side_effects(protocol: str, part: str) -> SideEffects:
    """Return the side effects on ``minimal`` when one part of a protocol is added to it."""
    initial = {
        f"{protocol}.{option}": value
        for option, value in _METHODS_OFF[protocol].items()
        if option != part and not option.startswith(f"{part}.")
    }
    return SideEffects(added={f"{protocol}.enabled": True, **initial})


def _eap_fast_side_effects(part: str) -> SideEffects:
    """Return the same for a part that is not an inner method, which requires one."""
    effects = _side_effects("eap_fast", part)
    gtc = {"eap_fast.eap_gtc.password_change": True, "eap_fast.eap_gtc.password_change_retries": 1}
    return SideEffects(added={**effects.added, **gtc}, required={"eap_fast.eap_gtc.enabled": True})


ROW = Row(
    module="allowed_protocols",
    info="allowed_protocols_info",
    by_name_since="2.3",
    patch_since="3.2",
    minimal=Example(
        options={"name": "Nothing"},
        stored={"name": "Nothing", **ALL_OFF},
        shown={**dict.fromkeys(FLAGS, False), **{block: {"enabled": False} for block in SWITCHES}},
    ),
    full=FULL,
    examples={"without PACs": WITHOUT_PACS, "initial values": INITIAL},
    example_of={
        "eap_fast.without_pacs.accept_client_certificate": "without PACs",
        "eap_fast.without_pacs.machine_authentication": "without PACs",
    },
    second_values={
        **_OFF,
        "eap_fast.pacs.enabled": SecondValue(
            False,
            False,
            SideEffects(
                added={
                    "eap_fast.without_pacs.accept_client_certificate": False,
                    "eap_fast.without_pacs.machine_authentication": False,
                },
                removed=("eap_fast.pacs",),
            ),
        ),
    },
    block_side_effects={
        "eap_tls.session_resume": SideEffects(
            added={"eap_tls.enabled": True, "eap_tls.allow_expired_certificates": False},
        ),
        **{
            f"{protocol}.{method}": _side_effects(protocol, method)
            for protocol in ("peap", "eap_fast")
            for method in INNER_METHODS
        },
        "eap_fast.pacs": _eap_fast_side_effects("pacs"),
        "eap_fast.pacs.authenticated_provisioning": _eap_fast_side_effects("pacs.authenticated_provisioning"),
        "eap_fast.pacs.machine_authentication": _eap_fast_side_effects("pacs.machine_authentication"),
        "eap_fast.pacs.session_resume": _eap_fast_side_effects("pacs.session_resume"),
        "eap_ttls.eap_mschapv2": _side_effects("eap_ttls", "eap_mschapv2"),
        "teap.eap_mschapv2": _side_effects("teap", "eap_mschapv2"),
        "teap.eap_tls": _side_effects("teap", "eap_tls"),
    },
    other_forms={
        "preferred_eap_protocol": {"protocol": "eap_tls"},
        "eap_tls": {"session_resume": {"ttl": 4}},
        "peap": {"eap_gtc": {"password_change_retries": 3}},
    },
    rename="Nobody",
    switches={"needless_settings": ("drop", "keep")},
)
