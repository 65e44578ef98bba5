# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects that are to be absent while what their key refers to does not exist: misspelt, deleted before, or outlived."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ansible_collections.openise.ise.tests.truth.config_helpers import counts, failures, names, once, run, writes
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node, Result
from ansible_collections.openise.ise.tests.truth.row import Row
from ansible_collections.openise.ise.tests.truth.rows.egress_matrix_cell import CAMERAS, DOORS, PRINTERS

_CELL = {"source": "Doors", "destination": "Cameras"}
_GONE = "does not exist"
_EXPECT = {"missing_references": "expect"}


def _of(module: str) -> Callable[[Row], bool]:
    return lambda row: row.module == module


cells = each(rows_with=_of("egress_matrix_cell"), releases=("3.0", "3.4"), known=False)
networks = each(rows_with=_of("security_group_virtual_network"), releases=("3.4",), known=False)
filters = each(rows_with=_of("sxp_domain_filter"), releases=("3.4",), known=False)


def _put_cell(node: Node, source: str = DOORS, destination: str = CAMERAS, name: str = "Doors-Cameras") -> str:
    return node.put({"name": name, "sourceSgtId": source, "destinationSgtId": destination})


def _absent(node: Node, options: dict[str, Any], **more: Any) -> Result:
    return node.run({**options, "state": "absent", **more})


# -- cells ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrong", [{"source": "Doorz"}, {"destination": "Camera"}, {"source": "x", "destination": "y"}])
@cells
def test_a_name_that_nobody_has(node: Node, wrong: dict[str, str]) -> None:
    """It fails as for a cell that is to be present: the cell with the right name still permits traffic."""
    cell = _put_cell(node)
    present = node.run({**_CELL, **wrong})
    absent = _absent(node, {**_CELL, **wrong})
    assert absent["failed"] and absent["msg"].startswith(present["msg"]), absent
    assert "If it was deleted, and with it this object, set missing_references to expect." in absent["msg"]
    assert node.sim.store.get("egressmatrixcell", cell) is not None
    assert writes(node) == 0


@cells
def test_a_name_that_is_expected_to_be_deleted(node: Node) -> None:
    """The task is green, and says what it assumes; the other cells stay."""
    cell = _put_cell(node)
    other = {**_CELL, "source": "Windows"}
    for result in (_absent(node, other, **_EXPECT), node.run({**other, "state": "absent"}, check=True)):
        assert result["changed"] is False and not result.get("failed")
        (warning,) = result["warnings"]
        assert _GONE in warning and "It is assumed to be deleted, and with it the egress matrix cell" in warning
    assert node.run({**other, "state": "absent", "missing_references": "fail"}, check=True)["failed"]
    assert node.run({**other, **_EXPECT})["failed"]  # to be present
    assert node.sim.store.get("egressmatrixcell", cell) is not None


@pytest.mark.parametrize("gone", [[DOORS], [CAMERAS], [DOORS, CAMERAS]], ids=["source", "destination", "both"])
@cells
def test_a_cell_whose_group_is_gone(node: Node, gone: list[str]) -> None:
    """It is found by the name that ISE gave it, in any case; cells of other groups stay."""
    cell, others = _put_cell(node), [_put_cell(node, PRINTERS, CAMERAS, "Printers-Cameras")]
    others.append(_put_cell(node, DOORS, PRINTERS, "Doors-Printers"))
    for group in gone:
        node.sim.store.delete("sgt", group)
    lower = {"source": "doors", "destination": "cameras"}
    checked = node.run({**lower, "state": "absent"}, check=True)
    assert checked["changed"] is True and node.sim.store.get("egressmatrixcell", cell) is not None
    assert _absent(node, lower)["changed"] is True
    assert node.sim.store.get("egressmatrixcell", cell) is None
    assert all(node.sim.store.get("egressmatrixcell", other) for other in others)
    assert _absent(node, lower)["failed"]
    assert _absent(node, lower, **_EXPECT)["changed"] is False


@pytest.mark.parametrize("expects", [{}, _EXPECT], ids=["fail", "expect"])
@cells
def test_a_cell_of_which_ise_does_not_show_the_name(node: Node, expects: dict[str, str]) -> None:
    """Whether it is meant is unknown: the task names its id, with which it can be deleted."""
    cell = _put_cell(node)
    node.sim.store.delete("sgt", DOORS)
    node.sim.configure(orphan_cell_name="empty")
    result = _absent(node, _CELL, **expects)
    assert result["failed"] and f"with the id {cell}." in result["msg"] and writes(node) == 0
    assert not _absent(node, {"source": "Doors", "destination": "Printers"}, **_EXPECT).get("failed")
    for changed in (True, False):
        assert _absent(node, {**_CELL, "id": cell})["changed"] is changed


@cells
def test_a_gone_group_by_its_tag(node: Node) -> None:
    """The name of a cell has no tags."""
    cell = _put_cell(node)
    node.sim.store.delete("sgt", DOORS)
    result = _absent(node, {"source": "4002", "destination": "Cameras"}, **_EXPECT)
    assert result["failed"] and f"with the id {cell}." in result["msg"]


@cells
def test_unreadable_cells(node: Node) -> None:
    """Whether there is a cell is unknown."""
    node.sim.fault("status", method="GET", path=r"egressmatrixcell", status=500, times=0)
    result = _absent(node, {**_CELL, "source": "Windows"}, **_EXPECT)
    assert result["failed"] and result["status"] == 500


# -- other resources -----------------------------------------------------------------------------------------------


@networks
def test_networks_of_a_group(node: Node) -> None:
    """Their names say nothing about the group."""
    options = {"security_group": "Windows"}
    assert _GONE in _absent(node, options)["msg"]
    assert _absent(node, options, **_EXPECT)["changed"] is False
    example = node.for_release(node.row.minimal)
    assignment = node.put(example.stored)
    node.sim.store.delete("sgt", str(example.stored["sgtId"]))
    result = _absent(node, {"security_group": example.options["security_group"]}, **_EXPECT)
    assert result["failed"] and f"with the id {assignment}." in result["msg"]
    assert node.sim.store.get(node.row.path, assignment) is not None


@filters
def test_domain_filters_of_a_group(node: Node) -> None:
    options = {"security_group": "Windows"}
    assert _GONE in _absent(node, options)["msg"]
    assert _absent(node, options, **_EXPECT)["changed"] is False


# -- config --------------------------------------------------------------------------------------------------------

_GROUPS = [{"name": "Lifts", "value": 3100}, {"name": "Stairs", "value": 3101}]
_MODEL: dict[str, list[dict[str, Any]]] = {
    "security_groups": _GROUPS,
    "egress_matrix_cells": [{"source": "Lifts", "destination": "Stairs"}],
}


@once
@pytest.mark.parametrize("check", [True, False])
def test_groups_and_cells_that_are_declared_absent(node: Node, check: bool) -> None:
    """The second run finds neither, and knows that the group was deleted."""
    assert counts(run(node, _MODEL)) == {"create": 3}
    assert counts(run(node, _MODEL, state="absent")) == {"delete": 3}
    again = run(node, _MODEL, state="absent", check=check)
    assert (again["changed"], counts(again), again.get("failed")) == (False, {"unchanged": 3}, None)


@once
def test_a_cell_of_a_group_that_nobody_declares(node: Node) -> None:
    """A name that is neither in ISE nor declared is an error in the declaration: nothing is changed."""
    cells = [{"source": "Lifts", "destination": "Stairs", "state": "absent"}]
    result = run(node, {"egress_matrix_cells": cells, "guest_ssids": [{"name": "guests"}]})
    assert result["failed"] and writes(node) == 0
    (message,) = failures(result).values()
    assert "source: 'Lifts' does not exist" in message
    assert "declare it absent as well, or remove this object" in message


@once
def test_an_orphan_in_a_configuration(node: Node) -> None:
    assert counts(run(node, _MODEL)) == {"create": 3}
    group = node.sim.store.get("sgt", "Lifts") or {}
    node.sim.store.delete("sgt", str(group["id"]))
    result = run(node, {"egress_matrix_cells": [{**_MODEL["egress_matrix_cells"][0], "state": "absent"}]})
    assert (counts(result), "Lifts-Stairs" in names(node, "egressmatrixcell")) == ({"delete": 1}, False)
