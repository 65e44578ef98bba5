# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Roles of nodes, and nodes that are unreachable."""

from __future__ import annotations

from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._errors import (
    IseError,
    NotMonitoring,
    UnexpectedAnswer,
    Unreachable,
)
from ansible_collections.openise.ise.plugins.module_utils._tasks.mnt_node_info import MntNodeInfoTask
from ansible_collections.openise.ise.tests.unit.plugins.helpers.fake_mnt import FakeMnt


def run(*products: Any) -> dict[str, Any]:
    nodes = [FakeMnt({"Version": product}, hostname=f"mnt{number}") for number, product in enumerate(products, 1)]
    first, *others = nodes
    first.others = [*others]
    return MntNodeInfoTask().run(first, {})


@pytest.mark.parametrize(
    ("product", "node"),
    [
        ({"type_of_node": "0", "version": "3.4.0.608"}, {"version": "3.4.0.608", "role": "standalone"}),
        ({"type_of_node": "1"}, {"role": "active"}),
        ({"type_of_node": "2"}, {"role": "standby"}),
        ({"type_of_node": "3"}, {"role": "none"}),
        (NotMonitoring("no"), {"role": "none"}),
    ],
)
def test_roles(product: Any, node: dict[str, Any]) -> None:
    [found] = run(product)["nodes"]
    assert {key: found[key] for key in found if key in ("version", "role")} == node
    assert found["monitoring"] is (node["role"] != "none")
    assert (found["hostname"], found["reachable"]) == ("mnt1", True)


@pytest.mark.parametrize("product", [{"type_of_node": "4"}, {}, None])
def test_an_unknown_type_is_an_error(product: Any) -> None:
    with pytest.raises(UnexpectedAnswer, match="unknown node type"):
        run(product)


def test_an_unreachable_node_is_reported_unless_all_are() -> None:
    lost = Unreachable("No route.")
    result = run({"type_of_node": "1"}, lost)
    assert result["nodes"][1] == {"hostname": "mnt2", "reachable": False, "msg": "No route."}
    assert result["total"] == 2
    with pytest.raises(IseError, match="No route"):
        run(lost, lost)
