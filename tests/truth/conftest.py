# Copyright (c) 2026, the openise.ise contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fixtures of the truth matrix: one simulator for each release and test process, and one node for each case.

``--row NAME`` runs the cases of one row: ``pytest tests/truth --row security_group``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from types import SimpleNamespace
from typing import Any

import pytest

from ansible_collections.openise.ise.plugins.module_utils._engine import current_state, executor
from ansible_collections.openise.ise.plugins.module_utils._http import transport
from ansible_collections.openise.ise.plugins.module_utils._mnt import rests
from ansible_collections.openise.ise.tests.truth.matrix import RowOnRelease
from ansible_collections.openise.ise.tests.truth.node import Node, settings
from ansible_collections.openise.ise.tests.truth.row import Row, rows_named
from ise_simulator.testing import Simulator, running


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--row``."""
    parser.addoption(
        "--row",
        metavar="NAME",
        help="run only the cases of one row of the truth matrix, by the name of its file in tests/truth/rows",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Fail before anything is collected if ``--row`` names no row."""
    name = config.getoption("--row", None)
    if name is not None:
        try:
            rows_named(name)
        except LookupError as error:
            raise pytest.UsageError(str(error)) from None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect every test but the cases of the row."""
    name = config.getoption("--row", None)
    if name is not None:
        items[:], deselected = select_row(name, items)
        config.hook.pytest_deselected(items=deselected)


def select_row(name: str, items: Sequence[pytest.Item]) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """Return the cases of the named row, and all other tests."""
    chosen = {str(row) for row in rows_named(name)}
    return [item for item in items if _row_of(item) in chosen], [item for item in items if _row_of(item) not in chosen]


def _row_of(item: pytest.Item) -> str:
    """Return the id of the row that a test is about, empty if it is about none."""
    parameters = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    place = parameters.get("node")
    row = place.row if isinstance(place, RowOnRelease) else parameters.get("row")
    return str(row) if isinstance(row, Row) else ""


class Simulators:
    """Starts the simulator of a release on first use."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._running: dict[tuple[Any, ...], Simulator] = {}

    def of(self, release: str) -> Simulator:
        """Return the simulator of a release."""
        return self._started(release)

    def slow(self) -> Simulator:
        """Return a simulator with a few milliseconds of latency."""
        return self._started("3.4", latency_ms=5.0)

    def with_devices(self, release: str, number: int) -> Simulator:
        """Return a simulator of a release with this number of generated devices."""
        return self._started(release, devices=number)

    def with_tls(self, kind: str) -> Simulator:
        """Return a simulator with an invalid certificate."""
        return self._started("3.4", tls=kind)

    def another(self) -> Simulator:
        """Return a simulator that no task must contact."""
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
    """Provide all simulators of this process."""
    with ExitStack() as stack:
        yield Simulators(stack)


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Record the waits between attempts, in seconds, instead of waiting."""
    noted: list[float] = []
    clock = SimpleNamespace(sleep=noted.append, monotonic=lambda: sum(noted))
    monkeypatch.setattr(transport, "time", clock)
    monkeypatch.setattr(executor, "time", clock)
    monkeypatch.setattr(rests, "time", clock)
    return noted


class Clock:
    """The clock that says how old a read object is. Each look at it takes ``step`` seconds; none by default."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.step = 0.0

    def __call__(self) -> float:
        self.seconds += self.step
        return self.seconds


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Provide the clock, so that no test depends on the speed of the machine."""
    instance = Clock()
    monkeypatch.setattr(current_state, "time", SimpleNamespace(monotonic=instance))
    return instance


@pytest.fixture
def node(request: pytest.FixtureRequest, simulators: Simulators) -> Iterator[Node]:
    """Provide the node of one case; at its end check the rules for every case."""
    place: RowOnRelease = request.param
    case = Node(simulators.of(place.release), place.row, place.release)
    case.prepare(known=place.known)
    yield case
    if not place.known:
        case.forget_server()
    case.close()
