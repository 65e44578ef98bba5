# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What only allowed protocols have: settings that are there if, and only if, the protocol is allowed."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import ONE_READ
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row

FACTORY = "Default Network Access"


def services(row: Row) -> bool:
    """Choose the row of this file."""
    return row.module == "allowed_protocols"


def _stored(node: Node, name: str) -> dict[str, Any]:
    return node.sim.store.get(node.row.path, name) or {}


@each(rows_with=services)
def test_settings_switch_their_protocol_on(node: Node) -> None:
    """Giving what is inside is enough, for a new service and for one that is there; again is no change."""
    for name in ("New", FACTORY):
        given = {"name": name, "teap": {"eap_tls": {"allow_expired_certificates": True}}}
        result = node.run(given)
        assert result["changed"] is True, result
        stored = _stored(node, name)
        assert stored["allowTeap"] is True
        assert stored["teap"] == {
            "allowTeapEapMsChapV2": False,
            "allowTeapEapTls": True,
            "allowTeapEapTlsAuthOfExpiredCerts": True,
            "acceptClientCertDuringTunnelEst": True,
            "enableEapChaining": False,
            "allowDowngradeMsk": True,
        }
        assert result["allowed_protocols"]["teap"]["enabled"] is True
        assert node.run(given)["changed"] is False


@each(rows_with=services)
def test_check_mode_and_diff_tell_what_comes_along(node: Node) -> None:
    """What a protocol is switched on with is shown before it is done."""
    given = {"name": FACTORY, "teap": {"eap_mschapv2": {"enabled": True}}}
    case = node.row.minimal  # any name in the URL costs the same
    after = node.check_and_run(given, node.cost.update(case))["diff"]["after"]["teap"]
    assert after == {
        "enabled": True,
        "eap_mschapv2": {"enabled": True, "password_change": True, "password_change_retries": 3},
        "eap_tls": {"enabled": False},
        "accept_client_certificate": True,
        "eap_chaining": False,
        "downgrade_msk": True,
    }


@each(rows_with=services)
def test_switching_off_forgets_the_settings(node: Node) -> None:
    """By the switch, by an empty value, with settings left in the task: the same PUT, and again is no change."""
    for off in ({"enabled": False}, {}, {"enabled": False, "eap_tls": {"allow_expired_certificates": True}}):
        node.sim.reset()
        before = _stored(node, FACTORY)
        result = node.check_and_run({"name": FACTORY, "peap": off}, node.cost.update(node.row.minimal, put_only=True))
        assert result["changed"] is True
        assert _stored(node, FACTORY) == trees.having(before, (("peap",), None), (("allowPeap",), False))
        assert result["diff"]["after"]["peap"] == {"enabled": False}
        again = node.check_and_run({"name": FACTORY, "peap": off}, node.cost.unchanged(node.row.minimal))
        assert again["changed"] is False


@each(rows_with=services)
def test_settings_that_cannot_go(node: Node) -> None:
    """Without PACs, ISE wants to be told what is allowed, so an empty value is both off, and sent."""
    case = node.for_release(node.row.examples["without PACs"])
    node.put(case.stored)
    given = {"name": "No PACs", "eap_fast": {"without_pacs": {}}, "teap": {"request_basic_password_auth": True}}
    result = node.check_and_run(given, node.cost.update(case))
    assert result["changed"] is True
    off = {"eapFastDontUsePacsAcceptClientCert": False, "eapFastDontUsePacsAllowMachineAuthentication": False}
    assert node.stored(case) == {**case.stored, "eapFast": {**case.stored["eapFast"], **off}}
    assert node.check_and_run(given, node.cost.unchanged(case))["changed"] is False


@each(rows_with=services)
def test_protocol_that_is_off_and_stays_off(node: Node) -> None:
    """Wanting something off inside a protocol that is off is no change."""
    given = {"name": FACTORY, "teap": {"eap_chaining": False, "eap_tls": {}}}
    assert node.check_and_run(given, node.cost.unchanged(node.row.minimal))["changed"] is False


@each(rows_with=services)
def test_what_ise_would_refuse(node: Node) -> None:
    """A protocol without method, a preference without protocol, settings that exclude each other: told before any write."""
    for name in ("New", FACTORY):
        for options, words in (
            ({"teap": {"enabled": True}}, "teap: give at least one of eap_mschapv2, eap_tls."),
            ({"preferred_eap_protocol": {"enabled": True}}, "preferred_eap_protocol.protocol is needed"),
            (
                {"eap_fast": {"eap_gtc": {"enabled": True}, "without_pacs": {"machine_authentication": True}}},
                "eap_fast.without_pacs.machine_authentication: ISE has this only where eap_fast.pacs.enabled is false",
            ),
            (
                {"peap": {"eap_mschapv2": {"password_change_retries": 4}}},
                "peap.eap_mschapv2.password_change_retries: 4 is out of range",
            ),
        ):
            result = node.run({"name": name, **options})
            assert result.get("failed") and words in result["msg"], result
            assert set(node.sent) <= {"GET"}
    last: dict[str, Any] = {"eap_mschapv2": {}, "eap_gtc": {}, "eap_tls": {}}
    node.fails({"name": FACTORY, "peap": last}, "peap: give at least one of", cost=ONE_READ)


@each(rows_with=services)
def test_factory_service_is_read_and_given_back(node: Node) -> None:
    """What ISE shows of its own service is input that changes nothing."""
    for name in (FACTORY, "Default Device Admin"):
        (shown,) = node.info({"name": name})["allowed_protocols"]
        assert node.check_and_run(shown, ONE_READ)["changed"] is False
    assert shown["peap"] == {"enabled": False}


@each(rows_with=services)
def test_settings_without_a_meaning_that_ise_shows(node: Node) -> None:
    """Left alone, and read, by a task that is about something else; sent back by PUT, as ISE showed them."""
    node.sim.configure(needless_settings="keep")
    odd = trees.having(_stored(node, FACTORY), (("preferredEapProtocol",), "LEAP"))
    node.sim.store.put(node.row.path, odd)
    result = node.check_and_run({"name": FACTORY, "chap": True}, node.cost.update(node.row.minimal))
    assert result["changed"] is True
    assert result["diff"]["after"]["preferred_eap_protocol"] == {"enabled": False, "protocol": "leap"}
