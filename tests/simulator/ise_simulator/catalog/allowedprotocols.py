# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Allowed protocols. The settings of a protocol exist if, and only if, the protocol is allowed.

Lists support neither filters nor sorting. The misspelled keys are ISE's own.
"""

from __future__ import annotations

from typing import Any

from ..context import Context
from .language import BY_NAME, LINK, PATCH, WRITE, Attribute, BuiltIn, Document, Hooks, Resource

__all__ = ["RESOURCES"]

_UNITS = ("SECONDS", "MINUTES", "HOURS", "DAYS", "WEEKS")
_PREFERRED = ("EAP_FAST", "PEAP", "LEAP", "EAP_MD5", "EAP_TLS", "EAP_TTLS", "TEAP")

# Settings of a protocol -> the flag that allows it.
_ALLOWED = {
    "eapTls": "allowEapTls",
    "peap": "allowPeap",
    "eapFast": "allowEapFast",
    "eapTtls": "allowEapTtls",
    "teap": "allowTeap",
}

# Inside them: a flag, its value, and the attributes that are required with this value and not allowed otherwise.
_Needs = tuple[tuple[str, bool, tuple[str, ...]], ...]


def _password(method: str) -> tuple[str, bool, tuple[str, ...]]:
    return method, True, (f"{method}PwdChange", f"{method}PwdChangeRetries")


def _certificate(method: str) -> tuple[str, bool, tuple[str, ...]]:
    return method, True, (f"{method}AuthOfExpiredCerts",)


_NEEDS: dict[str, _Needs] = {
    "eapTls": (
        (
            "eapTlsEnableStatelessSessionResume",
            True,
            ("eapTlsSessionTicketTtl", "eapTlsSessionTicketTtlUnits", "eapTlsSessionTicketPrecentage"),
        ),
    ),
    "peap": (_password("allowPeapEapMsChapV2"), _password("allowPeapEapGtc"), _certificate("allowPeapEapTls")),
    "eapTtls": (_password("eapTtlsEapMsChapV2"),),
    "eapFast": (
        _password("allowEapFastEapMsChapV2"),
        _password("allowEapFastEapGtc"),
        _certificate("allowEapFastEapTls"),
        (
            "eapFastUsePacs",
            True,
            (
                "eapFastUsePacsTunnelPacTtl",
                "eapFastUsePacsTunnelPacTtlUnits",
                "eapFastUsePacsUseProactivePacUpdatePrecentage",
                "eapFastUsePacsAllowAnonymProvisioning",
                "eapFastUsePacsAllowAuthenProvisioning",
                "eapFastUsePacsAllowMachineAuthentication",
                "eapFastUsePacsStatelessSessionResume",
            ),
        ),
        (
            "eapFastUsePacsAllowAuthenProvisioning",
            True,
            ("eapFastUsePacsServerReturns", "eapFastUsePacsAcceptClientCert"),
        ),
        (
            "eapFastUsePacsAllowMachineAuthentication",
            True,
            ("eapFastUsePacsMachinePacTtl", "eapFastUsePacsMachinePacTtlUnits"),
        ),
        (
            "eapFastUsePacsStatelessSessionResume",
            True,
            ("eapFastUsePacsAuthorizationPacTtl", "eapFastUsePacsAuthorizationPacTtlUnits"),
        ),
        (
            "eapFastUsePacs",
            False,
            ("eapFastDontUsePacsAcceptClientCert", "eapFastDontUsePacsAllowMachineAuthentication"),
        ),
    ),
    "teap": (_password("allowTeapEapMsChapV2"), _certificate("allowTeapEapTls")),
}


def _complete(ctx: Context, new: Document, old: Document | None) -> None:
    """Refuse (below), drop or keep settings without an effect."""
    if ctx.settings.needless_settings != "drop":
        return
    for block, needs in _NEEDS.items():
        for flag, value, keys in needs:
            if block in new and new[block].get(flag, False) is not value:
                for key in keys:
                    new[block].pop(key, None)
    if not new["allowPreferredEapProtocol"]:
        new.pop("preferredEapProtocol", None)


def _check(ctx: Context, new: Document, old: Document | None, sent: Document) -> None:
    for block, flag in _ALLOWED.items():
        if new[flag] and block not in new:
            raise ctx.refuse(400, f"{block}: the protocol is allowed but its settings are missing")
        if block in new and not new[flag]:
            raise ctx.refuse(400, f"{block}: the protocol is not allowed but its settings are not null")
        for inner, value, keys in _NEEDS[block] if block in new else ():
            _check_keys(ctx, new[block], new[block].get(inner, False) is value, keys)
    _check_keys(ctx, new, new["allowPreferredEapProtocol"], ("preferredEapProtocol",))


def _check_keys(ctx: Context, document: Document, needed: bool, keys: tuple[str, ...]) -> None:
    missing = [key for key in keys if key not in document]
    if needed and missing:
        raise ctx.missing(missing)
    needless = [key for key in keys if key in document]
    if needless and not needed and ctx.settings.needless_settings == "refuse":
        raise ctx.illegal(f"{needless[0]} must not be set")


def _flag(name: str, *, required: bool = False, **more: Any) -> Attribute:
    return Attribute(name, "boolean", required=required, **more)


def _flags(*names: str) -> tuple[Attribute, ...]:
    return tuple(_flag(name, required=True) for name in names)


def _number(name: str, low: int, high: int | None = None) -> Attribute:
    return Attribute(name, "integer", range=(low, high))


def _changing(method: str) -> tuple[Attribute, ...]:
    return (
        _flag(method, required=True),
        _flag(f"{method}PwdChange"),
        _number(f"{method}PwdChangeRetries", 0, 3),
    )


def _lasting(name: str) -> tuple[Attribute, ...]:
    return _number(name, 0), Attribute(f"{name}Units", choices=_UNITS)


_EAP_TLS = (
    *_flags("allowEapTlsAuthOfExpiredCerts", "eapTlsEnableStatelessSessionResume"),
    *_lasting("eapTlsSessionTicketTtl"),
    _number("eapTlsSessionTicketPrecentage", 1, 100),
)
_PEAP = (
    *_changing("allowPeapEapMsChapV2"),
    *_changing("allowPeapEapGtc"),
    _flag("allowPeapEapTls", required=True),
    _flag("allowPeapEapTlsAuthOfExpiredCerts"),
    *_flags("requireCryptobinding", "allowPeapV0"),
)
_EAP_FAST = (
    *_changing("allowEapFastEapMsChapV2"),
    *_changing("allowEapFastEapGtc"),
    _flag("allowEapFastEapTls", required=True),
    _flag("allowEapFastEapTlsAuthOfExpiredCerts"),
    _flag("eapFastUsePacs", required=True),
    *_lasting("eapFastUsePacsTunnelPacTtl"),
    _number("eapFastUsePacsUseProactivePacUpdatePrecentage", 1, 100),
    _flag("eapFastUsePacsAllowAnonymProvisioning"),
    _flag("eapFastUsePacsAllowAuthenProvisioning"),
    _flag("eapFastUsePacsServerReturns"),
    _flag("eapFastUsePacsAcceptClientCert"),
    _flag("eapFastUsePacsAllowMachineAuthentication"),
    *_lasting("eapFastUsePacsMachinePacTtl"),
    _flag("eapFastUsePacsStatelessSessionResume"),
    *_lasting("eapFastUsePacsAuthorizationPacTtl"),
    _flag("eapFastDontUsePacsAcceptClientCert"),
    _flag("eapFastDontUsePacsAllowMachineAuthentication"),
    _flag("eapFastEnableEAPChaining", required=True),
)
_EAP_TTLS = (
    *_flags("eapTtlsPapAscii", "eapTtlsChap", "eapTtlsMsChapV1", "eapTtlsMsChapV2", "eapTtlsEapMd5"),
    *_changing("eapTtlsEapMsChapV2"),
)
_TEAP = (
    *_changing("allowTeapEapMsChapV2"),
    _flag("allowTeapEapTls", required=True),
    _flag("allowTeapEapTlsAuthOfExpiredCerts"),
    *_flags("acceptClientCertDuringTunnelEst", "enableEapChaining", "allowDowngradeMsk"),
    # Accepted, and never read, according to another client's tests.
    _flag("requestBasicPwdAuth", write_only=True),
)
_SWITCHES = (
    "processHostLookup",
    "allowPapAscii",
    "allowChap",
    "allowMsChapV1",
    "allowMsChapV2",
    "allowEapMd5",
    "allowLeap",
    "allowEapTls",
    "allowEapTtls",
    "allowEapFast",
    "allowPeap",
    "allowTeap",
    "allowPreferredEapProtocol",
)
_MORE_SWITCHES = ("eapTlsLBit", "allowWeakCiphersForEap", "requireMessageAuth")


def _service(identity: str, name: str, description: str, *allowed: str, **settings: Document) -> BuiltIn:
    flags = {key: key in allowed for key in (*_SWITCHES, *_MORE_SWITCHES)}
    return BuiltIn({"id": identity, "name": name, "description": description, **flags, **settings})


_DEFAULT_NETWORK_ACCESS = _service(
    "92613980-8c01-11e6-996c-525400b48521",
    "Default Network Access",
    "Default Allowed Protocol Service",
    "processHostLookup",
    "allowPapAscii",
    "allowEapMd5",
    "allowEapTls",
    "allowEapTtls",
    "allowEapFast",
    "allowPeap",
    eapTls={
        "allowEapTlsAuthOfExpiredCerts": False,
        "eapTlsEnableStatelessSessionResume": True,
        "eapTlsSessionTicketTtl": 2,
        "eapTlsSessionTicketTtlUnits": "HOURS",
        "eapTlsSessionTicketPrecentage": 90,
    },
    peap={
        "allowPeapEapMsChapV2": True,
        "allowPeapEapMsChapV2PwdChange": True,
        "allowPeapEapMsChapV2PwdChangeRetries": 1,
        "allowPeapEapGtc": False,
        "allowPeapEapTls": True,
        "allowPeapEapTlsAuthOfExpiredCerts": False,
        "requireCryptobinding": False,
        "allowPeapV0": False,
    },
    eapFast={
        "allowEapFastEapMsChapV2": True,
        "allowEapFastEapMsChapV2PwdChange": True,
        "allowEapFastEapMsChapV2PwdChangeRetries": 1,
        "allowEapFastEapGtc": True,
        "allowEapFastEapGtcPwdChange": True,
        "allowEapFastEapGtcPwdChangeRetries": 1,
        "allowEapFastEapTls": True,
        "allowEapFastEapTlsAuthOfExpiredCerts": False,
        "eapFastUsePacs": True,
        "eapFastUsePacsTunnelPacTtl": 7776000,
        "eapFastUsePacsTunnelPacTtlUnits": "SECONDS",
        "eapFastUsePacsUseProactivePacUpdatePrecentage": 10,
        "eapFastUsePacsAllowAnonymProvisioning": False,
        "eapFastUsePacsAllowAuthenProvisioning": False,
        "eapFastUsePacsAllowMachineAuthentication": False,
        "eapFastUsePacsStatelessSessionResume": False,
        "eapFastEnableEAPChaining": False,
    },
    eapTtls={
        "eapTtlsPapAscii": True,
        "eapTtlsChap": True,
        "eapTtlsMsChapV1": True,
        "eapTtlsMsChapV2": True,
        "eapTtlsEapMd5": True,
        "eapTtlsEapMsChapV2": True,
        "eapTtlsEapMsChapV2PwdChange": True,
        "eapTtlsEapMsChapV2PwdChangeRetries": 1,
    },
)

ALLOWED_PROTOCOLS = Resource(
    path="allowedprotocols",
    envelope="AllowedProtocols",
    service="policy.allowedprotocols",
    methods={**WRITE, **PATCH, **BY_NAME},
    revisions=(("1.0", "2.3"), ("1.1", "2.7"), ("1.2", "3.2"), ("1.3", "3.4")),
    sortable_by=(),
    attributes=(
        Attribute("id", computed=True),
        Attribute("name", required=True),
        Attribute("description", read_default="", read_default_switch="empty_description", no_markup=True),
        Attribute("eapTls", "block", attributes=_EAP_TLS),
        Attribute("peap", "block", attributes=_PEAP),
        Attribute("eapFast", "block", attributes=_EAP_FAST),
        Attribute("eapTtls", "block", attributes=_EAP_TTLS),
        Attribute("teap", "block", attributes=_TEAP),
        *_flags(*_SWITCHES),
        Attribute("preferredEapProtocol", choices=_PREFERRED),
        *_flags(*_MORE_SWITCHES),
        _flag("fiveG"),
        _flag("rsaPss", since="3.4"),
        _flag("displayAdditionalTLSParams"),
        LINK,
    ),
    duplicate_status_switch="duplicate_status",
    built_in=(
        _service(
            "926901b0-8c01-11e6-996c-525400b48521",
            "Default Device Admin",
            "Default Allowed Protocol Service Device Admin",
            "allowPapAscii",
            "allowChap",
            "allowMsChapV1",
        ),
        _DEFAULT_NETWORK_ACCESS,
    ),
    hooks=Hooks(complete=_complete, check=_check),
)

RESOURCES = (ALLOWED_PROTOCOLS,)
