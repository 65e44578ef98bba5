# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""IP-SGT mappings and SXP bindings of a subnet with host bits: one subnet is one object, however ISE spells it."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.modules import config, config_info
from ansible_collections.openise.ise.tests.truth.budget import gets
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row
from ansible_collections.openise.ise.tests.truth.rows.ip_sgt_mapping_group import DOORS

_SUBNET = {"host": "10.20.0.0/24"}
_HELD = {"name": "10.20.0.7/24", "hostIp": "10.20.0.7/24", "sgt": DOORS, "deployType": "ALL", "description": "by hand"}


def _mappings(row: Row) -> bool:
    return row.module == "ip_sgt_mapping"


mappings = each(rows_with=_mappings, releases=("3.0", "3.4"))


@pytest.mark.parametrize("state", ["present", "absent"])
@each(rows_with=lambda row: row.module in ("ip_sgt_mapping", "sxp_local_binding"), releases=("3.4",))
def test_the_user_says_which_is_meant(node: Node, state: str) -> None:
    """Subnet or host: the message has both. No request is sent."""
    option = node.row.key[0]
    words = (option, "'10.20.0.7/24' has host bits; write 10.20.0.0/24 for the subnet, or 10.20.0.7 for the host.")
    node.fails({option: "10.20.0.7/24", "security_group": "Doors", "state": state}, *words, cost=gets(0))
    items = [{option: "10.20.0.7/24", "security_group": "Doors", "state": state}]
    result = node.perform(config.TASK, {"resources": {node.row.resource.plural: items}})
    assert result["failed"] and words[1] in result["msg"] and not node.sent


@mappings
def test_a_mapping_that_ise_spells_with_host_bits(node: Node) -> None:
    """It is the mapping of the subnet: found, changed and deleted, without another address and without a second mapping."""
    node.put(_HELD)
    assert node.run({**_SUBNET, "security_group": "Doors"})["changed"] is False
    assert node.read("10.20.0.0/24")["host"] == "10.20.0.0/24"
    changed = node.run({**_SUBNET, "description": "new"})
    assert (changed["changed"], changed["ip_sgt_mapping"]["host"]) == (True, "10.20.0.0/24")
    assert [(each["hostIp"], each["description"]) for each in node.all_documents()["sgmapping"]] == [
        ("10.20.0.7/24", "new")
    ]
    assert [node.run({**_SUBNET, "state": "absent"})["changed"] for _turn in range(2)] == [True, False]
    assert node.all_documents()["sgmapping"] == []


@mappings
def test_such_a_mapping_in_a_configuration(node: Node) -> None:
    """An export applied again changes nothing, and a purge keeps the mapping."""
    node.put(_HELD)
    exported = node.perform(config_info.TASK, {"types": ["ip_sgt_mappings"]})["resources"]
    assert [item["host"] for item in exported["ip_sgt_mappings"]] == ["10.20.0.0/24"]
    purge: dict[str, Any] = {"purge": ["ip_sgt_mappings"]}
    same = node.perform(config.TASK, {"resources": exported, **purge})
    assert (same["changed"], same["summary"]["unchanged"]) == (False, 1), same


@mappings
def test_two_mappings_of_one_subnet(node: Node) -> None:
    """Which is meant is unknown; by id each can be changed and deleted."""
    ids = [node.put(_HELD), node.put({**_HELD, "name": "10.20.0.0/24", "hostIp": "10.20.0.0/24"})]
    for options in ({"description": "x"}, {"state": "absent"}):
        result = node.run({**_SUBNET, **options})
        assert result["failed"] and all(each in result["msg"] for each in ids), result
        items = {"ip_sgt_mappings": [{**_SUBNET, **options}]}
        result = node.perform(
            config.TASK, {"resources": items, "purge": ["ip_sgt_mappings"], "allow_empty": ["ip_sgt_mappings"]}
        )
        assert result["failed"] and all(each in result["msg"] for each in ids), result
    assert len(node.all_documents()["sgmapping"]) == 2
    assert node.run({"id": ids[0], "state": "absent"})["changed"] is True
    assert node.run({**_SUBNET, "state": "absent"})["changed"] is True
