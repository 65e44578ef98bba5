# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``system_certificate_info``: the system certificates of nodes, from the OpenAPI."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.modules import system_certificate_info
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, gets
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ise_simulator.catalog.node import NODES

SELF_SIGNED = "Default self-signed server certificate"


def _read(node: Node, /, *, check: bool = False, **options: Any) -> Result:
    return node.perform(system_certificate_info.TASK, options, check=check)


def _items(node: Node, /, **options: Any) -> list[dict[str, Any]]:
    result = _read(node, **options)
    assert result.get("changed") is False, result
    found: list[dict[str, Any]] = result["system_certificates"]
    assert result["total"] == len(found)
    return found


@each(rows_with=first_row, releases=("3.1", "3.4", "3.5"))
@pytest.mark.parametrize("dates", ["java", "iso"])
def test_one_node(node: Node, dates: str) -> None:
    """One request; whatever the form of dates, also in check mode."""
    node.sim.configure(certificate_dates=dates)
    found = _items(node, node="ise-psn1")
    assert node.sent == gets(1)
    assert _read(node, check=True, node="ise-psn1")["system_certificates"] == found
    by_name = {item["name"]: item for item in found}
    own = by_name[SELF_SIGNED]
    zone = "+00:00" if dates == "java" else ""
    assert (own["valid_from"], own["expires"]) == (f"2023-05-02T08:15:00{zone}", f"2035-05-01T08:15:00{zone}")
    assert own["used_by"] == ["EAP Authentication", "Admin", "Portal", "RADIUS DTLS"]
    assert (own["node"], own["issued_to"], own["issued_by"]) == ("ise-psn1", *["ise-psn1.example.com"] * 2)
    assert (own["self_signed"], own["key_size"], own["portal_group_tag"]) == (
        True,
        4096,
        "Default Portal Certificate Group",
    )
    old = by_name["Old pxGrid certificate"]
    assert (old["days_left"] < 0, old["self_signed"], old["portals"]) == (True, False, [])


@each(rows_with=first_row, releases=("3.1", "3.4"))
def test_all_nodes(node: Node) -> None:
    """Every node of the deployment, as ERS lists them."""
    assert [item["node"] for item in _items(node)] == [name for name in NODES for _certificate in range(3)]
    assert node.sent == gets(1 + len(NODES))


@each(rows_with=first_row, releases=("3.4",))
def test_expiry(node: Node) -> None:
    """Certificates that expire within some days, and expired ones."""
    assert [item["days_left"] < 0 for item in _items(node, node="ise-psn1", expires_within=0)] == [True]
    assert len(_items(node, node="ise-psn1", expires_within=36500)) == 3
    assert _items(node, node="ise-psn1", expires_within=-36500) == []


@each(rows_with=first_row, releases=("3.0",))
def test_releases_without_openapi(node: Node) -> None:
    """Before 3.1 there is no OpenAPI, and the message says so."""
    assert (
        "Reading certificates needs ISE 3.1 or later, and this server runs 3.0" in _read(node, node="ise-psn1")["msg"]
    )


@each(rows_with=first_row, releases=("3.4",))
def test_failures(node: Node) -> None:
    """An unknown node, unreadable dates, invalid responses: a failure, never an empty list."""
    for name, words in (
        ("nobody", "node: ISE has no node 'nobody', or its OpenAPI is disabled"),
        (" ", "node is empty"),
    ):
        assert words in _read(node, node=name)["msg"]
    assert node.sent == NOTHING
    for body, words in (
        ('{"response": [{"validFrom": "tomorrow"}]}', "in an unknown format: 'tomorrow'"),
        ('{"response": {}}', "without a response"),
        ('{"response": [], "nextPage": {"href": "https://x/?page=1"}}', "a loop of pages"),
    ):
        node.sim.fault("status", path="system-certificate", status=200, body=body, times=1)
        assert words in _read(node, node="ise-psn1")["msg"]
    node.sim.fault("status", path="system-certificate", status=500, times=1)
    assert _read(node, node="ise-psn1")["status"] == 500
    user, password = node.sim.mnt
    options = {"node": "ise-psn1"}
    denied = node.perform(system_certificate_info.TASK, options, username=user, password=password)
    assert denied["failed"] and denied["status"] == 403
