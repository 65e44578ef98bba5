# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Loops: one process, one connection, and no unnecessary requests."""

from __future__ import annotations

import pytest

from ansible_collections.openise.ise.tests.e2e.canaries import WRONG_PASSWORD
from ansible_collections.openise.ise.tests.e2e.controller import FAST, MODULE, Controller, Hosts
from ise_simulator.testing import Simulator


def test_hundred_items(controller: Controller, ise: Simulator) -> None:
    run = controller.play("loop.yml", ise, variables={"expected_change": True}).succeeded()
    assert (ise.stats.total, ise.stats.by_method) == (200, {"GET": 100, "POST": 100})
    assert all(item["changed"] for item in run.items("Configure each device"))
    ise.stats.reset()
    run = controller.play("loop.yml", ise, variables={"expected_change": False}).succeeded()
    assert (ise.stats.total, ise.stats.by_method, ise.stats.connections) == (100, {"GET": 100}, 1)
    assert [item["network_device"]["name"] for item in run.items("Configure each device")] == [
        f"sw-{n}" for n in range(1, 101)
    ]
    assert run.module_processes == []


def test_rejected_item(controller: Controller, ise: Simulator) -> None:
    """The other items are applied."""
    ise.configure(ip_overlap="allow")
    ise.fault("status", method="POST", skip=1, status=400)
    run = controller.play("loop_failure.yml", ise)
    items = [result for result in run.results if result.item]
    assert [item.status for item in items] == ["ok", "failed", "ok"]
    assert "(400)" in items[1].values["msg"]
    assert [ise.store.get("networkdevice", f"sw-{number}") is not None for number in (1, 2, 3)] == [True, False, True]
    assert run.code == 2


SEVERAL = {f"runner{number}": dict(FAST["runner"]) for number in range(4)}


@pytest.mark.parametrize("hosts", [FAST, MODULE, SEVERAL], ids=["in the process", "as a module", "for several hosts"])
def test_refused_login(controller: Controller, ise: Simulator, hosts: Hosts) -> None:
    """It is sent once in a run, whatever the items, tasks, workers and hosts, so that the account is not locked."""
    ise.configure(lock_after=2)
    run = controller.play("refused_login.yml", ise, hosts=hosts, variables={"wrong_password": WRONG_PASSWORD})
    run.succeeded()
    assert ise.stats.total == 1 + len(hosts)
    refused = [result.values for result in run.results if result.status != "ok" and "results" not in result.values]
    assert len(refused) == 6 * len(hosts)
    assert {result["status"] for result in refused} == {401}
    assert sum("was not sent" in result["msg"] for result in refused) == len(refused) - 1
