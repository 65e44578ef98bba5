# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sockets in memory do what those of the simulator do: the same task, the same fault, the same result."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._http import transport
from ansible_collections.openise.ise.tests.faults.place import TIMEOUT, Place, world
from ansible_collections.openise.ise.tests.faults.runner import Runner
from ansible_collections.openise.ise.tests.faults.stand_in import Clock, Hang
from ansible_collections.openise.ise.tests.faults.table import FAULTS, READ, RIVAL, WRITE, Fault
from ansible_collections.openise.ise.tests.faults.way import WRITES, Way
from ansible_collections.openise.ise.tests.faults.ways_ers import row
from ansible_collections.openise.ise.tests.truth.node import Node, Result, settings
from ansible_collections.openise.ise.tests.truth.operations import CREATE
from ise_simulator.testing import Simulator, running

# Real sockets would have to wait for these.
_SLOW = ("no answer", "answered too late", "a byte a second")
_COMPARED = [fault for fault in FAULTS if fault.on != RIVAL and fault.name not in _SLOW]
_WAY = Way("create", "ERS", row("security_group"), CREATE.run, CREATE.prepare, known=False)


def _outcome(result: Result) -> Any:
    """Return what both results have in common: addresses and ids differ."""
    return (result.get("changed"), result.get("failed"), result.get("status"), str(result.get("msg"))[-40:])


@pytest.fixture(scope="module")
def real() -> Iterator[Simulator]:
    """Provide a simulator with sockets."""
    with running(settings("3.4")) as sim:
        yield sim


@pytest.mark.parametrize("fault", _COMPARED, ids=str)
def test_same_result(fault: Fault, real: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """A creation under each fault that needs no time."""
    rule = {**fault.rule, "method": "GET" if fault.on == READ else WRITES, "times": 1}
    with monkeypatch.context() as patch, world(patch) as made:
        place = Place(made, _WAY.row, "3.4")
        made.process.start()
        place.begin()
        place.sim.core.faults.add(rule)
        in_memory = _outcome(CREATE.run(place))
        stored = len(place.sim.store.list("sgt"))
        sent = [record.method for record in place.sim.requests]
        made.process.start()
    monkeypatch.setattr(transport, "time", SimpleNamespace(sleep=lambda _seconds: None, monotonic=lambda: 0.0))
    node = Node(real, _WAY.row, "3.4")
    node.forget_server()
    node._begin()
    real.core.faults.add(rule)
    assert _outcome(CREATE.run(node)) == in_memory
    assert len(real.store.list("sgt")) == stored
    assert [record.method for record in real.requests] == sent


def test_the_sample_is_the_same_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A share of all cells, and no others."""
    with monkeypatch.context() as patch, world(patch) as made:
        runner = Runner(made, _WAY)
        chosen, cells = runner.sample(0.25), list(runner.cells())
        assert chosen == Runner(made, _WAY).sample(0.25)
        assert len(chosen) == round(len(cells) / 4) and set(map(str, chosen)) < set(map(str, cells))


def test_time_is_virtual() -> None:
    clock = Clock()
    clock.start(10)
    clock.sleep(9.5)
    assert clock.monotonic() - Clock().monotonic() == 9.5
    with pytest.raises(Hang):
        clock.sleep(1)


@pytest.mark.parametrize(("fault", "on"), [("no answer", READ), ("answered too late", WRITE)])
def test_a_silent_node_costs_one_timeout(fault: str, on: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In virtual time, and the task fails or looks again."""
    with monkeypatch.context() as patch, world(patch) as made:
        runner = Runner(made, _WAY)
        (cell,) = [
            cell for cell in runner.cells() if (cell.fault.name, cell.fault.on, cell.when.name) == (fault, on, "once")
        ]
        verdict = runner.run(cell)
        assert verdict.column in ("failed", "ok"), verdict
        assert TIMEOUT <= made.clock.now < 3 * TIMEOUT
