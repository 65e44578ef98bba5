# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Ansible prints and registers of a failed ``config`` task: names and numbers, and the way to the rest."""

from __future__ import annotations

import json
from pathlib import Path

from ansible_collections.openise.ise.tests.e2e.controller import Controller, Hosts
from ansible_collections.openise.ise.tests.e2e.test_action_plugin import JUMP, LOCAL
from ise_simulator.testing import Simulator

NUMBER = 3000


def test_a_long_plan_is_not_printed(controller: Controller, ise: Simulator, tmp_path: Path) -> None:
    """3,000 objects differ: each failure is one short line, and reports have all of them."""
    endpoints = [{"mac": f"02:00:00:00:{number // 256:02x}:{number % 256:02x}"} for number in range(NUMBER)]
    last = str(endpoints[-1]["mac"]).upper()
    given = {"endpoints": endpoints, "folder": str(tmp_path)}
    hosts: Hosts = {"node": {"ansible_host": ise.host}, "jump": JUMP, "localhost": LOCAL}
    run = controller.play("short_results.yml", ise, hosts=hosts, variables=given).succeeded()

    lines = [line for line in run.output.splitlines() if line.startswith("fatal: ")]
    assert len(lines) == 3
    assert max(map(len, lines)) < 4000
    assert (
        f"{NUMBER:,} missing; 0 of {NUMBER:,} objects are as declared." in run.one("Report")["ansible_facts"]["report"]
    )
    assert last in run.one("Report")["ansible_facts"]["report"]

    # The module ran elsewhere, and the file is here.
    assert len(run.module_processes) == 1
    assert run.one("On the jump host")["result_file"] == str(tmp_path / "result.json")
    content = json.loads((tmp_path / "result.json").read_text())
    assert content["result"]["plan"]["create"][-1]["name"] == last
    assert run.one("On the jump host")["msg"] == content["result"]["msg"]

    assert "async does not wait for that" in run.one("In the background")["msg"]
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".json"] == ["result.json"]
    assert ise.stats.writes == 0
