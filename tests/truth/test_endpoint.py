# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoints: MAC addresses in any notation, and profiling, which changes their attributes."""

from __future__ import annotations

from typing import Any

from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row

NOTATIONS = (
    "aa:bb:cc:00:11:22",
    "AA-BB-CC-00-11-22",
    "aabb.cc00.1122",
    "AABB-CC00-1122",
    "aabbcc001122",
    " aabbcc-001122",
)


def endpoints(row: Row) -> bool:
    return row.module == "endpoint"


def _filtered(node: Node, field: str, value: str, operator: str = "equals") -> dict[str, Any]:
    return node.info({"filters": [{"field": field, "operator": operator, "value": value}]})


@each(rows_with=endpoints)
def test_notations(node: Node) -> None:
    """Every notation finds, lists and leaves the same object, and creates it once."""
    full = node.for_release(node.row.full)
    node.put(full.stored)
    for mac in NOTATIONS:
        assert node.check_and_run({**full.options, "mac": mac}, node.cost.unchanged(full))["changed"] is False
        assert node.info({"mac": mac})["endpoints"][0]["mac"] == "AA:BB:CC:00:11:22"
        assert _filtered(node, "mac", mac)["total"] == 1
    node.remove(full)
    assert node.check_and_run({"mac": NOTATIONS[2]}, node.cost.create(full))["endpoint"]["mac"] == "AA:BB:CC:00:11:22"


@each(rows_with=endpoints)
def test_invalid_mac(node: Node) -> None:
    """An invalid MAC address, such as the number YAML makes of digits, is refused before any request."""
    for result in (node.run({"mac": "8612345678"}), node.info({"mac": "printer"}), _filtered(node, "mac", "00:11")):
        assert result.get("failed") and "is not a MAC address; write it like 00:1A:2B:3C:4D:5E" in result["msg"], result
        assert not node.sent


@each(rows_with=endpoints)
def test_changes_by_profiling(node: Node) -> None:
    """Groups and profiles that are not static keep the value of profiling; static ones are restored, with the flag."""
    node.sim.configure(endpoint_reprofile="at_once")
    full = node.for_release(node.row.full)
    node.put(full.stored)
    free = {"mac": full.options["mac"], "group": "Printers", "static_group_assignment": False}
    assert node.run(free)["changed"] is True
    assert node.read(full)["group"] == "Unknown"
    assert node.check_and_run(free, node.cost.unchanged(full))["changed"] is False
    static = {"mac": full.options["mac"], "group": "Printers"}
    assert node.check_and_run(static, node.cost.update(full))["changed"] is True
    assert node.effective_values(node.stored(full)) == node.effective_values(full.stored)


@each(rows_with=endpoints)
def test_flag_is_sent_with_the_group(node: Node) -> None:
    """An endpoint whose profiled group becomes static: the group is sent with the flag."""
    full = node.for_release(node.row.full)
    node.put({**full.stored, "staticGroupAssignment": False})
    assert (
        node.check_and_run({"mac": full.options["mac"], "group": "Printers"}, node.cost.update(full))["changed"] is True
    )
    sent = node.sim.requests[-1].body["ERSEndPoint"]
    assert (sent["groupId"], sent["staticGroupAssignment"]) == (full.stored["groupId"], True)


@each(rows_with=endpoints)
def test_undefined_attribute(node: Node) -> None:
    """ISE's refusal names it, and nothing is written."""
    result = node.run({"mac": "00:11:22:AA:BB:0C", "custom_attributes": {"Colour": "red"}})
    assert result.get("failed") and "Colour is not defined" in result["msg"], result
    assert node.stored(node.row.minimal) is None


@each(rows_with=endpoints)
def test_filters_by_group(node: Node) -> None:
    """ISE compares ids: a whole name is looked up, a part of a name is refused."""
    part = _filtered(node, "group", "Print", "starts_with")
    assert "filters: group is compared as a whole; use equals or not_equals" in part["msg"]
    unknown = _filtered(node, "group", "Printer")
    assert "group: 'Printer' does not exist (did you mean 'Printers'" in unknown["msg"]
    full, minimal = (
        node.put(node.for_release(node.row.full).stored),
        node.put(node.for_release(node.row.minimal).stored),
    )
    others = [item["id"] for item in _filtered(node, "group", "Printers", "not_equals")["endpoints"]]
    assert minimal in others and full not in others
