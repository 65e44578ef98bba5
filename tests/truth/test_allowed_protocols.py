# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Allowed protocols: settings that exist if, and only if, the protocol is allowed."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth import trees
from ansible_collections.openise.ise.tests.truth.budget import ONE_READ
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row

FACTORY = "Default Network Access"


def services(row: Row) -> bool:
    """Select the row of this file."""
    return row.module == "allowed_protocols"


def _stored(node: Node, name: str) -> dict[str, Any]:
    return node.sim.store.get(node.row.path, name) or {}


@each(rows_with=services)
def test_settings_enable_their_protocol(node: Node) -> None:
    """A setting enables its protocol, for a new and for an existing service; the second run changes nothing."""
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
def test_diff_shows_added_settings(node: Node) -> None:
    """The diff shows the settings that are added with a protocol before the write."""
    given = {"name": FACTORY, "teap": {"eap_mschapv2": {"enabled": True}}}
    case = node.row.minimal  # the cost is the same for every name in the URL
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
def test_disabled_protocol_loses_its_settings(node: Node) -> None:
    """By flag, by empty value, or with settings left in the task: the same PUT; the second run changes nothing."""
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
def test_settings_that_stay(node: Node) -> None:
    """Without PACs, ISE requires the settings for that case, so an empty value disables and sends them."""
    case = node.for_release(node.row.examples["without PACs"])
    node.put(case.stored)
    given = {"name": "No PACs", "eap_fast": {"without_pacs": {}}, "teap": {"request_basic_password_auth": True}}
    result = node.check_and_run(given, node.cost.update(case))
    assert result["changed"] is True
    off = {"eapFastDontUsePacsAcceptClientCert": False, "eapFastDontUsePacsAllowMachineAuthentication": False}
    assert node.stored(case) == {**case.stored, "eapFast": {**case.stored["eapFast"], **off}}
    assert node.check_and_run(given, node.cost.unchanged(case))["changed"] is False


@each(rows_with=services)
def test_protocol_stays_disabled(node: Node) -> None:
    """Disabling a setting of a disabled protocol changes nothing."""
    given = {"name": FACTORY, "teap": {"eap_chaining": False, "eap_tls": {}}}
    assert node.check_and_run(given, node.cost.unchanged(node.row.minimal))["changed"] is False


@each(rows_with=services)
def test_invalid_combinations(node: Node) -> None:
    """A protocol without method, a preference without protocol, exclusive settings: reported before any write."""
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
def test_options_of_a_built_in_service(node: Node) -> None:
    """The options of a built-in service, as read, change nothing."""
    for name in (FACTORY, "Default Device Admin"):
        (shown,) = node.info({"name": name})["allowed_protocols"]
        assert node.check_and_run(shown, ONE_READ)["changed"] is False
    assert shown["peap"] == {"enabled": False}


@each(rows_with=services)
def test_settings_without_effect(node: Node) -> None:
    """A task for other options does not change them; a PUT sends them unchanged."""
    node.sim.configure(needless_settings="keep")
    odd = trees.having(_stored(node, FACTORY), (("preferredEapProtocol",), "LEAP"))
    node.sim.store.put(node.row.path, odd)
    result = node.check_and_run({"name": FACTORY, "chap": True}, node.cost.update(node.row.minimal))
    assert result["changed"] is True
    assert result["diff"]["after"]["preferred_eap_protocol"] == {"enabled": False, "protocol": "leap"}
