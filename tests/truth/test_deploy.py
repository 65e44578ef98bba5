# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deployment of saved objects: on request, never in check mode, with a correct report of failures."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine import deploy
from ansible_collections.openise.ise.tests.truth.budget import NOTHING, Requests
from ansible_collections.openise.ise.tests.truth.matrix import each
from ansible_collections.openise.ise.tests.truth.node import Node
from ansible_collections.openise.ise.tests.truth.row import Row

ONE_ORDER = Requests(PUT=1)


def deployed(row: Row) -> bool:
    """Select the rows whose objects can be deployed, for ``each(rows_with=deployed)``."""
    return bool(row.switch_tests.get("deploy_busy"))


def _orders(node: Node) -> list[str]:
    return [record.path for record in node.sim.requests if record.path.endswith("/deploy")]


@each(rows_with=deployed, asked=lambda _row, _release: ["never", "on_change", "always"])
def test_deployment(node: Node, asked: str) -> None:
    """After the write, with one more request; ``always`` also without a change, and reports a change."""
    case = node.for_release(node.row.minimal)
    order = ONE_ORDER if asked != "never" else NOTHING
    given = {**case.options, "deploy": asked}
    created = node.check_and_run(given, node.cost.create(case) + order)
    assert (created["changed"], created["deployed"]) == (True, asked != "never")
    assert _orders(node) == ([f"/ers/config/{node.row.path}/{node.id_of(case)}/deploy"] if order else [])

    again = node.run(given)
    assert (again["changed"], again["deployed"]) == (asked == "always", asked == "always")
    assert node.sent == node.cost.unchanged(case) + (ONE_ORDER if asked == "always" else NOTHING)
    assert node.run({**given, **node.small_change(0)})["deployed"] is (asked != "never")
    gone = node.run({**given, "state": "absent"})
    assert gone["changed"] is True and "deployed" not in gone
    assert node.sent == node.cost.delete(case)


@each(rows_with=deployed, asked=lambda _row, _release: ["on_change", "always"])
def test_check_mode_deploys_nothing(node: Node, asked: str) -> None:
    """It predicts the deployment, for new and for existing objects."""
    case = node.for_release(node.row.minimal)
    for _turn in range(2):
        result = node.run({**case.options, **node.small_change(0), "deploy": asked}, check=True)
        assert (result["changed"], result["deployed"]) == (True, True)
        assert set(node.sent) == {"GET"}
        node.put(case.stored)


@each(rows_with=deployed, status=lambda _row, _release: [400, 500])
def test_wait_for_another_deployment(node: Node, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """ISE runs one at a time."""
    node.sim.configure(deploy_busy=status, deploy_seconds=60.0)
    case = node.for_release(node.row.minimal)
    assert node.run({**case.options, "deploy": "on_change"})["deployed"] is True
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 2:
            node.sim.core.store.processes.clear()

    monkeypatch.setattr(deploy, "time", SimpleNamespace(sleep=wait))
    result = node.run({**node.key_options(case), **node.small_change(0), "deploy": "on_change"})
    assert (result["changed"], result["deployed"]) == (True, True)
    assert len(waits) == 2


@each(rows_with=deployed)
def test_failed_deployment(node: Node) -> None:
    """The next run does not hide it: there is nothing to change, and ``always`` deploys."""
    node.sim.fault("status", method="PUT", path="/deploy", status=500, times=0)
    case = node.for_release(node.row.minimal)
    result = node.run({**case.options, "deploy": "on_change"})
    kind = node.row.module.replace("_", " ")
    assert result.get("failed"), result
    assert result["msg"].startswith(
        f"The {kind} '{node.key_options(case)[node.row.listed_as]}' is saved, but not deployed:"
    )
    assert "set deploy to always" in result["msg"]
    assert node.stored(case) is not None
    node.sim.clear_faults()
    assert node.run({**case.options, "deploy": "on_change"})["deployed"] is False
    assert node.run({**case.options, "deploy": "always"})["deployed"] is True
