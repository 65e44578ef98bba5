# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Simulators that live as long as the test process, one a release, and nodes that begin and end each case."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from types import SimpleNamespace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine import reconciler as reconcile
from ansible_collections.openise.ise.plugins.module_utils._http import transport
from ansible_collections.openise.ise.tests.truth.matrix import RowOnRelease
from ansible_collections.openise.ise.tests.truth.node import Node, settings
from ise_simulator.testing import Simulator, running


class Simulators:
    """Starts a simulator for a release when it is first asked for."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._running: dict[tuple[Any, ...], Simulator] = {}

    def of(self, release: str) -> Simulator:
        """Return the simulator of a release."""
        return self._started(release)

    def slow(self) -> Simulator:
        """Return a simulator that takes a few milliseconds for every request."""
        return self._started("3.4", latency_ms=5.0)

    def with_devices(self, release: str, number: int) -> Simulator:
        """Return a simulator of a release with so many generated devices."""
        return self._started(release, devices=number)

    def with_tls(self, kind: str) -> Simulator:
        """Return a simulator with something wrong with its certificate."""
        return self._started("3.4", tls=kind)

    def another(self) -> Simulator:
        """Return a simulator that no task is to talk to."""
        return self._started("3.4", host="127.0.0.1", control=False)

    def beside(self, sim: Simulator) -> Simulator:
        """Return a simulator at the same port of another address: the second Monitoring node."""
        return self._started("3.4", host="127.0.0.2", port=sim.port, ers_port=None)

    def _started(self, release: str, **more: Any) -> Simulator:
        key = (release, *more.items())
        if key not in self._running:
            self._running[key] = self._stack.enter_context(running(settings(release, **more)))
        return self._running[key]


@pytest.fixture(scope="session")
def simulators() -> Iterator[Simulators]:
    """All simulators of this process."""
    with ExitStack() as stack:
        yield Simulators(stack)


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits between attempts, in seconds: noted, not waited."""
    noted: list[float] = []
    clock = SimpleNamespace(sleep=noted.append)
    monkeypatch.setattr(transport, "time", clock)
    monkeypatch.setattr(reconcile, "time", clock)
    return noted


@pytest.fixture
def node(request: pytest.FixtureRequest, simulators: Simulators) -> Iterator[Node]:
    """The node of one case; at its end the rules that hold for every case are checked."""
    place: RowOnRelease = request.param
    case = Node(simulators.of(place.release), place.row, place.release)
    case.prepare(known=place.known)
    yield case
    if not place.known:
        case.forget_server()
    case.close()
