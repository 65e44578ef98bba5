# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Portals where ISE cannot list all of them, as observed on a 3.4."""

from __future__ import annotations

from ansible_collections.openise.ise.tests.truth.budget import ONE_READ
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row


def _portals(row: Row) -> bool:
    return row.info == "portal_info"


@each(rows_with=_portals, reads=True)
def test_list_fails(node: Node) -> None:
    """portal_list: the list of all fails with ISE's message and a remedy; one portal, and one type, are readable."""
    node.sim.configure(portal_list="fail")
    full = node.for_release(node.row.full)
    identity = node.put(full.stored)
    assert node.info({"id": identity})["total"] == 1
    for choice in ({}, {"name": full.options["name"]}):
        result = node.info(choice)
        if node.row.info_type:
            assert result["total"] >= 1
        else:
            assert result["failed"] and result["status"] == 500
            assert "Operation search PORTAL failed" in result["msg"]
            assert "one type (hotspot, self_registered, sponsor, sponsored_guest)" in result["msg"]
            assert node.sent == ONE_READ


@each(rows_with=lambda row: _portals(row) and "description" not in row.filters, reads=True)
def test_unsupported_filter(node: Node) -> None:
    """Refused before any request, with the name of the filter."""
    result = node.info({"filters": [{"field": "description", "value": "x"}]})
    assert result["failed"] and "cannot filter portals of this type by description" in result["msg"]
    assert not node.sent
