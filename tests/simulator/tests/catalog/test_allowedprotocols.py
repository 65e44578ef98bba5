# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Allowed protocols: settings and their flags."""

from __future__ import annotations

from typing import Any

import pytest

from ise_simulator.probe import Api
from ise_simulator.testing import Simulator

DEFAULT = "92613980-8c01-11e6-996c-525400b48521"
FLAGS = (
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
    "eapTlsLBit",
    "allowWeakCiphersForEap",
    "requireMessageAuth",
)
EAP_TLS = {"allowEapTlsAuthOfExpiredCerts": False, "eapTlsEnableStatelessSessionResume": False}
TICKET = {
    "eapTlsSessionTicketTtl": 2,
    "eapTlsSessionTicketTtlUnits": "HOURS",
    "eapTlsSessionTicketPrecentage": 90,
}
RESUMED = {**EAP_TLS, "eapTlsEnableStatelessSessionResume": True, **TICKET}
PEAP = {
    "allowPeapEapMsChapV2": False,
    "allowPeapEapGtc": False,
    "allowPeapEapTls": True,
    "allowPeapEapTlsAuthOfExpiredCerts": False,
    "requireCryptobinding": False,
    "allowPeapV0": False,
}
EAP_FAST = {
    "allowEapFastEapMsChapV2": False,
    "allowEapFastEapGtc": False,
    "allowEapFastEapTls": False,
    "eapFastEnableEAPChaining": False,
    "eapFastUsePacs": False,
    "eapFastDontUsePacsAcceptClientCert": True,
    "eapFastDontUsePacsAllowMachineAuthentication": True,
}


def service(**more: Any) -> dict[str, Any]:
    return {"AllowedProtocols": {"name": "new", **dict.fromkeys(FLAGS, False), **more}}


def without(document: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name != key}


def test_built_in_objects_and_lists(api: Api) -> None:
    rows = api.get("allowedprotocols").json["SearchResult"]["resources"]
    assert [row["name"] for row in rows] == ["Default Device Admin", "Default Network Access"]
    assert {api.get(f"allowedprotocols?{query}").status for query in ("filter=name.EQ.x", "sortasc=name")} == {400}
    shown = api.get("allowedprotocols/name/Default%20Network%20Access").json["AllowedProtocols"]
    assert (shown["id"], shown["eapTls"]) == (DEFAULT, RESUMED)


@pytest.mark.parametrize("flag", FLAGS)
def test_every_flag_is_required(api: Api, flag: str) -> None:
    body = {"AllowedProtocols": without(service()["AllowedProtocols"], flag)}
    reply = api.post("allowedprotocols", body)
    assert (reply.status, f"[{flag}]" in reply.title) == (400, True)


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, 201),
        ({"allowEapTls": True, "eapTls": EAP_TLS}, 201),
        ({"allowEapTls": True}, 400),
        ({"eapTls": EAP_TLS}, 400),
        ({"allowEapTls": True, "eapTls": {}}, 400),
        ({"allowEapTls": True, "eapTls": RESUMED}, 201),
        ({"allowEapTls": True, "eapTls": without(RESUMED, "eapTlsSessionTicketTtlUnits")}, 400),
        ({"allowEapTls": True, "eapTls": {**EAP_TLS, **TICKET}}, 400),
        ({"allowEapTls": True, "eapTls": {**RESUMED, "eapTlsSessionTicketTtlUnits": "YEARS"}}, 400),
        ({"allowEapTls": True, "eapTls": {**RESUMED, "eapTlsSessionTicketPrecentage": 101}}, 400),
        ({"allowEapTls": True, "eapTls": {**without(RESUMED, "eapTlsSessionTicketPrecentage"), "x": 1}}, 400),
        ({"allowPeap": True, "peap": PEAP}, 201),
        ({"allowPeap": True, "peap": without(PEAP, "requireCryptobinding")}, 400),
        ({"allowPeap": True, "peap": {**PEAP, "allowPeapEapGtc": True}}, 400),
        (
            {
                "allowPeap": True,
                "peap": {
                    **PEAP,
                    "allowPeapEapGtc": True,
                    "allowPeapEapGtcPwdChange": True,
                    "allowPeapEapGtcPwdChangeRetries": 4,
                },
            },
            400,
        ),
        ({"allowEapFast": True, "eapFast": EAP_FAST}, 201),
        ({"allowEapFast": True, "eapFast": without(EAP_FAST, "eapFastDontUsePacsAcceptClientCert")}, 400),
        ({"allowEapFast": True, "eapFast": {**EAP_FAST, "eapFastUsePacsTunnelPacTtl": 1}}, 400),
        ({"allowPreferredEapProtocol": True, "preferredEapProtocol": "TEAP"}, 201),
        ({"allowPreferredEapProtocol": True, "preferredEapProtocol": "EAP_NONE"}, 400),
        ({"allowPreferredEapProtocol": True}, 400),
        ({"preferredEapProtocol": "TEAP"}, 400),
        ({"fiveG": True, "rsaPss": True, "displayAdditionalTLSParams": True}, 201),
    ],
)
def test_accepted_values(api: Api, more: dict[str, Any], status: int) -> None:
    reply = api.post("allowedprotocols", service(**more))
    assert reply.status == status, reply.text


def test_an_update_must_keep_both_together(sim: Simulator, api: Api) -> None:
    def change(**document: Any) -> int:
        return api.patch(f"allowedprotocols/{DEFAULT}", {"AllowedProtocols": document}).status

    assert change(allowPeap=False) == 400
    assert change(allowTeap=True) == 400
    assert change(eapTls={"eapTlsEnableStatelessSessionResume": False}) == 400
    assert change(allowChap=True) == 200
    stored = sim.store.get("allowedprotocols", DEFAULT) or {}
    body = {"AllowedProtocols": {**without(stored, "peap"), "allowPeap": False}}
    assert api.put(f"allowedprotocols/{DEFAULT}", body).status == 200
    assert "peap" not in (sim.store.get("allowedprotocols", DEFAULT) or {})


@pytest.mark.parametrize(("handling", "stored_"), [("drop", EAP_TLS), ("keep", {**EAP_TLS, **TICKET})])
def test_needless_settings(sim: Simulator, api: Api, handling: str, stored_: dict[str, Any]) -> None:
    sim.configure(needless_settings=handling)
    body = service(allowEapTls=True, eapTls={**EAP_TLS, **TICKET}, preferredEapProtocol="PEAP")
    assert api.post("allowedprotocols", body).status == 201
    stored = sim.store.get("allowedprotocols", "new") or {}
    assert (stored["eapTls"], "preferredEapProtocol" in stored) == (stored_, handling == "keep")


def test_write_only_setting(api: Api) -> None:
    teap = {
        "allowTeapEapMsChapV2": False,
        "allowTeapEapTls": False,
        "acceptClientCertDuringTunnelEst": True,
        "enableEapChaining": False,
        "allowDowngradeMsk": True,
    }
    reply = api.post("allowedprotocols", service(allowTeap=True, teap={**teap, "requestBasicPwdAuth": True}))
    identity = str(reply.headers["Location"]).rpartition("/")[2]
    assert api.get(f"allowedprotocols/{identity}").json["AllowedProtocols"]["teap"] == teap


@pytest.mark.parametrize(("release", "patched", "created"), [("3.1", 405, 400), ("3.2", 200, 400), ("3.4", 200, 201)])
def test_releases(sim: Simulator, api: Api, release: str, patched: int, created: int) -> None:
    sim.configure(profile=release)
    body = {"AllowedProtocols": {"description": "x"}}
    assert api.patch(f"allowedprotocols/{DEFAULT}", body).status == patched
    assert api.post("allowedprotocols", service(rsaPss=True)).status == created
