# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells of the egress matrix: two forms of the last rule, an order of SGACLs, a cell that always exists."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.tests.truth.budget import ONE_READ, Requests, gets
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row
from ansible_collections.openise.ise.tests.truth.rows.egress_matrix_cell import CAMERAS, DOORS, TELNET, WEB

DEFAULT = "92c1a900-8c01-11e6-996c-525400b48521"
PERMIT, DENY = "92951ac0-8c01-11e6-996c-525400b48521", "92919850-8c01-11e6-996c-525400b48521"
PAIR = {"source": "Doors", "destination": "Cameras"}


def cells(row: Row) -> bool:
    """Select the row, for ``each(rows_with=cells)``."""
    return row.module == "egress_matrix_cell"


def _held(rule: str, *acls: str) -> dict[str, Any]:
    return {"sourceSgtId": DOORS, "destinationSgtId": CAMERAS, "defaultRule": rule, "sgacls": list(acls)}


def _shown(node: Node) -> tuple[Any, Any]:
    (cell,) = node.info(PAIR)["egress_matrix_cells"]
    return cell["default_rule"], cell.get("sgacls", [])


def _sent(node: Node) -> dict[str, Any]:
    body = next(record.body for record in reversed(node.sim.requests) if record.method in ("POST", "PUT"))
    cell: dict[str, Any] = body["EgressMatrixCell"]
    return cell


@each(rows_with=cells, form=lambda _row, _release: ["both", "acl"])
def test_both_forms_of_the_rule(node: Node, form: str) -> None:
    """Whichever form ISE returns, it is the rule. It is written only as SGACL: ISE refuses both."""
    node.sim.configure(cell_rule=form)
    for rule, word, acl in (("PERMIT_IP", "permit_ip", PERMIT), ("DENY_IP", "deny_ip", DENY)):
        for held in (_held(rule), _held("NONE", acl)):
            node.put({"id": "cell", **held})
            assert _shown(node) == (word, [])
            assert node.run({**PAIR, "default_rule": word})["changed"] is False
            assert node.run({**PAIR, "description": f"still {word}"})["changed"] is True
            assert (_sent(node)["defaultRule"], _sent(node)["sgacls"], _sent(node)["id"]) == ("NONE", [acl], "cell")
            assert _shown(node) == (word, [])
    assert node.run({**PAIR, "default_rule": "none", "sgacls": ["Permit_Web"]})["changed"] is True
    assert _shown(node) == ("none", ["Permit_Web"])


@each(rows_with=cells)
def test_order_of_sgacls(node: Node) -> None:
    """Another order is a change; ISE gets them in the desired order, the rule last."""
    node.sim.configure(multiple_sgacls=True)
    desired = {**PAIR, "sgacls": ["Permit_Web", "Deny_Telnet"], "default_rule": "deny_ip"}
    assert node.run(desired)["changed"] is True
    assert _sent(node)["sgacls"] == [WEB, TELNET, DENY]
    assert node.run(desired)["changed"] is False
    assert node.run({**desired, "sgacls": ["Deny_Telnet", "Permit_Web"]})["changed"] is True
    assert _sent(node)["sgacls"] == [TELNET, WEB, DENY]
    assert _shown(node) == ("deny_ip", ["Deny_Telnet", "Permit_Web"])


@each(rows_with=cells)
def test_several_sgacls_need_a_setting(node: Node) -> None:
    """Without the setting ISE refuses them with its own message."""
    result = node.run({**PAIR, "sgacls": ["Permit_Web", "Deny_Telnet"]})
    assert result.get("failed") and "multiple sgacls" in result["msg"], result


@each(rows_with=cells, name=lambda _row, _release: ["Permit IP", "deny ip"])
def test_rule_as_an_sgacl(node: Node, name: str) -> None:
    """It is reported with the option for rules."""
    word = name.lower().replace(" ", "_")
    node.fails({**PAIR, "sgacls": [name]}, "sgacls: ", f"write default_rule: {word}", cost=gets(0))


@pytest.mark.parametrize("group", ["ANY", "any", "65535"])
@each(rows_with=cells)
def test_the_default_cell(node: Node, group: str) -> None:
    """The group that no list contains finds it; it can change, and cannot be deleted."""
    pair = {"source": group, "destination": group}
    assert node.run({**pair, "default_rule": "deny_ip", "status": "monitor"})["changed"] is True
    assert node.sim.requests[-1].path.endswith(DEFAULT)
    assert node.run({**pair, "default_rule": "deny_ip"})["changed"] is False
    assert node.run({**pair, "state": "absent"}).get("failed") is True
    assert node.sim.store.get("egressmatrixcell", DEFAULT) is not None


@each(rows_with=cells)
def test_groups_by_tag(node: Node) -> None:
    """A tag works like a name; it is looked up once."""
    tags = {"source": "4002", "destination": "4001"}
    assert node.run({**tags, "status": "enabled"})["changed"] is True
    assert node.run({**PAIR, "status": "enabled"})["changed"] is False
    assert node.run({**tags, "status": "enabled"})["changed"] is False
    assert node.sent == ONE_READ + ONE_READ
    nobody = node.run({**tags, "source": "4999"})
    assert "source: '4999' does not exist" in nobody["msg"]
    nobody = node.run({**tags, "source": "4999", "state": "absent"})
    assert nobody["failed"] and "source: '4999' does not exist" in nobody["msg"]
    assert set(node.sent) == set(Requests(GET=1))
