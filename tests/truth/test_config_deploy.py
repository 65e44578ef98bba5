# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``config`` deploys saved objects: together, after the last change, and not after a failure that ends the task."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine import deploy
from ansible_collections.openise.ise.plugins.module_utils._ers import bulk
from ansible_collections.openise.ise.plugins.modules import config
from ansible_collections.openise.ise.tests.truth.matrix import each, first_row
from ansible_collections.openise.ise.tests.truth.node import Node, Result

once = each(rows_with=first_row, releases=("3.4",))
_MAPPINGS = [
    {"host": f"10.7.0.{number}/32", "security_group": "Deployed", "deploy": "on_change"} for number in range(1, 13)
]
_RESOURCES: dict[str, list[dict[str, Any]]] = {
    "security_groups": [{"name": "Deployed", "value": 77}],
    "ip_sgt_mappings": _MAPPINGS,
}


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    noted: list[float] = []
    monkeypatch.setattr(deploy, "time", SimpleNamespace(sleep=noted.append))
    monkeypatch.setattr(bulk, "_FIRST_WAIT", 0.01)
    return noted


def _run(node: Node, **options: Any) -> Result:
    return node.perform(config.TASK, {"resources": _RESOURCES, **options})


def _orders(node: Node) -> list[str]:
    return [record.path for record in node.sim.requests if record.path.endswith("/deploy")]


@once
@pytest.mark.parametrize("options", [{}, {"bulk": True}], ids=str)
@pytest.mark.parametrize("created_id", ["tell", "omit"])
def test_each_new_object_is_deployed(node: Node, options: dict[str, Any], created_id: str) -> None:
    """Also where ISE does not report the ids of objects that it creates in bulk."""
    node.sim.configure(bulk_created_id=created_id)
    result = _run(node, **options)
    assert (result["changed"], result["failed_objects"]) == (True, [])
    ids = {item["id"] for item in node.sim.store.list("sgmapping")}
    assert sorted(_orders(node)) == sorted(f"/ers/config/sgmapping/{each}/deploy" for each in ids)


@once
def test_many_that_fail_wait_together(node: Node, waits: list[float]) -> None:
    node.sim.fault("status", method="PUT", path="/deploy", status=400, times=0)
    result = _run(node)
    assert len(waits) == 4
    assert result["summary"]["create"] == 1 + len(_MAPPINGS)
    assert [failure["action"] for failure in result["failed_objects"]] == ["deploy"] * len(_MAPPINGS)


@once
@pytest.mark.parametrize(
    ("status", "options", "message"),
    [
        (400, {"on_error": "stop"}, "on_error is stop, and another object failed."),
        (401, {}, "(401)"),
    ],
)
def test_no_deployment_after_a_failure_that_ends_the_task(
    node: Node, status: int, options: dict[str, Any], message: str
) -> None:
    node.sim.fault("status", method="POST", path="sgmapping", skip=5, status=status)
    result = _run(node, max_connections=1, **options)
    assert _orders(node) == []
    assert (result["changed"], result["summary"]["create"]) == (True, 1 + 5)
    texts = [failure["msg"] for failure in result["failed_objects"] if failure["action"] == "deploy"]
    assert len(texts) == 5
    assert all("is saved, but not deployed: Not attempted: " in each and message in each for each in texts)


@once
def test_no_deployment_after_a_refused_one(node: Node, waits: list[float]) -> None:
    """A refused login ends the task."""
    node.sim.fault("status", method="PUT", path="/deploy", skip=2, status=401)
    result = _run(node, max_connections=1)
    assert (len(_orders(node)), waits) == (3, [])
    assert [failure["outcome"] for failure in result["failed_objects"]] == ["failed"] + ["not_begun"] * 9
