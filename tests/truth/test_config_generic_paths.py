# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``ers_resources`` on every path of ERS, those with a type included: an export applied again changes nothing."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.plugins.module_utils._config import declarations
from ansible_collections.openise.ise.plugins.modules import config, config_info
from ansible_collections.openise.ise.tests.truth.matrix import each, for_administrators
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import CANARY, Row
from ise_simulator.catalog import CATALOG


def _named(row: Row) -> bool:
    return for_administrators(row) and "name" in CATALOG[row.path].listed_attributes


@each(rows_with=_named, reads=True, releases=("3.1", "3.4"), option=lambda _row, _release: (True, False))
def test_export_and_back(node: Node, option: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether ISE masks secrets or not, none is exported, and nothing is written."""
    monkeypatch.setattr(declarations, "path_problem", lambda _name: "")
    node.sim.configure(mask_secrets=option)
    for example in (node.row.minimal, node.row.full):
        node.put(node.for_release(example).stored)
    plural = f"ers_resources/{node.row.path}"
    exported = node.perform(config_info.TASK, {"types": [plural], "factory": True})
    assert exported.get("total"), exported
    assert CANARY not in repr(exported) and "****" not in repr(exported)
    held = node.all_documents()
    same = node.perform(config.TASK, {"resources": exported["resources"]})
    assert not same.get("failed"), same
    assert (same["changed"], same["summary"]["unchanged"]) == (False, exported["total"])
    assert node.all_documents() == held
