# Copyright (c) 2026, the openise.ise contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A run with bulk requests is killed: the worker that outlives it sends no further request."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from ansible_collections.openise.ise.tests.e2e.controller import Controller
from ise_simulator.testing import Simulator

_EACH = 500  # objects in a bulk request
ENDPOINTS = [{"mac": f"02:00:00:00:{number // 256:02X}:{number % 256:02X}"} for number in range(4 * _EACH)]
_SECONDS = 0.5  # of a bulk request


@pytest.mark.parametrize("kill", [os.killpg, os.kill], ids=["the group", "only the first"])
def test_killed_between_bulk_requests(controller: Controller, ise: Simulator, kill: Callable[[int, int], None]) -> None:
    ise.configure(bulk_seconds=_SECONDS)
    variables = {"endpoints": ENDPOINTS}
    with controller.start("bulk.yml", ise, variables=variables) as process:
        while not ise.store.list("endpoint"):
            assert process.poll() is None
            time.sleep(0.02)
        workers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
        kill(process.pid, signal.SIGKILL)
        requests = -1
        while requests != ise.stats.total:  # the worker reads the report of the first request until it is completed
            requests = ise.stats.total
            time.sleep(10 * _SECONDS)
        for worker in workers:  # they have their own sessions, and wait for the first process
            with suppress(ProcessLookupError):
                os.kill(int(worker), signal.SIGKILL)
    assert ise.stats.by_method["PUT"] == 1
    assert len(ise.store.list("endpoint")) == _EACH
    ise.configure(bulk_seconds=0)
    run = controller.play("bulk.yml", ise, variables=variables).succeeded()
    assert run.one("Configure the endpoints")["summary"]["create"] == 3 * _EACH
    assert len(ise.store.list("endpoint")) == len(ENDPOINTS)
